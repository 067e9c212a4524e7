//! The portal's own measurements: `cargo xtask bench portal`.

use crate::{
    Done,
    run::{cargo, finish},
};

/// Measures look-ups by the size of the store, on both engines, and answers over loopback.
pub fn bench(words: &[String]) -> Done {
    example("bench", words)
}

fn example(name: &str, words: &[String]) -> Done {
    finish(cargo().args(["run", "--profile", "tool", "-p", "portal", "--example", name, "--"]).args(words))
}
