//! `yymmd0`: a date `YYMMDD` whose day may be 00 for the end of the month (GenSpecs, section 7.12).

use crate::{
    lint_error::{Fault, LintError},
    time::days_in_month,
};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match data.len() {
        0..6 => return Err(super::whole(LintError::DateTooShort, data)),
        6 => super::digits(data)?,
        _ => return Err(super::whole(LintError::DateTooLong, data)),
    }
    let two = |at: usize| (data[at] - b'0') * 10 + data[at + 1] - b'0';
    let (year, month, day) = (two(0), two(2), two(4));
    if month == 0 || month > 12 {
        return Err(Fault::at(LintError::IllegalMonth, 2, 4));
    }
    // A year divisible by four is a leap year in 2000 and in all others from 1901 to 2099.
    if day > days_in_month(i32::from(year), month) {
        return Err(Fault::at(LintError::IllegalDay, 4, 6));
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
        accepted(Linter::Yymmd0, &["000101", "201225", "200229", "000229", "210200", "991231"]);
    }

    #[test]
    fn the_month_is_marked() {
        refused(Linter::Yymmd0, LintError::IllegalMonth, &["20«00»01", "20«13»01"]);
    }

    #[test]
    fn the_day_is_marked() {
        refused(Linter::Yymmd0, LintError::IllegalDay, &["2011«31»", "2102«29»", "2001«32»"]);
    }

    #[test]
    fn five_digits_are_too_short() {
        refused(Linter::Yymmd0, LintError::DateTooShort, &["«»", "«20122»"]);
    }

    #[test]
    fn seven_digits_are_too_long() {
        refused(Linter::Yymmd0, LintError::DateTooLong, &["«2012250»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Yymmd0, LintError::NonDigitCharacter, &["2012«x»5"]);
    }
}
