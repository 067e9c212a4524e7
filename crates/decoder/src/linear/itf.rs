//! Interleaved 2 of 5 with 14 digits.

use super::{Candidates, RowReader, RunsView};

/// Interleaved 2 of 5 with 14 digits.
#[derive(Default)]
pub struct ItfReader {}

impl RowReader for ItfReader {
    fn read_row(&mut self, _runs: &RunsView<'_>, _out: &mut Candidates) {}
}
