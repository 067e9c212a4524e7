//! The digit patterns of EAN/UPC and how sets spell further digits.
//!
//! Source: ISO/IEC 15420, tables 1 to 5; GS1 General Specifications, section 5.2.

/// Run lengths in modules of the digits in number set A: space, bar, space, bar.
pub const SET_A: [[u8; 4]; 10] = [
    [3, 2, 1, 1],
    [2, 2, 2, 1],
    [2, 1, 2, 2],
    [1, 4, 1, 1],
    [1, 1, 3, 2],
    [1, 2, 3, 1],
    [1, 1, 1, 4],
    [1, 3, 1, 2],
    [1, 2, 1, 3],
    [3, 1, 1, 2],
];

/// Modules of a digit.
pub const DIGIT: f32 = 7.0;

/// Digits of sets A (0..10) and B (10..20): set B is set C, hence A, read from right to left.
/// Set C has the lengths of A with bars and spaces exchanged.
pub const SETS: [[u8; 4]; 20] = {
    let mut sets = [[0; 4]; 20];
    let mut digit = 0;
    while digit < 10 {
        let a = SET_A[digit];
        sets[digit] = a;
        sets[digit + 10] = [a[3], a[2], a[1], a[0]];
        digit += 1;
    }
    sets
};

/// The first digit of EAN-13 is spelt by which of the six left digits are of set B: a bit each, the
/// leftmost digit in bit 5. The fives digits of a 5-digit add-on and UPC-E use tables of their own.
pub const FIRST_DIGIT: [u8; 10] =
    [0b000000, 0b001011, 0b001101, 0b001110, 0b010011, 0b011001, 0b011100, 0b010101, 0b010110, 0b011010];

/// The check digit of UPC-E with number system 0, spelt like [`FIRST_DIGIT`]; number system 1 has
/// every set exchanged.
pub const UPC_E_CHECK: [u8; 10] =
    [0b111000, 0b110100, 0b110010, 0b110001, 0b101100, 0b100110, 0b100011, 0b101010, 0b101001, 0b100101];

/// The check value of a 5-digit add-on, leftmost digit in bit 4.
pub const ADDON_5_CHECK: [u8; 10] =
    [0b11000, 0b10100, 0b10010, 0b10001, 0b01100, 0b00110, 0b00011, 0b01010, 0b01001, 0b00101];

/// The check digit over `digits`, which lack it: the rightmost has weight 3.
pub fn check_digit(digits: &[u8]) -> u8 {
    let sum: u32 = digits.iter().rev().enumerate().map(|(i, &d)| u32::from(d) * if i % 2 == 0 { 3 } else { 1 }).sum();
    ((10 - sum % 10) % 10) as u8
}

/// The eleven digits of UPC-A, without check digit, that a UPC-E of number system and six digits
/// stands for.
///
/// Source: GS1 General Specifications, section 5.2.2.4.2.
pub fn expand_upc_e(system: u8, d: [u8; 6]) -> [u8; 11] {
    let s = system;
    match d[5] {
        0..=2 => [s, d[0], d[1], d[5], 0, 0, 0, 0, d[2], d[3], d[4]],
        3 => [s, d[0], d[1], d[2], 0, 0, 0, 0, 0, d[3], d[4]],
        4 => [s, d[0], d[1], d[2], d[3], 0, 0, 0, 0, 0, d[4]],
        last => [s, d[0], d[1], d[2], d[3], d[4], 0, 0, 0, 0, last],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_has_seven_modules_and_a_pattern_of_its_own() {
        for (i, a) in SETS.iter().enumerate() {
            assert_eq!(a.iter().sum::<u8>(), 7);
            assert!(SETS[..i].iter().all(|b| a != b));
        }
    }

    #[test]
    fn check_digits_are_those_of_printed_codes() {
        assert_eq!(check_digit(&[4, 0, 0, 6, 3, 8, 1, 3, 3, 3, 9, 3]), 1);
        assert_eq!(check_digit(&[9, 6, 3, 8, 5, 0, 7]), 4);
        assert_eq!(check_digit(&[0, 3, 6, 0, 0, 0, 2, 9, 1, 4, 5]), 2);
    }

    #[test]
    fn a_upc_e_ending_in_each_digit_expands_by_its_rule() {
        #[track_caller]
        fn check(short: [u8; 6], long: [u8; 11]) {
            assert_eq!(expand_upc_e(0, short), long);
        }
        check([1, 2, 3, 4, 5, 2], [0, 1, 2, 2, 0, 0, 0, 0, 3, 4, 5]);
        check([1, 2, 3, 4, 5, 3], [0, 1, 2, 3, 0, 0, 0, 0, 0, 4, 5]);
        check([1, 2, 3, 4, 5, 4], [0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 5]);
        check([1, 2, 3, 4, 5, 9], [0, 1, 2, 3, 4, 5, 0, 0, 0, 0, 9]);
    }
}
