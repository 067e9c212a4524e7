//! What was read: text, bytes, symbology and the evidence for it.

pub use crate::symbology::{AimId, Symbology};

/// A place in the frame, in pixels from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Pixels from the left.
    pub x: f32,
    /// Pixels from the top.
    pub y: f32,
}

/// How well a reading is supported.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Rows, scales and angles that gave the same reading.
    pub votes: u16,
    /// Mean fit of the measured widths or grey levels to the symbol: 0 none, 1 perfect.
    pub likelihood: f32,
}

/// Leaves out the symbols from `began` on of which `holds` does not hold.
pub(crate) fn keep(found: &mut Vec<Symbol>, began: usize, holds: impl Fn(&Symbol) -> bool) {
    let mut at = 0;
    found.retain(|symbol| {
        at += 1;
        at <= began || holds(symbol)
    });
}

/// The corners of symbols, to be moved.
pub(crate) fn corners(found: &mut [Symbol]) -> impl Iterator<Item = &mut Point> {
    found.iter_mut().flat_map(|symbol| &mut symbol.corners)
}

/// One symbol that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// Which symbology.
    pub symbology: Symbology,
    /// Its AIM symbology identifier.
    pub aim: AimId,
    /// The data as bytes before character-set decoding; FNC1 as separator is GS (0x1D).
    pub bytes: Vec<u8>,
    /// The data as text; FNC1 as separator is GS (U+001D), without the AIM identifier.
    /// DataBar (not Expanded) gives the 16-digit element string `01` + GTIN-14.
    pub text: String,
    /// The 2 or 5 digits of an EAN/UPC add-on.
    pub addon: Option<String>,
    /// Whether its linkage flag says that a two-dimensional component stands above it, which is not read: a GS1
    /// Composite symbol. Known of the DataBar family alone.
    pub linked: bool,
    /// Top left, top right, bottom right, bottom left in reading direction.
    pub corners: [Point; 4],
    /// How well it is supported.
    pub evidence: Evidence,
}
