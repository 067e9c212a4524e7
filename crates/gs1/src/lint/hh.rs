//! `hh`: an hour, 00 to 23.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::two_digits(data, 23, [LintError::HourTooShort, LintError::IllegalHour, LintError::HourTooLong])
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn the_range_is_accepted() {
        accepted(Linter::Hh, &["00", "09", "23"]);
    }

    #[test]
    fn above_the_range_is_marked() {
        refused(Linter::Hh, LintError::IllegalHour, &["«24»", "«99»"]);
    }

    #[test]
    fn one_digit_is_too_short() {
        refused(Linter::Hh, LintError::HourTooShort, &["«»", "«1»"]);
    }

    #[test]
    fn three_digits_are_too_long() {
        refused(Linter::Hh, LintError::HourTooLong, &["«001»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Hh, LintError::NonDigitCharacter, &["1«x»"]);
    }
}
