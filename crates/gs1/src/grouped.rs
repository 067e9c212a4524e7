//! Digits and element strings as people write them: in groups, on several lines, with titles.

use alloc::{string::String, vec::Vec};
use core::ops::Range;

use crate::{
    ai::Ai,
    date::is_day_or_time,
    dictionary::{self, Row},
    finding::FindingCode,
    gtin::is_product_number,
    lint::Linter,
    options::Options,
    separator,
    written::Written,
};

/// A sign that people put between groups of digits.
fn is_grouping(sign: char) -> bool {
    sign.is_whitespace() || is_dash(sign) || matches!(sign, '.' | '·' | '•' | '∙' | '‧')
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}')
}

/// The digits of a number that is written in groups; `None` for anything else, and for what people
/// write in groups that is no product number: dates, prices, telephone and network numbers.
pub(crate) fn digits(text: &str) -> Option<Written> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (mut written, mut groups, mut at_border) = (Written::default(), Vec::<usize>::new(), true);
    let mut signs = String::new();
    for (at, sign) in text.char_indices() {
        let range = at..at + sign.len_utf8();
        if sign.is_ascii_digit() {
            if at_border {
                groups.push(0);
            }
            at_border = false;
            *groups.last_mut()? += 1;
            written.keep(text, range);
        } else if is_grouping(sign) || sign == ',' {
            at_border = true;
            signs.push(sign);
            written.note(FindingCode::Grouping, range);
        } else {
            return None;
        }
    }
    let digits = written.text();
    let ends_in_digits = text.starts_with(|sign: char| sign.is_ascii_digit()) && !at_border;
    if groups.len() < 2 || !ends_in_digits {
        return None;
    }
    // A spreadsheet writes commas, each before three digits; people do not write them at all.
    let has_commas = signs.contains(',');
    let in_thousands = groups[0] <= 3 && groups[1..].iter().all(|length| *length == 3);
    if has_commas && !(in_thousands && signs.chars().all(|sign| sign == ',')) {
        return None;
    }
    let is_address = groups.len() == 4 && signs.chars().all(|sign| sign == '.') && groups.iter().all(|one| *one <= 3);
    if is_address || is_day_or_time(digits.as_bytes()) {
        return None;
    }
    if !matches!(digits.len(), 8 | 12 | 13 | 14 | 18) {
        return None;
    }
    // Eight digits are as likely a day, a price or a telephone number: only the groups that are
    // printed under the symbol are a product number.
    let is_printed = groups == [4, 4] || groups == [1, 6, 1];
    let is_short = digits.len() == 8 && !(is_printed && signs.chars().all(char::is_whitespace));
    (!is_short).then_some(written)
}

/// The digits of a product behind what people call them, or a mark: `GTIN 9521…`, `Mã vạch: 9521….`, `#9521…`.
pub(crate) fn labelled(text: &str) -> Option<Written> {
    const LABELS: [&str; 8] = ["gtin", "ean", "upc", "barcode", "mã vạch", "mã", "ma vach", "条码"];
    let from = text.find(|sign: char| sign.is_ascii_digit()).filter(|from| *from > 0)?;
    let end = text.trim_end_matches(['.', ',', ';', ' ']).len();
    let label = text[..from].trim_end_matches([':', ' ', '.', '#', '~', '|', '^', '@', '$']).to_lowercase();
    if !(label.is_empty() || LABELS.contains(&label.as_str())) || !is_product_number(text.get(from..end)?) {
        return None;
    }
    let mut written = Written::default();
    for around in [0..from, end..text.len()].into_iter().filter(|around| !around.is_empty()) {
        written.note(FindingCode::Surroundings, around);
    }
    written.keep(text, from..end);
    Some(written)
}

/// The thirteen digits of a product before the two or five of an add-on symbol.
pub(crate) fn without_add_on(text: &str) -> Option<Written> {
    let (digits, add_on) = text.split_at_checked(13)?;
    let add_on = add_on.trim();
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(digits) || !is_number(add_on) || !matches!(add_on.len(), 2 | 5) {
        return None;
    }
    let mut written = Written::default();
    written.keep(text, 0..13);
    written.note(FindingCode::Surroundings, 13..text.len());
    Some(written)
}

/// Whether a text holds nothing that another spelling is made of: no white space, other brackets, or what
/// stands for a separator.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'(' | b')' | b'-' | b'.' | b'/'))
}

/// Element strings in brackets, as typed or copied from a label: without white space and line breaks
/// between the parts, groups within numbers that have a check digit, titles before brackets, and
/// zeros left out of a GTIN. `None` where nothing is to be done.
pub(crate) fn brackets(text: &str) -> Option<Written> {
    let mut written = Written::default();
    let mut at = 0;
    let mut has_element = false;
    while let Some(bracket) = next_bracket(text, at) {
        let before = &text[at..bracket.whole.start];
        // Only a title may stand before the first bracket, and one on a line of its own before others.
        if !has_element && !before.is_empty() {
            is_title(before).then_some(())?;
            written.note(FindingCode::Surroundings, at..bracket.whole.start);
        }
        let square = text[bracket.whole.clone()].starts_with('[');
        let (open, close) = (bracket.whole.start..bracket.digits.start, bracket.digits.end..bracket.whole.end);
        let code = if square { FindingCode::SquareBrackets } else { FindingCode::Grouping };
        for (range, sign) in [(open, "("), (close, ")")] {
            match text[range.clone()] == *sign {
                true => written.keep(text, range),
                false => written.replace(sign, range, code.clone()),
            }
            if sign == "(" {
                written.keep(text, bracket.digits.clone());
            }
        }
        let end = next_bracket(text, bracket.whole.end).map_or(text.len(), |next| next.whole.start);
        put_value(&mut written, text, bracket.whole.end..end, bracket.row);
        at = end;
        has_element = true;
    }
    (has_element && !written.findings().is_empty()).then_some(written)
}

/// An AI in brackets: the whole with white space inside, and the digits.
struct Bracket {
    whole: Range<usize>,
    digits: Range<usize>,
    row: &'static Row,
}

/// The next assigned AI in brackets. A bracket behind a backslash belongs to a value.
fn next_bracket(text: &str, from: usize) -> Option<Bracket> {
    let mut at = from;
    loop {
        at += text.get(at..)?.find(['(', '['])?;
        let rest = &text[at + 1..];
        let digits_at = at + 1 + (rest.len() - rest.trim_start().len());
        let length = text[digits_at..].bytes().take_while(u8::is_ascii_digit).count();
        let behind = &text[digits_at + length..];
        let close = if text.as_bytes()[at] == b'(' { ')' } else { ']' };
        let end = text.len() - behind.trim_start().len();
        let is_escaped = at > from && text.as_bytes()[at - 1] == b'\\';
        let digits = digits_at..digits_at + length;
        let row = Ai::from_digits(text[digits.clone()].as_bytes()).and_then(dictionary::find);
        match row.filter(|_| text[end..].starts_with(close) && !is_escaped) {
            Some(row) => return Some(Bracket { whole: at..end + 1, digits, row }),
            None => at += 1,
        }
    }
}

/// Words before a bracket, such as `LOT` or `Hạn sử dụng:`.
fn is_title(text: &str) -> bool {
    const GREATEST_LENGTH: usize = 40;
    let is_of_title =
        |sign: char| sign.is_alphabetic() || sign.is_whitespace() || matches!(sign, ':' | '/' | '.' | '-' | '#');
    text.chars().count() <= GREATEST_LENGTH && text.chars().all(is_of_title)
}

/// Writes a value as it is meant.
fn put_value(written: &mut Written, text: &str, range: Range<usize>, row: &'static Row) {
    // A title of the next element stands on a line of its own behind the value.
    let value = &text[range.clone()];
    let line_end = value.trim_start().find(['\n', '\r']).map(|at| at + value.len() - value.trim_start().len());
    let title = line_end.filter(|at| is_title(&value[*at..]) && !value[*at..].trim().is_empty());
    let end = range.start + title.unwrap_or(value.len());
    let whole = &text[range.start..end];
    let start = range.start + (whole.len() - whole.trim_start().len());
    // FNC1 is not needed before a bracket, yet a reader that adds the brackets may send it.
    let kept = separator::without_last(whole.trim()).trim_end();
    let inner = start..start + kept.len();
    let note = |written: &mut Written, range: Range<usize>, code| {
        if !range.is_empty() {
            written.note(code, range);
        }
    };
    note(written, range.start..inner.start, FindingCode::Grouping);
    put_number(written, text, inner.clone(), row);
    note(written, inner.end..end, FindingCode::Grouping);
    note(written, end..range.end, FindingCode::Surroundings);
}

/// Writes the digits of a number that has a check digit without its groups, and a GTIN with all of its
/// zeros; anything else as it is.
fn put_number(written: &mut Written, text: &str, range: Range<usize>, row: &'static Row) {
    let value = &text[range.clone()];
    let is_checked = row.components.len() == 1 && row.components[0].linters.contains(&Linter::Csum);
    let is_number = is_checked && value.chars().all(|sign| sign.is_ascii_digit() || is_grouping(sign));
    if !is_number {
        return written.keep(text, range);
    }
    let count = value.bytes().filter(u8::is_ascii_digit).count();
    if row.max == 14 && matches!(count, 8 | 12 | 13) {
        written.note(FindingCode::ZeroSuppressedGtin, range.clone());
        written.put(&"000000"[..14 - count], range.start..range.start);
    }
    for (at, sign) in value.char_indices() {
        let place = range.start + at..range.start + at + sign.len_utf8();
        match sign.is_ascii_digit() {
            true => written.keep(text, place),
            false => written.note(FindingCode::Grouping, place),
        }
    }
}

/// Element strings without brackets, parted by white space as typed: `01 09521001002011 10 L1`. White
/// space between elements becomes GS, other white space nothing. `None` for anything else.
pub(crate) fn spaced(text: &str) -> Option<Written> {
    let options = Options::default();
    let bytes = text.as_bytes();
    if !text.is_ascii() || !bytes.iter().any(u8::is_ascii_whitespace) {
        return None;
    }
    let spaces = |from: usize| from + bytes[from..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let mut written = Written::default();
    let (mut at, mut needs_separator) = (0, false);
    while at < bytes.len() {
        let (ai, row) = options.look_up_prefix(&bytes[at..])?;
        let start = spaces(at + ai.len());
        if needs_separator {
            written.put("\u{1d}", at..at);
        }
        written.keep(text, at..at + ai.len());
        if start > at + ai.len() {
            written.note(FindingCode::Grouping, at + ai.len()..start);
        }
        let is_number = row.is_fixed() && row.components[0].linters.contains(&Linter::Csum);
        let (mut end, mut length) = (start, 0);
        while end < bytes.len() && !(row.is_fixed() && length == usize::from(row.max)) {
            if !bytes[end].is_ascii_whitespace() {
                written.keep(text, end..end + 1);
                length += 1;
            } else if is_number {
                written.note(FindingCode::Grouping, end..end + 1);
            } else {
                break;
            }
            end += 1;
        }
        at = spaces(end);
        if at > end {
            written.note(FindingCode::Grouping, end..at);
        } else if at < bytes.len() && !row.is_fixed() {
            return None;
        }
        needs_separator = !row.is_fixed();
    }
    Some(written)
}
