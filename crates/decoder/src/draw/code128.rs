//! Code 128 and GS1-128.

use super::{Bars, DrawError};
use crate::linear::code128::table::{FNC1, START_A, START_B, START_C, STOP, WIDTHS};

/// Height of a GS1-128 label: 32 mm at a module of half a millimetre.
const HEIGHT: u8 = 64;
/// FNC1 in the data.
const GS: char = '\u{1D}';

#[derive(Clone, Copy, PartialEq, Eq)]
enum Set {
    A,
    B,
    C,
}

impl Set {
    /// The symbol character that latches to this set from another one.
    fn latch(self) -> u8 {
        match self {
            Self::A => 101,
            Self::B => 100,
            Self::C => 99,
        }
    }

    fn start(self) -> u8 {
        match self {
            Self::A => START_A,
            Self::B => START_B,
            Self::C => START_C,
        }
    }
}

pub(super) fn draw(data: &str) -> Result<Bars, DrawError> {
    let mut values: Vec<u8> = Vec::new();
    let mut set = None;
    let characters: Vec<(usize, char)> = data.char_indices().collect();
    if characters.is_empty() {
        return Err(DrawError::Length { got: 0 });
    }
    let mut i = 0;
    while let Some(&(at, character)) = characters.get(i) {
        let run = digits_from(&characters[i..]);
        // Set C pays from four digits on, or while it is on.
        let wanted = if run >= 4 || (run >= 2 && set == Some(Set::C)) {
            Set::C
        } else if character == GS {
            set.unwrap_or(if digits_from(&characters[i + 1..]) >= 4 { Set::C } else { Set::B })
        } else if u32::from(character) & 0x7F < if set == Some(Set::A) { 0x60 } else { 0x20 } {
            // Set A has no small letters, set B no control characters.
            Set::A
        } else {
            Set::B
        };
        if set != Some(wanted) {
            values.push(set.map_or(wanted.start(), |_| wanted.latch()));
            set = Some(wanted);
        }
        if character == GS {
            values.push(FNC1);
            i += 1;
        } else if wanted == Set::C {
            let pair = [characters[i].1, characters[i + 1].1].map(|c| c as u8 - b'0');
            values.push(pair[0] * 10 + pair[1]);
            i += 2;
        } else {
            let code = u32::from(character);
            if code > 0xFF {
                return Err(DrawError::Character { at });
            }
            if code > 0x7F {
                // FNC4 lifts the next character by 128.
                values.push(wanted.latch());
            }
            let low = (code & 0x7F) as u8;
            values.push(if low < 0x20 { low + 64 } else { low - 32 });
            i += 1;
        }
    }
    Ok(Bars::one(widths(&values), HEIGHT, 10))
}

/// Digits at the start of `characters`.
fn digits_from(characters: &[(usize, char)]) -> usize {
    let digits = characters.iter().take_while(|(_, c)| c.is_ascii_digit());
    digits.count()
}

/// The element widths of symbol characters that begin with a start character.
pub(super) fn widths(values: &[u8]) -> Vec<u8> {
    let sum: u32 = values.iter().enumerate().map(|(i, &v)| u32::from(v) * (i as u32).max(1)).sum();
    let check = (sum % 103) as u8;
    let mut widths = vec![0];
    for &value in values.iter().chain(&[check, STOP]) {
        widths.extend(WIDTHS[usize::from(value)]);
    }
    widths.push(2);
    widths
}
