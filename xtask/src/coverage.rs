//! `cargo xtask coverage [PACKAGE]`: line coverage of a crate's tests, by cargo-llvm-cov.

use crate::{
    Done,
    run::{finish, output, program},
    tools,
};

/// The crate that is measured if none is named, and the share of lines that its tests must run.
pub const DEFAULT: (&str, &str) = ("truyxuat-gs1", "98");

/// Runs the tests of a crate and prints the share of lines run, file by file and in all. For the GS1
/// crate less than 98 % is an error.
pub fn run(package: &str) -> Done {
    let tool = tools::cargo_llvm_cov()?;
    // The tool needs the compiler's own readers of the profile.
    if output(program("rustup").args(["component", "list", "--installed"]))
        .is_some_and(|list| !list.contains("llvm-tools"))
    {
        finish(program("rustup").args(["component", "add", "llvm-tools"]))?;
    }
    let mut command = program(tool);
    command.args(["llvm-cov", "--summary-only", "--lib", "--tests", "-p", package]);
    if package == DEFAULT.0 {
        command.args(["--fail-under-lines", DEFAULT.1]);
    }
    finish(&mut command)
}
