//! The symbologies that the reader knows: one entry of the table each, which every part of the reader asks.

#[cfg(any(test, feature = "draw"))]
use crate::draw::Kind;
use crate::step::Step;

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

/// What there is to know of a symbology before one is read.
#[derive(Debug)]
pub struct Entry {
    /// Whose entry it is.
    pub symbology: Symbology,
    /// Its name on the worker's messages.
    pub name: &'static str,
    /// The code character of its AIM identifiers.
    ///
    /// Source: ISO/IEC 15424, table 1.
    pub code: u8,
    /// The modifiers that its reader gives.
    pub modifiers: &'static [u8],
    /// Whether it is made of bars; else of square modules.
    pub is_linear: bool,
    /// Lines of one frame that must agree before a reading is believed.
    pub lines: u16,
    /// Frames that must agree before a reading is confirmed.
    pub frames: u16,
    /// The likelihood from which one frame is enough.
    pub certain: Option<f32>,
    /// Whether digits of an add-on may follow.
    pub takes_addon: bool,
    /// Whether a part of a longer symbol looks like a whole one of this kind, and what its ends are then asked.
    pub part: Option<Part>,
    /// Where it is believed without the light ground beside it, in a picture that is cropped close.
    pub cut: Cut,
    /// The steps of the live rotation that look for it.
    pub turns: &'static [Step],
    /// What it is drawn as for benchmarks and tests; matrix symbols are drawn by libraries of those.
    #[cfg(any(test, feature = "draw"))]
    pub drawn: &'static [Kind],
}

/// Where a symbol is believed whose quiet zone is cut by the picture's edge: it may be a part of a longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// At any edge: no part of a longer symbol has its start, stop and check.
    Anywhere,
    /// Where it fills the picture from edge to edge, and has so many characters: a few are soon a part of more.
    WhereItFills {
        /// The fewest characters.
        least: usize,
    },
    /// Nowhere.
    Nowhere,
}

/// A symbology of which parts of longer symbols make one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Narrow elements between the outer edges for each character of the text, and those besides.
    pub length: (f32, f32),
    /// The likelihood below which the ends are looked at.
    pub doubtful: f32,
    /// The first character of texts whose ends are always looked at.
    pub suspect: Option<u8>,
    /// How far something dark goes on beside an outer bar that is another bar, in narrow elements: the tip of
    /// a letter does not.
    pub run: f32,
    /// Least height of the lower outer bar, as a share of the other's.
    pub height: f32,
}

/// Likelihood below which EAN-8 and UPC-E are asked, whose digits often stand beside their bars. Of the
/// photographs one in twenty is below it, of the phantoms seen all.
const DOUBTFUL: f32 = 0.5;
/// How far a bar goes on beside the ends of EAN/UPC: the digits there are nine modules high, and guard bars go
/// down to their middle.
const BESIDE_DIGITS: f32 = 12.0;
/// Reed-Solomon codewords confirm themselves unless many of them were corrected.
const FEW_CORRECTED: f32 = 0.4;

const LINEAR: &[Step] = &[Step::Rows, Step::Bands];
const MATRIX: &[Step] = &[Step::Patches, Step::HalfMatrix, Step::Matrix, Step::Inverted];

/// What most linear symbologies share: a strong check.
const BARS: Entry = Entry {
    symbology: Symbology::Ean13,
    name: "",
    code: b'e',
    modifiers: b"0",
    is_linear: true,
    lines: 2,
    frames: 2,
    certain: None,
    takes_addon: false,
    part: None,
    cut: Cut::Anywhere,
    turns: LINEAR,
    #[cfg(any(test, feature = "draw"))]
    drawn: &[],
};

/// What EAN/UPC share. The modifier 3 says that there is an add-on.
const EAN_UPC: Entry = Entry { code: b'E', modifiers: b"03", takes_addon: true, ..BARS };

/// What symbols of square modules share.
const MODULES: Entry = Entry { is_linear: false, lines: 1, turns: MATRIX, ..BARS };

impl Symbology {
    /// One entry each, in the order of the enumeration.
    pub const TABLE: [Entry; 14] = [
        Entry {
            symbology: Self::Ean13,
            name: "ean-13",
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::Ean13],
            ..EAN_UPC
        },
        // Few digits and weak parity.
        Entry {
            symbology: Self::Ean8,
            name: "ean-8",
            modifiers: b"4",
            lines: 3,
            frames: 3,
            takes_addon: false,
            part: Some(Part {
                length: (0.0, 67.0),
                doubtful: DOUBTFUL,
                suspect: None,
                run: BESIDE_DIGITS,
                height: 0.0,
            }),
            cut: Cut::WhereItFills { least: 8 },
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::Ean8],
            ..EAN_UPC
        },
        Entry {
            symbology: Self::UpcA,
            name: "upc-a",
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::UpcA],
            ..EAN_UPC
        },
        // As EAN-8; and the left half of one EAN-13 in ten is UPC-E of number system 1.
        Entry {
            symbology: Self::UpcE,
            name: "upc-e",
            lines: 3,
            frames: 3,
            part: Some(Part {
                length: (0.0, 51.0),
                doubtful: DOUBTFUL,
                suspect: Some(b'1'),
                run: BESIDE_DIGITS,
                height: 0.0,
            }),
            cut: Cut::Nowhere,
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::UpcE],
            ..EAN_UPC
        },
        Entry {
            symbology: Self::Code128,
            name: "code-128",
            code: b'C',
            modifiers: b"012",
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::Code128],
            ..BARS
        },
        // Beside the check digit nothing but the pairing of digits.
        Entry {
            symbology: Self::Itf14,
            name: "itf-14",
            code: b'I',
            modifiers: b"1",
            lines: 3,
            frames: 3,
            cut: Cut::WhereItFills { least: 8 },
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::Itf],
            ..BARS
        },
        // Not even a check digit, and a part of a longer symbol looks like a whole one.
        Entry {
            symbology: Self::Itf,
            name: "itf",
            code: b'I',
            lines: 5,
            part: Some(Part { length: (8.0, 8.0), doubtful: f32::INFINITY, suspect: None, run: 1.5, height: 0.6 }),
            cut: Cut::WhereItFills { least: 14 },
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::Itf],
            ..BARS
        },
        Entry {
            symbology: Self::DataBar,
            name: "databar",
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::DataBarOmni, Kind::DataBarTruncated, Kind::DataBarStacked, Kind::DataBarStackedOmni],
            ..BARS
        },
        Entry {
            symbology: Self::DataBarLimited,
            name: "databar-limited",
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::DataBarLimited],
            ..BARS
        },
        Entry {
            symbology: Self::DataBarExpanded,
            name: "databar-expanded",
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::DataBarExpanded],
            ..BARS
        },
        Entry {
            symbology: Self::DataBarExpandedStacked,
            name: "databar-expanded-stacked",
            #[cfg(any(test, feature = "draw"))]
            drawn: &[Kind::DataBarExpandedStacked { segments: 4 }],
            ..BARS
        },
        Entry {
            symbology: Self::Qr,
            name: "qr",
            code: b'Q',
            modifiers: b"0123456",
            certain: Some(FEW_CORRECTED),
            ..MODULES
        },
        Entry { symbology: Self::MicroQr, name: "micro-qr", code: b'Q', modifiers: b"1", ..MODULES },
        Entry {
            symbology: Self::DataMatrix,
            name: "data-matrix",
            code: b'd',
            modifiers: b"123456",
            certain: Some(FEW_CORRECTED),
            ..MODULES
        },
    ];

    /// What there is to know of it.
    pub fn entry(self) -> &'static Entry {
        const { assert!(is_in_order(), "the table has the order of the enumeration") };
        const TABLE: &[Entry] = &Symbology::TABLE;
        &TABLE[self as usize]
    }

    /// Its name on the worker's messages.
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Its AIM identifier with `modifier`.
    pub fn aim(self, modifier: u8) -> AimId {
        let entry = self.entry();
        debug_assert!(entry.modifiers.contains(&modifier), "{self:?} {}", char::from(modifier));
        AimId([b']', entry.code, modifier])
    }
}

const fn is_in_order() -> bool {
    let mut i = 0;
    while i < Symbology::TABLE.len() {
        if Symbology::TABLE[i].symbology as usize != i {
            return false;
        }
        i += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbology_has_a_name_of_its_own_and_turns_in_the_round() {
        for (i, entry) in Symbology::TABLE.iter().enumerate() {
            assert!(!entry.name.is_empty() && !entry.modifiers.is_empty());
            assert!(Symbology::TABLE[..i].iter().all(|other| other.name != entry.name), "{}", entry.name);
            assert!(entry.turns.iter().any(|turn| Step::ROUND.contains(turn)), "{}", entry.name);
        }
    }

    #[test]
    fn every_step_of_the_round_looks_for_something() {
        for step in Step::ROUND {
            assert!(Symbology::TABLE.iter().any(|entry| entry.turns.contains(&step)), "{step:?}");
        }
    }

    #[test]
    fn an_identifier_is_made_of_code_and_modifier() {
        assert_eq!(Symbology::Ean8.aim(b'4').as_str(), "]E4");
        assert_eq!(Symbology::Code128.aim(b'1').as_str(), "]C1");
        assert_eq!(Symbology::DataMatrix.aim(b'2').as_str(), "]d2");
    }
}
