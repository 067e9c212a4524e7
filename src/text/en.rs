//! English.

mod camera;
mod element;
mod finding;
mod label;
mod myth;
mod reason;
mod trace;

pub(super) use reason::REASONS;

super::language::sentences!();
