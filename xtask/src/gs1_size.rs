//! `cargo xtask size --crate gs1`: what the GS1 crate weighs as WASM modules of its own.

use std::fs;

use crate::{
    Done,
    run::{cargo, finish, program, root},
    size::{brotli, gzip},
    tools, wasm,
};

/// Brotli bytes that a module with the official engine's range of functions may have.
const LIMIT: usize = 30 * 1024;

/// Weighs two modules: `core` does what the official engine does, `whole` also holds the tolerant
/// reader, typed values, names of countries and currencies, prefixes, hints and Vietnamese titles.
/// Prints `{"module","raw","gzip","brotli"}` for each; an error if the core is above the limit.
pub fn run() -> Done {
    tools::wasm_target()?;
    let whole = weigh("whole", "wasm")?;
    let core = weigh("core", "wasm_core")?;
    println!("limit of the core: {LIMIT}; the whole is {:.2} times it", whole as f64 / LIMIT as f64);
    if core > LIMIT {
        return Err(format!("the core has {core} bytes as brotli; the limit is {LIMIT}").into());
    }
    Ok(())
}

/// Builds one example and prints what it weighs; its brotli bytes.
fn weigh(module: &str, example: &str) -> Result<usize, Box<dyn std::error::Error>> {
    let target = "wasm32-unknown-unknown";
    let words = ["build", "--quiet", "--profile", "page", "--target", target, "-p", "truyxuat-gs1", "--example"];
    finish(cargo().args(words).arg(example))?;
    let built = root().join("target").join(target).join("page/examples");
    let bound = built.join("bound");
    let words = ["--target", "web", "--no-typescript", "--out-dir"];
    finish(program(tools::wasm_bindgen()?).args(words).arg(&bound).arg(built.join(format!("{example}.wasm"))))?;
    let small = bound.join(format!("{module}.wasm"));
    let flags = ["-Oz", "--converge", "--strip-producers", "--strip-target-features"];
    finish(
        program(tools::wasm_opt()?)
            .arg(bound.join(format!("{example}_bg.wasm")))
            .args(flags)
            .args(wasm::FEATURES)
            .arg("-o")
            .arg(&small),
    )?;
    let raw = fs::read(&small)?;
    let packed = brotli(&raw)?.len();
    let line = serde_json::json!({"module": module, "raw": raw.len(), "gzip": gzip(&raw)?.len(), "brotli": packed});
    println!("{line}");
    Ok(packed)
}
