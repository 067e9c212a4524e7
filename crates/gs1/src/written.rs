//! A text as it is meant, beside the text as it was written.
//!
//! Keyboards, chat programs, labels and readers change a code on its way: they add characters that
//! nobody sees, write digits of another script, put quotation marks around it. Each step that undoes
//! such a thing keeps, for every byte, where it stood, so that every span counts the bytes of the
//! text that came.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::ops::Range;

use crate::list::Gather;
use crate::{
    error::ParseError,
    finding::{Finding, FindingCode},
    scan::Scan,
};

/// A text that one step wrote anew.
#[derive(Debug, Default)]
pub(crate) struct Written {
    text: String,
    /// For each byte of the new text the bytes of the old one that it stands for.
    origin: Vec<(u32, u32)>,
    findings: Vec<Finding>,
}

impl Written {
    /// Takes bytes of the old text over as they are.
    pub(crate) fn keep(&mut self, old: &str, range: Range<usize>) {
        self.text.push_str(&old[range.clone()]);
        range.map(|at| (at as u32, at as u32 + 1)).gather_into(&mut self.origin);
    }

    /// Writes something else for bytes of the old text.
    pub(crate) fn put(&mut self, new: &str, range: Range<usize>) {
        self.text.push_str(new);
        self.origin.extend((0..new.len()).map(|_| (range.start as u32, range.end as u32)));
    }

    /// Notes what was done to bytes of the old text. Notes of one kind that follow each other are one.
    pub(crate) fn note(&mut self, code: FindingCode, range: Range<usize>) {
        match self.findings.last_mut() {
            Some(last) if last.code == code && last.span.end == range.start => last.span.end = range.end,
            _ => self.findings.push(Finding { code, span: range, ai: None }),
        }
    }

    /// Writes something else, and notes it.
    pub(crate) fn replace(&mut self, new: &str, range: Range<usize>, code: FindingCode) {
        self.note(code, range.clone());
        self.put(new, range);
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Reads the new text; what is told of it counts the bytes of the old one.
    pub(crate) fn read(&self, read: impl FnOnce(&str) -> Result<Scan, ParseError>) -> Result<Scan, ParseError> {
        let mut scan = read(&self.text).map_err(|error| ParseError { span: self.back(error.span), ..error })?;
        scan.move_spans(&|span| self.back(span));
        self.findings.iter().cloned().gather_into(&mut scan.findings);
        crate::finding::in_text_order(&mut scan.findings);
        Ok(scan)
    }

    /// The bytes of the old text that a span of the new one stands for.
    pub(crate) fn back(&self, span: Range<usize>) -> Range<usize> {
        let end_of = |at: usize| self.origin.get(at).map_or(0, |(_, end)| *end as usize);
        if span.is_empty() {
            let at = match self.origin.get(span.start) {
                Some((start, _)) => *start as usize,
                None => self.origin.len().checked_sub(1).map_or(0, end_of),
            };
            return at..at;
        }
        let start = self.origin.get(span.start).map_or(0, |(start, _)| *start as usize);
        start..end_of(span.end - 1).max(start)
    }
}

/// A text without what hides it or stands around it: characters that nobody sees, white space and
/// quotation marks at both ends. Characters that another keyboard writes for one of ASCII become that
/// one. What people and programs see of an address is this text.
///
/// ```
/// assert_eq!(gs1::cleaned("\u{feff}https://example.vn/01\u{200b} "), "https://example.vn/01");
/// assert_eq!(gs1::cleaned("（01）０８"), "(01)08");
/// ```
#[must_use]
pub fn cleaned(text: &str) -> Cow<'_, str> {
    match clean(text) {
        Some(written) => Cow::Owned(written.text),
        None => Cow::Borrowed(text),
    }
}

/// The cleaned text; `None` where there is nothing to clean.
pub(crate) fn clean(text: &str) -> Option<Written> {
    let is_plain = |byte: u8| matches!(byte, b'!'..=b'~') || byte == crate::element_string::GS;
    let is_inner = |byte: u8| is_plain(byte) || matches!(byte, 0x04 | b' ' | b'\t' | b'\r' | b'\n' | 0x1C..=0x1F);
    let is_end = |byte: &u8| is_plain(*byte) && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'*');
    let bytes = text.as_bytes();
    if bytes.iter().copied().all(is_inner) && bytes.first().is_some_and(is_end) && bytes.last().is_some_and(is_end) {
        return None;
    }
    let mut written = Written::default();
    for (at, sign) in text.char_indices() {
        let range = at..at + sign.len_utf8();
        if is_invisible(sign) {
            written.note(FindingCode::InvisibleCharacter, range);
        } else if let Some(ascii) = ascii_of(sign) {
            written.replace(ascii.encode_utf8(&mut [0; 4]), range, FindingCode::ForeignCharacter);
        } else {
            written.keep(text, range);
        }
    }
    written.trim();
    Some(written)
}

impl Written {
    /// Takes white space and pairs of quotation marks off both ends.
    fn trim(&mut self) {
        loop {
            let start = self.text.len() - self.text.trim_start().len();
            // What ends a transmission ends no text; an envelope is taken off whole.
            let is_end = |sign: char| sign.is_whitespace() || matches!(sign, '\u{4}' | '\u{1e}');
            let trimmed = match self.text.starts_with("[)>") {
                true => self.text.trim(),
                false => self.text.trim_start().trim_end_matches(is_end),
            };
            let end = start + trimmed.len();
            let (open, close) = marks_around(trimmed);
            for mark in [start..start + open, end - close..end].into_iter().filter(|mark| !mark.is_empty()) {
                let span = self.back(mark);
                self.findings.push(Finding { code: FindingCode::Surroundings, span, ai: None });
            }
            self.text.truncate(end - close);
            self.origin.truncate(end - close);
            self.text.drain(..start + open);
            self.origin.drain(..start + open);
            if open + close == 0 {
                return;
            }
        }
    }
}

/// How many bytes of marks stand at the beginning and at the end.
fn marks_around(text: &str) -> (usize, usize) {
    for (open, close) in PAIRS {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(open) && !inner.contains(close)) {
            return (open.len(), close.len());
        }
    }
    // A spreadsheet puts an apostrophe before digits that are a text.
    let is_marked = text.strip_prefix('\'').is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    (usize::from(is_marked), 0)
}

/// Marks that people and programs put around a text.
const PAIRS: [(&str, &str); 8] =
    [("\"", "\""), ("'", "'"), ("<", ">"), ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"), ("*", "*")];

/// Characters without width: byte order mark, direction marks, joiners, soft hyphen, fillers.
///
/// Source: Unicode Standard, section 23.2 and 23.3, property `Default_Ignorable_Code_Point`.
fn is_invisible(sign: char) -> bool {
    matches!(u32::from(sign),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8
        | 0xE0000..=0xE0FFF | 0..=3 | 5..=8 | 0x7F)
}

/// The ASCII character that a character of another keyboard stands for: full-width forms, digits of
/// other scripts, brackets and slashes of other shapes.
fn ascii_of(sign: char) -> Option<char> {
    let code = u32::from(sign);
    if code < 0x300 {
        return None;
    }
    if let Some(zero) = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)) {
        return char::from_digit(code - zero, 10);
    }
    Some(match code {
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0)?,
        0x207D | 0x208D | 0x2768 | 0x276A | 0xFE59 | 0x2E28 | 0xFE35 => '(',
        0x207E | 0x208E | 0x2769 | 0x276B | 0xFE5A | 0x2E29 | 0xFE36 => ')',
        0x3010 | 0x3014 | 0x301A | 0xFE47 => '[',
        0x3011 | 0x3015 | 0x301B | 0xFE48 => ']',
        0x2044 | 0x2215 | 0x29F8 => '/',
        0x2236 | 0xA789 | 0xFE55 | 0xFE13 => ':',
        _ => return None,
    })
}

/// The zeros of scripts whose ten digits follow each other.
///
/// Source: Unicode Standard, general category `Nd`.
const ZEROS: [u32; 22] = [
    0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0,
    0x1810, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6,
];
