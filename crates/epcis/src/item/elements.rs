//! Keys as elements: application identifiers with their values.
//!
//! | kind | key | serial |
//! |---|---|---|
//! | trade item | 01, with 22 and 10 | 21, or 235 of a third party |
//! | piece of one | 8006, with 22 and 10 | 21 |
//! | logistic unit | 00 | |
//! | location, party | 414, 417 | 254, 7040 |
//! | returnable asset, document, coupon | 8003, 253, 255 | behind the key in the same value |
//! | individual asset, shipment, consignment | 8004, 402, 401 | |
//! | service relation | 8018, 8017 | 8019 |
//! | component | 8010 | 8011 |
//! | model | 8013 | |
//!
//! Source: GS1 General Specifications, section 3; GS1 Digital Link URI Syntax 1.3, section 4.4.

use super::{ItemKey, KeyKind, is_digits, pad_gtin};
use gs1::Ai;

/// Longest text that is read as a code, bytes.
const MOST_OF_CODE: usize = 200;

const fn ai(digits: &[u8]) -> Ai {
    match Ai::from_digits(digits) {
        Some(ai) => ai,
        // Only digits stand in this file.
        None => Ai::SSCC,
    }
}

pub(super) const THIRD_PARTY_SERIAL: Ai = ai(b"235");

/// The AI of a kind of key, and that of its serial where it has one of its own.
pub(super) const fn ais(kind: KeyKind) -> (Ai, Option<Ai>) {
    match kind {
        KeyKind::Gtin => (Ai::GTIN, Some(Ai::SERIAL)),
        KeyKind::Upui => (Ai::GTIN, Some(THIRD_PARTY_SERIAL)),
        KeyKind::Itip => (ai(b"8006"), Some(Ai::SERIAL)),
        KeyKind::Sscc => (Ai::SSCC, None),
        KeyKind::Location => (Ai::GLN, Some(ai(b"254"))),
        KeyKind::Party => (ai(b"417"), Some(ai(b"7040"))),
        KeyKind::Grai => (ai(b"8003"), None),
        KeyKind::Gdti => (ai(b"253"), None),
        KeyKind::Gcn => (ai(b"255"), None),
        KeyKind::Giai => (ai(b"8004"), None),
        KeyKind::Gsrn => (ai(b"8018"), Some(ai(b"8019"))),
        KeyKind::Gsrnp => (ai(b"8017"), Some(ai(b"8019"))),
        KeyKind::Gsin => (ai(b"402"), None),
        KeyKind::Ginc => (ai(b"401"), None),
        KeyKind::Cpid => (ai(b"8010"), Some(ai(b"8011"))),
        KeyKind::Gmn => (ai(b"8013"), None),
    }
}

/// The key of a value without its qualifiers.
pub(super) fn primary(ai: Ai, value: &str) -> Option<ItemKey> {
    let digits = |length| is_digits(value, length).then(|| value.to_owned());
    let free = || (!value.is_empty()).then(|| value.to_owned());
    // A numeric type with check digit, followed by a serial in the same value.
    let split = |kind, at: usize| {
        let (id, serial) = value.split_at_checked(at)?;
        let serial = Some(serial.to_owned()).filter(|it| !it.is_empty());
        is_digits(id, at).then(|| ItemKey { serial, ..ItemKey::bare(kind, id.to_owned()) })
    };
    let (kind, id) = match (ai.len(), ai.number()) {
        (2, 1) => (KeyKind::Gtin, pad_gtin(value)?),
        (2, 0) => (KeyKind::Sscc, digits(18)?),
        (3, 414) => (KeyKind::Location, digits(13)?),
        (3, 417) => (KeyKind::Party, digits(13)?),
        (4, 8003) => return split(KeyKind::Grai, 14),
        (3, 253) => return split(KeyKind::Gdti, 13),
        (3, 255) => return split(KeyKind::Gcn, 13),
        (4, 8004) => (KeyKind::Giai, free()?),
        (4, 8018) => (KeyKind::Gsrn, digits(18)?),
        (4, 8017) => (KeyKind::Gsrnp, digits(18)?),
        (3, 402) => (KeyKind::Gsin, digits(17)?),
        (3, 401) => (KeyKind::Ginc, free()?),
        (4, 8006) => (KeyKind::Itip, digits(18)?),
        (4, 8010) => (KeyKind::Cpid, free()?),
        (4, 8013) => (KeyKind::Gmn, free()?),
        _ => return None,
    };
    Some(ItemKey::bare(kind, id))
}

/// Adds a qualifier; whether the key can have it.
pub(super) fn qualify(key: &mut ItemKey, ai: Ai, value: &str) -> bool {
    let is_trade_item = matches!(key.kind, KeyKind::Gtin | KeyKind::Itip);
    let value = Some(value.to_owned());
    if is_trade_item && ai == Ai::VARIANT {
        key.cpv = value;
    } else if is_trade_item && ai == Ai::LOT {
        key.lot = value;
    } else if key.kind == KeyKind::Gtin && ai == THIRD_PARTY_SERIAL && key.serial.is_none() {
        key.kind = KeyKind::Upui;
        key.serial = value;
    } else if ais(key.kind).1 == Some(ai) {
        // Extension 0 of a location means that there is none.
        key.serial = value.filter(|it| key.kind != KeyKind::Location || it != "0");
    } else {
        return false;
    }
    true
}

impl ItemKey {
    /// The key that elements of a code name: the value of `ai`, a primary key of Digital Links, with those
    /// of the elements that qualify it. `find` gives the value of an AI, as it is meant.
    ///
    /// ```
    /// use epcis::ItemKey;
    /// use gs1::Ai;
    /// let asset = Ai::from_digits(b"8004").unwrap();
    /// let key = ItemKey::of_elements(asset, |ai| (ai == asset).then_some("4292999Z4+145AC?AX"));
    /// assert_eq!(key, ItemKey::read("urn:epc:id:giai:4292999.Z4%2B145AC%3FAX"));
    /// ```
    pub fn of_elements<'a>(ai: Ai, find: impl Fn(Ai) -> Option<&'a str>) -> Option<ItemKey> {
        let mut key = primary(ai, find(ai)?)?;
        for qualifier in [Ai::VARIANT, Ai::LOT].into_iter().chain(ais(key.kind).1).chain([THIRD_PARTY_SERIAL]) {
            if let Some(value) = find(qualifier).filter(|it| !it.is_empty()) {
                qualify(&mut key, qualifier, value);
            }
        }
        Some(key)
    }

    /// The key of what stands in a code instead of a URI: element strings, a Digital Link without its scheme or
    /// host, digits. `None` where that leaves a doubt.
    pub(crate) fn of_code(text: &str) -> Option<ItemKey> {
        let is_uri = text.contains("://") || text.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("urn:"));
        if is_uri || text.len() > MOST_OF_CODE {
            return None;
        }
        let text = text.trim();
        let is_path = text.strip_prefix('/').unwrap_or(text).split('/').count() > 1 && !text.contains('.');
        let link = format!("https://id.gs1.org/{}", text.trim_start_matches('/'));
        if let Some(key) = is_path.then(|| ItemKey::read(&link)).flatten() {
            return Some(key);
        }
        let scan = gs1::interpret(&gs1::ScanData::from_text(text)).ok()?;
        let is_sure = scan.findings().iter().all(|finding| !finding.code.is_guess());
        let key = scan.key().filter(|_| is_sure)?;
        ItemKey::of_elements(key.ai, |ai| scan.element(ai).map(|element| element.raw.as_str()))
    }

    /// The elements that name the key: its AI first, then variant, lot and serial.
    pub fn elements(&self) -> Vec<(Ai, String)> {
        let (ai, serial_ai) = ais(self.kind);
        let mut elements = vec![(ai, self.id.clone())];
        let qualifiers = [(Some(Ai::VARIANT), &self.cpv), (Some(Ai::LOT), &self.lot), (serial_ai, &self.serial)];
        for (ai, value) in qualifiers {
            match (ai, value) {
                (Some(ai), Some(value)) => elements.push((ai, value.clone())),
                // Without an AI of its own the serial is the end of the key's value.
                (None, Some(value)) => elements[0].1.push_str(value),
                (_, None) => {}
            }
        }
        elements
    }
}
