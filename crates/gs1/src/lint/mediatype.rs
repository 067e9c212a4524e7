//! `mediatype`: an AIDC media type (GenSpecs, AI (7241)).

use crate::lint_error::{Fault, LintError};

/// 01 to 10 are assigned by ICCBBA; 80 to 99 are for local and national use.
pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match data {
        [b'0', b'1'..=b'9'] | [b'1', b'0'] | [b'8' | b'9', b'0'..=b'9'] => Ok(()),
        _ => Err(super::whole(LintError::InvalidMediaType, data)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn assigned_and_local_types_pass() {
        accepted(Linter::Mediatype, &["01", "09", "10", "80", "99"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(
            Linter::Mediatype,
            LintError::InvalidMediaType,
            &["«»", "«00»", "«11»", "«79»", "«1»", "«001»", "«8x»"],
        );
    }
}
