//! `longitude`: degrees, in ten-millionths, counted east from the 180th meridian (GenSpecs, AI (4309)).

use crate::lint_error::{Fault, LintError};

const GREATEST: u64 = 3_600_000_000;

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::degrees(data, GREATEST, [LintError::LongitudeInvalidLength, LintError::InvalidLongitude])
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn the_range_is_accepted() {
        accepted(Linter::Longitude, &["0000000000", "3600000000"]);
    }

    #[test]
    fn above_the_range_is_marked() {
        refused(Linter::Longitude, LintError::InvalidLongitude, &["«3600000001»", "«9999999999»"]);
    }

    #[test]
    fn it_is_ten_digits() {
        refused(Linter::Longitude, LintError::LongitudeInvalidLength, &["«»", "«123456789»", "«12345678901»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Longitude, LintError::NonDigitCharacter, &["12345«x»7890"]);
    }
}
