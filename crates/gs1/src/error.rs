//! Why a text cannot be read.

use core::{fmt, ops::Range};

use crate::{ai::Ai, lint_error::LintError};

/// What is wrong with the text.
///
/// [`ParseErrorKind::code`] gives the name under which the GS1 Barcode Syntax Engine reports the
/// same; sentences for people are the program's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParseErrorKind {
    /// Nothing is there.
    Empty,
    /// Neither digits of a GTIN nor any form of element strings or Digital Link.
    NotGs1,
    /// A web address without a GS1 key: not an error of the code, it is not GS1.
    OrdinaryUrl,
    /// Digits only, but not 8, 12, 13 or 14 of them.
    DigitCount {
        /// How many there are.
        found: usize,
    },
    /// The last digit is not the check digit of the others.
    CheckDigit {
        /// The digit that would be right, 0 to 9.
        expected: u8,
    },
    /// More bytes than the limit.
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// Element strings in brackets that hold more data than the limit.
    BracketsTooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// More elements than the limit.
    TooManyElements {
        /// The limit.
        limit: usize,
    },
    /// Brackets that do not enclose application identifiers in turn with values.
    Brackets,
    /// Brackets around what is no application identifier.
    UnknownAi,
    /// No application identifier begins with these characters.
    NoAiForPrefix,
    /// The value is shorter than its AI allows.
    ValueTooShort,
    /// The value is longer than its AI allows.
    ValueTooLong,
    /// `^` within a value, where it would stand for FNC1.
    CaretInValue,
    /// The data do not begin with FNC1.
    MissingFnc1,
    /// FNC1 and nothing behind it.
    NoElements,
    /// An application identifier without a value.
    EmptyValue,
    /// The value has a length that its components do not allow.
    IncorrectLength,
    /// More data than the AI takes before FNC1 or the end.
    ExcessData,
    /// A component breaks one of its rules.
    Value(LintError),
    /// Two AIs that must not stand together.
    ExclusivePair {
        /// The other AI.
        other: Ai,
    },
    /// None of the AIs that must stand beside this one is there.
    RequiredMissing,
    /// The same AI with different values.
    RepeatDiffers,
    /// A key without its serial component beside a digital signature.
    SerialMissing,
    /// The scan data do not begin with a symbology identifier.
    MissingSymbologyIdentifier,
    /// The symbology identifier is of no symbology that carries GS1 data.
    UnsupportedSymbology,
    /// Fewer digits than an EAN symbol has.
    PrimaryTooShort,
    /// More characters than an EAN symbol has.
    PrimaryTooLong,
    /// An EAN symbol with something other than digits.
    PrimaryNotDigits,
    /// `^` in scan data, where it would be mistaken for FNC1.
    CaretInScanData,
    /// A character that no URI may hold.
    UriCharacter,
    /// A scheme other than `http` and `https`.
    UriScheme,
    /// No domain or no path behind it.
    UriWithoutPath,
    /// A character that no domain may hold.
    DomainCharacter,
    /// No pair of a GS1 key and its value in the path.
    NoKeyInPath,
    /// An AI in the path without a value.
    EmptyPathValue,
    /// `%00` in the path.
    NullInPath,
    /// An AI in the query without a value.
    EmptyQueryValue,
    /// `%00` in the query.
    NullInQuery,
    /// A number in the query that is no application identifier.
    UnknownAiInQuery,
    /// Qualifiers that do not belong to the key, or in another order.
    QualifierOrder,
    /// The same AI twice in a Digital Link.
    DuplicateAi,
    /// An AI that may not stand in the query.
    NotAnAttribute,
    /// An AI in the query that belongs in the path.
    BelongsInPath,
    /// A compressed Digital Link that does not unpack.
    Compression,
}

impl ParseErrorKind {
    /// The name under which the GS1 Barcode Syntax Engine reports it, without the prefix of the
    /// linters; for what that engine does not know, a name in the same manner.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "EMPTY",
            Self::NotGs1 => "NOT_GS1",
            Self::OrdinaryUrl => "ORDINARY_URL",
            Self::DigitCount { .. } => "DIGIT_COUNT",
            Self::CheckDigit { .. } => "PRIMARY_MESSAGE_CHECK_DIGIT_IS_INCORRECT",
            Self::TooLong { .. } => "DATA_TOO_LONG",
            // The engine's reader of brackets knows no other word for data that outgrow its memory.
            Self::BracketsTooLong { .. } => "AI_PARSE_FAILED",
            Self::TooManyElements { .. } => "TOO_MANY_AIS",
            Self::Brackets => "AI_PARSE_FAILED",
            Self::UnknownAi => "AI_UNRECOGNISED",
            Self::NoAiForPrefix => "NO_AI_FOR_PREFIX",
            Self::ValueTooShort => "AI_VALUE_IS_TOO_SHORT",
            Self::ValueTooLong => "AI_VALUE_IS_TOO_LONG",
            Self::CaretInValue => "AI_CONTAINS_ILLEGAL_CARAT_CHARACTER",
            Self::MissingFnc1 => "MISSING_FNC1_IN_FIRST_POSITION",
            Self::NoElements => "AI_DATA_EMPTY",
            Self::EmptyValue => "AI_DATA_IS_EMPTY",
            Self::IncorrectLength => "AI_DATA_HAS_INCORRECT_LENGTH",
            Self::ExcessData => "AI_DATA_IS_TOO_LONG",
            Self::Value(error) => error.code(),
            Self::ExclusivePair { .. } => "INVALID_AI_PAIRS",
            Self::RequiredMissing => "REQUIRED_AIS_NOT_SATISFIED",
            Self::RepeatDiffers => "INSTANCES_OF_AI_HAVE_DIFFERENT_VALUES",
            Self::SerialMissing => "SERIAL_NOT_PRESENT",
            Self::MissingSymbologyIdentifier => "MISSING_SYMBOLOGY_IDENTIFIER",
            Self::UnsupportedSymbology => "UNSUPPORTED_SYMBOLOGY_IDENTIFIER",
            Self::PrimaryTooShort => "PRIMARY_SCAN_DATA_IS_TOO_SHORT",
            Self::PrimaryTooLong => "PRIMARY_MESSAGE_IS_TOO_LONG",
            Self::PrimaryNotDigits => "PRIMARY_MESSAGE_MAY_ONLY_CONTAIN_DIGITS",
            Self::CaretInScanData => "SCAN_DATA_CONTAINS_ILLEGAL_CARAT",
            Self::UriCharacter => "URI_CONTAINS_ILLEGAL_CHARACTERS",
            Self::UriScheme => "URI_CONTAINS_ILLEGAL_SCHEME",
            Self::UriWithoutPath => "URI_MISSING_DOMAIN_AND_PATH_INFO",
            Self::DomainCharacter => "DOMAIN_CONTAINS_ILLEGAL_CHARACTERS",
            Self::NoKeyInPath => "NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO",
            Self::EmptyPathValue => "AI_VALUE_PATH_ELEMENT_IS_EMPTY",
            Self::NullInPath => "DECODED_AI_FROM_DL_PATH_INFO_CONTAINS_ILLEGAL_NULL",
            Self::EmptyQueryValue => "AI_VALUE_QUERY_ELEMENT_IN_EMPTY",
            Self::NullInQuery => "DECODED_AI_VALUE_FROM_QUERY_PARAMS_CONTAINS_ILLEGAL_NULL",
            Self::UnknownAiInQuery => "UNKNOWN_AI_IN_QUERY_PARAMS",
            Self::QualifierOrder => "INVALID_KEY_QUALIFIER_SEQUENCE",
            Self::DuplicateAi => "DUPLICATE_AI",
            Self::NotAnAttribute => "AI_IS_NOT_VALID_DATA_ATTRIBUTE",
            Self::BelongsInPath => "AI_SHOULD_BE_IN_PATH_INFO",
            Self::Compression => "COMPRESSION",
        }
    }
}

/// A text that cannot be read: what is wrong, where, and at which AI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What is wrong.
    pub kind: ParseErrorKind,
    /// The doubtful bytes of the input; begins and ends on character borders.
    pub span: Range<usize>,
    /// The application identifier that the value belongs to, where there is one.
    pub ai: Option<Ai>,
}

impl ParseError {
    pub(crate) const fn new(kind: ParseErrorKind, span: Range<usize>) -> Self {
        Self { kind, span, ai: None }
    }

    pub(crate) const fn of(kind: ParseErrorKind, span: Range<usize>, ai: Ai) -> Self {
        Self { kind, span, ai: Some(ai) }
    }

    /// For a wrong check digit the digit that would be right, whichever form the number came in.
    #[must_use]
    pub const fn expected_check_digit(&self) -> Option<u8> {
        match self.kind {
            ParseErrorKind::CheckDigit { expected }
            | ParseErrorKind::Value(LintError::IncorrectCheckDigit { expected }) => Some(expected),
            _ => None,
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(ai) = self.ai {
            write!(formatter, "({ai}) ")?;
        }
        write!(formatter, "{} at bytes {}..{}", self.kind.code(), self.span.start, self.span.end)
    }
}

impl core::error::Error for ParseError {}
