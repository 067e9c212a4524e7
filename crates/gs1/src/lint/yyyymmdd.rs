//! `yyyymmdd`: a date `YYYYMMDD` (GenSpecs, section 7.12).

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::yyyymmd0::check(data)?;
    if data.ends_with(b"00") {
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
    fn dates_pass() {
        accepted(Linter::Yyyymmdd, &["20201225", "20200229"]);
    }

    #[test]
    fn the_day_is_marked() {
        refused(Linter::Yyyymmdd, LintError::IllegalDay, &["202012«00»", "202011«31»"]);
    }

    #[test]
    fn the_month_is_marked() {
        refused(Linter::Yyyymmdd, LintError::IllegalMonth, &["2020«13»01"]);
    }
}
