//! One reader for a stream of frames or a still picture.

use crate::{frame::Frame, linear, matrix, symbol::Symbol};

/// How much time a frame is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// A live frame: gate first, then a share of the work; the next frame brings the rest.
    Frame,
    /// A still picture: every scale, angle and symbology.
    Still,
}

/// Owns all buffers; reuse it for a stream of frames.
#[derive(Default)]
pub struct Reader {
    linear: linear::LinearReader,
    matrix: matrix::MatrixReader,
}

impl Reader {
    /// A reader with empty buffers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads every symbol in `frame` and appends it to `found`.
    pub fn read(&mut self, frame: &Frame<'_>, effort: Effort, found: &mut Vec<Symbol>) {
        self.linear.read(frame, effort, found);
        self.matrix.read(frame, effort, found);
    }
}
