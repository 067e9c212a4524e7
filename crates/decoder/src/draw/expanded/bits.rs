//! Element strings as the bits of DataBar Expanded.
//!
//! Source: ISO/IEC 24724:2011, sections 7.2.5.4 and 7.2.5.5.

use crate::draw::{DrawError, checked, digits};

/// FNC1 in the data.
const GS: u8 = 0x1D;

/// The values of the data characters of `data`; `row_length` characters stand in a row.
pub(super) fn encode(data: &str, row_length: usize, linked: bool) -> Result<Vec<u32>, DrawError> {
    let data = data.strip_suffix(char::from(GS)).unwrap_or(data);
    let bytes = data.as_bytes();
    let mut bits = Bits { bits: vec![linked], row_length };
    let (length_field, rest) = match header(bytes)? {
        Some((Header::Item, rest)) => {
            bits.push(1, 1);
            let length_field = bits.skip(2);
            bits.push(u32::from(bytes[2] - b'0'), 4);
            bits.push_digits(&bytes[3..15]);
            (Some(length_field), rest)
        }
        Some((Header::Weight { kilograms, value }, rest)) => {
            bits.push(if kilograms { 0b0100 } else { 0b0101 }, 4);
            bits.push_digits(&bytes[3..15]);
            bits.push(value, 15);
            (None, rest)
        }
        Some((Header::WeightDate { method, value, date }, rest)) => {
            bits.push(method, 7);
            bits.push_digits(&bytes[3..15]);
            bits.push(value, 20);
            bits.push(date, 16);
            (None, rest)
        }
        Some((Header::Price { decimals, currency }, rest)) => {
            bits.push(if currency.is_some() { 0b01101 } else { 0b01100 }, 5);
            let length_field = bits.skip(2);
            bits.push_digits(&bytes[3..15]);
            bits.push(decimals, 2);
            if let Some(currency) = currency {
                bits.push(currency, 10);
            }
            (Some(length_field), rest)
        }
        None => {
            bits.push(0b00, 2);
            (Some(bits.skip(2)), bytes)
        }
    };
    let numeric = general(rest, bytes.len() - rest.len(), &mut bits)?;
    bits.pad(numeric);
    if let Some(at) = length_field {
        let count = bits.bits.len() / 12 + 1;
        bits.bits[at] = count % 2 == 1;
        bits.bits[at + 1] = count > 14;
    }
    Ok(bits.bits.chunks(12).map(|c| c.iter().fold(0, |v, &b| v << 1 | u32::from(b))).collect())
}

/// A compressed start of the data.
enum Header {
    /// (01).
    Item,
    /// (01)9… with (3103), or with (3202) or (3203).
    Weight { kilograms: bool, value: u32 },
    /// (01)9… with (310x) or (320x), and (11), (13), (15) or (17).
    WeightDate { method: u32, value: u32, date: u32 },
    /// (01)9… with (392x) or (393x).
    Price { decimals: u32, currency: Option<u32> },
}

/// The shortest header for `data`, and what it leaves to the general-purpose field.
fn header(data: &[u8]) -> Result<Option<(Header, &[u8])>, DrawError> {
    let Some(gtin) = data.strip_prefix(b"01").and_then(|d| d.get(..14)) else {
        return Ok(None);
    };
    let text = std::str::from_utf8(gtin).map_err(|_| DrawError::Character { at: 2 })?;
    checked(&digits(text)?)?;
    let rest = &data[16..];
    if gtin[0] != b'9' {
        return Ok(Some((Header::Item, rest)));
    }
    let header = weight(rest).or_else(|| weight_date(rest)).map(|h| (h, &rest[rest.len()..])).or_else(|| price(rest));
    Ok(Some(header.unwrap_or((Header::Item, rest))))
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |n, &d| d.is_ascii_digit().then(|| n * 10 + u32::from(d - b'0')))
}

fn weight(rest: &[u8]) -> Option<Header> {
    if rest.len() != 10 {
        return None;
    }
    let value = number(&rest[4..])?;
    match &rest[..4] {
        b"3103" if value <= 32_767 => Some(Header::Weight { kilograms: true, value }),
        b"3202" if value <= 9_999 => Some(Header::Weight { kilograms: false, value }),
        b"3203" if value <= 22_767 => Some(Header::Weight { kilograms: false, value: value + 10_000 }),
        _ => None,
    }
}

fn weight_date(rest: &[u8]) -> Option<Header> {
    let pounds = match rest.get(..3)? {
        b"310" => 0,
        b"320" => 1,
        _ => return None,
    };
    let decimals = number(rest.get(3..4)?)?;
    let value = number(rest.get(4..10)?)?;
    let (kind, date) = match rest.get(10..)? {
        // The date that says there is none.
        [] => (0, 38_400),
        [b'1', kind @ (b'1' | b'3' | b'5' | b'7'), date @ ..] if date.len() == 6 => {
            let date = number(date)?;
            let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
            if !(1..=12).contains(&month) || day > 31 {
                return None;
            }
            let kind = u32::from(kind - b'1') / 2;
            (kind, year * 384 + (month - 1) * 32 + day)
        }
        _ => return None,
    };
    (value <= 99_999 && decimals <= 9).then_some(Header::WeightDate {
        method: 0b011_1000 + kind * 2 + pounds,
        value: decimals * 100_000 + value,
        date,
    })
}

fn price(rest: &[u8]) -> Option<(Header, &[u8])> {
    let decimals = number(rest.get(3..4)?).filter(|&d| d <= 3)?;
    match rest.get(..3)? {
        b"392" => Some((Header::Price { decimals, currency: None }, &rest[4..])),
        b"393" => Some((Header::Price { decimals, currency: Some(number(rest.get(4..7)?)?) }, &rest[7..])),
        _ => None,
    }
}

struct Bits {
    bits: Vec<bool>,
    row_length: usize,
}

impl Bits {
    fn push(&mut self, value: u32, length: u32) {
        self.bits.extend((0..length).rev().map(|i| value >> i & 1 == 1));
    }

    /// Leaves room and says where.
    fn skip(&mut self, length: u32) -> usize {
        let at = self.bits.len();
        self.push(0, length);
        at
    }

    /// Twelve digits as four numbers of ten bits.
    fn push_digits(&mut self, digits: &[u8]) {
        for three in digits.chunks_exact(3) {
            let value = three.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'));
            self.push(value, 10);
        }
    }

    /// Bits left in the symbol when nothing more is added: at least three data characters, whole
    /// ones, and no row of one character.
    fn left(&self) -> usize {
        let used = self.bits.len().div_ceil(12).max(3);
        let alone = (used + 1) % self.row_length == 1;
        (used + usize::from(alone)) * 12 - self.bits.len()
    }

    /// Fills up with latches that say nothing.
    fn pad(&mut self, numeric: bool) {
        let left = self.left();
        let latch = [false, false, false, false];
        let fill = [false, false, true, false, false];
        let pad = latch.iter().filter(|_| numeric);
        let pad = pad.chain(fill.iter().cycle()).take(left);
        self.bits.extend(pad);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Numeric,
    Alphanumeric,
    Iso646,
}

/// Encodes the general-purpose field, which starts at `offset` of the data; whether it ends in the
/// numeric mode.
fn general(data: &[u8], offset: usize, bits: &mut Bits) -> Result<bool, DrawError> {
    let mut mode = Mode::Numeric;
    let mut rest = data;
    while let Some((&first, after)) = rest.split_first() {
        let ahead = rest.iter().take_while(|&&b| is_numeric(b)).count();
        if mode == Mode::Numeric {
            match (first, after.first()) {
                (a, Some(&b)) if ahead >= 2 && (a, b) != (GS, GS) => {
                    bits.push(11 * numeric_value(a) + numeric_value(b) + 8, 7);
                    rest = &after[1..];
                }
                (b'0'..=b'9', None) => {
                    if (4..=6).contains(&bits.left()) {
                        bits.push(numeric_value(first) + 1, 4);
                    } else {
                        bits.push(11 * numeric_value(first) + 10 + 8, 7);
                    }
                    rest = after;
                }
                _ => {
                    bits.push(0, 4);
                    mode = Mode::Alphanumeric;
                }
            }
            continue;
        }
        // A latch to numeric pays from six digits on, or from four at the end.
        if ahead >= 6 || (ahead >= 4 && ahead == rest.len()) {
            bits.push(0, 3);
            mode = Mode::Numeric;
            continue;
        }
        let at = offset + data.len() - rest.len();
        let iso = iso646(first).ok_or(DrawError::Character { at })?;
        let alphanumeric = alphanumeric(first);
        let simple = rest.iter().take(5).all(|&b| alphanumeric_has(b));
        match (mode, alphanumeric) {
            (Mode::Alphanumeric, None) => {
                bits.push(0b00100, 5);
                mode = Mode::Iso646;
            }
            (Mode::Iso646, Some(_)) if simple && rest.len() >= 5 => {
                bits.push(0b00100, 5);
                mode = Mode::Alphanumeric;
            }
            (Mode::Alphanumeric, Some((value, length))) => {
                bits.push(value, length);
                rest = after;
            }
            _ => {
                bits.push(iso.0, iso.1);
                rest = after;
            }
        }
        if first == GS && rest.len() == after.len() {
            mode = Mode::Numeric;
        }
    }
    Ok(mode == Mode::Numeric)
}

fn is_numeric(byte: u8) -> bool {
    byte == GS || byte.is_ascii_digit()
}

fn numeric_value(byte: u8) -> u32 {
    if byte == GS { 10 } else { u32::from(byte - b'0') }
}

fn alphanumeric_has(byte: u8) -> bool {
    alphanumeric(byte).is_some()
}

fn alphanumeric(byte: u8) -> Option<(u32, u32)> {
    let code = u32::from(byte);
    Some(match byte {
        b'0'..=b'9' => (code - 43, 5),
        GS => (0b01111, 5),
        b'A'..=b'Z' => (code - 33, 6),
        b'*' => (0b11_1010, 6),
        b','..=b'/' => (code + 15, 6),
        _ => return None,
    })
}

fn iso646(byte: u8) -> Option<(u32, u32)> {
    let code = u32::from(byte);
    Some(match byte {
        b'0'..=b'9' => (code - 43, 5),
        GS => (0b01111, 5),
        b'A'..=b'Z' => (code - 1, 7),
        b'a'..=b'z' => (code - 7, 7),
        b'!' | b'"' => (code + 199, 8),
        b'%'..=b'/' => (code + 197, 8),
        b':'..=b'?' => (code + 187, 8),
        b'_' => (0b1111_1011, 8),
        b' ' => (0b1111_1100, 8),
        _ => return None,
    })
}
