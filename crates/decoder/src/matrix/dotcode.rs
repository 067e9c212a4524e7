//! DotCode, told apart and not read: equal dots on every second place of a rectangle, which touch none.
//!
//! ```text
//! ●   ●   ·   ●       places whose column and row add up to an even number: a lattice that stands on its corner;
//!   ·   ●   ●   ·     five or so of nine bear a dot
//! ●   ·   ●   ●
//! ```
//! A Data Matrix or QR Code of dots, and print of dots, lies along its lattice: on its corner it fills half a rectangle.
//!
//! Source: AIM ISS DotCode, sections 4.2 (structure) and 5.2 (five dots of nine).

use super::{components::Shape, grid::Spot};
use crate::order;

/// Least and most dots of a symbol, here.
const LEAST: usize = 48;
const MOST: usize = 1000;
/// Least dots that nothing touches, not even at a corner.
const APART: usize = 24;
/// Least and most pixels of a dot from side to side.
const SIDES: std::ops::Range<u16> = 3..64;
/// Share of its rectangle that a dot fills at least: a disc fills 0.79.
const FULL: f32 = 0.6;
/// Dots are sorted by two classes to an octave of their areas.
const CLASSES: usize = 24;
/// Dots whose nearest neighbours are asked for, and how many of them must have it as far as the one in their middle.
const PROBES: usize = 16;
const ALIKE: usize = 8;
/// Dots from which the lattice is followed, until it shows.
const SEEDS: usize = 3;
/// Steps from a dot to the next on the lattice: where half of the places are empty, one leads to no end.
const REACH: f32 = 2.0;
/// How far a dot is off its place at most, over the lattice's step.
const OFF: f32 = 0.25;
/// How much of a step to a neighbour goes into the next steps.
const FOLLOW: f32 = 0.3;
/// Share of the rectangle's places that bear dots, and of the places beside dots.
const FILLED: std::ops::Range<f32> = 0.45..0.68;
const BESIDE: std::ops::Range<f32> = 0.35..0.65;
/// Of so many places that bear no dot, one may be black: elsewhere other shapes or dots that touch stand there.
const STAINED: usize = 8;
/// Least rows of a symbol, and most places along the lattice's axes.
const LEAST_ROWS: i32 = 5;
const MOST_PLACES: i32 = 192;

/// A dot, and its place on the lattice with the steps there.
#[derive(Clone, Copy)]
struct Dot {
    at: Spot,
    place: Option<(i32, i32)>,
    steps: (Spot, Spot),
}

/// Whether the shapes of a picture show a symbol.
pub fn is_there(shapes: &[Shape], black: impl Fn(Spot) -> bool + Copy) -> bool {
    let counts = counts(shapes);
    (0..CLASSES).any(|lower| {
        (LEAST..=MOST).contains(&(counts[lower] + counts[lower + 1]))
            && is_lattice(&mut dots(shapes, lower..lower + 2), black)
    })
}

/// Whether so many shapes may be dots of a size that some more may have grown together.
pub fn may_be_there(shapes: &[Shape]) -> bool {
    counts(shapes).windows(2).any(|pair| pair[0] + pair[1] >= APART)
}

/// How many shapes of each class may be dots.
fn counts(shapes: &[Shape]) -> [usize; CLASSES + 1] {
    let mut counts = [0; CLASSES + 1];
    shapes.iter().filter_map(class).for_each(|class| counts[class] += 1);
    counts
}

/// The dots among the shapes, of some classes.
fn dots(shapes: &[Shape], classes: std::ops::Range<usize>) -> Vec<Dot> {
    let middle = |a: u16, b: u16| f32::from(a + b) * 0.5;
    let dot = |shape: &Shape| Dot {
        at: (middle(shape.left, shape.right), middle(shape.top, shape.bottom)),
        place: None,
        steps: ((0.0, 0.0), (0.0, 0.0)),
    };
    shapes.iter().filter(|shape| class(shape).is_some_and(|class| classes.contains(&class))).map(dot).collect()
}

/// The class of a shape by its area, if it may be a dot.
fn class(shape: &Shape) -> Option<usize> {
    let area = shape.area;
    if area == 0 {
        return None;
    }
    let (width, height) = (shape.right - shape.left, shape.bottom - shape.top);
    let (short, long) = (width.min(height), width.max(height));
    let is_dot = SIDES.contains(&short)
        && SIDES.contains(&long)
        && 2 * long <= 3 * short + 2
        && area as f32 >= FULL * f32::from(width) * f32::from(height);
    let octave = area.ilog2();
    let class = 2 * octave as usize + usize::from(octave > 0 && area >> (octave - 1) & 1 == 1);
    (is_dot && class < CLASSES).then_some(class)
}

/// Whether dots of about one size are those of a symbol.
fn is_lattice(dots: &mut [Dot], black: impl Fn(Spot) -> bool + Copy) -> bool {
    let every = dots.len() / PROBES;
    let mut probes = [(0.0, 0); PROBES];
    for (probe, seed) in probes.iter_mut().zip((0..).step_by(every.max(1))) {
        let (x, y) = nearest(dots, seed);
        *probe = (x.hypot(y), seed as u32);
    }
    order::rank(&mut probes);
    let middle = probes[PROBES * 3 / 4].0;
    let alike = probes.into_iter().filter(|probe| (probe.0 - middle).abs() < OFF * middle);
    alike.clone().count() >= ALIKE
        && alike.take(SEEDS).any(|(_, seed)| {
            let seed = seed as usize;
            dots.iter_mut().for_each(|dot| dot.place = None);
            follow(dots, seed, nearest(dots, seed));
            is_filled(dots, black)
        })
}

/// The step from a dot to its nearest neighbour.
fn nearest(dots: &[Dot], seed: usize) -> Spot {
    let at = dots[seed].at;
    let ways = dots.iter().map(|dot| (dot.at.0 - at.0, dot.at.1 - at.1)).filter(|&way| way != (0.0, 0.0));
    let square = |(x, y): Spot| x * x + y * y;
    ways.fold((f32::MAX, 0.0), |least, way| if square(way) < square(least) { way } else { least })
}

/// Gives every dot that a lattice leads to its place, from one dot and the step to its nearest neighbour.
fn follow(dots: &mut [Dot], seed: usize, (dx, dy): Spot) {
    dots[seed] = Dot { place: Some((0, 0)), steps: ((dx, dy), (-dy, dx)), ..dots[seed] };
    let mut open = vec![seed];
    while let Some(from) = open.pop() {
        let Dot { at, place: Some((column, row)), steps: (across, down) } = dots[from] else { continue };
        let area = across.0 * down.1 - across.1 * down.0;
        for (i, dot) in dots.iter_mut().enumerate().filter(|(_, dot)| dot.place.is_none()) {
            let (x, y) = (dot.at.0 - at.0, dot.at.1 - at.1);
            let (along, below) = ((x * down.1 - y * down.0) / area, (across.0 * y - across.1 * x) / area);
            let (right, under) = (along.round(), below.round());
            if right.abs().max(under.abs()) > REACH || (along - right).abs().max((below - under).abs()) > OFF {
                continue;
            }
            let mixed =
                |old: Spot, sign: f32| (old.0 + FOLLOW * (sign * x - old.0), old.1 + FOLLOW * (sign * y - old.1));
            let steps = match (right == 0.0, under == 0.0) {
                (false, true) => (mixed(across, 1.0 / right), down),
                (true, false) => (across, mixed(down, 1.0 / under)),
                _ => (across, down),
            };
            (dot.place, dot.steps) = (Some((column + right as i32, row + under as i32)), steps);
            open.push(i);
        }
    }
}

/// Whether the places of dots fill a rectangle that stands on the lattice's corner, as those of a symbol do.
fn is_filled(dots: &[Dot], black: impl Fn(Spot) -> bool) -> bool {
    let places = || dots.iter().filter_map(|dot| dot.place);
    let count = places().count();
    let bounds = |values: &mut dyn Iterator<Item = i32>| {
        values.fold((i32::MAX, i32::MIN), |(least, most), value| (least.min(value), most.max(value)))
    };
    let (left, right) = bounds(&mut places().map(|(x, y)| x + y));
    let (top, bottom) = bounds(&mut places().map(|(x, y)| x - y));
    let (columns, rows) = (right.saturating_sub(left) + 1, bottom.saturating_sub(top) + 1);
    if count < LEAST || columns.min(rows) < LEAST_ROWS || columns.max(rows) > MOST_PLACES {
        return false;
    }
    let taken: Vec<bool> = {
        let mut taken = vec![false; (columns * rows) as usize];
        places().for_each(|(x, y)| taken[((x - y - top) * columns + x + y - left) as usize] = true);
        taken
    };
    let is_taken = |x: i32, y: i32| {
        let (u, v) = (x + y - left, x - y - top);
        (0..columns).contains(&u) && (0..rows).contains(&v) && taken[(v * columns + u) as usize]
    };
    let (mut beside, mut stained) = (0, 0);
    for (Dot { at, steps: (across, down), .. }, (x, y)) in dots.iter().filter_map(|dot| Some((dot, dot.place?))) {
        for (right, under) in [(1, 0), (0, 1), (-1, 0), (0, -1)] {
            let way = |one: f32, other: f32| one * right as f32 + other * under as f32;
            if is_taken(x + right, y + under) {
                beside += 1;
            } else if black((at.0 + way(across.0, down.0), at.1 + way(across.1, down.1))) {
                stained += 1;
            }
        }
    }
    let empty = 4 * count - beside;
    let beside = beside as f32 / (4 * count) as f32;
    let filled = 2.0 * count as f32 / (columns * rows) as f32;
    FILLED.contains(&filled) && BESIDE.contains(&beside) && stained * STAINED <= empty
}
