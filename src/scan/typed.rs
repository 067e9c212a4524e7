//! What typed text looks like so far: live help before anything is looked up.

use gs1::{Gtin, GtinError};

/// The look of a typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing yet.
    Nothing,
    /// This many digits, which is no complete number.
    Digits(usize),
    /// A complete number whose last digit is not its check digit.
    WrongCheckDigit {
        /// The check digit of the digits before.
        expected: u8,
    },
    /// A complete number of this many digits with its check digit.
    Good(usize),
    /// More digits than a GTIN has.
    TooManyDigits,
    /// A web address.
    Link,
    /// Element strings, bracketed or with a symbology identifier.
    ElementStrings,
    /// Anything else.
    Text,
}

/// Looks at a typed text. Spaces and hyphens, as people group digits, do not count.
pub fn typed(text: &str) -> Typed {
    let text = text.trim();
    if text.is_empty() {
        return Typed::Nothing;
    }
    let start = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    if start.starts_with("http://") || start.starts_with("https://") {
        return Typed::Link;
    }
    if text.starts_with('(') || text.starts_with(']') || text.starts_with('^') {
        return Typed::ElementStrings;
    }
    let digits: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')).collect();
    if !digits.iter().all(u8::is_ascii_digit) {
        return Typed::Text;
    }
    match (digits.len(), Gtin::from_digits(&digits)) {
        (length, Ok(_)) => Typed::Good(length),
        // Eight and twelve digits may be a longer number that is not finished.
        (13 | 14, Err(GtinError::CheckDigit { expected })) => Typed::WrongCheckDigit { expected },
        (length, Err(_)) if length > 14 => Typed::TooManyDigits,
        (length, Err(_)) => Typed::Digits(length),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Typed) {
        assert_eq!(typed(text), expected);
    }

    #[test]
    fn the_last_digit_is_told_when_it_is_wrong() {
        check("9521001002015", Typed::WrongCheckDigit { expected: 1 });
        check("9521001002011", Typed::Good(13));
        check("952 1001-002011", Typed::Good(13));
        check("96385074", Typed::Good(8));
        check("09521001002011", Typed::Good(14));
    }

    #[test]
    fn an_unfinished_number_is_no_fault() {
        check("", Typed::Nothing);
        check("  ", Typed::Nothing);
        check("893", Typed::Digits(3));
        check("95210010", Typed::Digits(8));
        check("952100100201", Typed::Digits(12));
        check("200123456789012345678", Typed::TooManyDigits);
    }

    #[test]
    fn other_forms_are_named() {
        check("https://id.gs1.org/01/09521001002011", Typed::Link);
        check("HTTPS://ID.GS1.ORG/01/1", Typed::Link);
        check("(01)09521001002011", Typed::ElementStrings);
        check("]d201095210010020111", Typed::ElementStrings);
        check("lô 12", Typed::Text);
        check("đ", Typed::Text);
    }
}
