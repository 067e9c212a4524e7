//! What typed text looks like so far: live help before anything is looked up.

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
    match digits.len() {
        8 | 12 | 13 | 14 => match check_digit(&digits) {
            Some(expected) if digits.last() == Some(&(b'0' + expected)) => Typed::Good(digits.len()),
            Some(expected) => Typed::WrongCheckDigit { expected },
            None => Typed::Text,
        },
        18 if check_digit(&digits).is_some_and(|d| digits.last() == Some(&(b'0' + d))) => Typed::Good(18),
        more if more > 14 => Typed::TooManyDigits,
        fewer => Typed::Digits(fewer),
    }
}

/// The check digit of all digits but the last.
///
/// Source: GS1 General Specifications, section 7.9.1: weights 3 and 1 in turn from the right.
fn check_digit(digits: &[u8]) -> Option<u8> {
    let (_, body) = digits.split_last()?;
    let sum: u32 =
        body.iter().rev().zip([3, 1].into_iter().cycle()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    u8::try_from((10 - sum % 10) % 10).ok()
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
        check("8934563138165", Typed::WrongCheckDigit { expected: 4 });
        check("8934563138164", Typed::Good(13));
        check("893 4563-138164", Typed::Good(13));
        check("96385074", Typed::Good(8));
        check("09521001002011", Typed::Good(14));
    }

    #[test]
    fn an_unfinished_number_is_no_fault() {
        check("", Typed::Nothing);
        check("  ", Typed::Nothing);
        check("893", Typed::Digits(3));
        check("893456313816", Typed::WrongCheckDigit { expected: 7 });
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
