//! The GS1 DataBar family.

pub mod subset;
pub mod table;

use super::{Candidates, RowReader, RunsView};

/// The GS1 DataBar family.
#[derive(Default)]
pub struct DataBarReader {}

impl RowReader for DataBarReader {
    fn read_row(&mut self, _runs: &RunsView<'_>, _out: &mut Candidates) {}
}
