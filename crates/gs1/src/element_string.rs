//! Element strings: unseparated data with FNC1, and the notation with brackets.

use crate::{
    ai::Ai,
    aim::SymbologyIdentifier,
    buffer::{Place, Slot},
    error::{ParseError, ParseErrorKind},
    finding::{Finding, FindingCode},
    message::{Doubt, Reader, check_components},
    options::{Syntax, UNKNOWN},
};

/// FNC1 as scanners send it: GS, U+001D.
pub(crate) const GS: u8 = 0x1D;

impl Reader<'_> {
    /// Reads the input in a notation and tells the symbology where one is given.
    pub(crate) fn read(&mut self, syntax: Syntax) -> Result<Option<SymbologyIdentifier>, ParseError> {
        match syntax {
            Syntax::Bracketed => self.read_bracketed()?,
            Syntax::Unbracketed => self.read_unbracketed()?,
            Syntax::DigitalLink => {
                self.check_length(0, self.options.max_len)?;
                self.read_digital_link(0)?;
            }
            Syntax::Scan => return self.read_scan(),
        }
        Ok(None)
    }

    /// The data from a place on keep to the greatest length.
    pub(crate) fn check_length(&self, from: usize, limit: usize) -> Result<(), ParseError> {
        // Places are counted in 32 bits, whatever the options say.
        let limit = limit.min(u32::MAX as usize - 8);
        if self.text.len() - from <= limit {
            return Ok(());
        }
        Err(self.error(ParseErrorKind::TooLong { limit }, from + limit..self.text.len(), None))
    }

    /// `^…`, `^…|^…`, a Digital Link or plain data.
    fn read_unbracketed(&mut self) -> Result<(), ParseError> {
        self.check_length(0, self.options.max_len)?;
        if is_link(self.text) {
            return self.read_digital_link(0);
        }
        let end = self.text.iter().position(|byte| *byte == b'|');
        if self.text.first() == Some(&b'^') {
            self.split(1, end.unwrap_or(self.text.len()), b'^')?;
        }
        match end {
            None => Ok(()),
            Some(border) => {
                self.push_separator(border)?;
                self.read_component(border + 1)
            }
        }
    }

    /// The composite component in the `^` notation.
    fn read_component(&mut self, from: usize) -> Result<(), ParseError> {
        if self.text.get(from) != Some(&b'^') {
            return Err(self.error(ParseErrorKind::MissingFnc1, from..self.text.len(), None));
        }
        self.split(from + 1, self.text.len(), b'^')
    }

    fn push_separator(&mut self, at: usize) -> Result<(), ParseError> {
        let (start, end) = (at as u32, at as u32 + 1);
        self.push(Slot {
            ai: Ai::SSCC,
            row: &UNKNOWN,
            place: Place::Separator,
            ai_at: start,
            start,
            end,
            decoded: None,
        })
    }

    /// Splits element strings: after a value of predefined length the next AI may follow at once,
    /// after others the separator or the end must follow. A separator at the end of a value that
    /// needs none is tolerated.
    ///
    /// Source: GS1 General Specifications, sections 7.8.5 and 7.8.6.
    pub(crate) fn split(&mut self, from: usize, to: usize, separator: u8) -> Result<(), ParseError> {
        if from == to {
            return Err(self.error(ParseErrorKind::NoElements, from..to, None));
        }
        let mut at = from;
        while at < to {
            let Some((ai, row)) = self.options.look_up_prefix(&self.text[at..to]) else {
                return Err(self.error(ParseErrorKind::NoAiForPrefix, at..(at + 4).min(to), None));
            };
            let start = at + ai.len();
            let rest = &self.text[start..to];
            let mut length = if row.is_fixed() { rest.len().min(usize::from(row.max)) } else { rest.len() };
            if let Some(found) = rest[..length].iter().position(|byte| *byte == separator) {
                length = found;
            }
            let value = &rest[..length];
            let checked = check_components(row, value);
            let slot = |length: usize| {
                let (ai_at, start, end) = (at as u32, start as u32, (start + length) as u32);
                Slot { ai, row, place: Place::Element, ai_at, start, end, decoded: None }
            };
            let slot = match checked {
                Ok(consumed) => slot(consumed),
                Err(doubt) => {
                    let slot = slot(length);
                    self.doubt_value(slot, doubt)?;
                    slot
                }
            };
            self.push(slot)?;
            let end = slot.end as usize;
            at = end;
            if at < to && self.text[at] == separator {
                if self.options.tolerant && (row.is_fixed() || at + 1 == to) {
                    let (code, span) = (FindingCode::NeedlessSeparator, at..at + 1);
                    self.buffer.findings.push(Finding { code, span, ai: Some(ai) });
                }
                at += 1;
                // Several separators in a row part no more than one does.
                while self.options.tolerant && at < to && self.text[at] == separator {
                    let (code, span) = (FindingCode::NeedlessSeparator, at..at + 1);
                    self.buffer.findings.push(Finding { code, span, ai: Some(ai) });
                    at += 1;
                }
            } else if at < to && !row.is_fixed() {
                let next = self.text[at..to].iter().position(|byte| *byte == separator);
                let span = at..next.map_or(to, |next| at + next);
                return Err(self.error(ParseErrorKind::ExcessData, span, Some(ai)));
            }
        }
        Ok(())
    }

    /// `(AI)value…`, and behind `|` those of a composite component. The brackets are read whole
    /// before any value is checked; what counts is the length
    /// of the data without them.
    fn read_bracketed(&mut self) -> Result<(), ParseError> {
        self.check_length(0, usize::MAX)?;
        let border = self.text.iter().position(|byte| *byte == b'|');
        self.read_brackets(0, border.unwrap_or(self.text.len()))?;
        if let Some(border) = border {
            self.push_separator(border)?;
            self.read_brackets(border + 1, self.text.len())?;
        }
        Ok(())
    }

    fn read_brackets(&mut self, from: usize, to: usize) -> Result<(), ParseError> {
        let first = self.buffer.slots.len();
        if from == to {
            // Data that are not there do not begin with FNC1 either.
            return Err(self.error(ParseErrorKind::MissingFnc1, from..to, None));
        }
        let (mut at, mut length) = (from, 0);
        while at < to {
            let rest = &self.text[at..to];
            let close = match rest.iter().position(|byte| *byte == b')') {
                Some(close) if rest[0] == b'(' => close,
                _ => return Err(self.error(ParseErrorKind::Brackets, at..to, None)),
            };
            let (ai_at, start) = (at + 1, at + close + 1);
            let Some((ai, row)) = self.options.look_up(&rest[1..close]) else {
                return Err(self.error(ParseErrorKind::UnknownAi, ai_at..start - 1, None));
            };
            if start == to {
                return Err(self.error(ParseErrorKind::Brackets, start..to, Some(ai)));
            }
            let (end, escaped) = self.end_of_value(start, to);
            let decoded = escaped.then(|| self.unescape(start, end));
            let (start, end) = (start as u32, end as u32);
            let slot = Slot { ai, row, place: Place::Element, ai_at: ai_at as u32, start, end, decoded };
            length += ai.len() + self.value(&slot).len();
            let limit = self.options.max_len;
            if length >= limit {
                return Err(self.error(ParseErrorKind::BracketsTooLong { limit }, slot.span(), Some(ai)));
            }
            self.check_extent(&slot)?;
            self.push(slot)?;
            at = end as usize;
        }
        self.check_values(first)
    }

    /// Where the next bracket that is not escaped stands, and whether an escaped one stands before.
    fn end_of_value(&self, start: usize, to: usize) -> (usize, bool) {
        let bytes = self.text;
        let (mut at, mut escaped) = (start, false);
        while let Some(found) = bytes[at..to].iter().position(|byte| *byte == b'(') {
            at += found;
            if at == start || bytes[at - 1] != b'\\' {
                return (at, escaped);
            }
            escaped = true;
            at += 1;
        }
        (to, escaped)
    }

    /// Writes a value to the buffer with `(` for each `\(`.
    fn unescape(&mut self, start: usize, end: usize) -> (u32, u32) {
        let from = self.buffer.text.len();
        let value = &self.text[start..end];
        for (at, byte) in value.iter().enumerate() {
            if *byte != b'\\' || value.get(at + 1) != Some(&b'(') {
                self.buffer.text.push(*byte);
            }
        }
        (from as u32, self.buffer.text.len() as u32)
    }

    /// The checks that precede those of the components: length, and no `^`.
    pub(crate) fn check_extent(&self, slot: &Slot) -> Result<(), ParseError> {
        let value = self.value(slot);
        let kind = if value.len() < usize::from(slot.row.min) {
            ParseErrorKind::ValueTooShort
        } else if value.len() > usize::from(slot.row.max) {
            ParseErrorKind::ValueTooLong
        } else if value.contains(&b'^') {
            ParseErrorKind::CaretInValue
        } else {
            return Ok(());
        };
        Err(self.error(kind, slot.start as usize..slot.end as usize, Some(slot.ai)))
    }

    /// Checks the components of all values from a slot on.
    pub(crate) fn check_values(&mut self, first: usize) -> Result<(), ParseError> {
        for index in first..self.buffer.slots.len() {
            let slot = self.buffer.slots[index];
            if !slot.is_element() {
                continue;
            }
            let value = self.value(&slot);
            let doubt = match check_components(slot.row, value) {
                Ok(consumed) if consumed == value.len() => continue,
                Ok(consumed) => {
                    Doubt { kind: ParseErrorKind::ExcessData, span: consumed..value.len(), end: value.len() }
                }
                Err(doubt) => doubt,
            };
            self.doubt_value(slot, doubt)?;
        }
        Ok(())
    }
}

/// The schemes of a GS1 Digital Link as the engine knows them.
pub(crate) const SCHEMES: [&str; 4] = ["https://", "http://", "HTTPS://", "HTTP://"];

/// Whether a text begins as a GS1 Digital Link does. The scheme is upper or lower case, not mixed.
pub(crate) fn is_link(text: &[u8]) -> bool {
    SCHEMES.iter().any(|scheme| text.starts_with(scheme.as_bytes()))
}
