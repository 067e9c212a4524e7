//! Simplified Chinese.

mod camera;
mod element;
mod finding;
mod label;
mod myth;
mod names;
mod reason;
mod trace;

pub(super) use names::NAMES;
use reason::REASONS;

super::language::sentences!();

/// All of them.
pub(super) static WORDS: super::words::Words =
    super::words::Words { phrase, statement, reasons: &REASONS, names: &NAMES };
