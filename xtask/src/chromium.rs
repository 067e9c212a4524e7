//! Scripts that drive the built page in Chromium.

use std::process::Command;

use crate::{
    browsers,
    run::{cargo, finish, program, root},
};

/// `node SCRIPT` with what it needs: the portal, the modules of `tests/`, and Chromium in `CHROMIUM`.
///
/// # Errors
/// What is missing and cannot be installed; `dist/` that is not built yet.
pub fn script(path: &str) -> Result<Command, Box<dyn std::error::Error>> {
    if !root().join("dist/index.html").is_file() {
        return Err("there is no dist/; run cargo xtask build first".into());
    }
    finish(cargo().args(["build", "--profile", "tool", "-p", "portal", "--locked", "--quiet"]))?;
    if !root().join("tests/node_modules").is_dir() {
        modules()?;
    }
    let mut command = program("node");
    command.arg(path).env("CHROMIUM", browsers::browser()?.chromium);
    Ok(command)
}

/// Installs the modules of `tests/` exactly as its lock file names them.
pub fn modules() -> crate::Done {
    finish(program("npm").args(["ci", "--prefix", "tests", "--no-audit", "--no-fund", "--loglevel=error"]))
}
