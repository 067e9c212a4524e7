//! What is known about a product, lot or serial; recall notices; drawn pictures.

use super::problem::Problem;
use super::{Scope, headers, resolver};
use crate::store::{RecordKind, key_text};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use epcis::ItemKey;
use serde_json::{Map, Value};

/// `GET /cards/01/{gtin}[/10/{lot}][/21/{serial}]`: the product's card, with what is known of its lot
/// and serial laid over it.
pub(super) async fn card(
    State(scope): State<Scope>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let item = item(&path)?;
    let repository = scope.repository;
    let base = format!("{}{}", scope.portal.base(&headers), repository.folder());
    let found = scope.portal.with_store(move |store| {
        let levels = [Some(item.class()), item.lot_level(), item.serial_level()];
        let mut card = Map::new();
        for key in levels.into_iter().flatten() {
            let record = store.record(repository, RecordKind::Card, &key.to_string())?;
            if let Some(Value::Object(more)) = record.and_then(|it| serde_json::from_str(&it.body).ok()) {
                card.extend(more);
            }
        }
        Ok(card)
    });
    let mut card = found.await?;
    if card.is_empty() {
        return Err(Problem::not_found("nothing is known about this product"));
    }
    // Pictures are stored without the address of the portal, which changes.
    if let Some(Value::String(picture)) = card.get_mut("image").and_then(|it| it.pointer_mut("/0/referencedFileURL"))
        && picture.starts_with('/')
    {
        picture.insert_str(0, &base);
    }
    Ok(headers::tagged(&headers, "application/json", Value::Object(card).to_string()))
}

/// `GET /recalls/01/{gtin}[/10/{lot}][/21/{serial}]`: the notice about exactly this.
pub(super) async fn recall(
    State(scope): State<Scope>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let key = key_text(&item(&path)?);
    let repository = scope.repository;
    let found = scope.portal.with_store(move |store| store.record(repository, RecordKind::Recall, &key));
    match found.await? {
        Some(record) => Ok(headers::tagged(&headers, "application/json", record.body)),
        None => Err(Problem::not_found("no recall notice")),
    }
}

/// `GET /pictures/{gtin}.svg`: a drawing of a demo product.
pub(super) async fn picture(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    match crate::demo::picture::drawing(name.trim_end_matches(".svg")) {
        Some(svg) => Ok(headers::tagged(&headers, "image/svg+xml", svg)),
        None => Err(Problem::not_found("no such picture")),
    }
}

fn item(path: &str) -> Result<ItemKey, Problem> {
    resolver::key_of(&format!("/{path}")).ok_or_else(|| Problem::bad_query("not a GS1 Digital Link path"))
}
