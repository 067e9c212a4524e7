//! Rectangular Micro QR Code, told apart and not read: a finder pattern at the left, and dashes along both long sides.
//!
//! ```text
//! column  0 .. 6  8   10  12 ...  first aligned column
//! top     ███████ █ █ █ █ █ █ ... ███      nothing above
//! bottom  any     █ █ █ █ █ █ ... ███      nothing below
//! ```
//! QR Code's dashes lie inside it, Micro QR Code's end before the eighteenth column.
//!
//! Source: ISO/IEC 23941, sections 6.2 (sizes) and 6.3 (finder, timing and alignment patterns).

use super::{finder::Finder, grid::Spot, picture::Picture};

/// Finder patterns that are looked at in one picture.
const MOST_LOOKS: usize = 8;
/// Rows of a symbol.
const HEIGHTS: [usize; 6] = [7, 9, 11, 13, 15, 17];
/// The column behind the finder pattern at which the dashes begin.
const FIRST: usize = 8;
/// Columns of a dash where a gap would be: the middle of the first alignment pattern, by the symbol's width, and the
/// last one before the corner's pattern in symbols of 27 columns.
const ALIGNED: [usize; 5] = [19, 21, 23, 25, 27];
/// The same of the lower side of a symbol of 27 columns, whose corner's pattern is wider.
const NARROW: (usize, usize) = (25, 23);
/// Of so many modules along a side, one may be dark beyond it.
const QUIET: usize = 6;
/// How much of what a dash is off its place moves the place, and the step to the next.
const FOLLOW: f32 = 0.6;
const TURN: f32 = 0.12;

/// Whether a picture shows a symbol at one of the places and modules of `patterns`, in pixels.
pub fn is_there(
    picture: &Picture<'_>,
    patterns: impl Iterator<Item = (Spot, f32)>,
    black: impl Fn(Spot) -> bool + Copy,
) -> bool {
    patterns.take(MOST_LOOKS).any(|(at, module)| {
        let corners = Finder::around(at, module, black).and_then(|finder| {
            let (across, down) = finder.axes();
            finder.corners(picture, across, down)
        });
        corners.is_some_and(|corners| is_at(corners, black))
    })
}

/// Whether a symbol begins with the finder pattern whose light ring has these outer corners.
fn is_at([tl, tr, br, bl]: [Spot; 4], black: impl Fn(Spot) -> bool + Copy) -> bool {
    let middle = ((tl.0 + tr.0 + br.0 + bl.0) * 0.25, (tl.1 + tr.1 + br.1 + bl.1) * 0.25);
    let across = ((tr.0 - tl.0 + br.0 - bl.0) * 0.1, (tr.1 - tl.1 + br.1 - bl.1) * 0.1);
    let down = ((bl.0 - tl.0 + br.0 - tr.0) * 0.1, (bl.1 - tl.1 + br.1 - tr.1) * 0.1);
    let turns = [(across, down), (down, minus(across)), (minus(across), minus(down)), (minus(down), across)];
    turns.into_iter().any(|(across, down)| {
        let side = |row: usize, outward: Spot| {
            let first = plus(plus(middle, across, (FIRST - 3) as f32), down, row as f32 - 3.0);
            dashes(first, across, outward, black)
        };
        let top = side(0, minus(down));
        let fits = |bottom: usize| bottom == top || (top, bottom) == NARROW;
        ALIGNED.contains(&top) && HEIGHTS.into_iter().any(|height| fits(side(height - 1, down)))
    })
}

/// The column at which the dashes of a side end, along which nothing stands; 0 where something does.
fn dashes(first: Spot, across: Spot, outward: Spot, black: impl Fn(Spot) -> bool) -> usize {
    let (mut at, mut step, mut beyond) = (first, across, 0);
    let mut column = FIRST;
    while column <= ALIGNED[ALIGNED.len() - 1] {
        let is_dark = black(at);
        if is_dark != column.is_multiple_of(2) {
            break;
        }
        beyond += usize::from(black(plus(at, outward, 1.0)));
        if is_dark {
            let ends =
                |way: Spot| (1..8).map(|i| i as f32 / 8.0).find(|&far| !black(plus(at, way, far))).unwrap_or(0.5);
            let ahead = (ends(step) - ends(minus(step))) * 0.5;
            let off = ends(outward) - 0.5;
            at = plus(plus(at, step, FOLLOW * ahead), outward, FOLLOW * off);
            step = plus(plus(step, step, TURN * ahead), outward, TURN * off);
        }
        at = plus(at, step, 1.0);
        column += 1;
    }
    if beyond * QUIET > column - FIRST { 0 } else { column }
}

fn plus(at: Spot, way: Spot, times: f32) -> Spot {
    (at.0 + way.0 * times, at.1 + way.1 * times)
}

fn minus(way: Spot) -> Spot {
    (-way.0, -way.1)
}
