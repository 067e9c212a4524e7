//! What was read: text, bytes, symbology and the evidence for it.

/// A symbology that the reader knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Symbology {
    /// EAN-13, with or without an add-on.
    Ean13,
    /// EAN-8.
    Ean8,
    /// UPC-A; its text has 12 digits.
    UpcA,
    /// UPC-E; its text has 8 digits: number system, 6 digits, check digit.
    UpcE,
    /// Code 128 and, with FNC1 first, GS1-128.
    Code128,
    /// Interleaved 2 of 5 with 14 digits, the last a check digit.
    Itf14,
    /// Interleaved 2 of 5 of any other length: no GS1 symbol.
    Itf,
    /// GS1 DataBar Omnidirectional, Truncated, Stacked, Stacked Omnidirectional.
    DataBar,
    /// GS1 DataBar Limited.
    DataBarLimited,
    /// GS1 DataBar Expanded.
    DataBarExpanded,
    /// GS1 DataBar Expanded Stacked.
    DataBarExpandedStacked,
    /// QR Code.
    Qr,
    /// Micro QR Code.
    MicroQr,
    /// Data Matrix ECC 200.
    DataMatrix,
}

impl Symbology {
    /// Its name on the worker's messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ean13 => "ean-13",
            Self::Ean8 => "ean-8",
            Self::UpcA => "upc-a",
            Self::UpcE => "upc-e",
            Self::Code128 => "code-128",
            Self::Itf14 => "itf-14",
            Self::Itf => "itf",
            Self::DataBar => "databar",
            Self::DataBarLimited => "databar-limited",
            Self::DataBarExpanded => "databar-expanded",
            Self::DataBarExpandedStacked => "databar-expanded-stacked",
            Self::Qr => "qr",
            Self::MicroQr => "micro-qr",
            Self::DataMatrix => "data-matrix",
        }
    }
}

/// The AIM symbology identifier: `]`, code character, modifier.
///
/// Source: ISO/IEC 15424; GS1 General Specifications, section 5.1.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AimId(pub [u8; 3]);

impl AimId {
    /// The three characters, such as `]E0`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("]X0")
    }
}

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
