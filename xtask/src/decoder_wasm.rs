//! Builds the decoder's Web Worker: `decoder-<hash>/worker.js` and its WASM beside it, once with vector
//! instructions and once without.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    Done, hash,
    pace::Pace,
    run::{cargo, finish, program, target},
    wasm,
};

/// Starts the worker when its script is loaded, directly or by a blob worker that names the WASM.
/// In Node there is no `importScripts`: the runner starts it.
///
/// Until it is ready it says each second that it lives: the page tells a slow network from a dead worker.
///
/// Where the browser does not know the vector instructions (Safari before 16.4), tested by a module of
/// two of them, the plain build is taken.
const BOOT: &str = r#"
if (typeof importScripts === "function") {
  const vectors = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  const wasm = String(self.decoderWasm ?? new URL("worker_bg.wasm", location.href));
  const plain = wasm.replace("worker_bg.wasm", "plain_bg.wasm");
  const sign = () => postMessage({ kind: "loading" });
  const signs = setInterval(sign, 1000);
  sign();
  wasm_bindgen({ module_or_path: WebAssembly.validate(new Uint8Array(vectors)) ? wasm : plain })
    .catch((failure) => postMessage({ kind: "error", id: null, code: "start", message: String(failure) }))
    .finally(() => clearInterval(signs));
}
"#;

/// The builds of the worker: file, whether with vector instructions. They read photographs in 0.95 of
/// the plain build's time, for 2 KB brotli; one script serves both.
const BUILDS: [(&str, bool); 2] = [("worker_bg.wasm", true), ("plain_bg.wasm", false)];

/// Where the built worker lies.
pub struct DecoderWasm {
    /// The folder's name in the output folder: `decoder-` and a hash of the files in it.
    pub folder: String,
    /// The script that starts itself in a classic worker.
    pub script: PathBuf,
}

/// Builds the worker in release, with vector instructions and without, optimises both and publishes
/// them in `out_dir`.
///
/// Older builds in `out_dir` are removed: a page finds the worker by the returned folder.
///
/// # Errors
/// A tool that cannot be started or that fails, and files that cannot be written.
pub fn build(out_dir: &Path, wasm_bindgen: &Path, wasm_opt: &Path, pace: Pace) -> Result<DecoderWasm, Box<dyn Error>> {
    let mut modules = Vec::new();
    let mut glue: Option<String> = None;
    for (file, vectors) in BUILDS {
        if pace == Pace::Draft
            && let Some((_, module)) = modules.first()
        {
            // One build stands for both.
            modules.push((file, Vec::clone(module)));
            continue;
        }
        let (script, module) = compile(vectors, wasm_bindgen, wasm_opt, pace)?;
        if glue.as_ref().is_some_and(|glue| *glue != script) {
            return Err("the builds of the decoder need scripts of their own".into());
        }
        glue = Some(script);
        modules.push((file, module));
    }
    let glue = glue.unwrap_or_default() + BOOT;
    let contents = modules.iter().map(|(_, module)| module.as_slice()).chain([glue.as_bytes()]);
    let folder = format!("decoder-{}", hash::of(contents));
    remove_older(out_dir)?;
    let place = out_dir.join(&folder);
    fs::create_dir_all(&place)?;
    let published = DecoderWasm { folder, script: place.join("worker.js") };
    fs::write(&published.script, glue)?;
    for (file, module) in modules {
        fs::write(place.join(file), module)?;
    }
    Ok(published)
}

/// The script and the module of one build.
fn compile(
    vectors: bool,
    wasm_bindgen: &Path,
    wasm_opt: &Path,
    pace: Pace,
) -> Result<(String, Vec<u8>), Box<dyn Error>> {
    let mut target = target();
    let mut command = cargo();
    let vectors = vectors && pace == Pace::Release;
    if vectors {
        // Beside the plain build: other flags in one folder build everything anew each time.
        target = target.join("vectors");
    }
    wasm::flags(&mut command, if vectors { &["+simd128"] } else { &[] }, pace).env("CARGO_TARGET_DIR", &target);
    let profile = pace.decoder();
    let words = ["build", "--profile", profile, "--locked", "--target=wasm32-unknown-unknown"];
    finish(command.args(words).args(["--package=truyxuat-decoder", "--bin=truyxuat-decoder-worker"]))?;
    let built = target.join("wasm32-unknown-unknown").join(profile).join("truyxuat-decoder-worker.wasm");
    let staged = target.join("decoder-wasm");
    finish(
        program(wasm_bindgen)
            .arg(&built)
            .args(["--target=no-modules", "--no-typescript", "--remove-name-section", "--remove-producers-section"])
            .args(["--out-name=worker", "--out-dir"])
            .arg(&staged),
    )?;
    let wasm = staged.join("worker_bg.wasm");
    let script = fs::read_to_string(staged.join("worker.js"))?;
    if pace == Pace::Draft {
        return Ok((script, fs::read(&wasm)?));
    }
    let mut optimise = program(wasm_opt);
    optimise.arg(&wasm).args(["-O3", "--output"]).arg(&wasm).args(wasm::FEATURES);
    if vectors {
        optimise.arg("--enable-simd");
    }
    finish(&mut optimise)?;
    Ok((script, fs::read(&wasm)?))
}

fn remove_older(out_dir: &Path) -> Done {
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
