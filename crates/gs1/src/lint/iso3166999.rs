//! `iso3166999`: a country of ISO 3166-1 numeric, or 999 for several.

use crate::country::Country;
use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if data == b"999" || Country::from_digits(data).is_some() {
        return Ok(());
    }
    Err(super::whole(LintError::NotIso3166Or999, data))
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn countries_and_999_pass() {
        accepted(Linter::Iso3166999, &["704", "999"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Iso3166999, LintError::NotIso3166Or999, &["«»", "«000»", "«998»", "«9990»"]);
    }
}
