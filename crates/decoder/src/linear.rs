//! Our own reader of linear symbols.
//!
//! ```text
//! Frame ─▶ lines: rows; bands square to the bars; blur undone       schedule, rows, region, strip, sharpen
//!       ─▶ edges below a pixel, run lengths, both directions         runs
//!       ─▶ every row reader: EAN/UPC, Code 128, ITF, DataBar         RowReader
//!       ─▶ one vote a line for each content, and where it lies       candidates, reading
//!       ─▶ thresholds a symbology, conflicts settled                 vote ─▶ Symbol
//! ```
//!
//! Blurred EAN-13 whose runs cannot be counted is fitted to the grey levels of a band (`ean/fit`).
//!
//! A row reader is called for each line twice, forwards and backwards, and only ever reads from
//! left to right. One that joins rows (DataBar Stacked, halves of a tilted EAN) keeps its segments
//! between [`RowReader::begin_frame`] and [`RowReader::end_frame`], with the frame points of
//! [`RunsView::point`].

pub mod candidate;
mod candidates;
pub mod code128;
mod code39;
pub mod databar;
pub mod ean;
mod ends;
pub mod itf;
mod lines;
mod pdf417;
mod reading;
pub mod region;
mod row_reader;
mod rows;
pub mod runs;
mod schedule;
pub mod sharpen;
pub mod strip;
#[cfg(test)]
mod tests;
mod vote;

use crate::{
    effort::Effort,
    foreign::Foreign,
    frame::Frame,
    symbol::{self, Symbol},
};
pub use candidate::Candidate;
pub use candidates::Candidates;
use lines::LineReader;
pub use row_reader::RowReader;
pub use runs::{Line, Runs, RunsView, Sensitivity};

/// Every row reader, in the order in which they see a line.
fn row_readers() -> Vec<Box<dyn RowReader>> {
    vec![
        Box::<ean::EanReader>::default(),
        Box::<code128::Code128Reader>::default(),
        Box::<itf::ItfReader>::default(),
        Box::<databar::DataBarReader>::default(),
        Box::<code39::Code39Reader>::default(),
        Box::<pdf417::Pdf417Reader>::default(),
    ]
}

/// Reads linear symbols.
pub struct LinearReader {
    lines: LineReader,
    schedule: schedule::Schedule,
    /// Readings of the last frame that too few lines gave to be believed.
    pub weak: Vec<Symbol>,
}

impl Default for LinearReader {
    fn default() -> Self {
        Self { lines: LineReader::new(row_readers()), schedule: schedule::Schedule::default(), weak: Vec::new() }
    }
}

impl LinearReader {
    /// Appends every linear symbol in `frame` to `found`.
    pub fn read(&mut self, frame: &Frame<'_>, effort: Effort, found: &mut Vec<Symbol>) {
        match effort {
            Effort::Still => {
                self.glance(frame);
                self.search(frame, false, found);
            }
            Effort::Frame => {
                self.lines.begin_frame();
                self.schedule.live(frame, &mut self.lines);
                self.decide(frame, found);
            }
        }
    }

    /// Takes a first, cheap look at a still picture; whether something was read.
    pub fn glance(&mut self, frame: &Frame<'_>) -> bool {
        self.lines.begin_frame();
        self.schedule.glance(frame, &mut self.lines);
        self.lines.candidates.any_settled()
    }

    /// Goes on after [`LinearReader::glance`] at the same picture and appends every symbol to `found`.
    /// The dear searches run only while nothing is read, here or, as `is_read` says, elsewhere.
    pub fn search(&mut self, frame: &Frame<'_>, is_read: bool, found: &mut Vec<Symbol>) {
        self.schedule.search(frame, is_read, &mut self.lines);
        self.decide(frame, found);
    }

    /// Whether bars in `frame`, which was searched last, go on to its edge.
    pub fn reaches_edge(&self, frame: &Frame<'_>) -> bool {
        self.schedule.reaches_edge(frame)
    }

    /// What the lines since the last call show that is told apart and not read.
    pub fn take_foreign(&mut self) -> Option<Foreign> {
        self.lines.candidates.take_foreign()
    }

    /// Appends the readings whose evidence suffices.
    fn decide(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let began = found.len();
        self.weak.clear();
        vote::decide(&self.lines.candidates.readings, found, &mut self.weak);
        symbol::keep(found, began, |symbol| ends::stand_free(frame, symbol));
        symbol::keep(&mut self.weak, 0, |symbol| ends::stand_free(frame, symbol));
    }
}
