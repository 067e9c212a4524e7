//! `iso4217`: a currency of ISO 4217 numeric.

use crate::currency::Currency;
use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match Currency::from_digits(data) {
        Some(_) => Ok(()),
        None => Err(super::whole(LintError::NotIso4217, data)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn currencies_pass() {
        accepted(Linter::Iso4217, &["704", "978", "840"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Iso4217, LintError::NotIso4217, &["«»", "«000»", "«70»", "«VND»"]);
    }
}
