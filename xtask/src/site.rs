//! `cargo xtask build`: the site in `dist/`, optimised and precompressed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    Done, checker_wasm, decoder_wasm,
    pace::Pace,
    run::{self, Steps, cargo, finish, program},
    shrink, size, split, stamp, tools, voice, wasm,
};

/// Steps that [`build`] announces.
pub const STEPS: usize = 9;

/// Builds the site.
pub fn run(pace: Pace) -> Done {
    build(&mut Steps::new(STEPS), pace)
}

/// Builds the page, the decoder and the compressed copies into `dist/`.
pub fn build(steps: &mut Steps, pace: Pace) -> Done {
    steps.next("tools");
    tools::wasm_target()?;
    let (trunk, wasm_bindgen, wasm_opt) = (tools::trunk()?, tools::wasm_bindgen()?, tools::wasm_opt()?);
    let dist = run::root().join("dist");
    steps.next("the page's WASM (Trunk)");
    let mut build = program(trunk);
    build.args(["build", "--release", "--cargo-profile", pace.page(), "--skip-version-check", "--offline=false"]);
    finish(wasm::flags(&mut build, &[], pace).env("PATH", run::path_with(&wasm_bindgen)?).env_remove("NO_COLOR"))?;
    steps.next("the parts that wait for a code or a language");
    split::split(&dist, &wasm_bindgen, pace)?;
    steps.next("the page's first screen");
    let first = run::output(cargo().args(["run", "--quiet", "--locked", "--example", "first_screen"]))
        .ok_or("the first screen could not be drawn: run cargo run --example first_screen")?;
    let first: serde_json::Value = serde_json::from_str(&first)?;
    // A page in Vietnamese asks for none of these.
    for (lang, words) in first["words"].as_object().into_iter().flatten() {
        fs::write(dist.join(format!("first-{lang}.json")), words.to_string())?;
    }
    steps.next("the decoder's WASM");
    let decoder = decoder_wasm::build(&dist, &wasm_bindgen, &wasm_opt, pace)?;
    steps.next("the checker of a portal's page");
    checker_wasm::build(&dist, &wasm_bindgen, pace)?;
    steps.next("smaller WASM and scripts");
    if pace == Pace::Release {
        let whole = ["truyxuat_bg.wasm", checker_wasm::CHECKER].map(str::to_owned);
        for file in whole.into_iter().chain(split::PARTS.map(split::file)) {
            shrink::wasm(&dist.join(file))?;
        }
        for (file, script) in [("truyxuat_bg.wasm", "truyxuat.js"), (checker_wasm::CHECKER, checker_wasm::WORKER)] {
            shrink::names(&dist.join(file), &dist.join(script))?;
        }
    }
    shrink::scripts(&dist, &["truyxuat.js", "service-worker.js"])?;
    shrink::entries(&dist)?;
    steps.next("the stand's voice");
    if pace == Pace::Release && !voice::record(&dist)? {
        println!("  not recorded: there is no espeak-ng or no opusenc; stands use the system's voices");
    }
    steps.next("stamp and compressed copies");
    let screens =
        stamp::Screens { page: first["html"].as_str().unwrap_or_default(), embed: &first["embed"].to_string() };
    stamp::stamp(&dist, &decoder.folder, &screens)?;
    if pace == Pace::Draft {
        return Ok(());
    }
    refuse_paths(&dist)?;
    compress(&dist)
}

/// Nothing that is shipped names a folder of the machine that built it.
fn refuse_paths(dist: &Path) -> Done {
    let folders: Vec<PathBuf> = wasm::folders().into_iter().map(|(folder, _)| folder).collect();
    for path in size::walk(dist)? {
        let bytes = fs::read(&path)?;
        if let Some(folder) = folders.iter().find(|folder| names(&bytes, folder)) {
            return Err(format!("{} names a folder of this machine: {}", path.display(), folder.display()).into());
        }
    }
    Ok(())
}

fn names(bytes: &[u8], folder: &Path) -> bool {
    let folder = folder.as_os_str().as_encoded_bytes();
    bytes.windows(folder.len()).any(|window| window == folder)
}

/// Writes `FILE.br` and `FILE.gz` beside every file that gains by it.
fn compress(dist: &Path) -> Done {
    size::walk(dist)?.iter().try_for_each(|path| compress_file(path))
}

/// Writes `FILE.br` and `FILE.gz` beside a file that gains by it.
pub fn compress_file(path: &Path) -> Done {
    let raw = fs::read(path)?;
    for (end, packed) in [("br", size::brotli(&raw)?), ("gz", size::gzip(&raw)?)] {
        let name = size::beside(path, end);
        if packed.len() < raw.len() {
            fs::write(name, packed)?;
        } else {
            fs::remove_file(name).ok();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_found_between_any_bytes() {
        let folder = Path::new("/somewhere/registry");
        assert!(names(b"\0asm\xff/somewhere/registry/src/lib.rs\0", folder));
        assert!(!names(b"\0asm\xff/cargo/registry/src/lib.rs\0", folder));
        assert!(!names(b"", folder));
    }
}
