//! What a reader accepts, and what it takes for an AI.

use crate::{
    ai::Ai,
    cset::Cset::X,
    dictionary::{self, Component, FIXED, Row, fixed, row, variable},
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

/// An unassigned AI: any characters of set 82.
static UNKNOWN_VALUE: [Component; 1] = [variable(X, 90, &[])];
static UNKNOWN_LOCATION: [Component; 1] = [fixed(X, 13, &[])];
static UNKNOWN_MEASURE: [Component; 1] = [fixed(X, 6, &[])];
pub(crate) static UNKNOWN: Row = row(b"00", 1, u16::MAX, dictionary::UNKNOWN, &UNKNOWN_VALUE, &[], &[], None);
static UNKNOWN_13: Row = row(b"00", 1, u16::MAX, dictionary::UNKNOWN | FIXED, &UNKNOWN_LOCATION, &[], &[], None);
static UNKNOWN_6: Row = row(b"00", 1, u16::MAX, dictionary::UNKNOWN | FIXED, &UNKNOWN_MEASURE, &[], &[], None);

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
