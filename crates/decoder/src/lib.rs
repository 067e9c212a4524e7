//! Luma frames to retail barcode symbols.
//!
//! ```text
//! Frame ──gate──▶ texture? moved? ──plan──▶ steps within a time budget
//!   ├─linear──▶ rows → edges → EAN/UPC, Code 128, ITF, DataBar ────────────────┐
//!   └─matrix──▶ black and white → QR, Micro QR (rxing finds), Data Matrix ───────┴─settle─▶ Symbol
//! film of Symbols ──▶ agreement over frames ──▶ confirmed
//! ```
//!
//! [`LiveReader`] joins them; what is known of a symbology stands in one table, [`Symbology::TABLE`].
//!
//! ```
//! use decoder::{Effort, Frame, Symbology, decode};
//!
//! // An EAN-13 as modules, three pixels wide, between its quiet zones.
//! let modules = "101011000100110110110011000110101001110010011010\
//!                10111001011100101101100111001011001101110010101";
//! let quiet = [255; 45];
//! let bars = modules.bytes().flat_map(|module| [if module == b'1' { 0 } else { 255 }; 3]);
//! let row: Vec<u8> = quiet.into_iter().chain(bars).chain(quiet).collect();
//! let luma = row.repeat(120);
//!
//! let frame = Frame::new(&luma, row.len(), 120)?;
//! let symbols = decode(&frame, Effort::Still);
//! assert_eq!(symbols[0].symbology, Symbology::Ean13);
//! assert_eq!(symbols[0].text, "9521002002010");
//! # Ok::<(), decoder::FrameError>(())
//! ```
//!
//! [`LiveReader`] owns every buffer of ours, so they stop growing after a few frames; rxing allocates and
//! frees some kilobytes a frame for runs and finder patterns.

#![forbid(unsafe_code)]

pub mod colour;
#[cfg(any(test, feature = "draw"))]
pub mod draw;
pub mod effort;
pub mod film;
pub mod foreign;
pub mod frame;
pub mod gate;
pub mod linear;
pub mod live;
pub mod matrix;
mod order;
pub mod reader;
pub mod step;
pub mod symbol;
pub mod symbology;
mod turn;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use effort::Effort;
pub use foreign::Foreign;
pub use frame::{Frame, FrameError};
pub use live::LiveReader;
pub use symbol::{AimId, Evidence, Point, Symbol, Symbology};

/// Decodes one frame with a fresh [`LiveReader`]; nothing found is an empty list.
pub fn decode(frame: &Frame<'_>, effort: Effort) -> Vec<Symbol> {
    let mut reader = LiveReader::default();
    reader.read(frame, effort, &mut || 0.0).symbols.iter().map(|(symbol, _)| symbol.clone()).collect()
}
