//! EAN-13, EAN-8, UPC-A, UPC-E and their add-ons.

use super::{Candidates, RowReader, RunsView};

/// EAN-13, EAN-8, UPC-A, UPC-E and their add-ons.
#[derive(Default)]
pub struct EanReader {}

impl RowReader for EanReader {
    fn read_row(&mut self, _runs: &RunsView<'_>, _out: &mut Candidates) {}
}
