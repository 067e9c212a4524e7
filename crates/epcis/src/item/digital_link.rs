//! GS1 Digital Link URIs of any host and path stem, with numeric or alphabetic keys.
//!
//! Source: GS1 Digital Link URI Syntax 1.3, sections 4.3 to 4.8; alphabetic keys: 1.1, section 4.3.

use super::{Decode, ItemKey, KeyKind, is_digits, pad_gtin};

/// Reads the first primary key in the path after which only qualifiers follow.
pub(super) fn read(text: &str, decode: Decode) -> Option<ItemKey> {
    let (_scheme, rest) = text.split_once("://")?;
    let end = rest.bytes().position(|byte| matches!(byte, b'?' | b'#'));
    let path = &rest[..end.unwrap_or(rest.len())];
    let (_host, path) = path.split_once('/')?;
    // A path with more segments carries no key that the standard knows.
    let mut segments = [""; 32];
    let mut length = 0;
    for (place, segment) in segments.iter_mut().zip(path.trim_end_matches('/').split('/')) {
        *place = segment;
        length += 1;
    }
    (0..length).find_map(|start| key_at(&segments[start..length], decode))
}

fn key_at(segments: &[&str], decode: Decode) -> Option<ItemKey> {
    let [ai, value, qualifiers @ ..] = segments else {
        return None;
    };
    let mut key = primary(ai, &decode(value))?;
    if qualifiers.len() % 2 == 1 {
        return None;
    }
    for pair in qualifiers.chunks_exact(2) {
        let value = Some(decode(pair[1]).into_owned()).filter(|it| !it.is_empty())?;
        match (pair[0], key.kind) {
            ("22" | "cpv", KeyKind::Gtin | KeyKind::Itip) => key.cpv = Some(value),
            ("10" | "lot", KeyKind::Gtin | KeyKind::Itip) => key.lot = Some(value),
            ("235" | "tpx", KeyKind::Gtin) if key.serial.is_none() => {
                key.kind = KeyKind::Upui;
                key.serial = Some(value);
            }
            // Extension 0 of a location means that there is none.
            ("254" | "glnx", KeyKind::Location) => key.serial = Some(value).filter(|it| it != "0"),
            ("21" | "ser", KeyKind::Gtin | KeyKind::Itip)
            | ("7040", KeyKind::Party)
            | ("8011" | "cpsn", KeyKind::Cpid)
            | ("8019" | "srin", KeyKind::Gsrn | KeyKind::Gsrnp) => key.serial = Some(value),
            _ => return None,
        }
    }
    Some(key)
}

fn primary(ai: &str, value: &str) -> Option<ItemKey> {
    let digits = |length| is_digits(value, length).then(|| value.to_owned());
    let free = || (!value.is_empty()).then(|| value.to_owned());
    // A numeric type with check digit, followed by a serial in the same value.
    let split = |kind, at: usize| {
        let (id, serial) = value.split_at_checked(at)?;
        let serial = Some(serial.to_owned()).filter(|it| !it.is_empty());
        is_digits(id, at).then(|| ItemKey { serial, ..ItemKey::bare(kind, id.to_owned()) })
    };
    let (kind, id) = match ai {
        "01" | "gtin" => (KeyKind::Gtin, pad_gtin(value)?),
        "00" | "sscc" => (KeyKind::Sscc, digits(18)?),
        "414" | "gln" => (KeyKind::Location, digits(13)?),
        "417" | "party" | "pgln" => (KeyKind::Party, digits(13)?),
        "8003" | "grai" => return split(KeyKind::Grai, 14),
        "253" | "gdti" => return split(KeyKind::Gdti, 13),
        "255" | "gcn" => return split(KeyKind::Gcn, 13),
        "8004" | "giai" => (KeyKind::Giai, free()?),
        "8018" | "gsrn" => (KeyKind::Gsrn, digits(18)?),
        "8017" | "gsrnp" => (KeyKind::Gsrnp, digits(18)?),
        "402" | "gsin" => (KeyKind::Gsin, digits(17)?),
        "401" | "ginc" => (KeyKind::Ginc, free()?),
        "8006" | "itip" => (KeyKind::Itip, digits(18)?),
        "8010" | "cpid" => (KeyKind::Cpid, free()?),
        "8013" | "gmn" => (KeyKind::Gmn, free()?),
        _ => return None,
    };
    Some(ItemKey::bare(kind, id))
}

/// The canonical URI: `https://id.gs1.org`, numeric keys, qualifiers in the order 22, 10, 21.
///
/// `encode` appends an identifier or qualifier.
pub(super) fn write(key: &ItemKey, encode: fn(&str, &mut String)) -> String {
    let (ai, serial_ai) = match key.kind {
        KeyKind::Gtin => ("01", "21"),
        KeyKind::Itip => ("8006", "21"),
        KeyKind::Upui => ("01", "235"),
        KeyKind::Sscc => ("00", ""),
        KeyKind::Location => ("414", "254"),
        KeyKind::Party => ("417", "7040"),
        KeyKind::Grai => ("8003", ""),
        KeyKind::Gdti => ("253", ""),
        KeyKind::Gcn => ("255", ""),
        KeyKind::Giai => ("8004", ""),
        KeyKind::Gsrn => ("8018", "8019"),
        KeyKind::Gsrnp => ("8017", "8019"),
        KeyKind::Gsin => ("402", ""),
        KeyKind::Ginc => ("401", ""),
        KeyKind::Cpid => ("8010", "8011"),
        KeyKind::Gmn => ("8013", ""),
    };
    let mut uri = format!("https://id.gs1.org/{ai}/");
    encode(&key.id, &mut uri);
    let lot_and_variant = [("22", &key.cpv), ("10", &key.lot), (serial_ai, &key.serial)];
    for (ai, value) in lot_and_variant {
        let Some(value) = value else { continue };
        if !ai.is_empty() {
            uri.push('/');
            uri.push_str(ai);
            uri.push('/');
        }
        encode(value, &mut uri);
    }
    uri
}
