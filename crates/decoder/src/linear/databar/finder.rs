//! Finder patterns: where a row may hold a DataBar character.
//!
//! A finder has five elements. Seen from its own side the wide ones come first; the colour of its
//! first element tells whether it stands normal (light first) or mirrored (dark first).

use super::table::{EXPANDED_FINDERS, FINDERS};
use crate::linear::RunsView;

/// A finder and the eight runs on each side, of which some may not exist.
#[derive(Clone, Copy, Debug)]
pub struct Finder {
    /// Its value in its table.
    pub value: u8,
    /// Whether it stands mirrored.
    pub mirrored: bool,
    /// The run it begins at.
    pub run: usize,
    /// How much wider than they should be its first, third and fifth element are, in modules.
    pub spread: f32,
    /// Sum of squared differences, in modules².
    pub error: f32,
    /// Samples a module.
    pub module: f32,
}

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Omnidirectional, Truncated, Stacked.
    Omni,
    /// Expanded.
    Expanded,
}

/// Greatest sum of squared differences of a finder, in modules²: five elements off by half a module.
const MOST_ERROR: f32 = 1.25;
/// Least sum by which another finder must be worse.
const LEAST_MARGIN: f32 = 0.3;

/// The five runs from `run` on as a finder that is read in its proper direction.
///
/// Source: ISO/IEC 24724:2011, sections 5.2.3 and 7.2.3.
pub fn find(runs: &RunsView<'_>, run: usize, family: Family) -> Option<Finder> {
    let five: &[f32; 5] = runs.widths.get(run..run + 5)?.try_into().ok()?;
    let mirrored = runs.is_dark(run);
    let width: f32 = five.iter().sum();
    let mut five = *five;
    if mirrored {
        five.reverse();
    }
    // The last two elements have one module each, first three 13.
    let pair = (five[3] + five[4]) * 15.0;
    if pair < width || pair > width * 3.2 {
        return None;
    }
    let module = module(runs, run, family, width)?;
    let table: &[[u8; 5]] = match family {
        Family::Omni => &FINDERS,
        Family::Expanded => &EXPANDED_FINDERS,
    };
    let (mut best, mut second) = (f32::MAX, f32::MAX);
    let mut found = (0, 0.0);
    for (value, pattern) in table.iter().enumerate() {
        let mut off = [0.0; 5];
        for i in 0..5 {
            off[i] = five[i] / module - f32::from(pattern[i]);
        }
        let spread = (off[0] - off[1] + off[2] - off[3] + off[4]) * 0.2;
        let rest = |(i, o): (usize, &f32)| {
            let r = if i % 2 == 0 { o - spread } else { o + spread };
            r * r
        };
        let error = spread * spread + off.iter().enumerate().map(rest).sum::<f32>();
        if error < best {
            second = best;
            best = error;
            found = (value as u8, spread);
        } else if error < second {
            second = error;
        }
    }
    let clear = best < MOST_ERROR && second - best > LEAST_MARGIN && found.1.abs() < 0.8;
    clear.then_some(Finder { value: found.0, mirrored, run, spread: found.1, error: best, module })
}

/// The module from the characters beside, whose total width no ink spread changes; `None` when they
/// do not go with the finder.
fn module(runs: &RunsView<'_>, run: usize, family: Family, width: f32) -> Option<f32> {
    let left = run.checked_sub(8).map(|l| runs.edges[run] - runs.edges[l]);
    let right = (runs.edges.get(run + 13)).map(|r| r - runs.edges[run + 5]);
    let (left_modules, right_modules) = match (family, runs.is_dark(run)) {
        (Family::Omni, false) => (16.0, 15.0),
        (Family::Omni, true) => (15.0, 16.0),
        (Family::Expanded, _) => (17.0, 17.0),
    };
    // The spread of a finder is at most half a module, a slanted view changes some percent.
    let goes = |module: f32| (0.88..1.14).contains(&(width / (module * 15.0)));
    let left = left.map(|l| l / left_modules).filter(|&m| goes(m));
    let right = right.map(|r| r / right_modules).filter(|&m| goes(m));
    match (left, right, family) {
        (Some(l), Some(r), _) => Some((l + r) * 0.5),
        // The last finder of Expanded may have a left character only.
        (Some(l), None, Family::Expanded) => Some(l),
        _ => None,
    }
}

/// The eight runs left of the finder, from left to right.
pub fn left(runs: &RunsView<'_>, finder: &Finder) -> Option<[f32; 8]> {
    let from = finder.run.checked_sub(8)?;
    runs.widths.get(from..from + 8)?.try_into().ok()
}

/// The eight runs right of the finder, from right to left.
pub fn right(runs: &RunsView<'_>, finder: &Finder) -> Option<[f32; 8]> {
    let from = finder.run + 5;
    let mut eight: [f32; 8] = runs.widths.get(from..from + 8)?.try_into().ok()?;
    eight.reverse();
    Some(eight)
}
