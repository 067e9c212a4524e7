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

/// The strips to read over the rows of Expanded Stacked, of which one has a pair of characters from `start` to `end`.
pub fn rows(start: Point, end: Point) -> impl Iterator<Item = Strip> {
    let (dx, dy) = (end.x - start.x, end.y - start.y);
    let length = dx.hypot(dy).max(1.0);
    let step = length / PAIR_MODULES * ROW / ROW_LINES as f32;
    let middle = Point { x: (start.x + end.x) * 0.5, y: (start.y + end.y) * 0.5 };
    let along = Point { x: dx / length, y: dy / length };
    (-ROWS * ROW_LINES..=ROWS * ROW_LINES).map(move |i| {
        let offset = i as f32 * step;
        Strip {
            centre: Point { x: middle.x - along.y * offset, y: middle.y + along.x * offset },
            along,
            half_length: length * 0.5 * ACROSS_PAIRS,
            taps: TAPS,
            apart: 1.0,
        }
    })
}

/// The strips to read around a half.
pub fn strips(half: &Half) -> impl Iterator<Item = Strip> {
    let (dx, dy) = (half.end.x - half.start.x, half.end.y - half.start.y);
    let length = dx.hypot(dy).max(1.0);
    let module = length / HALF_MODULES;
    let step = LEAST_STEP.max(module * 0.5);
    let count = (REACH * module / step).ceil() as i32;
    let middle = Point { x: (half.start.x + half.end.x) * 0.5, y: (half.start.y + half.end.y) * 0.5 };
    let (dx, dy) = (dx / length, dy / length);
    SLOPES.into_iter().flat_map(move |slope| {
        let norm = 1.0_f32.hypot(slope);
        let along = Point { x: (dx - dy * slope) / norm, y: (dy + dx * slope) / norm };
        (-count..=count).map(move |i| {
            let offset = i as f32 * step;
            Strip {
                centre: Point { x: middle.x - dy * offset, y: middle.y + dx * offset },
                along,
                half_length: length * 0.5 * LONGER,
                taps: 1,
                apart: 1.0,
            }
        })
    })
}
