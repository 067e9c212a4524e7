//! From the modules of a Data Matrix symbol to its blocks of codewords.
//!
//! ```text
//! modules ─▶ regions without their borders, side by side ─▶ codewords: eight modules each, of one shape but for the
//!   corners, along diagonals ─▶ blocks, which are interleaved
//! ```
//!
//! Source: ISO/IEC 16022, table 7 (sizes) and annex F (placement); ISO/IEC 21471, table 7 (rectangular sizes).

use rxing::common::BitMatrix;

/// Rows and columns of a symbol, of one of its regions without its border, blocks, check codewords of each.
type Row = (u8, u8, u8, u8, u8, u8);

#[rustfmt::skip]
const SIZES: [Row; 48] = [
    (10, 10, 8, 8, 1, 5), (12, 12, 10, 10, 1, 7), (14, 14, 12, 12, 1, 10), (16, 16, 14, 14, 1, 12),
    (18, 18, 16, 16, 1, 14), (20, 20, 18, 18, 1, 18), (22, 22, 20, 20, 1, 20), (24, 24, 22, 22, 1, 24),
    (26, 26, 24, 24, 1, 28), (32, 32, 14, 14, 1, 36), (36, 36, 16, 16, 1, 42), (40, 40, 18, 18, 1, 48),
    (44, 44, 20, 20, 1, 56), (48, 48, 22, 22, 1, 68), (52, 52, 24, 24, 2, 42), (64, 64, 14, 14, 2, 56),
    (72, 72, 16, 16, 4, 36), (80, 80, 18, 18, 4, 48), (88, 88, 20, 20, 4, 56), (96, 96, 22, 22, 4, 68),
    (104, 104, 24, 24, 6, 56), (120, 120, 18, 18, 6, 68), (132, 132, 20, 20, 8, 62), (144, 144, 22, 22, 10, 62),
    (8, 18, 6, 16, 1, 7), (8, 32, 6, 14, 1, 11), (12, 26, 10, 24, 1, 14), (12, 36, 10, 16, 1, 18),
    (16, 36, 14, 16, 1, 24), (16, 48, 14, 22, 1, 28), (8, 48, 6, 22, 1, 15), (8, 64, 6, 14, 1, 18),
    (8, 80, 6, 18, 1, 22), (8, 96, 6, 22, 1, 28), (8, 120, 6, 18, 1, 32), (8, 144, 6, 22, 1, 36),
    (12, 64, 10, 14, 1, 27), (12, 88, 10, 20, 1, 36), (16, 64, 14, 14, 1, 36), (20, 36, 18, 16, 1, 28),
    (20, 44, 18, 20, 1, 34), (20, 64, 18, 14, 1, 42), (22, 48, 20, 22, 1, 38), (24, 48, 22, 22, 1, 41),
    (24, 64, 22, 14, 1, 46), (26, 40, 24, 18, 1, 38), (26, 48, 24, 22, 1, 42), (26, 64, 24, 14, 1, 50),
];

/// Modules of a codeword from its last one, the most significant first, as columns and rows.
const SHAPE: [(i16, i16); 8] = [(-2, -2), (-1, -2), (-2, -1), (-1, -1), (0, -1), (-2, 0), (-1, 0), (0, 0)];

/// Codewords that lie around the corners, as columns and rows; what is negative counts from the right and from below.
const CORNERS: [[(i16, i16); 8]; 4] = [
    [(0, -1), (1, -1), (2, -1), (-2, 0), (-1, 0), (-1, 1), (-1, 2), (-1, 3)],
    [(0, -3), (0, -2), (0, -1), (-4, 0), (-3, 0), (-2, 0), (-1, 0), (-1, 1)],
    [(0, -1), (-1, -1), (-3, 0), (-2, 0), (-1, 0), (-3, 1), (-2, 1), (-1, 1)],
    [(0, -3), (0, -2), (0, -1), (-2, 0), (-1, 0), (-1, 1), (-1, 2), (-1, 3)],
];

/// A size that symbols have.
#[derive(Clone, Copy)]
pub struct Size {
    /// Columns and rows of a region without its border.
    pub region: (usize, usize),
    /// Columns and rows of all regions together.
    mapping: (usize, usize),
    blocks: usize,
    checks: usize,
}

impl Size {
    /// The size of a symbol with so many modules.
    pub fn of(columns: usize, rows: usize) -> Option<Self> {
        let found = SIZES.iter().find(|size| (usize::from(size.1), usize::from(size.0)) == (columns, rows))?;
        let region = (usize::from(found.3), usize::from(found.2));
        let inside = |side: usize, region: usize| side / (region + 2) * region;
        let mapping = (inside(columns, region.0), inside(rows, region.1));
        Some(Self { region, mapping, blocks: usize::from(found.4), checks: usize::from(found.5) })
    }

    /// The codewords in their order.
    pub fn codewords(&self, modules: &BitMatrix) -> Vec<u8> {
        let (columns, rows) = (self.mapping.0 as i16, self.mapping.1 as i16);
        let mut placed =
            Placed { size: *self, modules, taken: vec![false; self.mapping.0 * self.mapping.1], codewords: Vec::new() };
        let mut corners = [false; 4];
        let (mut x, mut y) = (0, 4);
        while y < rows || x < columns {
            let at_corner = [
                x == 0 && y == rows,
                x == 0 && y == rows - 2 && columns % 4 != 0,
                x == 2 && y == rows + 4 && columns % 8 == 0,
                x == 0 && y == rows - 2 && columns % 8 == 4,
            ];
            let corner = (0..4).find(|&corner| at_corner[corner] && !corners[corner]);
            if let Some(corner) = corner {
                corners[corner] = true;
                let from_end = |at: i16, side: i16| if at < 0 { at + side } else { at };
                placed.take(CORNERS[corner].map(|(x, y)| (from_end(x, columns), from_end(y, rows))));
                (x, y) = (x + 2, y - 2);
                continue;
            }
            // Up to the right, then down to the left.
            for (step, on) in [(2, (3, 1)), (-2, (1, 3))] {
                loop {
                    if (0..rows).contains(&y) && (0..columns).contains(&x) && !placed.is_taken(x, y) {
                        placed.take(SHAPE.map(|part| self.wrapped(x + part.0, y + part.1)));
                    }
                    (x, y) = (x + step, y - step);
                    if !(if step > 0 { y >= 0 && x < columns } else { y < rows && x >= 0 }) {
                        break;
                    }
                }
                (x, y) = (x + on.0, y + on.1);
            }
        }
        placed.codewords
    }

    /// What leaves the regions on one side comes in again on the other.
    fn wrapped(&self, mut x: i16, mut y: i16) -> (i16, i16) {
        let (columns, rows) = (self.mapping.0 as i16, self.mapping.1 as i16);
        if y < 0 {
            (x, y) = (x + 4 - ((rows + 4) & 7), y + rows);
        }
        if x < 0 {
            (x, y) = (x + columns, y + 4 - ((columns + 4) & 7));
        }
        (x, if y >= rows { y - rows } else { y })
    }

    /// The blocks that `codewords` are interleaved of, each with its check codewords at the end, and how many of these.
    /// In the `other_order` the check codewords of the largest symbol begin with its ninth block, as some printers
    /// have it.
    pub fn blocks(&self, codewords: &[u8], other_order: bool) -> Option<(Vec<Vec<u8>>, usize)> {
        let all = self.checks * self.blocks;
        let (data, checks) = codewords.split_at_checked(codewords.len().checked_sub(all)?)?;
        let shift =
            if other_order && data.len() % self.blocks != 0 { self.blocks - data.len() % self.blocks } else { 0 };
        let block = |i: usize| {
            let own = checks.iter().skip((i + shift) % self.blocks).step_by(self.blocks);
            data.iter().skip(i).step_by(self.blocks).chain(own).copied().collect()
        };
        Some(((0..self.blocks).map(block).collect(), self.checks))
    }
}

/// Codewords that are being read.
struct Placed<'a> {
    size: Size,
    modules: &'a BitMatrix,
    /// Modules that belong to a codeword already, row by row.
    taken: Vec<bool>,
    codewords: Vec<u8>,
}

impl Placed<'_> {
    fn is_taken(&self, x: i16, y: i16) -> bool {
        self.taken.get(y as usize * self.size.mapping.0 + x as usize).is_none_or(|&taken| taken)
    }

    fn take(&mut self, places: [(i16, i16); 8]) {
        let mut byte = 0;
        for (x, y) in places {
            let (x, y) = (x as usize, y as usize);
            if let Some(taken) = self.taken.get_mut(y * self.size.mapping.0 + x) {
                *taken = true;
            }
            // Each region stands within a border of one module.
            let with_border = |at: usize, region: usize| (at + at / region * 2 + 1) as u32;
            let (x, y) = (with_border(x, self.size.region.0), with_border(y, self.size.region.1));
            byte = byte << 1 | u8::from(self.modules.get(x, y));
        }
        self.codewords.push(byte);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "what another reader refuses here fails the test")]

    use super::*;
    use rxing::datamatrix::decoder::{BitMatrixParser, DataBlock};

    #[test]
    fn codewords_and_blocks_of_every_size_are_those_of_another_reader() {
        for &(rows, columns, ..) in &SIZES {
            let mut modules = BitMatrix::new(u32::from(columns), u32::from(rows)).unwrap();
            let mut state = 0x9e37_79b9_u32 ^ (u32::from(rows) << 8 | u32::from(columns));
            for (x, y) in (0..u32::from(columns)).flat_map(|x| (0..u32::from(rows)).map(move |y| (x, y))) {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                modules.set_bool(x, y, state >> 31 == 1);
            }
            let size = Size::of(usize::from(columns), usize::from(rows)).unwrap();
            let codewords = size.codewords(&modules);
            let mut theirs = BitMatrixParser::new(&modules).unwrap();
            assert_eq!(codewords, theirs.readCodewords().unwrap(), "{columns} by {rows}");
            for other_order in [false, true] {
                let expected = DataBlock::getDataBlocks(&codewords, theirs.getVersion(), other_order).unwrap();
                let (blocks, checks) = size.blocks(&codewords, other_order).unwrap();
                assert_eq!(blocks, expected.iter().map(|block| block.getCodewords().to_vec()).collect::<Vec<_>>());
                for (ours, theirs) in blocks.iter().zip(&expected) {
                    assert_eq!(ours.len() - checks, theirs.getNumDataCodewords() as usize, "{columns} by {rows}");
                }
            }
        }
    }

    #[test]
    fn a_size_that_no_symbol_has_is_refused() {
        for (columns, rows) in [(0, 0), (8, 8), (11, 11), (28, 28), (18, 10), (146, 146)] {
            assert!(Size::of(columns, rows).is_none(), "{columns} by {rows}");
        }
    }
}
