//! An 8-bit luma picture, checked once at the edge.

use std::fmt;

/// An 8-bit luma picture: row-major, 0 black to 255 white, no padding between rows.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    luma: &'a [u8],
    width: usize,
    height: usize,
}

/// Why bytes are not a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameError {
    /// A side is zero or longer than [`Frame::MAX_SIDE`] pixels.
    Size {
        /// Pixels a row.
        width: usize,
        /// Rows.
        height: usize,
    },
    /// The number of bytes is not `width * height`.
    Length {
        /// `width * height`.
        expected: usize,
        /// Bytes given.
        got: usize,
    },
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size { width, height } => write!(f, "a frame of {width} by {height} pixels"),
            Self::Length { expected, got } => write!(f, "{got} bytes of luma, {expected} expected"),
        }
    }
}

impl std::error::Error for FrameError {}

impl<'a> Frame<'a> {
    /// The longest side in pixels: phones photograph 4000 to 8000 pixels wide.
    pub const MAX_SIDE: usize = 8192;

    /// Checks sizes; takes no copy.
    ///
    /// # Errors
    /// [`FrameError`] when a side is out of range or the length does not fit.
    pub fn new(luma: &'a [u8], width: usize, height: usize) -> Result<Self, FrameError> {
        let sides = 1..=Self::MAX_SIDE;
        if !sides.contains(&width) || !sides.contains(&height) {
            return Err(FrameError::Size { width, height });
        }
        let expected = width * height;
        if luma.len() != expected {
            return Err(FrameError::Length { expected, got: luma.len() });
        }
        Ok(Self { luma, width, height })
    }

    /// Pixels a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// All pixels, row-major.
    pub fn luma(&self) -> &'a [u8] {
        self.luma
    }

    /// Row `y` from the top; empty when there is none.
    pub fn row(&self, y: usize) -> &'a [u8] {
        self.luma.chunks_exact(self.width).nth(y).unwrap_or_default()
    }
}
