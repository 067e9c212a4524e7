//! A quick look at a frame, before any reader: is there texture, where, and did anything move?
//!
//! Most frames of a live camera show a table, a hand or a blur. One sample in ten is looked at,
//! so that a frame without a code costs a fraction of a millisecond.

use crate::frame::Frame;

/// Rows between samples, and pixels between samples of a row: the thinnest readable bars are 1.2
/// pixels wide, and a row of them changes at two pixels' distance as often as at one. Five has no
/// divisor in common with usual periods of print.
const ROW_STEP: usize = 5;
const COLUMN_STEP: usize = 2;

/// Side of a cell in pixels: as large as the smallest matrix symbol.
const CELL: usize = 24;

/// Levels between samples that count as a change: above the noise of a dim sensor (σ 3), below
/// a code at a twelfth of full contrast.
const CHANGE: u8 = 9;

/// Share of changing samples, in percent, that makes a cell busy: bars and modules change at more
/// than a third, the edge of a thing at a tenth.
const BUSY_PERCENT: u32 = 18;

/// Mean levels by which a cell must change to have moved: exposure flickers by less.
const MOVED: u32 = 10;

/// A rectangle in pixels: from `left`, `top` to before `right`, `bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Left side.
    pub left: usize,
    /// Top side.
    pub top: usize,
    /// One behind the right side.
    pub right: usize,
    /// One behind the bottom.
    pub bottom: usize,
}

impl Area {
    /// Pixels a row.
    pub fn width(&self) -> usize {
        self.right - self.left
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.bottom - self.top
    }
}

/// What the quick look saw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Mean brightness: 0 to 255.
    pub luma: f32,
    /// Mean change between samples: 0 flat, above 10 crisp print.
    pub sharpness: f32,
    /// The rectangle around all busy cells, with a margin; `None` when none is busy.
    pub busy: Option<Area>,
    /// Whether a cell changed since the frame before; true for the first frame.
    pub moved: bool,
    /// Mean change of the cells' brightness since the frame before, in levels; 0 for the first frame.
    pub motion: f32,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    sum: u32,
    samples: u32,
    changes: u32,
}

impl Cell {
    fn mean(&self) -> u32 {
        self.sum / self.samples.max(1)
    }
}

/// Looks at frames and remembers the last one; keeps its buffers.
#[derive(Default)]
pub struct Gate {
    cells: Vec<Cell>,
    means: Vec<u32>,
    before: Vec<u32>,
}

impl Gate {
    /// Forgets the last frame.
    pub fn reset(&mut self) {
        self.means.clear();
        self.before.clear();
    }

    /// Looks at a frame.
    pub fn look(&mut self, frame: &Frame<'_>) -> Look {
        let (width, height) = (frame.width(), frame.height());
        let columns = width.div_ceil(CELL);
        self.cells.clear();
        self.cells.resize(columns * height.div_ceil(CELL), Cell::default());
        let (mut sum, mut change_sum, mut samples) = (0_u64, 0_u64, 0_u64);
        for y in (0..height).step_by(ROW_STEP) {
            let row = frame.row(y);
            let below = frame.row((y + COLUMN_STEP).min(height - 1));
            let cells = &mut self.cells[y / CELL * columns..];
            for (cell, (row, below)) in cells.iter_mut().zip(row.chunks(CELL).zip(below.chunks(CELL))) {
                let cell_row = CellRow::of(row, below);
                let (cell_sum, changes, count) =
                    (cell_row.sum(), cell_row.changes(), row.len().div_ceil(COLUMN_STEP) as u32);
                change_sum += u64::from(cell_row.change_sum());
                sum += u64::from(cell_sum);
                samples += u64::from(count);
                cell.sum += cell_sum;
                cell.changes += changes;
                cell.samples += count;
            }
        }
        Look {
            luma: sum as f32 / samples as f32,
            sharpness: change_sum as f32 / samples as f32,
            busy: self.busy(columns, width, height),
            moved: self.moved(),
            motion: self.motion(),
        }
    }

    fn busy(&self, columns: usize, width: usize, height: usize) -> Option<Area> {
        let mut area: Option<Area> = None;
        for (i, cell) in self.cells.iter().enumerate() {
            if cell.changes * 100 < cell.samples * BUSY_PERCENT {
                continue;
            }
            // A cell of margin: quiet zones are flat.
            let (left, top) = ((i % columns * CELL).saturating_sub(CELL), (i / columns * CELL).saturating_sub(CELL));
            let right = (i % columns * CELL + 2 * CELL).min(width);
            let bottom = (i / columns * CELL + 2 * CELL).min(height);
            area = Some(area.map_or(Area { left, top, right, bottom }, |a| Area {
                left: a.left.min(left),
                top: a.top.min(top),
                right: a.right.max(right),
                bottom: a.bottom.max(bottom),
            }));
        }
        area
    }

    fn moved(&mut self) -> bool {
        let still = self.means.len() == self.cells.len()
            && self.means.iter().zip(&self.cells).all(|(&last, cell)| cell.mean().abs_diff(last) < MOVED);
        // A slow pan adds up: the frame to compare with stays the one that last moved.
        if !still {
            self.means.clear();
            self.means.extend(self.cells.iter().map(Cell::mean));
        }
        !still
    }

    fn motion(&mut self) -> f32 {
        let known = self.before.len() == self.cells.len();
        let changes = self.before.iter().zip(&self.cells).map(|(&last, cell)| cell.mean().abs_diff(last));
        let change: u32 = if known { changes.sum() } else { 0 };
        self.before.clear();
        self.before.extend(self.cells.iter().map(Cell::mean));
        change as f32 / self.cells.len().max(1) as f32
    }
}

/// Samples of a cell in one row.
const SAMPLES: usize = CELL / COLUMN_STEP;

/// One row of a cell: levels and how much each differs from the samples beside and below it; zeros
/// behind the end of the row. Loops of one length each become vector instructions.
struct CellRow {
    levels: [u8; SAMPLES],
    change: [u8; SAMPLES],
}

impl CellRow {
    fn of(row: &[u8], below: &[u8]) -> Self {
        let (mut levels, mut before, mut under) = ([0; SAMPLES], [0; SAMPLES], [0; SAMPLES]);
        if let (Ok(row), Ok(below)) = (<&[u8; CELL]>::try_from(row), <&[u8; CELL]>::try_from(below)) {
            for i in 0..SAMPLES {
                levels[i] = row[i * COLUMN_STEP];
                under[i] = below[i * COLUMN_STEP];
                before[i] = row[i.saturating_sub(1) * COLUMN_STEP];
            }
        } else {
            let mut last = row[0];
            for (i, (&level, &below)) in row.iter().zip(below).step_by(COLUMN_STEP).enumerate() {
                (levels[i], under[i], before[i]) = (level, below, last);
                last = level;
            }
        }
        let change = std::array::from_fn(|i| levels[i].abs_diff(before[i]).max(levels[i].abs_diff(under[i])));
        Self { levels, change }
    }

    fn sum(&self) -> u32 {
        u32::from(self.levels.iter().map(|&level| u16::from(level)).sum::<u16>())
    }

    fn change_sum(&self) -> u32 {
        u32::from(self.change.iter().map(|&change| u16::from(change)).sum::<u16>())
    }

    fn changes(&self) -> u32 {
        u32::from(self.change.iter().map(|&change| u8::from(change >= CHANGE)).sum::<u8>())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // A test stops at the first thing that is not as stated.
    use super::*;

    #[track_caller]
    fn look(width: usize, height: usize, level: impl Fn(usize, usize) -> u8) -> Look {
        let luma: Vec<u8> = (0..width * height).map(|i| level(i % width, i / width)).collect();
        Gate::default().look(&Frame::new(&luma, width, height).unwrap())
    }

    #[test]
    fn a_flat_frame_is_not_busy() {
        assert_eq!(look(640, 480, |_, _| 90).busy, None);
        assert_eq!(look(1, 1, |_, _| 0).busy, None);
    }

    #[test]
    fn the_edge_of_a_thing_is_not_busy() {
        assert_eq!(look(640, 480, |x, _| if x < 300 { 40 } else { 200 }).busy, None);
    }

    #[test]
    fn bars_are_busy_in_either_direction_and_have_a_margin() {
        let inside = |x: usize, y: usize| (200..300).contains(&x) && (100..200).contains(&y);
        let bars = |turned: bool| {
            move |x: usize, y: usize| {
                let along = if turned { y } else { x };
                if inside(x, y) && (along / 3).is_multiple_of(2) { 60 } else { 100 }
            }
        };
        for turned in [false, true] {
            let busy = look(640, 480, bars(turned)).busy.unwrap();
            assert!(busy.left < 200 && busy.right >= 300 && busy.top < 100 && busy.bottom >= 200, "{busy:?}");
            assert!(busy.width() < 200 && busy.height() < 200, "{busy:?}");
        }
    }

    #[test]
    fn the_same_frame_has_not_moved() {
        let mut gate = Gate::default();
        let luma: Vec<u8> = (0..64 * 64).map(|i| (i % 251) as u8).collect();
        let other: Vec<u8> = luma.iter().map(|&l| l / 2).collect();
        let mut moved = |luma: &[u8]| gate.look(&Frame::new(luma, 64, 64).unwrap()).moved;
        assert_eq!([moved(&luma), moved(&luma), moved(&other), moved(&other)], [true, false, true, false]);
    }

    #[test]
    fn motion_is_the_change_since_the_frame_before() {
        let mut gate = Gate::default();
        let mut motion = |level: u8| gate.look(&Frame::new(&[level; 64 * 64], 64, 64).unwrap()).motion;
        assert_eq!([motion(100), motion(100), motion(106), motion(112), motion(112)], [0.0, 0.0, 6.0, 6.0, 0.0]);
    }
}
