//! Parts the page's WASM: what every visit needs; `auditor.wasm`, which waits for a code; and the words of each language
//! but Vietnamese, which wait for somebody who reads it.
//!
//! The linker leaves its relocations in the file (`build.rs`); from them `wasm_split_cli_support` finds what only
//! the functions marked in `src/shell/auditor.rs` and `src/shell/words.rs` reach, code and data, and moves it out. What
//! several parts have in common, and the page has not, would be further files to wait for: it goes to the page.

use std::{
    fs,
    path::{Path, PathBuf},
};

use wasm_split_cli_support::{Options, transform};

use crate::{
    Done,
    pace::Pace,
    run::{finish, program, target},
    shrink, tools,
    wasm::FEATURES,
};

/// What loads the parts, as the page's glue imports it.
const LOADER: &str = "./parts.js";

/// The page's own part.
const PAGE: &str = "truyxuat_bg.wasm";

/// The other parts, by the names with which the code marks them.
pub const PARTS: [&str; 3] = ["auditor", "en", "zh"];

/// Most bytes that the parts may have in common, as their files are before anything is made smaller.
const MOST_IN_COMMON: u64 = 16_384;

/// The file of a part.
pub fn file(part: &str) -> String {
    format!("{part}.wasm")
}

/// Parts the WASM that was just built and writes its files, and the page's glue, into `dist`.
///
/// # Errors
/// A WASM without relocations, a tool that fails, files that cannot be written.
pub fn split(dist: &Path, wasm_bindgen: &Path, pace: Pace) -> Done {
    let target = target();
    let whole = fs::read(target.join("wasm32-unknown-unknown").join(pace.page()).join("truyxuat.wasm"))?;
    let staged = target.join("page-split");
    let main = staged.join("truyxuat.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = &staged;
    options.main_out_path = &main;
    // Written by hand, so that every part is checked like the page's: `src/shell/parts.js`.
    options.link_name = LOADER;
    let made = transform(options).map_err(|error| format!("the page's WASM cannot be parted: {error}"))?.split_modules;
    let loader = dist.join(LOADER);
    let mut loaders = fs::read_to_string(&loader)?;
    for name in PARTS {
        let part = staged.join(format!("split_{name}.wasm"));
        if !made.contains(&part) {
            return Err(format!("the page's WASM has no part {name}").into());
        }
        fs::copy(part, dist.join(file(name)))?;
        // What the code that was parted calls.
        loaders.push_str(&format!("export const __wasm_split_load_{name} = loader(\"{name}\");\n"));
    }
    fs::write(&loader, loaders)?;
    let flags = ["--target=web", "--no-typescript", "--keep-lld-exports", "--remove-name-section"];
    finish(program(wasm_bindgen).arg(&main).args(flags).args(["--out-name=truyxuat", "--out-dir"]).arg(dist))?;
    let common = made.iter().filter(|path| names(path).starts_with("chunk_")).collect::<Vec<_>>();
    take_in(&dist.join(PAGE), &common)?;
    // The page's loader may ask for a part before the app does.
    let script = dist.join("truyxuat.js");
    let glue = fs::read_to_string(&script)?;
    fs::write(&script, format!("{glue}\nexport {{ ask }} from \"{LOADER}\";\n"))?;
    // One script: a part that failed to come could not be asked for again, since browsers remember that it failed.
    shrink::join(&script)?;
    Ok(fs::remove_file(loader)?)
}

fn names(path: &Path) -> std::borrow::Cow<'_, str> {
    path.file_name().unwrap_or_default().to_string_lossy()
}

/// Takes what parts have in common into the page's WASM, which exports to them what they share.
fn take_in(page: &Path, common: &[&PathBuf]) -> Done {
    if common.is_empty() {
        return Ok(());
    }
    let mut bytes = 0;
    let mut merge = program(tools::wasm_merge()?);
    merge.arg(page).arg("__wasm_split");
    for path in common {
        bytes += fs::metadata(path)?.len();
        merge.arg(path).arg(names(path).as_ref());
    }
    if bytes > MOST_IN_COMMON {
        return Err(format!("parts of the page have {bytes} bytes in common, which all go to the page").into());
    }
    finish(merge.args(FEATURES).arg("-o").arg(page))
}
