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
    /// The Digital Link held the EPC binary string of a tag.
    EpcBinary,
    /// Characters that nobody sees stand in or around the code.
    InvisibleCharacter,
    /// A digit, bracket or sign of another keyboard or script stands for one of ASCII.
    ForeignCharacter,
    /// White space, dashes or dots group the digits or part the elements.
    Grouping,
    /// Words or signs stand around the code, such as quotation marks or the title of an element.
    Surroundings,
    /// A text such as `<GS>` stands for FNC1.
    SeparatorAsText,
    /// AIs stand in square brackets.
    SquareBrackets,
    /// The scheme of the address is missing or misspelt.
    MissingScheme,
    /// A character that an address writes percent-encoded stands there as it is.
    UnencodedCharacter,
    /// What looks like a host stands before `@`; the host is what stands behind. It deceives people
    /// about whose link it is.
    UserInformation,
    /// `;` or `&amp;` stands between attributes in the place of `&`.
    AttributeSeparator,
    /// A guess: this value holds other elements, because a separator was lost.
    LostSeparator {
        /// The value that was probably meant.
        value: String,
        /// The elements that probably follow it, in brackets.
        rest: String,
    },
}

/// Puts findings in the order of the text. They nearly are, so that each moves a short way.
pub(crate) fn in_text_order(findings: &mut [Finding]) {
    for end in 1..findings.len() {
        let mut at = end;
        while at > 0 && findings[at - 1].span.start > findings[at].span.start {
            findings.swap(at - 1, at);
            at -= 1;
        }
    }
}

impl FindingCode {
    /// Whether it is a guess about what was meant, and no broken rule.
    #[must_use]
    pub const fn is_guess(&self) -> bool {
        matches!(self, Self::LostSeparator { .. })
    }
}
