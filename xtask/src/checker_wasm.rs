//! Builds what checks a portal's page on the device before the app is there: `checker.wasm`, and `checker.js`, its worker.

use std::{fs, path::Path};

use crate::{
    Done,
    pace::Pace,
    run::{self, cargo, finish, program, target},
    shrink, wasm,
};

/// The checker's WASM.
pub const CHECKER: &str = "checker.wasm";

/// The worker's script, among the sources and in the site.
pub const WORKER: &str = "checker.js";

/// Builds the checker into `dist`: the pure rooms alone, without the app's view and its words.
///
/// # Errors
/// A tool that fails, files that cannot be written.
pub fn build(dist: &Path, wasm_bindgen: &Path, pace: Pace) -> Done {
    let (target, profile) = (target(), pace.page());
    let mut command = cargo();
    command.args(["build", "--profile", profile, "--locked", "--target=wasm32-unknown-unknown"]);
    command.args(["--package=truyxuat", "--no-default-features", "--bin=truyxuat-checker"]);
    finish(wasm::flags(&mut command, &[], pace))?;
    let built = target.join("wasm32-unknown-unknown").join(profile).join("truyxuat-checker.wasm");
    let staged = target.join("checker-wasm");
    let flags = [
        "--target=web",
        "--no-typescript",
        "--remove-name-section",
        "--remove-producers-section",
        "--omit-default-module-path",
    ];
    finish(program(wasm_bindgen).arg(&built).args(flags).args(["--out-name=glue", "--out-dir"]).arg(&staged))?;
    fs::copy(staged.join("glue_bg.wasm"), dist.join(CHECKER))?;
    // It imports what was just written beside it.
    let worker = staged.join(WORKER);
    fs::copy(run::root().join("src/shell").join(WORKER), &worker)?;
    shrink::bundle(&worker, &dist.join(WORKER), "iife")
}
