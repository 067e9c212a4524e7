//! The page that other sites hold in a frame: whom it may talk to, and words for those that may not hold it.
//!
//! `embed.html` of the site is filled with the portal's own address, as a link and as a QR Code for a frame in which no
//! script runs, and with the origins that may hold it. A page that is not among them gets a page of words in its place,
//! which everybody may hold: a browser alone would show an empty one.

use super::address::FOLDER;
use super::headers::Framed;
use super::page::{language, said};
use super::problem::Problem;
use super::{Portal, file, resolver};
use crate::demo::draw;
use crate::tag;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use truyxuat::text::{ReportLabel, say};

/// Where the list of origins goes.
const PARENTS: &str = "name=\"truyxuat-parents\" content=\"\"";
/// Where the address goes.
const ADDRESS: &str = "<!--@ADDRESS@-->";

/// `GET …/embed.html`.
pub(super) async fn page(
    State(portal): State<Arc<Portal>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let base = portal.base(&headers);
    if let Some(origin) = stranger(&portal.options.frame_ancestors, &base, &uri, &headers) {
        return Ok(unlisted(&portal, &uri, &headers, &origin));
    }
    let name = uri.path().trim_start_matches('/');
    let plain = name.split('/').all(|part| !part.starts_with('.') && !part.contains(['\\', ':', '%']));
    let page = Some(name).filter(|_| plain).and_then(|name| file::text(&portal.options, name));
    let page = page.ok_or_else(|| Problem::not_found("no such file"))?;
    let parents = format!("name=\"truyxuat-parents\" content=\"{}\"", portal.options.frame_ancestors.trim());
    let code = draw::qr(&base).unwrap_or_default();
    let address = format!("<a href=\"{base}/\" target=\"_blank\" rel=\"noopener\">{base}/</a> {code} ");
    let filled = page.replace(PARENTS, &parents).replace(ADDRESS, &address);
    let mut response = tag::tagged(&headers, "text/html; charset=utf-8", filled);
    response.extensions_mut().insert(Framed::Tool);
    Ok(response)
}

/// `GET /qr.svg`: the portal's own address as a QR Code, for pages that hold no more than a picture.
pub(super) async fn code(State(portal): State<Arc<Portal>>, headers: HeaderMap) -> Result<Response, Problem> {
    let code = draw::qr(&format!("{}/", portal.base(&headers))).ok_or_else(|| Problem::not_found("no code"))?;
    Ok(tag::tagged(&headers, "image/svg+xml", code))
}

/// The origin of the page that asks, if it may not hold this one.
///
/// What the address says of it is checked by the browser again: whoever is not listed gets an empty page at most.
fn stranger(listed: &str, base: &str, uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let said = |name: &str| headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let named = resolver::parameter(uri.query().unwrap_or_default(), "parent");
    let framed = said("sec-fetch-dest") == "iframe";
    let referrer = Some(said(header::REFERER.as_str()).to_owned()).filter(|it| framed && !it.is_empty());
    let origin = origin(&named.or(referrer)?)?;
    let own = base == origin;
    // A pattern is left to the browser.
    let known = listed.split_whitespace().any(|it| it == origin || it.contains('*') || it.ends_with(':'));
    (!own && !known).then_some(origin)
}

/// Scheme, host and port of an address; `None` for what is none.
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
    let host = rest.split(['/', '?', '#']).next().filter(|host| super::is_host(host))?;
    Some(format!("{scheme}://{}", host.to_ascii_lowercase()))
}

/// What to list where, for a page that may not hold the tool.
fn unlisted(portal: &Portal, uri: &Uri, headers: &HeaderMap, origin: &str) -> Response {
    let lang = language(portal, uri, headers);
    let lines = [
        say(lang, &ReportLabel::FrameUnlistedLead).to_owned(),
        format!("portal serve --frame-ancestors {origin}"),
        format!("TX-501 · {}{FOLDER}", portal.base(headers)),
    ];
    let html = said(portal, lang, say(lang, &ReportLabel::FrameUnlisted), &lines);
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    let mut response = (StatusCode::FORBIDDEN, kind, html).into_response();
    response.extensions_mut().insert(Framed::Words);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[track_caller]
    fn check(listed: &str, address: &str, sent: &[(&'static str, &'static str)], expected: Option<&str>) {
        let headers = sent
            .iter()
            .map(|(name, value)| (axum::http::HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        let uri: Uri = address.parse().unwrap_or_default();
        assert_eq!(stranger(listed, "https://tool.example", &uri, &headers).as_deref(), expected, "{address}");
    }

    #[test]
    fn who_is_not_listed_is_named_by_what_it_says_of_itself() {
        let listed = "https://a.example https://b.example:8443";
        check(listed, "/embed.html", &[], None);
        check(listed, "/embed.html?parent=https%3A%2F%2Fa.example", &[], None);
        check(listed, "/embed.html?parent=https%3A%2F%2Fb.example%3A8443", &[], None);
        check(listed, "/embed.html?parent=https%3A%2F%2Ftool.example", &[], None);
        check(listed, "/embed.html?parent=https%3A%2F%2Fb.example", &[], Some("https://b.example"));
        check("", "/embed.html?parent=https%3A%2F%2FC.example", &[], Some("https://c.example"));
        check("https://*.gov.vn", "/embed.html?parent=https%3A%2F%2Fx.gov.vn", &[], None);
        check(listed, "/embed.html?parent=javascript%3Aalert(1)", &[], None);
        check(listed, "/embed.html?parent=https%3A%2F%2F%22%3E", &[], None);
        let framed = ("sec-fetch-dest", "iframe");
        check(listed, "/embed.html", &[framed, ("referer", "https://c.example/page?x")], Some("https://c.example"));
        check(listed, "/embed.html", &[framed, ("referer", "https://a.example/")], None);
        check(listed, "/embed.html", &[("referer", "https://c.example/")], None);
    }
}
