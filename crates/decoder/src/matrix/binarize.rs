//! Grey levels to black and white, by a threshold that follows the light.

use rxing::common::{BitArray, BitMatrix};

use super::{components::Run, grid::Spot, picture::Picture};

/// Side of a block in pixels: light hardly changes inside it.
const BLOCK: usize = 8;

/// A block whose range is smaller holds no edge: sensor noise has a range below this.
const FLAT: u8 = 24;

/// Half the side, in blocks, of the square over which thresholds are averaged: 5 by 5 blocks are
/// wider than the 7 modules of a finder pattern at up to 5 pixels a module.
const REACH: usize = 2;

/// Counts one block with an edge, above the sum of the levels of all that are averaged.
const EDGED: u32 = 1 << 16;
/// A step away from the block that gave a threshold, above the threshold itself.
const FARTHER: u32 = 1 << 8;
/// No threshold, farther away than any: without an edge anywhere, all but black itself is white.
const UNKNOWN: u32 = u32::MAX << 8;

/// Turns pictures into bit matrices; keeps its buffers.
#[derive(Default)]
pub struct Binarizer {
    matrix: Option<BitMatrix>,
    row: BitArray,
    columns: Columns,
    /// Black point of each block that holds an edge.
    blocks: Vec<u32>,
    /// Sums over the columns of [`REACH`] of one row of blocks.
    sums: Vec<u32>,
    /// Threshold of each block, below the distance of the block that gave it.
    distant: Vec<u32>,
    /// Threshold of each block.
    thresholds: Vec<u8>,
}

impl Binarizer {
    /// Black is 1, and `runs` are its runs, row by row and left to right. Pictures smaller than the averaged square get
    /// one threshold.
    pub fn binarize(&mut self, picture: &Picture<'_>, runs: &mut Vec<Run>) -> Option<&mut BitMatrix> {
        runs.clear();
        let Picture { luma, width, height } = *picture;
        let same = |m: &BitMatrix| (m.width() as usize, m.height() as usize) == (width, height);
        let matrix = match self.matrix.take() {
            Some(matrix) if same(&matrix) => matrix,
            _ => {
                self.row = BitArray::with_size(width);
                BitMatrix::new(width as u32, height as u32).ok()?
            }
        };
        let matrix = self.matrix.insert(matrix);
        let (columns, rows) = (width.div_ceil(BLOCK), height.div_ceil(BLOCK));
        if columns <= 2 * REACH || rows <= 2 * REACH {
            let (min, max) = luma.iter().fold((255, 0), |(min, max), &p| (p.min(min), p.max(max)));
            self.thresholds.clear();
            self.thresholds.resize(columns, ((u16::from(min) + u16::from(max)) / 2) as u8);
            for (y, pixels) in luma.chunks_exact(width).enumerate() {
                write_row(matrix, &mut self.row, y, pixels, &self.thresholds, runs);
            }
            return self.matrix.as_mut();
        }
        self.columns.black_points(luma, width, height, &mut self.blocks);
        self.distant.clear();
        for block_row in 0..rows {
            let top = block_row.clamp(REACH, rows - 1 - REACH) - REACH;
            self.sums.clear();
            self.sums.resize(columns, 0);
            for blocks in self.blocks.chunks_exact(columns).skip(top).take(2 * REACH + 1) {
                for (sum, &block) in self.sums.iter_mut().zip(blocks) {
                    *sum += block;
                }
            }
            for column in 0..columns {
                let left = column.clamp(REACH, columns - 1 - REACH) - REACH;
                let sum: u32 = self.sums[left..=left + 2 * REACH].iter().sum();
                self.distant.push((sum % EDGED).checked_div(sum / EDGED).unwrap_or(UNKNOWN));
            }
        }
        fill(&mut self.distant, columns);
        self.thresholds.clear();
        self.thresholds.extend(self.distant.iter().map(|&distant| (distant % FARTHER) as u8));
        for (y, pixels) in luma.chunks_exact(width).enumerate() {
            let thresholds = &self.thresholds[y / BLOCK * columns..][..columns];
            write_row(matrix, &mut self.row, y, pixels, thresholds, runs);
        }
        self.matrix.as_mut()
    }
}

/// Columns of a row of blocks: the sum of each, its least level and its largest.
#[derive(Default)]
struct Columns {
    sums: Vec<u16>,
    least: Vec<u8>,
    most: Vec<u8>,
}

impl Columns {
    /// Takes in [`BLOCK`] rows of `width` pixels: three plain loops, which fill vector registers.
    fn take(&mut self, rows: &[u8], width: usize) {
        self.sums.clear();
        self.sums.resize(width, 0);
        self.least.clear();
        self.least.resize(width, u8::MAX);
        self.most.clear();
        self.most.resize(width, 0);
        for row in rows.chunks_exact(width) {
            for (sum, &level) in self.sums.iter_mut().zip(row) {
                *sum += u16::from(level);
            }
            for (least, &level) in self.least.iter_mut().zip(row) {
                *least = level.min(*least);
            }
            for (most, &level) in self.most.iter_mut().zip(row) {
                *most = level.max(*most);
            }
        }
    }

    /// The mean of each block that holds an edge, plus [`EDGED`]; 0 for a flat one.
    fn black_points(&mut self, luma: &[u8], width: usize, height: usize, blocks: &mut Vec<u32>) {
        blocks.clear();
        for top in (0..height).step_by(BLOCK) {
            // The last block of a row or column is moved back inside the picture.
            self.take(&luma[top.min(height - BLOCK) * width..][..BLOCK * width], width);
            for left in (0..width).step_by(BLOCK) {
                let (sum, least, most) = self.block(left.min(width - BLOCK));
                let mean = sum / (BLOCK * BLOCK) as u32;
                blocks.push(if most - least > FLAT { EDGED + mean } else { 0 });
            }
        }
    }

    /// The sum of the levels of the block from `left` on, the least and the largest.
    fn block(&self, left: usize) -> (u32, u8, u8) {
        let part = left..left + BLOCK;
        let sum = self.sums[part.clone()].iter().map(|&sum| u32::from(sum)).sum();
        let least = self.least[part.clone()].iter().fold(u8::MAX, |a, &b| a.min(b));
        let most = self.most[part].iter().fold(0, |a, &b| a.max(b));
        (sum, least, most)
    }
}

/// Gives every block without a threshold that of the nearest block with one: paper between a symbol and a
/// shadow is white by the symbol's side, and the middle of a large module black.
fn fill(distant: &mut [u32], columns: usize) {
    // The distance stands above the threshold: the least is the nearest.
    let nearer = |distant: &mut [u32], at: usize, by: usize| {
        distant[at] = distant[at].min(distant[by].saturating_add(FARTHER));
    };
    for at in 1..distant.len() {
        if at % columns > 0 {
            nearer(distant, at, at - 1);
        }
        if at >= columns {
            nearer(distant, at, at - columns);
        }
    }
    for at in (0..distant.len().saturating_sub(1)).rev() {
        if (at + 1) % columns > 0 {
            nearer(distant, at, at + 1);
        }
        if at + columns < distant.len() {
            nearer(distant, at, at + columns);
        }
    }
}

/// Packs one row and adds its runs; pixels at most the threshold of their block are black.
fn write_row(
    matrix: &mut BitMatrix,
    row: &mut BitArray,
    y: usize,
    pixels: &[u8],
    thresholds: &[u8],
    runs: &mut Vec<Run>,
) {
    // Where the run that is open began, and the last pixel of the word before.
    let (mut open, mut last) = (None, 0);
    let mut turn = |at: usize| match open.take() {
        Some(start) => runs.push(Run { y: y as u16, start, end: at as u16 }),
        None => open = Some(at as u16),
    };
    for (i, (word, thresholds)) in pixels.chunks(WORD).zip(thresholds.chunks(WORD / BLOCK)).enumerate() {
        let bits = match (word.try_into(), thresholds.try_into()) {
            (Ok(word), Ok(thresholds)) => black_of_word(word, thresholds),
            _ => word.iter().enumerate().map(|(k, &p)| usize::from(p <= thresholds[k / BLOCK]) << k).sum(),
        };
        row.setBulk(i * WORD, bits);
        let mut turns = bits ^ (bits << 1 | last);
        last = bits >> (WORD - 1);
        while turns != 0 {
            turn(i * WORD + turns.trailing_zeros() as usize);
            turns &= turns - 1;
        }
    }
    // A run that fills the last word ends with the row.
    if last == 1 {
        turn(pixels.len());
    }
    matrix.setRow(y as u32, row);
}

/// Pixels that are packed at once.
const WORD: usize = usize::BITS as usize;

/// A bit for each pixel of a word that is at most the threshold of its block, the first one lowest.
fn black_of_word(word: &[u8; WORD], thresholds: &[u8; WORD / BLOCK]) -> usize {
    let (pixels, (thresholds, _)) = (word.as_chunks().0, thresholds.as_chunks());
    pixels.iter().zip(thresholds).rev().fold(0, |bits, (pixels, &limits)| bits << 16 | black_of_sixteen(pixels, limits))
}

/// The same of two blocks.
#[cfg(target_feature = "simd128")]
fn black_of_sixteen(pixels: &[u8; 2 * BLOCK], thresholds: [u8; 2]) -> usize {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_le, u64x2};
    let [left, right] = halves(pixels);
    let [low, high] = thresholds.map(|threshold| u64::from_le_bytes([threshold; BLOCK]));
    usize::from(u8x16_bitmask(u8x16_le(u64x2(left, right), u64x2(low, high))))
}

#[cfg(not(target_feature = "simd128"))]
fn black_of_sixteen(pixels: &[u8; 2 * BLOCK], [low, high]: [u8; 2]) -> usize {
    let [left, right] = halves(pixels);
    black_of_eight(left, low) | black_of_eight(right, high) << BLOCK
}

/// The pixels of two blocks, the first one lowest.
fn halves(pixels: &[u8; 2 * BLOCK]) -> [u64; 2] {
    let all = u128::from_le_bytes(*pixels);
    [all as u64, (all >> 64) as u64]
}

/// A bit for each of eight pixels that is at most `threshold`, the first one lowest: all eight are
/// compared at once, in lanes of 16 bits whose ninth bit tells.
#[cfg(any(test, not(target_feature = "simd128")))]
fn black_of_eight(pixels: u64, threshold: u8) -> usize {
    const LANES: u64 = 0x0001_0001_0001_0001;
    let limits = (0x100 + u64::from(threshold)) * LANES;
    let even = (limits - (pixels & (0xFF * LANES))) >> 8 & LANES;
    let odd = (limits - (pixels >> 8 & (0xFF * LANES))) >> 7 & (2 * LANES);
    let pairs = even | odd;
    let fours = pairs | pairs >> 14;
    ((fours | fours >> 28) & 0xFF) as usize
}

/// Whether a point of the matrix is black; outside nothing is.
pub fn black(matrix: &BitMatrix) -> impl Fn(Spot) -> bool + Copy + '_ {
    let (width, height) = (matrix.width() as f32, matrix.height() as f32);
    move |(x, y)| x >= 0.0 && y >= 0.0 && x < width && y < height && matrix.get(x as u32, y as u32)
}

/// The runs between black `runs` in a picture of the size of `matrix`.
fn between(matrix: &BitMatrix, runs: &[Run], light: &mut Vec<Run>) {
    let (width, height) = (matrix.width() as u16, matrix.height() as u16);
    light.clear();
    let mut dark = runs.iter().peekable();
    for y in 0..height {
        let mut start = 0;
        while let Some(run) = dark.next_if(|run| run.y == y) {
            if run.start > start {
                light.push(Run { y, start, end: run.start });
            }
            start = run.end;
        }
        if start < width {
            light.push(Run { y, start, end: width });
        }
    }
}

/// A picture in black and white, and the other way round; keeps its buffers.
#[derive(Default)]
pub struct Sheet {
    binarizer: Binarizer,
    dark: Vec<Run>,
    light: Vec<Run>,
    is_made: bool,
    is_turned: bool,
    has_light: bool,
}

impl Sheet {
    /// Forgets its picture.
    pub fn clear(&mut self) {
        self.is_made = false;
    }

    /// Makes black and white of `picture`; what is made already stays.
    pub fn make(&mut self, picture: &Picture<'_>) -> Option<()> {
        if !self.is_made {
            self.binarizer.binarize(picture, &mut self.dark)?;
            (self.is_made, self.is_turned, self.has_light) = (true, false, false);
        }
        Some(())
    }

    /// The matrix in which dark pixels are 1, or, if `light`, light ones, and its runs.
    pub fn side(&mut self, light: bool) -> Option<(&BitMatrix, &[Run])> {
        let matrix = self.binarizer.matrix.as_mut().filter(|_| self.is_made)?;
        if light && !self.has_light {
            between(matrix, &self.dark, &mut self.light);
            self.has_light = true;
        }
        if light != self.is_turned {
            matrix.flip_self();
            self.is_turned = light;
        }
        Some((matrix, if light { &self.light } else { &self.dark }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Binarizer, BitMatrix, Picture, Run, Sheet, black_of_eight};
    use proptest::prelude::*;

    /// What is black of a picture of 160 by 160 pixels, at a few places.
    fn black<const N: usize>(level: impl Fn(usize, usize) -> u8, places: [(u32, u32); N]) -> [bool; N] {
        let luma: Vec<u8> = (0..160 * 160).map(|i| level(i % 160, i / 160)).collect();
        let mut binarizer = Binarizer::default();
        let matrix = binarizer.binarize(&Picture { luma: &luma, width: 160, height: 160 }, &mut Vec::new());
        matrix.map_or([true; N], |matrix| places.map(|(x, y)| matrix.get(x, y)))
    }

    #[test]
    fn grey_paper_between_a_bright_table_and_a_symbol_is_white_beside_the_symbol() {
        // From each side: a rule that goes through the blocks in one order forgets the others.
        for turn in 0..4 {
            let level = |x: usize, y: usize| {
                let across = [x, 159 - x, y, 159 - y][turn];
                if across < 20 {
                    240
                } else if (100..120).contains(&across) {
                    40
                } else {
                    130
                }
            };
            let place = |across: u32| [(across, 80), (159 - across, 80), (80, across), (80, 159 - across)][turn];
            let places = [10, 80, 95, 105, 115, 125, 155].map(place);
            assert_eq!(black(level, places), [false, false, false, true, true, false, false], "side {turn}");
        }
    }

    #[test]
    fn the_middle_of_a_large_module_is_black_and_a_plain_picture_white() {
        let module = |x: usize, y: usize| if (30..130).contains(&x) && (30..130).contains(&y) { 60 } else { 200 };
        assert_eq!(black(module, [(80, 80), (35, 125), (15, 80)]), [true, true, false]);
        assert_eq!(black(|_, _| 90, [(0, 0), (80, 80), (159, 159)]), [false; 3]);
    }

    /// The runs of a matrix, found pixel by pixel.
    fn slowly(matrix: &BitMatrix) -> Vec<(u16, u16, u16)> {
        let mut runs: Vec<(u16, u16, u16)> = Vec::new();
        for (y, x) in (0..matrix.height()).flat_map(|y| (0..matrix.width()).map(move |x| (y, x))) {
            let (y, end) = (y as u16, x as u16 + 1);
            match runs.last_mut() {
                _ if !matrix.get(x, u32::from(y)) => {}
                Some(last) if (last.0, last.2) == (y, end - 1) => last.2 = end,
                _ => runs.push((y, end - 1, end)),
            }
        }
        runs
    }

    fn all(runs: &[Run]) -> Vec<(u16, u16, u16)> {
        runs.iter().map(|run| (run.y, run.start, run.end)).collect()
    }

    proptest! {
        #[test]
        fn runs_are_those_of_the_matrix_also_of_its_inverse(
            lengths in prop::collection::vec(1_usize..90, 80),
            width in prop_oneof![Just(64_usize), Just(128), 41_usize..150],
        ) {
            let stripes = lengths.iter().enumerate().flat_map(|(i, &length)| vec![[0, 255][i % 2]; length]);
            let luma: Vec<u8> = stripes.chain(std::iter::repeat(255)).take(9 * width).collect();
            let mut sheet = Sheet::default();
            let picture = Picture { luma: &luma, width, height: 9 };
            prop_assert!(sheet.make(&picture).is_some());
            let mut black = Vec::new();
            for light in [false, true, false] {
                let Some((matrix, runs)) = sheet.side(light) else { unreachable!() };
                prop_assert_eq!(all(runs), slowly(matrix));
                black.push(matrix.get(0, 0));
            }
            prop_assert_eq!([black[0], black[0]], [!black[1], black[2]]);
        }

        #[test]
        fn eight_pixels_at_once_are_each_compared(pixels: [u8; 8], threshold: u8) {
            let expected: usize = (0..8).map(|k| usize::from(pixels[k] <= threshold) << k).sum();
            prop_assert_eq!(black_of_eight(u64::from_le_bytes(pixels), threshold), expected);
        }
    }
}
