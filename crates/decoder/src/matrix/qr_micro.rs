//! Micro QR Code: its modules and its bit stream.
//!
//! ```text
//! segment = mode (version − 1 bits) · count · data;   mode 0 numeric · 1 alphanumeric · 2 byte · 3 Kanji
//! end     = 2 × version + 1 bits of zero, or what is left
//! ```
//!
//! Source: ISO/IEC 18004, sections 7.4.1 to 7.4.6 (segments), 7.5 (check codewords), 7.7.3 (placement), 7.8 (masks)
//! and 7.9.2 (format).

use rxing::common::BitMatrix;

use super::{
    Found,
    bits::Bits,
    content::{Charset, Content},
    correct,
    qr_stream::{Fnc1, alphanumeric, numeric, pairs},
    qr_symbol::{self, Mask},
};
use crate::symbol::Symbology;

/// Side, bits of data, check codewords, and how many codewords may be corrected (the other checks guard against
/// misreadings), by the number of the symbol in its format.
///
/// Source: ISO/IEC 18004, tables 7 and 9.
const SYMBOLS: [(usize, usize, usize, usize); 8] = [
    (11, 20, 2, 0),
    (13, 40, 5, 1),
    (13, 32, 6, 2),
    (15, 84, 6, 2),
    (15, 68, 8, 4),
    (17, 128, 8, 3),
    (17, 112, 10, 5),
    (17, 80, 14, 7),
];

/// What the format information is masked with.
const FORMAT_MASK: u32 = 0x4445;

/// The masks, by their numbers in a larger symbol.
const MASKS: [usize; 4] = [1, 4, 6, 7];

/// Decodes the modules of a symbol, mirrored if need be.
pub fn decode(modules: &BitMatrix) -> Option<Found> {
    [false, true].into_iter().find_map(|mirrored| {
        let black = qr_symbol::module(modules, mirrored);
        let spots = (1..9).map(|x| (x, 8)).chain((1..8).rev().map(|y| (8, y)));
        let word = spots.fold(0, |word, (x, y)| word << 1 | u32::from(black(x, y)));
        let format = qr_symbol::nearest(&[word], FORMAT_MASK)?;
        let mask = qr_symbol::mask(MASKS[format & 3])?;
        read(format >> 2, mask, modules.width() as usize, black)
    })
}

/// Of the modules that do not depend on the content, one in so many may be wrong.
const IN_PLACE: usize = 6;

/// Whether the light modules around the finder pattern and the timing patterns are where a symbol has them.
pub fn is_in_place(modules: &BitMatrix) -> bool {
    let side = modules.width();
    let beside = (0..8).map(|i| (i, 7, false));
    let timing = (8..side).map(|i| (i, 0, i.is_multiple_of(2)));
    let wrong = beside.chain(timing).map(|(along, across, dark)| {
        usize::from(modules.get(along, across) != dark) + usize::from(modules.get(across, along) != dark)
    });
    wrong.sum::<usize>() * IN_PLACE <= 2 * side as usize
}

fn read(number: usize, mask: Mask, side: usize, black: impl Fn(usize, usize) -> bool) -> Option<Found> {
    let &(_, data_bits, checks, most) = SYMBOLS.get(number).filter(|symbol| symbol.0 == side)?;
    let version = (side - 9) / 2;
    // The last codeword of data has four bits in two versions: its upper half.
    let (count, gap) = (data_bits.div_ceil(8), data_bits % 8);
    let (mut block, mut place) = (vec![0_u8; count + checks], 0);
    qr_symbol::each_module(side, false, |x, y| {
        if y == 0 || (x < 9 && y < 9) {
            return;
        }
        let bit = if place < data_bits { place } else { place + gap };
        if let Some(byte) = block.get_mut(bit / 8) {
            *byte |= u8::from(black(x, y) != mask(x, y)) << (7 - bit % 8);
        }
        place += 1;
    });
    let wrong = correct::QR.correct(&mut block, checks).filter(|&wrong| wrong <= most)?;
    let content = parse(Bits::first(block.get(..count)?, data_bits), version)?;
    Some(Found::new(Symbology::MicroQr, b'1', &content, wrong, most))
}

/// Reads the corrected data of a symbol of `version` (1 to 4).
fn parse(mut bits: Bits<'_>, version: usize) -> Option<Content> {
    let mut content = Content::default();
    loop {
        let end = (2 * version + 1).min(bits.left());
        if bits.clone().take(end)? == 0 {
            break;
        }
        match bits.take(version - 1)? {
            0 => {
                let count = bits.take(version + 2)?;
                content.switch(Charset::Latin1);
                numeric(&mut bits, count, &mut content.bytes)?;
            }
            1 => {
                let count = bits.take(version + 1)?;
                content.switch(Charset::Latin1);
                alphanumeric(&mut bits, count, Fnc1::None, &mut content.bytes)?;
            }
            2 => {
                let count = bits.take(version + 1)?;
                content.switch(Charset::Guess);
                for _ in 0..count {
                    content.bytes.push(bits.take(8)? as u8);
                }
            }
            3 => {
                let count = bits.take(version)?;
                content.switch(Charset::Label("shift_jis"));
                pairs(&mut bits, count, 0xC0, [0x8140, 0xC140], 0x1F00, &mut content.bytes)?;
            }
            _ => return None,
        }
    }
    (!content.bytes.is_empty()).then_some(content)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "what another reader refuses here fails the test")]

    use super::*;
    use rxing::qrcode::cpp_port::decoder::Decode;

    /// The modules of a symbol that holds `digits`.
    fn symbol(number: usize, mask: usize, digits: &str) -> BitMatrix {
        let (side, data_bits, checks, _) = SYMBOLS[number];
        let version = (side - 9) / 2;
        let mut bits = vec![0_u8; version - 1];
        let mut push = |value: usize, count: usize| bits.extend((0..count).rev().map(|bit| (value >> bit & 1) as u8));
        push(digits.len(), version + 2);
        for three in digits.as_bytes().chunks(3) {
            let value = three.iter().fold(0, |value, digit| value * 10 + usize::from(digit - b'0'));
            push(value, 1 + 3 * three.len());
        }
        bits.resize(data_bits, 0);
        let whole = bits.chunks(8).map(|byte| byte.iter().enumerate().fold(0, |sum, (i, bit)| sum | bit << (7 - i)));
        let mut block: Vec<u8> = whole.collect();
        let count = block.len();
        // Erased check codewords are found like any others.
        block.resize(count + checks, 0);
        let all: Vec<usize> = (count..count + checks).collect();
        assert!(correct::QR.correct_erased(&mut block, checks, &all).is_some());
        let mut bits = bits.into_iter().chain((0..8 * checks).map(|bit| block[count + bit / 8] >> (7 - bit % 8) & 1));
        let mut modules = BitMatrix::with_single_dimension(side as u32).unwrap();
        let turned = qr_symbol::mask(MASKS[mask]).unwrap();
        qr_symbol::each_module(side, false, |x, y| {
            if y > 0 && (x > 8 || y > 8) {
                let bit = bits.next().unwrap_or(0) == 1;
                modules.set_bool(x as u32, y as u32, bit != turned(x, y));
            }
        });
        let word = qr_symbol::format_word((number << 2 | mask) as u32, FORMAT_MASK);
        for (i, (x, y)) in (1..9).map(|x| (x, 8)).chain((1..8).rev().map(|y| (8, y))).enumerate() {
            modules.set_bool(x, y, word >> (14 - i) & 1 == 1);
        }
        modules
    }

    #[test]
    fn every_size_and_level_is_read_as_it_is_and_mirrored() {
        for (number, symbol_of) in SYMBOLS.iter().enumerate() {
            let digits = &"0950600013435271131"[..[5, 10, 8, 19, 15, 19, 19, 19][number]];
            let modules = symbol(number, number % 4, digits);
            let read = decode(&modules).unwrap();
            assert_eq!((read.text.as_str(), read.aim.0), (digits, *b"]Q1"), "{number}");
            let mut mirrored = modules.clone();
            let side = modules.width();
            (0..side * side).for_each(|i| mirrored.set_bool(i / side, i % side, modules.get(i % side, i / side)));
            assert_eq!(decode(&mirrored).unwrap().text, digits, "{number}");
            if number > 0 {
                assert_eq!(Decode(&modules).unwrap().content().bytes(), digits.as_bytes(), "{number}");
            }
            // A wrong codeword is corrected where the standard says so, and is never read as something else.
            let mut stained = modules.clone();
            stained.flip_coords(side - 1, side - 1);
            let expected = (symbol_of.3 > 0).then(|| digits.to_owned());
            assert_eq!(decode(&stained).map(|read| read.text), expected, "{number}");
        }
    }

    #[test]
    fn a_symbol_of_another_size_than_its_format_says_is_refused() {
        let mut larger = BitMatrix::with_single_dimension(15).unwrap();
        let modules = symbol(1, 0, "09506");
        (0..13 * 13).for_each(|i| larger.set_bool(i % 13, i / 13, modules.get(i % 13, i / 13)));
        assert!(decode(&larger).is_none());
    }
}
