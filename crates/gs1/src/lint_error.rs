//! What can be wrong within one value.

use core::{fmt, ops::Range};

/// One row a rule: what is broken, and its name in the reference linters.
macro_rules! lint_errors {
    ($($(#[$doc:meta])* $variant:ident $({ $($(#[$of:meta])* $field:ident: $kind:ty,)* })? = $code:literal,)*) => {
        /// A broken rule of a value's component.
        ///
        /// The names that the GS1 Barcode Syntax Dictionary gives them are in [`LintError::code`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum LintError {
            $($(#[$doc])* $variant $({ $($(#[$of])* $field: $kind,)* })?,)*
        }

        impl LintError {
            /// The name in the reference linters, without `GS1_LINTER_`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                }
            }
        }
    };
}

lint_errors! {
    /// A character that is not a digit where only digits may stand.
    NonDigitCharacter = "NON_DIGIT_CHARACTER",
    /// A character outside character set 82.
    InvalidCset82Character = "INVALID_CSET82_CHARACTER",
    /// A character outside character set 39.
    InvalidCset39Character = "INVALID_CSET39_CHARACTER",
    /// A character outside character set 64.
    InvalidCset64Character = "INVALID_CSET64_CHARACTER",
    /// Equals signs that do not fill the last base-64 group.
    InvalidCset64Padding = "INVALID_CSET64_PADDING",
    /// The last digit is not the check digit of the others.
    IncorrectCheckDigit {
        /// The digit that would be right, 0 to 9.
        expected: u8,
    } = "INCORRECT_CHECK_DIGIT",
    /// Nothing from which a check digit follows.
    TooShortForCheckDigit = "TOO_SHORT_FOR_CHECK_DIGIT",
    /// The last two characters are not the check characters of the others.
    IncorrectCheckPair = "INCORRECT_CHECK_PAIR",
    /// Fewer than the two check characters.
    TooShortForCheckPair = "TOO_SHORT_FOR_CHECK_PAIR",
    /// More characters than check characters are defined for.
    TooLongForCheckPair = "TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION",
    /// Shorter than the shortest GS1 Company Prefix.
    TooShortForGcp = "TOO_SHORT_FOR_GCP",
    /// The GS1 Company Prefix does not begin with four digits.
    InvalidGcpPrefix = "INVALID_GCP_PREFIX",
    /// The importer index is one character.
    ImporterIndexNotOneCharacter = "IMPORTER_IDX_MUST_BE_ONE_CHARACTER",
    /// A character that is no importer index.
    InvalidImporterIndexCharacter = "INVALID_IMPORT_IDX_CHARACTER",
    /// Zero where a quantity must stand.
    IllegalZeroValue = "ILLEGAL_ZERO_VALUE",
    /// Something else where only zero may stand.
    NotZero = "NOT_ZERO",
    /// A number with a leading zero.
    IllegalZeroPrefix = "ILLEGAL_ZERO_PREFIX",
    /// A yes-or-no field that is neither 0 nor 1.
    NotZeroOrOne = "NOT_ZERO_OR_ONE",
    /// A winding direction other than 0, 1 and 9.
    InvalidWindingDirection = "INVALID_WINDING_DIRECTION",
    /// No country of ISO 3166-1 numeric.
    NotIso3166 = "NOT_ISO3166",
    /// Neither a country of ISO 3166-1 numeric nor 999.
    NotIso3166Or999 = "NOT_ISO3166_OR_999",
    /// No country of ISO 3166-1 alpha-2.
    NotIso3166Alpha2 = "NOT_ISO3166_ALPHA2",
    /// No currency of ISO 4217 numeric.
    NotIso4217 = "NOT_ISO4217",
    /// Too short for an IBAN.
    IbanTooShort = "IBAN_TOO_SHORT",
    /// Too long for an IBAN.
    IbanTooLong = "IBAN_TOO_LONG",
    /// A character that no IBAN holds.
    InvalidIbanCharacter = "INVALID_IBAN_CHARACTER",
    /// The IBAN does not begin with a country.
    IllegalIbanCountryCode = "ILLEGAL_IBAN_COUNTRY_CODE",
    /// The third and fourth character are not the check of the IBAN.
    IncorrectIbanChecksum = "INCORRECT_IBAN_CHECKSUM",
    /// Too short for the date.
    DateTooShort = "DATE_TOO_SHORT",
    /// Too long for the date.
    DateTooLong = "DATE_TOO_LONG",
    /// Too short for hour and minute.
    HourWithMinuteTooShort = "HOUR_WITH_MINUTE_TOO_SHORT",
    /// Too long for hour and minute.
    HourWithMinuteTooLong = "HOUR_WITH_MINUTE_TOO_LONG",
    /// Too short for an hour.
    HourTooShort = "HOUR_TOO_SHORT",
    /// Too long for an hour.
    HourTooLong = "HOUR_TOO_LONG",
    /// Too short for a minute.
    MinuteTooShort = "MINUTE_TOO_SHORT",
    /// Too long for a minute.
    MinuteTooLong = "MINUTE_TOO_LONG",
    /// Too short for a second.
    SecondTooShort = "SECOND_TOO_SHORT",
    /// Too long for a second.
    SecondTooLong = "SECOND_TOO_LONG",
    /// A month that is not 01 to 12.
    IllegalMonth = "ILLEGAL_MONTH",
    /// A day that the month does not have.
    IllegalDay = "ILLEGAL_DAY",
    /// An hour that is not 00 to 23.
    IllegalHour = "ILLEGAL_HOUR",
    /// A minute that is not 00 to 59.
    IllegalMinute = "ILLEGAL_MINUTE",
    /// A second that is not 00 to 59.
    IllegalSecond = "ILLEGAL_SECOND",
    /// Piece and total are not of one length.
    InvalidLengthForPieceOfTotal = "INVALID_LENGTH_FOR_PIECE_OF_TOTAL",
    /// The piece number is zero.
    ZeroPieceNumber = "ZERO_PIECE_NUMBER",
    /// The total of pieces is zero.
    ZeroTotalPieces = "ZERO_TOTAL_PIECES",
    /// The piece number is above the total.
    PieceNumberExceedsTotal = "PIECE_NUMBER_EXCEEDS_TOTAL",
    /// A percent sign without two hexadecimal digits behind it.
    InvalidPercentSequence = "INVALID_PERCENT_SEQUENCE",
    /// A latitude above 1800000000 (90 degrees north).
    InvalidLatitude = "INVALID_LATITUDE",
    /// A longitude above 3600000000 (180 degrees east).
    InvalidLongitude = "INVALID_LONGITUDE",
    /// A latitude that is not ten digits.
    LatitudeInvalidLength = "LATITUDE_INVALID_LENGTH",
    /// A longitude that is not ten digits.
    LongitudeInvalidLength = "LONGITUDE_INVALID_LENGTH",
    /// No AIDC media type.
    InvalidMediaType = "INVALID_MEDIA_TYPE",
    /// No package type code.
    InvalidPackageType = "INVALID_PACKAGE_TYPE",
    /// Something else where only a hyphen may stand.
    NotHyphen = "NOT_HYPHEN",
    /// No code of ISO/IEC 5218.
    InvalidBiologicalSexCode = "INVALID_BIOLOGICAL_SEX_CODE",
    /// Not of the form position/end.
    PositionInSequenceMalformed = "POSITION_IN_SEQUENCE_MALFORMED",
    /// The position is above the end.
    PositionExceedsEnd = "POSITION_EXCEEDS_END",
    /// Only digits where another character must stand.
    RequiresNonDigitCharacter = "REQUIRES_NON_DIGIT_CHARACTER",
    /// The coupon ends before its format code.
    CouponMissingFormatCode = "COUPON_MISSING_FORMAT_CODE",
    /// The coupon's format code has a value that is not defined.
    CouponInvalidFormatCode = "COUPON_INVALID_FORMAT_CODE",
    /// The coupon ends before its length of the funder.
    CouponMissingFunderVli = "COUPON_MISSING_FUNDER_VLI",
    /// The coupon's length of the funder has a value that is not defined.
    CouponInvalidFunderLength = "COUPON_INVALID_FUNDER_LENGTH",
    /// The coupon ends within its funder.
    CouponTruncatedFunder = "COUPON_TRUNCATED_FUNDER",
    /// The coupon ends within its offer code.
    CouponTruncatedOfferCode = "COUPON_TRUNCATED_OFFER_CODE",
    /// The coupon ends before its length of the serial number.
    CouponMissingSerialNumberVli = "COUPON_MISSING_SERIAL_NUMBER_VLI",
    /// The coupon ends within its serial number.
    CouponTruncatedSerialNumber = "COUPON_TRUNCATED_SERIAL_NUMBER",
    /// The coupon ends before its length of the company prefix.
    CouponMissingGcpVli = "COUPON_MISSING_GCP_VLI",
    /// The coupon's length of the company prefix has a value that is not defined.
    CouponInvalidGcpLength = "COUPON_INVALID_GCP_LENGTH",
    /// The coupon ends within its company prefix.
    CouponTruncatedGcp = "COUPON_TRUNCATED_GCP",
    /// The coupon ends before its length of the save value.
    CouponMissingSaveValueVli = "COUPON_MISSING_SAVE_VALUE_VLI",
    /// The coupon's length of the save value has a value that is not defined.
    CouponInvalidSaveValueLength = "COUPON_INVALID_SAVE_VALUE_LENGTH",
    /// The coupon ends within its save value.
    CouponTruncatedSaveValue = "COUPON_TRUNCATED_SAVE_VALUE",
    /// The coupon ends before its length of the first purchase requirement.
    CouponMissingFirstRequirementVli = "COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_VLI",
    /// The coupon's length of the first purchase requirement has a value that is not defined.
    CouponInvalidFirstRequirementLength = "COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_LENGTH",
    /// The coupon ends within its first purchase requirement.
    CouponTruncatedFirstRequirement = "COUPON_TRUNCATED_1ST_PURCHASE_REQUIREMENT",
    /// The coupon ends before its code of the first purchase requirement.
    CouponMissingFirstRequirementCode = "COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_CODE",
    /// The coupon's code of the first purchase requirement has a value that is not defined.
    CouponInvalidFirstRequirementCode = "COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_CODE",
    /// The coupon ends within its first purchase family code.
    CouponTruncatedFirstFamilyCode = "COUPON_TRUNCATED_1ST_PURCHASE_FAMILY_CODE",
    /// The coupon ends before its length of the second purchase requirement.
    CouponMissingSecondRequirementVli = "COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_VLI",
    /// The coupon's length of the second purchase requirement has a value that is not defined.
    CouponInvalidSecondRequirementLength = "COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_LENGTH",
    /// The coupon ends within its second purchase requirement.
    CouponTruncatedSecondRequirement = "COUPON_TRUNCATED_2ND_PURCHASE_REQUIREMENT",
    /// The coupon ends before its code of the second purchase requirement.
    CouponMissingSecondRequirementCode = "COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_CODE",
    /// The coupon's code of the second purchase requirement has a value that is not defined.
    CouponInvalidSecondRequirementCode = "COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_CODE",
    /// The coupon ends within its second purchase family code.
    CouponTruncatedSecondFamilyCode = "COUPON_TRUNCATED_2ND_PURCHASE_FAMILY_CODE",
    /// The coupon ends before its length of the second purchase company prefix.
    CouponMissingSecondGcpVli = "COUPON_MISSING_2ND_PURCHASE_GCP_VLI",
    /// The coupon's length of the second purchase company prefix has a value that is not defined.
    CouponInvalidSecondGcpLength = "COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH",
    /// The coupon ends within its second purchase company prefix.
    CouponTruncatedSecondGcp = "COUPON_TRUNCATED_2ND_PURCHASE_GCP",
    /// The coupon ends before its length of the third purchase requirement.
    CouponMissingThirdRequirementVli = "COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_VLI",
    /// The coupon's length of the third purchase requirement has a value that is not defined.
    CouponInvalidThirdRequirementLength = "COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH",
    /// The coupon ends within its third purchase requirement.
    CouponTruncatedThirdRequirement = "COUPON_TRUNCATED_3RD_PURCHASE_REQUIREMENT",
    /// The coupon ends before its code of the third purchase requirement.
    CouponMissingThirdRequirementCode = "COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_CODE",
    /// The coupon's code of the third purchase requirement has a value that is not defined.
    CouponInvalidThirdRequirementCode = "COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE",
    /// The coupon ends within its third purchase family code.
    CouponTruncatedThirdFamilyCode = "COUPON_TRUNCATED_3RD_PURCHASE_FAMILY_CODE",
    /// The coupon ends before its length of the third purchase company prefix.
    CouponMissingThirdGcpVli = "COUPON_MISSING_3RD_PURCHASE_GCP_VLI",
    /// The coupon's length of the third purchase company prefix has a value that is not defined.
    CouponInvalidThirdGcpLength = "COUPON_INVALID_3RD_PURCHASE_GCP_LENGTH",
    /// The coupon ends within its third purchase company prefix.
    CouponTruncatedThirdGcp = "COUPON_TRUNCATED_3RD_PURCHASE_GCP",
    /// The coupon ends before its code of the additional purchase rules.
    CouponMissingAdditionalRulesCode = "COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE",
    /// The coupon's code of the additional purchase rules has a value that is not defined.
    CouponInvalidAdditionalRulesCode = "COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE",
    /// The coupon ends before its length of the retailer.
    CouponMissingRetailerVli = "COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI",
    /// The coupon's length of the retailer has a value that is not defined.
    CouponInvalidRetailerLength = "COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH",
    /// The coupon ends within its retailer.
    CouponTruncatedRetailer = "COUPON_TRUNCATED_RETAILER_GCP_OR_GLN",
    /// The coupon ends before its save value code.
    CouponMissingSaveValueCode = "COUPON_MISSING_SAVE_VALUE_CODE",
    /// The coupon's save value code has a value that is not defined.
    CouponInvalidSaveValueCode = "COUPON_INVALID_SAVE_VALUE_CODE",
    /// The coupon ends before its item to which the save value applies.
    CouponMissingSaveValueApplies = "COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM",
    /// The coupon's item to which the save value applies has a value that is not defined.
    CouponInvalidSaveValueApplies = "COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM",
    /// The coupon ends before its store coupon flag.
    CouponMissingStoreFlag = "COUPON_MISSING_STORE_COUPON_FLAG",
    /// The coupon ends before its flag against multiplying.
    CouponMissingMultiplyFlag = "COUPON_MISSING_DONT_MULTIPLY_FLAG",
    /// The coupon's flag against multiplying has a value that is not defined.
    CouponInvalidMultiplyFlag = "COUPON_INVALID_DONT_MULTIPLY_FLAG",
    /// The coupon ends within its expiration date.
    CouponTooShortForExpirationDate = "COUPON_TOO_SHORT_FOR_EXPIRATION_DATE",
    /// The coupon's expiration date is no date.
    CouponInvalidExpirationDate = "COUPON_INVALID_EXIPIRATION_DATE",
    /// The coupon ends within its start date.
    CouponTooShortForStartDate = "COUPON_TOO_SHORT_FOR_START_DATE",
    /// The coupon's start date is no date.
    CouponInvalidStartDate = "COUPON_INVALID_START_DATE",
    /// The coupon expires before it starts.
    CouponExpirationBeforeStart = "COUPON_EXPIRATION_BEFORE_START",
    /// Characters behind the coupon's last field.
    CouponExcessData = "COUPON_EXCESS_DATA",
}

impl fmt::Display for LintError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl core::error::Error for LintError {}

/// A broken rule and where in the component it is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule.
    pub error: LintError,
    /// The doubtful bytes of the component.
    pub span: Range<usize>,
}

impl Fault {
    pub(crate) const fn at(error: LintError, start: usize, end: usize) -> Self {
        Self { error, span: start..end }
    }

    /// The fault moved behind `offset` bytes.
    pub(crate) fn behind(self, offset: usize) -> Self {
        Self { error: self.error, span: self.span.start + offset..self.span.end + offset }
    }
}

#[cfg(test)]
mod tests;
