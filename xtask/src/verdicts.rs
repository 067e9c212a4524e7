//! `cargo xtask verdicts --cases DIR`: runs case files through the whole trace and compares verdicts and findings.

use std::path::Path;

use crate::{
    Done,
    run::{cargo, finish},
};

/// The project's own cases.
pub const OWN: &str = "tests/verdicts";

/// Runs the cases of a folder, named from where the command is given or from the repository's top.
pub fn run(cases: &Path) -> Done {
    let folder = if cases.is_dir() { std::path::absolute(cases)? } else { crate::run::root().join(cases) };
    let build = ["run", "--quiet", "--profile", "tool", "-p", "truyxuat-trace", "--example", "verdicts"];
    finish(cargo().args(build).arg("--").arg(folder)).map_err(|_| "not every case came out right".into())
}
