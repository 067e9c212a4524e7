//! Which packed copy of an answer a client takes.

use axum::http::{HeaderMap, header};

/// The encodings that the client takes, the smallest first, and the plain file last.
pub(super) fn encodings(headers: &HeaderMap) -> Vec<(&'static str, &'static str)> {
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
