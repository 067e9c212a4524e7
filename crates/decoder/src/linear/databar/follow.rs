//! Lines around one half of a stacked symbol, to find the other.
//!
//! The rows of DataBar Stacked are 5 and 7 modules high: lines some pixels apart, or a few degrees
//! askew, seldom cross both of them whole. Where one half was read, many lines close together are
//! tried at several angles.

use super::half::{HALF_MODULES, Half};
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

/// The strips to read.
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
