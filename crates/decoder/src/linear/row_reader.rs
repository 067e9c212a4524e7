//! What a reader of one symbology is asked.

use super::{candidates::Candidates, runs::RunsView, strip::Strip};

/// Reads one symbology, or a family of them, line by line.
pub trait RowReader {
    /// Forgets the segments of the frame before.
    fn begin_frame(&mut self) {}

    /// Looks for symbols that run from left to right in `runs`.
    fn read_row(&mut self, runs: &RunsView<'_>, out: &mut Candidates);

    /// Joins segments of several rows after the last line of a frame (or of one pass over it:
    /// it may be called more than once between two `begin_frame`).
    fn end_frame(&mut self, _out: &mut Candidates) {}

    /// Joins what the first look at a still picture gave, if that is enough to end the search.
    fn end_glance(&mut self, _out: &mut Candidates) {}

    /// Appends lines of the frame that would complete what was read of a symbol.
    fn wanted(&self, _lines: &mut Vec<Strip>) {}

    /// Allows so many dear searches for blurred symbols until further notice.
    fn allow_searches(&mut self, _count: usize) {}

    /// Begins a line for [`RowReader::read_blurred`], which may be called with several runs of it.
    fn begin_blurred(&mut self) {}

    /// Fits symbols to the grey levels of a line whose runs cannot be counted.
    fn read_blurred(&mut self, _grey: &[f32], _runs: &RunsView<'_>, _out: &mut Candidates) {}
}
