//! `mi`: a minute, 00 to 59.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::two_digits(data, 59, [LintError::MinuteTooShort, LintError::IllegalMinute, LintError::MinuteTooLong])
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn the_range_is_accepted() {
        accepted(Linter::Mi, &["00", "09", "59"]);
    }

    #[test]
    fn above_the_range_is_marked() {
        refused(Linter::Mi, LintError::IllegalMinute, &["«60»", "«99»"]);
    }

    #[test]
    fn one_digit_is_too_short() {
        refused(Linter::Mi, LintError::MinuteTooShort, &["«»", "«1»"]);
    }

    #[test]
    fn three_digits_are_too_long() {
        refused(Linter::Mi, LintError::MinuteTooLong, &["«001»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Mi, LintError::NonDigitCharacter, &["1«x»"]);
    }
}
