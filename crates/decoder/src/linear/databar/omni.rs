//! DataBar Omnidirectional, Truncated, Stacked and Stacked Omnidirectional.
//!
//! ```text
//! guard │ character 1 │ left finder │ character 2 │ character 4 │ right finder │ character 3 │ guard
//!         outside       light first   inside        inside        dark first     outside
//! ```
//! The two halves of a stacked symbol are the two rows; those of a tilted one may be read on two
//! lines. So halves are read by themselves, and joined when their checksum agrees.

use super::character;
use super::finder::{self, Family, Finder};
use super::half::{self, HALF_MODULES, Half};
use super::join::Halves;
use super::table::{INSIDE, OUTSIDE, weighted};
use crate::linear::{Candidate, Candidates, RunsView, candidate::Text};
use crate::symbol::Symbology;

/// Values of an inside character.
const INSIDE_VALUES: u32 = 1597;
/// Widest element of a guard in modules, of which it has one: blur and growth of print add less than that again
/// and a half.
const WIDEST_GUARD: f32 = 2.5;
/// Runs from the first run of the left finder to that of the right one.
const FINDERS_APART: usize = 21;
/// Root of the mean squared difference of an element, in modules, that has likelihood 0.
const WORST_ERROR: f32 = 0.4;
/// Least likelihood of a half: what seemed a symbol inside one of DataBar Expanded had 0.12, the least of
/// all symbols on photographs 0.5.
const LEAST_LIKELIHOOD: f32 = 0.2;

/// Reads the row's halves into `halves`, and symbols that stand on it whole into `out`.
pub fn read_row(runs: &RunsView<'_>, halves: &mut Halves, out: &mut Candidates) {
    let mut last_left: Option<(usize, Half)> = None;
    for run in 8..runs.widths.len().saturating_sub(12) {
        let Some(finder) = finder::find(runs, run, Family::Omni) else {
            continue;
        };
        let Some(found) = half(runs, &finder) else {
            continue;
        };
        halves.add(found);
        if !finder.mirrored {
            last_left = Some((run, found));
            continue;
        }
        if let Some((_, left)) = last_left.filter(|l| l.0 + FINDERS_APART == run)
            && let Some((text, linked)) = half::number(&left, &found).and_then(half::item)
        {
            out.push(Candidate {
                symbology: Symbology::DataBar,
                modifier: b'0',
                text,
                addon: Text::new(),
                linked,
                start: left.start,
                end: found.end,
                likelihood: (left.likelihood + found.likelihood) * 0.5,
            });
        }
    }
}

/// Reads both characters of `finder`.
fn half(runs: &RunsView<'_>, finder: &Finder) -> Option<Half> {
    let (left, right) = (finder::left(runs, finder)?, finder::right(runs, finder)?);
    let (outside, inside) = if finder.mirrored { (right, left) } else { (left, right) };
    let outside = character::fit(&OUTSIDE, &outside, finder.spread)?;
    let inside = character::fit(&INSIDE, &inside, finder.spread)?;
    let first = if finder.mirrored { 16 } else { 0 };
    let sum = weighted(&outside.widths[..8], first, 79) + weighted(&inside.widths[..8], first + 8, 79);
    let error = (outside.error + inside.error + finder.error) / 21.0;
    let likelihood = 1.0 - error.sqrt() / WORST_ERROR;
    if likelihood < LEAST_LIKELIHOOD {
        return None;
    }
    let (from, to) = (finder.run - 8, finder.run + 13);
    let module = (runs.edges[to] - runs.edges[from]) / HALF_MODULES;
    let guards = if finder.mirrored { to..to + 2 } else { from.checked_sub(1)?..from };
    // The outer space of the left guard may be wide.
    if runs.widths.get(guards)?.iter().any(|&width| width > WIDEST_GUARD * module) {
        return None;
    }
    Some(Half {
        right: finder.mirrored,
        value: outside.value * INSIDE_VALUES + inside.value,
        finder: finder.value,
        sum: sum % 79,
        start: runs.point(runs.edges[from]),
        end: runs.point(runs.edges[to]),
        likelihood,
        votes: 1,
        line: runs.line.start,
    })
}
