//! `csum`: the last digit is the check digit of the others (GenSpecs, section 7.9.1).

use crate::lint_error::{Fault, LintError};

#[inline]
pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    let Some((last, body)) = data.split_last() else {
        return Err(Fault::at(LintError::TooShortForCheckDigit, 0, 0));
    };
    let expected = check_digit(body);
    // Bytes that are no digits are told from a wrong check digit only where something is wrong.
    if *last == b'0' + expected && data.iter().all(u8::is_ascii_digit) {
        return Ok(());
    }
    super::digits(data)?;
    Err(Fault::at(LintError::IncorrectCheckDigit { expected }, data.len() - 1, data.len()))
}

/// The check digit of ASCII digits: weights 3 and 1 in turn from the right, filled up to a ten.
///
/// Source: GS1 General Specifications, section 7.9.1.
#[inline]
#[must_use]
pub fn check_digit(digits: &[u8]) -> u8 {
    let (mut odd, mut even) = (0_u32, 0_u32);
    let mut pairs = digits.rchunks_exact(2);
    for pair in &mut pairs {
        odd += u32::from(pair[1] & 15);
        even += u32::from(pair[0] & 15);
    }
    if let [first] = pairs.remainder() {
        odd += u32::from(first & 15);
    }
    ((10 - (odd * 3 + even) % 10) % 10) as u8
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn right_check_digits_pass() {
        accepted(Linter::Csum, &["0", "17", "12312312312333", "9506000134352", "96385074", "006141411234567890"]);
    }

    #[test]
    fn the_right_digit_is_told() {
        refused(Linter::Csum, LintError::IncorrectCheckDigit { expected: 3 }, &["1231231231233«4»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Csum, LintError::NonDigitCharacter, &["12«x»4", "123«x»"]);
    }

    #[test]
    fn nothing_is_too_short() {
        refused(Linter::Csum, LintError::TooShortForCheckDigit, &["«»"]);
    }
}
