//! From the modules of a QR Code symbol to its blocks of codewords.
//!
//! ```text
//! modules ─▶ format: level, mask ─▶ bits in the order of their columns, without function patterns
//!   ─▶ codewords ─▶ blocks, which are interleaved
//! ```
//!
//! Source: ISO/IEC 18004, sections 6.3 (function patterns), 7.5 (blocks), 7.7.3 (placement), 7.8 (masks),
//! 7.9 (format), and annex E (alignment patterns).

use rxing::common::BitMatrix;

/// Check codewords of a block and number of blocks, by level L, M, Q, H and version from 1 on.
///
/// Source: ISO/IEC 18004, table 9.
#[rustfmt::skip]
const BLOCKS: [([u8; 40], [u8; 40]); 4] = [
    ([7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
      28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
     [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
      8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25]),
    ([10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
      26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
     [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
      17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49]),
    ([13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
      28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
     [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
      23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68]),
    ([17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
      30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
     [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
      25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81]),
];

/// Places in [`BLOCKS`], and in others of the same order, of the two level bits: M, L, H, Q.
pub const LEVELS: [usize; 4] = [1, 0, 3, 2];

/// Generator of the format information.
const GENERATOR: u32 = 0x537;
/// What the format information is masked with; some printers forget to.
const FORMAT_MASKS: [u32; 2] = [0x5412, 0];
/// Bits of the format information that may be wrong: words differ in seven.
const MOST_WRONG: u32 = 3;

/// A mask of ISO/IEC 18004, table 10: whether the module at a column and row is turned over.
pub type Mask = fn(usize, usize) -> bool;

/// What the format of a symbol says, and its size.
pub struct Format {
    /// Side of the symbol: 1 to 40.
    pub version: usize,
    level: usize,
    mask: Mask,
}

impl Format {
    /// Reads the format of a symbol of `side` modules; `black` gives a module by column and row.
    pub fn read(side: usize, black: impl Fn(usize, usize) -> bool) -> Option<Self> {
        let version = side.checked_sub(17).filter(|_| side % 4 == 1)? / 4;
        if !(1..=40).contains(&version) {
            return None;
        }
        let word = FORMAT_MASKS.into_iter().find_map(|masked| format(side, masked, &black))?;
        Some(Self { version, level: LEVELS[word >> 3 & 3], mask: mask(word & 7)? })
    }

    /// The codewords in the order of their modules.
    pub fn codewords(&self, black: impl Fn(usize, usize) -> bool) -> Vec<u8> {
        let side = 17 + 4 * self.version;
        let middles = alignment_middles(self.version);
        let near: Vec<Option<usize>> =
            (0..side).map(|at| middles.iter().position(|&middle| at.abs_diff(middle) <= 2)).collect();
        let last = middles.len().wrapping_sub(1);
        let is_function = |x: usize, y: usize| {
            let (near_x, near_y) = (x < 9 || x + 8 >= side, y < 9 || y + 8 >= side);
            let finders = near_x && near_y && !(x + 8 >= side && y + 8 >= side);
            let version = self.version >= 7 && x.min(y) < 6 && x.max(y) + 11 >= side;
            let at_finder = |a, b| a == 0 && (b == 0 || b == last);
            let alignment =
                near[x].zip(near[y]).is_some_and(|(across, down)| !at_finder(across, down) && !at_finder(down, across));
            finders || version || alignment || x == 6 || y == 6
        };
        let mut codewords = Vec::with_capacity(side * side / 8);
        let (mut byte, mut bits) = (0, 0);
        each_module(side, true, |x, y| {
            if !is_function(x, y) {
                byte = byte << 1 | u8::from(black(x, y) != (self.mask)(x, y));
                bits += 1;
                if bits % 8 == 0 {
                    codewords.push(byte);
                }
            }
        });
        codewords
    }

    /// The blocks that `codewords` are interleaved of, each with its check codewords at the end, and how many of these.
    pub fn blocks(&self, codewords: &[u8]) -> Option<(Vec<Vec<u8>>, usize)> {
        let (checks, blocks) = &BLOCKS[self.level];
        let (checks, blocks) = (usize::from(checks[self.version - 1]), usize::from(blocks[self.version - 1]));
        let (data, check) = codewords.split_at_checked(codewords.len().checked_sub(checks * blocks)?)?;
        // The last blocks have one codeword more.
        let shorter = data.len() / blocks;
        let (even, longer) = data.split_at(shorter * blocks);
        let block = |i: usize| {
            let own = longer.get((i + longer.len()).wrapping_sub(blocks));
            even.iter()
                .skip(i)
                .step_by(blocks)
                .chain(own)
                .chain(check.iter().skip(i).step_by(blocks))
                .copied()
                .collect()
        };
        Some(((0..blocks).map(block).collect(), checks))
    }
}

/// Visits all modules in the order in which codewords are placed: columns in pairs from the right, up and down.
/// `timing` is whether the seventh column is left out, as in a symbol whose timing pattern stands there.
pub fn each_module(side: usize, timing: bool, mut visit: impl FnMut(usize, usize)) {
    let (mut right, mut up) = (side - 1, true);
    loop {
        right -= usize::from(timing && right == 6);
        for step in 0..side {
            let y = if up { side - 1 - step } else { step };
            visit(right, y);
            visit(right - 1, y);
        }
        up = !up;
        if right < 3 {
            return;
        }
        right -= 2;
    }
}

/// The five bits of the format, level and mask, which are `masked`.
pub fn format(side: usize, masked: u32, black: impl Fn(usize, usize) -> bool) -> Option<usize> {
    let left = (0..6).chain([7, 8]).map(|x| (x, 8));
    let up = [7].into_iter().chain((0..6).rev()).map(|y| (8, y));
    let below = (side - 7..side).rev().map(|y| (8, y));
    let right = (side - 8..side).map(|x| (x, 8));
    let word = |spots: &mut dyn Iterator<Item = (usize, usize)>| {
        spots.fold(0, |word, (x, y)| word << 1 | u32::from(black(x, y)))
    };
    nearest(&[word(&mut left.chain(up)), word(&mut below.chain(right))], masked)
}

/// The five bits whose fifteen, with their check bits and `masked`, are nearest to one of `words`.
pub fn nearest(words: &[u32], masked: u32) -> Option<usize> {
    let off = |data: u32| words.iter().map(|word| (word ^ format_word(data, masked)).count_ones()).min();
    let nearest = (0..32).min_by_key(|&data| off(data))?;
    off(nearest).filter(|&off| off <= MOST_WRONG)?;
    Some(nearest as usize)
}

/// Five bits with their check bits, `masked`.
pub fn format_word(data: u32, masked: u32) -> u32 {
    let mut rest = data << 10;
    for bit in (10..15).rev() {
        rest ^= if rest >> bit & 1 == 1 { GENERATOR << (bit - 10) } else { 0 };
    }
    (data << 10 | rest) ^ masked
}

/// The masks of ISO/IEC 18004, table 10.
pub fn mask(number: usize) -> Option<Mask> {
    let masks: [Mask; 8] = [
        |x, y| (x + y) % 2 == 0,
        |_, y| y % 2 == 0,
        |x, _| x % 3 == 0,
        |x, y| (x + y) % 3 == 0,
        |x, y| (y / 2 + x / 3) % 2 == 0,
        |x, y| x * y % 6 == 0,
        |x, y| (x * y % 2 + x * y % 3) % 2 == 0,
        |x, y| ((x + y) % 2 + x * y % 3) % 2 == 0,
    ];
    masks.get(number).copied()
}

/// Columns, and rows, of the middles of the alignment patterns of a version.
///
/// Source: ISO/IEC 18004, annex E; the table by its rule: even steps from the last, which is 26 in version 32 alone.
pub fn alignment_middles(version: usize) -> Vec<usize> {
    if version < 2 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = if version == 32 { 26 } else { (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
    let last = 17 + 4 * version - 7;
    std::iter::once(6).chain((0..count - 1).rev().map(|i| last - i * step)).collect()
}

/// A module by column and row, mirrored if asked for.
pub fn module(modules: &BitMatrix, mirrored: bool) -> impl Fn(usize, usize) -> bool + Copy + '_ {
    move |x, y| if mirrored { modules.get(y as u32, x as u32) } else { modules.get(x as u32, y as u32) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "what another reader refuses here fails the test")]

    use super::*;
    use rxing::qrcode::decoder::{BitMatrixParser, DataBlock};

    /// Modules without order, with the format of `level` and `number`, and the version's patterns.
    fn modules(version: usize, level: u32, number: u32) -> BitMatrix {
        let side = 17 + 4 * version;
        let mut matrix = BitMatrix::with_single_dimension(side as u32).unwrap();
        let mut state = 0x9e37_79b9_u32 ^ (version as u32 * 32 + level * 8 + number);
        for (x, y) in (0..side).flat_map(|x| (0..side).map(move |y| (x, y))) {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            matrix.set_bool(x as u32, y as u32, state >> 31 == 1);
        }
        let word = format_word(level << 3 | number, FORMAT_MASKS[0]);
        for (i, y) in (side - 7..side).rev().enumerate() {
            matrix.set_bool(8, y as u32, word >> (14 - i) & 1 == 1);
        }
        for (i, x) in (side - 8..side).enumerate() {
            matrix.set_bool(x as u32, 8, word >> (7 - i) & 1 == 1);
        }
        if version >= 7 {
            let checks = (0..6).rev().fold((version as u32) << 12, |rest, bit| {
                rest ^ if rest >> (bit + 12) & 1 == 1 { 0x1F25 << bit } else { 0 }
            });
            let word = (version as u32) << 12 | checks;
            for i in 0..18 {
                matrix.set_bool((side - 11 + i % 3) as u32, (i / 3) as u32, word >> i & 1 == 1);
            }
        }
        matrix
    }

    #[test]
    fn codewords_and_blocks_of_every_version_and_level_are_those_of_another_reader() {
        for (version, level) in (1..=40).flat_map(|version| (0..4).map(move |level| (version, level))) {
            let matrix = modules(version, level, (version as u32 + level) % 8);
            let black = module(&matrix, false);
            let format = Format::read(17 + 4 * version, black).unwrap();
            let codewords = format.codewords(black);
            let mut theirs = BitMatrixParser::new(matrix.clone()).unwrap();
            let level = theirs.readFormatInformation().unwrap().getErrorCorrectionLevel();
            let expected = theirs.readCodewords().unwrap();
            assert_eq!(codewords, expected, "version {version}");
            let blocks = DataBlock::getDataBlocks(&expected, theirs.readVersion().unwrap(), level).unwrap();
            let (ours, checks) = format.blocks(&codewords).unwrap();
            assert_eq!(ours, blocks.iter().map(|block| block.getCodewords().to_vec()).collect::<Vec<_>>());
            for (ours, theirs) in ours.iter().zip(&blocks) {
                assert_eq!(ours.len() - checks, theirs.getNumDataCodewords() as usize, "version {version}");
            }
        }
    }

    #[test]
    fn a_format_with_three_wrong_bits_is_told_and_one_with_more_is_none() {
        let right = 0x5412;
        assert_eq!(nearest(&[right ^ 0b10_0100_0001], 0x5412), Some(0));
        assert_eq!(nearest(&[0x2AAA, right], 0x5412), Some(0));
        assert_eq!((0..1 << 15).filter(|word| nearest(&[*word], 0x5412).is_none()).count(), 0x8000 - 32 * 576);
    }

    #[test]
    fn a_side_that_no_symbol_has_is_refused() {
        for side in [0, 1, 17, 20, 22, 181, 500] {
            assert!(Format::read(side, |_, _| true).is_none(), "{side}");
        }
    }
}
