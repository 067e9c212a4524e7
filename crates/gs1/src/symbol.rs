//! What scanners send: a symbology identifier and the data of the symbol.

use core::ops::Range;

use crate::{
    aim::{Carried, SymbologyIdentifier},
    element_string::{GS, is_link},
    error::{ParseError, ParseErrorKind},
    lint::check_digit,
    message::Reader,
};

/// What stands between the digits of an EAN symbol and its composite component.
const COMPOSITE: &str = "|]e0";

impl Reader<'_> {
    pub(crate) fn read_scan(&mut self) -> Result<Option<SymbologyIdentifier>, ParseError> {
        let whole = 0..self.text.len();
        if !self.text.starts_with(b"]") || self.text.len() < 3 {
            return Err(self.error(ParseErrorKind::MissingSymbologyIdentifier, whole, None));
        }
        let Some(symbology) = SymbologyIdentifier::of_bytes(&self.text[1..3]) else {
            return Err(self.error(ParseErrorKind::UnsupportedSymbology, 0..3, None));
        };
        self.read_carried(symbology, 3)?;
        Ok(Some(symbology))
    }

    /// Reads the data behind a symbology identifier.
    pub(crate) fn read_carried(&mut self, symbology: SymbologyIdentifier, from: usize) -> Result<(), ParseError> {
        let known = !self.options.engine_symbologies || symbology.is_known_to_engine();
        let Some(carried) = symbology.carried().filter(|_| known) else {
            return Err(self.error(ParseErrorKind::UnsupportedSymbology, 0..from, None));
        };
        // FNC1 in the first position, which the identifier stands for, counts as well.
        self.check_length(from, self.options.max_len.saturating_sub(1))?;
        let end = self.text.len();
        match carried {
            Carried::ElementStrings => self.read_symbol_elements(from),
            Carried::Ean13 => self.read_primary(from, 13),
            Carried::Ean8 => self.read_primary(from, 8),
            Carried::Itf14 => self.check_primary(from..end, 14),
            Carried::AddOn => Ok(()),
            Carried::Plain if is_link(&self.text[from..]) => self.read_digital_link(from),
            Carried::Plain => Ok(()),
        }
    }

    /// Element strings with GS for FNC1; `^` would be mistaken for it later.
    fn read_symbol_elements(&mut self, from: usize) -> Result<(), ParseError> {
        if let Some(at) = self.text[from..].iter().position(|byte| *byte == b'^') {
            return Err(self.error(ParseErrorKind::CaretInScanData, from + at..from + at + 1, None));
        }
        self.split(from, self.text.len(), GS)
    }

    /// The digits of an EAN symbol, perhaps with a composite component.
    fn read_primary(&mut self, from: usize, length: usize) -> Result<(), ParseError> {
        let rest = &self.text[from..];
        let end = from + length.min(rest.len());
        let component = match rest.get(length..) {
            Some(more) if more.starts_with(COMPOSITE.as_bytes()) => Some(end + COMPOSITE.len()),
            Some([]) | None => None,
            Some(_) => return Err(self.error(ParseErrorKind::PrimaryTooLong, end..self.text.len(), None)),
        };
        self.check_primary(from..end, length)?;
        match component {
            None => Ok(()),
            Some(from) => self.read_symbol_elements(from),
        }
    }

    fn check_primary(&self, span: Range<usize>, length: usize) -> Result<(), ParseError> {
        let digits = &self.text[span.clone()];
        if digits.len() < length {
            return Err(self.error(ParseErrorKind::PrimaryTooShort, span, None));
        }
        if digits.len() > length {
            return Err(self.error(ParseErrorKind::PrimaryTooLong, span.start + length..span.end, None));
        }
        if let Some(at) = digits.iter().position(|byte| !byte.is_ascii_digit()) {
            let at = span.start + at;
            return Err(self.error(ParseErrorKind::PrimaryNotDigits, at..at + 1, None));
        }
        let expected = check_digit(&digits[..length - 1]);
        if digits[length - 1] != b'0' + expected {
            return Err(self.error(ParseErrorKind::CheckDigit { expected }, span.end - 1..span.end, None));
        }
        Ok(())
    }
}
