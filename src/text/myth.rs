//! What people get wrong: each is explained exactly where it arises.

/// A misunderstanding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Myth {
    /// 893 is taken for "made in Việt Nam".
    Prefix893,
    /// A foreign prefix is taken for suspicious.
    ForeignPrefix,
    /// A right check digit is taken for proof.
    CheckDigit,
    /// A wrong check digit is taken for a fake.
    WrongCheckDigit,
    /// A code is taken for something that cannot be copied.
    Copied,
    /// Information that shows up is taken for proof.
    Shown,
    /// Missing information is taken for a fake.
    NotShown,
    /// Any QR code is taken for traceability.
    QrIsTrace,
    /// Declared data is taken for checked data.
    WhoDeclares,
    /// An EAN-13 is expected to hold an expiry date, lot or origin.
    BarcodeHoldsNoDate,
    /// A number of a store or region is taken for a product number.
    InternalNumber,
    /// Expiry and best-before dates are mixed up.
    TwoDates,
    /// A local format that breaks the rules is taken for a fake.
    LocalFormat,
    /// Any `.gov.vn` host is taken for the national portal.
    GovernmentHost,
    /// Withheld data is taken for missing data.
    Withheld,
    /// An event hash that cannot be checked is taken for tampering.
    TamperedHash,
}

impl Myth {
    /// Every misunderstanding, for tests.
    pub const ALL: [Self; 16] = [
        Self::Prefix893,
        Self::ForeignPrefix,
        Self::CheckDigit,
        Self::WrongCheckDigit,
        Self::Copied,
        Self::Shown,
        Self::NotShown,
        Self::QrIsTrace,
        Self::WhoDeclares,
        Self::BarcodeHoldsNoDate,
        Self::InternalNumber,
        Self::TwoDates,
        Self::LocalFormat,
        Self::GovernmentHost,
        Self::Withheld,
        Self::TamperedHash,
    ];
}
