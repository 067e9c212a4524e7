//! `cargo xtask check`: everything that is judged without running the product.

use std::process::Command;

use crate::{
    Done,
    run::{Steps, cargo, finish, program},
    tools,
};

/// Crates that are compiled for the browser.
const WASM_CRATES: [&str; 4] = ["truyxuat", "truyxuat-gs1", "truyxuat-epcis", "truyxuat-decoder"];

/// Runs rustfmt, clippy for host and WASM, rustdoc and cargo-deny; the first complaint ends it.
pub fn run(_words: &[String]) -> Done {
    let mut steps = Steps::new(6);
    steps.next("tools");
    tools::wasm_target()?;
    let cargo_deny = tools::cargo_deny()?;
    steps.next("rustfmt");
    finish(cargo().args(["fmt", "--all", "--check"]))?;
    steps.next("clippy for this machine");
    finish(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))?;
    steps.next("clippy for WASM");
    let mut clippy = cargo();
    clippy.args(["clippy", "--locked", "--target", "wasm32-unknown-unknown"]);
    clippy.args(WASM_CRATES.iter().flat_map(|package| ["-p", package]));
    finish(clippy.args(["--", "-D", "warnings"]))?;
    steps.next("rustdoc");
    finish(cargo().args(["doc", "--workspace", "--no-deps", "--locked"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    steps.next("cargo-deny");
    finish(program(&cargo_deny).args(["check", "bans", "licenses", "sources"]))?;
    advisories(program(&cargo_deny))?;
    println!("check: all 6 steps hold");
    Ok(())
}

/// Known vulnerabilities. The database lives at a Git host that a build machine may not reach:
/// then this says so instead of failing, and only a finding fails.
fn advisories(mut cargo_deny: Command) -> Done {
    let output = cargo_deny.args(["check", "advisories"]).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        println!("advisories ok");
    } else if said.contains("failed to fetch advisory database") || said.contains("failed to load advisory database") {
        println!("advisories not checked: the database cannot be reached from here");
    } else {
        return Err(format!("advisories:\n{said}").into());
    }
    Ok(())
}
