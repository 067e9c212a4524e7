//! `cset39`: only characters of set 39 (GenSpecs figure 7.11-2).

use crate::cset::Cset;
use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match Cset::Y.first_outside(data) {
        None => Ok(()),
        Some(at) => Err(Fault::at(LintError::InvalidCset39Character, at, at + 1)),
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
        accepted(Linter::Cset39, &["", "ABCXYZ", "0189#-/"]);
    }

    #[test]
    fn the_first_other_character_is_marked() {
        refused(Linter::Cset39, LintError::InvalidCset39Character, &["«a»BC", "AB« »", "A«_»C"]);
    }
}
