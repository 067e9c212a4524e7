//! Where the modules of a Data Matrix symbol really are, by its dashed sides.
//!
//! A quadrilateral is right for a flat label. On a bottle, or where the printer's paper slipped,
//! columns and rows lie unevenly: every dashed side, that of the symbol and those of its inner
//! regions, shows where they do.

use super::{grid::Grid, picture::Picture};

/// Steps a module in which the change of level is looked for.
const STEPS: usize = 8;

/// Centres of modules along the dashed sides, in the unit square of a [`Grid`].
pub struct Tracks {
    /// For each dashed row: its v, and the u of each column's centre.
    across: Vec<(f32, Vec<f32>)>,
    /// For each dashed column: its u, and the v of each row's centre.
    down: Vec<(f32, Vec<f32>)>,
}

impl Tracks {
    /// Follows the dashed sides of a symbol with regions of `region` columns and rows, without
    /// their borders.
    pub fn follow(picture: &Picture<'_>, grid: &Grid, size: (usize, usize), region: (usize, usize)) -> Self {
        let (columns, rows) = size;
        let across = (0..rows).step_by(region.1 + 2).map(|row| {
            let v = (row as f32 + 0.5) / rows as f32;
            (v, centres(columns, |u| picture.at(grid.at(u, v))))
        });
        let down = (region.0 + 1..columns).step_by(region.0 + 2).map(|column| {
            let u = (column as f32 + 0.5) / columns as f32;
            // Counted from the bottom, where the solid side is dark.
            let mut from_bottom = centres(rows, |v| picture.at(grid.at(u, 1.0 - v)));
            from_bottom.reverse();
            from_bottom.iter_mut().for_each(|v| *v = 1.0 - *v);
            (u, from_bottom)
        });
        let mut across: Vec<_> = across.collect();
        let mut down: Vec<_> = down.collect();
        // The solid sides show no modules: there they lie as on the next track, between corners
        // that are known.
        if let Some((_, last)) = across.last() {
            across.push((1.0, pinned(last)));
        }
        if let Some((_, first)) = down.first() {
            down.insert(0, (0.0, pinned(first)));
        }
        Self { across, down }
    }

    /// Grey levels at the centres that the tracks give.
    pub fn sample(&self, picture: &Picture<'_>, grid: &Grid, size: (usize, usize), grey: &mut Vec<f32>) {
        let (columns, rows) = size;
        grey.clear();
        for row in 0..rows {
            let even_v = (row as f32 + 0.5) / rows as f32;
            for column in 0..columns {
                let even_u = (column as f32 + 0.5) / columns as f32;
                let u = between(&self.across, even_v, column).unwrap_or(even_u);
                let v = between(&self.down, even_u, row).unwrap_or(even_v);
                grey.push(picture.at(grid.at(u, v)));
            }
        }
    }
}

/// The same unevenness, but with its ends in place.
fn pinned(centres: &[f32]) -> Vec<f32> {
    let count = centres.len() as f32;
    let off = |i: usize| centres.get(i).map_or(0.0, |c| c - (i as f32 + 0.5) / count);
    let (first, last) = (off(0), off(centres.len().saturating_sub(1)));
    let linear = |i: usize| first + (last - first) * i as f32 / (count - 1.0).max(1.0);
    centres.iter().enumerate().map(|(i, centre)| centre - linear(i)).collect()
}

/// The centre number `i` between the two tracks around `place`; beyond the last track its own.
fn between(tracks: &[(f32, Vec<f32>)], place: f32, i: usize) -> Option<f32> {
    let next = tracks.iter().position(|(at, _)| *at >= place);
    match next {
        None => tracks.last()?.1.get(i).copied(),
        Some(0) => tracks.first()?.1.get(i).copied(),
        Some(n) => {
            let ((at0, centres0), (at1, centres1)) = (&tracks[n - 1], &tracks[n]);
            let share = (place - at0) / (at1 - at0);
            Some(centres0.get(i)? * (1.0 - share) + centres1.get(i)? * share)
        }
    }
}

/// Centres of `count` modules that alternate, dark first, along a line from 0 to 1.
fn centres(count: usize, level: impl Fn(f32) -> f32) -> Vec<f32> {
    let module = 1.0 / count as f32;
    let step = module / STEPS as f32;
    let profile: Vec<f32> = (0..count * STEPS).map(|i| level((i as f32 + 0.5) * step)).collect();
    let (min, max) = profile.iter().fold((f32::MAX, f32::MIN), |(a, b), &p| (a.min(p), b.max(p)));
    let weak = 0.15 * (max - min);
    // Change between module i - 1 and i, as places on the line.
    let mut changes = Vec::with_capacity(count + 1);
    changes.push(0.0);
    let mut drift = 0.0_f32;
    for i in 1..count {
        let expected = i as f32 * module + drift;
        let sign = if i % 2 == 1 { 1.0 } else { -1.0 };
        let middle = (expected / step) as isize;
        let reach = STEPS as isize / 2;
        let (mut sum, mut weight, mut most) = (0.0, 0.0, 0.0_f32);
        for at in middle - reach..middle + reach {
            let ahead = profile.get((at + 1).max(0) as usize);
            let behind = usize::try_from(at - 1).ok().and_then(|i| profile.get(i));
            let (Some(ahead), Some(behind)) = (ahead, behind) else { continue };
            let change = ((ahead - behind) * sign).max(0.0);
            // What lies near the expected place counts more.
            let off = (at as f32 + 0.5) * step - expected;
            let near = 1.0 - (off / (0.6 * module)).powi(2);
            let share = change * change * near.max(0.0);
            sum += share * off;
            weight += share;
            most = most.max(change);
        }
        if most > weak && weight > 0.0 {
            drift += sum / weight;
        }
        changes.push(i as f32 * module + drift);
    }
    changes.push(1.0);
    changes.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect()
}
