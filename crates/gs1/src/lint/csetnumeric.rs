//! `csetnumeric`: only digits.

use crate::cset::Cset;
use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match Cset::N.first_outside(data) {
        None => Ok(()),
        Some(at) => Err(Fault::at(LintError::NonDigitCharacter, at, at + 1)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn the_set_is_accepted() {
        accepted(Linter::Csetnumeric, &["", "0", "0123456789"]);
    }

    #[test]
    fn the_first_other_character_is_marked() {
        refused(Linter::Csetnumeric, LintError::NonDigitCharacter, &["«a»", "12«x»4", "123«/»", "«:»12"]);
    }
}
