//! Puts the built site into the program: every file of the folder that `PORTAL_SITE` names.
//!
//! Without it the program carries no site, and `--dist` names one when it runs.
//!
//! Tells the tests where PostgreSQL is: those that need it are ignored where there is none.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rustc-check-cfg=cfg(postgres_here)");
    println!("cargo::rerun-if-env-changed=PATH");
    if let Some(folder) = postgres() {
        println!("cargo::rustc-cfg=postgres_here");
        println!("cargo::rustc-env=POSTGRES_BIN={}", folder.display());
    }
    println!("cargo::rerun-if-env-changed=PORTAL_SITE");
    let mut table = String::from("&[\n");
    if let Some(folder) = std::env::var_os("PORTAL_SITE").map(PathBuf::from).filter(|it| it.is_dir()) {
        println!("cargo::rerun-if-changed={}", folder.display());
        let root = folder.canonicalize()?;
        let mut files = Vec::new();
        walk(&root, &mut files)?;
        let mut named = Vec::new();
        for file in files {
            named.push((file.strip_prefix(&root)?.to_string_lossy().replace('\\', "/"), file));
        }
        // By the bytes of the names, since they are searched by halves.
        named.sort();
        for (name, file) in named {
            writeln!(table, "({name:?}, include_bytes!({:?}).as_slice()),", file.display().to_string())?;
        }
    }
    table.push_str("]\n");
    let out = std::env::var_os("OUT_DIR").ok_or("cargo names no folder")?;
    Ok(std::fs::write(Path::new(&out).join("site.rs"), table)?)
}

/// The folder of PostgreSQL's programs.
fn postgres() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|it| it.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    folders.extend(std::env::split_paths(&path));
    folders.into_iter().find(|it| it.join("initdb").is_file() && it.join("postgres").is_file())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
