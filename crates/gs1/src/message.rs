//! The core of all forms: an input becomes elements in a buffer that the caller lends.

use alloc::vec::Vec;
use core::ops::Range;

use crate::{
    ai::Ai,
    dictionary::{self, Component, Row, fixed, row, variable},
    error::{ParseError, ParseErrorKind},
    finding::{Finding, FindingCode},
};

/// What to accept and how much of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Accept application identifiers that GS1 has not assigned, where their length is known.
    pub permit_unknown_ais: bool,
    /// Accept unknown application identifiers as attributes of a Digital Link.
    pub unknown_ais_are_attributes: bool,
    /// In a Digital Link pad a GTIN of 8, 12 or 13 digits to 14.
    pub permit_zero_suppressed_gtin: bool,
    /// In a Digital Link accept names such as `gtin` and `lot` in the place of AIs.
    pub permit_convenience_names: bool,
    /// Refuse a message in which an AI stands without those that it requires. The rule is meant for
    /// all carriers of an item together: turn it off for one carrier of several.
    pub check_required: bool,
    /// Refuse a message in which AIs stand together that exclude each other.
    pub check_exclusive: bool,
    /// Refuse a message in which an AI stands several times with different values.
    pub check_repeats: bool,
    /// Refuse a digital signature beside a key without its serial component.
    pub check_serial: bool,
    /// Know only the symbology identifiers that the GS1 Barcode Syntax Engine knows.
    pub engine_symbologies: bool,
    /// The greatest length of an input in bytes.
    pub max_len: usize,
    /// The greatest number of elements, with separators of composite components and ignored
    /// parameters.
    pub max_elements: usize,
    /// Go on behind what can be tolerated and list it as findings.
    pub tolerant: bool,
}

/// The longest input that is accepted by default, in bytes.
pub const MAX_LEN: usize = 8191;

impl Default for Options {
    fn default() -> Self {
        Self {
            permit_unknown_ais: false,
            unknown_ais_are_attributes: false,
            permit_zero_suppressed_gtin: false,
            permit_convenience_names: false,
            check_required: true,
            check_exclusive: true,
            check_repeats: true,
            check_serial: true,
            engine_symbologies: false,
            max_len: MAX_LEN,
            max_elements: 1024,
            tolerant: false,
        }
    }
}

impl Options {
    /// The limits and symbologies of the GS1 Barcode Syntax Engine, for comparing verdicts with it.
    #[must_use]
    pub fn engine() -> Self {
        Self { engine_symbologies: true, max_elements: 64, ..Self::default() }
    }

    /// What a shopper's scanner wants: whatever can be read is read, and every doubt is a finding.
    #[must_use]
    pub fn tolerant() -> Self {
        Self { tolerant: true, ..Self::default() }
    }
}

/// The notation of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// `(01)09506000134352(10)ABC`; a bracket within a value is written `\(`, and `|` stands before a
    /// composite component.
    Bracketed,
    /// `^010950600013435210ABC^21…`, where `^` is FNC1; a text without a leading `^` is plain data,
    /// and one that begins with `http` is a GS1 Digital Link URI.
    Unbracketed,
    /// What a scanner sends: symbology identifier, then data with GS (U+001D) for FNC1.
    Scan,
    /// A GS1 Digital Link URI, not compressed.
    DigitalLink,
}

/// Where an element stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// An element string, or an attribute in the query of a Digital Link.
    Element,
    /// In the path of a Digital Link, as key or qualifier.
    Path,
    /// Not an element: the border to the composite component.
    Separator,
    /// Not an element: a parameter of the query that is none of GS1.
    Ignored,
}

/// One element as it was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) ai: Ai,
    pub(crate) row: &'static Row,
    pub(crate) place: Place,
    /// Where the AI stands in the input.
    pub(crate) ai_at: u32,
    /// Where the value stands in the input, as written.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Where the value stands in the buffer's text if it was written otherwise.
    pub(crate) decoded: Option<(u32, u32)>,
}

/// Memory that a caller lends to the parser and may use again: once it has grown, parsing allocates
/// nothing.
#[derive(Debug, Default)]
pub struct Buffer {
    pub(crate) slots: Vec<Slot>,
    pub(crate) text: Vec<u8>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) refused: Option<Refused>,
    /// For each assigned AI of the message, counted through the table, its first slot.
    pub(crate) first_slots: Vec<u16>,
}

/// The value that the last error was about.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    slot: Slot,
    span: Range<usize>,
    end: usize,
}

impl Buffer {
    /// An empty buffer.
    #[must_use]
    pub const fn new() -> Self {
        Self { slots: Vec::new(), text: Vec::new(), findings: Vec::new(), refused: None, first_slots: Vec::new() }
    }

    fn clear(&mut self) {
        self.slots.clear();
        self.text.clear();
        self.findings.clear();
        self.refused = None;
    }

    /// After an error in a component the value with the doubtful part between bars, up to the end of
    /// the component: `(01)1231231231233|4|`. `text` is the text that was refused. Bytes that were no
    /// text stay as they are.
    #[must_use]
    pub fn markup(&self, text: impl AsRef<[u8]>) -> Option<Vec<u8>> {
        let refused = self.refused.as_ref()?;
        let value = value(text.as_ref(), &self.text, &refused.slot);
        let bad = on_borders(value, refused.span.clone());
        let mut markup = alloc::string::String::from("(");
        refused.slot.ai.push_to(&mut markup);
        markup.push(')');
        let mut markup = markup.into_bytes();
        markup.extend_from_slice(&value[..bad.start]);
        markup.push(b'|');
        markup.extend_from_slice(&value[bad.clone()]);
        markup.push(b'|');
        markup.extend_from_slice(&value[bad.end..refused.end.max(bad.end)]);
        Some(markup)
    }
}

/// An unassigned AI: any characters of set 82.
static UNKNOWN_VALUE: [Component; 1] = [variable(crate::cset::Cset::X, 90, &[])];
static UNKNOWN_LOCATION: [Component; 1] = [fixed(crate::cset::Cset::X, 13, &[])];
static UNKNOWN_MEASURE: [Component; 1] = [fixed(crate::cset::Cset::X, 6, &[])];
pub(crate) static UNKNOWN: Row =
    row(b"00", 1, u16::MAX, dictionary::UNKNOWN, &UNKNOWN_VALUE, &[], &[], None, "UNKNOWN");
static UNKNOWN_13: Row =
    row(b"00", 1, u16::MAX, dictionary::UNKNOWN | dictionary::FIXED, &UNKNOWN_LOCATION, &[], &[], None, "UNKNOWN");
static UNKNOWN_6: Row =
    row(b"00", 1, u16::MAX, dictionary::UNKNOWN | dictionary::FIXED, &UNKNOWN_MEASURE, &[], &[], None, "UNKNOWN");

impl Options {
    /// The row for an AI that was written apart from its value.
    pub(crate) fn look_up(&self, digits: &[u8]) -> Option<(Ai, &'static Row)> {
        let ai = Ai::from_digits(digits)?;
        if let Some(row) = dictionary::find(ai) {
            return Some((ai, row));
        }
        // An unassigned AI must not begin as an assigned one does, and has the length of its prefix.
        let known_length = dictionary::ai_length(ai.prefix());
        if !self.permit_unknown_ais || known_length.is_some_and(|length| length != ai.len()) {
            return None;
        }
        Some((ai, unknown_row(ai.prefix(), known_length)))
    }

    /// The row for the AI at the beginning of unseparated data.
    pub(crate) fn look_up_prefix(&self, data: &[u8]) -> Option<(Ai, &'static Row)> {
        let &[tens @ b'0'..=b'9', units @ b'0'..=b'9', ..] = data else { return None };
        let prefix = usize::from(tens - b'0') * 10 + usize::from(units - b'0');
        let length = dictionary::ai_length(prefix)?;
        let ai = Ai::from_digits(data.get(..length)?)?;
        match dictionary::find(ai) {
            Some(row) => Some((ai, row)),
            None if self.permit_unknown_ais => Some((ai, unknown_row(prefix, Some(length)))),
            None => None,
        }
    }
}

/// The predefined lengths hold for unassigned AIs of their prefixes as well.
///
/// Source: GS1 General Specifications, figure 7.8.5-2.
fn unknown_row(prefix: usize, length: Option<usize>) -> &'static Row {
    match (prefix, length) {
        (41, Some(3)) => &UNKNOWN_13,
        (31..=36, Some(4)) => &UNKNOWN_6,
        _ => &UNKNOWN,
    }
}

/// An input while it is read.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) options: &'a Options,
    pub(crate) buffer: &'a mut Buffer,
    /// Whether a percent sign or plus stands anywhere in the link.
    pub(crate) has_escapes: bool,
}

impl<'a> Reader<'a> {
    /// The error with its span widened to character borders.
    pub(crate) fn error(&self, kind: ParseErrorKind, span: Range<usize>, ai: Option<Ai>) -> ParseError {
        ParseError { kind, span: on_borders(self.text, span), ai }
    }

    /// An error, or a finding where the options tolerate it.
    pub(crate) fn doubt(&mut self, kind: ParseErrorKind, span: Range<usize>, ai: Option<Ai>) -> Result<(), ParseError> {
        let error = self.error(kind, span, ai);
        if !self.options.tolerant {
            return Err(error);
        }
        self.buffer.findings.push(Finding { code: FindingCode::Deviation(error.kind), span: error.span, ai });
        Ok(())
    }

    /// A doubt about the value of a slot. Broken rules of components are tolerated except in keys,
    /// which name the thing.
    pub(crate) fn doubt_value(&mut self, slot: Slot, doubt: Doubt) -> Result<(), ParseError> {
        let span = self.span_in_input(&slot, doubt.span.clone());
        if !matches!(doubt.kind, ParseErrorKind::Value(_)) {
            return Err(self.error(doubt.kind, span, Some(slot.ai)));
        }
        if self.options.tolerant && slot.row.key.is_none() {
            return self.doubt(doubt.kind, span, Some(slot.ai));
        }
        let error = self.error(doubt.kind, span, Some(slot.ai));
        self.buffer.refused = Some(Refused { slot, span: doubt.span, end: doubt.end });
        Err(error)
    }

    pub(crate) fn push(&mut self, slot: Slot) -> Result<(), ParseError> {
        // Slots are counted in 16 bits, whatever the options say.
        let limit = self.options.max_elements.min(usize::from(u16::MAX));
        if self.buffer.slots.len() >= limit {
            let end = self.text.len();
            return Err(self.error(ParseErrorKind::TooManyElements { limit }, slot.ai_at as usize..end, None));
        }
        self.buffer.slots.push(slot);
        Ok(())
    }

    /// The value of a slot as it is meant.
    pub(crate) fn value(&self, slot: &Slot) -> &[u8] {
        value(self.text, &self.buffer.text, slot)
    }
}

/// The value of a slot as it is meant.
pub(crate) fn value<'a>(input: &'a [u8], text: &'a [u8], slot: &Slot) -> &'a [u8] {
    match slot.decoded {
        None => &input[slot.start as usize..slot.end as usize],
        Some((start, end)) => &text[start as usize..end as usize],
    }
}

/// The span widened to the borders of the characters that it touches, where the bytes are text.
pub(crate) fn on_borders(text: &[u8], span: Range<usize>) -> Range<usize> {
    match core::str::from_utf8(text) {
        Ok(text) => text.floor_char_boundary(span.start)..text.ceil_char_boundary(span.end),
        Err(_) => span,
    }
}

/// What a check of one value found.
pub(crate) struct Doubt {
    pub(crate) kind: ParseErrorKind,
    /// The doubtful bytes of the value.
    pub(crate) span: Range<usize>,
    /// Where in the value the component ends that was checked.
    pub(crate) end: usize,
}

/// Checks a value by its components and tells how much of it they take.
#[inline]
pub(crate) fn check_components(row: &Row, value: &[u8]) -> Result<usize, Doubt> {
    let length_doubt = |kind| Doubt { kind, span: 0..value.len(), end: value.len() };
    if value.is_empty() {
        return Err(length_doubt(ParseErrorKind::EmptyValue));
    }
    let mut at = 0;
    for component in row.components {
        let length = (value.len() - at).min(usize::from(component.max));
        if component.optional && length == 0 {
            continue;
        }
        if length < usize::from(component.min) {
            return Err(length_doubt(ParseErrorKind::IncorrectLength));
        }
        let part = &value[at..at + length];
        let checks = || {
            component.cset.check(part)?;
            component.linters.iter().try_for_each(|linter| linter.check(part))
        };
        checks().map_err(|fault| {
            let fault = fault.behind(at);
            Doubt { kind: ParseErrorKind::Value(fault.error), span: fault.span, end: at + length }
        })?;
        at += length;
    }
    Ok(at)
}

/// A message that was read: the input and its elements, in memory that the caller lent.
#[derive(Debug)]
pub struct Message<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) buffer: &'a Buffer,
    pub(crate) symbology: Option<crate::aim::SymbologyIdentifier>,
}

/// One element of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// The application identifier.
    pub ai: Ai,
    /// The value as it is meant, without escapes.
    pub value: &'a [u8],
    /// Where the value stands in the input, as written.
    pub span: (usize, usize),
    /// Whether it stood in the path of a Digital Link.
    pub in_path: bool,
}

/// Reads a text in a given notation.
///
/// The text may be any bytes; lengths are counted in bytes. The result borrows from `buffer`; a
/// buffer that is used again makes reading free of allocations.
///
/// ```
/// # use gs1::{Ai, Buffer, Options, Syntax};
/// let mut buffer = Buffer::new();
/// let message = gs1::parse("(01)09506000134352(10)ABC", Syntax::Bracketed, &Options::default(), &mut buffer).unwrap();
/// assert_eq!(message.parts().nth(1).map(|part| part.value), Some(&b"ABC"[..]));
/// ```
///
/// # Errors
/// The first rule that the text breaks, in the order in which the GS1 Barcode Syntax Engine checks
/// them.
pub fn parse<'a>(
    text: &'a (impl AsRef<[u8]> + ?Sized),
    syntax: Syntax,
    options: &Options,
    buffer: &'a mut Buffer,
) -> Result<Message<'a>, ParseError> {
    parse_bytes(text.as_ref(), syntax, options, buffer)
}

/// Apart from the public function, so that there is one copy of it for all kinds of text.
fn parse_bytes<'a>(
    text: &'a [u8],
    syntax: Syntax,
    options: &Options,
    buffer: &'a mut Buffer,
) -> Result<Message<'a>, ParseError> {
    buffer.clear();
    let mut reader = Reader { text, options, buffer, has_escapes: false };
    let symbology = reader.read(syntax)?;
    reader.check_message()?;
    Ok(Message { text, buffer, symbology })
}

impl<'a> Message<'a> {
    /// The elements in the order of the input.
    pub fn parts(&self) -> impl Iterator<Item = Part<'a>> + use<'a> {
        let (text, buffer) = (self.text, self.buffer);
        buffer.slots.iter().filter(|slot| slot.is_element()).map(move |slot| Part {
            ai: slot.ai,
            value: value(text, &buffer.text, slot),
            span: (slot.start as usize, slot.end as usize),
            in_path: slot.place == Place::Path,
        })
    }

    /// What was tolerated; empty unless the options are tolerant.
    #[must_use]
    pub fn findings(&self) -> &'a [Finding] {
        &self.buffer.findings
    }

    /// The symbology identifier of scan data.
    #[must_use]
    pub const fn symbology(&self) -> Option<crate::aim::SymbologyIdentifier> {
        self.symbology
    }

    /// The parameters of a Digital Link that are none of GS1, as written.
    pub fn ignored_parameters(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let text = self.text;
        let ignored = self.buffer.slots.iter().filter(|slot| slot.place == Place::Ignored);
        // A link holds ASCII only.
        ignored.map(move |slot| core::str::from_utf8(&text[slot.span()]).unwrap_or_default())
    }
}
