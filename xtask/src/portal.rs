//! The portal's own measurements: `cargo xtask bench portal`, `cargo xtask soak portal`.

use crate::{
    Done,
    run::{cargo, finish},
};

/// Measures look-ups by the size of the store, on both engines, and answers over loopback.
pub fn bench(words: &[String]) -> Done {
    example("bench", words)
}

/// Builds the portal, and runs an example of it that starts portals of its own.
pub fn example(name: &str, words: &[String]) -> Done {
    let optimised = ["--profile", "tool", "-p", "portal", "--locked"];
    finish(cargo().arg("build").args(optimised))?;
    finish(cargo().arg("run").args(optimised).args(["--example", name, "--"]).args(words))
}
