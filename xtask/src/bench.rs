//! `cargo xtask bench NAME`: measures the built page in the real Chromium.

use crate::{
    Done,
    run::{finish, program, root},
    tools,
};

/// Runs `tests/bench/NAME.mjs` over `dist/`; without a name, says which there are.
pub fn run(words: &[String]) -> Done {
    let folder = root().join("tests/bench");
    let mut names: Vec<String> = std::fs::read_dir(&folder)?
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".mjs")?.to_owned()))
        .collect();
    names.sort();
    let Some(name) = words.first().filter(|word| names.contains(word)) else {
        return Err(format!("name one of: {}", names.join(", ")).into());
    };
    if !root().join("tests/node_modules").is_dir() {
        finish(program("npm").args(["ci", "--prefix", "tests", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    }
    finish(program("node").arg(folder.join(format!("{name}.mjs"))).env("CHROMIUM", tools::browser()?.chromium))
}
