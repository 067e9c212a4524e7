//! `latitude`: degrees north of the south pole, in ten-millionths (GenSpecs, AI (4309)).

use crate::lint_error::{Fault, LintError};

const GREATEST: u64 = 1_800_000_000;

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::degrees(data, GREATEST, [LintError::LatitudeInvalidLength, LintError::InvalidLatitude])
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn the_range_is_accepted() {
        accepted(Linter::Latitude, &["0000000000", "1800000000"]);
    }

    #[test]
    fn above_the_range_is_marked() {
        refused(Linter::Latitude, LintError::InvalidLatitude, &["«1800000001»", "«9999999999»"]);
    }

    #[test]
    fn it_is_ten_digits() {
        refused(Linter::Latitude, LintError::LatitudeInvalidLength, &["«»", "«123456789»", "«12345678901»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Latitude, LintError::NonDigitCharacter, &["12345«x»7890"]);
    }
}
