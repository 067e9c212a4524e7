//! DataBar Limited.
//!
//! ```text
//! guard 1 1 │ left character, 26 modules │ check character, 18 │ right character, 26 │ guard 1 1, 5 light
//! ```
//! It has no finder: the check character stands in its place. So the shape of the whole symbol is
//! asked for before anything is read.

use super::table::{LIMITED, LIMITED_CHECK, LIMITED_CHECKS, weighted};
use super::{character, half};
use crate::linear::{Candidate, Candidates, RunsView};
use crate::symbol::Symbology;

/// Runs of the symbol from the left to the right guard, both included.
const RUNS: usize = 46;
/// Modules of the same.
const MODULES: f32 = 74.0;
/// Values of one character.
const HALF: u64 = 2_013_571;
/// The greatest number of an item: indicator digit 0 or 1.
const MOST: u64 = 1_999_999_999_999;
/// What the linkage flag adds to it.
///
/// Source: ISO/IEC 24724:2011, section 6.2.3.
pub const LINKED: u64 = 2_015_133_531_096;
/// Root of the mean squared difference of an element, in modules, that has likelihood 0.
const WORST_ERROR: f32 = 0.35;
/// Least likelihood that is believed: the checksum alone lets one of 89 wrong symbols pass.
/// Of drawn frames none is lost by it.
const LEAST_LIKELIHOOD: f32 = 0.4;
/// Greatest sum of squared differences of the check character, in modules²: 14 elements off by 0.3.
const MOST_CHECK_ERROR: f32 = 1.3;

/// Reads every symbol on the row.
pub fn read_row(runs: &RunsView<'_>, out: &mut Candidates) {
    // The guard begins with a light run, which joins what is light before it.
    let first = if runs.first_dark { 1 } else { 0 };
    for start in (first..runs.widths.len().saturating_sub(RUNS)).step_by(2) {
        let Some(reading) = read(&runs.widths[start..=start + RUNS], &runs.edges[start..]) else {
            continue;
        };
        let Some(text) = half::element_string(reading.number) else {
            continue;
        };
        let (x0, x1) = (runs.edges[start + 1], runs.edges[start + RUNS]);
        let whole = Candidate::new(Symbology::DataBarLimited, b'0', text, runs, x0, x1, reading.likelihood);
        out.push(Candidate { linked: reading.linked, ..whole });
    }
}

struct Reading {
    number: u64,
    linked: bool,
    likelihood: f32,
}

/// Reads the runs from the light one before the left guard's bar to the light one after the right
/// guard's bar; `edges` begins at the first one's left.
fn read(widths: &[f32], edges: &[f32]) -> Option<Reading> {
    let part = |from: usize, to: usize| edges[to] - edges[from];
    let module = part(2, 44) / (MODULES - 4.0);
    let near = |width: f32, modules: f32| (width / module - modules).abs() < modules * 0.08 + 0.4;
    let shape = near(part(2, 16), 26.0)
        && near(part(16, 30), 18.0)
        && near(part(30, 44), 26.0)
        && near(widths[1], 1.0)
        && near(widths[44], 1.0)
        && near(widths[45], 1.0)
        && widths[0] > module * 0.5
        && widths[46] > module * 3.5;
    if !shape {
        return None;
    }
    let check = check_character(&widths[16..30])?;
    let left = character::fit(&LIMITED, &widths[2..16], check.spread)?;
    let right = character::fit(&LIMITED, &widths[30..44], check.spread)?;
    let sum = weighted(&left.widths, 0, 89) + weighted(&right.widths, 14, 89);
    let (number, linked) = half::without_linkage(u64::from(left.value) * HALF + u64::from(right.value), LINKED);
    if sum % 89 != check.value || number > MOST {
        return None;
    }
    let error = (left.error + right.error + check.error) / 42.0;
    let likelihood = 1.0 - error.sqrt() / WORST_ERROR;
    (likelihood > LEAST_LIKELIHOOD).then_some(Reading { number, linked, likelihood })
}

struct Check {
    value: u32,
    spread: f32,
    error: f32,
}

/// The check character that fits best: widths of 18 modules, the last two elements one module each.
fn check_character(fourteen: &[f32]) -> Option<Check> {
    let scale = 18.0 / fourteen.iter().sum::<f32>();
    let odd_sum: f32 = fourteen.iter().step_by(2).sum::<f32>() * scale;
    // Nine modules each.
    let spread = (odd_sum - 9.0) / 7.0;
    let (mut best, mut second) = (f32::MAX, f32::MAX);
    let mut value = 0;
    let (mut odd, mut even) = ([1; 7], [1; 7]);
    for (candidate, &place) in LIMITED_CHECKS.iter().enumerate() {
        LIMITED_CHECK.widths(u32::from(place) / 21, &mut odd[..6]);
        LIMITED_CHECK.widths(u32::from(place) % 21, &mut even[..6]);
        let mut error = 0.0;
        for (i, pair) in fourteen.chunks_exact(2).enumerate() {
            error += (pair[0] * scale - spread - f32::from(odd[i])).powi(2);
            error += (pair[1] * scale + spread - f32::from(even[i])).powi(2);
        }
        if error < best {
            second = best;
            best = error;
            value = candidate as u32;
        } else if error < second {
            second = error;
        }
    }
    (best < MOST_CHECK_ERROR && second - best > 0.3).then_some(Check { value, spread, error: best })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw;
    use proptest::prelude::*;

    fn number(widths: &[f32]) -> Option<u64> {
        let mut edges = vec![0.0];
        for width in widths {
            edges.push(edges[edges.len() - 1] + width);
        }
        read(widths, &edges).map(|r| r.number)
    }

    fn widths(data: &str) -> Vec<f32> {
        let bars = draw::modules(draw::Kind::DataBarLimited, data);
        let row = bars.into_iter().flat_map(|b| b.rows).next();
        let widths = row.map(|r| r.widths).unwrap_or_default();
        widths.into_iter().map(f32::from).collect()
    }

    proptest! {
        #[test]
        fn what_is_drawn_is_read(item in 0_u64..=MOST, spread in -0.3_f32..0.3) {
            let data = half::element_string(item).unwrap_or_default();
            let data = String::from_utf8_lossy(data.as_bytes()).into_owned();
            let mut widths = widths(&data);
            for (i, width) in widths.iter_mut().enumerate() {
                *width += if i % 2 == 0 { spread } else { -spread };
            }
            prop_assert_eq!(number(&widths), Some(item));
        }

        #[test]
        fn noise_never_makes_another_reading(
            item in 0_u64..=MOST,
            noise in prop::collection::vec(-0.8_f32..0.8, 47),
            scale in 0.0_f32..1.0,
        ) {
            let data = half::element_string(item).unwrap_or_default();
            let mut widths = widths(&String::from_utf8_lossy(data.as_bytes()));
            for (width, noise) in widths.iter_mut().zip(&noise) {
                *width = (*width + noise * scale).max(0.05);
            }
            if let Some(read) = number(&widths) {
                prop_assert_eq!(read, item);
            }
        }
    }
}
