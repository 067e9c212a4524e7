//! Public keys as JSON Web Keys.
//!
//! Source: RFC 7517; RFC 7518, section 6.2; RFC 8037, section 2.

use super::{Algorithm, decode_base64url};
use serde_json::Value;
use std::fmt;

/// A public key that a configuration pins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    id: Option<String>,
    point: Point,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Point {
    P256 { x: [u8; 32], y: [u8; 32] },
    Ed25519 { x: [u8; 32] },
}

/// Why a text is no public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyError {
    /// Not a JSON object.
    Form,
    /// Neither P-256 nor Ed25519.
    Kind,
    /// A private key does not belong into a configuration.
    Private,
    /// A coordinate that is not 32 bytes in base64url.
    Coordinate,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            KeyError::Form => "not a JSON Web Key",
            KeyError::Kind => "neither a P-256 nor an Ed25519 key",
            KeyError::Private => "a private key",
            KeyError::Coordinate => "a coordinate is not 32 bytes",
        })
    }
}

impl std::error::Error for KeyError {}

impl PublicKey {
    /// Reads a JSON Web Key.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn read(jwk: &str) -> Result<PublicKey, KeyError> {
        let map = super::object(jwk.as_bytes()).ok_or(KeyError::Form)?;
        if map.contains_key("d") {
            return Err(KeyError::Private);
        }
        let text = |name| map.get(name).and_then(Value::as_str).unwrap_or_default();
        let coordinate = |name| {
            let bytes = decode_base64url(text(name)).ok_or(KeyError::Coordinate)?;
            <[u8; 32]>::try_from(bytes).map_err(|_| KeyError::Coordinate)
        };
        let point = match (text("kty"), text("crv")) {
            ("EC", "P-256") => Point::P256 { x: coordinate("x")?, y: coordinate("y")? },
            ("OKP", "Ed25519") => Point::Ed25519 { x: coordinate("x")? },
            _ => return Err(KeyError::Kind),
        };
        let id = Some(text("kid").to_owned()).filter(|it| !it.is_empty());
        Ok(PublicKey { id, point })
    }

    /// The same key under another name.
    pub fn named(self, id: &str) -> PublicKey {
        PublicKey { id: Some(id.to_owned()), ..self }
    }

    /// Its name.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The algorithm that it verifies.
    pub fn algorithm(&self) -> Algorithm {
        match self.point {
            Point::P256 { .. } => Algorithm::Es256,
            Point::Ed25519 { .. } => Algorithm::EdDsa,
        }
    }

    /// The bytes that WebCrypto imports as `raw`: an uncompressed point (0x04, x, y) for P-256, 32
    /// bytes for Ed25519.
    pub fn raw(&self) -> Vec<u8> {
        match &self.point {
            Point::P256 { x, y } => [&[4][..], x, y].concat(),
            Point::Ed25519 { x } => x.to_vec(),
        }
    }
}
