//! `csumalpha`: the last two characters check the others (GenSpecs, section 7.9.5).

use crate::cset::Cset;
use crate::lint_error::{Fault, LintError};

/// The weights: prime numbers from the right.
const PRIMES: [u16; 97] = {
    let mut primes = [0; 97];
    let (mut found, mut candidate) = (0, 2);
    while found < 97 {
        let mut divisor = 2;
        while divisor * divisor <= candidate && candidate % divisor != 0 {
            divisor += 1;
        }
        if divisor * divisor > candidate {
            primes[found] = candidate;
            found += 1;
        }
        candidate += 1;
    }
    primes
};

/// Character set 32, which leaves out what is easily confused.
const SET_32: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    if data.len() > PRIMES.len() + 2 {
        return Err(super::whole(LintError::TooLongForCheckPair, data));
    }
    let Some((body, pair)) = data.split_last_chunk::<2>() else {
        return Err(super::whole(LintError::TooShortForCheckPair, data));
    };
    if let Some(at) = Cset::X.first_outside(body) {
        return Err(Fault::at(LintError::InvalidCset82Character, at, at + 1));
    }
    if check_pair(body) == Some(*pair) {
        return Ok(());
    }
    Err(Fault::at(LintError::IncorrectCheckPair, body.len(), data.len()))
}

/// The check characters of characters of set 82; `None` for more than 97 or others.
pub(crate) fn check_pair(body: &[u8]) -> Option<[u8; 2]> {
    let mut sum = 0_u32;
    if body.len() > PRIMES.len() {
        return None;
    }
    for (byte, prime) in body.iter().rev().zip(PRIMES) {
        sum += u32::from(weight(*byte)?) * u32::from(prime);
    }
    let sum = (sum % 1021) as usize;
    Some([SET_32[sum >> 5], SET_32[sum & 31]])
}

/// The place of a character in set 82, which counts in the order of its codes.
fn weight(byte: u8) -> Option<u8> {
    Some(match byte {
        b'!' | b'"' => byte - b'!',
        b'%'..=b'?' => byte - b'%' + 2,
        b'A'..=b'Z' => byte - b'A' + 29,
        b'_' => 55,
        b'a'..=b'z' => byte - b'a' + 56,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn right_pairs_pass() {
        accepted(Linter::Csumalpha, &["22", "1987654Ad4X4bL5ttr2310c2K", "12345678901234567890123NT"]);
    }

    #[test]
    fn wrong_pairs_are_marked() {
        refused(Linter::Csumalpha, LintError::IncorrectCheckPair, &["1987654Ad4X4bL5ttr2310c«2J»", "«23»"]);
    }

    #[test]
    fn one_character_is_too_short() {
        refused(Linter::Csumalpha, LintError::TooShortForCheckPair, &["«»", "«2»"]);
    }

    #[test]
    fn other_characters_are_marked() {
        refused(Linter::Csumalpha, LintError::InvalidCset82Character, &["19« »654Ad"]);
    }
}
