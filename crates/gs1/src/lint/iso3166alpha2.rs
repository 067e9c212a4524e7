//! `iso3166alpha2`: a country of ISO 3166-1 alpha-2.

use crate::country;
use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if country::is_alpha2(data) {
        return Ok(());
    }
    Err(super::whole(LintError::NotIso3166Alpha2, data))
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn countries_pass() {
        accepted(Linter::Iso3166alpha2, &["VN", "AD", "ZW"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Iso3166alpha2, LintError::NotIso3166Alpha2, &["«»", "«V»", "«vn»", "«XX»", "«VNM»"]);
    }
}
