//! Our own reader of linear symbols.

use crate::{frame::Frame, reader::Effort, symbol::Symbol};

/// Reads EAN/UPC, Code 128, ITF-14 and DataBar.
#[derive(Default)]
pub struct LinearReader {}

impl LinearReader {
    /// Appends every linear symbol in `frame` to `found`.
    pub fn read(&mut self, _frame: &Frame<'_>, _effort: Effort, _found: &mut Vec<Symbol>) {}
}
