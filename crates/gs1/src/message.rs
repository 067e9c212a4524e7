//! The core of all forms: an input becomes elements in a buffer that the caller lends.

use core::ops::Range;

use crate::{
    ai::Ai,
    aim::SymbologyIdentifier,
    buffer::{Buffer, Place, Refused, Slot, on_borders, value},
    dictionary::Row,
    error::{ParseError, ParseErrorKind},
    finding::{Finding, FindingCode},
    options::{Options, Syntax},
};

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
    pub(crate) symbology: Option<SymbologyIdentifier>,
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
    pub const fn symbology(&self) -> Option<SymbologyIdentifier> {
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
