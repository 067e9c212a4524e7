//! `cargo xtask screenshots [PART OF A NAME]…`: pictures of every state of the built page.

use crate::{Done, chromium, run::finish};

/// Runs `tests/screenshots.mjs` over `dist/`; the pictures go into `target/screenshots/`.
pub fn run(words: &[String]) -> Done {
    finish(chromium::script("tests/screenshots.mjs")?.args(words))
}
