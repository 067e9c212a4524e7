//! Where a QR Code lies whose finder patterns were found by themselves: size, plane, and what bends away from it.
//!
//! ```text
//! finder patterns ─▶ trios at a right angle ─▶ plane through twelve corners ─▶ size by the timing patterns
//!   ─▶ alignment pattern ─▶ modules ─▶ decoded? ─▶ nodes moved to where modules are clearest ─▶ modules
//! ```
//!
//! Source: ISO/IEC 18004, sections 6.3.3 to 6.3.6 (function patterns).

use super::{
    Found,
    finder::Finder,
    layer::{Kind, Layer},
    picture::Picture,
    qr_net::{Corners, Decode, Net},
    qr_pair,
};
use crate::order;

/// Trios that are tried in one picture, the likeliest first.
const MOST_TRIOS: usize = 24;
/// How much two measures of one trio may differ, as a logarithm: sides in modules, and sides in pixels.
const MODULES_DIFFER: f32 = 0.35;
const SIDES_DIFFER: f32 = 1.0;
/// Cosine of the angle between the sides of a symbol that is seen askew.
const MOST_COSINE: f32 = 0.6;
/// Three finder patterns that may belong together.
#[derive(Clone, Copy)]
struct Trio {
    top_left: usize,
    top_right: usize,
    bottom_left: usize,
    /// Modules a side.
    side: f32,
    doubt: f32,
}

/// Appends the symbols that `decode` makes of the modules between `finders`.
pub fn read(
    picture: &Picture<'_>,
    finders: &[Finder],
    decode: impl Decode,
    grey: &mut Vec<f32>,
    located: &mut Vec<Layer>,
    found: &mut Vec<Found>,
) {
    let mut used = Vec::new();
    for trio in trios(finders) {
        let three = [trio.top_left, trio.top_right, trio.bottom_left];
        if three.iter().any(|one| used.contains(one)) {
            continue;
        }
        let corners = corners(picture, three.map(|one| &finders[one]), trio.side);
        if let Some(symbol) = corners.and_then(|corners| symbol(picture, &corners, trio.side, &decode, grey, located)) {
            found.push(symbol);
            used.extend(three);
        }
    }
    if !found.is_empty() {
        return;
    }
    for (corners, side) in qr_pair::completed(picture, finders) {
        if let Some(symbol) = symbol(picture, &corners, side, &decode, grey, located) {
            found.push(symbol);
            return;
        }
    }
}

fn trios(finders: &[Finder]) -> Vec<Trio> {
    let mut trios = Vec::new();
    for top_left in 0..finders.len() {
        for one in 0..finders.len() {
            for other in one + 1..finders.len() {
                if one != top_left && other != top_left {
                    trios.extend(trio(finders, top_left, one, other));
                }
            }
        }
    }
    order::heaviest_first(&mut trios, |trio| -trio.doubt);
    trios.truncate(MOST_TRIOS);
    trios
}

fn trio(finders: &[Finder], top_left: usize, one: usize, other: usize) -> Option<Trio> {
    let side = |to: usize| {
        let (from, to) = (&finders[top_left], &finders[to]);
        let vector = (to.at.0 - from.at.0, to.at.1 - from.at.1);
        let module = (from.module_along(vector) + to.module_along((-vector.0, -vector.1))) * 0.5;
        (vector, vector.0.hypot(vector.1), module)
    };
    let ((a, long_a, module_a), (b, long_b, module_b)) = (side(one), side(other));
    let modules = [long_a / module_a, long_b / module_b];
    let cosine = ((a.0 * b.0 + a.1 * b.1) / (long_a * long_b)).abs();
    let [differ, sides] = [(modules[0] / modules[1]).ln().abs(), (long_a / long_b).ln().abs()];
    let mean = (modules[0] * modules[1]).sqrt();
    let fits = differ < MODULES_DIFFER && sides < SIDES_DIFFER && cosine < MOST_COSINE;
    if !fits || !(11.0..180.0).contains(&mean) {
        return None;
    }
    // Turned clockwise from the top, as the picture's axes are; a mirrored symbol is told by its format.
    let clockwise = a.0 * b.1 - a.1 * b.0 > 0.0;
    let (top_right, bottom_left) = if clockwise { (one, other) } else { (other, one) };
    Some(Trio { top_left, top_right, bottom_left, side: mean + 7.0, doubt: differ + cosine + 0.5 * sides })
}

fn symbol(
    picture: &Picture<'_>,
    corners: &Corners,
    side: f32,
    decode: &impl Decode,
    grey: &mut Vec<f32>,
    located: &mut Vec<Layer>,
) -> Option<Found> {
    let likely = (side - 17.0) / 4.0;
    let off = 0.8 + 0.1 * likely;
    let (least, most) = ((likely - off).ceil().max(1.0) as u32, (likely + off).floor().min(40.0) as u32);
    let mut best: Option<(f32, Net)> = None;
    for version in least..=most {
        let Some(net) = Net::between(corners, version) else { continue };
        let Some(timing) = net.timing(picture) else { continue };
        if best.as_ref().is_none_or(|(known, _)| timing > *known) {
            best = Some((timing, net));
        }
    }
    let (_, mut net) = best?;
    net.align(picture);
    net.sample(picture, grey);
    if !net.has_finders(grey) {
        return None;
    }
    let first = net.decoded(picture, decode, grey);
    let settled = first.or_else(|| {
        net.settle(picture, grey);
        net.decoded(picture, decode, grey)
    });
    let size = (net.side(), net.side());
    if settled.is_none() && net.has_finders(grey) {
        located.extend(Layer::new(Kind::Qr, size, net.corners(), grey));
    }
    settled.map(|symbol| Found { size, ..symbol })
}

/// The corners of three finder patterns.
fn corners(picture: &Picture<'_>, finders: [&Finder; 3], side: f32) -> Option<Corners> {
    let [top_left, top_right, bottom_left] = finders;
    let module = |to: &Finder| {
        let apart = side - 7.0;
        ((to.at.0 - top_left.at.0) / apart, (to.at.1 - top_left.at.1) / apart)
    };
    let (across, down) = (module(top_right), module(bottom_left));
    let inside = |finder: &Finder| finder.corners(picture, across, down);
    Some([inside(top_left)?, inside(top_right)?, inside(bottom_left)?])
}
