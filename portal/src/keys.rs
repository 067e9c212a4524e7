//! The keys by which answers are signed: made, read, changed over in good order, published.
//!
//! One file a key, readable by its owner alone: a private JSON Web Key (RFC 7517) on P-256, with its
//! thumbprint as `kid`, `nbf` (signs from) and, once it is revoked, `revoked`.
//!
//! | moment | the key |
//! |---|---|
//! | made | is published, so that everybody can learn of it before it signs |
//! | `nbf` | signs, and every older one stops |
//! | [`LONGEST_LIFE`] and the tolerance after a younger one began | is no longer published |

mod file;
mod sign;

pub use file::{create, revoke};

use crate::PortalError;
use epcis::jws::encode_base64url;
use epcis::time::Timestamp;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Longest life of a signature, in seconds.
pub const LONGEST_LIFE: i64 = 7 * 86_400;
/// By how much two clocks may differ, in seconds.
pub const TOLERANCE: i64 = 300;

/// A key on P-256.
#[derive(Clone)]
pub struct Key {
    /// Its thumbprint (RFC 7638).
    pub id: String,
    /// Signs from, in seconds since the Unix epoch.
    pub from: i64,
    x: [u8; 32],
    y: [u8; 32],
    d: [u8; 32],
}

impl std::fmt::Debug for Key {
    /// Without the private part.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Key").field("id", &self.id).field("from", &self.from).finish_non_exhaustive()
    }
}

impl Key {
    /// The public half as a JSON Web Key.
    pub fn public(&self) -> Value {
        json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id, "nbf": self.from,
            "x": encode_base64url(&self.x), "y": encode_base64url(&self.y),
        })
    }
}

/// The thumbprint of a key on P-256: its required members in the order of their names.
fn thumbprint(x: &[u8; 32], y: &[u8; 32]) -> String {
    let (x, y) = (encode_base64url(x), encode_base64url(y));
    let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
    encode_base64url(&Sha256::digest(members.as_bytes()))
}

/// Every key that is not revoked, oldest first.
#[derive(Debug, Clone, Default)]
pub struct KeyRing {
    keys: Vec<Key>,
}

impl KeyRing {
    /// Reads a folder of keys.
    ///
    /// # Errors
    /// [`PortalError::Keys`] for a file that is no key: one that is passed over would go unnoticed.
    pub fn read(folder: &Path) -> Result<KeyRing, PortalError> {
        let mut keys = file::all(folder)?;
        keys.sort_by_key(|key| key.from);
        Ok(KeyRing { keys })
    }

    /// A ring of these keys.
    pub fn of(mut keys: Vec<Key>) -> KeyRing {
        keys.sort_by_key(|key| key.from);
        KeyRing { keys }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The youngest key that may sign.
    pub fn signer(&self, now: Timestamp) -> Option<&Key> {
        self.keys.iter().rev().find(|key| key.from <= now.millis().div_euclid(1_000))
    }

    /// The keys that may still be met in an answer, or will be.
    pub fn published(&self, now: Timestamp) -> Vec<&Key> {
        let now = now.millis().div_euclid(1_000);
        let ended = |at: usize| {
            let successor = self.keys.get(at + 1).map(|it| it.from);
            successor.is_some_and(|from| from + LONGEST_LIFE + TOLERANCE < now)
        };
        self.keys.iter().enumerate().filter(|(at, _)| !ended(*at)).map(|(_, key)| key).collect()
    }

    /// The JSON Web Key Set.
    pub fn set(&self, now: Timestamp) -> Value {
        json!({ "keys": self.published(now).into_iter().map(Key::public).collect::<Vec<_>>() })
    }
}

#[cfg(test)]
mod tests;
