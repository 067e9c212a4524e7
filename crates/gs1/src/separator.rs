//! What stands for FNC1 where a reader or program cannot write GS.
//!
//! | written | by whom |
//! |---|---|
//! | `<GS>` `{GS}` `[GS]` `(GS)`, also with `FNC1` or `0x1D` | readers set to show control characters |
//! | `␝` `↔` | fonts that have a sign for U+001D |
//! | `%1D` `\x1D` `\u001D` `\029` `&#29;` `_x001D_` `^]` `\F` `^FNC1` | programs that escape it |
//! | `è` `ñ` `Ê` | decoders that give the code word of FNC1 as a letter |
//! | U+001C, U+001E, U+001F | programs that take one separator for another |
//! | `~` `\|` `^` `#` `@` `$`, white space, `ÿ` and other signs outside of set 82 | readers with a substitute |
//!
//! None of the signs of the last row may stand in a value, but a reader may have misread one: they
//! count only where everything keeps every rule once they are taken for FNC1. A letter is none of them.

use alloc::vec::Vec;
use core::ops::Range;

use crate::{element_string::GS, finding::FindingCode, gtin::is_product_number, written::Written};

/// How sure it is that a text stands for FNC1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// It means nothing else.
    Named,
    /// Readers use it as a substitute; it may be a misread character too.
    Substitute,
}

const SUBSTITUTES: [char; 6] = ['~', '|', '^', '#', '@', '$'];
const NAMES: [&str; 8] = ["gs", "fnc1", "f1", "0x1d", "\\x1d", "1d", "029", "group separator"];
const ESCAPES: [&str; 13] = [
    "%1d", "\\x1d", "\\u001d", "\\u{1d}", "\\035", "\\029", "&#29;", "&#x1d;", "_x001d_", "^]", "^fnc1", "~d029", "\\f",
];
const LETTERS: [&str; 10] = ["␝", "↔", "è", "ñ", "Ê", "Ã¨", "Ã±", "\u{1c}", "\u{1e}", "\u{1f}"];
const BRACKETS: [(char, char); 4] = [('<', '>'), ('{', '}'), ('[', ']'), ('(', ')')];

/// What stands for FNC1 at the beginning of a text, and how long it is.
pub(crate) fn at_start(text: &str) -> Option<(Class, usize)> {
    let starts = |word: &&&str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    if let Some(word) = ESCAPES.iter().chain(&LETTERS).find(starts) {
        return Some((Class::Named, word.len()));
    }
    let first = text.chars().next()?;
    if let Some((_, close)) = BRACKETS.iter().find(|(open, _)| *open == first) {
        let (inner, _) = text[1..].split_once(*close).filter(|(inner, _)| inner.len() <= 16)?;
        let is_named = NAMES.iter().any(|name| inner.trim().eq_ignore_ascii_case(name));
        return is_named.then_some((Class::Named, inner.len() + 2));
    }
    is_substitute(first).then_some((Class::Substitute, first.len_utf8()))
}

/// Whether no value may hold a sign, and it is no letter or digit that was misread.
fn is_substitute(sign: char) -> bool {
    SUBSTITUTES.contains(&sign)
        || sign == 'ÿ'
        || !(sign.is_alphanumeric()
            || sign == char::from(GS)
            || sign.is_ascii() && crate::cset::Cset::X.contains(sign as u8))
}

/// Every place where something stands for FNC1.
fn places(text: &str) -> Vec<(Class, Range<usize>)> {
    let (mut at, mut found) = (0, Vec::new());
    while at < text.len() {
        match at_start(&text[at..]) {
            Some((class, length)) => {
                found.push((class, at..at + length));
                at += length;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// The element strings with GS for everything of a class, and without separators at the beginning and
/// end that part nothing. `None` where nothing stands for GS.
pub(crate) fn with_gs(text: &str, with_substitutes: bool) -> Option<Written> {
    let mut written = Written::default();
    let mut at = 0;
    let is_wanted = |class: Class| class == Class::Named || with_substitutes;
    for (_, place) in places(text).into_iter().filter(|(class, _)| is_wanted(*class)) {
        written.keep(text, at..place.start);
        at = place.end;
        let is_first = written.text().is_empty();
        written.note(FindingCode::SeparatorAsText, place.clone());
        if !is_first && !written.text().ends_with(char::from(GS)) {
            written.put("\u{1d}", place);
        }
    }
    if at == 0 {
        return None;
    }
    written.keep(text, at..text.len());
    Some(written)
}

/// A text without the separator that stands at its end.
pub(crate) fn without_last(text: &str) -> &str {
    if let Some(rest) = text.strip_suffix(char::from(GS)) {
        return rest;
    }
    match places(text).pop() {
        Some((Class::Named, place)) if place.end == text.len() => &text[..place.start],
        _ => text,
    }
}

/// How many bytes at the beginning stand for FNC1 in the first position.
pub(crate) fn leading(text: &str) -> usize {
    let mut at = 0;
    // Behind a mark, as in a list, the number of a product is that, and no element string.
    let number = text.trim_start_matches(SUBSTITUTES);
    if number.len() < text.len() && is_product_number(number) {
        return 0;
    }
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        // At the beginning of any text only what readers are known to send counts.
        let is_known = |class| class == Class::Named || rest.starts_with(SUBSTITUTES);
        // Some programs write FNC1 as `~1`; what follows it is then a product's number.
        if rest.strip_prefix("~101").and_then(|number| number.get(..14)).is_some_and(is_product_number) {
            at += 2;
            continue;
        }
        match at_start(rest).filter(|(class, _)| is_known(*class)) {
            Some((_, length)) => at += length,
            None if rest.as_bytes()[0] == GS => at += 1,
            None => break,
        }
    }
    at
}

/// Takes an envelope off that names the format of the data: `[)>`, RS, `05`, GS around GS1 data,
/// then RS and EOT; or the data of the same as a Data Matrix macro.
///
/// Source: ISO/IEC 15434, section 5; format 05 is of GS1 application identifiers.
pub(crate) fn without_envelope(text: &str) -> Option<Written> {
    let head = text.strip_prefix("[)>")?;
    let head = head.strip_prefix(['\u{1e}', '\u{1d}']).unwrap_or(head);
    let body = head.strip_prefix("05")?.strip_prefix('\u{1d}')?;
    let start = text.len() - body.len();
    let inner = body.trim_end_matches(['\u{4}', '\u{1e}', '\u{1d}']);
    let mut written = Written::default();
    written.note(FindingCode::Surroundings, 0..start);
    written.keep(text, start..start + inner.len());
    if inner.len() < body.len() {
        written.note(FindingCode::Surroundings, start + inner.len()..text.len());
    }
    Some(written)
}

/// Whether a text may hold something that stands for FNC1, told by one walk over its bytes.
pub(crate) fn may_stand_in(text: &str) -> bool {
    const SIGNS: &[u8] = b"<{[(%\\&_^~|#@$]}` \t\r\n\x1c\x1e\x1f";
    text.bytes().any(|byte| !byte.is_ascii() || SIGNS.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{Class, at_start, leading, with_gs, without_envelope};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = with_gs(text, false).map(|written| String::from(written.text()));
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    use alloc::string::String;

    #[test]
    fn every_name_of_gs_is_known() {
        for name in [
            "<GS>", "{GS}", "[gs]", "(GS)", "<FNC1>", "{FNC1}", "<0x1D>", "[ GS ]", "␝", "↔", "%1D", "%1d", "\\x1d",
            "\\u001D", "\\029", "&#29;", "&#x1D;", "_x001D_", "^]", "\\F", "^FNC1", "<029>", "è", "ñ", "\u{1e}",
        ] {
            check(&alloc::format!("10L1{name}21S"), Some("10L1\u{1d}21S"));
            assert_eq!(at_start(name), Some((Class::Named, name.len())), "{name}");
        }
    }

    #[test]
    fn what_is_another_word_stands_for_nothing() {
        for text in ["10L1", "10<G>", "10{GSX}", "10%1E", "10\\x1e", "(10)L1", "10[GS", "10L_1D"] {
            check(text, None);
        }
    }

    #[test]
    fn separators_that_part_nothing_are_left_out() {
        check("<GS>10L1<GS><GS>21S{GS}", Some("10L1\u{1d}21S\u{1d}"));
        assert_eq!((leading("{GS}\u{1d}01"), leading("01{GS}"), leading("è01")), (5, 0, 2));
        assert_eq!((leading("~1010952100300701410T7"), leading("~10L1"), leading("~17280630")), (2, 1, 1));
    }

    #[test]
    fn an_envelope_of_gs1_data_is_taken_off() {
        let inner = |text| without_envelope(text).map(|written| String::from(written.text()));
        assert_eq!(inner("[)>\u{1e}05\u{1d}0109\u{1e}\u{4}").as_deref(), Some("0109"));
        assert_eq!(inner("[)>\u{1e}06\u{1d}1P1\u{1e}\u{4}"), None);
    }
}
