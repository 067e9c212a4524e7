//! `cargo xtask package`: what other sites take, from the built site.
//!
//! | what | where |
//! |---|---|
//! | this version, which never changes, with the digest of each file | `dist/v/VERSION/` |
//! | the newest version of the line: the loader and the frame's page alone | `dist/v1/` |
//! | the two versions before, for pages that were opened before an update | `dist/v/…/`, from `--previous` |
//! | a folder as npm wants it, with types and a manifest of the element | `target/package/truy-xuat/` |
//! | the same as an archive | `target/package/truy-xuat-VERSION.zip` |

mod notices;
mod zip;

use std::{
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};

use crate::{
    Done,
    run::{self, Steps, finish, program},
    site, size, tools, voice,
};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Older versions that are kept.
const KEPT: usize = 2;
/// What only the app's own pages need.
const OWN: [&str; 8] = [
    "index.html",
    "kiosk.html",
    "service-worker.js",
    "truy-xuat.js",
    "manifest.webmanifest",
    "kiosk.webmanifest",
    "checker.js",
    "checker.wasm",
];
/// Where the loader says which version it belongs to.
const MARK: &str = "@VERSION@";
/// The loader and the frame's page: all that is in the folder of a line.
const MOVING: [&str; 2] = ["embed.js", "embed.html"];

/// Packages `dist/`; `previous` is the site that is served now, whose versions are kept.
///
/// # Errors
/// A site that is not built, files that cannot be written, types that do not hold.
pub fn run(previous: Option<&Path>) -> Done {
    let mut steps = Steps::new(4);
    let dist = run::root().join("dist");
    steps.next("types");
    check_types()?;
    steps.next("the version's folder, and that of its line");
    let line = dist.join(format!("v{}", VERSION.split('.').next().filter(|major| *major != "0").unwrap_or("1")));
    for folder in [dist.join("v"), line.clone()] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
    }
    let files = names(&dist)?;
    version(&dist, &files)?;
    moving(&dist, &line)?;
    steps.next("older versions");
    if let Some(previous) = previous {
        keep(&previous.join("v"), &dist.join("v"))?;
    }
    steps.next("the package and its archive");
    package(&dist, &files)
}

/// The names of the site's own files, as they lie in it; the stand's voice is nobody else's.
fn names(dist: &Path) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let all = size::walk(dist)?;
    let names = all.iter().filter_map(|path| Some(path.strip_prefix(dist).ok()?.to_string_lossy().into_owned()));
    Ok(names.filter(|name| !name.starts_with(voice::FOLDER)).collect())
}

fn version(dist: &Path, files: &[String]) -> Done {
    let folder = dist.join("v").join(VERSION);
    let mut digests = Map::new();
    for name in files.iter().filter(|name| !OWN.contains(&name.as_str())) {
        let (from, to) = (dist.join(name), folder.join(name));
        if MOVING.contains(&name.as_str()) {
            let text = fs::read_to_string(&from)?;
            write(&to, placed(name, &text, "../../", "")?.as_bytes())?;
        } else {
            copy(&from, &to)?;
        }
        let digest = BASE64.encode(Sha384::digest(fs::read(&to)?));
        digests.insert(name.clone(), Value::String(format!("sha384-{digest}")));
    }
    write(&folder.join("integrity.json"), serde_json::to_string_pretty(&digests)?.as_bytes())
}

fn moving(dist: &Path, line: &Path) -> Done {
    for name in MOVING {
        let text = fs::read_to_string(dist.join(name))?;
        write(&line.join(name), placed(name, &text, "../", &format!("../v/{VERSION}/"))?.as_bytes())?;
    }
    Ok(())
}

/// A loader that knows its version, or a page whose links lead from its folder to the `site` and to its `files`.
fn placed(name: &str, text: &str, site: &str, files: &str) -> Result<String, String> {
    if name.ends_with(".js") {
        let marked = text.contains(MARK);
        return if marked { Ok(text.replace(MARK, VERSION)) } else { Err(format!("{name} has no place for {MARK}")) };
    }
    let mut placed = text.replace("href=\"./\"", &format!("href=\"{site}\""));
    for file in ["style/", "stage.js"] {
        placed = placed.replace(&format!("href=\"{file}"), &format!("href=\"{files}{file}"));
    }
    Ok(placed.replace("src=\"frame.js", &format!("src=\"{files}frame.js")))
}

/// Copies the newest versions but this one.
fn keep(from: &Path, to: &Path) -> Done {
    let Ok(entries) = fs::read_dir(from) else { return Ok(()) };
    let mut older: Vec<(Vec<u64>, PathBuf)> = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let numbers: Option<Vec<u64>> = name.split('.').map(|part| part.parse().ok()).collect();
        if let Some(numbers) = numbers.filter(|_| name != VERSION && path.is_dir()) {
            older.push((numbers, path));
        }
    }
    older.sort();
    for (_, folder) in older.iter().rev().take(KEPT) {
        let name = folder.file_name().unwrap_or_default();
        for file in size::walk(folder)? {
            copy(&file, &to.join(name).join(file.strip_prefix(folder)?))?;
        }
    }
    Ok(())
}

fn package(dist: &Path, files: &[String]) -> Done {
    let place = run::target().join("package");
    let folder = place.join("truy-xuat");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for name in files {
        copy(&dist.join(name), &folder.join(name))?;
    }
    let (root, types) = (run::root(), run::root().join("src/shell/types"));
    for (from, name) in [
        (root.join("LICENSE"), "LICENSE"),
        (root.join("docs/embedding/README.md"), "README.md"),
        (types.join("truy-xuat.d.ts"), "truy-xuat.d.ts"),
        (types.join("custom-elements.json"), "custom-elements.json"),
    ] {
        copy(&from, &folder.join(name))?;
    }
    fs::write(folder.join("NOTICES.txt"), notices::notices()?)?;
    let manifest = json!({
        "name": "truy-xuat",
        "version": VERSION,
        "description": "The element <truy-xuat>: reads codes on products and shows what each source says of them",
        "license": env!("CARGO_PKG_LICENSE"),
        "repository": env!("CARGO_PKG_REPOSITORY"),
        "main": "embed.js",
        "types": "truy-xuat.d.ts",
        "customElements": "custom-elements.json",
        "sideEffects": true,
    });
    fs::write(folder.join("package.json"), serde_json::to_string_pretty(&manifest)? + "\n")?;
    let mut entries = Vec::new();
    for name in names(&folder)? {
        let bytes = fs::read(folder.join(&name))?;
        entries.push((name, bytes));
    }
    let archive = place.join(format!("truy-xuat-{VERSION}.zip"));
    fs::write(&archive, zip::zip(&entries)?)?;
    println!("  {} files in {}", entries.len(), archive.display());
    Ok(())
}

/// The types hold for a program that uses all of them.
///
/// # Errors
/// What the compiler complains of.
pub fn check_types() -> Done {
    let modules = tools::npm("typescript")?;
    let mut compiler = program("node");
    compiler.arg(modules.join("typescript/bin/tsc"));
    compiler.args(["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", "--module", "esnext"]);
    compiler.args(["--moduleResolution", "bundler"]);
    finish(compiler.arg(run::root().join("src/shell/types/use.ts")))
}

/// Copies a file, and its compressed copies where there are any.
fn copy(from: &Path, to: &Path) -> Done {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to)?;
    for end in ["br", "gz"] {
        let packed = size::beside(from, end);
        if packed.is_file() {
            fs::copy(packed, size::beside(to, end))?;
        }
    }
    Ok(())
}

fn write(to: &Path, bytes: &[u8]) -> Done {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(to, bytes)?;
    site::compress_file(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, site: &str, files: &str, expected: &str) {
        assert_eq!(placed(name, text, site, files).as_deref(), Ok(expected));
    }

    #[test]
    fn a_loader_learns_its_version_and_a_page_where_its_files_are() {
        check("embed.js", "let v=\"@VERSION@\"", "../", "../v/1/", &format!("let v=\"{VERSION}\""));
        let page = "<a href=\"./\"><link href=\"style/a.css\"><script src=\"embed.js\"><script src=\"frame.js?v=1\">";
        let moved = "<a href=\"../\"><link href=\"../v/1/style/a.css\"><script src=\"embed.js\"><script src=\"../v/1/frame.js?v=1\">";
        check("embed.html", page, "../", "../v/1/", moved);
        assert!(placed("embed.js", "", "", "").is_err());
    }

    #[test]
    fn the_two_versions_before_are_kept_with_all_their_files() -> Done {
        let place = run::target().join("test-package");
        if place.exists() {
            fs::remove_dir_all(&place)?;
        }
        let (from, to) = (place.join("from"), place.join("to"));
        for version in ["0.9.0", "0.10.1", "0.10.0", VERSION, "next"] {
            let folder = from.join(version);
            fs::create_dir_all(folder.join("style"))?;
            for name in ["embed.js", "embed.js.br", "style/tokens.css"] {
                fs::write(folder.join(name), version)?;
            }
        }
        keep(&from, &to)?;
        let mut kept: Vec<String> = fs::read_dir(&to)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<std::io::Result<_>>()?;
        kept.sort();
        assert_eq!(kept, ["0.10.0", "0.10.1"]);
        for name in ["embed.js", "embed.js.br", "style/tokens.css"] {
            assert_eq!(fs::read_to_string(to.join("0.10.1").join(name))?, "0.10.1");
        }
        keep(&place.join("nowhere"), &to)?;
        Ok(fs::remove_dir_all(place)?)
    }
}
