//! `cargo xtask size --crate gs1`: what the GS1 crate weighs as a WASM module of its own.

use std::fs;

use crate::{
    Done,
    run::{cargo, finish, program, root},
    size::{brotli, gzip},
    tools,
};

/// Brotli bytes that the module may have.
const LIMIT: usize = 30 * 1024;

/// Builds `examples/wasm.rs` with everything the crate offers and prints
/// `{"file","raw","gzip","brotli","limit"}`; an error above the limit.
pub fn run(_words: &[String]) -> Done {
    tools::wasm_target()?;
    let target = "wasm32-unknown-unknown";
    let words =
        ["build", "--quiet", "--profile", "page", "--target", target, "-p", "truyxuat-gs1", "--example", "wasm"];
    finish(cargo().args(words))?;
    let built = root().join("target").join(target).join("page/examples");
    let module = built.join("wasm.wasm");
    let bound = built.join("bound");
    let words = ["--target", "web", "--no-typescript", "--out-dir"];
    finish(program(tools::wasm_bindgen()?).args(words).arg(&bound).arg(&module))?;
    let small = bound.join("gs1.wasm");
    let flags = [
        "-Oz",
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
        "-o",
    ];
    finish(program(tools::wasm_opt()?).arg(bound.join("wasm_bg.wasm")).args(flags).arg(&small))?;
    let raw = fs::read(&small)?;
    let packed = brotli(&raw)?.len();
    let line = serde_json::json!({
        "file": "gs1.wasm", "raw": raw.len(), "gzip": gzip(&raw)?.len(), "brotli": packed, "limit": LIMIT
    });
    println!("{line}");
    if packed > LIMIT {
        return Err(format!("gs1.wasm has {packed} bytes as brotli; the limit is {LIMIT}").into());
    }
    Ok(())
}
