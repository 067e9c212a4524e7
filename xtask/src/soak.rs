//! `cargo xtask soak portal [--short]`: a province and its nation under everything that fails.

use crate::{
    Done,
    run::{cargo, finish},
};

/// Builds the portal and runs the soak, whose last line says what came of it.
pub fn run(name: &str, words: &[String]) -> Done {
    if name != "portal" {
        return Err(format!("soak {name}: portal is what there is").into());
    }
    let optimised = ["--profile", "tool", "-p", "portal", "--locked"];
    finish(cargo().arg("build").args(optimised))?;
    finish(cargo().arg("run").args(optimised).args(["--example", "soak", "--"]).args(words))
}
