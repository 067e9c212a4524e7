//! Puts DataBar Expanded together from pairs that were read on different lines.

use super::expanded::{self, Character, MOST_CHARACTERS, Pair, Reading};
use super::follow::Axis;
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

/// The likelihood above which both characters of a pair are worth a search for the others: noise stays below 0.5.
const BELIEVABLE: f32 = 0.6;

/// Where the pairs of a symbol lie: a rectangle along the lines on which they are read.
#[derive(Clone, Copy)]
struct Place {
    origin: Point,
    /// Unit vector along the lines.
    along: Point,
    /// Least and most pixels along and across, from the origin.
    least: (f32, f32),
    most: (f32, f32),
    /// Whether its first pair was read the other way.
    turned: bool,
}

impl Place {
    /// The place of `pair` alone.
    fn new(pair: &Pair) -> Self {
        let along = Axis::new(pair.start, pair.end).along;
        Self { origin: pair.start, along, least: (0.0, 0.0), most: (0.0, 0.0), turned: false }
    }

    /// Grows to hold `pair`.
    fn reach(&mut self, pair: &Pair) {
        let [start, end] = [pair.start, pair.end].map(|point| {
            let (x, y) = (point.x - self.origin.x, point.y - self.origin.y);
            (x * self.along.x + y * self.along.y, y * self.along.x - x * self.along.y)
        });
        for (u, v) in [start, end] {
            self.least = (self.least.0.min(u), self.least.1.min(v));
            self.most = (self.most.0.max(u), self.most.1.max(v));
        }
        if pair.finder == 0 && !pair.mirrored {
            self.turned = end.0 < start.0;
        }
    }

    /// Its uppermost and its lowermost line, in the reading direction of the first row.
    fn lines(&self) -> [(Point, Point); 2] {
        let at = |u: f32, v: f32| Point {
            x: self.origin.x + self.along.x * u - self.along.y * v,
            y: self.origin.y + self.along.y * u + self.along.x * v,
        };
        let (least, most) = if self.turned { (self.most, self.least) } else { (self.least, self.most) };
        [(at(least.0, least.1), at(most.0, least.1)), (at(least.0, most.1), at(most.0, most.1))]
    }
}

/// The characters of a frame, by finder, way of standing and side.
pub struct Stack {
    slots: [[[Slot; 2]; 2]; 6],
    /// The clearest pair of both characters, and its likelihood.
    clearest: Option<(Pair, f32)>,
    place: Option<Place>,
    /// The symbol was handed in: its characters do not vote again.
    joined: bool,
}

impl Default for Stack {
    fn default() -> Self {
        let slots = [[[Slot::EMPTY; 2]; 2]; 6];
        Self { slots, clearest: None, place: None, joined: false }
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
        let [Some(left), Some(right)] = pair.characters else { return };
        let likelihood = left.likelihood.min(right.likelihood);
        if likelihood > self.clearest.map_or(BELIEVABLE, |clearest| clearest.1) {
            self.clearest = Some((*pair, likelihood));
        }
        if likelihood > BELIEVABLE {
            self.place.get_or_insert_with(|| Place::new(pair)).reach(pair);
        }
    }

    /// A pair of a symbol of which other characters were not read on lines enough.
    pub fn part(&self) -> Option<Pair> {
        self.clearest.filter(|_| !self.joined && self.whole().is_none()).map(|clearest| clearest.0)
    }

    /// The symbol that the characters make, and the votes of the one that has least.
    fn whole(&self) -> Option<(Reading, u16)> {
        let check = self.slots[0][0][0].best()?;
        let count = usize::from(check.character.value) / 211 + 4;
        if count > MOST_CHARACTERS {
            return None;
        }
        let sequence = EXPANDED_SEQUENCES.get(count.div_ceil(2) - 2)?;
        let mut votes = MOST_VOTES;
        for place in 0..count {
            let slot = &self.slots[usize::from(sequence[place / 2])][place / 2 % 2][place % 2];
            votes = votes.min(slot.best().map_or(0, |v| v.votes));
        }
        let reading = expanded::assemble(|place| {
            let finder = *sequence.get(place)?;
            let sides = &self.slots[usize::from(finder)][place % 2];
            Some(Pair {
                finder,
                mirrored: place % 2 == 1,
                characters: [sides[0].best(), sides[1].best()].map(|v| v.map(|v| v.character)),
                start: Point::default(),
                end: Point::default(),
            })
        });
        reading.map(|reading| (reading, votes))
    }

    /// Hands in the symbol that the characters make, if they make one.
    /// Before the last line of a frame (`is_early`) only one whose characters have more votes than are
    /// asked for, so that the search may end.
    pub fn join(&mut self, is_early: bool, out: &mut Candidates) {
        if self.joined {
            return;
        }
        let Some((reading, votes)) = self.whole().filter(|whole| !is_early || whole.1 > LEAST_VOTES) else {
            return;
        };
        self.joined = true;
        // What one line gave as a whole is not stacked; lines that slant over it gave its parts.
        let whole = out.holds(Symbology::DataBarExpanded, &reading.text);
        let symbology = if whole { Symbology::DataBarExpanded } else { Symbology::DataBarExpandedStacked };
        let lines = self.place.map_or([(Point::default(), Point::default()); 2], |place| place.lines());
        for (start, end) in lines.into_iter().cycle().take(usize::from(votes)) {
            out.next_line();
            out.push(Candidate {
                symbology,
                modifier: b'0',
                text: reading.text,
                addon: Text::new(),
                linked: reading.linked,
                start,
                end,
                likelihood: reading.likelihood,
            });
        }
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_holds_all_rows_in_the_reading_direction_of_the_first() {
        let at = |x: f32, y: f32| Point { x, y };
        let pair = |finder, mirrored, start, end| Pair { finder, mirrored, characters: [None; 2], start, end };
        // The first row runs to the right, the next one back; then both upside down.
        for turned in [false, true] {
            let turn = |p: Point| if turned { at(200.0 - p.x, 300.0 - p.y) } else { p };
            let below = pair(1, true, turn(at(149.0, 90.0)), turn(at(100.0, 90.0)));
            let first = pair(0, false, turn(at(100.0, 50.0)), turn(at(149.0, 50.0)));
            let mut place = Place::new(&below);
            [below, first].iter().for_each(|pair| place.reach(pair));
            let lines = place.lines().map(|(start, end)| [start, end].map(|p| (p.x.round(), p.y.round())));
            let expected = [[at(100.0, 50.0), at(149.0, 50.0)], [at(100.0, 90.0), at(149.0, 90.0)]];
            assert_eq!(lines, expected.map(|line| line.map(turn).map(|p| (p.x, p.y))));
        }
    }
}
