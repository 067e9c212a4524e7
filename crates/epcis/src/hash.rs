//! The event hash: one fingerprint for one event, however it is written.
//!
//! Every field becomes `key=value` without a separator, in one canonical order; the SHA-256 of the
//! whole is the event's `ni:` identifier. Not hashed: `recordTime`, `eventID`, `errorDeclaration`,
//! `certificationInfo`, comments.
//!
//! Implementations that all write `?ver=CBV2.0` differ, so that a mismatch only says that the hash
//! cannot be confirmed, never that an event was changed.
//!
//! Source: CBV 2.0, section 8.9.2, and its reference implementation of 2026.

mod canonical;
mod extension;
mod value;

pub use extension::Namespaces;

use crate::event::Event;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// The version of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// CBV 2.0: extensions inside standard fields are moved behind everything else.
    Cbv20,
    /// CBV 2.1 (draft): extensions stand where they are.
    Cbv21,
}

impl Version {
    /// Its name in an identifier.
    pub fn name(self) -> &'static str {
        match self {
            Version::Cbv20 => "CBV2.0",
            Version::Cbv21 => "CBV2.1",
        }
    }
}

/// What the hash in an event's identifier says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HashCheck {
    /// The identifier is no event hash.
    NoHash,
    /// The event is what was hashed.
    Confirmed(Version),
    /// Neither version gives this hash: it was built by other rules, or the event was changed.
    Unconfirmed,
}

/// The text that is hashed.
pub fn prehash(event: &Map<String, Value>, namespaces: &Namespaces, version: Version) -> String {
    canonical::prehash(event, namespaces, version)
}

/// The identifier of an event by its hash: `ni:///sha-256;…?ver=CBV2.0`.
pub fn event_hash(event: &Map<String, Value>, namespaces: &Namespaces, version: Version) -> String {
    let digest = hex(&Sha256::digest(prehash(event, namespaces, version)));
    ["ni:///sha-256;", &digest, "?ver=", version.name()].concat()
}

/// Bytes in hexadecimal, in small letters.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    text.extend(
        bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])),
    );
    text
}

/// Compares an event with the hash in its own identifier.
pub fn check(event: &Event, namespaces: &Namespaces) -> HashCheck {
    let Some(stated) = event.id.as_deref().and_then(digest_of) else { return HashCheck::NoHash };
    let confirmed = |version: &Version| {
        digest_of(&event_hash(&event.raw, namespaces, *version)).is_some_and(|it| it.eq_ignore_ascii_case(stated))
    };
    match [Version::Cbv20, Version::Cbv21].into_iter().find(confirmed) {
        Some(version) => HashCheck::Confirmed(version),
        None => HashCheck::Unconfirmed,
    }
}

/// The digest in an `ni:` identifier (RFC 6920, section 3).
fn digest_of(id: &str) -> Option<&str> {
    let rest = crate::vocabulary::strip_prefix_ignore_case(id, "ni:///sha-256;")?;
    let digest = rest.split('?').next()?;
    (digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(digest)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use crate::{Limits, document};
    use serde_json::json;

    fn event() -> Value {
        json!({
            "type": "ObjectEvent", "eventID": "urn:uuid:x", "recordTime": "2026-11-02T10:00:00Z",
            "eventTime": "2026-11-02T09:30:00.1235+07:00", "eventTimeZoneOffset": "+07:00", "action": "OBSERVE",
            "bizStep": "shipping", "epcList": ["urn:epc:id:sgtin:9521001.000201.b%2F2", "https://x.vn/01/9521001002011/10/L/21/1?a=b"],
            "readPoint": {"id": "urn:epc:id:sgln:9521001.00002.0", "qn:gate": " 7 "},
            "quantityList": [{"epcClass": "urn:epc:class:lgtin:9521001.000201.A", "quantity": 2.50, "uom": "KGM"}],
            "sensorElementList": [{"sensorReport": [{"type": "Temperature", "value": 3.0, "uom": "CEL", "qn:seal": "09.50"}]}],
            "sourceList": [], "qn:note": [{"qn:b": null, "qn:a": true}, "2026-11-02T00:00:00+07:00"], "certificationInfo": "https://c.vn",
        })
    }

    fn namespaces() -> Namespaces {
        Namespaces::read(&json!(["https://ref.gs1.org/standards/epcis/epcis-context.jsonld", {"qn": "https://ns.vn/"}]))
    }

    #[track_caller]
    fn check_prehash(event: &Value, version: Version, expected: &[&str]) {
        assert_eq!(prehash(event.as_object().expect("an object"), &namespaces(), version), expected.concat());
    }

    const HEAD: &str = "eventType=ObjectEventeventTime=2026-11-02T02:30:00.124ZeventTimeZoneOffset=+07:00epcList\
        epc=https://id.gs1.org/01/09521001002011/21/1epc=https://id.gs1.org/01/09521001002011/21/b%2F2\
        quantityListquantityElementepcClass=https://id.gs1.org/01/09521001002011/10/Aquantity=2.5uom=KGM\
        action=OBSERVEbizStep=https://ref.gs1.org/cbv/BizStep-shippingreadPointid=https://id.gs1.org/414/9521001000024";
    const GATE: &str = "{https://ns.vn/}gate=7";
    const REPORT: &str = "sensorReporttype=https://ref.gs1.org/voc/Temperaturevalue=3uom=CEL";
    const SEAL: &str = "{https://ns.vn/}seal=09.5";
    const NOTE: &str = "{https://ns.vn/}note=2026-11-01T17:00:00.000Z{https://ns.vn/}note{https://ns.vn/}a=true";

    #[test]
    fn cbv_2_0_moves_inner_extensions_to_the_end() {
        let tail = ["readPoint", GATE, "sensorElementsensorReport", SEAL, NOTE].concat();
        check_prehash(&event(), Version::Cbv20, &[HEAD, "sensorElement", REPORT, &tail]);
    }

    #[test]
    fn cbv_2_1_leaves_them_where_they_are() {
        check_prehash(&event(), Version::Cbv21, &[HEAD, GATE, "sensorElementListsensorElement", REPORT, SEAL, NOTE]);
    }

    #[test]
    fn an_identifier_is_confirmed_by_either_version_and_else_unconfirmed() {
        let mut event = event();
        for version in [Version::Cbv20, Version::Cbv21] {
            let hash = event_hash(event.as_object().expect("an object"), &namespaces(), version);
            event["eventID"] = json!(hash);
            check_identifier(&event, HashCheck::Confirmed(version));
        }
        event["action"] = json!("ADD");
        check_identifier(&event, HashCheck::Unconfirmed);
        event["eventID"] = json!("urn:uuid:4f1f8e2c-0b1a-4c55-9c1d-0123456789ab");
        check_identifier(&event, HashCheck::NoHash);
    }

    #[track_caller]
    fn check_identifier(event: &Value, expected: HashCheck) {
        let document = json!({"@context": [{"qn": "https://ns.vn/"}], "epcisBody": {"eventList": [event]}});
        let read = document::read(document.to_string().as_bytes(), &Limits::default()).expect("readable");
        assert_eq!(check(&read.events[0], &read.namespaces), expected);
    }

    #[test]
    fn what_is_not_hashed_may_change() {
        let hash = |event: &Value| event_hash(event.as_object().expect("an object"), &namespaces(), Version::Cbv20);
        let expected = hash(&event());
        for name in ["recordTime", "eventID", "certificationInfo", "errorDeclaration", "sourceList"] {
            let mut changed = event();
            changed[name] = json!(null);
            assert_eq!(hash(&changed), expected, "{name}");
        }
    }
}
