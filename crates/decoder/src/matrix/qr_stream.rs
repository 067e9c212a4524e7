//! The data bit stream of a QR Code symbol.
//!
//! ```text
//! segment = mode (4 bits) · [count] · data
//! mode    0 end · 1 numeric · 2 alphanumeric · 3 structured append · 4 byte · 5 FNC1 first
//!         7 ECI · 8 Kanji · 9 FNC1 second · 13 Hanzi
//! ```
//!
//! Source: ISO/IEC 18004, section 7.4.

use super::{
    bits::Bits,
    content::{Charset, Content},
};

/// FNC1 as separator.
const GS: u8 = 0x1D;

const ALPHANUMERIC: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Where FNC1 stood before the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fnc1 {
    /// Nowhere.
    None,
    /// In the first position: GS1 data.
    Gs1,
    /// In the second position: data by an AIM application indicator.
    Aim,
}

/// Reads the corrected data codewords of a symbol of `version` (1 to 40).
///
/// `None` when they break the grammar: then the symbol was misread.
pub fn parse(codewords: &[u8], version: u32) -> Option<(Content, Fnc1)> {
    let mut bits = Bits::new(codewords);
    let mut content = Content::default();
    let mut fnc1 = Fnc1::None;
    let size = match version {
        ..=9 => 0,
        10..=26 => 1,
        _ => 2,
    };
    while bits.left() >= 4 {
        match bits.take(4)? {
            0 => break,
            1 => {
                let count = bits.take([10, 12, 14][size])?;
                latin1_unless_declared(&mut content);
                numeric(&mut bits, count, &mut content.bytes)?;
            }
            2 => {
                let count = bits.take([9, 11, 13][size])?;
                latin1_unless_declared(&mut content);
                alphanumeric(&mut bits, count, fnc1, &mut content.bytes)?;
            }
            // Index, number and parity of a symbol in a series: each symbol is given by itself.
            3 => drop(bits.take(16)?),
            4 => {
                let count = bits.take([8, 16, 16][size])?;
                if !content.has_eci {
                    content.switch(Charset::Guess);
                }
                for _ in 0..count {
                    content.bytes.push(bits.take(8)? as u8);
                }
            }
            5 => fnc1 = Fnc1::Gs1,
            7 => {
                let eci = eci(&mut bits)?;
                content.declare(eci);
            }
            8 => {
                let count = bits.take([8, 10, 12][size])?;
                content.switch(Charset::Label("shift_jis"));
                pairs(&mut bits, count, 0xC0, [0x8140, 0xC140], 0x1F00, &mut content.bytes)?;
            }
            9 => {
                fnc1 = Fnc1::Aim;
                application_indicator(&mut bits, &mut content.bytes)?;
            }
            13 => {
                // The subset is always 1: GB 2312.
                let subset = bits.take(4)?;
                let count = bits.take([8, 10, 12][size])?;
                if subset != 1 {
                    return None;
                }
                content.switch(Charset::Label("gb18030"));
                pairs(&mut bits, count, 0x60, [0xA1A1, 0xA6A1], 0x0A00, &mut content.bytes)?;
            }
            _ => return None,
        }
    }
    Some((content, fnc1))
}

fn latin1_unless_declared(content: &mut Content) {
    if !content.has_eci {
        content.switch(Charset::Latin1);
    }
}

/// Three digits in ten bits, two in seven, one in four.
pub fn numeric(bits: &mut Bits<'_>, mut count: u32, bytes: &mut Vec<u8>) -> Option<()> {
    while count > 0 {
        let digits = count.min(3);
        let value = bits.take([4, 7, 10][digits as usize - 1])?;
        if value >= 10_u32.pow(digits) {
            return None;
        }
        for place in (0..digits).rev() {
            bytes.push(b'0' + (value / 10_u32.pow(place) % 10) as u8);
        }
        count -= digits;
    }
    Some(())
}

/// In a symbol with FNC1 a `%` is the separator, and `%%` is a percent sign (section 7.4.8.2).
pub fn alphanumeric(bits: &mut Bits<'_>, count: u32, fnc1: Fnc1, bytes: &mut Vec<u8>) -> Option<()> {
    let mut percent = false;
    let mut push = |value: u32| -> Option<()> {
        let byte = *ALPHANUMERIC.get(value as usize)?;
        if fnc1 == Fnc1::None || byte != b'%' {
            percent = false;
            bytes.push(byte);
        } else if percent {
            percent = false;
            *bytes.last_mut()? = b'%';
        } else {
            percent = true;
            bytes.push(GS);
        }
        Some(())
    };
    for _ in 0..count / 2 {
        let pair = bits.take(11)?;
        push(pair / 45)?;
        push(pair % 45)?;
    }
    if count % 2 == 1 {
        push(bits.take(6)?)?;
    }
    Some(())
}

/// Two-byte characters packed into 13 bits: `base` by whether the packed value is below `split`.
pub fn pairs(bits: &mut Bits<'_>, count: u32, row: u32, base: [u32; 2], split: u32, bytes: &mut Vec<u8>) -> Option<()> {
    for _ in 0..count {
        let value = bits.take(13)?;
        let packed = ((value / row) << 8) | (value % row);
        let character = packed + base[usize::from(packed >= split)];
        bytes.extend_from_slice(&[(character >> 8) as u8, character as u8]);
    }
    Some(())
}

fn eci(bits: &mut Bits<'_>) -> Option<u32> {
    let first = bits.take(8)?;
    match first {
        0..=0x7F => Some(first),
        0x80..=0xBF => Some(((first & 0x3F) << 8) | bits.take(8)?),
        0xC0..=0xDF => Some(((first & 0x1F) << 16) | bits.take(16)?),
        _ => None,
    }
}

fn application_indicator(bits: &mut Bits<'_>, bytes: &mut Vec<u8>) -> Option<()> {
    match bits.take(8)? {
        value @ 0..=99 => bytes.extend_from_slice(&[b'0' + value as u8 / 10, b'0' + value as u8 % 10]),
        value @ (165..=190 | 197..=222) => bytes.push((value - 100) as u8),
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Parses the bits of a version 1 symbol; what was read and the place of FNC1.
    #[track_caller]
    fn check(bits: &str, expected: Option<(&str, Fnc1)>) {
        let bits: Vec<u8> = bits.bytes().filter(|b| b"01".contains(b)).map(|b| b - b'0').collect();
        let bytes: Vec<u8> = bits
            .chunks(8)
            .map(|byte| byte.iter().enumerate().fold(0, |sum, (i, bit)| sum | (bit << (7 - i))))
            .collect();
        let read = parse(&bytes, 1).map(|(content, fnc1)| (content.text(), fnc1));
        assert_eq!(read, expected.map(|(text, fnc1)| (text.to_owned(), fnc1)));
    }

    #[test]
    fn digits_are_packed_by_three() {
        // The example of ISO/IEC 18004, section 7.4.3.
        check("0001 0000001000 0000001100 0101011001 1000011 0000", Some(("01234567", Fnc1::None)));
        check("0001 0000000001 1111 0000", None);
    }

    #[test]
    fn in_a_gs1_symbol_a_percent_sign_separates_and_two_are_one() {
        let pairs = "00111101000 11010111001 11010111010"; // A% %B %C
        check(&format!("0101 0010 000000110 {pairs} 0000"), Some(("A%B\u{1d}C", Fnc1::Gs1)));
        check(&format!("0010 000000110 {pairs} 0000"), Some(("A%%B%C", Fnc1::None)));
    }

    #[test]
    fn bytes_are_utf_8_where_they_can_be() {
        check("0100 00000010 11000011 10100111 0000", Some(("ç", Fnc1::None)));
        check("0100 00000001 11100111 0000", Some(("ç", Fnc1::None)));
    }

    #[test]
    fn a_segment_that_ends_too_early_is_refused() {
        check("0100 00000011 01000001", None);
    }

    proptest! {
        #[test]
        fn any_codewords_are_read_or_refused(codewords: Vec<u8>, version in 0_u32..60) {
            if let Some((content, _)) = parse(&codewords, version) {
                content.text();
            }
        }
    }
}
