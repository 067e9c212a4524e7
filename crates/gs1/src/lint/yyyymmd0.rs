//! `yyyymmd0`: a date `YYYYMMDD` whose day may be 00 for the end of the month.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match data.len() {
        0..8 => return Err(super::whole(LintError::DateTooShort, data)),
        8 => super::digits(data)?,
        _ => return Err(super::whole(LintError::DateTooLong, data)),
    }
    let (year, month, day) =
        (super::number(&data[..4]) as u16, super::number(&data[4..6]) as u8, super::number(&data[6..]) as u8);
    if month == 0 || month > 12 {
        return Err(Fault::at(LintError::IllegalMonth, 4, 6));
    }
    if day > crate::time::days_in_month(i32::from(year), month) {
        return Err(Fault::at(LintError::IllegalDay, 6, 8));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn dates_and_the_end_of_the_month_pass() {
        accepted(Linter::Yyyymmd0, &["20201225", "20000229", "21000200"]);
    }

    #[test]
    fn the_month_is_marked() {
        refused(Linter::Yyyymmd0, LintError::IllegalMonth, &["2020«00»01"]);
    }

    #[test]
    fn the_day_is_marked() {
        refused(Linter::Yyyymmd0, LintError::IllegalDay, &["202102«29»"]);
    }

    #[test]
    fn seven_digits_are_too_short() {
        refused(Linter::Yyyymmd0, LintError::DateTooShort, &["«2020122»"]);
    }

    #[test]
    fn nine_digits_are_too_long() {
        refused(Linter::Yyyymmd0, LintError::DateTooLong, &["«202012250»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Yyyymmd0, LintError::NonDigitCharacter, &["202012«x»5"]);
    }
}
