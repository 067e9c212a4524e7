//! `importeridx`: one character of the importer index (EU 2018/574).

use crate::cset::Cset;
use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    match data {
        [index] if Cset::Z.contains(*index) => Ok(()),
        [_] => Err(super::whole(LintError::InvalidImporterIndexCharacter, data)),
        _ => Err(super::whole(LintError::ImporterIndexNotOneCharacter, data)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn letters_digits_hyphen_and_underscore_pass() {
        accepted(Linter::Importeridx, &["a", "Z", "0", "-", "_"]);
    }

    #[test]
    fn others_are_marked() {
        refused(Linter::Importeridx, LintError::InvalidImporterIndexCharacter, &["«!»", "« »"]);
    }

    #[test]
    fn it_is_one_character() {
        refused(Linter::Importeridx, LintError::ImporterIndexNotOneCharacter, &["«»", "«12»"]);
    }
}
