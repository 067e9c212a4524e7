//! One half of DataBar Omnidirectional, and the number that two of them make.

use crate::linear::candidate::Text;
use crate::symbol::Point;

/// Values of one half.
const HALF: u64 = 4_537_077;
/// Modules of one half without its guard: two characters of 16 and 15 modules and the finder of 15.
pub const HALF_MODULES: f32 = 46.0;
/// The greatest number that has a GTIN.
const MOST: u64 = 9_999_999_999_999;
/// What the linkage flag adds to the number of an item.
///
/// Source: ISO/IEC 24724:2011, section 5.2.5.
pub const LINKED: u64 = 10_000_000_000_000;

/// One half, from its left to its right character.
#[derive(Clone, Copy, Debug)]
pub struct Half {
    /// Whether it is the right half.
    pub right: bool,
    /// Its value, 0 to 4,537,076.
    pub value: u32,
    /// The value of its finder, 0 to 8.
    pub finder: u8,
    /// Its share of the checksum, modulo 79.
    pub sum: u32,
    /// Frame point of its first edge.
    pub start: Point,
    /// Frame point of its last edge.
    pub end: Point,
    /// How well its widths fit.
    pub likelihood: f32,
    /// Lines that gave it.
    pub votes: u16,
    /// Start of the line that gave it last: a line votes once, however often it is read.
    pub line: Point,
}

/// The number of two halves whose checksum fits.
pub fn number(left: &Half, right: &Half) -> Option<u64> {
    checksum_fits(left, right).then(|| value(left, right))
}

/// Σ of all weighted widths modulo 79 names the pair of finders; 79 of the 81 pairs are used.
fn checksum_fits(left: &Half, right: &Half) -> bool {
    let mut check = (left.sum + right.sum) % 79;
    check += u32::from(check >= 8);
    check += u32::from(check >= 72);
    check == u32::from(left.finder) * 9 + u32::from(right.finder)
}

/// The number of two halves, without checking anything.
fn value(left: &Half, right: &Half) -> u64 {
    u64::from(left.value) * HALF + u64::from(right.value)
}

/// The element string of a symbol's number, and whether a two-dimensional component is linked to it.
pub fn item(number: u64) -> Option<(Text, bool)> {
    let (number, linked) = without_linkage(number, LINKED);
    Some((element_string(number)?, linked))
}

/// The number of an item without what the linkage flag adds, and whether it was set.
pub fn without_linkage(number: u64, flag: u64) -> (u64, bool) {
    number.checked_sub(flag).map_or((number, false), |item| (item, true))
}

/// `01` and the GTIN-14 of `number`, which is its first 13 digits.
pub fn element_string(number: u64) -> Option<Text> {
    if number > MOST {
        return None;
    }
    let mut text = Text::from_bytes(b"01")?;
    let mut sum = 0;
    for place in (0..13).rev() {
        let digit = (number / 10_u64.pow(place) % 10) as u8;
        sum += u32::from(digit) * if place % 2 == 0 { 3 } else { 1 };
        text.push(b'0' + digit);
    }
    text.push(b'0' + ((10 - sum % 10) % 10) as u8);
    Some(text)
}
