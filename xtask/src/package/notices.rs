//! Whose work is in the WASM, and under which licences.

use std::{collections::BTreeMap, collections::BTreeSet, error::Error, fs, path::Path};

use serde_json::Value;

use crate::run::{self, cargo};

/// The text that goes with the package: each crate with its licence, then every licence's text once.
pub fn notices() -> Result<String, Box<dyn Error>> {
    let tree = run::output(cargo().args(["tree", "--locked", "-p", "truyxuat", "-p", "truyxuat-decoder"]).args([
        "--target=wasm32-unknown-unknown",
        "--edges=normal",
        "--prefix=none",
        "--format={p}",
    ]))
    .ok_or("cargo tree told nothing")?;
    let used: BTreeSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.next()?.strip_prefix('v')?))
        })
        .collect();
    let metadata = run::output(cargo().args(["metadata", "--locked", "--format-version=1"]));
    let metadata: Value = serde_json::from_str(&metadata.ok_or("cargo metadata told nothing")?)?;
    let mut list = String::from("Truy Xuất contains the work of others.\n\n");
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let word = |name: &str| package[name].as_str().unwrap_or_default();
        // Packages without a source are the project's own.
        if package["source"].is_null() || !used.contains(&(word("name"), word("version"))) {
            continue;
        }
        let name = format!("{} {}", word("name"), word("version"));
        list.push_str(&format!("{name}: {}, {}\n", word("license"), word("repository")));
        for text in licences(Path::new(word("manifest_path"))) {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    for (text, names) in texts {
        list.push_str(&format!("\n\n---- {} ----\n{text}\n", names.join(", ")));
    }
    Ok(list)
}

/// The licence files beside a manifest.
fn licences(manifest: &Path) -> Vec<String> {
    let entries = manifest.parent().and_then(|folder| fs::read_dir(folder).ok());
    let mut paths: Vec<_> = entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let is_licence = |path: &&std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|start| name.starts_with(start))
    };
    let texts = paths.iter().filter(is_licence).filter_map(|path| fs::read_to_string(path).ok());
    texts.map(|text| text.trim().to_owned()).collect()
}
