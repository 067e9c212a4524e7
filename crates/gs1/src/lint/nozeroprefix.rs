//! `nozeroprefix`: a number without a leading zero.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if data.first() == Some(&b'0') {
        return Err(Fault::at(LintError::IllegalZeroPrefix, 0, 1));
    }
    super::digits(data)
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn numbers_pass() {
        accepted(Linter::Nozeroprefix, &["", "1", "100"]);
    }

    #[test]
    fn a_leading_zero_is_marked() {
        refused(Linter::Nozeroprefix, LintError::IllegalZeroPrefix, &["«0»", "«0»12"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Nozeroprefix, LintError::NonDigitCharacter, &["1«x»"]);
    }
}
