//! Whether a path is a Digital Link, and whose.
//!
//! Source: GS1 Digital Link Standard: URI Syntax, sections 4.3 to 4.8.

use super::super::address::STEM;
use epcis::ItemKey;
use gs1::{Buffer, FindingCode, Options, ParseError, ParseErrorKind, ScanData, Syntax};
use std::fmt;

/// Primary keys that are resolved.
pub(super) const PRIMARY_KEYS: [&str; 15] =
    ["00", "01", "253", "255", "401", "402", "414", "417", "8003", "8004", "8006", "8010", "8013", "8017", "8018"];

/// Names that stood for primary keys in version 1.1 of the syntax, and are met in the field.
const NAMES: [&str; 4] = ["gtin", "sscc", "gln", "grai"];

/// Fewest digits of a tag's memory: the shortest scheme has 96 bits, and one of variable length hardly fewer than 64.
const FEWEST_DIGITS: usize = 16;

/// Whether a path begins as a Digital Link does: with an AI, which no file of the site has for a name, or with the
/// memory of a tag. Base 64 may spell any name, so that only what unpacks counts there.
pub(in crate::http) fn is_digital_link(path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let is_hexadecimal = |rest: &[u8]| rest.len() >= FEWEST_DIGITS && rest.iter().all(u8::is_ascii_hexdigit);
    NAMES.contains(&first)
        || (2..=4).contains(&first.len()) && first.bytes().all(|it| it.is_ascii_digit())
        || matches!(first.as_bytes(), [b'e' | b'E', b'h' | b'H', rest @ ..] if is_hexadecimal(rest))
        || unpacked(path).is_some()
}

/// What the EPC binary string of a tag says, as path and query of a Digital Link; `None` for every other path.
pub(in crate::http) fn unpacked(path: &str) -> Option<(String, String)> {
    let segment = path.strip_prefix('/')?;
    let segment = segment.strip_suffix('/').unwrap_or(segment);
    let begins = segment.get(..2)?;
    if segment.contains('/') || !(begins.eq_ignore_ascii_case("eh") || begins == "ex") {
        return None;
    }
    let scan = gs1::interpret(&ScanData::new(format!("{STEM}/{segment}"), None)).ok()?;
    if !scan.findings().iter().any(|it| it.code == FindingCode::EpcBinary) {
        return None;
    }
    let link = scan.canonical_link().ok()?;
    let (path, query) = link.strip_prefix(STEM)?.split_once('?').unwrap_or((link.strip_prefix(STEM)?, ""));
    Some((path.to_owned(), query.to_owned()))
}

/// Why a path is no Digital Link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::http) enum Refused {
    /// It breaks the syntax.
    Syntax {
        /// What is wrong.
        kind: ParseErrorKind,
        /// The part of the path that is.
        part: String,
        /// The check digit that would be right.
        expected: Option<u8>,
    },
    /// A key that no resolver resolves.
    NoPrimaryKey,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Syntax { part, expected: Some(digit), .. } => {
                write!(f, "not a GS1 Digital Link: the check digit of {part} should be {digit}")
            }
            Refused::Syntax { kind, part, .. } => write!(f, "not a GS1 Digital Link: {kind:?} at {part}"),
            Refused::NoPrimaryKey => f.write_str("not a GS1 Digital Link: the path begins with no primary key"),
        }
    }
}

/// The key of a Digital Link path: a primary key with its own qualifiers in their order, every value right
/// by its check digit and characters; or what the EPC binary string of a tag says in their place.
pub(in crate::http) fn key_of(path: &str) -> Result<ItemKey, Refused> {
    let told = unpacked(path);
    let path = told.as_ref().map_or(path, |(path, _)| path.as_str());
    // One slash at the end is tolerated.
    let path = path.strip_suffix('/').unwrap_or(path);
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    if !PRIMARY_KEYS.contains(&first) && !NAMES.contains(&first) {
        return Err(Refused::NoPrimaryKey);
    }
    let uri = format!("{STEM}{path}");
    // Whether an item carries all that its AIs require is not told by one address.
    let options = Options {
        check_required: false,
        permit_zero_suppressed_gtin: true,
        permit_convenience_names: true,
        ..Options::default()
    };
    let refused = |error: &ParseError| {
        let part = uri.get(error.span.clone()).unwrap_or_default();
        let part = part.strip_prefix(STEM).unwrap_or(part).chars().take(80).collect();
        Refused::Syntax { kind: error.kind, part, expected: error.expected_check_digit() }
    };
    gs1::parse(&uri, Syntax::DigitalLink, &options, &mut Buffer::default()).map_err(|error| refused(&error))?;
    let key = ItemKey::read(&uri).ok_or(Refused::NoPrimaryKey)?;
    // The path must be the key's from its first segment on: a stem before it is another resolver's business.
    let segments = |path: &str| path.split('/').filter(|it| !it.is_empty()).count();
    let canonical = key.to_string();
    let found = segments(canonical.strip_prefix(STEM).unwrap_or_default());
    // Extension 0 of a location means that there is none.
    let dropped = if path.ends_with("/254/0") { 2 } else { 0 };
    if found + dropped == segments(path) { Ok(key) } else { Err(Refused::NoPrimaryKey) }
}

#[cfg(test)]
mod tests;
