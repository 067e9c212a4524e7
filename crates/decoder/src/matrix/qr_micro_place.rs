//! Where a Micro QR Code lies whose finder pattern was found by itself.
//!
//! ```text
//! finder pattern ─▶ each corner as its top left, each size ─▶ how far timing patterns, rings and quiet zone agree
//!   ─▶ the best, its arms moved to where they agree more ─▶ modules ─▶ in place? ─▶ decoded
//! ```
//!
//! Source: ISO/IEC 18004, sections 6.3.3 to 6.3.5 (function patterns), 5.3.8 (quiet zone).

use super::{
    Found,
    finder::Finder,
    grid::{self, Grid, Spot},
    layer::{Kind, Layer},
    picture::Picture,
    qr_micro,
};

/// Sides of symbols whose checks suffice to tell them from noise.
const SIDES: [i32; 3] = [13, 15, 17];
/// Least correlation with what does not depend on the content: the best of all sizes and turns of noise reaches half.
const LEAST: f32 = 0.55;
/// Steps by which the ends of the timing patterns are moved, in modules.
const STEPS: [f32; 4] = [0.6, 0.3, 0.3, 0.15];

/// A top left corner and a module along both timing patterns.
#[derive(Clone, Copy)]
struct Place {
    corner: Spot,
    across: Spot,
    down: Spot,
}

impl Place {
    fn at(&self, x: f32, y: f32) -> Spot {
        let along = |corner: f32, across: f32, down: f32| corner + across * x + down * y;
        (along(self.corner.0, self.across.0, self.down.0), along(self.corner.1, self.across.1, self.down.1))
    }

    /// The correlation of the picture with a symbol of `side` modules here: 1 the same, 0 nothing in common.
    fn agrees(&self, picture: &Picture<'_>, side: i32) -> f32 {
        let (mut count, mut signs, mut levels, mut squares, mut product) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (x, y) in (-1..=side).flat_map(|y| (-1..=side).map(move |x| (x, y))) {
            let Some(is_dark) = expected(x, y, side) else { continue };
            let sign = if is_dark { -1.0 } else { 1.0 };
            let level = picture.at(self.at(x as f32 + 0.5, y as f32 + 0.5));
            count += 1.0;
            signs += sign;
            levels += level;
            squares += level * level;
            product += sign * level;
        }
        let spread = (squares - levels * levels / count) * (count - signs * signs / count);
        (product - signs * levels / count) / spread.max(1.0).sqrt()
    }

    /// The same with the arms moved to where it agrees most, and how far it does.
    fn settled(self, picture: &Picture<'_>, side: i32) -> (f32, Self) {
        let mut best = (self.agrees(picture, side), self);
        for step in STEPS {
            let off = step / side as f32;
            for (along, square) in [(off, 0.0), (-off, 0.0), (0.0, off), (0.0, -off)] {
                let moved = |arm: Spot, place: &Self| {
                    let part = |arm: f32, across: f32, down: f32| arm + along * across + square * down;
                    (part(arm.0, place.across.0, place.down.0), part(arm.1, place.across.1, place.down.1))
                };
                let (before, shift) = (best.1, (along * side as f32 * 0.5, square * side as f32 * 0.5));
                let turns = [
                    Self { across: moved(before.across, &before), ..before },
                    Self { down: moved(before.down, &before), ..before },
                    Self { corner: before.at(shift.0, shift.1), ..before },
                ];
                for place in turns {
                    let agrees = place.agrees(picture, side);
                    if agrees > best.0 {
                        best = (agrees, place);
                    }
                }
            }
        }
        best
    }

    fn corners(&self, side: i32) -> [Spot; 4] {
        let far = side as f32;
        [(0.0, 0.0), (far, 0.0), (far, far), (0.0, far)].map(|(x, y)| self.at(x, y))
    }
}

/// Whether a module that does not depend on the content is dark, of a symbol of `side` modules and its quiet zone.
fn expected(x: i32, y: i32, side: i32) -> Option<bool> {
    let (near, far) = (x.min(y), x.max(y));
    match (near, far) {
        (-1, _) => Some(false),
        (_, far) if far == side => Some(false),
        (0.., 0..=6) => Some((x - 3).abs().max((y - 3).abs()) != 2),
        (0.., 7) => Some(false),
        (0, _) => Some(far % 2 == 0),
        _ => None,
    }
}

/// Appends the symbol at one of `finders`; one that is in place and cannot be decoded is `located`.
pub fn read(
    picture: &Picture<'_>,
    finders: &[Finder],
    grey: &mut Vec<f32>,
    located: &mut Vec<Layer>,
    found: &mut Vec<Found>,
) {
    for finder in finders {
        let (across, down) = finder.axes();
        let Some(inside) = finder.corners(picture, across, down) else { continue };
        let mut best: Option<(f32, Place, i32)> = None;
        for turn in 0..4 {
            let [a, b, c, d] = std::array::from_fn(|i| inside[(i + turn) % 4]);
            let side = |from: Spot, to: Spot, one: Spot, other: Spot| {
                ((to.0 - from.0 + other.0 - one.0) * 0.1, (to.1 - from.1 + other.1 - one.1) * 0.1)
            };
            let mut place = Place { corner: a, across: side(a, b, d, c), down: side(a, d, b, c) };
            place.corner = place.at(-1.0, -1.0);
            for side in SIDES {
                let agrees = place.agrees(picture, side);
                if best.as_ref().is_none_or(|known| agrees > known.0) {
                    best = Some((agrees, place, side));
                }
            }
        }
        let Some((_, place, side)) = best else { continue };
        let (agrees, place) = place.settled(picture, side);
        if agrees >= LEAST {
            found.extend(symbol(picture, place.corners(side), side as usize, grey, located));
        }
    }
}

fn symbol(
    picture: &Picture<'_>,
    corners: [Spot; 4],
    side: usize,
    grey: &mut Vec<f32>,
    located: &mut Vec<Layer>,
) -> Option<Found> {
    Grid::new(corners)?.sample(picture, side, side, grey);
    let modules = grid::modules(grey, side, side, None)?;
    if !qr_micro::is_in_place(&modules) {
        return None;
    }
    let symbol = qr_micro::decode(&modules);
    if symbol.is_none() {
        located.extend(Layer::new(Kind::MicroQr, (side, side), corners, grey));
    }
    symbol.map(|symbol| Found { corners, size: (side, side), ..symbol })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIXELS: usize = 3;
    const WIDTH: usize = 90;

    /// A symbol of `side` modules of any content whose top left corner is (20, 20), in a picture that is light elsewhere
    /// but for what stands in its quiet zone.
    fn picture(side: i32, content: u32) -> Vec<u8> {
        let is_dark = |x: i32, y: i32| {
            let bit = content.rotate_left((5 * x + 3 * y) as u32 % 32) & 1 == 1;
            let inside = (0..side).contains(&x) && (0..side).contains(&y);
            // A line of print runs into the ring.
            inside && expected(x, y, side).unwrap_or(bit) || (y == -1 && (3..6).contains(&x))
        };
        let module = |at: usize| (at as i32 - 20).div_euclid(PIXELS as i32);
        (0..WIDTH * WIDTH).map(|i| if is_dark(module(i % WIDTH), module(i / WIDTH)) { 40 } else { 200 }).collect()
    }

    #[test]
    fn a_symbol_lies_where_its_finder_pattern_and_its_arms_say() {
        for side in SIDES {
            let luma = picture(side, 0x5ac9_31d2);
            let picture = Picture { luma: &luma, width: WIDTH, height: WIDTH };
            let black = |(x, y): Spot| picture.at((x.floor() + 0.5, y.floor() + 0.5)) < 120.0;
            let Some(finder) = Finder::around((30.5, 30.5), 3.0, black) else { unreachable!("{side}") };
            let (mut located, mut found) = (Vec::new(), Vec::new());
            read(&picture, &[finder], &mut Vec::new(), &mut located, &mut found);
            assert_eq!((located.len(), found.len()), (1, 0), "{side}");
            let far = 20.0 + (side as usize * PIXELS) as f32;
            let expected = [(20.0, 20.0), (far, 20.0), (far, far), (20.0, far)];
            assert_eq!(located[0].columns, side as usize);
            for (corner, expected) in located[0].corners.iter().zip(expected) {
                let apart = (corner.0 - expected.0).hypot(corner.1 - expected.1);
                assert!(apart < 0.5 * PIXELS as f32, "{side}: {corner:?} {expected:?}");
            }
        }
    }

    #[test]
    fn a_finder_pattern_without_arms_is_no_symbol() {
        let far = 20 + 8 * PIXELS;
        let mut luma = picture(15, 0);
        for (i, level) in luma.iter_mut().enumerate() {
            if i % WIDTH >= far || i / WIDTH >= far {
                *level = 200;
            }
        }
        let picture = Picture { luma: &luma, width: WIDTH, height: WIDTH };
        let black = |(x, y): Spot| picture.at((x.floor() + 0.5, y.floor() + 0.5)) < 120.0;
        let finder = Finder::around((30.5, 30.5), 3.0, black);
        let (mut located, mut found) = (Vec::new(), Vec::new());
        read(&picture, finder.as_slice(), &mut Vec::new(), &mut located, &mut found);
        assert_eq!((located.len(), found.len()), (0, 0));
    }
}
