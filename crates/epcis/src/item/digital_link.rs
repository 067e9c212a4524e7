//! GS1 Digital Link URIs of any host and path stem, with numeric or alphabetic keys.
//!
//! Source: GS1 Digital Link URI Syntax 1.3, sections 4.3 to 4.8; alphabetic keys: 1.1, section 4.3.

use super::{Decode, ItemKey, elements};
use gs1::Ai;
use std::fmt::Write;

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
    let [name, value, qualifiers @ ..] = segments else {
        return None;
    };
    let mut key = elements::primary(gs1::named_ai(name)?, &decode(value))?;
    if qualifiers.len() % 2 == 1 {
        return None;
    }
    for pair in qualifiers.chunks_exact(2) {
        let value = Some(decode(pair[1])).filter(|it| !it.is_empty())?;
        elements::qualify(&mut key, gs1::named_ai(pair[0])?, &value).then_some(())?;
    }
    Some(key)
}

/// Bytes of a usual URI.
const ROOM: usize = 80;

/// The canonical URI: `https://id.gs1.org`, numeric keys, qualifiers in the order 22, 10, 21.
///
/// `encode` appends an identifier or qualifier.
pub(super) fn write(key: &ItemKey, encode: fn(&str, &mut String)) -> String {
    let (ai, serial_ai) = elements::ais(key.kind);
    let mut uri = String::with_capacity(ROOM);
    // Writing to a text cannot fail.
    let _ = write!(uri, "https://id.gs1.org/{ai}/");
    encode(&key.id, &mut uri);
    let qualifiers = [(Some(Ai::VARIANT), &key.cpv), (Some(Ai::LOT), &key.lot), (serial_ai, &key.serial)];
    for (ai, value) in qualifiers {
        let Some(value) = value else { continue };
        // A serial without an AI of its own is the end of the key's value.
        if let Some(ai) = ai {
            let _ = write!(uri, "/{ai}/");
        }
        encode(value, &mut uri);
    }
    uri
}
