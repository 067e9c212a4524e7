//! What all WASM of the site is built with.

use std::{env, ffi::OsString, path::PathBuf, process::Command};

use crate::{
    pace::Pace,
    run::{self, program},
    tools,
};

/// WASM features of every browser that the product supports; `wasm-opt` keeps to them.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Folders of this machine, and what stands for them in a file that is shipped: who builds is nobody's
/// business, and two builders get the same bytes.
pub fn folders() -> Vec<(PathBuf, &'static str)> {
    let home = env::var_os("HOME").map(PathBuf::from);
    let kept = |variable: &str, folder: &str| {
        env::var_os(variable).map(PathBuf::from).or_else(|| home.as_ref().map(|home| home.join(folder)))
    };
    let sysroot = run::output(program("rustc").args(["--print", "sysroot"])).map(PathBuf::from);
    let found = [
        (kept("RUSTUP_HOME", ".rustup"), "/rustup"),
        (sysroot, "/rust"),
        (kept("CARGO_HOME", ".cargo"), "/cargo"),
        (Some(run::root()), "/truyxuat"),
        (Some(run::target()), "/target"),
    ];
    found.into_iter().filter_map(|(folder, name)| Some((folder?, name))).collect()
}

/// Has a command that compiles for the browser write no folder of this machine, and use `features`.
///
/// What is released has std built with it from its source, without the texts of panics, which end in a trap all the same:
/// a tenth less for a phone to fetch. Where the source is not to be had, the std that comes with the compiler does.
pub fn flags<'a>(command: &'a mut Command, features: &[&str], pace: Pace) -> &'a mut Command {
    let mut flags = OsString::new();
    for (folder, name) in folders() {
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        // The sign that cargo parts flags by.
        flags.push(format!("={name}\u{1f}"));
    }
    flags.push(features.iter().map(|feature| format!("-Ctarget-feature={feature}\u{1f}")).collect::<String>());
    if pace == Pace::Release && tools::std_source() {
        // Rounds of SHA-256 in a loop, and not written out one after the other.
        flags.push("--cfg\u{1f}sha2_backend_soft=\"compact\"\u{1f}");
        flags.push("-Zunstable-options\u{1f}-Cpanic=immediate-abort\u{1f}");
        // What a pinned compiler calls unstable stays as it is.
        command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    }
    // The last sign would part off an empty flag.
    let flags = flags.to_string_lossy().trim_end_matches('\u{1f}').to_owned();
    command.env("CARGO_ENCODED_RUSTFLAGS", flags)
}
