//! Vietnamese, as an educated native writes it, in NFC.

mod camera;
mod element;
mod finding;
mod label;
mod myth;
mod names;
mod reason;
mod trace;

pub(super) use names::NAMES;
pub(super) use reason::REASONS;

super::language::sentences!();
