//! What row readers hand in: a candidate a line, and the collector that counts the lines.

use super::{ends, reading::Reading, region::Region, runs::RunsView, vote};
use crate::{
    frame::Frame,
    symbol::{Point, Symbol, Symbology},
};

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
    /// The data as [`Symbol::bytes`] wants it (FNC1 as separator is GS).
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

/// Everything read on one frame so far, equal readings counted together.
#[derive(Default)]
pub struct Candidates {
    pub(super) readings: Vec<Reading>,
    line: u32,
}

/// Different contents kept of a frame; noise makes a handful, hostile pictures more.
const MOST_READINGS: usize = 64;

impl Candidates {
    /// Forgets the frame before.
    pub fn clear(&mut self) {
        self.readings.clear();
        self.readings.reserve(MOST_READINGS);
    }

    /// The next candidates come from another line and vote anew.
    pub fn next_line(&mut self) {
        self.line = self.line.wrapping_add(1);
    }

    /// Counts `candidate`.
    pub fn push(&mut self, candidate: Candidate) {
        let same = self.readings.iter_mut().find(|r| {
            r.best.symbology == candidate.symbology
                && r.best.modifier == candidate.modifier
                && r.best.text == candidate.text
                && r.best.linked == candidate.linked
        });
        if let Some(reading) = same {
            reading.add(candidate, self.line);
        } else if self.readings.len() < MOST_READINGS {
            self.readings.push(Reading::new(candidate, self.line));
        }
    }

    /// Whether some line gave this content as a symbol of this kind.
    pub fn holds(&self, symbology: Symbology, text: &Text) -> bool {
        self.readings.iter().any(|r| r.best.symbology == symbology && r.best.text == *text)
    }

    /// Whether a reading that needs no more votes lies over the middle of `region` and over half of
    /// its length.
    pub(super) fn cover(&self, region: &Region) -> bool {
        self.readings.iter().any(|reading| vote::is_settled(reading) && reading.covers(region))
    }

    /// The places of the first EAN-13, UPC-A and UPC-E that have enough votes but no add-on yet.
    pub(super) fn without_addon(&self) -> [Option<Region>; 4] {
        let mut places = self
            .readings
            .iter()
            .filter(|r| matches!(r.best.symbology, Symbology::Ean13 | Symbology::UpcA | Symbology::UpcE))
            .filter(|r| vote::is_settled(r) && r.addon().is_empty())
            .filter_map(Reading::region);
        std::array::from_fn(|_| places.next())
    }

    /// Whether no line gave a reading yet.
    pub(super) fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    /// Whether some reading needs no more votes.
    pub(super) fn any_settled(&self) -> bool {
        self.readings.iter().any(vote::is_settled)
    }

    /// Appends the readings whose evidence suffices.
    pub fn decide(&self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let began = found.len();
        vote::decide(&self.readings, found);
        let mut i = began;
        while i < found.len() {
            if ends::stand_free(frame, &found[i]) {
                i += 1;
            } else {
                found.remove(i);
            }
        }
    }
}
