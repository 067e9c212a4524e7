//! Symbol character values of Code 128 to data.
//!
//! | value | set A | set B | set C |
//! |---|---|---|---|
//! | 0–63 | space to `_` | space to `_` | two digits |
//! | 64–95 | control characters | `` ` `` to DEL | two digits |
//! | 96, 97 | FNC3, FNC2 | FNC3, FNC2 | two digits |
//! | 98 | shift to B | shift to A | 98 |
//! | 99 | to C | to C | 99 |
//! | 100 | to B | FNC4 | to B |
//! | 101 | FNC4 | to A | to A |
//! | 102 | FNC1 | FNC1 | FNC1 |
//!
//! Source: ISO/IEC 15417, table 1 and section 4.3.4.2.

use super::table::{FNC1, START_A, START_B, START_C};
use crate::linear::candidate::Text;

/// Data and the modifier of the AIM identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Data {
    /// The data, Latin-1; FNC1 as separator is GS.
    pub text: Text,
    /// `0` no FNC1, `1` FNC1 first (GS1-128), `2` FNC1 second (an AIM application indicator).
    pub modifier: u8,
}

const GS: u8 = 0x1D;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    A,
    B,
    C,
}

/// Reads `values` from the start character on, without check and stop character.
pub fn interpret(values: &[u8]) -> Option<Data> {
    let (&start, values) = values.split_first()?;
    let mut set = match start {
        START_A => Set::A,
        START_B => Set::B,
        START_C => Set::C,
        _ => return None,
    };
    let mut text = Text::new();
    let mut modifier = b'0';
    let mut shift = false;
    let mut upper_half = UpperHalf::default();
    for (i, &value) in values.iter().enumerate() {
        let shifted = match (set, std::mem::take(&mut shift)) {
            (Set::A, true) => Set::B,
            (Set::B, true) => Set::A,
            (set, _) => set,
        };
        match (shifted, value) {
            (_, FNC1) if i == 0 => modifier = b'1',
            // After one letter or two digits FNC1 names an application and is no data.
            (_, FNC1) if modifier == b'0' && is_indicator(text.as_bytes()) => modifier = b'2',
            (_, FNC1) => push(&mut text, GS)?,
            (Set::C, 0..=99) => {
                push(&mut text, b'0' + value / 10)?;
                push(&mut text, b'0' + value % 10)?;
            }
            (Set::A | Set::B, 0..=63) => push(&mut text, upper_half.lift(value + 32))?,
            (Set::A, 64..=95) => push(&mut text, upper_half.lift(value - 64))?,
            (Set::B, 64..=95) => push(&mut text, upper_half.lift(value + 32))?,
            // FNC2 asks to join symbols, FNC3 programs the reader: neither is data.
            (Set::A | Set::B, 96 | 97) => {}
            (Set::A | Set::B, 98) => shift = true,
            (Set::A | Set::B, 99) => set = Set::C,
            (Set::A, 101) | (Set::B, 100) => upper_half.function4(),
            (Set::A | Set::C, 100) => set = Set::B,
            (Set::B | Set::C, 101) => set = Set::A,
            _ => return None,
        }
    }
    Some(Data { text, modifier })
}

fn push(text: &mut Text, byte: u8) -> Option<()> {
    text.push(byte).then_some(())
}

fn is_indicator(text: &[u8]) -> bool {
    match text {
        [letter] => letter.is_ascii_alphabetic(),
        [a, b] => a.is_ascii_digit() && b.is_ascii_digit(),
        _ => false,
    }
}

/// FNC4: one lifts the next character by 128, two in a row turn that on or off for good.
#[derive(Default)]
struct UpperHalf {
    latched: bool,
    once: bool,
}

impl UpperHalf {
    fn function4(&mut self) {
        if self.once {
            self.latched = !self.latched;
        }
        self.once = !self.once;
    }

    fn lift(&mut self, byte: u8) -> u8 {
        if std::mem::take(&mut self.once) != self.latched { byte + 128 } else { byte }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[u8], expected: &[u8], modifier: u8) {
        let data = interpret(values);
        let got = data.map(|d| (Vec::from(d.text.as_bytes()), d.modifier));
        assert_eq!(got, Some((Vec::from(expected), modifier)));
    }

    #[test]
    fn fnc1_first_makes_gs1_128_and_later_ones_separate() {
        check(&[105, 102, 10, 12, 102, 21, 34], b"1012\x1d2134", b'1');
        check(&[104, 33, 102, 34], b"AB", b'2');
        check(&[105, 12, 102, 34], b"1234", b'2');
        check(&[105, 12, 34, 102, 56], b"1234\x1d56", b'0');
        check(&[104, 33, 34, 102, 35], b"AB\x1dC", b'0');
    }

    #[test]
    fn code_sets_change_for_one_character_or_for_good() {
        check(&[103, 33, 98, 65, 65], b"Aa\x01", b'0');
        check(&[104, 65, 98, 65, 65], b"a\x01a", b'0');
        check(&[105, 12, 100, 65, 101, 65, 99, 34], b"12a\x0134", b'0');
    }

    #[test]
    fn fnc4_reaches_the_upper_half_of_latin_1() {
        check(&[104, 100, 83, 65], b"\xf3a", b'0');
        check(&[104, 100, 100, 83, 100, 65, 83, 100, 100, 65], b"\xf3a\xf3a", b'0');
    }

    #[test]
    fn a_start_character_inside_is_refused() {
        assert_eq!(interpret(&[104, 33, 104]), None);
        assert_eq!(interpret(&[33]), None);
    }
}
