//! Getting a code: the pure parts. The camera itself stands in `browser/`.

pub mod cover;
pub mod look;
pub mod patience;
pub mod picture;
pub mod typed;
pub mod wedge;

pub use look::{Foreign, FrameLook, Hint, Waiting, hint_for};
pub use wedge::{Burst, Doubt, KeyStroke, WedgeParser};
