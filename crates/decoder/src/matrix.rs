//! QR, Micro QR and Data Matrix, read by rxing.

use crate::{frame::Frame, reader::Effort, symbol::Symbol};

/// Reads QR, Micro QR and Data Matrix.
#[derive(Default)]
pub struct MatrixReader {}

impl MatrixReader {
    /// Appends every matrix symbol in `frame` to `found`.
    pub fn read(&mut self, _frame: &Frame<'_>, _effort: Effort, _found: &mut Vec<Symbol>) {}
}
