//! Lines around one part of a stacked symbol, to find the others.
//!
//! The rows of DataBar Stacked are 5 and 7 modules high: lines some pixels apart, or a few degrees
//! askew, seldom cross both of them whole. Where one half was read, many lines close together are
//! tried at several angles.

use super::{
    expanded::PAIR_MODULES,
    half::{HALF_MODULES, Half},
};
use crate::linear::strip::Strip;
use crate::symbol::Point;

/// How far above and below the half lines are tried, in modules: half of both rows and the
/// separator of DataBar Stacked, and the rows of Stacked Omnidirectional to their middles.
const REACH: f32 = 18.0;
/// Least distance of lines, in pixels: nearer ones see the same pixels.
const LEAST_STEP: f32 = 1.0;
/// Tangents of the angles tried: askew by more than 3 degrees a line leaves a row of 5 modules.
const SLOPES: [f32; 5] = [0.0, -0.06, 0.06, -0.12, 0.12];
/// How much longer than the half a line is.
const LONGER: f32 = 1.25;

/// The height of a row of Expanded Stacked with the separators to the next, in modules, the lines that are tried in
/// each, and the rows above and below in which they are.
const ROW: f32 = 37.0;
const ROW_LINES: i32 = 4;
const ROWS: i32 = 5;
/// How much longer than a pair of Expanded a line is: the pairs on both sides.
const ACROSS_PAIRS: f32 = 3.2;
/// Pixels that are averaged into such a line.
const TAPS: usize = 4;

/// The line from one end of a part to the other.
#[derive(Clone, Copy)]
pub struct Axis {
    middle: Point,
    /// Unit vector.
    pub along: Point,
    /// In pixels.
    length: f32,
}

impl Axis {
    /// That of a part from `start` to `end`.
    pub fn new(start: Point, end: Point) -> Self {
        let (dx, dy) = (end.x - start.x, end.y - start.y);
        let length = dx.hypot(dy).max(1.0);
        let middle = Point { x: (start.x + end.x) * 0.5, y: (start.y + end.y) * 0.5 };
        Self { middle, along: Point { x: dx / length, y: dy / length }, length }
    }

    /// A line `along`, `offset` pixels beside the middle and `longer` times as long, of `taps` averaged pixels.
    fn beside(&self, offset: f32, along: Point, longer: f32, taps: usize) -> Strip {
        Strip {
            centre: Point { x: self.middle.x - self.along.y * offset, y: self.middle.y + self.along.x * offset },
            along,
            half_length: self.length * 0.5 * longer,
            taps,
            apart: 1.0,
        }
    }
}

/// The strips to read over the rows of Expanded Stacked, of which one has a pair of characters from `start` to `end`.
pub fn rows(start: Point, end: Point) -> impl Iterator<Item = Strip> {
    let axis = Axis::new(start, end);
    let step = axis.length / PAIR_MODULES * ROW / ROW_LINES as f32;
    (-ROWS * ROW_LINES..=ROWS * ROW_LINES).map(move |i| axis.beside(i as f32 * step, axis.along, ACROSS_PAIRS, TAPS))
}

/// The strips to read around a half.
pub fn strips(half: &Half) -> impl Iterator<Item = Strip> {
    let axis = Axis::new(half.start, half.end);
    let module = axis.length / HALF_MODULES;
    let step = LEAST_STEP.max(module * 0.5);
    let count = (REACH * module / step).ceil() as i32;
    SLOPES.into_iter().flat_map(move |slope| {
        let norm = 1.0_f32.hypot(slope);
        let Point { x: dx, y: dy } = axis.along;
        let along = Point { x: (dx - dy * slope) / norm, y: (dy + dx * slope) / norm };
        (-count..=count).map(move |i| axis.beside(i as f32 * step, along, LONGER, 1))
    })
}
