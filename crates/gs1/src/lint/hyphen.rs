//! `hyphen`: hyphens only: the sign of a temperature below zero.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if data.is_empty() || data.iter().any(|byte| *byte != b'-') {
        return Err(super::whole(LintError::NotHyphen, data));
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
    fn hyphens_pass() {
        accepted(Linter::Hyphen, &["-", "--"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Hyphen, LintError::NotHyphen, &["«»", "«0»", "«-0»"]);
    }
}
