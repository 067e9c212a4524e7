//! The portal's own measurements: `cargo xtask bench portal`, `cargo xtask soak portal`.

use crate::{
    Done,
    run::{cargo, finish},
};

/// Measures look-ups by the size of the store, on both engines, and answers over loopback: of the program that a
/// province runs.
pub fn bench(words: &[String]) -> Done {
    example("bench", "release", words)
}

/// Lets everything between a province and its nation fail; built in half the time.
pub fn soak(words: &[String]) -> Done {
    example("soak", "tool", words)
}

/// Builds the portal, and runs an example of it that starts portals of its own.
fn example(name: &str, profile: &str, words: &[String]) -> Done {
    let optimised = ["--profile", profile, "-p", "portal", "--locked"];
    finish(cargo().arg("build").args(optimised))?;
    finish(cargo().arg("run").args(optimised).args(["--example", name, "--"]).args(words))
}
