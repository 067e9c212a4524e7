//! Finder patterns of QR Code whose surroundings are not as they should be.
//!
//! On stamps and labels the dark ring runs into a frame, a picture or dirt, and there is no quiet zone. So only what
//! lies inside the ring is asked for: along every ray from the middle, dark for a module and a half, light for one
//! more, then dark again.
//!
//! Source: ISO/IEC 18004, section 6.3.3.1 (1 : 1 : 3 : 1 : 1).

use super::{components::Run, grid::Spot, picture::Picture};
use crate::{order, turn::cos_sin};

/// Rays from the middle of a pattern.
pub const RAYS: usize = 32;
/// Rays that must show the pattern: a quarter of it may be torn or covered.
const LEAST_RAYS: usize = 22;
/// Rays from one that is looked along to the next.
const STRIDE: usize = 11;
/// From the middle to the dark ring, over that to the light one: 2.5 modules over 1.5, and what pixels, growth of
/// print and blur make of it.
const RATIO: std::ops::Range<f32> = 1.25..2.5;
/// How many times wider a module may be one way than the other: a view from 60 degrees makes it twice, leaning more.
const ASKEW: f32 = 3.0;
/// Middles that are looked at in one picture, and patterns that are kept.
const MOST_LOOKS: usize = 600;
pub const MOST: usize = 16;
/// Middles without a pattern that are remembered, and how far apart in pixels, in place and module, two are one.
const REMEMBERED: usize = 64;
const SAME: f32 = 0.5;
/// Pixels a module from which a pattern shows as clearly as it will.
const CLEAR_MODULE: f32 = 3.0;

/// The middle of a finder pattern, and where its dark ring begins.
#[derive(Clone, Copy, Debug)]
pub struct Finder {
    /// Its middle.
    pub at: Spot,
    /// Pixels from the middle to the dark ring along each ray that shows the pattern.
    edges: [Option<f32>; RAYS],
    /// Mean pixels a module.
    pub module: f32,
    /// Rays that show the pattern.
    pub rays: usize,
}

/// Finds the patterns of a black and white picture, given by its black runs, row by row, and as `black`.
pub fn find(runs: &[Run], black: impl Fn(Spot) -> bool, found: &mut Vec<Finder>) {
    found.clear();
    let mut looks = 0;
    let mut refused: Vec<(Spot, f32)> = Vec::new();
    for triple in runs.windows(3) {
        let [before, stone, after] = [triple[0], triple[1], triple[2]];
        if before.y != stone.y || after.y != stone.y {
            continue;
        }
        let width = f32::from(stone.end - stone.start);
        let [left, right] = [stone.start - before.end, after.start - stone.end].map(f32::from);
        let module = (width + left + right) / 5.0;
        let has_ring = |run: Run| f32::from(run.end - run.start) + 0.5 > 0.5 * module;
        let fits = (2.0 * module..4.0 * module).contains(&width) && is_ring(left, module) && is_ring(right, module);
        if !fits || !has_ring(before) || !has_ring(after) {
            continue;
        }
        let (x, y) = (f32::from(stone.start) + width * 0.5, f32::from(stone.y) + 0.5);
        if found.iter().any(|known| (known.at.0 - x).hypot(known.at.1 - y) < 2.0 * known.module) {
            continue;
        }
        looks += 1;
        if looks > MOST_LOOKS {
            break;
        }
        let Some(at) = down_the_middle((x, y), module, &black) else { continue };
        // The next rows through the same shape have the same middle.
        let is_same = |known: &(Spot, f32)| {
            (known.0.0 - at.0).abs() <= SAME && known.0.1 == at.1 && (known.1 - module).abs() <= SAME
        };
        if refused.iter().rev().take(REMEMBERED).any(is_same) {
            continue;
        }
        match Finder::around(at, module, &black) {
            Some(finder) => found.push(finder),
            None => refused.push((at, module)),
        }
    }
    // Letters and noise pass by ones, small and with gaps.
    let weight = |finder: &Finder| finder.rays as f32 * finder.module.min(CLEAR_MODULE);
    order::heaviest_first(found, weight);
    found.truncate(MOST);
}

/// Whether a light ring may be so wide.
fn is_ring(light: f32, module: f32) -> bool {
    (0.45 * module - 0.4..1.7 * module + 0.4).contains(&light)
}

/// The middle of the dark square in its column, where a light ring ends it above and below.
fn down_the_middle((x, y): Spot, module: f32, black: &impl Fn(Spot) -> bool) -> Option<Spot> {
    let reach = (6.0 * module) as usize + 2;
    let ends = |sign: f32| {
        let is_black = |i: usize| black((x, y + sign * i as f32));
        let light = (1..=reach).find(|&i| !is_black(i))?;
        let dark = (light..=light + reach).find(|&i| is_black(i))?;
        Some((light as f32, (dark - light) as f32))
    };
    let ((above, over), (below, under)) = (ends(-1.0)?, ends(1.0)?);
    let upright = (above + below - 1.0 + over + under) / 5.0;
    let fits = is_ring(over, upright)
        && is_ring(under, upright)
        && (module..ASKEW * module + 1.0).contains(&module.max(upright))
        && (upright..ASKEW * upright + 1.0).contains(&upright.max(module));
    fits.then_some((x, y + (below - above) * 0.5))
}

/// Looks along the rays; the middle found is that of opposite edges.
fn rays(at: Spot, module: f32, black: &impl Fn(Spot) -> bool) -> Option<Finder> {
    if !black(at) {
        return None;
    }
    let mut edges = [None; RAYS];
    let (mut sum, mut count) = (0.0, 0);
    for i in 0..RAYS {
        // In strides around the circle: most of what is none is refused after a few rays.
        let ray = i * STRIDE % RAYS;
        edges[ray] = along(at, direction(ray), module, black);
        if let Some(edge) = edges[ray] {
            sum += edge;
            count += 1;
        }
        if i + 1 - count > RAYS - LEAST_RAYS {
            return None;
        }
    }
    let (mut middle, mut pairs) = ((0.0, 0.0), 0.0_f32);
    for ray in 0..RAYS / 2 {
        if let (Some(there), Some(back)) = (edges[ray], edges[ray + RAYS / 2]) {
            let (dx, dy) = direction(ray);
            let off = (there - back) * 0.5;
            middle = (middle.0 + dx * off, middle.1 + dy * off);
            pairs += 1.0;
        }
    }
    let share = 2.0 / pairs.max(1.0);
    // The mean distance to the sides of a square from its middle is 1.12 halves.
    let module = sum / count as f32 / (2.5 * 1.12);
    Some(Finder { at: (at.0 + middle.0 * share, at.1 + middle.1 * share), edges, module, rays: count })
}

/// Pixels to where the dark ring begins.
fn along(at: Spot, (dx, dy): Spot, module: f32, black: &impl Fn(Spot) -> bool) -> Option<f32> {
    let step = (module * 0.16).clamp(0.3, 2.0);
    let is_black = |t: f32| black((at.0 + dx * t, at.1 + dy * t));
    let until = |from: f32, colour: bool| {
        let count = (5.0 * module / step) as usize;
        (1..count).map(|i| from + i as f32 * step).find(|&t| is_black(t) != colour)
    };
    let light = until(0.0, true)?;
    let dark = until(light, false)?;
    let goes_on = [0.25, 0.5].into_iter().all(|share| is_black(dark + share * (dark - light)));
    let slack = 0.5 * step.max(0.5);
    let fits = (RATIO.start * (light - slack)..RATIO.end * (light + slack)).contains(&dark);
    (fits && goes_on).then_some(dark)
}

/// The unit vector of a ray.
fn direction(ray: usize) -> Spot {
    /// Sines of the first quarter.
    const SINES: [f32; RAYS / 4 + 1] =
        [0.0, 0.195_090_32, 0.382_683_43, 0.555_570_2, 0.707_106_77, 0.831_469_6, 0.923_879_5, 0.980_785_25, 1.0];
    let sine = |ray: usize| match (ray % RAYS / (RAYS / 4), ray % (RAYS / 4)) {
        (0, i) => SINES[i],
        (1, i) => SINES[RAYS / 4 - i],
        (2, i) => -SINES[i],
        (_, i) => -SINES[RAYS / 4 - i],
    };
    (sine(ray + RAYS / 4), sine(ray))
}

impl Finder {
    /// The pattern near a point, of about so many pixels a module.
    pub fn around(at: Spot, module: f32, black: impl Fn(Spot) -> bool) -> Option<Self> {
        rays(at, module, &black).and_then(|rough| rays(rough.at, rough.module, &black))
    }

    /// Two vectors of about a module along its sides, from where its corners are: the farthest edges.
    pub fn axes(&self) -> (Spot, Spot) {
        let mean = self.module * 2.5 * 1.12;
        let (mut x, mut y) = (0.0, 0.0);
        for (ray, edge) in self.edges.iter().enumerate() {
            let (cos, sin) = direction(4 * ray);
            let farther = edge.map_or(0.0, |edge| edge - mean);
            (x, y) = (x + cos * farther, y + sin * farther);
        }
        let (cos, sin) = cos_sin((y.atan2(x) + std::f32::consts::PI) * 0.25);
        ((cos * self.module, sin * self.module), (-sin * self.module, cos * self.module))
    }

    /// Pixels a module along a vector.
    pub fn module_along(&self, (dx, dy): Spot) -> f32 {
        let turn = (dy.atan2(dx) / std::f32::consts::TAU).rem_euclid(1.0) * RAYS as f32;
        let ray = turn.round() as usize % RAYS;
        let near =
            |ray: usize| [0, 1, RAYS - 1, 2, RAYS - 2].into_iter().find_map(|off| self.edges[(ray + off) % RAYS]);
        match (near(ray), near(ray + RAYS / 2)) {
            (Some(there), Some(back)) => (there + back) / 5.0,
            (Some(one), None) | (None, Some(one)) => one / 2.5,
            (None, None) => self.module,
        }
    }

    /// The corners of the square inside the dark ring, five modules a side: top left, top right, bottom right,
    /// bottom left, where `across` and `down` are about a module of the symbol.
    pub fn corners(&self, picture: &Picture<'_>, across: Spot, down: Spot) -> Option<[Spot; 4]> {
        let area = across.0 * down.1 - across.1 * down.0;
        if area.abs() < 0.25 {
            return None;
        }
        let mut sides = [Side::default(); 4];
        for (ray, edge) in self.edges.iter().enumerate() {
            let Some(edge) = edge else { continue };
            let (dx, dy) = direction(ray);
            let edge = self.refined(picture, (dx, dy), *edge);
            let (x, y) = (dx * edge, dy * edge);
            let along = (x * down.1 - y * down.0) / area;
            let below = (across.0 * y - across.1 * x) / area;
            let (far, near) = (along.abs().max(below.abs()), along.abs().min(below.abs()));
            if near > 0.85 * far {
                continue;
            }
            match (along.abs() > below.abs(), along > 0.0, below > 0.0) {
                (true, true, _) => sides[0].add(below, along),
                (true, false, _) => sides[2].add(below, along),
                (false, _, true) => sides[1].add(along, below),
                (false, _, false) => sides[3].add(along, below),
            }
        }
        let [right, bottom, left, top] = sides.map(|side| side.line());
        // A side that is torn lies as far from the middle as its opposite.
        let both = |one: Option<Line>, other: Option<Line>| match (one, other) {
            (Some(one), Some(other)) => Some((one, other)),
            (Some(one), None) => Some((one, one.opposite())),
            (None, Some(other)) => Some((other.opposite(), other)),
            (None, None) => None,
        };
        let ((right, left), (bottom, top)) = (both(right, left)?, both(bottom, top)?);
        let crossing = |upright: Line, level: Line| {
            let along = (upright.at + upright.slope * level.at) / (1.0 - upright.slope * level.slope);
            let below = level.at + level.slope * along;
            (self.at.0 + along * across.0 + below * down.0, self.at.1 + along * across.1 + below * down.1)
        };
        Some([crossing(left, top), crossing(right, top), crossing(right, bottom), crossing(left, bottom)])
    }

    /// Where the level is half way between the light and the dark ring, near `edge`.
    fn refined(&self, picture: &Picture<'_>, (dx, dy): Spot, edge: f32) -> f32 {
        let level = |t: f32| picture.at((self.at.0 + dx * t, self.at.1 + dy * t));
        let (light, dark) = (level(edge * 0.8), level(edge * 1.2));
        if light <= dark {
            return edge;
        }
        let middle = (light + dark) * 0.5;
        let step = edge * 0.02;
        let steps = (0..20).map(|i| edge * 0.8 + i as f32 * step);
        steps.into_iter().find(|&t| level(t) < middle).map_or(edge, |t| t - step * 0.5)
    }
}

/// A side of a square as `at + slope * along`.
#[derive(Clone, Copy)]
struct Line {
    at: f32,
    slope: f32,
}

impl Line {
    fn opposite(self) -> Self {
        Self { at: -self.at, slope: self.slope }
    }
}

/// Points of one side.
#[derive(Clone, Copy, Default)]
struct Side {
    points: [(f32, f32); RAYS],
    count: usize,
}

impl Side {
    fn add(&mut self, along: f32, at: f32) {
        if let Some(place) = self.points.get_mut(self.count) {
            *place = (along, at);
            self.count += 1;
        }
    }

    /// The line by least squares, once more without what lies farthest from it.
    fn line(&self) -> Option<Line> {
        let points = &self.points[..self.count];
        let first = fitted(points)?;
        let off = |&(along, at): &(f32, f32)| (at - first.at - first.slope * along).abs();
        let mean = points.iter().map(off).sum::<f32>() / points.len() as f32;
        let (mut kept, mut count) = ([(0.0, 0.0); RAYS], 0);
        for point in points.iter().filter(|point| off(point) <= 1.5 * mean + 0.02) {
            kept[count] = *point;
            count += 1;
        }
        fitted(&kept[..count]).or(Some(first)).filter(|line| line.slope.abs() < 0.5)
    }
}

fn fitted(points: &[(f32, f32)]) -> Option<Line> {
    if points.len() < 3 {
        return None;
    }
    let count = points.len() as f32;
    let (x, y) = points.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
    let (x, y) = (x / count, y / count);
    let (square, product) =
        points.iter().fold((0.0, 0.0), |sum, p| (sum.0 + (p.0 - x) * (p.0 - x), sum.1 + (p.0 - x) * (p.1 - y)));
    let slope = if square > 0.01 { product / square } else { 0.0 };
    Some(Line { at: y - slope * x, slope })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rays_go_around_the_circle_evenly() {
        for ray in 0..RAYS {
            let (sin, cos) = (ray as f32 * std::f32::consts::TAU / RAYS as f32).sin_cos();
            let (x, y) = direction(ray);
            assert!((x - cos).abs() < 1e-6 && (y - sin).abs() < 1e-6, "{ray} {x} {y}");
        }
    }

    /// A pattern of four pixels a module whose middle is (50, 50), black where `also` says.
    #[track_caller]
    fn check(also: impl Fn(i32, i32) -> bool, expected: bool) {
        let pattern = |x: i32, y: i32| {
            let ring = ((x - 50) as f32 / 4.0).abs().max(((y - 50) as f32 / 4.0).abs());
            ring < 1.5 || (2.5..3.5).contains(&ring)
        };
        let black = |(x, y): Spot| {
            let (x, y) = (x as i32, y as i32);
            (0..100).contains(&x) && (0..100).contains(&y) && (pattern(x, y) || also(x, y))
        };
        let mut runs = Vec::new();
        for y in 0..100_u16 {
            let is_black = |x: u16| black((f32::from(x), f32::from(y)));
            let starts = (0..100).filter(|&x| is_black(x) && (x == 0 || !is_black(x - 1)));
            runs.extend(starts.map(|start| {
                let end = (start..100).find(|&x| !is_black(x)).unwrap_or(100);
                Run { y, start, end }
            }));
        }
        let mut found = Vec::new();
        find(&runs, black, &mut found);
        let near = |finder: &Finder| (finder.at.0 - 50.0).hypot(finder.at.1 - 50.0) < 1.0;
        assert_eq!(found.iter().any(near), expected, "{found:?}");
    }

    #[test]
    fn a_pattern_is_found_whatever_its_ring_runs_into() {
        check(|_, _| false, true);
        check(|x, y| x < 38 || y < 38, true);
        check(|x, y| (x - 50).abs() > 13 || (y - 50).abs() > 13, true);
    }

    #[test]
    fn a_square_without_a_light_ring_is_no_pattern() {
        check(|x, y| (40..44).contains(&x) && (36..64).contains(&y), false);
        check(|x, y| (x - 50).abs() < 9 && (y - 50).abs() < 11, false);
    }
}
