//! Our own reader of linear symbols.
//!
//! ```text
//! Frame ─▶ line (row, column, oblique, averaged band; any scale)      scan
//!       ─▶ edges below a pixel, run lengths, both directions           runs
//!       ─▶ every row reader: EAN/UPC, Code 128, ITF, DataBar           RowReader
//!       ─▶ candidates, one vote a line                                 candidate
//!       ─▶ thresholds a symbology, conflicts settled                   vote ─▶ Symbol
//! ```
//!
//! A row reader is called for each line twice, forwards and backwards, and only ever reads from
//! left to right. One that joins rows (DataBar Stacked, halves of a tilted EAN) keeps its segments
//! between [`RowReader::begin_frame`] and [`RowReader::end_frame`], with the frame points of
//! [`RunsView::point`].

pub mod candidate;
pub mod code128;
pub mod databar;
pub mod ean;
pub mod itf;
pub mod runs;
mod vote;

use crate::{frame::Frame, reader::Effort, symbol::Symbol};
pub use candidate::{Candidate, Candidates};
pub use runs::{Line, Runs, RunsView};

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
    runs: Runs,
    candidates: Candidates,
    ean: ean::EanReader,
    code128: code128::Code128Reader,
    itf: itf::ItfReader,
    databar: databar::DataBarReader,
}

impl LinearReader {
    /// Appends every linear symbol in `frame` to `found`.
    pub fn read(&mut self, frame: &Frame<'_>, _effort: Effort, found: &mut Vec<Symbol>) {
        self.begin();
        let step = (frame.height() / 180).max(1);
        for y in (0..frame.height()).step_by(step) {
            let grey = frame.row(y);
            self.runs.grey_mut().clear();
            self.runs.grey_mut().extend(grey.iter().map(|&v| f32::from(v)));
            self.read_line(Line::row(y));
        }
        self.end_pass();
        self.candidates.decide(found);
    }

    fn begin(&mut self) {
        self.candidates.clear();
        self.ean.begin_frame();
        self.code128.begin_frame();
        self.itf.begin_frame();
        self.databar.begin_frame();
    }

    fn read_line(&mut self, line: Line) {
        self.candidates.next_line();
        self.runs.find(line);
        for view in [self.runs.forward(), self.runs.backward()] {
            self.ean.read_row(&view, &mut self.candidates);
            self.code128.read_row(&view, &mut self.candidates);
            self.itf.read_row(&view, &mut self.candidates);
            self.databar.read_row(&view, &mut self.candidates);
        }
    }

    fn end_pass(&mut self) {
        self.ean.end_frame(&mut self.candidates);
        self.code128.end_frame(&mut self.candidates);
        self.itf.end_frame(&mut self.candidates);
        self.databar.end_frame(&mut self.candidates);
    }
}
