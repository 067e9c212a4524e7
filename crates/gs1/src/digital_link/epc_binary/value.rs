//! The values of AIs as tags hold them.
//!
//! Source: EPC Tag Data Standard 2.3, sections 14.5 and 15.3, tables E, F and K.

use alloc::{format, string::String, vec::Vec};

use super::Element;
use crate::{
    ai::Ai,
    cset::Cset,
    dictionary,
    digital_link::{
        bits::{BASE_64, Bits, length_bits},
        compression::next_run,
    },
};

/// Bits of a number of so many digits.
const fn number_bits(digits: usize) -> usize {
    ((digits as u64 * 3_321_928_095).div_ceil(1_000_000_000)) as usize
}

/// The value of an AI.
pub(super) fn read(bits: &mut Bits, ai: Ai) -> Option<String> {
    let row = dictionary::find(ai)?;
    match ai.number() {
        11..=17 | 4326 | 7006 => return date(bits),
        4324 | 4325 | 7003 => return Some(date(bits)? + &time(bits, 2)?),
        7007 => {
            let is_range = bits.take(1)? == 1;
            let first = date(bits)?;
            return Some(if is_range { first + &date(bits)? } else { first });
        }
        7011 | 8008 => {
            let precision = bits.take(2)?;
            let day = date(bits)?;
            return Some(if precision == 3 { day } else { day + &time(bits, precision as usize + 1)? });
        }
        4307 | 4317 => {
            let letter =
                |bits: &mut Bits| bits.take(6).filter(|code| *code < 26).map(|code| char::from(BASE_64[code as usize]));
            return Some(format!("{}{}", letter(bits)?, letter(bits)?));
        }
        4321..=4323 => return Some(format!("{}", bits.take(1)?)),
        4330..=4333 => {
            let mut degrees = digits(bits, 6)?;
            if bits.take(1)? == 1 {
                degrees.push('-');
            }
            return Some(degrees);
        }
        7023 | 8004 | 8010 => return delimited(bits),
        7258 => return Some(format!("{}/{}", bits.take(4)?, bits.take(4)?)),
        423 | 425 => return variable_number(bits, 15),
        _ => {}
    }
    let mut value = String::new();
    let mut components = row.components;
    let in_nibbles = matches!(ai.number(), 0..=2 | 410..=417 | 253 | 255 | 7241 | 8003 | 8006 | 8017 | 8018 | 8026);
    while let Some((length, is_fixed, rest)) = next_run(components) {
        let is_number = components[0].cset == Cset::N;
        components = rest;
        value += &match (is_number, is_fixed) {
            (true, true) if in_nibbles => nibbles(bits, length)?,
            (true, true) => digits(bits, length)?,
            (true, false) => variable_number(bits, length)?,
            (false, _) => characters(bits, length)?,
        };
    }
    Some(value)
}

/// Digits of four bits each.
fn nibbles(bits: &mut Bits, length: usize) -> Option<String> {
    (0..length).map(|_| bits.take(4).and_then(|digit| char::from_digit(digit as u32, 10))).collect()
}

/// Digits as one number.
fn digits(bits: &mut Bits, length: usize) -> Option<String> {
    let mut text = String::new();
    bits.take_digits(length, number_bits(length), &mut text)?;
    Some(text)
}

fn variable_number(bits: &mut Bits, greatest: usize) -> Option<String> {
    let length = bits.take(length_bits(greatest))? as usize;
    if length > greatest {
        return None;
    }
    digits(bits, length)
}

/// Characters behind an indicator of their encoding and their number.
fn characters(bits: &mut Bits, greatest: usize) -> Option<String> {
    let encoding = bits.take(3)?;
    let length = if greatest > 1 { bits.take(length_bits(greatest))? as usize } else { 1 };
    if length > greatest {
        return None;
    }
    let mut text = String::new();
    match encoding {
        // The table of this standard has the cases of hexadecimal digits the other way round.
        1 => bits.take_characters(2, length, 0, &mut text)?,
        2 => bits.take_characters(1, length, 0, &mut text)?,
        5 => text = code_40(bits, length)?,
        _ => bits.take_characters(encoding, length, number_bits(length), &mut text)?,
    }
    Some(text)
}

/// Three characters in 16 bits each.
pub(super) fn code_40(bits: &mut Bits, length: usize) -> Option<String> {
    const LETTERS: &[u8; 40] = b"\0ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789";
    let mut text = String::new();
    for _ in 0..length.div_ceil(3) {
        let number = bits.take(16)?.checked_sub(1).filter(|number| *number < 64_000)? as usize;
        let letters = [number / 1600, number / 40 % 40, number % 40];
        text.extend(letters.iter().filter(|at| **at > 0).map(|at| char::from(LETTERS[*at])));
    }
    (text.len() == length).then_some(text)
}

/// Digits of four bits each up to a sign that ends them, or up to one behind which characters stand.
fn delimited(bits: &mut Bits) -> Option<String> {
    let mut text = String::new();
    loop {
        match bits.take(4)? {
            digit @ 0..=9 => text.push(char::from_digit(digit as u32, 10)?),
            14 => return Some(text + &characters(bits, 30)?),
            15 => return Some(text),
            _ => return None,
        }
    }
}

/// A date: seven bits of the year, four of the month, five of the day.
pub(super) fn date(bits: &mut Bits) -> Option<String> {
    let (year, month, day) = (bits.take(7)?, bits.take(4)?, bits.take(5)?);
    Some(format!("{year:02}{month:02}{day:02}"))
}

/// A time of so many parts: hour, minute, second.
fn time(bits: &mut Bits, parts: usize) -> Option<String> {
    let mut text = format!("{:02}", bits.take(5)?);
    for _ in 1..parts {
        text += &format!("{:02}", bits.take(6)?);
    }
    Some(text)
}

/// Reads the elements that follow the EPC, until only the zeros that fill a word are left.
pub(super) fn read_more(bits: &mut Bits, elements: &mut Vec<Element>) -> Option<()> {
    while bits.left() >= 8 && !bits.are_zeros() {
        let (tens, units) = (bits.take(4)?, bits.take(4)?);
        if tens > 9 || units > 9 {
            return None;
        }
        let mut ai = [b'0' + tens as u8, b'0' + units as u8, 0, 0];
        let length = dictionary::ai_length((tens * 10 + units) as usize)?;
        for digit in &mut ai[2..length] {
            *digit = b'0' + bits.take(4).filter(|digit| *digit < 10)? as u8;
        }
        let ai = Ai::from_digits(&ai[..length])?;
        if elements.iter().any(|(known, _)| *known == ai) {
            return None;
        }
        elements.push((ai, read(bits, ai)?));
    }
    Some(())
}
