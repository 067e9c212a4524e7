//! What is wrong with a code, as a shopper can use it: the many faults of the grammar in fifteen sentences.

use gs1::{Finding, FindingCode, ParseErrorKind};

/// A fault of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CodeFault {
    /// The check digit does not fit.
    CheckDigit,
    /// Not the number of digits of a product number.
    DigitCount,
    /// An application identifier that GS1 has not assigned.
    UnknownAi,
    /// A value is empty or too short.
    TooShort,
    /// A value is too long.
    TooLong,
    /// A value breaks its rule.
    BadValue,
    /// Something that must stand beside it is missing.
    Missing,
    /// Parts exclude or repeat each other.
    Contradiction,
    /// Brackets, separators or order.
    Notation,
    /// The form of a Digital Link.
    LinkForm,
    /// Beyond every limit.
    Oversize,
    /// A separator was probably lost.
    LostSeparator,
    /// A separator was written as a text, and read.
    SeparatorAsText,
    /// A name before `@` looks like the host.
    UserInformation,
    /// Signs other than those of the standard, whose meaning is beyond doubt.
    Spelling,
}

impl CodeFault {
    /// Every fault, for tests.
    pub const ALL: [Self; 15] = [
        Self::CheckDigit,
        Self::DigitCount,
        Self::UnknownAi,
        Self::TooShort,
        Self::TooLong,
        Self::BadValue,
        Self::Missing,
        Self::Contradiction,
        Self::Notation,
        Self::LinkForm,
        Self::Oversize,
        Self::LostSeparator,
        Self::SeparatorAsText,
        Self::UserInformation,
        Self::Spelling,
    ];

    /// The sentence for a fault of the grammar, and the number that fills its blank.
    pub fn of(kind: ParseErrorKind) -> (Self, usize) {
        use ParseErrorKind as Kind;
        let fault = match kind {
            Kind::CheckDigit { expected } | Kind::Value(gs1::LintError::IncorrectCheckDigit { expected }) => {
                return (Self::CheckDigit, usize::from(expected));
            }
            Kind::DigitCount { found } => return (Self::DigitCount, found),
            Kind::UnknownAi | Kind::NoAiForPrefix | Kind::UnknownAiInQuery => Self::UnknownAi,
            Kind::Empty
            | Kind::ValueTooShort
            | Kind::NoElements
            | Kind::EmptyValue
            | Kind::PrimaryTooShort
            | Kind::EmptyPathValue
            | Kind::EmptyQueryValue => Self::TooShort,
            Kind::ValueTooLong | Kind::IncorrectLength | Kind::ExcessData | Kind::PrimaryTooLong => Self::TooLong,
            Kind::Value(_) | Kind::PrimaryNotDigits => Self::BadValue,
            Kind::RequiredMissing | Kind::SerialMissing => Self::Missing,
            Kind::ExclusivePair { .. } | Kind::RepeatDiffers | Kind::DuplicateAi => Self::Contradiction,
            Kind::NotGs1
            | Kind::Brackets
            | Kind::CaretInValue
            | Kind::MissingFnc1
            | Kind::MissingSymbologyIdentifier
            | Kind::UnsupportedSymbology
            | Kind::CaretInScanData => Self::Notation,
            Kind::OrdinaryUrl
            | Kind::UriCharacter
            | Kind::UriScheme
            | Kind::UriWithoutPath
            | Kind::DomainCharacter
            | Kind::NoKeyInPath
            | Kind::NullInPath
            | Kind::NullInQuery
            | Kind::QualifierOrder
            | Kind::NotAnAttribute
            | Kind::BelongsInPath
            | Kind::Compression => Self::LinkForm,
            Kind::TooLong { .. } | Kind::BracketsTooLong { .. } | Kind::TooManyElements { .. } => Self::Oversize,
        };
        (fault, 0)
    }

    /// The sentence for a doubt about a code that could be read; none for a harmless form.
    pub fn of_doubt(doubt: &Finding) -> Option<(Self, usize)> {
        match doubt.code {
            FindingCode::Deviation(kind) => Some(Self::of(kind)),
            FindingCode::LostSeparator { .. } => Some((Self::LostSeparator, 0)),
            FindingCode::SeparatorAsText => Some((Self::SeparatorAsText, 0)),
            FindingCode::UserInformation => Some((Self::UserInformation, 0)),
            FindingCode::InvisibleCharacter
            | FindingCode::ForeignCharacter
            | FindingCode::SquareBrackets
            | FindingCode::UnencodedCharacter
            | FindingCode::AttributeSeparator
            | FindingCode::MissingScheme => Some((Self::Spelling, 0)),
            FindingCode::NeedlessSeparator
            | FindingCode::Grouping
            | FindingCode::Surroundings
            | FindingCode::EpcBinary
            | FindingCode::ZeroSuppressedGtin
            | FindingCode::ConvenienceName
            | FindingCode::TrailingSlash
            | FindingCode::Compressed => None,
        }
    }
}
