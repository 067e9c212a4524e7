//! Luma frames to retail barcode symbols.
//!
//! ```text
//! Frame ──gate──▶ texture? moved? ──plan──▶ steps within a time budget
//!   ├─linear──▶ rows → edges → EAN/UPC, Code 128, ITF, DataBar ────────────────┐
//!   └─matrix──▶ black and white → QR, Micro QR (rxing), Data Matrix (our finder) ┴─settle─▶ Symbol
//! film of Symbols ──▶ agreement over frames ──▶ confirmed
//! ```
//!
//! [`Reader`] owns every buffer of ours, so they stop growing after a few frames; rxing allocates and
//! frees some kilobytes a frame for runs and finder patterns.

#![forbid(unsafe_code)]

#[cfg(any(test, feature = "draw"))]
pub mod draw;
pub mod film;
pub mod frame;
pub mod gate;
pub mod linear;
pub mod matrix;
pub mod reader;
pub mod symbol;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use frame::{Frame, FrameError};
pub use reader::{Effort, Reader};
pub use symbol::{AimId, Evidence, Point, Symbol, Symbology};

/// Decodes one frame with a fresh [`Reader`]; nothing found is an empty list.
pub fn decode(frame: &Frame<'_>, effort: Effort) -> Vec<Symbol> {
    let mut found = Vec::new();
    Reader::new().read(frame, effort, &mut found);
    found
}
