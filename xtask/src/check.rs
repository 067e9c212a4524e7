//! `cargo xtask check`: everything that is judged without running the product.

use std::process::Command;

use crate::{
    Done, package,
    run::{Steps, cargo, finish, program, root},
    tidy, tools,
};

/// Crates that are compiled for the browser.
const WASM_CRATES: [&str; 5] = ["truyxuat", "truyxuat-gs1", "truyxuat-epcis", "truyxuat-trace", "truyxuat-decoder"];

/// Runs tidy, rustfmt, clippy for host and WASM, the compilers of the element's types and of the fuzz targets, rustdoc and cargo-deny; the first complaint ends it.
pub fn run() -> Done {
    let mut steps = Steps::new(9);
    steps.next("tools");
    tools::wasm_target()?;
    let cargo_deny = tools::cargo_deny()?;
    steps.next("tidy");
    tidy::run(false)?;
    steps.next("rustfmt");
    finish(cargo().args(["fmt", "--all", "--check"]))?;
    steps.next("clippy for this machine");
    finish(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))?;
    steps.next("clippy for WASM");
    let mut clippy = cargo();
    clippy.args(["clippy", "--locked", "--target", "wasm32-unknown-unknown"]);
    clippy.args(WASM_CRATES.iter().flat_map(|package| ["-p", package]));
    finish(clippy.args(["--", "-D", "warnings"]))?;
    // As they are run: without `ui`, whose WASM is parted, and which alone uses some of the rest.
    let tests = [
        "check",
        "--quiet",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
        "-p",
        "truyxuat",
        "--no-default-features",
    ];
    finish(cargo().args(tests).args(["--test", "web"]))?;
    steps.next("the element's types");
    package::check_types()?;
    steps.next("fuzz targets");
    FUZZED.iter().try_for_each(|folder| check_fuzz_targets(folder))?;
    steps.next("rustdoc");
    finish(cargo().args(["doc", "--workspace", "--no-deps", "--locked"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    steps.next("cargo-deny");
    finish(program(&cargo_deny).args(["check", "bans", "licenses", "sources"]))?;
    let unchecked = advisories(program(&cargo_deny))?;
    println!("check: every step holds{}", unchecked.map(|why| format!("; NOT CHECKED: {why}")).unwrap_or_default());
    Ok(())
}

/// Packages of fuzz targets, each a workspace of its own.
const FUZZED: [&str; 2] = ["crates/gs1/fuzz", "crates/epcis/fuzz"];

/// Compiles fuzz targets without the C++ half of the fuzzer, which only linking needs: a path to a
/// library that is not opened keeps its build script from making one.
fn check_fuzz_targets(folder: &str) -> Done {
    let manifest = root().join(folder).join("Cargo.toml");
    let target = root().join("target/fuzz");
    let mut check = cargo();
    check.env("CUSTOM_LIBFUZZER_PATH", target.join("none/libFuzzer.a")).env("CARGO_TARGET_DIR", &target);
    finish(check.args(["check", "--quiet", "--manifest-path"]).arg(manifest))
}

/// Known vulnerabilities. The database lives at a Git host that a build machine may not reach:
/// then this answers what was not checked, and only a finding fails.
fn advisories(mut cargo_deny: Command) -> Result<Option<&'static str>, Box<dyn std::error::Error>> {
    let output = cargo_deny.args(["check", "advisories"]).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        println!("advisories ok");
        Ok(None)
    } else if said.contains("failed to fetch advisory database") || said.contains("failed to load advisory database") {
        Ok(Some("known vulnerabilities, for their database cannot be reached from here"))
    } else {
        Err(format!("advisories:\n{said}").into())
    }
}
