//! `cset64`: characters of set 64, with equals signs that fill the last group of base 64 (RFC 4648, section 5).

use crate::cset::Cset;
use crate::lint_error::{Fault, LintError};

/// Padding may be left out; where it stands it is at most two signs and completes the last group.
/// The group is counted as the reference linter counts it, three characters long.
pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    let letters = data.iter().rposition(|byte| *byte != b'=').map_or(0, |last| last + 1);
    let pads = data.len() - letters;
    if pads > 2 || (pads > 0 && !data.len().is_multiple_of(3)) {
        return Err(Fault::at(LintError::InvalidCset64Padding, letters, data.len()));
    }
    match Cset::Z.first_outside(&data[..letters]) {
        None => Ok(()),
        Some(at) => Err(Fault::at(LintError::InvalidCset64Character, at, at + 1)),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn padding_may_be_left_out() {
        accepted(Linter::Cset64, &["", "A", "AZaz09-_", "12=", "1=="]);
    }

    #[test]
    fn too_much_padding_is_marked() {
        refused(Linter::Cset64, LintError::InvalidCset64Padding, &["123«=»", "12«==»", "«===»"]);
    }

    #[test]
    fn other_characters_are_marked() {
        refused(Linter::Cset64, LintError::InvalidCset64Character, &["AB« »C", "1«=»3"]);
    }
}
