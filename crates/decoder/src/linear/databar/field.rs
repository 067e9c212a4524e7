//! The bits of DataBar Expanded as an element string.
//!
//! | first bits, after the linkage flag | data |
//! |---|---|
//! | `1` ll | 01, indicator (4), 12 digits (40), general purpose |
//! | `00` ll | general purpose |
//! | `0100` | 01 9, 12 digits, 3103, weight (15) |
//! | `0101` | 01 9, 12 digits, 3202 up to 9999 or 3203 from 10000 on, weight (15) |
//! | `01100` ll | 01 9, 12 digits, 392, decimals (2), general purpose |
//! | `01101` ll | 01 9, 12 digits, 393, decimals (2), currency (10), general purpose |
//! | `0111` dd w | 01 9, 12 digits, 310 or 320, decimals and weight (20), 11, 13, 15 or 17, date (16) |
//!
//! `ll` says whether the number of symbol characters is odd, and whether it is more than 14. Twelve
//! digits are four numbers of ten bits; the check digit is computed.
//!
//! Source: ISO/IEC 24724:2011, section 7.2.5.

mod general;

use crate::linear::candidate::Text;

/// The data characters' bits, twelve each.
#[derive(Clone, Copy)]
pub struct Bits<'a> {
    values: &'a [u16],
    at: usize,
}

impl<'a> Bits<'a> {
    /// The bits of `values`.
    pub fn new(values: &'a [u16]) -> Self {
        Self { values, at: 0 }
    }

    fn left(&self) -> usize {
        self.values.len() * 12 - self.at
    }

    fn peek(&self, length: usize) -> Option<u32> {
        if length > self.left() {
            return None;
        }
        let bit = |i: usize| u32::from(self.values[i / 12] >> (11 - i % 12) & 1);
        Some((self.at..self.at + length).fold(0, |v, i| v << 1 | bit(i)))
    }

    fn take(&mut self, length: usize) -> Option<u32> {
        let value = self.peek(length)?;
        self.at += length;
        Some(value)
    }

    /// Moves on when the next bits are `bits`.
    fn skip(&mut self, bits: u32, length: usize) -> bool {
        let same = self.peek(length) == Some(bits);
        if same {
            self.at += length;
        }
        same
    }
}

/// The element string in the data characters `values` (without the check character), where FNC1 is GS, and whether
/// the linkage flag says that a two-dimensional component stands above.
pub fn decode(values: &[u16]) -> Option<(Text, bool)> {
    let mut bits = Bits::new(values);
    let mut text = Text::new();
    let linked = bits.take(1)? == 1;
    if bits.skip(0b1, 1) {
        length_field(&mut bits)?;
        let indicator = bits.take(4).filter(|&d| d <= 9)?;
        item(indicator as u8, &mut bits, &mut text)?;
        general::decode(&mut bits, &mut text)?;
    } else if bits.skip(0b00, 2) {
        length_field(&mut bits)?;
        general::decode(&mut bits, &mut text)?;
    } else if bits.skip(0b0100, 4) {
        item(9, &mut bits, &mut text)?;
        let weight = bits.take(15)?;
        append(&mut text, b"3103")?;
        digits(&mut text, weight, 6)?;
    } else if bits.skip(0b0101, 4) {
        item(9, &mut bits, &mut text)?;
        let weight = bits.take(15)?;
        append(&mut text, if weight < 10_000 { b"3202" } else { b"3203" })?;
        let thousandths = weight.checked_sub(10_000).unwrap_or(weight);
        digits(&mut text, thousandths, 6)?;
    } else if bits.skip(0b01100, 5) {
        length_field(&mut bits)?;
        item(9, &mut bits, &mut text)?;
        append(&mut text, b"392")?;
        digits(&mut text, bits.take(2)?, 1)?;
        general::decode(&mut bits, &mut text)?;
    } else if bits.skip(0b01101, 5) {
        length_field(&mut bits)?;
        item(9, &mut bits, &mut text)?;
        append(&mut text, b"393")?;
        digits(&mut text, bits.take(2)?, 1)?;
        digits(&mut text, bits.take(10).filter(|&c| c < 1000)?, 3)?;
        general::decode(&mut bits, &mut text)?;
    } else if bits.skip(0b0111, 4) {
        weight_and_date(&mut bits, &mut text)?;
    } else {
        return None;
    }
    Some((text, linked))
}

/// Checks the two bits that repeat the number of symbol characters.
fn length_field(bits: &mut Bits<'_>) -> Option<()> {
    let characters = bits.values.len() + 1;
    let expected = (characters % 2) << 1 | usize::from(characters > 14);
    (bits.take(2)? as usize == expected).then_some(())
}

/// `01`, `indicator`, twelve digits and their check digit.
fn item(indicator: u8, bits: &mut Bits<'_>, text: &mut Text) -> Option<()> {
    append(text, b"01")?;
    digits(text, u32::from(indicator), 1)?;
    for _ in 0..4 {
        let three = bits.take(10).filter(|&v| v < 1000)?;
        digits(text, three, 3)?;
    }
    let gtin = &text.as_bytes()[2..];
    let sum: u32 = gtin.iter().zip([3, 1].iter().cycle()).map(|(&d, w)| u32::from(d - b'0') * w).sum();
    digits(text, (10 - sum % 10) % 10, 1)
}

fn weight_and_date(bits: &mut Bits<'_>, text: &mut Text) -> Option<()> {
    let kind = bits.take(3)?;
    item(9, bits, text)?;
    let weight = bits.take(20).filter(|&w| w < 1_000_000)?;
    append(text, if kind % 2 == 0 { b"310" } else { b"320" })?;
    digits(text, weight / 100_000, 1)?;
    digits(text, weight % 100_000, 6)?;
    let date = bits.take(16)?;
    // 38400, beyond the year 99, says that there is no date.
    if date == 38_400 {
        return Some(());
    }
    let (year, month, day) = (date / 384, date / 32 % 12 + 1, date % 32);
    if year > 99 {
        return None;
    }
    append(text, b"1")?;
    digits(text, kind / 2 * 2 + 1, 1)?;
    digits(text, year * 10_000 + month * 100 + day, 6)
}

/// Appends `number` with `length` digits.
fn digits(text: &mut Text, number: u32, length: u32) -> Option<()> {
    for place in (0..length).rev() {
        append(text, &[b'0' + (number / 10_u32.pow(place) % 10) as u8])?;
    }
    Some(())
}

fn append(text: &mut Text, bytes: &[u8]) -> Option<()> {
    bytes.iter().all(|&b| text.push(b)).then_some(())
}
