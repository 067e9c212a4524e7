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
    std::fs::write(Path::new(&out).join("site.rs"), table)?;
    Ok(std::fs::write(Path::new(&out).join("page.css"), style(Path::new("../style"))?)?)
}

/// Parts of the app's style that no page of the portal shows.
const NOT_SHOWN: [&str; 5] = ["kiosk.css", "panels.css", "scanner.css", "settings.css", "ways.css"];

/// The app's own style in one sheet, for the report as a page: there the app stands in the element, and not in a
/// shadow root.
fn style(folder: &Path) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let read = |name: &str| std::fs::read_to_string(folder.join(name));
    let parts = read("element.css")?;
    let parts = parts.lines().filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";"));
    let mut sheet = read("tokens.css")? + &read("page.css")?;
    for part in parts.filter(|part| !NOT_SHOWN.contains(part)) {
        sheet.push_str(&read(part)?);
    }
    Ok(smaller(&sheet).replace(":host", "truy-xuat"))
}

/// A sheet without comments and without white space that means nothing.
fn smaller(sheet: &str) -> String {
    let mut plain = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut out = String::new();
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // A selector or a value may go on in the next line.
        if out.ends_with(|end: char| !"{};,".contains(end)) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out.replace(" {", "{").replace(";}", "}").replace(": ", ":")
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
