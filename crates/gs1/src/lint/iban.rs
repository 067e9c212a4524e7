//! `iban`: an international bank account number (ISO 13616-1).

use crate::country;
use crate::lint_error::{Fault, LintError};

const SHORTEST: usize = 11;
const LONGEST: usize = 34;

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if data.len() < 4 {
        return Err(super::whole(LintError::IbanTooShort, data));
    }
    if !country::is_alpha2(&data[..2]) {
        return Err(Fault::at(LintError::IllegalIbanCountryCode, 0, 2));
    }
    if data.len() > LONGEST {
        return Err(super::whole(LintError::IbanTooLong, data));
    }
    if data.len() < SHORTEST {
        return Err(super::whole(LintError::IbanTooShort, data));
    }
    // The country and the check digits count behind the account; letters count as 10 to 35.
    let mut remainder = 0_u32;
    for at in (4..data.len()).chain(0..4) {
        remainder = match data[at] {
            digit @ b'0'..=b'9' => remainder * 10 + u32::from(digit - b'0'),
            letter @ b'A'..=b'Z' => remainder * 100 + u32::from(letter - b'A') + 10,
            _ => return Err(Fault::at(LintError::InvalidIbanCharacter, at, at + 1)),
        } % 97;
    }
    if remainder == 1 { Ok(()) } else { Err(Fault::at(LintError::IncorrectIbanChecksum, 2, 4)) }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn right_accounts_pass() {
        accepted(
            Linter::Iban,
            &["BE71096123456769", "FR7630006000011234567890189", "MT90MALT011000012345MTLCAST001SABC"],
        );
    }

    #[test]
    fn the_check_digits_are_marked() {
        refused(Linter::Iban, LintError::IncorrectIbanChecksum, &["BE«71»096123456760"]);
    }

    #[test]
    fn the_country_is_marked() {
        refused(Linter::Iban, LintError::IllegalIbanCountryCode, &["«XX»361234567890", "«be»71096123456769"]);
    }

    #[test]
    fn ten_characters_are_too_short() {
        refused(Linter::Iban, LintError::IbanTooShort, &["«»", "«BE7»", "«BE71096123»"]);
    }

    #[test]
    fn thirty_five_characters_are_too_long() {
        refused(Linter::Iban, LintError::IbanTooLong, &["«MTXXMALT011000012345MTLCAST001SABCD»"]);
    }

    #[test]
    fn lower_case_is_marked() {
        refused(Linter::Iban, LintError::InvalidIbanCharacter, &["BE71096«x»23456769"]);
    }
}
