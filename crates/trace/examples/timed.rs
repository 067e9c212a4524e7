//! The reading and checking of a history as a WASM module of its own, to be timed in a browser:
//! `cargo xtask bench trace`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the benchmark")]

use wasm_bindgen::prelude::wasm_bindgen;

#[path = "../benches/history/mod.rs"]
mod history;

/// The bytes of an answer with so many events.
#[wasm_bindgen]
pub fn history_of(count: usize) -> Vec<u8> {
    history::history(count)
}

/// From the bytes of an answer to the report; a number that depends on all of it.
#[wasm_bindgen]
pub fn report_of(bytes: &[u8], count: usize) -> usize {
    history::report(bytes, count)
}
