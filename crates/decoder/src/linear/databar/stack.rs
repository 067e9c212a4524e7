//! Puts DataBar Expanded together from pairs that were read on different lines.

use super::expanded::{self, Character, MOST_CHARACTERS, Pair};
use super::table::EXPANDED_SEQUENCES;
use crate::linear::{Candidate, Candidates, candidate::Text};
use crate::symbol::{Point, Symbology};

/// Values kept of a character: the true one and misread ones.
const MOST_VALUES: usize = 4;
/// Lines that must give each character; the checksum alone lets one of 211 wrong symbols pass.
const LEAST_VOTES: u16 = 2;
/// How much more weight than any other the value that is taken must have.
const CLEARLY_MORE: f32 = 1.5;
/// Votes that a joined symbol gets at most.
const MOST_VOTES: u16 = 8;

#[derive(Clone, Copy)]
struct Value {
    character: Character,
    votes: u16,
    /// Sum of likelihoods, one a line.
    weight: f32,
    /// Start of the line that voted last: a line votes once, however often it is read.
    line: Point,
}

/// What was read beside one finder, standing one way, on one side.
#[derive(Clone, Copy)]
struct Slot {
    values: [Option<Value>; MOST_VALUES],
}

impl Slot {
    const EMPTY: Self = Self { values: [None; MOST_VALUES] };

    /// Counts `character`; when there is no place left, it takes that of the weakest if it is better.
    fn add(&mut self, character: Character, line: Point) {
        let same = |v: &&mut Value| v.character.value == character.value;
        if let Some(known) = self.values.iter_mut().flatten().find(same) {
            if known.line != line {
                known.votes = known.votes.saturating_add(1);
                known.weight += character.likelihood;
                known.line = line;
            }
            if character.likelihood > known.character.likelihood {
                known.character = character;
            }
            return;
        }
        let weight = |v: &Option<Value>| v.map_or(0.0, |v| v.weight);
        let weakest = self.values.iter_mut().min_by(|a, b| weight(a).total_cmp(&weight(b)));
        if let Some(place) = weakest
            && weight(place) < character.likelihood
        {
            *place = Some(Value { character, votes: 1, weight: character.likelihood, line });
        }
    }

    /// The value with most weight, if it has clearly more than any other.
    fn best(&self) -> Option<Value> {
        let (mut best, mut second): (Option<Value>, f32) = (None, 0.0);
        for value in self.values.iter().flatten() {
            let before = best.map_or(0.0, |b| b.weight);
            if value.weight > before {
                second = before;
                best = Some(*value);
            } else {
                second = second.max(value.weight);
            }
        }
        best.filter(|b| b.votes >= LEAST_VOTES && b.weight > second * CLEARLY_MORE)
    }
}

/// The characters of a frame, by finder, way of standing and side.
pub struct Stack {
    slots: [[[Slot; 2]; 2]; 6],
    start: Option<Point>,
    end: Point,
    /// The symbol was handed in: its characters do not vote again.
    joined: bool,
}

impl Default for Stack {
    fn default() -> Self {
        Self { slots: [[[Slot::EMPTY; 2]; 2]; 6], start: None, end: Point::default(), joined: false }
    }
}

impl Stack {
    /// Forgets the frame before.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Counts the characters of `pair`, read on the line that starts at `line`.
    pub fn add(&mut self, pair: &Pair, line: Point) {
        let slots = &mut self.slots[usize::from(pair.finder)][usize::from(pair.mirrored)];
        for (slot, character) in slots.iter_mut().zip(pair.characters) {
            if let Some(character) = character {
                slot.add(character, line);
            }
        }
        if pair.finder == 0 && !pair.mirrored && self.start.is_none() {
            self.start = Some(pair.start);
        }
        self.end = pair.end;
    }

    /// Hands in the symbol that the characters make, if they make one.
    /// Before the last line of a frame (`is_early`) only one whose characters have more votes than are
    /// asked for, so that the search may end.
    pub fn join(&mut self, is_early: bool, out: &mut Candidates) {
        if self.joined {
            return;
        }
        let Some(check) = self.slots[0][0][0].best() else {
            return;
        };
        let count = usize::from(check.character.value) / 211 + 4;
        if count > MOST_CHARACTERS {
            return;
        }
        let Some(sequence) = EXPANDED_SEQUENCES.get(count.div_ceil(2) - 2) else {
            return;
        };
        let start = self.start.unwrap_or_default();
        let mut votes = MOST_VOTES;
        for place in 0..count {
            let slot = &self.slots[usize::from(sequence[place / 2])][place / 2 % 2][place % 2];
            votes = votes.min(slot.best().map_or(0, |v| v.votes));
        }
        if is_early && votes <= LEAST_VOTES {
            return;
        }
        let reading = expanded::assemble(|place| {
            let finder = *sequence.get(place)?;
            let sides = &self.slots[usize::from(finder)][place % 2];
            Some(Pair {
                finder,
                mirrored: place % 2 == 1,
                characters: [sides[0].best(), sides[1].best()].map(|v| v.map(|v| v.character)),
                start,
                end: self.end,
            })
        });
        let Some(reading) = reading else {
            return;
        };
        self.joined = true;
        // What one line gave as a whole is not stacked; lines that slant over it gave its parts.
        let whole = out.holds(Symbology::DataBarExpanded, &reading.text);
        let symbology = if whole { Symbology::DataBarExpanded } else { Symbology::DataBarExpandedStacked };
        for _ in 0..votes {
            out.next_line();
            out.push(Candidate {
                symbology,
                modifier: b'0',
                text: reading.text,
                addon: Text::new(),
                linked: reading.linked,
                start,
                end: self.end,
                likelihood: reading.likelihood,
            });
        }
        self.clear();
    }
}
