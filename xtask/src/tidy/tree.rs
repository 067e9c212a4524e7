//! The files that are judged.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use super::source::{self, Source};

/// Folders that hold nothing of the house's own, or another workspace.
const LEFT_OUT: [&str; 6] = ["target", "node_modules", "dist", ".git", "fuzz", "wasm-bindgen"];

/// Endings of files that are read as text.
const KINDS: [&str; 5] = ["rs", "js", "mjs", "css", "md"];

/// One file.
pub struct File {
    /// Below the top, parted by `/`.
    pub path: String,
    /// Its lines.
    pub text: String,
    /// What it holds, where it is Rust.
    pub source: Option<Source>,
}

/// Every file below the top, in order of its path.
pub struct Tree {
    /// By path.
    pub files: BTreeMap<String, File>,
}

impl Tree {
    /// Reads every file below `top`.
    ///
    /// # Errors
    /// A file that cannot be read, and Rust that is none.
    pub fn read(top: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let mut paths = Vec::new();
        walk(top, &mut paths)?;
        let mut texts = BTreeMap::new();
        for path in paths {
            let name = path.strip_prefix(top)?.to_string_lossy().replace('\\', "/");
            texts.insert(name, fs::read_to_string(&path)?);
        }
        Self::of(texts)
    }

    /// A tree of these texts by their paths.
    ///
    /// # Errors
    /// Rust that is none.
    pub fn of(texts: BTreeMap<String, String>) -> Result<Self, Box<dyn std::error::Error>> {
        let mut files = BTreeMap::new();
        // A file's parent tells whether it is compiled for tests alone, so shorter paths come first.
        let mut tests: Vec<String> = Vec::new();
        let mut order: Vec<(String, String)> = texts.into_iter().collect();
        order.sort_by_key(|(path, _)| (path.matches('/').count(), path.clone()));
        for (path, text) in order {
            let read = if path.ends_with(".rs") {
                let own = stem(&path);
                let for_tests = path.split('/').any(|part| part == "tests" || part == "benches")
                    || tests.iter().any(|test| own == *test || own.starts_with(&format!("{test}/")));
                let read = source::read(&text, for_tests).map_err(|error| format!("{path}: {error}"))?;
                tests.extend(read.test_modules.iter().map(|module| child(&path, module)));
                Some(read)
            } else {
                None
            };
            files.insert(path.clone(), File { path, text, source: read });
        }
        Ok(Self { files })
    }

    /// Files of Rust with what they hold.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.files.values().filter_map(|file| Some((file.path.as_str(), file.source.as_ref()?)))
    }
}

/// A path without its ending: the module's place.
fn stem(path: &str) -> &str {
    path.strip_suffix("/mod.rs").or_else(|| path.strip_suffix(".rs")).unwrap_or(path)
}

/// Where a module of a file stands: beside a crate's root, else in the folder of the file's name.
fn child(path: &str, module: &str) -> String {
    let own = stem(path);
    let is_root = ["lib", "main"].contains(&own.rsplit('/').next().unwrap_or(own));
    let folder = if is_root { own.rsplit_once('/').map_or("", |(folder, _)| folder) } else { own };
    format!("{folder}/{module}")
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            if !LEFT_OUT.contains(&name.as_str()) {
                walk(&path, found)?;
            }
        } else if path.extension().is_some_and(|end| KINDS.iter().any(|kind| end == *kind)) {
            found.push(path);
        }
    }
    Ok(())
}
