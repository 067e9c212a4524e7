//! `hasnondigit`: at least one character is no digit.

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if data.iter().all(u8::is_ascii_digit) {
        return Err(super::whole(LintError::RequiresNonDigitCharacter, data));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn one_letter_is_enough() {
        accepted(Linter::Hasnondigit, &["A", "12A", "/12"]);
    }

    #[test]
    fn digits_alone_are_refused() {
        refused(Linter::Hasnondigit, LintError::RequiresNonDigitCharacter, &["«»", "«123»"]);
    }
}
