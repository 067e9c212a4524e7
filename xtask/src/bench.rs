//! `cargo xtask bench NAME`: measures the built page in the real Chromium, the portal, or the trace rules.

mod report;

use crate::{
    Done, chromium,
    run::{finish, root},
    tools,
};

/// Runs `tests/bench/NAME.mjs` over `dist/`; without a name, says which there are.
pub fn run(name: Option<&str>, words: &[String]) -> Done {
    let folder = root().join("tests/bench");
    let mut names: Vec<String> = std::fs::read_dir(&folder)?
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".mjs")?.to_owned()))
        .collect();
    names.extend(["portal".to_owned(), "trace".to_owned()]);
    names.sort();
    let Some(name) = name.filter(|name| names.iter().any(|known| known == name)) else {
        return Err(format!("name one of: {}", names.join(", ")).into());
    };
    if name == "portal" {
        return crate::portal::bench(words);
    }
    if name == "trace" {
        return report::run();
    }
    let mut script = chromium::script(&format!("tests/bench/{name}.mjs"))?;
    if ["embed", "page"].contains(&name) {
        script.env("LIGHTHOUSE", tools::npm("lighthouse")?.join("lighthouse"));
    }
    if name == "embed" {
        script.env("PEER", tools::npm("emoji-picker-element")?);
    }
    finish(script.args(words))
}
