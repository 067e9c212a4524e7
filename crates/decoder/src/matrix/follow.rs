//! A grid that was in place a frame ago, found again where it is now.
//!
//! ```text
//! how light its modules were ─▶ laid over the frame near its old place: moved, turned, each corner moved a little
//!   ─▶ where both agree best ─▶ its modules in this frame, weighed by how well they agree
//! ```
//!
//! Finder patterns and dashed sides show only in a film's sharper frames; the modules show in all of them, and a whole
//! symbol agrees with itself far better than with anything beside it.

use super::{
    grid::{Grid, Spot},
    layer::Layer,
    picture::Picture,
};

/// Modules that are compared at most: a symbol of 21 by 21.
const MOST_COMPARED: usize = 441;
/// How far a symbol moves from frame to frame in pixels, and the angles in degrees by which it turns.
const REACH: f32 = 14.0;
const TURNS: [f32; 6] = [-3.0, -2.0, -1.0, 1.0, 2.0, 3.0];
/// Steps between the places that are tried, in modules: a module that is met by half still shows.
const STEP: f32 = 0.5;
/// Least correlation: modules of noise reach 0.2 at the best of all places, what lies beside a symbol 0.3.
const LEAST: f32 = 0.4;
/// Most weight of one frame against one whose grid was found by itself.
const MOST_WEIGHT: f32 = 2.0;

/// Where `shape`, how light the modules of `layer` were, is in `picture`; its modules there.
pub fn follow(picture: &Picture<'_>, layer: &Layer, shape: &[f32], grey: &mut Vec<f32>) -> Option<Layer> {
    let compared = Compared::new(picture, layer, shape);
    let module = module(layer);
    let mut best = (compared.at(&layer.corners), layer.corners);
    let take = |corners: [Spot; 4], best: &mut (f32, [Spot; 4])| {
        let agrees = compared.at(&corners);
        if agrees > best.0 {
            *best = (agrees, corners);
        }
    };
    let step = (STEP * module).max(1.0);
    let count = (REACH / step) as i32;
    for (i, j) in (-count..=count).flat_map(|i| (-count..=count).map(move |j| (i, j))) {
        if i * i + j * j <= count * count {
            take(moved(&layer.corners, (i as f32 * step, j as f32 * step)), &mut best);
        }
    }
    let upright = best.1;
    for degrees in TURNS {
        take(turned(&upright, degrees), &mut best);
    }
    for part in [0.5, 0.25] {
        let off = part * step;
        for way in [(-off, 0.0), (off, 0.0), (0.0, -off), (0.0, off)] {
            let from = best.1;
            take(moved(&from, way), &mut best);
            for corner in 0..4 {
                let mut corners = best.1;
                corners[corner] = (corners[corner].0 + way.0, corners[corner].1 + way.1);
                take(corners, &mut best);
            }
        }
    }
    let (agrees, corners) = best;
    if agrees < LEAST {
        return None;
    }
    Grid::new(corners)?.sample(picture, layer.columns, layer.rows, grey);
    let mut seen = Layer::new(layer.kind, (layer.columns, layer.rows), corners, grey)?;
    // Of two pictures of one signal the weight that adds least noise.
    let weight = (agrees / (1.0 - agrees * agrees).max(0.1)).min(MOST_WEIGHT);
    seen.light.iter_mut().for_each(|light| *light *= weight);
    Some(seen)
}

/// Pixels a module, about.
fn module(layer: &Layer) -> f32 {
    let [a, b, _, d] = layer.corners;
    let side = |p: Spot, q: Spot, count: usize| (p.0 - q.0).hypot(p.1 - q.1) / count.max(1) as f32;
    0.5 * (side(a, b, layer.columns) + side(a, d, layer.rows))
}

fn moved(corners: &[Spot; 4], (dx, dy): Spot) -> [Spot; 4] {
    corners.map(|(x, y)| (x + dx, y + dy))
}

fn turned(corners: &[Spot; 4], degrees: f32) -> [Spot; 4] {
    let (cos, sin) = crate::turn::cos_sin(degrees.to_radians());
    let centre = corners.iter().fold((0.0, 0.0), |(x, y), p| (x + p.0 / 4.0, y + p.1 / 4.0));
    corners.map(|(x, y)| {
        let (x, y) = (x - centre.0, y - centre.1);
        (centre.0 + x * cos - y * sin, centre.1 + x * sin + y * cos)
    })
}

/// Modules to compare with a picture.
struct Compared<'a> {
    picture: &'a Picture<'a>,
    /// The centre of each in the unit square, and how light it was.
    modules: Vec<(f32, f32, f32)>,
    power: f32,
}

impl<'a> Compared<'a> {
    fn new(picture: &'a Picture<'a>, layer: &Layer, shape: &[f32]) -> Self {
        let (columns, rows) = (layer.columns, layer.rows);
        let stride = (columns * rows).div_ceil(MOST_COMPARED).max(1);
        // Rows are not a multiple of the stride apart.
        let stride = if stride > 1 && columns.is_multiple_of(stride) { stride + 1 } else { stride };
        let modules = shape.iter().enumerate().step_by(stride).map(|(i, &light)| {
            let (x, y) = (i % columns, i / columns);
            ((x as f32 + 0.5) / columns as f32, (y as f32 + 0.5) / rows as f32, light)
        });
        let mut modules: Vec<_> = modules.collect();
        let mean = modules.iter().map(|module| module.2).sum::<f32>() / modules.len().max(1) as f32;
        modules.iter_mut().for_each(|module| module.2 -= mean);
        let power = modules.iter().map(|module| module.2 * module.2).sum();
        Self { picture, modules, power }
    }

    /// The correlation with the picture under `corners`: 1 the same, 0 nothing in common.
    fn at(&self, corners: &[Spot; 4]) -> f32 {
        let Some(grid) = Grid::new(*corners) else { return 0.0 };
        let (mut product, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for &(u, v, light) in &self.modules {
            let level = self.picture.at(grid.at(u, v));
            product += light * level;
            sum += level;
            squares += level * level;
        }
        let varies = squares - sum * sum / self.modules.len().max(1) as f32;
        product / (self.power * varies).max(1.0).sqrt()
    }
}
