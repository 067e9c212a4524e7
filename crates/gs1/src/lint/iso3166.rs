//! `iso3166`: a country of ISO 3166-1 numeric.

use crate::country::Country;
use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match Country::from_digits(data) {
        Some(_) => Ok(()),
        None => Err(super::whole(LintError::NotIso3166, data)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn countries_pass() {
        accepted(Linter::Iso3166, &["004", "704", "894"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Iso3166, LintError::NotIso3166, &["«»", "«000»", "«999»", "«70»", "«7040»", "«VN»"]);
    }
}
