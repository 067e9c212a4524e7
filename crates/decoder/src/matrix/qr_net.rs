//! The net over the modules of a QR Code: a plane through the finder patterns whose nodes may be moved to where the
//! modules are clearest, as paper and bottles bend.
//!
//! Source: ISO/IEC 18004, sections 6.3.3 to 6.3.6 (function patterns).

use rxing::common::BitMatrix;

use super::{
    Found,
    grid::{self, Spot},
    picture::Picture,
    qr_symbol::alignment_middles,
    warp::{Plane, Tie},
};

/// By how many standard deviations more modules of the timing patterns must alternate than do by chance: half.
const LEAST_TIMING: f32 = 2.6;
/// Share of the modules of the finder patterns that must be right: one of three patterns may be torn.
const LEAST_FINDERS: f32 = 0.75;
/// How far from where it is expected an alignment pattern is looked for, in modules.
const ALIGNMENT_REACH: f32 = 3.0;
/// Modules between the nodes of the net that bends.
const NODES_APART: usize = 5;
/// Modules around a node that say how clear it is.
const AROUND: i32 = 3;
/// Steps by which a node is moved, in modules, pass by pass.
const PASSES: [f32; 5] = [0.3, 0.3, 0.2, 0.15, 0.1];
/// What a node costs that is a module away from the mean of its neighbours.
const STIFFNESS: f32 = 0.6;
/// Makes a symbol of modules, of which some may be doubtful.
pub trait Decode: Fn(&BitMatrix, Option<&BitMatrix>) -> Option<Found> {}
impl<F: Fn(&BitMatrix, Option<&BitMatrix>) -> Option<Found>> Decode for F {}
/// The corners inside the dark rings of a symbol's finder patterns: top left, top right, bottom left.
pub type Corners = [[Spot; 4]; 3];
/// A plane whose nodes may be moved.
pub struct Net {
    side: usize,
    plane: Plane,
    ties: Vec<Tie>,
    /// Rows and columns of the alignment patterns' middles.
    alignment: Vec<usize>,
    /// Nodes a side.
    nodes: usize,
    /// How far each node is moved, in modules.
    moved: Vec<Spot>,
}

impl Net {
    /// A symbol of a version whose finder patterns have these corners.
    pub fn between(corners: &Corners, version: u32) -> Option<Self> {
        let side = 17 + 4 * version as usize;
        let far = (side - 7) as f32;
        let mut ties = Vec::with_capacity(16);
        for ((left, top), four) in [(0.0, 0.0), (far, 0.0), (0.0, far)].into_iter().zip(corners) {
            let inside = [(1.0, 1.0), (6.0, 1.0), (6.0, 6.0), (1.0, 6.0)];
            ties.extend(inside.into_iter().zip(four).map(|((column, row), at)| ((left + column, top + row), *at)));
        }
        let plane = Plane::fit(&ties, side)?;
        let alignment = alignment_middles(version as usize);
        let nodes = side.div_ceil(NODES_APART).max(3);
        Some(Self { side, plane, ties, alignment, nodes, moved: vec![(0.0, 0.0); nodes * nodes] })
    }

    /// The point of the picture at a column and row.
    fn at(&self, (column, row): Spot) -> Spot {
        let share = (self.nodes - 1) as f32 / self.side as f32;
        let (x, y) = (column * share, row * share);
        let last = self.nodes - 2;
        let (left, top) = ((x.max(0.0) as usize).min(last), (y.max(0.0) as usize).min(last));
        let (right, down) = (x - left as f32, y - top as f32);
        let at = top * self.nodes + left;
        let mix = |a: Spot, b: Spot, share: f32| (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
        let above = mix(self.moved[at], self.moved[at + 1], right);
        let below = mix(self.moved[at + self.nodes], self.moved[at + self.nodes + 1], right);
        let moved = mix(above, below, down);
        self.plane.at((column + moved.0, row + moved.1))
    }

    /// Modules a side.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The corners of the symbol: top left, top right, bottom right, bottom left.
    pub fn corners(&self) -> [Spot; 4] {
        let far = self.side as f32;
        [(0.0, 0.0), (far, 0.0), (far, far), (0.0, far)].map(|place| self.at(place))
    }

    /// The level in the middle of a module.
    fn level(&self, picture: &Picture<'_>, column: usize, row: usize) -> f32 {
        picture.at(self.at((column as f32 + 0.5, row as f32 + 0.5)))
    }

    /// The share of the timing patterns' modules that differ from their neighbours as they should; `None` where chance
    /// gives as many.
    pub fn timing(&self, picture: &Picture<'_>) -> Option<f32> {
        let (mut right, mut count) = (0.0, 0.0_f32);
        for upright in [false, true] {
            let level = |i: usize| if upright { self.level(picture, 6, i) } else { self.level(picture, i, 6) };
            for i in 8..self.side - 8 {
                let lighter = level(i) - (level(i - 1) + level(i + 1)) * 0.5;
                count += 1.0;
                right += f32::from(u8::from((lighter < 0.0) == i.is_multiple_of(2)));
            }
        }
        (right >= 0.5 * count + LEAST_TIMING * 0.5 * count.sqrt()).then(|| right / count)
    }

    /// Whether the finder patterns are where they should be, by the levels of all modules.
    pub fn has_finders(&self, grey: &[f32]) -> bool {
        let Some(modules) = grid::modules(grey, self.side, self.side, None) else { return false };
        let far = self.side - 7;
        let (mut right, mut count) = (0, 0);
        for (left, top) in [(0, 0), (far, 0), (0, far)] {
            for (x, y) in (0..7).flat_map(|y| (0..7).map(move |x| (left + x, top + y))) {
                right += u32::from(self.expected(x, y) == Some(modules.get(x as u32, y as u32)));
                count += 1;
            }
        }
        right as f32 >= LEAST_FINDERS * count as f32
    }

    /// Finds the alignment pattern that lies farthest from all finder patterns, and ties the plane to it.
    pub fn align(&mut self, picture: &Picture<'_>) {
        let Some(&middle) = self.alignment.last() else { return };
        let middle = middle as f32 + 0.5;
        let clear = |(column, row): Spot| {
            let (mut sum, mut lightest, mut darkest) = (0.0, 0.0_f32, 255.0_f32);
            for y in -2_i32..=2 {
                for x in -2_i32..=2 {
                    let level = picture.at(self.at((column + x as f32, row + y as f32)));
                    (lightest, darkest) = (lightest.max(level), darkest.min(level));
                    // Nine dark modules weigh as much as eight light ones... of 17 dark and 8 light.
                    sum += if x.abs().max(y.abs()) == 1 { level / 8.0 } else { -level / 17.0 };
                }
            }
            sum / (lightest - darkest).max(8.0)
        };
        let mut best = (0.0, (middle, middle));
        for (reach, step) in [(ALIGNMENT_REACH, 0.5), (0.4, 0.1)] {
            let centre = best.1;
            let count = (reach / step) as i32;
            for y in -count..=count {
                for x in -count..=count {
                    let place = (centre.0 + x as f32 * step, centre.1 + y as f32 * step);
                    let far = (place.0 - middle).hypot(place.1 - middle);
                    let score = clear(place) - 0.03 * far;
                    if score > best.0 {
                        best = (score, place);
                    }
                }
            }
        }
        if best.0 < 0.45 {
            return;
        }
        let mut ties = self.ties.clone();
        ties.extend([((middle, middle), self.at(best.1)); 4]);
        if let Some(plane) = Plane::fit(&ties, self.side) {
            self.plane = plane;
        }
    }

    /// What a module of a function pattern is: dark or light.
    fn expected(&self, column: usize, row: usize) -> Option<bool> {
        let far = self.side - 7;
        let inside = |start: usize, at: usize| at + 1 >= start && at < start + 8;
        for (left, top) in [(0, 0), (far, 0), (0, far)] {
            if inside(left, column) && inside(top, row) {
                let from = |start: usize, at: usize| (at as i32 - start as i32 - 3).abs();
                let ring = from(left, column).max(from(top, row));
                return Some(ring <= 1 || ring == 3);
            }
        }
        if column == 6 || row == 6 {
            return Some((column + row).is_multiple_of(2));
        }
        let near = |at: usize| self.alignment.iter().map(|&middle| at.abs_diff(middle)).find(|&off| off <= 2);
        let ring = near(column)?.max(near(row)?);
        Some(ring != 1)
    }

    /// Moves the nodes to where the modules around them are clearest.
    pub fn settle(&mut self, picture: &Picture<'_>, grey: &mut Vec<f32>) {
        self.sample(picture, grey);
        let apart = self.side as f32 / (self.nodes - 1) as f32;
        for step in PASSES {
            for node in 0..self.moved.len() {
                let (column, row) = (node % self.nodes, node / self.nodes);
                let place = |i: usize| ((i as f32 * apart) as i32).min(self.side as i32 - 1);
                let (column, row) = (place(column), place(row));
                let around = self.neighbours(node);
                let now = self.moved[node];
                let mut best = (f32::MIN, now);
                for y in [0.0, -step, step] {
                    for x in [0.0, -step, step] {
                        let to = (now.0 + x, now.1 + y);
                        let far = (to.0 - around.0).powi(2) + (to.1 - around.1).powi(2);
                        let score = self.clear(picture, (column, row), to, grey) - STIFFNESS * far;
                        if score > best.0 + 1e-4 {
                            best = (score, to);
                        }
                    }
                }
                self.moved[node] = best.1;
            }
        }
    }

    /// The mean of the nodes beside.
    fn neighbours(&self, node: usize) -> Spot {
        let (column, row) = (node % self.nodes, node / self.nodes);
        let (mut sum, mut count) = ((0.0, 0.0), 0.0_f32);
        for (dx, dy) in [(-1_i32, 0_i32), (1, 0), (0, -1), (0, 1)] {
            let (x, y) = (column as i32 + dx, row as i32 + dy);
            let inside = 0..self.nodes as i32;
            if inside.contains(&x) && inside.contains(&y) {
                let moved = self.moved[y as usize * self.nodes + x as usize];
                sum = (sum.0 + moved.0, sum.1 + moved.1);
                count += 1.0;
            }
        }
        (sum.0 / count, sum.1 / count)
    }

    /// How far the modules around a place are from the middle between dark and light, were it moved.
    fn clear(&self, picture: &Picture<'_>, (column, row): (i32, i32), moved: Spot, grey: &[f32]) -> f32 {
        let side = self.side as i32;
        let inside = |middle: i32| (middle - AROUND).max(0)..(middle + AROUND + 1).min(side);
        let all = inside(row).flat_map(|y| inside(column).map(move |x| (x as usize, y as usize)));
        let (mut darkest, mut lightest) = (f32::MAX, f32::MIN);
        for (x, y) in all.clone() {
            let level = grey[y * self.side + x];
            (darkest, lightest) = (darkest.min(level), lightest.max(level));
        }
        let (middle, half) = ((darkest + lightest) * 0.5, ((lightest - darkest) * 0.5).max(4.0));
        let (mut sum, mut count) = (0.0, 0.0_f32);
        for (x, y) in all {
            let level = picture.at(self.plane.at((x as f32 + 0.5 + moved.0, y as f32 + 0.5 + moved.1)));
            let off = ((level - middle) / half).clamp(-1.0, 1.0);
            sum += match self.expected(x, y) {
                Some(true) => -off,
                Some(false) => off,
                None => off * off,
            };
            count += 1.0;
        }
        sum / count.max(1.0)
    }

    pub fn sample(&self, picture: &Picture<'_>, grey: &mut Vec<f32>) {
        grey.clear();
        grey.extend((0..self.side * self.side).map(|i| self.level(picture, i % self.side, i / self.side)));
    }

    pub fn decoded(&self, picture: &Picture<'_>, decode: &impl Decode, grey: &mut Vec<f32>) -> Option<Found> {
        self.sample(picture, grey);
        let symbol = [None, Some(grid::otsu(grey))].into_iter().find_map(|threshold| {
            let modules = grid::modules(grey, self.side, self.side, threshold)?;
            decode(&modules, None)
        });
        let mut symbol = symbol.or_else(|| {
            let modules = grid::modules(grey, self.side, self.side, None)?;
            [0.12, 0.3]
                .into_iter()
                .find_map(|share| decode(&modules, Some(&grid::doubtful(grey, self.side, self.side, share)?)))
        })?;
        symbol.corners = self.corners();
        Some(symbol)
    }
}
