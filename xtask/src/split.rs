//! Parts the page's WASM in two: what every visit needs, and `auditor.wasm`, which waits for a code.
//!
//! The linker leaves its relocations in the file (`build.rs`); from them `wasm_split_cli_support` finds what only
//! the function marked in `src/shell/auditor.rs` reaches, code and data, and moves it out.

use std::{fs, path::Path};

use wasm_split_cli_support::{Options, transform};

use crate::{
    Done,
    pace::Pace,
    run::{finish, program, target},
    shrink,
};

/// What loads the second file, as the first one's glue imports it.
const LOADER: &str = "./auditor.js";

/// The second file.
pub const AUDITOR: &str = "auditor.wasm";

/// Parts the WASM that was just built and writes both files, and the first one's glue, into `dist`.
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
    // Written by hand, so that the second file is checked like the first: `src/shell/auditor.js`.
    options.link_name = LOADER;
    let parts = transform(options).map_err(|error| format!("the page's WASM cannot be parted: {error}"))?;
    let [auditor] = parts.split_modules.as_slice() else {
        return Err(format!("expected one part beside the page's, found {}", parts.split_modules.len()).into());
    };
    fs::copy(auditor, dist.join(AUDITOR))?;
    let flags = ["--target=web", "--no-typescript", "--keep-lld-exports", "--remove-name-section"];
    finish(program(wasm_bindgen).arg(&main).args(flags).args(["--out-name=truyxuat", "--out-dir"]).arg(dist))?;
    // One script: a part that failed to come could not be asked for again, since browsers remember that it failed.
    shrink::join(&dist.join("truyxuat.js"))?;
    Ok(fs::remove_file(dist.join(LOADER))?)
}
