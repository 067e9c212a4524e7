//! `iso5218`: a code of ISO/IEC 5218.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match data {
        [b'0' | b'1' | b'2' | b'9'] => Ok(()),
        _ => Err(super::whole(LintError::InvalidBiologicalSexCode, data)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn the_codes_pass() {
        accepted(Linter::Iso5218, &["0", "1", "2", "9"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Iso5218, LintError::InvalidBiologicalSexCode, &["«»", "«3»", "«11»", "«x»"]);
    }
}
