//! The GS1 Digital Link resolver.
//!
//! | request | answer |
//! |---|---|
//! | `linkType=linkset` or `all`, or `Accept: application/linkset+json` | the linkset |
//! | another `linkType` | 307 to the first link of that type, 404 if there is none |
//! | no `linkType` | 307 to the shopper's page with this code |
//!
//! Source: GS1-conformant resolver standard 1.1, sections 2 to 7.

use super::problem::Problem;
use super::{Scope, escaped, headers};
use crate::store::{RecordKind, StoreError, key_text};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use epcis::ItemKey;
use epcis::item::KeyKind;
use epcis::linkset::LinkType;
use serde_json::{Map, Value, json};

const VOCABULARY: &str = "https://ref.gs1.org/voc/";

/// `GET /.well-known/gs1resolver`.
pub(super) async fn describe(State(scope): State<Scope>, headers: HeaderMap) -> Response {
    let root = format!("{}{}", scope.portal.base(&headers), scope.repository.folder());
    let body = json!({
        "name": "Truy Xuất",
        "resolverRoot": root,
        "supportedLinkType": [{"namespace": VOCABULARY, "prefix": "gs1:"}],
        "supportedPrimaryKeys": ["01", "00", "414", "417", "8003", "8004"],
        "linkTypeDefaultCanBeLinkset": true,
        "supportsSemanticInterpretation": false,
        "validatesAIcombinations": false,
    });
    headers::tagged(&headers, "application/json", body.to_string())
}

/// The key of a Digital Link path, if the path is one: it begins with a primary key.
pub(super) fn key_of(path: &str) -> Option<ItemKey> {
    let ai = path.trim_start_matches('/').split('/').next()?;
    let known = ["01", "00", "414", "417", "8003", "8004", "gtin", "sscc", "gln"].contains(&ai);
    if known { ItemKey::read(&format!("https://id.gs1.org{path}")) } else { None }
}

/// Answers a Digital Link path.
pub(super) async fn resolve(
    scope: &Scope,
    item: ItemKey,
    Query(parameters): Query<Vec<(String, String)>>,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let accept = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let asked = parameters.iter().find(|(name, _)| name == "linkType").map(|(_, value)| value.as_str());
    let wants_linkset =
        matches!(asked, Some("linkset" | "all")) || (asked.is_none() && accept.contains("application/linkset+json"));
    if asked.is_none() && !wants_linkset {
        return Ok(redirect(&shopper_page(&item)));
    }
    let base = format!("{}{}", scope.portal.base(headers), scope.repository.folder());
    let links = linkset(scope, &item, &base).await?;
    let Some(links) = links else { return Err(Problem::not_found("nothing is known about this code")) };
    if wants_linkset {
        let body = json!({ "linkset": [links] });
        let mut response = headers::tagged(headers, "application/linkset+json", body.to_string());
        let vary = HeaderValue::from_static("Accept");
        response.headers_mut().insert(header::VARY, vary);
        return Ok(response);
    }
    let asked = LinkType::read(asked.unwrap_or_default());
    let target = links.iter().find(|(name, _)| LinkType::read(name) == asked).map(|(_, targets)| targets);
    match target.and_then(|it| it.pointer("/0/href")).and_then(Value::as_str) {
        Some(href) => Ok(redirect(href)),
        None => Err(Problem::not_found("no link of this type")),
    }
}

/// The place of the shopper's page that looks this code up.
fn shopper_page(item: &ItemKey) -> String {
    let uri = item.to_string();
    match uri.strip_prefix("https://id.gs1.org") {
        Some(path) => format!("/#{path}"),
        None => format!("/#/?q={}", escaped(&uri)),
    }
}

/// 307: the address stays the product's own, whatever it leads to today.
fn redirect(to: &str) -> Response {
    let mut response = StatusCode::TEMPORARY_REDIRECT.into_response();
    match HeaderValue::from_str(to) {
        Ok(to) => {
            response.headers_mut().insert(header::LOCATION, to);
            response.headers_mut().insert(HeaderName::from_static("vary"), HeaderValue::from_static("Accept"));
            response
        }
        Err(_) => Problem::internal().into_response(),
    }
}

/// The links about an item; `None` if nothing is known about it or its product.
async fn linkset(scope: &Scope, item: &ItemKey, base: &str) -> Result<Option<Map<String, Value>>, Problem> {
    let (repository, key) = (scope.repository, item.clone());
    let found = scope.portal.with_store(move |store| -> Result<_, StoreError> {
        let recall = [Some(key.clone()), key.lot_level(), Some(key.class())].into_iter().flatten().find_map(|key| {
            let record = store.record(repository, RecordKind::Recall, &key_text(&key));
            record.transpose().map(|it| it.map(|record| record.key))
        });
        let card = store.record(repository, RecordKind::Card, &key.class().to_string())?;
        let place = store.record(repository, RecordKind::Place, &key_text(&key))?;
        let known = card.is_some() || place.is_some() || store.knows(repository, &key.class())?;
        Ok(known.then_some((recall.transpose()?, card)))
    });
    let Some((recall, card)) = found.await? else { return Ok(None) };
    let canonical = item.to_string();
    let path = canonical.strip_prefix("https://id.gs1.org").unwrap_or_default();
    let mut links = Map::new();
    links.insert("anchor".to_owned(), json!(format!("{base}{path}")));
    let mut link = |name: &str, href: String, title: &str, kind: &str| {
        let target = json!([{ "href": href, "title": title, "type": kind }]);
        links.insert(format!("{VOCABULARY}{name}"), target);
    };
    let page = format!("{}{}", base.trim_end_matches(scope.repository.folder()), shopper_page(item));
    link("defaultLink", page.clone(), "Trang tra cứu", "text/html");
    link("traceability", page, "Truy xuất nguồn gốc", "text/html");
    let events = format!("{base}/epcis");
    link("epcis", events, "EPCIS 2.0", "application/json");
    if item.kind() == KeyKind::Gtin && card.is_some() {
        link("masterData", format!("{base}/cards{path}"), "Thông tin sản phẩm", "application/json");
    }
    if let Some(recalled) = recall {
        let path = recalled.strip_prefix("https://id.gs1.org").unwrap_or_default();
        link("recallStatus", format!("{base}/recalls{path}"), "Thông báo thu hồi", "application/json");
    }
    let name = card.and_then(|card| serde_json::from_str::<Value>(&card.body).ok());
    if let Some(name) = name.as_ref().and_then(|it| it.pointer("/productName/0/@value")) {
        links.insert("itemDescription".to_owned(), name.clone());
    }
    Ok(Some(links))
}
