//! What the lines of a frame gave so far, counted.

use super::{
    candidate::{Candidate, Text},
    reading::Reading,
    region::Region,
};
use crate::{
    foreign::{Foreign, OnLines},
    symbol::{Point, Symbology},
};

/// Everything read on one frame so far, equal readings counted together.
#[derive(Default)]
pub struct Candidates {
    pub(super) readings: Vec<Reading>,
    line: u32,
    foreign: OnLines,
}

/// Different contents kept of a frame; noise makes a handful, hostile pictures more.
const MOST_READINGS: usize = 64;

impl Candidates {
    /// Forgets the frame before.
    pub fn clear(&mut self) {
        self.readings.clear();
        self.readings.reserve(MOST_READINGS);
    }

    /// The next candidates come from another line and vote anew.
    pub fn next_line(&mut self) {
        self.line = self.line.wrapping_add(1);
    }

    /// Counts `candidate`.
    pub fn push(&mut self, candidate: Candidate) {
        let same = self.readings.iter_mut().find(|r| {
            r.best.symbology == candidate.symbology
                && r.best.modifier == candidate.modifier
                && r.best.text == candidate.text
                && r.best.linked == candidate.linked
        });
        if let Some(reading) = same {
            reading.add(candidate, self.line);
        } else if self.readings.len() < MOST_READINGS {
            self.readings.push(Reading::new(candidate, self.line));
        }
    }

    /// A line shows a symbology that is not read, from `at` on.
    pub fn see(&mut self, foreign: Foreign, at: Point) {
        self.foreign.see(foreign, at);
    }

    /// What the lines since the last call agree on that is not read.
    pub(super) fn take_foreign(&mut self) -> Option<Foreign> {
        std::mem::take(&mut self.foreign).named()
    }

    /// Whether some line gave this content as a symbol of this kind.
    pub fn holds(&self, symbology: Symbology, text: &Text) -> bool {
        self.readings.iter().any(|r| r.best.symbology == symbology && r.best.text == *text)
    }

    /// Whether a reading that needs no more votes lies over the middle of `region` and over half of
    /// its length.
    pub(super) fn cover(&self, region: &Region) -> bool {
        self.readings.iter().any(|reading| reading.is_settled() && reading.covers(region))
    }

    /// The places of the first symbols that may have an add-on, have enough votes, but no add-on yet.
    pub(super) fn without_addon(&self) -> [Option<Region>; 4] {
        let mut places = self
            .readings
            .iter()
            .filter(|r| r.best.symbology.entry().takes_addon && r.is_settled() && r.addon().is_empty())
            .filter_map(Reading::region);
        std::array::from_fn(|_| places.next())
    }

    /// Whether no line gave a reading yet.
    pub(super) fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    /// Whether some reading needs no more votes.
    pub(super) fn any_settled(&self) -> bool {
        self.readings.iter().any(Reading::is_settled)
    }
}
