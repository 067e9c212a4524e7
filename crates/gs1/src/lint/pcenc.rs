//! `pcenc`: each percent sign begins two hexadecimal digits (GenSpecs, AI (4300)).

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    let mut at = 0;
    while at < data.len() {
        if data[at] != b'%' {
            at += 1;
            continue;
        }
        match data.get(at + 1..at + 3) {
            None => return Err(Fault::at(LintError::InvalidPercentSequence, at, data.len())),
            Some(hex) if !hex.iter().all(u8::is_ascii_hexdigit) => {
                return Err(Fault::at(LintError::InvalidPercentSequence, at, at + 3));
            }
            Some(_) => at += 3,
        }
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
    fn escaped_text_passes() {
        accepted(Linter::Pcenc, &["", "A", "%20", "%C3%a9t", "A%25B"]);
    }

    #[test]
    fn a_cut_sequence_is_marked_to_the_end() {
        refused(Linter::Pcenc, LintError::InvalidPercentSequence, &["A«%»", "A«%2»"]);
    }

    #[test]
    fn other_digits_are_marked() {
        refused(Linter::Pcenc, LintError::InvalidPercentSequence, &["A«%2g»B", "«%%2»0"]);
    }
}
