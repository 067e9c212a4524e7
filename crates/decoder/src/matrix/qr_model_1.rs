//! QR Code Model 1, the predecessor that is still printed now and then.
//!
//! Codewords stand as blocks of modules, from the right bottom corner up and then to the left:
//!
//! ```text
//! finder │ 4 × 2 modules each,  │ finder      j = 0, 1: upright, 2 × 4, below the finder;
//! ───────┤ the whole height     ├───────      every second one at the right side is an extension
//! 2 × 4  │                      │ 2 × 4       pattern, as along the bottom
//! ───────┤                      │ j=1 j=0
//! finder │ …  j = 3   j = 2     │
//! ```
//!
//! Each block of data follows the one before, then their check codewords in the same order. rxing mixes
//! the blocks as Model 2 does, and so reads only symbols of one block.
//!
//! Source: ISO/IEC 18004:2000, annex M (AIM ITS/97/001).

use rxing::common::BitMatrix;

use super::{
    Found, correct, qr_stream,
    qr_symbol::{LEVELS, format, mask},
};
use crate::symbol::Symbology;

/// Check codewords of a block, blocks, data codewords of a block; by version from 1 on and level L, M, Q, H.
#[rustfmt::skip]
const BLOCKS: [[(usize, usize, usize); 4]; 14] = [
    [(7, 1, 19), (10, 1, 16), (13, 1, 13), (17, 1, 9)],
    [(10, 1, 36), (16, 1, 30), (22, 1, 24), (30, 1, 16)],
    [(15, 1, 57), (28, 1, 44), (36, 1, 36), (48, 1, 24)],
    [(20, 1, 80), (40, 1, 60), (50, 1, 50), (66, 1, 34)],
    [(26, 1, 108), (52, 1, 82), (66, 1, 68), (44, 2, 23)],
    [(34, 1, 136), (32, 2, 53), (42, 2, 43), (56, 2, 29)],
    [(42, 1, 170), (40, 2, 66), (52, 2, 54), (46, 3, 24)],
    [(24, 2, 104), (48, 2, 80), (64, 2, 64), (56, 3, 29)],
    [(30, 2, 123), (60, 2, 93), (50, 3, 52), (68, 3, 34)],
    [(34, 2, 145), (68, 2, 111), (58, 3, 61), (58, 4, 31)],
    [(40, 2, 168), (40, 4, 64), (52, 4, 52), (54, 5, 29)],
    [(46, 2, 192), (46, 4, 73), (58, 4, 61), (62, 5, 33)],
    [(36, 3, 144), (52, 4, 83), (66, 4, 69), (58, 6, 32)],
    [(40, 3, 163), (60, 4, 92), (60, 5, 62), (66, 6, 35)],
];

/// What the format information is masked with.
const FORMAT_MASK: u32 = 0x2825;

/// Decodes the modules of a symbol.
pub fn decode(modules: &BitMatrix) -> Option<Found> {
    let side = modules.width() as usize;
    let version = side.checked_sub(17).filter(|_| side % 4 == 1 && modules.height() as usize == side)? / 4;
    let levels = BLOCKS.get(version.checked_sub(1)?)?;
    let black = |x: usize, y: usize| modules.get(x as u32, y as u32);
    let format = format(side, FORMAT_MASK, black)?;
    let mask = mask(format & 7)?;
    let mut codewords = Vec::with_capacity(side * side / 8);
    each_place(side, |x, y, (width, height)| {
        let bits = (0..width * height).map(|b| (x - b % width, y - b / width));
        codewords.push(bits.fold(0, |byte, (x, y)| byte << 1 | u8::from(black(x, y) != mask(x, y))));
    });
    // Half of the first codeword lies in the corner, which is not the code's.
    *codewords.first_mut()? &= 0x0F;
    let (checks, blocks, count) = levels[LEVELS[format >> 3 & 3]];
    // What does not divide by the blocks is left over at the end.
    let (all, all_checks) = codewords.get(..blocks * (checks + count))?.split_at(blocks * count);
    let mut data = Vec::with_capacity(all.len());
    let mut wrong = 0;
    for (data_of_block, checks_of_block) in all.chunks_exact(count).zip(all_checks.chunks_exact(checks)) {
        let mut block = [data_of_block, checks_of_block].concat();
        wrong += correct::QR.correct(&mut block, checks)?;
        data.extend_from_slice(&block[..count]);
    }
    // The stream begins after the four bits of the corner.
    let next = data.iter().skip(1).chain(&[0]);
    let shifted: Vec<u8> = data.iter().zip(next).map(|(byte, next)| byte << 4 | next >> 4).collect();
    let (content, _) = qr_stream::parse(&shifted, version as u32)?;
    (!content.bytes.is_empty()).then(|| Found::new(Symbology::Qr, b'0', &content, wrong, blocks * checks / 2))
}

/// Calls `visit` with the right bottom module of each codeword and its columns and rows.
fn each_place(side: usize, mut visit: impl FnMut(usize, usize, (usize, usize))) {
    let last = side - 1;
    let columns = side / 4 + 3;
    for j in 0..columns {
        // Columns from the left side.
        let from_left = columns - 1 - j;
        if j < 2 {
            let rows = (side - 8) / 4;
            for i in (0..rows).filter(|i| j == 1 || i % 2 == 1 || *i == 0 || i + 1 == rows) {
                visit(last - 2 * j, last - 4 * i, (2, 4));
            }
        } else if from_left < 4 {
            // The column of the timing pattern is left out.
            let x = 2 * from_left + 1 + usize::from(from_left == 3);
            for i in 0..(side - 16) / 4 {
                visit(x, last - 8 - 4 * i, (2, 4));
            }
        } else {
            let rows = side / 2;
            // Below the finder pattern; without the extension patterns along the bottom.
            let rows_here = if j == 2 { rows - 4 } else { rows };
            let extension = j % 2 == 1 && from_left != 4;
            for i in usize::from(extension)..rows_here {
                // The row of the timing pattern is left out.
                visit(last - 4 - 4 * (j - 2), last - 2 * i - usize::from(i + 3 >= rows), (4, 2));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::qr_symbol::format_word, *};

    #[test]
    fn every_codeword_of_every_version_has_a_place_of_its_own() {
        for (i, levels) in BLOCKS.iter().enumerate() {
            let side = 17 + 4 * (i + 1);
            let (mut taken, mut count) = (vec![false; side * side], 0);
            each_place(side, |x, y, (width, height)| {
                count += 1;
                for b in 0..width * height {
                    let place = (y - b / width) * side + x - b % width;
                    assert!(!std::mem::replace(&mut taken[place], true), "version {}, {place}", i + 1);
                }
            });
            for (checks, blocks, data) in levels {
                assert_eq!(checks + data, count / blocks, "version {}", i + 1);
            }
        }
    }

    /// The check codewords of a block: the remainder by (x − α⁰)(x − α¹)…
    fn checks(block: &[u8], count: usize) -> Vec<u8> {
        let product = |a: u8, b: u8| {
            (0..8).rev().fold(0_u16, |sum, bit| {
                let doubled = sum << 1;
                let reduced = if doubled > 0xFF { doubled ^ 0x11D } else { doubled };
                reduced ^ if b >> bit & 1 == 1 { u16::from(a) } else { 0 }
            }) as u8
        };
        let (mut generator, mut root) = (vec![1], 1);
        for _ in 0..count {
            let shifted = [&generator[..], &[0]].concat();
            let scaled = [&[0][..], &generator[..]].concat();
            generator = shifted.iter().zip(&scaled).map(|(a, b)| a ^ product(*b, root)).collect();
            root = product(root, 2);
        }
        let mut rest = [block, &vec![0; count][..]].concat();
        for i in 0..block.len() {
            let lead = rest[i];
            for (value, factor) in rest[i..].iter_mut().zip(&generator) {
                *value ^= product(*factor, lead);
            }
        }
        rest.split_off(block.len())
    }

    /// A symbol of version 5, level H, mask 1: two blocks.
    fn symbol(text: &str) -> Option<BitMatrix> {
        let (version, level, number) = (5, 2, 1);
        let side = 17 + 4 * version;
        // Four bits of the corner, byte mode, a count of eight bits.
        let mut data = vec![0b0100, text.len() as u8];
        data.extend_from_slice(text.as_bytes());
        data.resize(46, 0);
        let checks: Vec<u8> = data.chunks(23).flat_map(|block| checks(block, 44)).collect();
        let mut codewords = data.iter().chain(&checks);
        let mut modules = BitMatrix::with_single_dimension(side as u32).ok()?;
        let mask = mask(number)?;
        each_place(side, |x, y, (width, height)| {
            let byte = codewords.next().copied().unwrap_or(0);
            for b in 0..width * height {
                let (x, y) = (x - b % width, y - b / width);
                modules.set_bool(x as u32, y as u32, (byte >> (7 - b) & 1 == 1) != mask(x, y));
            }
        });
        let word = format_word(level << 3 | number as u32, FORMAT_MASK);
        for (i, y) in (side - 7..side).rev().enumerate() {
            modules.set_bool(8, y as u32, word >> (14 - i) & 1 == 1);
        }
        for (i, x) in (side - 8..side).enumerate() {
            modules.set_bool(x as u32, 8, word >> (7 - i) & 1 == 1);
        }
        Some(modules)
    }

    #[test]
    fn blocks_follow_each_other_and_are_corrected() {
        let text = "Cam sành Hà Giang 0123456789 ABCDEFGHIJKLM";
        let Some(mut modules) = symbol(text) else { unreachable!() };
        assert_eq!(decode(&modules).map(|found| found.text), Some(text.to_owned()));
        // A stain over the right bottom corner.
        for (x, y) in (24..37).flat_map(|x| (24..37).map(move |y| (x, y))) {
            modules.set(x, y);
        }
        assert_eq!(decode(&modules).map(|found| found.text), Some(text.to_owned()));
        for (x, y) in (10..37).flat_map(|x| (10..37).map(move |y| (x, y))) {
            modules.set(x, y);
        }
        assert!(decode(&modules).is_none());
    }

    #[test]
    fn a_symbol_of_another_size_is_refused() {
        for side in [1, 17, 20, 21, 77, 177] {
            assert!(BitMatrix::with_single_dimension(side).is_ok_and(|modules| decode(&modules).is_none()));
        }
    }
}
