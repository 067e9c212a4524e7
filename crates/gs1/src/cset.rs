//! The character sets of element strings.

/// A character set, as the dictionary's format letters name them.
///
/// Source: GS1 General Specifications, section 7.11 (character sets 82, 39, 64).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cset {
    /// Digits.
    N,
    /// Character set 82: the invariant part of ISO/IEC 646 that GS1 uses.
    X,
    /// Character set 39: digits, upper-case letters, `#`, `-` and `/`.
    Y,
    /// Character set 64: the file-safe and URI-safe base 64 letters.
    Z,
}

const DIGIT: u8 = 1;
const SET_82: u8 = 2;
const SET_39: u8 = 4;
const SET_64: u8 = 8;

/// One byte of membership bits for each byte value.
static MEMBERSHIP: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        let mut bits = 0;
        if letter.is_ascii_digit() {
            bits |= DIGIT | SET_82 | SET_39 | SET_64;
        }
        if letter.is_ascii_uppercase() {
            bits |= SET_82 | SET_39 | SET_64;
        }
        if letter.is_ascii_lowercase() {
            bits |= SET_82 | SET_64;
        }
        bits |= match letter {
            b'-' => SET_82 | SET_39 | SET_64,
            b'_' => SET_82 | SET_64,
            b'/' => SET_82 | SET_39,
            b'#' => SET_39,
            b'!' | b'"' | b'%'..=b',' | b'.' | b':'..=b'?' => SET_82,
            _ => 0,
        };
        table[byte] = bits;
        byte += 1;
    }
    table
};

impl Cset {
    /// Whether the byte belongs to the set.
    #[must_use]
    #[inline]
    pub const fn contains(self, byte: u8) -> bool {
        MEMBERSHIP[byte as usize] & self.bit() != 0
    }

    const fn bit(self) -> u8 {
        match self {
            Self::N => DIGIT,
            Self::X => SET_82,
            Self::Y => SET_39,
            Self::Z => SET_64,
        }
    }

    /// The position of the first byte outside the set.
    #[inline]
    pub(crate) fn first_outside(self, data: &[u8]) -> Option<usize> {
        let bit = self.bit();
        data.iter().position(|byte| MEMBERSHIP[usize::from(*byte)] & bit == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::Cset;

    #[track_caller]
    fn check(set: Cset, members: &[u8]) {
        let found: alloc::vec::Vec<u8> = (0..=255).filter(|byte| set.contains(*byte)).collect();
        let mut expected = members.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_set_holds_exactly_its_characters() {
        check(Cset::N, b"0123456789");
        check(Cset::X, b"!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
        check(Cset::Y, b"#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        check(Cset::Z, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    }
}
