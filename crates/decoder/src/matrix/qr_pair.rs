//! A QR Code of which only two finder patterns are found: the third is torn, covered, or in glare.
//!
//! ```text
//! two patterns ─▶ side of the symbol, or its diagonal ─▶ where the third may be ─▶ where it fits best ─▶ corners
//! ```

use super::{finder::Finder, grid::Spot, picture::Picture, qr_net::Corners};
use crate::order;

/// Pairs that are tried in one picture, the likeliest first.
const MOST_PAIRS: usize = 4;
/// Rays of each of its patterns.
const LEAST_RAYS: usize = 26;
/// How much larger one pattern of a pair may be than the other.
const LARGER: f32 = 1.5;
/// How far from where it is expected the third pattern is looked for, in modules.
const REACH: f32 = 3.2;
/// Least correlation of a torn pattern with a whole one, and of a pattern that was found.
const LEAST_LIKENESS: f32 = 0.3;
const WHOLE: f32 = 0.6;

/// The corners of the finder patterns of symbols that two of `finders` may belong to, and modules a side; those whose
/// third pattern is most like one first.
pub fn completed(picture: &Picture<'_>, finders: &[Finder]) -> Vec<(Corners, f32)> {
    let mut pairs = Vec::new();
    for (i, one) in finders.iter().enumerate() {
        for other in &finders[i + 1..] {
            let larger = one.module.max(other.module) / one.module.min(other.module);
            if larger < LARGER && one.rays.min(other.rays) >= LEAST_RAYS {
                pairs.push((one.rays.min(other.rays), one, other));
            }
        }
    }
    order::heaviest_first(&mut pairs, |pair| pair.0 as f32);
    let mut completed = Vec::new();
    for (_, one, other) in pairs.into_iter().take(MOST_PAIRS) {
        completed.extend(beside(picture, one, other));
        completed.extend(beside(picture, other, one));
        completed.extend(across(picture, one, other));
    }
    order::heaviest_first(&mut completed, |third: &Completed| third.likeness);
    completed.into_iter().map(|third| (third.corners, third.side)).collect()
}

/// A symbol that is complete but for proof.
#[derive(Clone, Copy)]
struct Completed {
    corners: Corners,
    side: f32,
    likeness: f32,
}

/// `one` is the middle pattern and `other` stands beside it: the third on either hand.
fn beside(picture: &Picture<'_>, one: &Finder, other: &Finder) -> Option<Completed> {
    let vector = minus(other.at, one.at);
    let modules = vector.0.hypot(vector.1) / ((one.module_along(vector) + other.module_along(vector)) * 0.5);
    if !(11.0..180.0).contains(&modules) {
        return None;
    }
    let along = times(vector, 1.0 / modules);
    let square = (-along.1, along.0);
    let upright = times(square, one.module_along(square) / along.0.hypot(along.1));
    // What seemed square to the side is so only where the label lies flat.
    let [a, b, c, d] = one.corners(picture, along, upright)?;
    let upright = times(plus(minus(c, b), minus(d, a)), 0.1);
    if [one, other].iter().any(|known| likeness(picture, known.at, along, upright) < WHOLE) {
        return None;
    }
    let places = [upright, times(upright, -1.0)].map(|upright| {
        let (likeness, third) = like_a_finder(picture, plus(one.at, times(upright, modules)), along, upright);
        (likeness, third, upright)
    });
    let (likeness, third, upright) = if places[0].0 > places[1].0 { places[0] } else { places[1] };
    let clockwise = along.0 * upright.1 - along.1 * upright.0 > 0.0;
    let (right, down) = if clockwise { (along, upright) } else { (upright, along) };
    let known = [one.corners(picture, right, down)?, other.corners(picture, right, down)?];
    let third = square_at(third, right, down);
    let corners = if clockwise { [known[0], known[1], third] } else { [known[0], third, known[1]] };
    (likeness > LEAST_LIKENESS).then_some(Completed { corners, side: modules + 7.0, likeness })
}

/// The patterns stand across from each other: the middle one at either end of the other diagonal.
fn across(picture: &Picture<'_>, one: &Finder, other: &Finder) -> Option<Completed> {
    let vector = minus(other.at, one.at);
    let half = times(vector, 0.5);
    let square = (-half.1, half.0);
    let both = [square, times(square, -1.0)].map(|square| {
        // From the middle pattern, which lies at half + square, to either of the two.
        let (right, down) = (minus(times(half, -1.0), square), minus(half, square));
        let length = right.0.hypot(right.1);
        let modules = length / ((one.module_along(right) + other.module_along(down)) * 0.5);
        let (right, down) = (times(right, 1.0 / modules), times(down, 1.0 / modules));
        if [one, other].iter().any(|known| likeness(picture, known.at, right, down) < WHOLE) {
            return (0.0, one.at, modules);
        }
        let (likeness, third) = like_a_finder(picture, plus(one.at, plus(half, square)), right, down);
        (likeness, third, modules)
    });
    let (likeness, middle, modules) = if both[0].0 > both[1].0 { both[0] } else { both[1] };
    if !(11.0..180.0).contains(&modules) || likeness < LEAST_LIKENESS {
        return None;
    }
    let (a, b) = (minus(one.at, middle), minus(other.at, middle));
    let clockwise = a.0 * b.1 - a.1 * b.0 > 0.0;
    let (top_right, bottom_left) = if clockwise { (one, other) } else { (other, one) };
    let right = times(minus(top_right.at, middle), 1.0 / modules);
    let down = times(minus(bottom_left.at, middle), 1.0 / modules);
    let known = [top_right.corners(picture, right, down)?, bottom_left.corners(picture, right, down)?];
    Some(Completed { corners: [square_at(middle, right, down), known[0], known[1]], side: modules + 7.0, likeness })
}

/// Where near `place` the picture is most like a finder pattern, and how much: 1 is one.
fn like_a_finder(picture: &Picture<'_>, place: Spot, right: Spot, down: Spot) -> (f32, Spot) {
    let mut best = (0.0, place);
    for (reach, step) in [(REACH, 0.8), (0.4, 0.4)] {
        let centre = best.1;
        let count = (reach / step) as i32;
        for y in -count..=count {
            for x in -count..=count {
                let at = plus(centre, plus(times(right, x as f32 * step), times(down, y as f32 * step)));
                let likeness = likeness(picture, at, right, down);
                if likeness > best.0 {
                    best = (likeness, at);
                }
            }
        }
    }
    best
}

/// The correlation of the picture around `at` with a finder pattern and its light frame.
fn likeness(picture: &Picture<'_>, at: Spot, right: Spot, down: Spot) -> f32 {
    let (mut sums, mut squares, mut product, mut signs) = (0.0, 0.0, 0.0, 0.0);
    for y in -4_i32..=4 {
        for x in -4_i32..=4 {
            let level = picture.at(plus(at, plus(times(right, x as f32), times(down, y as f32))));
            let sign = if matches!(x.abs().max(y.abs()), 2 | 4) { 1.0 } else { -1.0 };
            sums += level;
            squares += level * level;
            product += level * sign;
            signs += sign;
        }
    }
    let count = 81.0_f32;
    let spread = ((squares - sums * sums / count) * (count - signs * signs / count)).max(1.0);
    (product - sums * signs / count) / spread.sqrt()
}

/// The corners of the square of five modules around `at`.
fn square_at(at: Spot, right: Spot, down: Spot) -> [Spot; 4] {
    let corner = |x: f32, y: f32| plus(at, plus(times(right, x), times(down, y)));
    [corner(-2.5, -2.5), corner(2.5, -2.5), corner(2.5, 2.5), corner(-2.5, 2.5)]
}

fn plus(a: Spot, b: Spot) -> Spot {
    (a.0 + b.0, a.1 + b.1)
}

fn minus(a: Spot, b: Spot) -> Spot {
    (a.0 - b.0, a.1 - b.1)
}

fn times(a: Spot, by: f32) -> Spot {
    (a.0 * by, a.1 * by)
}
