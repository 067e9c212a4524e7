//! The middles of QR Code's finder patterns on every third row: rxing checks the rings around each.
//!
//! rxing finds them itself, pixel by pixel; the runs are known here already.

use rxing::{
    Point,
    common::{
        BitMatrix,
        cpp_essentials::{ConcentricPattern, LocateConcentricPattern},
    },
};

use super::components::Run;

/// Dark and light modules through the middle of a pattern.
///
/// Source: ISO/IEC 18004, section 6.3.3.1.
const MODULES: [u16; 5] = [1, 1, 3, 1, 1];
/// Rows from one that is looked along to the next: three modules of a pixel are dark in the middle.
const STEP: u16 = 3;
/// How many times its width on the row a pattern may measure elsewhere: askew ones do.
const REACH: i32 = 3;
/// How many times wider dark modules may be than light ones, or the other way: print grows, and light blooms.
const GROWTH: f32 = 4.0;
/// How far a dark and a light element may differ from its modules, in modules, beside half a pixel.
const OFF: [f32; 2] = [0.75, 1.0 / 3.0];

/// The patterns of a picture in black and white, whose black runs are `runs`.
pub fn find(matrix: &BitMatrix, runs: &[Run]) -> Vec<ConcentricPattern> {
    let mut found: Vec<ConcentricPattern> = Vec::new();
    for row in runs.chunk_by(|a, b| a.y == b.y).filter(|row| row[0].y % STEP == STEP - 1) {
        let mut at = 0;
        while let Some(&[left, middle, right]) = row.get(at..at + 3) {
            let widths = elements([left, middle, right]);
            if !is_pattern(widths) {
                at += 1;
                continue;
            }
            // What follows begins with the right side of this one.
            at += 2;
            let place = Point { x: f32::from(middle.start) + f32::from(widths[2]) * 0.5, y: f32::from(middle.y) + 0.5 };
            let is_known = |one: &ConcentricPattern| Point::distance(place, one.p) < one.size as f32 * 0.5;
            if !found.iter().any(is_known) {
                let reach = REACH * i32::from(right.end - left.start);
                found.extend(LocateConcentricPattern::<true, 5, 7>(matrix, &MODULES, place, reach));
            }
        }
    }
    found
}

/// The widths of three black runs and what lies between them.
fn elements([left, middle, right]: [Run; 3]) -> [u16; 5] {
    let width = |run: Run| run.end - run.start;
    [width(left), middle.start - left.end, width(middle), right.start - middle.end, width(right)]
}

/// Whether five elements may go through the middle of a pattern.
fn is_pattern(widths: [u16; 5]) -> bool {
    let [left, before, middle, after, right] = widths;
    if middle < 3 || middle < 2 * left.max(right) || middle < before.max(after) {
        return false;
    }
    let modules = [f32::from(left + middle + right) / 5.0, f32::from(before + after) / 2.0];
    let (least, most) = (modules[0].min(modules[1]), modules[0].max(modules[1]));
    let is_near = |(i, (&width, &count)): (usize, (&u16, &u16))| {
        let module = modules[i % 2];
        (f32::from(width) - f32::from(count) * module).abs() <= module * OFF[i % 2] + 0.5
    };
    most <= GROWTH * least && widths.iter().zip(&MODULES).enumerate().all(is_near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rxing::qrcode::cpp_port::detector::FindFinderPatterns;

    proptest! {
        #[test]
        fn patterns_are_those_that_rxing_finds(
            places in prop::collection::vec((0_u32..60, 0_u32..60, 1_u32..4), 1..5),
            spots in prop::collection::vec((0_u32..90, 0_u32..90), 0..20),
        ) {
            let Ok(mut matrix) = BitMatrix::new(90, 90) else { unreachable!() };
            for (left, top, module) in places {
                for (x, y) in (0..7 * module).flat_map(|y| (0..7 * module).map(move |x| (x, y))) {
                    let ring = (2 * (x / module)).abs_diff(6).max((2 * (y / module)).abs_diff(6)) / 2;
                    matrix.set_bool((left + x).min(89), (top + y).min(89), ring != 2);
                }
            }
            spots.into_iter().for_each(|(x, y)| matrix.flip_coords(x, y));
            let mut runs: Vec<Run> = Vec::new();
            for (y, x) in (0..90).flat_map(|y| (0..90).map(move |x| (y, x))).filter(|&(y, x)| matrix.get(x, y)) {
                let (y, start, end) = (y as u16, x as u16, x as u16 + 1);
                match runs.last_mut() {
                    Some(last) if (last.y, last.end) == (y, start) => last.end = end,
                    _ => runs.push(Run { y, start, end }),
                }
            }
            let place = |one: &ConcentricPattern| (one.p.x, one.p.y, one.size);
            let ours: Vec<_> = find(&matrix, &runs).iter().map(place).collect();
            let theirs: Vec<_> = FindFinderPatterns(&matrix, true, 0).iter().map(place).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
