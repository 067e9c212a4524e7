//! What was read but is doubtful.

use alloc::string::String;
use core::ops::Range;

use crate::{ai::Ai, error::ParseErrorKind};

/// A doubt about a text that could be read: what, where, and at which AI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is doubtful, with the evidence.
    pub code: FindingCode,
    /// The doubtful bytes of the input; begins and ends on character borders.
    pub span: Range<usize>,
    /// The application identifier that it is about, where there is one.
    pub ai: Option<Ai>,
}

/// The kind of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingCode {
    /// A rule is broken that a strict reader refuses.
    Deviation(ParseErrorKind),
    /// A separator stands where none is needed.
    NeedlessSeparator,
    /// The GTIN in a Digital Link has fewer than fourteen digits.
    ZeroSuppressedGtin,
    /// A name such as `gtin` stands in the place of an AI.
    ConvenienceName,
    /// A slash stands at the end of the path of a Digital Link.
    TrailingSlash,
    /// The Digital Link was compressed.
    Compressed,
    /// A guess: this value holds other elements, because a separator was lost.
    LostSeparator {
        /// The value that was probably meant.
        value: String,
        /// The elements that probably follow it, in brackets.
        rest: String,
    },
}

impl FindingCode {
    /// Whether it is a guess about what was meant, and no broken rule.
    #[must_use]
    pub const fn is_guess(&self) -> bool {
        matches!(self, Self::LostSeparator { .. })
    }
}
