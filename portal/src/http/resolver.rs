//! The GS1 Digital Link resolver.
//!
//! | request | answer |
//! |---|---|
//! | `linkType=linkset` or `all`, or `Accept: application/linkset+json` | the linkset; as a page where HTML is preferred |
//! | another `linkType` | 307 to the link of that type, 300 with the candidates, 404 if there is none |
//! | no `linkType` | 307 to the default link |
//! | a path that begins as a Digital Link and is none | 400, with the reason |
//! | `/eh…`, `/ex…` (the EPC binary string of a tag) | as the Digital Link that it says |
//!
//! Whatever else stands in the query is passed on as it was sent.
//!
//! Source: GS1-conformant resolver standard 1.2, sections 2 to 7; GS1 Digital Link Standard: URI Syntax 1.6.

mod choose;
mod links;
mod page;
mod path;

use super::Scope;
use super::cache::Made;
use super::problem::Problem;
use crate::content::json_text;
use crate::store::depends_on;
use crate::tag;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
pub(super) use choose::languages;
use choose::{Choice, choose};
use epcis::ItemKey;
use epcis::linkset::LinkType;
use links::{Linkset, default_link};
pub(super) use path::{Refused, is_digital_link, key_of, unpacked};
use serde_json::json;

/// The namespace of GS1's link types.
const VOCABULARY: &str = "https://ref.gs1.org/voc/";
/// Where the context stands by which a linkset is JSON-LD.
pub(super) const CONTEXT_PATH: &str = "/linkset-context.jsonld";

/// `GET /.well-known/gs1resolver`.
pub(super) async fn describe(State(scope): State<Scope>, headers: HeaderMap) -> Response {
    let root = format!("{}{}", scope.portal.base(&headers), scope.repository.folder());
    let body = json!({
        "name": "Truy Xuất",
        "resolverRoot": root,
        "supportedLinkType": [{"namespace": VOCABULARY, "prefix": "gs1:"}],
        "supportedPrimaryKeys": path::PRIMARY_KEYS,
        "linkTypeDefaultCanBeLinkset": false,
        "supportsSemanticInterpretation": false,
        "validatesAIcombinations": false,
    });
    tag::tagged(&headers, "application/json", body.to_string())
}

/// The context of linksets: the prefix of GS1's link types, and the words of RFC 9264.
pub(super) async fn context(headers: HeaderMap) -> Response {
    let body = json!({"@context": {
        "gs1": VOCABULARY,
        "schema": "https://schema.org/",
        "linkset": "@graph",
        "anchor": "@id",
        "href": "@id",
        "title": "schema:name",
        "itemDescription": "schema:description",
        "type": "schema:encodingFormat",
        "hreflang": "schema:inLanguage",
    }});
    tag::tagged(&headers, "application/ld+json", body.to_string())
}

/// Answers a Digital Link path.
pub(super) async fn resolve(scope: &Scope, uri: &Uri, headers: &HeaderMap) -> Result<Response, Problem> {
    let inner = uri.path().strip_prefix(scope.repository.folder()).unwrap_or_default();
    let item = key_of(inner).map_err(|why| Problem::bad_query(why.to_string()))?;
    let raw = &with_told(inner, uri.query().unwrap_or_default());
    let asked = parameter(raw, "linkType");
    let accept = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let wants_linkset = matches!(asked.as_deref(), Some("linkset" | "all"))
        || (asked.is_none() && accept.contains("application/linkset+json"));
    let base = format!("{}{}", scope.portal.base(headers), scope.repository.folder());
    if wants_linkset {
        return linkset(scope, &item, &base, headers).await;
    }
    let asked = asked.filter(|it| LinkType::read(it) != LinkType::DefaultLink);
    let Some(asked) = asked else {
        return Ok(redirect(&default_link(&item, &base, scope.repository), raw, &linkset_of(&item, &base)));
    };
    let links = Linkset::of(scope, &item, &base).await?;
    let links = links.ok_or_else(|| Problem::not_found("nothing is known about this code"))?;
    match choose(&links.targets, &asked, headers) {
        Choice::One(target) => Ok(redirect(&target.href, raw, &linkset_of(&item, &base))),
        Choice::None => Err(Problem::not_found("no link of this type")),
        Choice::Several(targets) => {
            let body = json_text(&links.json(Some(&targets)));
            let kind = HeaderValue::from_static("application/linkset+json");
            let mut response = (StatusCode::MULTIPLE_CHOICES, [(header::CONTENT_TYPE, kind)], body).into_response();
            response.headers_mut().insert(header::VARY, HeaderValue::from_static(VARY));
            Ok(response)
        }
    }
}

/// What an answer of the resolver depends on beside its address.
const VARY: &str = "Accept, Accept-Language";

async fn linkset(scope: &Scope, item: &ItemKey, base: &str, headers: &HeaderMap) -> Result<Response, Problem> {
    let as_page = prefers_page(headers);
    let key = format!("linkset {base} {item} {as_page}");
    let make = || async {
        let links = Linkset::of(scope, item, base).await?;
        let links = links.ok_or_else(|| Problem::not_found("nothing is known about this code"))?;
        let root = base.strip_suffix(scope.repository.folder()).unwrap_or(base);
        let context = format!(
            "<{root}{CONTEXT_PATH}>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\""
        );
        let mut made = if as_page {
            Made::new("text/html; charset=utf-8", page::linkset(&links, &format!("{root}{CONTEXT_PATH}")))
        } else {
            Made::new("application/linkset+json", json_text(&links.json(None)))
        };
        made.link = Some(context);
        made.vary = Some(VARY);
        Ok(made)
    };
    scope.portal.cached(&key, depends_on(scope.repository, item), headers, make).await
}

/// Whether the client is a person's browser: HTML is named, and the linkset is not.
pub(super) fn prefers_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    accept.contains("text/html") && !accept.contains("application/linkset+json")
}

/// The query of a path, with what a tag's memory says beside its key.
pub(super) fn with_told(path: &str, raw: &str) -> String {
    let told = unpacked(path).map(|(_, query)| query).unwrap_or_default();
    let between = if told.is_empty() || raw.is_empty() { "" } else { "&" };
    format!("{told}{between}{raw}")
}

/// A parameter of a raw query, decoded.
pub(super) fn parameter(raw: &str, wanted: &str) -> Option<String> {
    let value = raw.split(['&', ';']).find_map(|pair| pair.split_once('=').filter(|(name, _)| *name == wanted))?.1;
    let decoded = gs1::percent::decode(value.as_bytes(), gs1::percent::UriPart::Query);
    // What is no text is no link type that there is.
    Some(String::from_utf8_lossy(&decoded).into_owned())
}

/// The query without what was meant for the resolver itself.
fn passed_on(raw: &str) -> String {
    let own = |pair: &str| pair.split(';').all(|it| it.starts_with("linkType="));
    raw.split('&').filter(|pair| !pair.is_empty() && !own(pair)).collect::<Vec<_>>().join("&")
}

fn linkset_of(item: &ItemKey, base: &str) -> String {
    let uri = item.to_string();
    let path = uri.strip_prefix("https://id.gs1.org").unwrap_or_default();
    format!("<{base}{path}?linkType=linkset>; rel=\"linkset\"; type=\"application/linkset+json\"")
}

/// 307: the address stays the product's own, whatever it leads to today.
fn redirect(to: &str, raw: &str, linkset: &str) -> Response {
    let query = passed_on(raw);
    let (address, fragment) = to.split_once('#').map_or((to, String::new()), |(it, rest)| (it, format!("#{rest}")));
    let between = match (query.is_empty(), address.contains('?')) {
        (true, _) => "",
        (false, true) => "&",
        (false, false) => "?",
    };
    let mut response = StatusCode::TEMPORARY_REDIRECT.into_response();
    let to = HeaderValue::from_str(&format!("{address}{between}{query}{fragment}"));
    let (Ok(to), Ok(linkset)) = (to, HeaderValue::from_str(linkset)) else {
        return Problem::internal().into_response();
    };
    let caching = HeaderValue::from_static("public, max-age=20");
    for (name, value) in [
        (header::LOCATION, to),
        (header::LINK, linkset),
        (header::CACHE_CONTROL, caching),
        (HeaderName::from_static("vary"), HeaderValue::from_static(VARY)),
    ] {
        response.headers_mut().insert(name, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn leads(to: &str, raw: &str, expected: &str) {
        let response = redirect(to, raw, "<x>; rel=\"linkset\"");
        let found = response.headers().get(header::LOCATION).and_then(|it| it.to_str().ok());
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn the_query_is_passed_on_as_it_was_sent_but_for_what_asked_the_resolver() {
        leads("https://a/#/01/1", "", "https://a/#/01/1");
        leads("https://a/#/01/1", "17=271231&x=%2F+a;b", "https://a/?17=271231&x=%2F+a;b#/01/1");
        leads("https://a/x?y=1", "linkType=gs1:epcis&z", "https://a/x?y=1&z");
        leads("https://a/x", "linkType=gs1%3Aepcis", "https://a/x");
    }

    #[test]
    fn a_parameter_is_decoded() {
        assert_eq!(parameter("a=b&linkType=gs1%3Aepcis", "linkType").as_deref(), Some("gs1:epcis"));
        assert_eq!(parameter("a=b;linkType=all", "linkType").as_deref(), Some("all"));
        assert_eq!(parameter("alinkType=all", "linkType"), None);
    }
}
