//! Code 128 and GS1-128.

pub mod table;

use super::{Candidates, RowReader, RunsView};

/// Code 128 and GS1-128.
#[derive(Default)]
pub struct Code128Reader {}

impl RowReader for Code128Reader {
    fn read_row(&mut self, _runs: &RunsView<'_>, _out: &mut Candidates) {}
}
