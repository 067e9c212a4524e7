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

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use crate::keys::{self, KeyRing};
    use epcis::time::Timestamp;
    use serde_json::json;

    #[test]
    fn a_receipt_counts_only_for_what_its_signer_named() {
        let folder = std::env::temp_dir().join(format!("portal-receipt-{}", std::process::id()));
        let ring = |name: &str| {
            keys::create(&folder.join(name), Timestamp::from_millis(0)).expect("a key");
            KeyRing::read(&folder.join(name)).expect("keys")
        };
        let (nation, other) = (ring("nation"), ring("other"));
        let set = folder.join("jwks.json");
        std::fs::write(&set, nation.set(Timestamp::from_millis(1)).to_string()).expect("a file");
        let known = Keys::read(&set).expect("keys");
        let signed = |ring: &KeyRing, events: Value| {
            let key = ring.signer(Timestamp::from_millis(1)).expect("a signer");
            key.sign_as("receipt+jws", json!({ "events": events }).to_string().as_bytes()).expect("signed")
        };
        let right = signed(&nation, json!([["urn:a", "hash-a", "accepted"]]));
        let event = |id: &str, hash: &str, outcome: &str| json!({ "eventID": id, "hash": hash, "outcome": outcome });
        let (a, b) = (event("urn:a", "hash-a", "accepted"), event("urn:b", "hash-b", "accepted"));
        let payload = right.split('.').nth(1).expect("a payload");
        for (what, receipt, events, expected) in [
            ("what was signed", json!(right), json!([a]), true),
            ("what was refused needs no receipt", json!(right), json!([a, event("urn:b", "", "rejected")]), true),
            ("another event beside it", json!(right), json!([a, b]), false),
            ("the receipt of another delivery", json!(right), json!([b]), false),
            ("the same identifier, other content", json!(right), json!([event("urn:a", "hash-b", "accepted")]), false),
            ("another signer", json!(signed(&other, json!([["urn:a", "hash-a", "accepted"]]))), json!([a]), false),
            ("another signature", json!(right.replace(payload, &format!("{payload}AA"))), json!([a]), false),
            ("no signature", json!("a.b."), json!([a]), false),
            ("no receipt", Value::Null, json!([a]), false),
        ] {
            let told = known.verify(&json!({ "receipt": receipt, "events": events }), "delivery");
            assert_eq!(told.is_ok(), expected, "{what}: {told:?}");
        }
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
