//! AIM symbology identifiers of the symbologies that carry GS1 data.

use core::fmt;

/// A symbology identifier, `]` and two characters, that a reader sends before the data.
///
/// Source: ISO/IEC 15424; GS1 General Specifications, figure 5.1.2-1.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SymbologyIdentifier([u8; 2]);

/// What the data behind a symbology identifier are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// Element strings with GS for FNC1.
    ElementStrings,
    /// Thirteen digits of an EAN-13, UPC-A or UPC-E symbol, perhaps with an add-on.
    Ean13,
    /// Eight digits of an EAN-8 symbol.
    Ean8,
    /// Digits of an EAN/UPC add-on, not of a product.
    AddOn,
    /// Fourteen digits of an ITF-14 symbol.
    Itf14,
    /// Text in which a GS1 Digital Link may stand.
    Plain,
}

impl SymbologyIdentifier {
    /// EAN-13, UPC-A and UPC-E.
    pub const EAN_13: Self = Self(*b"E0");
    /// EAN-8.
    pub const EAN_8: Self = Self(*b"E4");
    /// GS1-128.
    pub const GS1_128: Self = Self(*b"C1");
    /// GS1 DataBar and composite components.
    pub const DATABAR: Self = Self(*b"e0");
    /// Data Matrix with plain data.
    pub const DATA_MATRIX: Self = Self(*b"d1");
    /// GS1 DataMatrix.
    pub const GS1_DATA_MATRIX: Self = Self(*b"d2");
    /// QR Code with plain data.
    pub const QR: Self = Self(*b"Q1");
    /// GS1 QR Code.
    pub const GS1_QR: Self = Self(*b"Q3");
    /// DotCode with plain data.
    pub const DOT_CODE: Self = Self(*b"J0");
    /// GS1 DotCode.
    pub const GS1_DOT_CODE: Self = Self(*b"J1");
    /// Interleaved 2 of 5 with a checked check digit, as ITF-14.
    pub const ITF: Self = Self(*b"I1");

    /// Reads `]` and two characters, or the two characters alone.
    ///
    /// ```
    /// # use gs1::SymbologyIdentifier;
    /// assert_eq!(SymbologyIdentifier::new("]d2"), Some(SymbologyIdentifier::GS1_DATA_MATRIX));
    /// assert_eq!(SymbologyIdentifier::new("d2"), Some(SymbologyIdentifier::GS1_DATA_MATRIX));
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Self::of_bytes(text.strip_prefix(']').unwrap_or(text).as_bytes())
    }

    /// Takes the two characters behind `]`.
    pub(crate) const fn of_bytes(characters: &[u8]) -> Option<Self> {
        match characters {
            [code, modifier] if code.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric() => {
                Some(Self([*code, *modifier]))
            }
            _ => None,
        }
    }

    /// Takes the identifier off the beginning of scan data, and gives the rest.
    #[must_use]
    pub fn split(data: &str) -> Option<(Self, &str)> {
        let head = data.get(..3).filter(|head| head.starts_with(']'))?;
        Some((Self::new(head)?, &data[3..]))
    }

    /// The two characters behind `]`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// What the data behind it are; `None` for a symbology that carries no GS1 data.
    #[must_use]
    pub const fn carried(self) -> Option<Carried> {
        Some(match &self.0 {
            b"C1" | b"e0" | b"e1" | b"e2" | b"d2" | b"Q3" | b"J1" => Carried::ElementStrings,
            b"E0" | b"E3" => Carried::Ean13,
            b"E4" => Carried::Ean8,
            b"E1" | b"E2" => Carried::AddOn,
            b"I0" | b"I1" => Carried::Itf14,
            b"d0" | b"d1" | b"d4" | b"Q0" | b"Q1" | b"Q2" | b"J0" | b"C0" | b"z0" | b"L0" => Carried::Plain,
            _ => return None,
        })
    }
}

/// The identifiers that the GS1 Barcode Syntax Engine knows.
const ENGINE: [&[u8; 2]; 10] = [b"C1", b"E0", b"E4", b"e0", b"d1", b"d2", b"Q1", b"Q3", b"J0", b"J1"];

impl SymbologyIdentifier {
    pub(crate) fn is_known_to_engine(self) -> bool {
        ENGINE.contains(&&self.0)
    }
}

impl fmt::Display for SymbologyIdentifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "]{}", self.as_str())
    }
}

impl fmt::Debug for SymbologyIdentifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
