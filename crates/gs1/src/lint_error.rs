//! What can be wrong within one value.

use core::{fmt, ops::Range};

/// A broken rule of a value's component.
///
/// The names that the GS1 Barcode Syntax Dictionary gives them are in [`LintError::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LintError {
    /// A character that is not a digit where only digits may stand.
    NonDigitCharacter,
    /// A character outside character set 82.
    InvalidCset82Character,
    /// A character outside character set 39.
    InvalidCset39Character,
    /// A character outside character set 64.
    InvalidCset64Character,
    /// Equals signs that do not fill the last base-64 group.
    InvalidCset64Padding,
    /// The last digit is not the check digit of the others.
    IncorrectCheckDigit {
        /// The digit that would be right, 0 to 9.
        expected: u8,
    },
    /// Nothing from which a check digit follows.
    TooShortForCheckDigit,
    /// The last two characters are not the check characters of the others.
    IncorrectCheckPair,
    /// Fewer than the two check characters.
    TooShortForCheckPair,
    /// More characters than check characters are defined for.
    TooLongForCheckPair,
    /// Shorter than the shortest GS1 Company Prefix.
    TooShortForGcp,
    /// The GS1 Company Prefix does not begin with four digits.
    InvalidGcpPrefix,
    /// The importer index is one character.
    ImporterIndexNotOneCharacter,
    /// A character that is no importer index.
    InvalidImporterIndexCharacter,
    /// Zero where a quantity must stand.
    IllegalZeroValue,
    /// Something else where only zero may stand.
    NotZero,
    /// A number with a leading zero.
    IllegalZeroPrefix,
    /// A yes-or-no field that is neither 0 nor 1.
    NotZeroOrOne,
    /// A winding direction other than 0, 1 and 9.
    InvalidWindingDirection,
    /// No country of ISO 3166-1 numeric.
    NotIso3166,
    /// Neither a country of ISO 3166-1 numeric nor 999.
    NotIso3166Or999,
    /// No country of ISO 3166-1 alpha-2.
    NotIso3166Alpha2,
    /// No currency of ISO 4217 numeric.
    NotIso4217,
    /// Too short for an IBAN.
    IbanTooShort,
    /// Too long for an IBAN.
    IbanTooLong,
    /// A character that no IBAN holds.
    InvalidIbanCharacter,
    /// The IBAN does not begin with a country.
    IllegalIbanCountryCode,
    /// The third and fourth character are not the check of the IBAN.
    IncorrectIbanChecksum,
    /// Too short for the date.
    DateTooShort,
    /// Too long for the date.
    DateTooLong,
    /// Too short for hour and minute.
    HourWithMinuteTooShort,
    /// Too long for hour and minute.
    HourWithMinuteTooLong,
    /// Too short for an hour.
    HourTooShort,
    /// Too long for an hour.
    HourTooLong,
    /// Too short for a minute.
    MinuteTooShort,
    /// Too long for a minute.
    MinuteTooLong,
    /// Too short for a second.
    SecondTooShort,
    /// Too long for a second.
    SecondTooLong,
    /// A month that is not 01 to 12.
    IllegalMonth,
    /// A day that the month does not have.
    IllegalDay,
    /// An hour that is not 00 to 23.
    IllegalHour,
    /// A minute that is not 00 to 59.
    IllegalMinute,
    /// A second that is not 00 to 59.
    IllegalSecond,
    /// Piece and total are not of one length.
    InvalidLengthForPieceOfTotal,
    /// The piece number is zero.
    ZeroPieceNumber,
    /// The total of pieces is zero.
    ZeroTotalPieces,
    /// The piece number is above the total.
    PieceNumberExceedsTotal,
    /// A percent sign without two hexadecimal digits behind it.
    InvalidPercentSequence,
    /// A latitude above 1800000000 (90 degrees north).
    InvalidLatitude,
    /// A longitude above 3600000000 (180 degrees east).
    InvalidLongitude,
    /// A latitude that is not ten digits.
    LatitudeInvalidLength,
    /// A longitude that is not ten digits.
    LongitudeInvalidLength,
    /// No AIDC media type.
    InvalidMediaType,
    /// No package type code.
    InvalidPackageType,
    /// Something else where only a hyphen may stand.
    NotHyphen,
    /// No code of ISO/IEC 5218.
    InvalidBiologicalSexCode,
    /// Not of the form position/end.
    PositionInSequenceMalformed,
    /// The position is above the end.
    PositionExceedsEnd,
    /// Only digits where another character must stand.
    RequiresNonDigitCharacter,
    /// The coupon ends before its format code.
    CouponMissingFormatCode,
    /// The coupon's format code has a value that is not defined.
    CouponInvalidFormatCode,
    /// The coupon ends before its length of the funder.
    CouponMissingFunderVli,
    /// The coupon's length of the funder has a value that is not defined.
    CouponInvalidFunderLength,
    /// The coupon ends within its funder.
    CouponTruncatedFunder,
    /// The coupon ends within its offer code.
    CouponTruncatedOfferCode,
    /// The coupon ends before its length of the serial number.
    CouponMissingSerialNumberVli,
    /// The coupon ends within its serial number.
    CouponTruncatedSerialNumber,
    /// The coupon ends before its length of the company prefix.
    CouponMissingGcpVli,
    /// The coupon's length of the company prefix has a value that is not defined.
    CouponInvalidGcpLength,
    /// The coupon ends within its company prefix.
    CouponTruncatedGcp,
    /// The coupon ends before its length of the save value.
    CouponMissingSaveValueVli,
    /// The coupon's length of the save value has a value that is not defined.
    CouponInvalidSaveValueLength,
    /// The coupon ends within its save value.
    CouponTruncatedSaveValue,
    /// The coupon ends before its length of the first purchase requirement.
    CouponMissingFirstRequirementVli,
    /// The coupon's length of the first purchase requirement has a value that is not defined.
    CouponInvalidFirstRequirementLength,
    /// The coupon ends within its first purchase requirement.
    CouponTruncatedFirstRequirement,
    /// The coupon ends before its code of the first purchase requirement.
    CouponMissingFirstRequirementCode,
    /// The coupon's code of the first purchase requirement has a value that is not defined.
    CouponInvalidFirstRequirementCode,
    /// The coupon ends within its first purchase family code.
    CouponTruncatedFirstFamilyCode,
    /// The coupon ends before its length of the second purchase requirement.
    CouponMissingSecondRequirementVli,
    /// The coupon's length of the second purchase requirement has a value that is not defined.
    CouponInvalidSecondRequirementLength,
    /// The coupon ends within its second purchase requirement.
    CouponTruncatedSecondRequirement,
    /// The coupon ends before its code of the second purchase requirement.
    CouponMissingSecondRequirementCode,
    /// The coupon's code of the second purchase requirement has a value that is not defined.
    CouponInvalidSecondRequirementCode,
    /// The coupon ends within its second purchase family code.
    CouponTruncatedSecondFamilyCode,
    /// The coupon ends before its length of the second purchase company prefix.
    CouponMissingSecondGcpVli,
    /// The coupon's length of the second purchase company prefix has a value that is not defined.
    CouponInvalidSecondGcpLength,
    /// The coupon ends within its second purchase company prefix.
    CouponTruncatedSecondGcp,
    /// The coupon ends before its length of the third purchase requirement.
    CouponMissingThirdRequirementVli,
    /// The coupon's length of the third purchase requirement has a value that is not defined.
    CouponInvalidThirdRequirementLength,
    /// The coupon ends within its third purchase requirement.
    CouponTruncatedThirdRequirement,
    /// The coupon ends before its code of the third purchase requirement.
    CouponMissingThirdRequirementCode,
    /// The coupon's code of the third purchase requirement has a value that is not defined.
    CouponInvalidThirdRequirementCode,
    /// The coupon ends within its third purchase family code.
    CouponTruncatedThirdFamilyCode,
    /// The coupon ends before its length of the third purchase company prefix.
    CouponMissingThirdGcpVli,
    /// The coupon's length of the third purchase company prefix has a value that is not defined.
    CouponInvalidThirdGcpLength,
    /// The coupon ends within its third purchase company prefix.
    CouponTruncatedThirdGcp,
    /// The coupon ends before its code of the additional purchase rules.
    CouponMissingAdditionalRulesCode,
    /// The coupon's code of the additional purchase rules has a value that is not defined.
    CouponInvalidAdditionalRulesCode,
    /// The coupon ends before its length of the retailer.
    CouponMissingRetailerVli,
    /// The coupon's length of the retailer has a value that is not defined.
    CouponInvalidRetailerLength,
    /// The coupon ends within its retailer.
    CouponTruncatedRetailer,
    /// The coupon ends before its save value code.
    CouponMissingSaveValueCode,
    /// The coupon's save value code has a value that is not defined.
    CouponInvalidSaveValueCode,
    /// The coupon ends before its item to which the save value applies.
    CouponMissingSaveValueApplies,
    /// The coupon's item to which the save value applies has a value that is not defined.
    CouponInvalidSaveValueApplies,
    /// The coupon ends before its store coupon flag.
    CouponMissingStoreFlag,
    /// The coupon ends before its flag against multiplying.
    CouponMissingMultiplyFlag,
    /// The coupon's flag against multiplying has a value that is not defined.
    CouponInvalidMultiplyFlag,
    /// The coupon ends within its expiration date.
    CouponTooShortForExpirationDate,
    /// The coupon's expiration date is no date.
    CouponInvalidExpirationDate,
    /// The coupon ends within its start date.
    CouponTooShortForStartDate,
    /// The coupon's start date is no date.
    CouponInvalidStartDate,
    /// The coupon expires before it starts.
    CouponExpirationBeforeStart,
    /// Characters behind the coupon's last field.
    CouponExcessData,
}

impl LintError {
    /// The name in the reference linters, without `GS1_LINTER_`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NonDigitCharacter => "NON_DIGIT_CHARACTER",
            Self::InvalidCset82Character => "INVALID_CSET82_CHARACTER",
            Self::InvalidCset39Character => "INVALID_CSET39_CHARACTER",
            Self::InvalidCset64Character => "INVALID_CSET64_CHARACTER",
            Self::InvalidCset64Padding => "INVALID_CSET64_PADDING",
            Self::IncorrectCheckDigit { .. } => "INCORRECT_CHECK_DIGIT",
            Self::TooShortForCheckDigit => "TOO_SHORT_FOR_CHECK_DIGIT",
            Self::IncorrectCheckPair => "INCORRECT_CHECK_PAIR",
            Self::TooShortForCheckPair => "TOO_SHORT_FOR_CHECK_PAIR",
            Self::TooLongForCheckPair => "TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION",
            Self::TooShortForGcp => "TOO_SHORT_FOR_GCP",
            Self::InvalidGcpPrefix => "INVALID_GCP_PREFIX",
            Self::ImporterIndexNotOneCharacter => "IMPORTER_IDX_MUST_BE_ONE_CHARACTER",
            Self::InvalidImporterIndexCharacter => "INVALID_IMPORT_IDX_CHARACTER",
            Self::IllegalZeroValue => "ILLEGAL_ZERO_VALUE",
            Self::NotZero => "NOT_ZERO",
            Self::IllegalZeroPrefix => "ILLEGAL_ZERO_PREFIX",
            Self::NotZeroOrOne => "NOT_ZERO_OR_ONE",
            Self::InvalidWindingDirection => "INVALID_WINDING_DIRECTION",
            Self::NotIso3166 => "NOT_ISO3166",
            Self::NotIso3166Or999 => "NOT_ISO3166_OR_999",
            Self::NotIso3166Alpha2 => "NOT_ISO3166_ALPHA2",
            Self::NotIso4217 => "NOT_ISO4217",
            Self::IbanTooShort => "IBAN_TOO_SHORT",
            Self::IbanTooLong => "IBAN_TOO_LONG",
            Self::InvalidIbanCharacter => "INVALID_IBAN_CHARACTER",
            Self::IllegalIbanCountryCode => "ILLEGAL_IBAN_COUNTRY_CODE",
            Self::IncorrectIbanChecksum => "INCORRECT_IBAN_CHECKSUM",
            Self::DateTooShort => "DATE_TOO_SHORT",
            Self::DateTooLong => "DATE_TOO_LONG",
            Self::HourWithMinuteTooShort => "HOUR_WITH_MINUTE_TOO_SHORT",
            Self::HourWithMinuteTooLong => "HOUR_WITH_MINUTE_TOO_LONG",
            Self::HourTooShort => "HOUR_TOO_SHORT",
            Self::HourTooLong => "HOUR_TOO_LONG",
            Self::MinuteTooShort => "MINUTE_TOO_SHORT",
            Self::MinuteTooLong => "MINUTE_TOO_LONG",
            Self::SecondTooShort => "SECOND_TOO_SHORT",
            Self::SecondTooLong => "SECOND_TOO_LONG",
            Self::IllegalMonth => "ILLEGAL_MONTH",
            Self::IllegalDay => "ILLEGAL_DAY",
            Self::IllegalHour => "ILLEGAL_HOUR",
            Self::IllegalMinute => "ILLEGAL_MINUTE",
            Self::IllegalSecond => "ILLEGAL_SECOND",
            Self::InvalidLengthForPieceOfTotal => "INVALID_LENGTH_FOR_PIECE_OF_TOTAL",
            Self::ZeroPieceNumber => "ZERO_PIECE_NUMBER",
            Self::ZeroTotalPieces => "ZERO_TOTAL_PIECES",
            Self::PieceNumberExceedsTotal => "PIECE_NUMBER_EXCEEDS_TOTAL",
            Self::InvalidPercentSequence => "INVALID_PERCENT_SEQUENCE",
            Self::InvalidLatitude => "INVALID_LATITUDE",
            Self::InvalidLongitude => "INVALID_LONGITUDE",
            Self::LatitudeInvalidLength => "LATITUDE_INVALID_LENGTH",
            Self::LongitudeInvalidLength => "LONGITUDE_INVALID_LENGTH",
            Self::InvalidMediaType => "INVALID_MEDIA_TYPE",
            Self::InvalidPackageType => "INVALID_PACKAGE_TYPE",
            Self::NotHyphen => "NOT_HYPHEN",
            Self::InvalidBiologicalSexCode => "INVALID_BIOLOGICAL_SEX_CODE",
            Self::PositionInSequenceMalformed => "POSITION_IN_SEQUENCE_MALFORMED",
            Self::PositionExceedsEnd => "POSITION_EXCEEDS_END",
            Self::RequiresNonDigitCharacter => "REQUIRES_NON_DIGIT_CHARACTER",
            Self::CouponMissingFormatCode => "COUPON_MISSING_FORMAT_CODE",
            Self::CouponInvalidFormatCode => "COUPON_INVALID_FORMAT_CODE",
            Self::CouponMissingFunderVli => "COUPON_MISSING_FUNDER_VLI",
            Self::CouponInvalidFunderLength => "COUPON_INVALID_FUNDER_LENGTH",
            Self::CouponTruncatedFunder => "COUPON_TRUNCATED_FUNDER",
            Self::CouponTruncatedOfferCode => "COUPON_TRUNCATED_OFFER_CODE",
            Self::CouponMissingSerialNumberVli => "COUPON_MISSING_SERIAL_NUMBER_VLI",
            Self::CouponTruncatedSerialNumber => "COUPON_TRUNCATED_SERIAL_NUMBER",
            Self::CouponMissingGcpVli => "COUPON_MISSING_GCP_VLI",
            Self::CouponInvalidGcpLength => "COUPON_INVALID_GCP_LENGTH",
            Self::CouponTruncatedGcp => "COUPON_TRUNCATED_GCP",
            Self::CouponMissingSaveValueVli => "COUPON_MISSING_SAVE_VALUE_VLI",
            Self::CouponInvalidSaveValueLength => "COUPON_INVALID_SAVE_VALUE_LENGTH",
            Self::CouponTruncatedSaveValue => "COUPON_TRUNCATED_SAVE_VALUE",
            Self::CouponMissingFirstRequirementVli => "COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_VLI",
            Self::CouponInvalidFirstRequirementLength => "COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_LENGTH",
            Self::CouponTruncatedFirstRequirement => "COUPON_TRUNCATED_1ST_PURCHASE_REQUIREMENT",
            Self::CouponMissingFirstRequirementCode => "COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_CODE",
            Self::CouponInvalidFirstRequirementCode => "COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_CODE",
            Self::CouponTruncatedFirstFamilyCode => "COUPON_TRUNCATED_1ST_PURCHASE_FAMILY_CODE",
            Self::CouponMissingSecondRequirementVli => "COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_VLI",
            Self::CouponInvalidSecondRequirementLength => "COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_LENGTH",
            Self::CouponTruncatedSecondRequirement => "COUPON_TRUNCATED_2ND_PURCHASE_REQUIREMENT",
            Self::CouponMissingSecondRequirementCode => "COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_CODE",
            Self::CouponInvalidSecondRequirementCode => "COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_CODE",
            Self::CouponTruncatedSecondFamilyCode => "COUPON_TRUNCATED_2ND_PURCHASE_FAMILY_CODE",
            Self::CouponMissingSecondGcpVli => "COUPON_MISSING_2ND_PURCHASE_GCP_VLI",
            Self::CouponInvalidSecondGcpLength => "COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH",
            Self::CouponTruncatedSecondGcp => "COUPON_TRUNCATED_2ND_PURCHASE_GCP",
            Self::CouponMissingThirdRequirementVli => "COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_VLI",
            Self::CouponInvalidThirdRequirementLength => "COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH",
            Self::CouponTruncatedThirdRequirement => "COUPON_TRUNCATED_3RD_PURCHASE_REQUIREMENT",
            Self::CouponMissingThirdRequirementCode => "COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_CODE",
            Self::CouponInvalidThirdRequirementCode => "COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE",
            Self::CouponTruncatedThirdFamilyCode => "COUPON_TRUNCATED_3RD_PURCHASE_FAMILY_CODE",
            Self::CouponMissingThirdGcpVli => "COUPON_MISSING_3RD_PURCHASE_GCP_VLI",
            Self::CouponInvalidThirdGcpLength => "COUPON_INVALID_3RD_PURCHASE_GCP_LENGTH",
            Self::CouponTruncatedThirdGcp => "COUPON_TRUNCATED_3RD_PURCHASE_GCP",
            Self::CouponMissingAdditionalRulesCode => "COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE",
            Self::CouponInvalidAdditionalRulesCode => "COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE",
            Self::CouponMissingRetailerVli => "COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI",
            Self::CouponInvalidRetailerLength => "COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH",
            Self::CouponTruncatedRetailer => "COUPON_TRUNCATED_RETAILER_GCP_OR_GLN",
            Self::CouponMissingSaveValueCode => "COUPON_MISSING_SAVE_VALUE_CODE",
            Self::CouponInvalidSaveValueCode => "COUPON_INVALID_SAVE_VALUE_CODE",
            Self::CouponMissingSaveValueApplies => "COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM",
            Self::CouponInvalidSaveValueApplies => "COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM",
            Self::CouponMissingStoreFlag => "COUPON_MISSING_STORE_COUPON_FLAG",
            Self::CouponMissingMultiplyFlag => "COUPON_MISSING_DONT_MULTIPLY_FLAG",
            Self::CouponInvalidMultiplyFlag => "COUPON_INVALID_DONT_MULTIPLY_FLAG",
            Self::CouponTooShortForExpirationDate => "COUPON_TOO_SHORT_FOR_EXPIRATION_DATE",
            Self::CouponInvalidExpirationDate => "COUPON_INVALID_EXIPIRATION_DATE",
            Self::CouponTooShortForStartDate => "COUPON_TOO_SHORT_FOR_START_DATE",
            Self::CouponInvalidStartDate => "COUPON_INVALID_START_DATE",
            Self::CouponExpirationBeforeStart => "COUPON_EXPIRATION_BEFORE_START",
            Self::CouponExcessData => "COUPON_EXCESS_DATA",
        }
    }
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
mod tests {
    use alloc::string::ToString;

    use super::LintError::{self, *};

    /// Every error with the words of its name in the reference linters.
    const NAMES: [(LintError, &str); 115] = [
        (NonDigitCharacter, "non digit character"),
        (InvalidCset82Character, "invalid cset82 character"),
        (InvalidCset39Character, "invalid cset39 character"),
        (InvalidCset64Character, "invalid cset64 character"),
        (InvalidCset64Padding, "invalid cset64 padding"),
        (IncorrectCheckDigit { expected: 0 }, "incorrect check digit"),
        (TooShortForCheckDigit, "too short for check digit"),
        (IncorrectCheckPair, "incorrect check pair"),
        (TooShortForCheckPair, "too short for check pair"),
        (TooLongForCheckPair, "too long for check pair implementation"),
        (TooShortForGcp, "too short for gcp"),
        (InvalidGcpPrefix, "invalid gcp prefix"),
        (ImporterIndexNotOneCharacter, "importer idx must be one character"),
        (InvalidImporterIndexCharacter, "invalid import idx character"),
        (IllegalZeroValue, "illegal zero value"),
        (NotZero, "not zero"),
        (IllegalZeroPrefix, "illegal zero prefix"),
        (NotZeroOrOne, "not zero or one"),
        (InvalidWindingDirection, "invalid winding direction"),
        (NotIso3166, "not iso3166"),
        (NotIso3166Or999, "not iso3166 or 999"),
        (NotIso3166Alpha2, "not iso3166 alpha2"),
        (NotIso4217, "not iso4217"),
        (IbanTooShort, "iban too short"),
        (IbanTooLong, "iban too long"),
        (InvalidIbanCharacter, "invalid iban character"),
        (IllegalIbanCountryCode, "illegal iban country code"),
        (IncorrectIbanChecksum, "incorrect iban checksum"),
        (DateTooShort, "date too short"),
        (DateTooLong, "date too long"),
        (HourWithMinuteTooShort, "hour with minute too short"),
        (HourWithMinuteTooLong, "hour with minute too long"),
        (HourTooShort, "hour too short"),
        (HourTooLong, "hour too long"),
        (MinuteTooShort, "minute too short"),
        (MinuteTooLong, "minute too long"),
        (SecondTooShort, "second too short"),
        (SecondTooLong, "second too long"),
        (IllegalMonth, "illegal month"),
        (IllegalDay, "illegal day"),
        (IllegalHour, "illegal hour"),
        (IllegalMinute, "illegal minute"),
        (IllegalSecond, "illegal second"),
        (InvalidLengthForPieceOfTotal, "invalid length for piece of total"),
        (ZeroPieceNumber, "zero piece number"),
        (ZeroTotalPieces, "zero total pieces"),
        (PieceNumberExceedsTotal, "piece number exceeds total"),
        (InvalidPercentSequence, "invalid percent sequence"),
        (InvalidLatitude, "invalid latitude"),
        (InvalidLongitude, "invalid longitude"),
        (LatitudeInvalidLength, "latitude invalid length"),
        (LongitudeInvalidLength, "longitude invalid length"),
        (InvalidMediaType, "invalid media type"),
        (InvalidPackageType, "invalid package type"),
        (NotHyphen, "not hyphen"),
        (InvalidBiologicalSexCode, "invalid biological sex code"),
        (PositionInSequenceMalformed, "position in sequence malformed"),
        (PositionExceedsEnd, "position exceeds end"),
        (RequiresNonDigitCharacter, "requires non digit character"),
        (CouponMissingFormatCode, "coupon missing format code"),
        (CouponInvalidFormatCode, "coupon invalid format code"),
        (CouponMissingFunderVli, "coupon missing funder vli"),
        (CouponInvalidFunderLength, "coupon invalid funder length"),
        (CouponTruncatedFunder, "coupon truncated funder"),
        (CouponTruncatedOfferCode, "coupon truncated offer code"),
        (CouponMissingSerialNumberVli, "coupon missing serial number vli"),
        (CouponTruncatedSerialNumber, "coupon truncated serial number"),
        (CouponMissingGcpVli, "coupon missing gcp vli"),
        (CouponInvalidGcpLength, "coupon invalid gcp length"),
        (CouponTruncatedGcp, "coupon truncated gcp"),
        (CouponMissingSaveValueVli, "coupon missing save value vli"),
        (CouponInvalidSaveValueLength, "coupon invalid save value length"),
        (CouponTruncatedSaveValue, "coupon truncated save value"),
        (CouponMissingFirstRequirementVli, "coupon missing 1st purchase requirement vli"),
        (CouponInvalidFirstRequirementLength, "coupon invalid 1st purchase requirement length"),
        (CouponTruncatedFirstRequirement, "coupon truncated 1st purchase requirement"),
        (CouponMissingFirstRequirementCode, "coupon missing 1st purchase requirement code"),
        (CouponInvalidFirstRequirementCode, "coupon invalid 1st purchase requirement code"),
        (CouponTruncatedFirstFamilyCode, "coupon truncated 1st purchase family code"),
        (CouponMissingSecondRequirementVli, "coupon missing 2nd purchase requirement vli"),
        (CouponInvalidSecondRequirementLength, "coupon invalid 2nd purchase requirement length"),
        (CouponTruncatedSecondRequirement, "coupon truncated 2nd purchase requirement"),
        (CouponMissingSecondRequirementCode, "coupon missing 2nd purchase requirement code"),
        (CouponInvalidSecondRequirementCode, "coupon invalid 2nd purchase requirement code"),
        (CouponTruncatedSecondFamilyCode, "coupon truncated 2nd purchase family code"),
        (CouponMissingSecondGcpVli, "coupon missing 2nd purchase gcp vli"),
        (CouponInvalidSecondGcpLength, "coupon invalid 2nd purchase gcp length"),
        (CouponTruncatedSecondGcp, "coupon truncated 2nd purchase gcp"),
        (CouponMissingThirdRequirementVli, "coupon missing 3rd purchase requirement vli"),
        (CouponInvalidThirdRequirementLength, "coupon invalid 3rd purchase requirement length"),
        (CouponTruncatedThirdRequirement, "coupon truncated 3rd purchase requirement"),
        (CouponMissingThirdRequirementCode, "coupon missing 3rd purchase requirement code"),
        (CouponInvalidThirdRequirementCode, "coupon invalid 3rd purchase requirement code"),
        (CouponTruncatedThirdFamilyCode, "coupon truncated 3rd purchase family code"),
        (CouponMissingThirdGcpVli, "coupon missing 3rd purchase gcp vli"),
        (CouponInvalidThirdGcpLength, "coupon invalid 3rd purchase gcp length"),
        (CouponTruncatedThirdGcp, "coupon truncated 3rd purchase gcp"),
        (CouponMissingAdditionalRulesCode, "coupon missing additional purchase rules code"),
        (CouponInvalidAdditionalRulesCode, "coupon invalid additional purchase rules code"),
        (CouponMissingRetailerVli, "coupon missing retailer gcp or gln vli"),
        (CouponInvalidRetailerLength, "coupon invalid retailer gcp or gln length"),
        (CouponTruncatedRetailer, "coupon truncated retailer gcp or gln"),
        (CouponMissingSaveValueCode, "coupon missing save value code"),
        (CouponInvalidSaveValueCode, "coupon invalid save value code"),
        (CouponMissingSaveValueApplies, "coupon missing save value applies to item"),
        (CouponInvalidSaveValueApplies, "coupon invalid save value applies to item"),
        (CouponMissingStoreFlag, "coupon missing store coupon flag"),
        (CouponMissingMultiplyFlag, "coupon missing dont multiply flag"),
        (CouponInvalidMultiplyFlag, "coupon invalid dont multiply flag"),
        (CouponTooShortForExpirationDate, "coupon too short for expiration date"),
        (CouponInvalidExpirationDate, "coupon invalid exipiration date"),
        (CouponTooShortForStartDate, "coupon too short for start date"),
        (CouponInvalidStartDate, "coupon invalid start date"),
        (CouponExpirationBeforeStart, "coupon expiration before start"),
        (CouponExcessData, "coupon excess data"),
    ];

    #[test]
    fn errors_have_the_names_of_the_reference_linters() {
        for (error, words) in NAMES {
            assert_eq!(error.code().replace('_', " ").to_ascii_lowercase(), words);
            assert_eq!(error.to_string(), error.code());
        }
    }
}
