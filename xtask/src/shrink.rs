//! Makes the page's files smaller than their tools leave them.

mod names;
mod order;

use std::{fs, path::Path, process::Command};

use wasmparser::{Parser, Payload};

use crate::{
    Done,
    run::{self, finish, program},
    tools,
    wasm::FEATURES,
};

/// Begins the names of what a dependency of Leptos exports for streams of bytes; the page makes none.
const UNUSED_EXPORTS: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];

/// For size, and knowing that nothing lies at the lowest addresses: the stack ends there. In between the code is written
/// anew from its flow, as `--flatten` prepares it: 0.7 % less for the page's WASM and for the auditor's.
const OPTIMISED: [&str; 5] = ["-Oz", "--flatten", "--rereloop", "-Oz", "--low-memory-unused"];

/// Rewrites `wasm` in place: without exports that nothing calls, optimised for size, and in the order that compresses
/// best.
///
/// # Errors
/// A file that is no WASM, a tool that fails.
pub fn wasm(wasm: &Path) -> Done {
    let bytes = fs::read(wasm)?;
    let mut kept = Vec::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        if let Payload::ExportSection(exports) = payload? {
            for export in exports {
                let name = export?.name;
                if !UNUSED_EXPORTS.iter().any(|unused| name.starts_with(unused)) {
                    kept.push(name);
                }
            }
        }
    }
    // The tool's own notation: what is reached from outside, and nothing else is.
    let rows: Vec<String> =
        kept.iter().map(|name| format!(r#"{{"name": "{name}", "export": "{name}", "root": true}}"#)).collect();
    let graph = wasm.with_extension("graph");
    fs::write(&graph, format!("[{}]", rows.join(", ")))?;
    let mut drop_unused = program(tools::wasm_metadce()?);
    // What it prints is the list of what it dropped.
    drop_unused.arg(wasm).arg("--graph-file").arg(&graph).args(FEATURES).arg("-o").arg(wasm);
    finish(drop_unused.stdout(std::process::Stdio::null()))?;
    fs::remove_file(graph)?;
    finish(program(tools::wasm_opt()?).args(OPTIMISED).args(FEATURES).arg(wasm).arg("-o").arg(wasm))?;
    Ok(fs::write(wasm, order::order(&fs::read(wasm)?)?)?)
}

/// Gives what `wasm` and its `script` know each other by the shortest names, in place.
///
/// # Errors
/// A script that is not what wasm-bindgen wrote for `wasm`, joined or not.
pub fn names(wasm: &Path, script: &Path) -> Done {
    let (renamed, changed) = names::shorten(&fs::read(wasm)?, &fs::read_to_string(script)?)?;
    fs::write(wasm, renamed)?;
    Ok(fs::write(script, changed)?)
}

/// What makes scripts of scripts, for the browsers that the site is for.
fn esbuild() -> Result<Command, Box<dyn std::error::Error>> {
    let mut command = program(tools::esbuild()?);
    command.args(["--target=es2022", "--log-level=warning"]);
    // wasm-bindgen names a module once a function that is taken from it.
    command.arg("--log-override:duplicate-object-key=silent");
    Ok(command)
}

/// Rewrites `script` in place with the scripts that it imports in it.
///
/// # Errors
/// A tool that fails.
pub fn join(script: &Path) -> Done {
    let mut command = esbuild()?;
    command.args(["--bundle", "--format=esm", "--allow-overwrite"]);
    let mut outfile = std::ffi::OsString::from("--outfile=");
    outfile.push(script);
    finish(command.arg(script).arg(outfile))
}

/// Scripts of the site that are joined from several: the one they begin with, their name in the site, and how they
/// are loaded. A loader for pages of others is a plain script, since not every site lets its editors write more.
const ENTRIES: [(&str, &str, &str); 6] = [
    ("page.js", "truy-xuat.js", "esm"),
    ("kiosk.js", "kiosk.js", "esm"),
    ("embed.js", "embed.js", "iife"),
    ("frame.js", "frame.js", "esm"),
    ("stage.js", "stage.js", "esm"),
    ("trouble.js", "trouble.js", "esm"),
];

/// Writes the scripts around the app into `dist`, each joined and small.
///
/// # Errors
/// A tool that fails.
pub fn entries(dist: &Path) -> Done {
    let sources = run::root().join("src/shell");
    ENTRIES.iter().try_for_each(|(source, name, format)| bundle(&sources.join(source), &dist.join(name), format))
}

/// Writes the script that begins with `source` to `to`, with what it imports, small, in esbuild's `format`.
///
/// # Errors
/// A tool that fails.
pub fn bundle(source: &Path, to: &Path, format: &str) -> Done {
    let mut outfile = std::ffi::OsString::from("--outfile=");
    outfile.push(to);
    let mut command = esbuild()?;
    command.args(["--bundle", "--minify", "--charset=utf8"]);
    finish(command.arg(format!("--format={format}")).arg(source).arg(outfile))
}

/// Rewrites scripts in place without comments, long names and spaces.
///
/// # Errors
/// A tool that fails.
pub fn scripts(dist: &Path, names: &[&str]) -> Done {
    let mut command = esbuild()?;
    command.args(["--minify", "--allow-overwrite"]);
    let mut outdir = std::ffi::OsString::from("--outdir=");
    outdir.push(dist);
    command.args(names.iter().map(|name| dist.join(name))).arg(outdir);
    finish(&mut command)
}
