//! `gcppos2`: a GS1 Company Prefix stands behind the first character (GenSpecs, section 1.4.4).

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if data.len() < 2 {
        return Err(super::whole(LintError::TooShortForGcp, data));
    }
    super::gcppos1::check(&data[1..]).map_err(|fault| fault.behind(1))
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn four_digits_behind_the_first_are_a_prefix() {
        accepted(Linter::Gcppos2, &["I0123", "I0123ABC"]);
    }

    #[test]
    fn three_digits_are_too_short() {
        refused(Linter::Gcppos2, LintError::TooShortForGcp, &["«»", "«I»", "I«012»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Gcppos2, LintError::InvalidGcpPrefix, &["I01«A»34"]);
    }
}
