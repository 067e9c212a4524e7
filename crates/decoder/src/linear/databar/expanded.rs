//! DataBar Expanded and Expanded Stacked.
//!
//! ```text
//! guard │ check │ A │ 1 │ 2 │ ɐ │ 3 │ 4 │ B │ 5 │ …      a finder, normal and mirrored in turn,
//!                                                         has a character on each side
//! ```
//! A finder and its way of standing occur once in a symbol: they name the place of the two
//! characters beside. So it does not matter on which line, in which row of a stacked symbol and in
//! which reading direction of a row a character was found. The check character says how many there
//! are, and with them which finders.

use super::finder::{Family, Finder};
use super::table::{EXPANDED, EXPANDED_SEQUENCES, expanded_exponent, weighted};
use super::{character, field, finder};
use crate::linear::{Candidate, Candidates, RunsView, candidate::Text};
use crate::symbol::{Point, Symbology};

/// Most symbol characters, check character included.
pub const MOST_CHARACTERS: usize = 22;
/// Modules of a finder and the two characters beside it.
pub const PAIR_MODULES: f32 = 49.0;
/// Runs from a finder to the next on the same row.
const FINDERS_APART: usize = 21;
/// Root of the mean squared difference of an element, in modules, that has likelihood 0.
const WORST_ERROR: f32 = 0.4;

/// One character and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Character {
    /// Its value, 0 to 4191.
    pub value: u16,
    /// Its share of the checksum, modulo 211.
    pub sum: u16,
    /// How well its widths fit.
    pub likelihood: f32,
}

/// A finder with the characters beside that could be read.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Which finder, A = 0 to F = 5.
    pub finder: u8,
    /// Whether it stands mirrored.
    pub mirrored: bool,
    /// Left and right character.
    pub characters: [Option<Character>; 2],
    /// Frame point of its first edge.
    pub start: Point,
    /// Frame point of its last edge.
    pub end: Point,
}

/// The pairs of one row, by the run their finder begins at.
#[derive(Default)]
pub struct Row {
    pairs: Vec<(usize, Pair)>,
}

impl Row {
    /// Reads the pairs of `runs`; symbols that stand on it whole go to `out`.
    pub fn read(&mut self, runs: &RunsView<'_>, out: &mut Candidates) {
        self.pairs.clear();
        for run in 8..runs.widths.len().saturating_sub(5) {
            let pair = finder::find(runs, run, Family::Expanded).and_then(|f| pair(runs, &f));
            self.pairs.extend(pair.map(|p| (run, p)));
        }
        for &(run, first) in &self.pairs {
            let mut end = first.end;
            let reading = assemble(|place| {
                let run = run + place * FINDERS_APART;
                let at = self.pairs.binary_search_by_key(&run, |p| p.0).ok()?;
                end = self.pairs[at].1.end;
                Some(self.pairs[at].1)
            });
            let Some(reading) = reading else {
                continue;
            };
            out.push(Candidate {
                symbology: Symbology::DataBarExpanded,
                modifier: b'0',
                text: reading.text,
                addon: Text::new(),
                linked: reading.linked,
                start: first.start,
                end,
                likelihood: reading.likelihood,
            });
        }
    }

    /// What was read last.
    pub fn pairs(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().map(|p| &p.1)
    }
}

/// Reads both characters of `finder`.
fn pair(runs: &RunsView<'_>, finder: &Finder) -> Option<Pair> {
    let read = |eight: Option<[f32; 8]>, right: bool| {
        let eight = eight?;
        let modules = eight.iter().sum::<f32>() / finder.module;
        if (modules - 17.0).abs() > 2.0 {
            return None;
        }
        let fit = character::fit(&EXPANDED, &eight, finder.spread)?;
        let exponent = expanded_exponent(finder.value, finder.mirrored, right);
        let error = (fit.error + finder.error * 0.5) / 10.5;
        Some(Character {
            value: fit.value as u16,
            sum: weighted(&fit.widths[..8], exponent, 211) as u16,
            likelihood: (1.0 - error.sqrt() / WORST_ERROR).max(0.0),
        })
    };
    let left = read(finder::left(runs, finder), false);
    let right = read(finder::right(runs, finder), true);
    if left.is_none() && right.is_none() {
        return None;
    }
    let from = finder.run.saturating_sub(8);
    let to = (finder.run + 13).min(runs.widths.len());
    Some(Pair {
        finder: finder.value,
        mirrored: finder.mirrored,
        characters: [left, right],
        start: runs.point(runs.edges[from]),
        end: runs.point(runs.edges[to]),
    })
}

/// A symbol whose checksum fits.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The element string.
    pub text: Text,
    /// Whether a two-dimensional component stands above.
    pub linked: bool,
    /// The mean of its characters'.
    pub likelihood: f32,
}

/// Puts a symbol together; `pair` gives the finder pair in a place from 0 on.
pub fn assemble(mut pair: impl FnMut(usize) -> Option<Pair>) -> Option<Reading> {
    let first = pair(0)?;
    let check = first.characters[0].filter(|_| first.finder == 0 && !first.mirrored)?;
    let count = usize::from(check.value) / 211 + 4;
    if count > MOST_CHARACTERS {
        return None;
    }
    let sequence = EXPANDED_SEQUENCES.get(count.div_ceil(2) - 2)?;
    let mut values = [0; MOST_CHARACTERS - 1];
    let mut sum = 0;
    let mut likelihood = check.likelihood;
    for place in 1..count {
        let pair = pair(place / 2)?;
        let right_one = pair.finder == sequence[place / 2] && pair.mirrored == (place / 2 % 2 == 1);
        let character = pair.characters[place % 2].filter(|_| right_one)?;
        // Twelve bits: the last 96 values are used by check characters alone.
        values[place - 1] = Some(character.value).filter(|&v| v < 1 << 12)?;
        sum += usize::from(character.sum);
        likelihood += character.likelihood;
    }
    if sum % 211 != usize::from(check.value) % 211 {
        return None;
    }
    let (text, linked) = field::decode(&values[..count - 1])?;
    Some(Reading { text, linked, likelihood: likelihood / count as f32 })
}
