//! What row readers hand in: a candidate a line.

use super::runs::RunsView;
use crate::symbol::{Point, Symbology};

/// Bytes of one reading, inline: the longest linear symbol, Code 128 with 48 characters a line in
/// set C, holds 96 digits; DataBar Expanded holds 74 digits and GS and AI characters beside.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Text {
    bytes: [u8; Text::MAX],
    len: u8,
}

impl Text {
    /// Most bytes that fit.
    pub const MAX: usize = 128;

    /// An empty text.
    pub const fn new() -> Self {
        Self { bytes: [0; Self::MAX], len: 0 }
    }

    /// Copies `bytes`; `None` when they do not fit.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut text = Self::new();
        bytes.iter().all(|&b| text.push(b)).then_some(text)
    }

    /// Appends a byte; false when it does not fit.
    pub fn push(&mut self, byte: u8) -> bool {
        let Some(place) = self.bytes.get_mut(usize::from(self.len)) else {
            return false;
        };
        *place = byte;
        self.len += 1;
        true
    }

    /// The bytes so far.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len)]
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(self.as_bytes()))
    }
}

/// One reading on one line (or joined from several).
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Which symbology.
    pub symbology: Symbology,
    /// The AIM modifier: the third character of the symbology identifier, such as `b'1'` of `]C1`.
    pub modifier: u8,
    /// The data as [`Symbol::bytes`](crate::Symbol::bytes) wants it (FNC1 as separator is GS).
    pub text: Text,
    /// Digits of an add-on; empty without.
    pub addon: Text,
    /// Whether the linkage flag is set: a two-dimensional component stands above.
    pub linked: bool,
    /// Frame point of the first edge of the symbol, in reading direction.
    pub start: Point,
    /// Frame point of its last edge.
    pub end: Point,
    /// How well widths or grey levels fit: 0 none, 1 perfect.
    pub likelihood: f32,
}

impl Candidate {
    /// A candidate without add-on between positions `x0` and `x1` of `runs`.
    pub fn new(
        symbology: Symbology,
        modifier: u8,
        text: Text,
        runs: &RunsView<'_>,
        x0: f32,
        x1: f32,
        likelihood: f32,
    ) -> Self {
        let (start, end) = (runs.point(x0), runs.point(x1));
        Self { symbology, modifier, text, addon: Text::new(), linked: false, start, end, likelihood }
    }
}
