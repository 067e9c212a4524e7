//! Rows and columns of a frame, sample for pixel.

use super::{LineReader, Sensitivity, region::Region, runs::Line};
use crate::{frame::Frame, symbol::Point};

/// Rows of a still picture: 180 see an EAN at arm's length twenty times.
const ROWS: usize = 180;

/// Rows from one to the next of a still picture.
pub(super) fn row_step(frame: &Frame<'_>) -> usize {
    (frame.height() / ROWS).max(1)
}

/// Reads `rows`, by turns with either sensitivity; another `turn` begins with the other.
pub(super) fn rows(frame: &Frame<'_>, rows: impl Iterator<Item = usize>, turn: usize, lines: &mut LineReader) {
    for (i, y) in rows.enumerate() {
        row(frame, y, i + turn, lines);
    }
}

/// Reads row `y`, with either sensitivity by turns.
pub(super) fn row(frame: &Frame<'_>, y: usize, turn: usize, lines: &mut LineReader) {
    lines.next_line();
    let grey = lines.grey_mut();
    grey.clear();
    grey.extend(frame.row(y).iter().map(|&v| f32::from(v)));
    let sensitivity = if turn.is_multiple_of(2) { Sensitivity::FINE } else { Sensitivity::COARSE };
    lines.read(Line::row(y), sensitivity);
}

/// Whether symbols that need no more votes stand over all regions that row `y` runs through.
pub(super) fn are_all_read(regions: &[Region], y: usize, lines: &LineReader) -> bool {
    let crossed = |region: &&Region| {
        let half = (region.along.y * region.half_length).abs() + (region.along.x * region.half_height).abs();
        (region.centre.y - y as f32).abs() < half
    };
    let mut crossed = regions.iter().filter(crossed).peekable();
    crossed.peek().is_some() && crossed.all(|region| lines.candidates.cover(region))
}

/// Begins a line and gives it the samples of column `x`.
pub(super) fn column(frame: &Frame<'_>, x: usize, lines: &mut LineReader) -> Line {
    lines.next_line();
    let grey = lines.grey_mut();
    grey.clear();
    grey.extend(frame.luma().iter().skip(x).step_by(frame.width()).map(|&v| f32::from(v)));
    Line { start: Point { x: x as f32 + 0.5, y: 0.0 }, step: Point { x: 0.0, y: 1.0 }, half_band: 0.5 }
}

/// Reads every column.
pub(super) fn columns(frame: &Frame<'_>, lines: &mut LineReader) {
    for x in 0..frame.width() {
        let line = column(frame, x, lines);
        let sensitivity = if x.is_multiple_of(2) { Sensitivity::FINE } else { Sensitivity::COARSE };
        lines.read(line, sensitivity);
    }
}
