//! `gcppos1`: begins with a GS1 Company Prefix (GenSpecs, section 1.4.4).

use crate::lint_error::{Fault, LintError};

/// The shortest company prefix.
const SHORTEST: usize = 4;

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if data.len() < SHORTEST {
        return Err(super::whole(LintError::TooShortForGcp, data));
    }
    match data[..SHORTEST].iter().position(|byte| !byte.is_ascii_digit()) {
        None => Ok(()),
        Some(at) => Err(Fault::at(LintError::InvalidGcpPrefix, at, at + 1)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn four_digits_are_a_prefix() {
        accepted(Linter::Gcppos1, &["0123", "0123ABC", "9506000134352"]);
    }

    #[test]
    fn three_digits_are_too_short() {
        refused(Linter::Gcppos1, LintError::TooShortForGcp, &["«»", "«012»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Gcppos1, LintError::InvalidGcpPrefix, &["01«A»34", "«a»1234"]);
    }
}
