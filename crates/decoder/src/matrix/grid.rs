//! A quadrilateral of modules in a grey picture.

use rxing::common::BitMatrix;

use super::picture::Picture;

/// A point in pixels; pixel (0, 0) covers 0 to 1.
pub type Spot = (f32, f32);

/// Maps the unit square to a quadrilateral.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    a: [f32; 8],
}

impl Grid {
    /// `corners` are top left, top right, bottom right, bottom left; `None` when they do not span
    /// a convex quadrilateral.
    pub fn new([p0, p1, p2, p3]: [Spot; 4]) -> Option<Self> {
        let (sx, sy) = (p0.0 - p1.0 + p2.0 - p3.0, p0.1 - p1.1 + p2.1 - p3.1);
        let (dx1, dy1) = (p1.0 - p2.0, p1.1 - p2.1);
        let (dx2, dy2) = (p3.0 - p2.0, p3.1 - p2.1);
        let area = dx1 * dy2 - dx2 * dy1;
        if area.abs() < 1.0 {
            return None;
        }
        let g = (sx * dy2 - dx2 * sy) / area;
        let h = (dx1 * sy - sx * dy1) / area;
        // Beyond this a side is more than ten times nearer than its opposite one: no real view.
        if !(g > -0.9 && h > -0.9 && g + h > -0.9 && g < 10.0 && h < 10.0) {
            return None;
        }
        let a = [
            p1.0 - p0.0 + g * p1.0,
            p3.0 - p0.0 + h * p3.0,
            p0.0,
            p1.1 - p0.1 + g * p1.1,
            p3.1 - p0.1 + h * p3.1,
            p0.1,
            g,
            h,
        ];
        Some(Self { a })
    }

    /// The point of the picture at (`u`, `v`) of the unit square.
    pub fn at(&self, u: f32, v: f32) -> Spot {
        let [a, b, c, d, e, f, g, h] = self.a;
        let w = 1.0 / (g * u + h * v + 1.0);
        ((a * u + b * v + c) * w, (d * u + e * v + f) * w)
    }

    /// Grey levels at the centres of `columns` by `rows` modules.
    pub fn sample(&self, picture: &Picture<'_>, columns: usize, rows: usize, grey: &mut Vec<f32>) {
        grey.clear();
        for row in 0..rows {
            grey.extend((0..columns).map(|column| picture.at(self.centre((column, row), (columns, rows)))));
        }
    }

    /// The centre of a module, by column and row, of so many.
    pub fn centre(&self, (column, row): (usize, usize), (columns, rows): (usize, usize)) -> Spot {
        self.at((column as f32 + 0.5) / columns as f32, (row as f32 + 0.5) / rows as f32)
    }
}

/// Side of the neighbourhood, in modules, whose darkest and lightest module make the threshold.
const AROUND: usize = 3;

/// Most modules of a side: QR Code version 40.
const MOST_SIDE: usize = 177;

/// Modules darker than one threshold, or than the middle of their neighbourhood, are black.
///
/// The neighbourhood follows uneven light; the one threshold is right where it is even.
pub fn modules(grey: &[f32], columns: usize, rows: usize, threshold: Option<f32>) -> Option<BitMatrix> {
    let mut matrix = BitMatrix::new(columns as u32, rows as u32).ok()?;
    let mut limits = [threshold.unwrap_or_default(); MOST_SIDE];
    let limits = limits.get_mut(..columns)?;
    for (y, levels) in grey.chunks_exact(columns).enumerate().take(rows) {
        if threshold.is_none() {
            let around = y.saturating_sub(AROUND)..(y + AROUND + 1).min(rows);
            neighbourhood_middles(&grey[around.start * columns..around.end * columns], columns, limits);
        }
        for (x, (level, limit)) in levels.iter().zip(&*limits).enumerate() {
            if level < limit {
                matrix.set(x as u32, y as u32);
            }
        }
    }
    Some(matrix)
}

/// Modules that are neither dark nor light: nearer to the middle of their neighbourhood than `share` of half the range
/// of all, as glare and shadow leave them.
pub fn doubtful(grey: &[f32], columns: usize, rows: usize, share: f32) -> Option<BitMatrix> {
    let mut matrix = BitMatrix::new(columns as u32, rows as u32).ok()?;
    let mut limits = [0.0; MOST_SIDE];
    let limits = limits.get_mut(..columns)?;
    let (darkest, lightest) = grey.iter().fold((f32::MAX, f32::MIN), |(a, b), &level| (a.min(level), b.max(level)));
    let near = share * 0.5 * (lightest - darkest);
    for (y, levels) in grey.chunks_exact(columns).enumerate().take(rows) {
        let around = y.saturating_sub(AROUND)..(y + AROUND + 1).min(rows);
        neighbourhood_middles(&grey[around.start * columns..around.end * columns], columns, limits);
        for (x, (level, limit)) in levels.iter().zip(&*limits).enumerate() {
            matrix.set_bool(x as u32, y as u32, (level - limit).abs() < near);
        }
    }
    Some(matrix)
}

/// Writes by how much each level lies above the middle of its neighbourhood.
pub fn against_neighbourhood(grey: &[f32], columns: usize, rows: usize, above: &mut [f32]) -> Option<()> {
    let mut middles = [0.0; MOST_SIDE];
    let middles = middles.get_mut(..columns)?;
    for (y, (levels, above)) in grey.chunks_exact(columns).zip(above.chunks_exact_mut(columns)).enumerate() {
        let around = y.saturating_sub(AROUND)..(y + AROUND + 1).min(rows);
        neighbourhood_middles(&grey[around.start * columns..around.end * columns], columns, middles);
        for ((above, level), middle) in above.iter_mut().zip(levels).zip(&*middles) {
            *above = level - middle;
        }
    }
    Some(())
}

/// The middle between darkest and lightest module around each column of `rows`: first down the
/// columns, then along.
fn neighbourhood_middles(rows: &[f32], columns: usize, middles: &mut [f32]) {
    let (mut darkest, mut lightest) = ([f32::MAX; MOST_SIDE], [f32::MIN; MOST_SIDE]);
    for row in rows.chunks_exact(columns) {
        for ((dark, light), &level) in darkest.iter_mut().zip(&mut lightest).zip(row) {
            *dark = if level < *dark { level } else { *dark };
            *light = if level > *light { level } else { *light };
        }
    }
    for (x, middle) in middles.iter_mut().enumerate() {
        let around = x.saturating_sub(AROUND)..(x + AROUND + 1).min(columns);
        let dark = darkest[around.clone()].iter().fold(f32::MAX, |a, &b| if b < a { b } else { a });
        let light = lightest[around].iter().fold(f32::MIN, |a, &b| if b > a { b } else { a });
        *middle = (dark + light) / 2.0;
    }
}

/// The threshold that parts the levels best (Otsu, 1979).
pub fn otsu(grey: &[f32]) -> f32 {
    let mut histogram = [0_u32; 256];
    for &level in grey {
        histogram[level.clamp(0.0, 255.0) as usize] += 1;
    }
    let total = grey.len() as f32;
    let all: f32 = histogram.iter().enumerate().map(|(i, &n)| i as f32 * n as f32).sum();
    let (mut below, mut sum, mut best, mut threshold) = (0.0, 0.0, -1.0, 128.0);
    for (level, &count) in histogram.iter().enumerate() {
        below += count as f32;
        sum += level as f32 * count as f32;
        let above = total - below;
        if below == 0.0 || above == 0.0 {
            continue;
        }
        let apart = sum / below - (all - sum) / above;
        let between = below * above * apart * apart;
        if between > best {
            best = between;
            threshold = level as f32 + 0.5;
        }
    }
    threshold
}
