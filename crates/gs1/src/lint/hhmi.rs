//! `hhmi`: an hour and a minute.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match data.len() {
        0..4 => Err(super::whole(LintError::HourWithMinuteTooShort, data)),
        4 => {
            super::hh::check(&data[..2])?;
            super::mi::check(&data[2..]).map_err(|fault| fault.behind(2))
        }
        _ => Err(super::whole(LintError::HourWithMinuteTooLong, data)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn the_range_is_accepted() {
        accepted(Linter::Hhmi, &["0000", "2359"]);
    }

    #[test]
    fn the_hour_is_marked() {
        refused(Linter::Hhmi, LintError::IllegalHour, &["«24»00"]);
    }

    #[test]
    fn the_minute_is_marked() {
        refused(Linter::Hhmi, LintError::IllegalMinute, &["23«60»"]);
    }

    #[test]
    fn three_digits_are_too_short() {
        refused(Linter::Hhmi, LintError::HourWithMinuteTooShort, &["«235»"]);
    }

    #[test]
    fn five_digits_are_too_long() {
        refused(Linter::Hhmi, LintError::HourWithMinuteTooLong, &["«23590»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Hhmi, LintError::NonDigitCharacter, &["2«x»00", "230«x»"]);
    }
}
