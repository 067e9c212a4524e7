//! Writing elements in every notation.

use alloc::{string::String, vec::Vec};

use crate::list::Gather;
use crate::{
    ai::Ai,
    dictionary::{self, Row},
    options::UNKNOWN,
    percent::{UriPart, encode_to},
};

/// An element to write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    pub(crate) ai: Ai,
    pub(crate) row: &'static Row,
    pub(crate) value: &'a [u8],
    pub(crate) in_path: bool,
}

impl<'a> Item<'a> {
    pub(crate) fn new(ai: Ai, value: &'a [u8], in_path: bool) -> Self {
        Self { ai, row: dictionary::find(ai).unwrap_or(&UNKNOWN), value, in_path }
    }
}

/// Why elements cannot be written in a notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputError {
    /// No element is a primary key of GS1 Digital Link URIs.
    NoKey,
    /// This AI may stand neither in the path behind the key nor in the query.
    NotAnAttribute(Ai),
    /// The symbology needs this many digits.
    DigitCount {
        /// How many digits are needed.
        needed: usize,
        /// Whether the check digit is among them.
        with_check_digit: bool,
    },
    /// The symbology holds digits only.
    NotDigits,
    /// The last digit is not the check digit of the others.
    CheckDigit {
        /// The digit that would be right, 0 to 9.
        expected: u8,
    },
    /// The number is above what the symbology can hold.
    TooLarge,
    /// The symbology holds no data of this kind.
    NotCarried,
}

impl OutputError {
    /// The name under which the GS1 Barcode Syntax Engine reports it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoKey => "CANNOT_CREATE_DL_URI_WITHOUT_PRIMARY_KEY_AI",
            Self::NotAnAttribute(_) => "AI_IS_NOT_VALID_DATA_ATTRIBUTE",
            Self::DigitCount { with_check_digit: true, .. } => "PRIMARY_DATA_MUST_BE_N_DIGITS",
            Self::DigitCount { with_check_digit: false, .. } => "PRIMARY_DATA_MUST_BE_N_DIGITS_WITHOUT_CHECK_DIGIT",
            Self::NotDigits => "PRIMARY_DATA_MUST_BE_ALL_DIGITS",
            Self::CheckDigit { .. } => "PRIMARY_DATA_CHECK_DIGIT_IS_INCORRECT",
            Self::TooLarge => "PRIMARY_DATA_IS_TOO_LARGE",
            Self::NotCarried => "NOT_CARRIED",
        }
    }
}

impl core::fmt::Display for OutputError {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str(self.code())
    }
}

impl core::error::Error for OutputError {}

/// The stem of canonical GS1 Digital Link URIs.
pub const CANONICAL_STEM: &str = "https://id.gs1.org";

/// Writes bytes behind a text; bytes that are no text become U+FFFD.
pub(crate) fn push_value(text: &mut String, value: &[u8]) {
    match core::str::from_utf8(value) {
        Ok(value) => text.push_str(value),
        Err(_) => text.extend(value.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '\u{fffd}' })),
    }
}

/// Bytes as text; see [`push_value`].
pub(crate) fn as_text(bytes: &[u8]) -> String {
    let mut text = String::new();
    push_value(&mut text, bytes);
    text
}

fn push_bracketed(text: &mut String, ai: Ai) {
    text.push('(');
    ai.push_to(text);
    text.push(')');
}

/// `(01)09506000134352(10)ABC`, with `\(` for a bracket within a value.
pub(crate) fn bracketed<'a>(items: impl Iterator<Item = Item<'a>>) -> String {
    let mut text = String::new();
    for item in items {
        push_bracketed(&mut text, item.ai);
        for part in item.value.split_inclusive(|byte| *byte == b'(') {
            match part.strip_suffix(b"(") {
                Some(before) => {
                    push_value(&mut text, before);
                    text.push_str("\\(");
                }
                None => push_value(&mut text, part),
            }
        }
    }
    text
}

/// `^010950600013435210ABC^21XYZ`: FNC1 first and behind each value that needs it.
pub(crate) fn unbracketed<'a>(items: impl Iterator<Item = Item<'a>>) -> String {
    let mut text = String::new();
    let mut separate = true;
    for item in items {
        if separate {
            text.push('^');
        }
        item.ai.push_to(&mut text);
        push_value(&mut text, item.value);
        separate = !item.row.is_fixed();
    }
    text
}

/// The lines of human readable interpretation: `(01) 09506000134352`, with the data title before it
/// if wanted.
///
/// Source: GS1 General Specifications, section 4.15.
pub(crate) fn hri<'a>(items: impl Iterator<Item = Item<'a>>, titles: bool) -> Vec<String> {
    items
        .map(|item| {
            let mut line = String::new();
            let title = if titles { dictionary::title(item.row) } else { "" };
            if !title.is_empty() {
                line.push_str(title);
                line.push(' ');
            }
            push_bracketed(&mut line, item.ai);
            line.push(' ');
            push_value(&mut line, item.value);
            line
        })
        .gathered()
}

/// A GS1 Digital Link URI of the elements behind a stem. What stood in the path of a link stays
/// there; otherwise the first key gets the longest order of qualifiers that the elements fill.
/// Attributes of predefined length stand before the others.
///
/// Source: GS1 Digital Link Standard: URI Syntax, sections 4.9 and 4.12.
pub(crate) fn digital_link(items: &[Item<'_>], stem: &str, unknown_ais: bool) -> Result<String, OutputError> {
    let mut path: Vec<Item<'_>> = items.iter().copied().filter(|item| item.in_path).gathered();
    if path.is_empty() {
        path = hoist(items)?;
    }
    let mut uri = String::from(stem.strip_suffix('/').unwrap_or(stem));
    for item in &path {
        uri.push('/');
        item.ai.push_to(&mut uri);
        uri.push('/');
        encode_to(item.value, UriPart::Path, &mut uri);
    }
    let mut written: Vec<Ai> = path.iter().map(|item| item.ai).gathered();
    let mut mark = '?';
    for fixed in [true, false] {
        for item in items.iter().filter(|item| item.row.is_fixed() == fixed && !item.in_path) {
            if written.contains(&item.ai) {
                continue;
            }
            if !(item.row.is_attribute() || item.row.is_unknown() && unknown_ais) {
                return Err(OutputError::NotAnAttribute(item.ai));
            }
            uri.push(mark);
            item.ai.push_to(&mut uri);
            uri.push('=');
            encode_to(item.value, UriPart::Query, &mut uri);
            written.push(item.ai);
            mark = '&';
        }
    }
    Ok(uri)
}

/// The key and the qualifiers that belong in the path.
fn hoist<'a>(items: &[Item<'a>]) -> Result<Vec<Item<'a>>, OutputError> {
    let (key, lists) = items.iter().find_map(|item| Some((item, item.row.key?))).ok_or(OutputError::NoKey)?;
    let filled = |list: &&[Ai]| -> Vec<Item<'a>> {
        list.iter().filter_map(|ai| items.iter().find(|item| item.ai == *ai).copied()).gathered()
    };
    // On a tie the order that the dictionary lists first is taken.
    let mut best = Vec::new();
    for list in lists {
        let qualifiers = filled(list);
        if qualifiers.len() > best.len() {
            best = qualifiers;
        }
    }
    best.insert(0, *key);
    Ok(best)
}
