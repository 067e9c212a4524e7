//! Signatures over answers: JSON Web Signatures by pinned keys.
//!
//! Read here, verified behind a port: the browser has the arithmetic already (WebCrypto).
//!
//! | form | spelling |
//! |---|---|
//! | compact | `header.payload.signature`, payload empty if it is detached |
//! | flattened JSON | `{"protected", "payload"?, "signature"}` |
//! | general JSON | `{"payload"?, "signatures": [{"protected", "signature"}]}`, the first that can be read |
//!
//! Only ES256 and EdDSA (Ed25519) are known; `none` and everything else is refused, as is a key that
//! the signature brings itself.
//!
//! Source: RFC 7515, sections 3 to 7; RFC 7518, section 3.4; RFC 7797; RFC 8037.

mod base64url;
mod key;
mod statement;

pub use base64url::{decode as decode_base64url, encode as encode_base64url};
pub use key::{KeyError, PublicKey};
pub use statement::{LONGEST_LIFE_S, SignedContent, SignedPart, SignedRole, Statement, sha256};

use serde_json::{Map, Value};
use std::fmt;

/// Longest protected header, in characters.
const LONGEST_HEADER: usize = 8 * 1024;
/// Longest signature text, in characters: a compact form holds the payload, too.
const LONGEST: usize = 3 * 1024 * 1024;

/// How was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA on P-256 with SHA-256; the signature is R and S, 32 bytes each.
    Es256,
    /// Ed25519; the signature is 64 bytes.
    EdDsa,
}

/// A signature that was read, not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jws {
    algorithm: Algorithm,
    key_id: Option<String>,
    kind: Option<String>,
    header: String,
    payload: Option<String>,
    is_encoded: bool,
    signature: [u8; 64],
}

/// Why a text is no signature that can be verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JwsError {
    /// Longer than is read.
    TooLong,
    /// None of the three forms.
    Form,
    /// Base64url with a wrong character, length or bit.
    Base64,
    /// The header is no JSON object.
    Header,
    /// Another algorithm than ES256 or EdDSA.
    Algorithm {
        /// Its name, at most 40 characters.
        name: String,
    },
    /// An extension that must be understood and is not (RFC 7515, section 4.1.11).
    Critical,
    /// Not 64 bytes.
    SignatureLength {
        /// The length in bytes.
        found: usize,
    },
}

impl fmt::Display for JwsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JwsError::TooLong => f.write_str("too long"),
            JwsError::Form => f.write_str("not a JSON Web Signature"),
            JwsError::Base64 => f.write_str("not base64url"),
            JwsError::Header => f.write_str("the protected header is not a JSON object"),
            JwsError::Algorithm { name } => write!(f, "algorithm {name} is not known"),
            JwsError::Critical => f.write_str("a critical extension is not known"),
            JwsError::SignatureLength { found } => write!(f, "a signature of {found} bytes, 64 expected"),
        }
    }
}

impl std::error::Error for JwsError {}

/// What verifying says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A pinned key made it, over exactly these bytes.
    Valid,
    /// No pinned key that fits made it over these bytes.
    Invalid,
    /// No key is pinned that could have made it, or the device cannot verify it: it says nothing.
    NotChecked,
}

/// The arithmetic: WebCrypto in the browser, a library elsewhere.
pub trait Verify {
    /// Whether `signature` was made over `message` by `key`; `None` if the device cannot tell.
    ///
    /// The key's kind fits the algorithm.
    fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> impl Future<Output = Option<bool>>;
}

impl Jws {
    /// Reads a signature.
    ///
    /// # Errors
    /// [`JwsError`].
    pub fn read(text: &str) -> Result<Jws, JwsError> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(JwsError::TooLong);
        }
        if text.starts_with('{') {
            return Jws::read_json(text);
        }
        let mut parts = text.split('.');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(header), Some(payload), Some(signature), None) => {
                Jws::assemble(header, Some(payload).filter(|it| !it.is_empty()), signature)
            }
            _ => Err(JwsError::Form),
        }
    }

    fn read_json(text: &str) -> Result<Jws, JwsError> {
        let map = object(text.as_bytes()).ok_or(JwsError::Form)?;
        let payload = match map.get("payload") {
            None | Some(Value::Null) => None,
            Some(Value::String(payload)) => Some(payload.as_str()),
            Some(_) => return Err(JwsError::Form),
        };
        let part = |map: &Map<String, Value>| {
            let text = |name| map.get(name).and_then(Value::as_str).ok_or(JwsError::Form);
            Jws::assemble(text("protected")?, payload, text("signature")?)
        };
        match map.get("signatures").and_then(Value::as_array) {
            Some(list) => {
                let mut read = list.iter().take(8).filter_map(Value::as_object).map(part);
                let first = read.next().unwrap_or(Err(JwsError::Form));
                first.or_else(|error| read.find_map(Result::ok).ok_or(error))
            }
            None => part(&map),
        }
    }

    fn assemble(header: &str, payload: Option<&str>, signature: &str) -> Result<Jws, JwsError> {
        if header.len() > LONGEST_HEADER {
            return Err(JwsError::TooLong);
        }
        let decoded = decode_base64url(header).ok_or(JwsError::Base64)?;
        let fields = object(&decoded).ok_or(JwsError::Header)?;
        let algorithm = match fields.get("alg").and_then(Value::as_str).unwrap_or_default() {
            "ES256" => Algorithm::Es256,
            "EdDSA" | "Ed25519" => Algorithm::EdDsa,
            other => return Err(JwsError::Algorithm { name: other.chars().take(40).collect() }),
        };
        let critical = match fields.get("crit") {
            None => &[],
            Some(Value::Array(list)) => list.as_slice(),
            Some(_) => return Err(JwsError::Critical),
        };
        if critical.iter().any(|name| name != "b64") {
            return Err(JwsError::Critical);
        }
        let is_encoded = match fields.get("b64") {
            None | Some(Value::Bool(true)) => true,
            // RFC 7797, section 6: it takes effect only if it is critical.
            Some(Value::Bool(false)) if !critical.is_empty() => false,
            Some(_) => return Err(JwsError::Critical),
        };
        if is_encoded && payload.is_some_and(|it| decode_base64url(it).is_none()) {
            return Err(JwsError::Base64);
        }
        let signature = decode_base64url(signature).ok_or(JwsError::Base64)?;
        let found = signature.len();
        let signature = signature.try_into().map_err(|_| JwsError::SignatureLength { found })?;
        Ok(Jws {
            algorithm,
            key_id: fields.get("kid").and_then(Value::as_str).map(str::to_owned),
            kind: fields.get("typ").and_then(Value::as_str).map(str::to_owned),
            header: header.to_owned(),
            payload: payload.map(str::to_owned),
            is_encoded,
            signature,
        })
    }

    /// How was signed.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The name of the key, as the signer says.
    pub fn key_id(&self) -> Option<&str> {
        self.key_id.as_deref()
    }

    /// Whether it is a signed answer of `docs/signatures.md`, bound to an item and a time: `typ` `trace+jws`.
    pub fn is_statement(&self) -> bool {
        let kind = self.kind.as_deref().map(|kind| kind.strip_prefix("application/").unwrap_or(kind));
        kind.is_some_and(|kind| kind.eq_ignore_ascii_case("trace+jws"))
    }

    /// The signed bytes, if the signature carries them.
    pub fn payload(&self) -> Option<Vec<u8>> {
        let payload = self.payload.as_deref()?;
        if self.is_encoded { decode_base64url(payload) } else { Some(payload.as_bytes().to_vec()) }
    }

    /// The bytes that the signature is over. `content` are the bytes of the answer; they must be equal
    /// to those that the signature carries, if it carries any.
    fn message(&self, content: &[u8]) -> Option<Vec<u8>> {
        if self.payload().is_some_and(|carried| carried != content) {
            return None;
        }
        let mut message = self.header.clone().into_bytes();
        message.push(b'.');
        if self.is_encoded {
            message.extend(encode_base64url(content).into_bytes());
        } else {
            message.extend(content);
        }
        Some(message)
    }

    /// Verifies the signature over the bytes of an answer.
    ///
    /// A key is tried if its kind fits and its name is that in the signature, or one of both has none.
    pub async fn verify(&self, content: &[u8], keys: &[PublicKey], port: &impl Verify) -> Verdict {
        let Some(message) = self.message(content) else { return Verdict::Invalid };
        let mut verdict = Verdict::NotChecked;
        for key in keys.iter().filter(|key| key.algorithm() == self.algorithm) {
            let named_otherwise = matches!((key.id(), self.key_id()), (Some(one), Some(other)) if one != other);
            if named_otherwise {
                continue;
            }
            match port.verify(key, &message, &self.signature).await {
                Some(true) => return Verdict::Valid,
                Some(false) => verdict = Verdict::Invalid,
                None => {}
            }
        }
        verdict
    }
}

/// The digital signature that a code itself carries, AI (8030): read, never checked here.
///
/// Source: GS1 General Specifications, section 3.9.18; ISO/IEC 20248.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSignature {
    /// The decoded bytes.
    pub bytes: Vec<u8>,
}

impl CodeSignature {
    /// Reads the value of AI (8030): base64url, at most 90 characters.
    pub fn read(value: &str) -> Option<CodeSignature> {
        let value = value.trim_end_matches('=');
        let bytes = if (1..=90).contains(&value.len()) { decode_base64url(value)? } else { return None };
        Some(CodeSignature { bytes })
    }
}

/// A JSON object. Every text is read as the one type of any value: each other type would bring a reader of its own.
fn object(json: &[u8]) -> Option<Map<String, Value>> {
    match serde_json::from_slice(json).ok()? {
        Value::Object(map) => Some(map),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
