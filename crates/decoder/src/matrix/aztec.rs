//! Aztec Code, told apart and not read: squares within squares, each a module wide.
//!
//! Every line through their common middle crosses the squares at even steps, and these steps are longest towards the
//! four corners; those of circles, however they are tilted, are longest towards two sides at most.
//!
//! Source: ISO/IEC 24778, section 6.2 (finder pattern).

use std::f32::consts::TAU;

use super::{components::Run, grid::Spot};
use crate::turn::cos_sin;

/// Black runs of a row through the middle: the dark middle and two rings on each side.
const RUNS: usize = 5;
/// From the inner side of the outer dark ring to the other: modules.
const INSIDE: f32 = 7.0;
/// Least pixels a module.
const LEAST_MODULE: f32 = 1.5;
/// Rays from the middle, and how many of them must show the rings.
const RAYS: usize = 16;
const LEAST_RAYS: usize = 15;
/// From one ring to the next, as a share of the even step.
const EVEN: std::ops::Range<f32> = 0.5..1.5;
/// The outer ring's distance by the row's: a corner is farther than a side by the root of two, and tilted views add.
const OUTER: std::ops::Range<f32> = 0.55..1.9;
/// How much farther the corners are than the sides, as the fourth harmonic over the mean: 0.06 to 0.09 for squares, 0.01
/// for circles that are seen from the side.
const LEAST_CORNERS: f32 = 0.035;
/// Middles that are looked at in one picture.
const MOST_LOOKS: usize = 200;

/// Whether a picture, given by its black runs, row by row, and as `black`, shows a finder pattern.
pub fn is_there(runs: &[Run], black: impl Fn(Spot) -> bool) -> bool {
    let mut looks = 0;
    for five in runs.windows(RUNS) {
        let (first, last) = (five[0], five[RUNS - 1]);
        if first.y != last.y {
            continue;
        }
        let module = f32::from(last.start - first.end) / INSIDE;
        let slack = 0.4 * module + 0.6;
        let is_one = |length: u16| (f32::from(length) - module).abs() <= slack;
        let even = module >= LEAST_MODULE
            && five[1..RUNS - 1].iter().all(|run| is_one(run.end - run.start))
            && five.windows(2).all(|pair| is_one(pair[1].start - pair[0].end));
        if !even {
            continue;
        }
        looks += 1;
        if looks > MOST_LOOKS {
            return false;
        }
        let middle = five[2];
        let x = f32::from(middle.start + middle.end) * 0.5;
        if let Some(at) = upright_middle((x, f32::from(middle.y) + 0.5), module, &black)
            && has_rings(at, module, &black)
        {
            return true;
        }
    }
    false
}

/// The middle of the dark square in its column.
fn upright_middle((x, y): Spot, module: f32, black: &impl Fn(Spot) -> bool) -> Option<Spot> {
    let reach = (1.5 * module) as usize + 1;
    let end = |sign: f32| (1..=reach).find(|&i| !black((x, y + sign * i as f32))).map(|i| i as f32);
    let (above, below) = (end(-1.0)?, end(1.0)?);
    Some((x, y + (below - above) * 0.5))
}

/// Whether the rays from `at` cross square rings.
fn has_rings(at: Spot, module: f32, black: &impl Fn(Spot) -> bool) -> bool {
    // The rays of each of four directions between two corners.
    let mut sums = [0.0_f32; 4];
    let mut missing = 0;
    for ray in 0..RAYS {
        match outer_ring(at, direction(ray), module, black) {
            Some(distance) => sums[ray % 4] += distance,
            None => {
                missing += 1;
                if missing > RAYS - LEAST_RAYS {
                    return false;
                }
                // As far as the row says, so that one missing ray makes no corner.
                sums[ray % 4] += 0.5 * INSIDE * module;
            }
        }
    }
    let all: f32 = sums.iter().sum();
    (sums[0] - sums[2]).hypot(sums[1] - sums[3]) > LEAST_CORNERS * all
}

/// How far the outer dark ring is along a ray that crosses the rings at even steps.
fn outer_ring(at: Spot, (dx, dy): Spot, module: f32, black: &impl Fn(Spot) -> bool) -> Option<f32> {
    let most = 0.5 * INSIDE * module * OUTER.end;
    let mut changes = [0.0; 4];
    let (mut dark, mut count, mut far) = (true, 0, 0.0);
    while count < changes.len() {
        if far > most {
            return None;
        }
        if black((at.0 + dx * far, at.1 + dy * far)) != dark {
            dark = !dark;
            changes[count] = far;
            count += 1;
        }
        far += 0.5;
    }
    let outer = changes[3];
    let step = outer / (0.5 * INSIDE);
    let even = changes.windows(2).all(|pair| EVEN.contains(&((pair[1] - pair[0]) / step)));
    (even && OUTER.contains(&(outer / (0.5 * INSIDE * module)))).then_some(outer)
}

/// The direction of a ray, as a unit vector.
fn direction(ray: usize) -> Spot {
    cos_sin(ray as f32 / RAYS as f32 * TAU)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: i32 = 160;

    /// Whether a picture is recognised that is black where `rings` says so of the place from its middle, turned.
    fn is_seen(turn: f32, rings: impl Fn(f32, f32) -> bool) -> bool {
        let (cos, sin) = cos_sin(turn);
        let is_black = |x: f32, y: f32| {
            let (x, y) = (x - SIDE as f32 * 0.5, y - SIDE as f32 * 0.5);
            rings(x * cos + y * sin, y * cos - x * sin)
        };
        let mut runs = Vec::new();
        for y in 0..SIDE {
            let row: Vec<bool> = (0..SIDE).map(|x| is_black(x as f32 + 0.5, y as f32 + 0.5)).collect();
            let mut start = 0;
            for same in row.chunk_by(|a, b| a == b) {
                if same[0] {
                    runs.push(Run { y: y as u16, start: start as u16, end: (start + same.len()) as u16 });
                }
                start += same.len();
            }
        }
        is_there(&runs, |(x, y)| is_black(x.floor() + 0.5, y.floor() + 0.5))
    }

    /// Rings a module of five pixels wide, dark in the middle, up to the fifth.
    fn ring(distance: f32) -> bool {
        let ring = (distance / 5.0 + 0.5) as i32;
        ring % 2 == 0 && ring < 5
    }

    #[test]
    fn squares_within_squares_are_seen_however_they_are_turned() {
        for step in 0..16 {
            let turn = step as f32 * 0.1;
            assert!(is_seen(turn, |x, y| ring(x.abs().max(y.abs()))), "{turn}");
        }
    }

    #[test]
    fn circles_stripes_and_other_finder_patterns_are_not() {
        for step in 0..16 {
            let turn = step as f32 * 0.1;
            assert!(!is_seen(turn, |x, y| ring(x.hypot(y))), "circles");
            assert!(!is_seen(turn, |x, y| ring(x.hypot(1.4 * y))), "circles from the side, {turn}");
            assert!(!is_seen(turn, |x, _| x.rem_euclid(10.0) < 5.0), "stripes");
            assert!(!is_seen(turn, |x, y| (x.rem_euclid(10.0) < 5.0) == (y.rem_euclid(10.0) < 5.0)), "a chessboard");
            let finder = |far: f32| (far / 5.0 + 0.5) as i32;
            assert!(!is_seen(turn, |x, y| matches!(finder(x.abs().max(y.abs())), 0 | 1 | 3)), "QR Code's");
        }
    }
}
