//! Whether the nation signed what it says it recorded.

use crate::PortalError;
use epcis::jws::{PublicKey, decode_base64url};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde_json::Value;
use std::path::Path;

/// The nation's keys.
pub(super) struct Keys {
    keys: Vec<PublicKey>,
}

impl Keys {
    /// Reads a JSON Web Key Set.
    pub(super) fn read(path: &Path) -> Result<Keys, PortalError> {
        let wrong = |what: &str| PortalError::Keys(format!("{}: {what}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| PortalError::File(path.to_path_buf(), error))?;
        let set: Value = serde_json::from_str(&text).map_err(|_| wrong("not JSON"))?;
        let list = set.get("keys").and_then(Value::as_array).ok_or_else(|| wrong("no set of keys"))?;
        let keys: Result<Vec<PublicKey>, _> = list.iter().map(|it| PublicKey::read(&it.to_string())).collect();
        let keys = keys.map_err(|error| wrong(&format!("{error:?}")))?;
        if keys.is_empty() { Err(wrong("no key")) } else { Ok(Keys { keys }) }
    }

    /// Compares the receipt of a capture job with the delivery: one of the keys signed it, and it names exactly
    /// what is said to be recorded.
    pub(super) fn verify(&self, job: &Value, delivery: &str) -> Result<(), String> {
        let receipt = job.get("receipt").and_then(Value::as_str).ok_or("the receipt is not signed")?;
        let (signed, signature) = receipt.rsplit_once('.').ok_or("the receipt is no JWS")?;
        let signature = decode_base64url(signature).ok_or("the receipt is no JWS")?;
        let holds = |key: &PublicKey| {
            let point = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.raw());
            point.verify(signed.as_bytes(), &signature).is_ok()
        };
        if !self.keys.iter().any(holds) {
            return Err("the receipt is signed by none of the nation's keys".to_owned());
        }
        let payload = signed.split('.').nth(1).and_then(decode_base64url).ok_or("the receipt is no JWS")?;
        let payload: Value = serde_json::from_slice(&payload).map_err(|_| "the receipt is not JSON")?;
        let named = payload.get("events").and_then(Value::as_array).ok_or("the receipt names no events")?;
        let is_signed = |event: &Value| {
            let [id, hash] = ["eventID", "hash"].map(|name| event.get(name).unwrap_or(&Value::Null));
            named.iter().any(|it| it.get(0) == Some(id) && it.get(1) == Some(hash))
        };
        let told = job.get("events").and_then(Value::as_array).into_iter().flatten();
        let recorded = told.filter(|it| it.get("outcome").and_then(Value::as_str) != Some("rejected"));
        match recorded.into_iter().find(|it| !is_signed(it)) {
            Some(event) => Err(format!("{delivery}: the receipt does not name {event}")),
            None => Ok(()),
        }
    }
}
