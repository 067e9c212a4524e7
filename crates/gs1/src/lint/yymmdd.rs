//! `yymmdd`: a date `YYMMDD` (GenSpecs, section 7.12).

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::yymmd0::check(data)?;
    if data.ends_with(b"00") {
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
    fn dates_pass() {
        accepted(Linter::Yymmdd, &["201225", "200229"]);
    }

    #[test]
    fn the_day_is_marked() {
        refused(Linter::Yymmdd, LintError::IllegalDay, &["2012«00»", "2011«31»"]);
    }

    #[test]
    fn the_month_is_marked() {
        refused(Linter::Yymmdd, LintError::IllegalMonth, &["20«13»01"]);
    }
}
