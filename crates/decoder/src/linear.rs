//! Our own reader of linear symbols.
//!
//! ```text
//! Frame ─▶ lines: rows; bands square to the bars; blur undone       schedule, region, strip, sharpen
//!       ─▶ edges below a pixel, run lengths, both directions         runs
//!       ─▶ every row reader: EAN/UPC, Code 128, ITF, DataBar         RowReader
//!       ─▶ one vote a line for each content, and where it lies       candidate, reading
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
pub mod code128;
pub mod databar;
pub mod ean;
mod ends;
pub mod itf;
mod reading;
pub mod region;
pub mod runs;
mod schedule;
pub mod sharpen;
pub mod strip;
#[cfg(test)]
mod tests;
mod vote;

use crate::{frame::Frame, reader::Effort, symbol::Symbol};
pub use candidate::{Candidate, Candidates};
pub use runs::{Line, Runs, RunsView, Sensitivity};

/// Reads one symbology, or a family of them, line by line.
pub trait RowReader {
    /// Forgets the segments of the frame before.
    fn begin_frame(&mut self) {}

    /// Looks for symbols that run from left to right in `runs`.
    fn read_row(&mut self, runs: &RunsView<'_>, out: &mut Candidates);

    /// Joins segments of several rows after the last line of a frame (or of one pass over it:
    /// it may be called more than once between two `begin_frame`).
    fn end_frame(&mut self, _out: &mut Candidates) {}
}

/// Reads EAN/UPC, Code 128, ITF-14 and DataBar.
#[derive(Default)]
pub struct LinearReader {
    lines: LineReader,
    schedule: schedule::Schedule,
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
                self.lines.candidates.decide(frame, found);
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
        self.lines.candidates.decide(frame, found);
    }
}

/// One line at a time through every row reader, and what they found so far.
#[derive(Default)]
struct LineReader {
    runs: Runs,
    candidates: Candidates,
    ean: ean::EanReader,
    code128: code128::Code128Reader,
    itf: itf::ItfReader,
    databar: databar::DataBarReader,
}

impl LineReader {
    fn begin_frame(&mut self) {
        self.candidates.clear();
        self.ean.begin_frame();
        self.code128.begin_frame();
        self.itf.begin_frame();
        self.databar.begin_frame();
    }

    /// Begins a line: however often it is filtered and read, it votes once.
    fn next_line(&mut self) {
        self.candidates.next_line();
    }

    /// Where the grey levels of the line go before [`LineReader::read`].
    fn grey_mut(&mut self) -> &mut Vec<f32> {
        self.runs.grey_mut()
    }

    /// Reads the line in both directions.
    fn read(&mut self, line: Line, sensitivity: Sensitivity) {
        self.runs.find(line, sensitivity);
        self.read_runs();
    }

    /// Reads the line in both directions with either sensitivity; how many runs the finer one sees.
    fn read_twice(&mut self, line: Line) -> usize {
        self.read(line, Sensitivity::FINE);
        let runs = self.runs.forward().widths.len();
        // A line votes once: the same runs have nothing to add.
        if self.runs.find_again(Sensitivity::COARSE) {
            self.read_runs();
        }
        runs
    }

    fn read_runs(&mut self) {
        for view in [self.runs.forward(), self.runs.backward()] {
            self.ean.read_row(&view, &mut self.candidates);
            self.code128.read_row(&view, &mut self.candidates);
            self.itf.read_row(&view, &mut self.candidates);
            self.databar.read_row(&view, &mut self.candidates);
        }
    }

    /// Fits blurred codes to the line.
    fn read_blurred(&mut self, line: Line) {
        self.ean.next_blurred();
        for sensitivity in [Sensitivity::COARSE, Sensitivity::FINE] {
            self.runs.find(line, sensitivity);
            self.ean.read_blurred(self.runs.grey(), &self.runs.forward(), &mut self.candidates);
        }
    }

    /// Joins what several lines gave.
    fn end_pass(&mut self) {
        self.ean.end_frame(&mut self.candidates);
        self.code128.end_frame(&mut self.candidates);
        self.itf.end_frame(&mut self.candidates);
        self.databar.end_frame(&mut self.candidates);
    }
}
