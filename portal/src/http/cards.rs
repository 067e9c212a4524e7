//! What is known about a product, lot or serial; recall notices; drawn pictures.

use super::cache::Made;
use super::problem::Problem;
use super::{Portal, Scope, resolver};
use crate::store::{RecordKind, Repository, depends_on};
use crate::tag;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use epcis::ItemKey;
use serde_json::{Map, Value};

/// `GET /cards/01/{gtin}[/10/{lot}][/21/{serial}]`: the product's card, with what is known of its lot
/// and serial laid over it.
pub(super) async fn card(
    State(scope): State<Scope>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let item = item(&uri, scope.repository, "/cards")?;
    let base = format!("{}{}", scope.portal.base(&headers), scope.repository.folder());
    let about = depends_on(scope.repository, &item);
    let key = format!("card {base} {item}");
    let make = || async {
        let card = scope.portal.card(scope.repository, &item, &base).await?;
        let card = card.ok_or_else(|| Problem::not_found("nothing is known about this product"))?;
        Ok(Made::new("application/json", card))
    };
    scope.portal.cached(&key, about, &headers, make).await
}

/// `GET /recalls/01/{gtin}[/10/{lot}][/21/{serial}]`: the notices about this; of a product also those about its lots and
/// single things.
pub(super) async fn recall(
    State(scope): State<Scope>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let item = item(&uri, scope.repository, "/recalls")?;
    let about = depends_on(scope.repository, &item);
    let make = || async {
        let found = scope.portal.store.recalls(scope.repository, &item).await?;
        Ok(Made::new("application/json", found.ok_or_else(|| Problem::not_found("no recall notice"))?))
    };
    scope.portal.cached(&format!("recall {}{item}", scope.repository.folder()), about, &headers, make).await
}

/// `GET /pictures/{gtin}.svg`: a drawing of a demo product.
pub(super) async fn picture(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    match crate::demo::picture::drawing(name.trim_end_matches(".svg")) {
        Some(svg) => Ok(tag::tagged(&headers, "image/svg+xml", svg)),
        None => Err(Problem::not_found("no such picture")),
    }
}

impl Portal {
    /// The card of an item as JSON text; `None` if nothing is known.
    pub(super) async fn card(
        &self,
        repository: Repository,
        item: &ItemKey,
        base: &str,
    ) -> Result<Option<String>, Problem> {
        let levels = [Some(item.class()), item.lot_level(), item.serial_level()];
        let asked: Vec<_> = levels.into_iter().flatten().map(|key| (RecordKind::Card, key.to_string())).collect();
        let mut card = Map::new();
        for record in self.store.records_about(repository, &asked).await?.into_iter().flatten() {
            if let Ok(Value::Object(more)) = serde_json::from_str(&record.body) {
                card.extend(more);
            }
        }
        if card.is_empty() {
            return Ok(None);
        }
        // Pictures are stored without the address of the portal, which changes.
        if let Some(Value::String(picture)) =
            card.get_mut("image").and_then(|it| it.pointer_mut("/0/referencedFileURL"))
            && picture.starts_with('/')
        {
            picture.insert_str(0, base);
        }
        Ok(Some(crate::content::json_text(&Value::Object(card))))
    }
}

/// The item in a path behind a folder, read from the address as it was sent: an escaped slash stays one.
pub(super) fn item(uri: &Uri, repository: Repository, folder: &str) -> Result<ItemKey, Problem> {
    let path = uri.path().strip_prefix(repository.folder()).and_then(|it| it.strip_prefix(folder)).unwrap_or_default();
    resolver::key_of(path).map_err(|why| Problem::bad_query(why.to_string()))
}
