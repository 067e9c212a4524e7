//! The built site, and Digital Link paths beside it.
//!
//! A file `name.br` or `name.gz` beside `name` is served where the client takes it. Every answer is
//! revalidated by its entity tag, except in folders and files that carry a fingerprint in their name.

use super::problem::Problem;
use super::{Portal, Scope, headers, resolver};
use crate::store::Repository;
use axum::body::Body;
use axum::extract::{OriginalUri, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// Largest file that is served.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Serves a file of the site, or resolves a Digital Link path.
pub(super) async fn file_or_resolve(
    State(portal): State<Arc<Portal>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let path = uri.path();
    for repository in [Repository::Nation, Repository::Province] {
        let inner = path.strip_prefix(repository.folder());
        if let Some(item) = inner.and_then(resolver::key_of) {
            let scope = Scope { portal, repository };
            return resolver::resolve(&scope, item, parameters(&uri)?, &headers).await;
        }
    }
    if path == "/demo" {
        return Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, "/demo/")]).into_response());
    }
    if path == "/config.json"
        && let Some(config) = &portal.config
    {
        return Ok(headers::tagged(&headers, "application/json", config.clone()));
    }
    match &portal.options.dist {
        Some(dist) => file(dist, path, &headers).await,
        None => Err(Problem::not_found("no site is served here")),
    }
}

fn parameters(uri: &Uri) -> Result<Query<Vec<(String, String)>>, Problem> {
    Query::try_from_uri(uri).map_err(|_| Problem::bad_query("the query of the address cannot be read"))
}

async fn file(dist: &Path, path: &str, headers: &HeaderMap) -> Result<Response, Problem> {
    let missing = || Problem::not_found("no such file");
    let relative = relative(path).ok_or_else(missing)?;
    let kind = media_type(&relative);
    let plain = dist.join(&relative);
    for (ending, encoding) in encodings(headers) {
        let mut name = plain.clone().into_os_string();
        name.push(ending);
        let Some((body, tag)) = read(dist, Path::new(&name)).await else { continue };
        let known = headers::is_known(headers, &tag);
        let mut response =
            if known { StatusCode::NOT_MODIFIED.into_response() } else { Body::from(body).into_response() };
        let out = response.headers_mut();
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching(&relative)));
        if !encoding.is_empty() {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            out.insert(header::ETAG, tag);
        }
        return Ok(response);
    }
    Err(missing())
}

/// The encodings that the client takes, the smallest first, and the plain file last.
fn encodings(headers: &HeaderMap) -> Vec<(&'static str, &'static str)> {
    let accept = headers.get(header::ACCEPT_ENCODING).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let takes = |wanted: &str| {
        accept.split(',').any(|it| {
            let mut parts = it.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(wanted));
            let refused = parts.any(|it| matches!(it, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
            named && !refused
        })
    };
    let mut found = Vec::new();
    if takes("br") {
        found.push((".br", "br"));
    }
    if takes("gzip") {
        found.push((".gz", "gzip"));
    }
    found.push(("", ""));
    found
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

/// A name with a fingerprint never changes what it holds.
fn caching(path: &Path) -> &'static str {
    let fingerprinted = path.iter().filter_map(|it| it.to_str()).any(|name| {
        let parts = name.split(['-', '.', '_']);
        parts.into_iter().any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
    });
    if fingerprinted { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "mp3" => "audio/mpeg",
        "ogg" | "opus" => "audio/ogg",
        "m4a" => "audio/mp4",
        "wav" => "audio/wav",
        "txt" => "text/plain; charset=utf-8",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
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
        assert_eq!(caching(Path::new("decoder-0123456789abcdef/decoder.wasm")), "public, max-age=31536000, immutable");
    }
}
