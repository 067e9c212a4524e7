//! `cset82`: only characters of set 82 (GenSpecs figure 7.11-1).

use crate::cset::Cset;
use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match Cset::X.first_outside(data) {
        None => Ok(()),
        Some(at) => Err(Fault::at(LintError::InvalidCset82Character, at, at + 1)),
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
        accepted(Linter::Cset82, &["", "azAZ09", "!\"%&'()*+,-./_:;<=>?"]);
    }

    #[test]
    fn the_first_other_character_is_marked() {
        refused(Linter::Cset82, LintError::InvalidCset82Character, &["AB« »C", "«^»", "A«|»BC", "«{»ABC"]);
    }
}
