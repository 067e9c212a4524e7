//! Decides which readings have evidence enough.

use super::reading::Reading;
use crate::symbol::{Evidence, Symbol};

/// Ratio of lengths from which one symbol is a part of the other: the quiet zones of one content and
/// the blur of its ends differ by less.
const PART: f32 = 1.1;
/// How much more evidence a reading needs than another content at its place: phantoms come by ones
/// and twos, never near the truth.
const LEAD: f32 = 3.0;

/// Appends the readings that are believed to `found`, and those that too few lines gave to `weak`.
pub(super) fn decide(readings: &[Reading], found: &mut Vec<Symbol>, weak: &mut Vec<Symbol>) {
    for (i, reading) in readings.iter().enumerate() {
        let others = readings.iter().enumerate().filter(|&(j, _)| j != i);
        if others.into_iter().all(|(j, other)| stands(reading, other, i < j)) {
            if reading.is_believed() { &mut *found } else { &mut *weak }.push(symbol(reading));
        }
    }
}

/// Whether `reading` is believed in spite of `other`: not as a part of a longer symbol, and not
/// where another content has as much evidence.
fn stands(reading: &Reading, other: &Reading, is_first: bool) -> bool {
    let Some(ratio) = reading.longer_beside(other) else {
        return true;
    };
    if ratio > PART {
        !other.is_believed()
    } else if ratio * PART < 1.0 {
        true
    } else if reading.best.text == other.best.text {
        // One content by two names: the more frequent one.
        reading.votes > other.votes || (reading.votes == other.votes && is_first)
    } else {
        reading.sum >= LEAD * other.sum
    }
}

fn symbol(reading: &Reading) -> Symbol {
    let best = &reading.best;
    let bytes = best.text.as_bytes().to_vec();
    let addon = reading.addon();
    // ISO/IEC 15424: ]E3 is EAN-13, UPC-A or UPC-E with an add-on.
    let modifier = if addon.is_empty() { best.modifier } else { b'3' };
    Symbol {
        symbology: best.symbology,
        aim: best.symbology.aim(modifier),
        text: bytes.iter().map(|&b| char::from(b)).collect(),
        bytes,
        addon: (!addon.is_empty()).then(|| addon.iter().map(|&b| char::from(b)).collect()),
        linked: best.linked,
        corners: reading.corners(),
        evidence: Evidence { votes: reading.votes, likelihood: reading.sum / f32::from(reading.votes) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        linear::candidate::{Candidate, Text},
        symbol::{Point, Symbology},
    };

    /// A reading of `votes` lines with likelihood 0.5 each, from `x0` to `x1`.
    fn reading(symbology: Symbology, text: &str, votes: u32, x0: f32, x1: f32) -> Reading {
        let candidate = Candidate {
            symbology,
            modifier: symbology.entry().modifiers[0],
            text: Text::from_bytes(text.as_bytes()).unwrap_or_default(),
            addon: Text::new(),
            linked: false,
            start: Point { x: x0, y: 10.0 },
            end: Point { x: x1, y: 10.0 },
            likelihood: 0.5,
        };
        let mut reading = Reading::new(candidate, 0);
        for line in 1..votes {
            reading.add(candidate, line);
        }
        reading
    }

    #[track_caller]
    fn check(readings: &[Reading], expected: &[&str]) {
        let mut found = Vec::new();
        decide(readings, &mut found, &mut Vec::new());
        let texts: Vec<&str> = found.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn short_symbols_need_more_votes() {
        for (symbology, least) in [(Symbology::Ean13, 2), (Symbology::UpcE, 3), (Symbology::Itf14, 3)] {
            check(&[reading(symbology, "1", least - 1, 0.0, 90.0)], &[]);
            check(&[reading(symbology, "1", least, 0.0, 90.0)], &["1"]);
        }
    }

    #[test]
    fn a_part_of_a_longer_symbol_is_refused() {
        let long = reading(Symbology::Ean13, "long", 2, 0.0, 95.0);
        let part = reading(Symbology::UpcE, "part", 9, 0.0, 50.0);
        check(&[part, long], &["long"]);
        let beside = reading(Symbology::UpcE, "beside", 9, 100.0, 150.0);
        check(&[beside, long], &["beside", "long"]);
    }

    #[test]
    fn two_contents_at_one_place_withhold_each_other() {
        let one = reading(Symbology::Ean13, "one", 6, 0.0, 95.0);
        check(&[one, reading(Symbology::Ean13, "two", 3, 0.0, 95.0)], &[]);
        check(&[one, reading(Symbology::Ean13, "two", 2, 0.0, 95.0)], &["one"]);
    }
}
