//! The dashed sides of a Data Matrix symbol: its fourth corner and its size.
//!
//! ```text
//! L ─▶ rays that turn inwards meet the dashes ─▶ fourth corner ─▶ changes along the dashes: the size
//!   ─▶ or, for every symbol size, the fourth corner where the dashed sides alternate best
//! ```

use super::{
    corner::{Corner, distance, intersection, refined},
    grid::{Grid, Spot},
    picture::Picture,
};
use crate::order;

/// A quadrilateral and its modules.
#[derive(Clone, Copy, Debug)]
pub struct Hypothesis {
    /// Top left, top right, bottom right, bottom left.
    pub corners: [Spot; 4],
    pub columns: usize,
    pub rows: usize,
    /// Level between the light and dark modules of the dashed sides.
    pub threshold: f32,
    /// Their difference over the contrast at the L: 1 is perfect.
    pub score: f32,
}

/// Columns and rows of ECC 200 symbols (ISO/IEC 16022, table 7) and of their rectangular extension
/// (ISO/IEC 21471, table 1).
#[rustfmt::skip]
const SIZES: [(usize, usize); 48] = [
    (10, 10), (12, 12), (14, 14), (16, 16), (18, 18), (20, 20), (22, 22), (24, 24), (26, 26), (32, 32),
    (36, 36), (40, 40), (44, 44), (48, 48), (52, 52), (64, 64), (72, 72), (80, 80), (88, 88), (96, 96),
    (104, 104), (120, 120), (132, 132), (144, 144), (18, 8), (32, 8), (26, 12), (36, 12), (36, 16), (48, 16),
    (48, 8), (64, 8), (80, 8), (96, 8), (120, 8), (144, 8), (64, 12), (88, 12), (64, 16),
    (36, 20), (44, 20), (64, 20), (48, 22), (48, 24), (64, 24), (40, 26), (48, 26), (64, 26),
];

/// Modules along both dashed sides from which half of them are looked at first.
const MANY: usize = 40;

/// The fourth corner by the dashes: a ray that turns inwards from outside meets their ends.
pub fn fourth_by_dashes(picture: &Picture<'_>, corner: &Corner, black: impl Fn(Spot) -> bool) -> Option<[Spot; 4]> {
    let Corner([tl, bl, br]) = refined(picture, corner);
    let flat = (tl.0 + br.0 - bl.0, tl.1 + br.1 - bl.1);
    let (height, width) = (distance(tl, bl), distance(bl, br));
    let up = ((tl.0 - bl.0) / height, (tl.1 - bl.1) / height);
    let along = ((br.0 - bl.0) / width, (br.1 - bl.1) / width);
    let top = first_dashes(tl, flat, up, &black).unwrap_or(flat);
    let right = first_dashes(br, flat, along, &black).unwrap_or(flat);
    Some([tl, intersection((tl, top), (br, right))?, br, bl])
}

/// The size of the symbol in a quadrilateral: the changes of level just inside count the modules.
///
/// `thick` are the [`thicknesses`] of its L.
pub fn by_dashes(picture: &Picture<'_>, corners: [Spot; 4], thick: (f32, f32)) -> Option<Hypothesis> {
    let [tl, tr, br, bl] = corners;
    let (height, width) = (distance(tl, bl), distance(bl, br));
    let grid = Grid::new(corners)?;
    // Half a module inside; less where modules are narrower at that side than at the L.
    let (columns, rows) = [0.5, 0.3].into_iter().find_map(|inside| {
        let depth = (thick.0 / height).min(0.1) * inside;
        let across = changes(|u| picture.at(grid.at(u, depth)), distance(tl, tr)) + 1;
        let depth = (thick.1 / width).min(0.1) * inside;
        let down = changes(|v| picture.at(grid.at(1.0 - depth, 1.0 - v)), distance(tr, br)) + 1;
        let turned = SIZES.into_iter().filter(|(c, r)| c != r).map(|(c, r)| (r, c));
        let off = |(c, r): &(usize, usize)| c.abs_diff(across) + r.abs_diff(down);
        // A change missed at the end of each side still leaves only one size near.
        SIZES.into_iter().chain(turned).min_by_key(off).filter(|size| off(size) <= 2)
    })?;
    let (_, threshold) = alternation(picture, corners, (columns, rows), 1);
    Some(Hypothesis { corners, columns, rows, threshold, score: 1.0 })
}

/// Where a ray from `from` to about `to`, turning inwards, first runs along black dashes.
///
/// `outwards` is the direction away from the symbol, as a unit vector.
fn first_dashes(from: Spot, to: Spot, outwards: Spot, black: &impl Fn(Spot) -> bool) -> Option<Spot> {
    let length = distance(from, to);
    // Three points a module of all but the largest symbols.
    let count = (length as usize).clamp(16, 72);
    // Half of a dashed side is dark; three in ten show also where it is a little bent.
    let least = count * 3 / 10 + 1;
    let shows = |end: Spot| {
        let at = |i: usize| {
            let t = 0.25 + 0.73 * i as f32 / count as f32;
            (from.0 + (end.0 - from.0) * t, from.1 + (end.1 - from.1) * t)
        };
        let mut dark = 0;
        for i in 0..count {
            dark += usize::from(black(at(i)));
            if dark >= least || dark + count - 1 - i < least {
                break;
            }
        }
        dark >= least
    };
    // A tilted view moves the corner by up to a sixth of the side.
    let mut off = 0.17 * length;
    while off > -0.17 * length {
        let end = (to.0 + outwards.0 * off, to.1 + outwards.1 * off);
        if shows(end) {
            return Some(end);
        }
        off -= (length * 0.005).max(0.5);
    }
    None
}

/// How often the level changes between light and dark along a line of `length` pixels.
fn changes(level: impl Fn(f32) -> f32, length: f32) -> usize {
    let count = (2.0 * length).clamp(40.0, 2000.0) as usize;
    let profile: Vec<f32> = (0..count).map(|i| level((i as f32 + 0.5) / count as f32)).collect();
    let (min, max) = profile.iter().fold((f32::MAX, f32::MIN), |(a, b), &p| (a.min(p), b.max(p)));
    // Hysteresis of a quarter of the range: noise does not count.
    let (low, high) = (min + 0.4 * (max - min), min + 0.6 * (max - min));
    let (mut dark, mut changes) = (true, 0);
    for level in profile {
        if (dark && level > high) || (!dark && level < low) {
            dark = !dark;
            changes += 1;
        }
    }
    changes
}

/// The best quadrilaterals over all symbol sizes, best first, at most `most`.
///
/// `thick` are the [`thicknesses`] of the L.
pub fn by_sizes(picture: &Picture<'_>, corners: [Spot; 4], thick: (f32, f32), most: usize) -> Vec<Hypothesis> {
    let [tl, guess, br, bl] = corners;
    let contrast = contrast(picture, tl, bl, br);
    if contrast < 8.0 {
        return Vec::new();
    }
    let (height, width) = (distance(tl, bl), distance(bl, br));
    let mut best: Vec<Hypothesis> = Vec::new();
    // A mirrored symbol shows its rows as columns.
    let turned = SIZES.into_iter().filter(|(c, r)| c != r).map(|(c, r)| (r, c));
    for (columns, rows) in SIZES.into_iter().chain(turned) {
        let (module_x, module_y) = (width / columns as f32, height / rows as f32);
        // A pixel and a bit a module is the least that can be told apart; foreshortening makes
        // modules at most three times longer than wide.
        if module_x.min(module_y) < 1.2 || module_x > 3.0 * module_y || module_y > 3.0 * module_x {
            continue;
        }
        // The bar of the L is one module thick; blur makes it seem thicker or thinner.
        let fits = |module: f32, thick: f32| (0.55 * thick - 0.5..=1.6 * thick + 0.8).contains(&module);
        if !fits(module_y, thick.0) || !fits(module_x, thick.1) {
            continue;
        }
        let (score, tr) = fourth(picture, [tl, bl, br], guess, (columns, rows), contrast);
        let share = score.0 / contrast;
        if share > 0.3 {
            let corners = [tl, tr, br, bl];
            best.push(Hypothesis { corners, columns, rows, threshold: score.1, score: share });
        }
    }
    order::heaviest_first(&mut best, |hypothesis| hypothesis.score);
    best.truncate(most);
    best
}

/// The fourth corner near `guess` at which the dashed sides alternate best.
fn fourth(
    picture: &Picture<'_>,
    [tl, bl, br]: [Spot; 3],
    guess: Spot,
    (columns, rows): (usize, usize),
    contrast: f32,
) -> ((f32, f32), Spot) {
    let (width, height) = (distance(bl, br), distance(tl, bl));
    let module = (width / columns as f32).min(height / rows as f32);
    let mut tr = guess;
    let at = |tr: Spot, every: usize| alternation(picture, [tl, tr, br, bl], (columns, rows), every);
    // Where there are many dashes, half of them tell about where the corner is, or that there is none.
    let mut every = if columns + rows > MANY { 2 } else { 1 };
    let mut score = at(tr, every);
    // The ends of the dashes are off by two modules at most; half a module off, three in five of them
    // still show. Finer steps then find the place.
    let mut step = module;
    for (round, reach) in [2, 1, 1, 1].into_iter().enumerate() {
        // A dashed side that is half in place already shows.
        if round == 1 {
            if score.0 < 0.2 * contrast {
                break;
            }
            if every > 1 {
                every = 1;
                score = at(tr, every);
            }
        }
        let centre = tr;
        for i in -reach..=reach {
            for j in (-reach..=reach).filter(|&j| (i, j) != (0, 0)) {
                let trial = (centre.0 + step * i as f32, centre.1 + step * j as f32);
                let trial_score = at(trial, every);
                if trial_score.0 > score.0 {
                    (score, tr) = (trial_score, trial);
                }
            }
        }
        step *= 0.5;
    }
    (score, tr)
}

/// Light minus dark modules of the dashed sides, of each `every`th pair of them, and the level between them.
fn alternation(picture: &Picture<'_>, corners: [Spot; 4], (columns, rows): (usize, usize), every: usize) -> (f32, f32) {
    let Some(grid) = Grid::new(corners) else { return (f32::MIN, 0.0) };
    let (mut light, mut dark) = (0.0, 0.0);
    let (half_u, half_v) = (0.5 / columns as f32, 0.5 / rows as f32);
    let pairs = |count: usize| (0..count).filter(move |i| (i / 2).is_multiple_of(every));
    for i in pairs(columns) {
        let level = picture.at(grid.at((2 * i + 1) as f32 * half_u, half_v));
        *(if i % 2 == 0 { &mut dark } else { &mut light }) += level;
    }
    for i in pairs(rows) {
        // Counted from the bottom, where the solid side makes it dark.
        let level = picture.at(grid.at(1.0 - half_u, 1.0 - (2 * i + 1) as f32 * half_v));
        *(if i % 2 == 0 { &mut dark } else { &mut light }) += level;
    }
    // Sides have an even number of modules.
    let half = ((columns / 2).div_ceil(every) + (rows / 2).div_ceil(every)) as f32;
    ((light - dark) / half, (light + dark) / (2.0 * half))
}

/// Level just outside the L minus level just inside.
fn contrast(picture: &Picture<'_>, tl: Spot, bl: Spot, br: Spot) -> f32 {
    let across = |from: Spot, to: Spot| {
        let length = distance(from, to).max(1.0);
        let (nx, ny) = ((to.1 - from.1) / length, -(to.0 - from.0) / length);
        let mut sum = 0.0;
        for i in 1..16 {
            let t = i as f32 / 16.0;
            let (x, y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
            sum += picture.at((x - 1.5 * nx, y - 1.5 * ny)) - picture.at((x + 1.2 * nx, y + 1.2 * ny));
        }
        sum / 15.0
    };
    (across(tl, bl) + across(bl, br)) / 2.0
}
