//! Builds the decoder's Web Worker: `decoder-<hash>/worker.js` and its WASM beside it.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::site;

/// Starts the worker when its script is loaded, directly or by a blob worker that names the WASM.
/// In Node there is no `importScripts`: the runner starts it.
const BOOT: &str = r#"
if (typeof importScripts === "function") wasm_bindgen({ module_or_path: self.decoderWasm ?? new URL("worker_bg.wasm", location.href) })
  .catch((failure) => postMessage({ kind: "error", id: null, code: "start", message: String(failure) }));
"#;

/// Where the built worker lies.
pub struct DecoderWasm {
    /// The folder's name in the output folder: `decoder-` and a hash of the files in it.
    pub folder: String,
    /// The script that starts itself in a classic worker.
    pub script: PathBuf,
    /// The WASM beside it.
    pub wasm: PathBuf,
}

/// Builds the worker in release, optimises it and publishes it in `out_dir`.
///
/// Older builds in `out_dir` are removed: a page finds the worker by the returned folder.
///
/// # Errors
/// A tool that cannot be started or that fails, and files that cannot be written.
pub fn build(out_dir: &Path, wasm_bindgen: &Path, wasm_opt: &Path) -> io::Result<DecoderWasm> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    run(Command::new(cargo).current_dir(&root).args([
        "build",
        "--release",
        "--target=wasm32-unknown-unknown",
        "--package=truyxuat-decoder",
        "--bin=truyxuat-decoder-worker",
    ]))?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let built = target.join("wasm32-unknown-unknown/release/truyxuat-decoder-worker.wasm");
    let staged = target.join("decoder-wasm");
    run(Command::new(wasm_bindgen)
        .arg(&built)
        .args(["--target=no-modules", "--no-typescript", "--remove-name-section", "--remove-producers-section"])
        .args(["--out-name=worker", "--out-dir"])
        .arg(&staged))?;
    let (script, wasm) = (staged.join("worker.js"), staged.join("worker_bg.wasm"));
    run(Command::new(wasm_opt)
        .arg(&wasm)
        .args(["-O3", "--output"])
        .arg(&wasm)
        .args(site::WASM_FEATURES)
        .arg("--enable-simd"))?;
    let glue = fs::read_to_string(&script)? + BOOT;
    let module = fs::read(&wasm)?;

    let hash = fnv(glue.as_bytes(), fnv(&module, FNV_BASIS));
    let folder = format!("decoder-{hash:016x}");
    remove_older(out_dir)?;
    let place = out_dir.join(&folder);
    fs::create_dir_all(&place)?;
    let published = DecoderWasm { folder, script: place.join("worker.js"), wasm: place.join("worker_bg.wasm") };
    fs::write(&published.script, glue)?;
    fs::write(&published.wasm, module)?;
    Ok(published)
}

fn remove_older(out_dir: &Path) -> io::Result<()> {
    fs::create_dir_all(out_dir)?;
    for entry in fs::read_dir(out_dir)? {
        let entry = entry?;
        let ours = entry.file_name().to_string_lossy().starts_with("decoder-");
        if ours && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn run(command: &mut Command) -> io::Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|e| io::Error::new(e.kind(), format!("{program}: {e}")))?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{program} ended with {status}"))) }
}

/// Where a hash begins.
pub const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: names a build for the browser's cache, nothing more.
pub fn fnv(bytes: &[u8], basis: u64) -> u64 {
    bytes.iter().fold(basis, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
