//! Where a matrix symbol may stand: patches whose grey changes across and down by more than noise.
//!
//! ```text
//! frame ─▶ cells: mean square gradient across and down, the lesser counts ─▶ above the frame's noise?
//!       ─▶ neighbours grow into patches ─▶ the strongest, each cut out, smoothed, stretched, enlarged
//! ```
//!
//! A symbol of fifty pixels is a four-hundredth of a frame, so it may be looked at more closely than the
//! frame as a whole, and for less time.

use crate::{
    frame::Frame,
    gate::Area,
    order,
    symbol::{self, Symbol},
};

/// Pixels a cell: half of the smallest symbol.
const CELL: usize = 16;
/// Squares of so many pixels are summed before gradients are taken: that halves the noise.
const BLOCK: usize = 2;
/// Least mean square gradient of a cell, in grey levels: what is left of a contrast of 20 levels.
const LEAST: f32 = 8.0;
/// Cells whose gradient is so many times the noise belong to a patch: noise alone varies by a fifth from
/// cell to cell.
const ABOVE_NOISE: f32 = 1.8;
/// The cell, counted from the flattest, that tells the noise: a quarter of nearly every frame is flat.
const FLAT_SHARE: usize = 4;
/// Pixels around a patch: quiet zone, and modules that only graze the next cell.
const MARGIN: usize = 14;
/// Noise in levels above which no patch stands out: what a sensor sees in the dark stays below it (drawn noise of 40 levels
/// is read), what has more is texture all over, such as cloth.
pub const TEXTURE: f32 = 48.0;
/// Most of the frame that a patch may fill: larger symbols are read at the frame's own scale.
const MOST_SHARE: usize = 4;
/// Patches kept.
pub const MOST: usize = 3;

/// Moves what was read in a patch to its place in the frame.
pub fn move_to(area: Area, found: &mut [Symbol]) {
    for point in symbol::corners(found) {
        point.x += area.left as f32;
        point.y += area.top as f32;
    }
}

/// Finds patches; keeps its buffers.
#[derive(Default)]
pub struct Patches {
    upper: Vec<i32>,
    lower: Vec<i32>,
    sums: Vec<(i32, i32)>,
    energy: Vec<f32>,
    sorted: Vec<f32>,
    taken: Vec<bool>,
    stack: Vec<usize>,
    found: Vec<(f32, Area)>,
}

impl Patches {
    /// The likeliest patches of `frame`, the strongest first, and the deviation of its noise in levels.
    pub fn find(&mut self, frame: &Frame<'_>) -> ([Option<Area>; MOST], f32) {
        let columns = frame.width().div_ceil(CELL);
        self.measure(frame, columns);
        self.sorted.clone_from(&self.energy);
        let middle = self.sorted.len() / FLAT_SHARE;
        let (_, &mut noise, _) = self.sorted.select_nth_unstable_by(middle, f32::total_cmp);
        // A gradient is the difference of two means of four samples.
        let deviation = (2.0 * noise).sqrt();
        if deviation > TEXTURE {
            return ([None; MOST], deviation);
        }
        let least = (noise * ABOVE_NOISE).max(LEAST);
        self.taken.clear();
        self.taken.resize(self.energy.len(), false);
        self.found.clear();
        for seed in 0..self.energy.len() {
            if self.energy[seed] >= least && !self.taken[seed] {
                self.grow(seed, columns, least, frame);
            }
        }
        order::heaviest_first(&mut self.found, |patch| patch.0);
        let mut areas = [None; MOST];
        for (place, (_, area)) in areas.iter_mut().zip(&self.found) {
            *place = Some(*area);
        }
        (areas, deviation)
    }

    fn measure(&mut self, frame: &Frame<'_>, columns: usize) {
        let per_cell = CELL / BLOCK;
        let cells = columns * frame.height().div_ceil(CELL);
        self.sums.clear();
        self.sums.resize(cells, (0, 0));
        for y in 0..frame.height() / BLOCK {
            std::mem::swap(&mut self.upper, &mut self.lower);
            let sum = |pair: &[u8]| pair.iter().map(|&level| i32::from(level)).sum::<i32>();
            let [above, below] = [y * BLOCK, y * BLOCK + 1].map(|y| frame.row(y).chunks_exact(BLOCK));
            self.lower.clear();
            self.lower.extend(above.zip(below).map(|(a, b)| sum(a) + sum(b)));
            if y == 0 {
                continue;
            }
            let sums = &mut self.sums[(y - 1) / per_cell * columns..];
            for (sum, (up, low)) in sums.iter_mut().zip(self.upper.chunks(per_cell).zip(self.lower.chunks(per_cell))) {
                for (pair, below) in up.windows(2).zip(low) {
                    let (across, down) = (pair[1] - pair[0], below - pair[0]);
                    sum.0 += across * across;
                    sum.1 += down * down;
                }
            }
        }
        // A block is the sum of four levels.
        let scale = 1.0 / (16 * per_cell * per_cell) as f32;
        self.energy.clear();
        self.energy.extend(self.sums.iter().map(|&(across, down)| across.min(down) as f32 * scale));
    }

    fn grow(&mut self, seed: usize, columns: usize, least: f32, frame: &Frame<'_>) {
        let (mut sum, mut count) = (0.0, 0.0_f32);
        let (mut left, mut right, mut top, mut bottom) = (columns, 0, usize::MAX, 0);
        self.taken[seed] = true;
        self.stack.clear();
        self.stack.push(seed);
        while let Some(i) = self.stack.pop() {
            let (column, row) = (i % columns, i / columns);
            (left, right) = (left.min(column), right.max(column));
            (top, bottom) = (top.min(row), bottom.max(row));
            sum += self.energy[i];
            count += 1.0;
            let rows = self.energy.len() / columns;
            for y in row.saturating_sub(1)..(row + 2).min(rows) {
                for x in column.saturating_sub(1)..(column + 2).min(columns) {
                    let n = y * columns + x;
                    if self.energy[n] >= least && !self.taken[n] {
                        self.taken[n] = true;
                        self.stack.push(n);
                    }
                }
            }
        }
        let area = Area {
            left: (left * CELL).saturating_sub(MARGIN),
            top: (top * CELL).saturating_sub(MARGIN),
            right: ((right + 1) * CELL + MARGIN).min(frame.width()),
            bottom: ((bottom + 1) * CELL + MARGIN).min(frame.height()),
        };
        if area.width() * area.height() * MOST_SHARE <= frame.width() * frame.height() {
            // Modules are denser than letters, and a symbol larger than a word.
            self.found.push((sum / count.sqrt(), area));
        }
    }
}
