//! `cargo xtask size`: the bytes that a phone has to fetch.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use serde_json::json;

use crate::{Done, run};

/// What is watched: its file, the brotli bytes aimed at, and the ceiling above which CI fails, which is at most 120 % of the
/// aim. The page and the part that waits for a code keep below what they had when they were parted, though both hold more
/// since; what checks a portal's page holds the same rules, without view and words. Their ceilings are what they have with
/// the compiler's own std, for where its source is not to be had.
const LIMITS: [(&str, usize, usize); 8] = [
    // The loader for pages of others: four kilobytes, whatever they hold besides.
    ("embed.js", 4_000, 4_096),
    ("truyxuat_bg.wasm", 146_000, 150_000),
    ("worker_bg.wasm", 180_000, 189_000),
    ("plain_bg.wasm", 180_000, 189_000),
    ("auditor.wasm", 260_000, 270_000),
    ("en.wasm", 14_500, 17_400),
    ("zh.wasm", 14_500, 17_400),
    ("checker.wasm", 244_000, 254_000),
];

/// Prints `{"files": [{"file","raw","gzip","brotli"}]}` for `dist/`; `--check` also fails on a limit.
pub fn run(checked: bool) -> Done {
    let dist = run::root().join("dist");
    let mut files = Vec::new();
    for path in walk(&dist)? {
        let raw = fs::read(&path)?;
        let name = path.strip_prefix(&dist)?.to_string_lossy().into_owned();
        // The copy that is served, where the build has made one: packing takes most of a minute.
        let brotli = match fs::read(beside(&path, "br")) {
            Ok(packed) => packed.len(),
            Err(_) => brotli(&raw)?.len(),
        };
        files.push(json!({"file": name, "raw": raw.len(), "gzip": gzip(&raw)?.len(), "brotli": brotli}));
        if checked {
            check(&name, brotli)?;
        }
    }
    println!("{}", json!({"files": files}));
    Ok(())
}

fn check(name: &str, brotli: usize) -> Done {
    let Some((_, aim, ceiling)) = LIMITS.iter().find(|(file, ..)| name.ends_with(file)) else { return Ok(()) };
    eprintln!("{name}: {brotli} bytes as brotli, aim {aim}, ceiling {ceiling}");
    if brotli > *ceiling {
        return Err(format!("{name} has {brotli} bytes as brotli; the ceiling is {ceiling}").into());
    }
    Ok(())
}

/// Every file below `folder` that is not itself a compressed copy, in order of its name.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    let entries =
        fs::read_dir(folder).map_err(|error| format!("{}: {error}; run cargo xtask build first", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(walk(&path)?);
        } else if path.extension().is_none_or(|end| end != "br" && end != "gz") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The name of a file's compressed copy.
pub fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.to_path_buf().into_os_string();
    name.push(".");
    name.push(end);
    name.into()
}

/// Compressed as strongly as gzip goes.
pub fn gzip(raw: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(raw)?;
    encoder.finish()
}

/// Compressed as strongly as brotli goes: the smallest of three, which differ by the most bytes that share one set of
/// codes. None is best for every file; a WASM gains up to one percent.
pub fn brotli(raw: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut smallest: Option<Vec<u8>> = None;
    for lgblock in [16, 17, 18] {
        let mut packed = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, lgblock, ..Default::default() };
        brotli::BrotliCompress(&mut &raw[..], &mut packed, &params)?;
        if smallest.as_ref().is_none_or(|smallest| packed.len() < smallest.len()) {
            smallest = Some(packed);
        }
    }
    Ok(smallest.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_brotli_packed_is_unpacked() -> crate::Done {
        let raw: Vec<u8> = (0..300_000_u32).flat_map(|number| (number % 1_000).to_le_bytes()).collect();
        for raw in [&raw[..], b"Truy", b""] {
            let mut unpacked = Vec::new();
            brotli::BrotliDecompress(&mut &brotli(raw)?[..], &mut unpacked)?;
            assert_eq!(unpacked, raw);
        }
        Ok(())
    }
}
