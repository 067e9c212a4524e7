//! Entity tags: answers from the client's own copy.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// An answer with its entity tag; `304` if the client holds the same already.
pub(crate) fn tagged(request: &HeaderMap, kind: &'static str, body: impl Into<Bytes>) -> Response {
    let body = body.into();
    let tag = tag_of(&body);
    let mut response = if is_known(request, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// Whether the client holds exactly this tag; an asterisk says nothing about which.
pub(crate) fn holds(request: &HeaderMap, tag: &str) -> bool {
    !request.get_all(header::IF_NONE_MATCH).iter().any(|it| it.as_bytes() == b"*") && is_known(request, tag)
}

/// Whether one of the tags that the client holds is this one (RFC 9110, section 13.1.2).
pub(crate) fn is_known(request: &HeaderMap, tag: &str) -> bool {
    let held = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
    held.flat_map(|it| it.split(',')).map(|it| it.trim().trim_start_matches("W/")).any(|it| it == tag || it == "*")
}

/// An entity tag by the bytes of an answer.
pub(crate) fn tag_of(bytes: &[u8]) -> String {
    format!("\"{:016x}\"", fingerprint(bytes))
}

/// FNV-1a, 64 bit: tells copies apart, and protects nothing.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
