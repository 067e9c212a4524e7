//! Kinds of codes, as people are told of them.

/// A kind of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbology {
    /// EAN-13, UPC-A or UPC-E.
    Ean13,
    /// EAN-8.
    Ean8,
    /// Code 128 without GS1 data.
    Code128,
    /// GS1-128.
    Gs1128,
    /// Interleaved 2 of 5.
    Itf,
    /// GS1 DataBar.
    DataBar,
    /// QR code without FNC1.
    Qr,
    /// QR code with FNC1 in first position.
    Gs1Qr,
    /// Data Matrix without FNC1.
    DataMatrix,
    /// Data Matrix with FNC1 in first position.
    Gs1DataMatrix,
    /// Any other.
    Other,
}

impl Symbology {
    /// Every kind, for tests.
    pub const ALL: [Self; 11] = [
        Self::Ean13,
        Self::Ean8,
        Self::Code128,
        Self::Gs1128,
        Self::Itf,
        Self::DataBar,
        Self::Qr,
        Self::Gs1Qr,
        Self::DataMatrix,
        Self::Gs1DataMatrix,
        Self::Other,
    ];

    /// The kind of an AIM symbology identifier such as `]d2`.
    ///
    /// Source: ISO/IEC 15424; GS1 General Specifications, section 5.1.3.
    pub fn from_aim(aim: &str) -> Self {
        match aim {
            "]E4" => Self::Ean8,
            "]C1" => Self::Gs1128,
            "]Q3" => Self::Gs1Qr,
            "]d2" => Self::Gs1DataMatrix,
            _ => match aim.as_bytes() {
                [b']', b'E', ..] => Self::Ean13,
                [b']', b'C', ..] => Self::Code128,
                [b']', b'I', ..] => Self::Itf,
                [b']', b'e', ..] => Self::DataBar,
                [b']', b'Q', ..] => Self::Qr,
                [b']', b'd', ..] => Self::DataMatrix,
                _ => Self::Other,
            },
        }
    }
}
