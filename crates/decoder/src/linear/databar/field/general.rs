//! The general-purpose data compaction field.
//!
//! | mode | bits | data |
//! |---|---|---|
//! | numeric | 7: 8 to 127 | two of 0–9 and FNC1, 11 · first + second + 8 |
//! | | 4 to 6 left at the end: 4 of them | 1 to 10 is one digit 0–9 |
//! | | `0000` | to alphanumeric |
//! | alphanumeric | 5: 5 to 14 | 0–9 |
//! | | 5: 15 | FNC1, and to numeric |
//! | | 6: 32 to 62 | A–Z `*` `,` `-` `.` `/` |
//! | | `000`, `00100` | to numeric, to ISO/IEC 646 |
//! | ISO/IEC 646 | 5: 5 to 14, 15 | 0–9, FNC1 and to numeric |
//! | | 7: 64 to 115 | A–Z a–z |
//! | | 8: 232 to 252 | `!` `"` `%`–`/` `:`–`?` `_` space |
//! | | `000`, `00100` | to numeric, to alphanumeric |
//!
//! What is left at the end is filled up with `00100` (after `0000` in numeric mode), cut where the
//! symbol ends.
//!
//! Source: ISO/IEC 24724:2011, section 7.2.5.5.

use super::{Bits, append};
use crate::linear::candidate::Text;

const GS: u8 = 0x1D;

#[derive(Clone, Copy)]
enum Mode {
    Numeric,
    Alphanumeric,
    Iso646,
}

/// Appends the field's characters.
pub(super) fn decode(bits: &mut Bits<'_>, text: &mut Text) -> Option<()> {
    let from = text.as_bytes().len();
    let mut mode = Mode::Numeric;
    while let Some(next) = match mode {
        Mode::Numeric => numeric(bits, text)?,
        Mode::Alphanumeric | Mode::Iso646 => character(bits, text, mode)?,
    } {
        mode = next;
    }
    // An FNC1 in the last place only fills up: it separates nothing.
    let mut end = text.as_bytes();
    while let [rest @ .., GS] = end
        && rest.len() >= from
    {
        end = rest;
    }
    *text = Text::from_bytes(end)?;
    Some(())
}

/// One step in numeric mode: the next mode, or none at the end.
fn numeric(bits: &mut Bits<'_>, text: &mut Text) -> Option<Option<Mode>> {
    if bits.left() < 4 {
        return Some(None);
    }
    if bits.skip(0, 4) {
        return Some(Some(Mode::Alphanumeric));
    }
    if bits.left() < 7 {
        let digit = bits.take(4)?;
        push(text, digit.checked_sub(1)?)?;
        return Some(None);
    }
    let pair = bits.take(7)?.checked_sub(8)?;
    push(text, pair / 11)?;
    push(text, pair % 11)?;
    Some(Some(Mode::Numeric))
}

/// FNC1 is itself a latch to numeric, but some encoders write `000` after it. An AI follows, so two
/// digits must come: `0000` would be a latch away from them, `0001…` 00 to 07, of which 04 to 07 are
/// no AIs.
fn skip_needless_latch(bits: &mut Bits<'_>) {
    let needless = bits.peek(4) == Some(0) || bits.peek(7).is_some_and(|pair| (12..16).contains(&pair));
    if needless {
        bits.skip(0, 3);
    }
}

/// Appends a digit, or FNC1 for 10.
fn push(text: &mut Text, value: u32) -> Option<()> {
    match value {
        0..=9 => append(text, &[b'0' + value as u8]),
        10 => append(text, &[GS]),
        _ => None,
    }
}

/// One step in the other modes.
fn character(bits: &mut Bits<'_>, text: &mut Text, mode: Mode) -> Option<Option<Mode>> {
    if bits.left() < 5 {
        // Cut filling: the beginning of 00100.
        let left = bits.left();
        return (bits.take(left)? == 0b00100 >> (5 - left)).then_some(None);
    }
    if bits.skip(0b000, 3) {
        return Some(Some(Mode::Numeric));
    }
    if bits.skip(0b00100, 5) {
        return Some(Some(match mode {
            Mode::Iso646 => Mode::Alphanumeric,
            _ => Mode::Iso646,
        }));
    }
    let five = bits.peek(5)?;
    match five {
        5..=14 => {
            bits.take(5)?;
            push(text, five - 5)?;
            return Some(Some(mode));
        }
        15 => {
            bits.take(5)?;
            append(text, &[GS])?;
            skip_needless_latch(bits);
            return Some(Some(Mode::Numeric));
        }
        _ => {}
    }
    let byte = match mode {
        Mode::Iso646 if five < 29 => {
            let code = bits.take(7)?;
            match code {
                64..=89 => code as u8 + 1,
                90..=115 => code as u8 + 7,
                _ => return None,
            }
        }
        Mode::Iso646 => {
            let code = bits.take(8)?;
            *br##"!"%&'()*+,-./:;<=>?_ "##.get((code as usize).checked_sub(232)?)?
        }
        _ => {
            let code = bits.take(6)?;
            *br"ABCDEFGHIJKLMNOPQRSTUVWXYZ*,-./".get((code as usize).checked_sub(32)?)?
        }
    };
    append(text, &[byte])?;
    Some(Some(mode))
}
