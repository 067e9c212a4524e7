//! `nonzero`: a number other than zero.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::digits(data)?;
    if data.iter().all(|digit| *digit == b'0') {
        return Err(super::whole(LintError::IllegalZeroValue, data));
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
    fn other_numbers_pass() {
        accepted(Linter::Nonzero, &["1", "0001", "100"]);
    }

    #[test]
    fn zero_is_refused() {
        refused(Linter::Nonzero, LintError::IllegalZeroValue, &["«»", "«0»", "«000»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Nonzero, LintError::NonDigitCharacter, &["0«x»"]);
    }
}
