//! `posinseqslash`: a position, a slash and the end of the sequence (GenSpecs, AI (7258)).

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    let malformed = || super::whole(LintError::PositionInSequenceMalformed, data);
    let slash = data.iter().position(|byte| *byte == b'/').ok_or_else(malformed)?;
    let (position, end) = (&data[..slash], &data[slash + 1..]);
    if [position, end].iter().any(|part| part.is_empty() || !part.iter().all(u8::is_ascii_digit)) {
        return Err(malformed());
    }
    if position[0] == b'0' {
        return Err(Fault::at(LintError::IllegalZeroPrefix, 0, slash));
    }
    if end[0] == b'0' {
        return Err(Fault::at(LintError::IllegalZeroPrefix, slash + 1, data.len()));
    }
    // Without leading zeros the longer number is the greater one.
    if (position.len(), position) > (end.len(), end) {
        return Err(super::whole(LintError::PositionExceedsEnd, data));
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
    fn a_position_up_to_the_end_passes() {
        accepted(Linter::Posinseqslash, &["1/1", "2/3", "9/10", "99/100"]);
    }

    #[test]
    fn a_position_above_the_end_is_marked() {
        refused(Linter::Posinseqslash, LintError::PositionExceedsEnd, &["«2/1»", "«10/9»"]);
    }

    #[test]
    fn leading_zeros_are_marked() {
        refused(Linter::Posinseqslash, LintError::IllegalZeroPrefix, &["«0»/1", "«01»/2", "1/«0»", "1/«02»"]);
    }

    #[test]
    fn other_shapes_are_refused() {
        refused(
            Linter::Posinseqslash,
            LintError::PositionInSequenceMalformed,
            &["«»", "«1»", "«/»", "«1/»", "«/1»", "«1/2/3»", "«x/1»", "«1/x»"],
        );
    }
}
