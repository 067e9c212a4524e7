//! `zero`: zeros only.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if data.is_empty() || data.iter().any(|digit| *digit != b'0') {
        return Err(super::whole(LintError::NotZero, data));
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
    fn zeros_pass() {
        accepted(Linter::Zero, &["0", "000"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Zero, LintError::NotZero, &["«»", "«1»", "«010»", "«x»"]);
    }
}
