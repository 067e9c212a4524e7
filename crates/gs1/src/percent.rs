//! Percent-encoding of the parts of a URI.

use alloc::{string::String, vec::Vec};

/// Where a text stands in a URI: it decides what `+` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UriPart {
    /// A segment of the path: `+` is itself.
    Path,
    /// A value of the query: `+` is a space.
    Query,
}

/// Undoes percent-encoding. A percent sign without two hexadecimal digits behind it stays.
#[must_use]
pub fn decode(text: &[u8], part: UriPart) -> Vec<u8> {
    let mut decoded = Vec::new();
    decode_to(text, part, &mut decoded);
    decoded
}

/// Writes the decoded text behind what `decoded` holds.
pub(crate) fn decode_to(text: &[u8], part: UriPart, decoded: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let (value, length) = decode_one(text, at, *byte, part);
        decoded.push(value);
        at += length;
    }
}

/// The byte that stands at a place and how many bytes it takes there.
fn decode_one(text: &[u8], at: usize, byte: u8, part: UriPart) -> (u8, usize) {
    match (byte, text.get(at + 1), text.get(at + 2)) {
        (b'%', Some(high), Some(low)) => match (nibble(*high), nibble(*low)) {
            (Some(high), Some(low)) => (high << 4 | low, 3),
            _ => (b'%', 1),
        },
        (b'+', _, _) if part == UriPart::Query => (b' ', 1),
        _ => (byte, 1),
    }
}

/// Where in the encoded text the decoded byte with this index begins.
pub(crate) fn encoded_at(text: &[u8], part: UriPart, index: usize) -> usize {
    let mut at = 0;
    for _ in 0..index {
        let Some(byte) = text.get(at) else { break };
        at += decode_one(text, at, *byte, part).1;
    }
    at
}

const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// Percent-encodes all but the unreserved characters, with upper-case digits; a space in the query
/// becomes `+`.
///
/// Source: RFC 3986, section 2.3.
#[must_use]
pub fn encode(text: &[u8], part: UriPart) -> String {
    let mut encoded = String::with_capacity(text.len());
    encode_to(text, part, &mut encoded);
    encoded
}

/// Writes the encoded text behind what `encoded` holds; see [`encode`].
pub fn encode_to(text: &[u8], part: UriPart, encoded: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(*byte)),
            b' ' if part == UriPart::Query => encoded.push('+'),
            _ => {
                encoded.push('%');
                encoded.push(char::from(HEX[usize::from(byte >> 4)]));
                encoded.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}
