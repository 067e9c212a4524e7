//! `winding`: a winding direction: 0 face out, 1 face in, 9 undefined.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match data {
        [b'0' | b'1' | b'9'] => Ok(()),
        _ => Err(super::whole(LintError::InvalidWindingDirection, data)),
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
        accepted(Linter::Winding, &["0", "1", "9"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Winding, LintError::InvalidWindingDirection, &["«»", "«2»", "«01»", "«x»"]);
    }
}
