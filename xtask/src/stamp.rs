//! Writes into the built site what only its finished files can tell: the build's name, the decoder's
//! folder, the WASM's integrity, and the list of files that make the page work offline.
//!
//! | word in a page or script | becomes |
//! |---|---|
//! | `@BUILD@` | a hash of every file, so that no browser mixes two builds |
//! | `@DECODER@` | the decoder's folder |
//! | `@INTEGRITY@` | `sha256-…` of the page's WASM, which the loader has the browser check |
//! | `"@PARTS@": ""` | the parts that wait for a code or a language, each with the same |
//! | `@PART_FILES@` | the names of their files, with a space between two |
//! | `@CHECKER_INTEGRITY@` | the same of what checks a portal's page |
//! | `"@FILES@": ""` | the addresses that the service worker keeps, each with the SHA-256 of its content |
//! | `@FIRST@` | the page's first screen as HTML |
//! | `"@SCREEN@"` | the first screen within pages of others, as an object |

use std::{fs, path::Path};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256};

use crate::{Done, checker_wasm, hash, size, split, voice};

/// The page's WASM.
const WASM: &str = "truyxuat_bg.wasm";

/// The service worker, and where its list of files goes once a minifier was there.
const WORKER: &str = "service-worker.js";
const FILES: &str = "\"@FILES@\":\"\"";

/// Where the list of parts goes, likewise.
const PARTS: &str = "\"@PARTS@\":\"\"";

/// The site's configuration.
const CONFIG: &str = "config.json";

/// What a page that is opened without a network does not need.
const ONLINE_ONLY: [&str; 4] = [WORKER, "embed.html", "embed.js", "frame.js"];

/// Files that are asked for with the build's name, as the pages and the loader ask for them.
const VERSIONED: [&str; 3] = [".js", ".wasm", ".css"];

/// The script that draws the first screen within pages of others, and where that goes.
const STAGE: &str = "stage.js";
const SCREEN: &str = "\"@SCREEN@\"";

/// What stands before the app does.
pub struct Screens<'a> {
    /// In the app's own page, as HTML.
    pub page: &'a str,
    /// Within pages of others, as JSON.
    pub embed: &'a str,
}

/// Stamps the site in `dist`, whose decoder stands in `decoder`.
///
/// # Errors
/// Files that cannot be read or written, a script without the place for what goes there.
pub fn stamp(dist: &Path, decoder: &str, screens: &Screens<'_>) -> Done {
    let mut names = Vec::new();
    let mut contents = vec![screens.page.as_bytes().to_vec(), screens.embed.as_bytes().to_vec()];
    for path in size::walk(dist)? {
        let name = path.strip_prefix(dist)?.to_string_lossy().into_owned();
        contents.extend([name.clone().into_bytes(), fs::read(&path)?]);
        names.push(name);
    }
    if !fs::read_to_string(dist.join(STAGE))?.contains(SCREEN) {
        return Err(format!("{STAGE} has no place for the first screen").into());
    }
    let build = hash::of(contents);
    let part = |name| Ok(format!("\"{name}\":\"{}\"", integrity(&dist.join(split::file(name)))?));
    let words = [
        ("@BUILD@", build.clone()),
        ("@DECODER@", decoder.to_owned()),
        ("@FIRST@", screens.page.to_owned()),
        (SCREEN, screens.embed.to_owned()),
        ("@INTEGRITY@", integrity(&dist.join(WASM))?),
        ("@CHECKER_INTEGRITY@", integrity(&dist.join(checker_wasm::CHECKER))?),
        (PARTS, split::PARTS.into_iter().map(part).collect::<std::io::Result<Vec<_>>>()?.join(",")),
        ("@PART_FILES@", split::PARTS.map(split::file).join(" ")),
    ];
    let is_kept = |name: &&String| !ONLINE_ONLY.contains(&name.as_str()) && !name.starts_with(voice::FOLDER);
    let mut kept: Vec<&String> = names.iter().filter(is_kept).collect();
    kept.sort();
    for name in names.iter().filter(|name| name.ends_with(".html") || name.ends_with(".js")) {
        let path = dist.join(name);
        let text = fs::read_to_string(&path)?;
        let stamped = text
            .lines()
            // Trunk leaves the tag that named the crate.
            .filter(|line| !line.contains("data-trunk"))
            .map(|line| format!("{line}\n"))
            .collect::<String>();
        let stamped = words.iter().fold(stamped, |text, (word, meaning)| text.replace(word, meaning));
        if stamped != text {
            fs::write(path, stamped)?;
        }
    }
    let mut files = Vec::new();
    for name in kept {
        // The configuration is the installation's: whatever it holds is right.
        let digest =
            if name == CONFIG { String::new() } else { BASE64.encode(Sha256::digest(fs::read(dist.join(name))?)) };
        files.push(format!("\"{}\":\"{digest}\"", address(name, decoder, &build)));
    }
    let worker = dist.join(WORKER);
    let text = fs::read_to_string(&worker)?.replace("\"@FILES@\": \"\"", FILES);
    if !text.contains(FILES) {
        return Err(format!("{WORKER} has no place for the list of files").into());
    }
    Ok(fs::write(worker, text.replace(FILES, &files.join(",")))?)
}

/// A file's digest as the browser checks it.
fn integrity(file: &Path) -> std::io::Result<String> {
    Ok(format!("sha256-{}", BASE64.encode(Sha256::digest(fs::read(file)?))))
}

/// The address under which the pages ask for a file. The decoder's folder carries a hash itself.
fn address(name: &str, decoder: &str, build: &str) -> String {
    let versioned = !name.starts_with(decoder) && VERSIONED.iter().any(|end| name.ends_with(end));
    if versioned { format!("{name}?v={build}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_carries_no_hash_of_its_own_is_asked_for_by_the_build() {
        assert_eq!(address("truyxuat_bg.wasm", "decoder-1", "b"), "truyxuat_bg.wasm?v=b");
        assert_eq!(address("decoder-1/worker.js", "decoder-1", "b"), "decoder-1/worker.js");
        assert_eq!(address("index.html", "decoder-1", "b"), "index.html");
    }
}
