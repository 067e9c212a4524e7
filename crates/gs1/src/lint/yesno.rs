//! `yesno`: 0 for no, 1 for yes.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match data {
        [b'0' | b'1'] => Ok(()),
        _ => Err(super::whole(LintError::NotZeroOrOne, data)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn the_codes_pass() {
        accepted(Linter::Yesno, &["0", "1"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Yesno, LintError::NotZeroOrOne, &["«»", "«2»", "«01»", "«x»"]);
    }
}
