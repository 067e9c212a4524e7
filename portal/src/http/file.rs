//! The files of the built site: those of a folder, or those in this program.
//!
//! A file `name.br` or `name.gz` beside `name` is served where the client takes it. Every answer is
//! revalidated by its entity tag, except in folders and files that carry a fingerprint in their name.

use super::encoding::encodings;
use super::problem::Problem;
use crate::{Options, tag};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Largest file that is served.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// The site in this program, by the names of its files, in order; empty if it was built without one.
static SITE: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/site.rs"));

/// A file of a folder, or of this program.
pub(super) async fn answer(dist: Option<&Path>, path: &str, headers: &HeaderMap) -> Result<Response, Problem> {
    if dist.is_none() && SITE.is_empty() {
        return Err(Problem::not_found("no site is served here"));
    }
    let missing = || Problem::not_found("no such file");
    let asked = relative(path).ok_or_else(missing)?;
    let relative = successor(dist, &asked).unwrap_or_else(|| asked.clone());
    for (ending, encoding) in encodings(headers) {
        let mut name = relative.clone().into_os_string();
        name.push(ending);
        let found = match dist {
            Some(dist) => read(dist, &dist.join(&name)).await.map(|(body, tag)| (Bytes::from(body), tag)),
            None => carried(&name.to_string_lossy()),
        };
        let Some((body, tag)) = found else { continue };
        let known = tag::is_known(headers, &tag);
        let mut response =
            if known { StatusCode::NOT_MODIFIED.into_response() } else { Body::from(body).into_response() };
        let out = response.headers_mut();
        out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        let kept = if relative == asked { caching(&relative) } else { "no-cache" };
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
        if !encoding.is_empty() {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        for (name, value) in [(header::CONTENT_TYPE, media_type(&relative)), (header::ETAG, tag)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                out.insert(name, value);
            }
        }
        return Ok(response);
    }
    Err(missing())
}

/// A text file of the site, if there is one.
pub(super) fn text(options: &Options, name: &str) -> Option<String> {
    match &options.dist {
        Some(dist) => std::fs::read_to_string(dist.join(name)).ok(),
        None => carried(name).and_then(|(bytes, _)| String::from_utf8(bytes.into()).ok()),
    }
}

/// What the decoder's folders are called.
const DECODER: &str = "decoder-";

/// The file of the decoder that is served now, in place of one of an older build: a page that was opened before an
/// update finds its decoder when the camera starts. What the two say to each other stays the same within a line of
/// versions.
fn successor(dist: Option<&Path>, asked: &Path) -> Option<PathBuf> {
    let folder = asked.iter().next()?.to_str().filter(|name| name.starts_with(DECODER))?;
    let file = asked.strip_prefix(folder).ok()?;
    let folders: Vec<String> = match dist {
        Some(dist) => {
            let entries = std::fs::read_dir(dist).ok()?;
            entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
        }
        None => SITE.iter().filter_map(|(name, _)| Some(name.split_once('/')?.0.to_owned())).collect(),
    };
    if folders.iter().any(|name| name == folder) {
        return None;
    }
    let now = folders.into_iter().find(|name| name.starts_with(DECODER))?;
    Some(Path::new(&now).join(file))
}

/// A file in this program, and its tag by its bytes.
fn carried(name: &str) -> Option<(Bytes, String)> {
    let at = SITE.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    let (_, bytes) = SITE.get(at)?;
    Some((Bytes::from_static(bytes), tag::tag_of(bytes)))
}

/// The path inside the site; `None` for one that could leave it or names a hidden file.
fn relative(path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
    let mut relative = PathBuf::new();
    for segment in path.split('/').filter(|it| !it.is_empty()) {
        let hidden = segment.starts_with('.') && segment != ".well-known";
        // Names in the site are plain; an escaped one is not served rather than decoded.
        if hidden || segment.contains(['\\', ':', '%', '\0']) {
            return None;
        }
        relative.push(segment);
    }
    if path.is_empty() || path.ends_with('/') {
        relative.push("index.html");
    }
    Some(relative)
}

/// The bytes of a file inside `dist`, and its tag by size and time of change.
async fn read(dist: &Path, path: &Path) -> Option<(Vec<u8>, String)> {
    let metadata = tokio::fs::metadata(path).await.ok()?;
    if !metadata.is_file() || metadata.len() > LARGEST_FILE {
        return None;
    }
    // A link inside the site must not lead out of it.
    let (root, real) = (tokio::fs::canonicalize(dist).await.ok()?, tokio::fs::canonicalize(path).await.ok()?);
    if !real.starts_with(root) {
        return None;
    }
    let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    let body = tokio::fs::read(path).await.ok()?;
    let ending = path.extension().and_then(|it| it.to_str()).filter(|it| matches!(*it, "br" | "gz")).unwrap_or("id");
    Some((body, format!("\"{:x}-{changed:x}-{ending}\"", metadata.len())))
}

/// A name with a fingerprint, and the folder of a version, never change what they hold.
fn caching(path: &Path) -> &'static str {
    let of_a_version = path.starts_with("v") && path.iter().count() > 2;
    let fingerprinted = path.iter().filter_map(|it| it.to_str()).any(|name| {
        let parts = name.split(['-', '.', '_']);
        parts.into_iter().any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
    });
    if fingerprinted || of_a_version { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// The media type by the name's ending; texts are UTF-8.
fn media_type(path: &Path) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let kind = kind.essence_str();
    match path.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "map" => "application/json".to_owned(),
        "opus" => "audio/ogg".to_owned(),
        _ if kind.starts_with("text/") => format!("{kind}; charset=utf-8"),
        _ => kind.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_the_site() {
        for path in ["/../x", "/a/../../x", "/.git/config", "/a/%2e%2e/x", "/c:/x", "/a\\..\\x"] {
            assert_eq!(relative(path), None, "{path}");
        }
        assert_eq!(relative("/"), Some(PathBuf::from("index.html")));
        assert_eq!(relative("//a//b.js"), Some(PathBuf::from("a/b.js")));
    }

    #[test]
    fn only_fingerprinted_names_are_kept_without_asking() {
        assert_eq!(caching(Path::new("app.js")), "no-cache");
        assert_eq!(caching(Path::new("v1/embed.js")), "no-cache");
        assert_eq!(caching(Path::new("v/1.4.0/embed.js")), "public, max-age=31536000, immutable");
        assert_eq!(caching(Path::new("decoder-0123456789abcdef/decoder.wasm")), "public, max-age=31536000, immutable");
    }
}
