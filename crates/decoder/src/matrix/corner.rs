//! The solid L of a Data Matrix symbol.
//!
//! ```text
//! black shape ─▶ convex outline ─▶ long sides that are black just inside ─▶ two that meet: the L
//! ```

use super::{grid::Spot, picture::Picture};
use crate::order;

/// How far a side may bend, as part of its length: paper is never quite flat.
const BEND: f32 = 0.02;

/// Left and bottom side of a symbol: top left, bottom left, bottom right.
#[derive(Clone, Copy, Debug)]
pub struct Corner(pub [Spot; 3]);

/// Finds the L in a convex outline that runs down its left and up its right side.
///
/// `black` tells whether a point is black in the binarised picture.
pub fn corners(outline: &[Spot], black: impl Fn(Spot) -> bool, found: &mut Vec<Corner>) {
    let sides = solid_sides(outline, black);
    for a in &sides {
        for b in &sides {
            let (length_a, length_b) = (distance(a.0, a.1), distance(b.0, b.1));
            let gap = distance(a.1, b.0);
            if gap > 0.2 * length_a.min(length_b) + 2.0 {
                continue;
            }
            let cross = (a.1.0 - a.0.0) * (b.1.1 - b.0.1) - (a.1.1 - a.0.1) * (b.1.0 - b.0.0);
            let sine = cross / (length_a * length_b);
            // Perspective keeps the angle of the L within 40 degrees of a right one.
            if sine > -0.64 {
                continue;
            }
            let Some(corner) = intersection(*a, *b) else { continue };
            if distance(corner, a.1).max(distance(corner, b.0)) > gap + 3.0 {
                continue;
            }
            found.push(Corner([a.0, corner, b.1]));
        }
    }
}

/// Chords of the outline that hug it and that are black just inside.
fn solid_sides(outline: &[Spot], black: impl Fn(Spot) -> bool) -> Vec<(Spot, Spot)> {
    let n = outline.len();
    let around: f32 = (0..n).map(|i| distance(outline[i], outline[(i + 1) % n])).sum();
    let mut sides: Vec<(Spot, Spot)> = Vec::new();
    let (mut start, mut steps) = (0, 1);
    while start < n {
        // The longest chord from here that no vertex between leaves by more than a pixel or so. Where the
        // last one ended, this one mostly may end too.
        steps = if steps > 2 && hugs(outline, start, steps - 1) { steps - 1 } else { 1 };
        while steps < n && hugs(outline, start, steps + 1) {
            steps += 1;
        }
        let (from, to) = (outline[start], outline[(start + steps) % n]);
        let length = distance(from, to);
        if length > 7.0 && length > 0.02 * around && is_solid(from, to, &black) {
            let longer = |s: &(Spot, Spot)| distance(s.1, to) < 3.0 && distance(s.0, s.1) >= length;
            if !sides.iter().any(longer) {
                sides.push((from, to));
            }
        }
        start += 1;
    }
    sides
}

fn hugs(outline: &[Spot], start: usize, steps: usize) -> bool {
    let n = outline.len();
    let (from, to) = (outline[start], outline[(start + steps) % n]);
    let length = distance(from, to);
    if length < 1e-3 {
        return false;
    }
    // Times the length, as the product below is.
    let tolerance = (1.2 + BEND * length) * length;
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (first, wrapped) = outline.split_at(start);
    wrapped.iter().chain(first).take(steps).skip(1).all(|p| {
        let off = dx * (p.1 - from.1) - dy * (p.0 - from.0);
        off.abs() <= tolerance
    })
}

/// The outline runs with the shape on its left hand (y down): inside is to the left. A bent side
/// lies a little inside its chord.
fn is_solid(from: Spot, to: Spot, black: &impl Fn(Spot) -> bool) -> bool {
    let length = distance(from, to);
    let (dx, dy) = ((to.0 - from.0) / length, (to.1 - from.1) / length);
    let count = (length as usize).clamp(8, 64);
    let depth = 1.8 + BEND * length;
    let inside = |i: usize| {
        let along = length * (i as f32 + 0.5) / count as f32;
        let (x, y) = (from.0 + dx * along, from.1 + dy * along);
        let mut off = 1.0;
        while off <= depth {
            if black((x + dy * off, y - dx * off)) {
                return true;
            }
            off += 0.8;
        }
        false
    };
    // One module in ten may be damaged; a dashed side is half white.
    let mut light = 0;
    (0..count).all(|i| {
        light += usize::from(!inside(i));
        light * 100 <= count * 14
    })
}

/// Fewest changes along four lines over random modules: over eight of them, the least there are, the mean
/// is sixteen. One way half of that is enough; both ways, all but a fifth.
const FEWEST_CHANGES: usize = 9;
const FEWEST_BOTH_WAYS: usize = 26;

/// How often what the L spans changes across and down, in changes a pixel; `None` unless it is light outside
/// the L and changes often both ways: letters, frames and bars do not.
pub fn texture(corner: &Corner, black: impl Fn(Spot) -> bool) -> Option<(f32, f32)> {
    let Corner([tl, bl, br]) = *corner;
    let (height, width) = (distance(tl, bl), distance(bl, br));
    // Ten modules (eight in a rectangle) of a pixel and a half.
    if height.min(width) < 11.0 || height.max(width) < 14.0 || height.max(width) > 20.0 * height.min(width) {
        return None;
    }
    let up = ((tl.0 - bl.0) / height, (tl.1 - bl.1) / height);
    let along = ((br.0 - bl.0) / width, (br.1 - bl.1) / width);
    let at = |u: f32, v: f32| {
        (bl.0 + along.0 * width * u + up.0 * height * v, bl.1 + along.1 * width * u + up.1 * height * v)
    };
    let quiet = |spots: &dyn Fn(f32) -> Spot| (0..16).filter(|&i| black(spots((i as f32 + 0.5) / 16.0))).count() <= 9;
    if !quiet(&|t| at(-1.8 / width, t)) || !quiet(&|t| at(t, -1.8 / height)) {
        return None;
    }
    let changes = |spots: &dyn Fn(f32) -> Spot, length: f32| {
        let count = (length as usize).clamp(16, 96);
        let dark = |i: usize| black(spots((i as f32 + 0.5) / count as f32));
        let mut before = dark(0);
        (1..count).filter(|&i| std::mem::replace(&mut before, dark(i)) != before).count()
    };
    let places = [0.2, 0.4, 0.6, 0.8];
    let across: usize = places.iter().map(|&v| changes(&|u| at(u, v), width)).sum();
    if across < FEWEST_CHANGES {
        return None;
    }
    let down: usize = places.iter().map(|&u| changes(&|v| at(u, v), height)).sum();
    let often = down >= FEWEST_CHANGES && across + down >= FEWEST_BOTH_WAYS;
    let lines = places.len() as f32;
    often.then(|| (across as f32 / (lines * width), down as f32 / (lines * height)))
}

/// How far from the edge of a picture an L may lie whose quiet zone is cut, as a share of its shorter side: a module of
/// the smallest symbols.
const BESIDE_EDGE: f32 = 0.1;

/// Whether an L lies along the edge, so that ground is missing beside it.
pub fn is_beside_edge(corner: &Corner, picture: &Picture<'_>) -> bool {
    let Corner([tl, bl, br]) = *corner;
    let near = BESIDE_EDGE * distance(tl, bl).min(distance(bl, br));
    [tl, bl, br].into_iter().all(|spot| picture.edge_distance(spot) < near)
}

/// Whether a [`texture`] may be modules as thick as the L is: random ones change every second time, by runs
/// of print growth and blur between a fifth and all of the times. An L that seems a pixel thick tells nothing.
pub fn is_dense((across, down): (f32, f32), thick: (f32, f32)) -> bool {
    let modules = |changes: f32, thick: f32| thick < 2.0 || (0.2..1.05).contains(&(changes * thick));
    modules(across, thick.1) && modules(down, thick.0)
}

/// How thick the bottom and the left side of the L are, in pixels.
pub fn thicknesses(picture: &Picture<'_>, [tl, _, br, bl]: [Spot; 4]) -> (f32, f32) {
    (thickness(picture, bl, br), thickness(picture, tl, bl))
}

/// How far the dark goes inwards from a side, in pixels, where it goes least far.
fn thickness(picture: &Picture<'_>, from: Spot, to: Spot) -> f32 {
    const POINTS: usize = 24;
    let length = distance(from, to).max(1.0);
    let (nx, ny) = ((to.1 - from.1) / length, -(to.0 - from.0) / length);
    let mut depths = [(0.0_f32, 0); POINTS];
    for (i, (depth, _)) in depths.iter_mut().enumerate() {
        let t = (i as f32 + 0.5) / POINTS as f32;
        let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
        let level = |off: f32| picture.at((x + nx * off, y + ny * off));
        let middle = (level(-1.5) + level(1.2)) / 2.0;
        *depth = 1.0;
        // No module is wider than a tenth of the symbol's side, seen at an angle.
        while *depth < 0.25 * length && level(*depth) < middle {
            *depth += 0.5;
        }
    }
    order::rank(&mut depths);
    depths[POINTS - 1 - POINTS / 4].0
}

/// Moves both sides of the L to the steepest edge of the grey picture.
pub fn refined(picture: &Picture<'_>, corner: &Corner) -> Corner {
    let Corner([tl, bl, br]) = *corner;
    let left = steepest(picture, tl, bl);
    let bottom = steepest(picture, bl, br);
    match intersection(left, bottom) {
        Some(bl) if distance(bl, corner.0[1]) < 4.0 => Corner([left.0, bl, bottom.1]),
        _ => *corner,
    }
}

/// The line through the steepest points across `from`–`to`, within two pixels of it.
fn steepest(picture: &Picture<'_>, from: Spot, to: Spot) -> (Spot, Spot) {
    let length = distance(from, to).max(1.0);
    let (nx, ny) = ((to.1 - from.1) / length, -(to.0 - from.0) / length);
    let count = (length as usize).clamp(6, 40);
    let (mut n, mut st, mut so, mut stt, mut sto) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for i in 0..count {
        let t = (i as f32 + 0.5) / count as f32;
        let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
        let level = |off: f32| picture.at((x + nx * off, y + ny * off));
        let (mut sum, mut weight) = (0.0, 0.0);
        let mut next = level(-2.0);
        for k in -4..4 {
            let off = k as f32 * 0.5;
            let before = next;
            next = level(off + 0.5);
            let fall = (before - next).max(0.0);
            let fall = fall * fall;
            sum += fall * (off + 0.25);
            weight += fall;
        }
        if weight > 16.0 {
            let off = sum / weight;
            n += 1.0;
            st += t;
            so += off;
            stt += t * t;
            sto += t * off;
        }
    }
    let spread = n * stt - st * st;
    if n < 4.0 || spread < 1e-3 {
        return (from, to);
    }
    let slope = (n * sto - st * so) / spread;
    let base = (so - slope * st) / n;
    let moved = |p: Spot, off: f32| (p.0 + nx * off, p.1 + ny * off);
    (moved(from, base), moved(to, base + slope))
}

pub fn intersection(a: (Spot, Spot), b: (Spot, Spot)) -> Option<Spot> {
    let (ax, ay) = (a.1.0 - a.0.0, a.1.1 - a.0.1);
    let (bx, by) = (b.1.0 - b.0.0, b.1.1 - b.0.1);
    let cross = ax * by - ay * bx;
    if cross.abs() < 1e-3 {
        return None;
    }
    let t = ((b.0.0 - a.0.0) * by - (b.0.1 - a.0.1) * bx) / cross;
    Some((a.0.0 + ax * t, a.0.1 + ay * t))
}

pub fn distance(a: Spot, b: Spot) -> f32 {
    // Pixels are far from the limits that `hypot` takes care of, at ten times the cost.
    let (x, y) = (a.0 - b.0, a.1 - b.1);
    (x * x + y * y).sqrt()
}
