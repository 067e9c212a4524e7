//! Answers to queries: from the cache where the query is about one thing, made anew where it is not.

use super::{Format, Made, Portal, Problem, Scope, document, format, versioned};
use crate::query::{Condition, EventQuery, MOST_VALUES, Word};
use crate::store::{RecordKind, Repository, about, places};
use crate::tag;
use ::epcis::ItemKey;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::Value;
use std::collections::BTreeSet;

/// Answers a query: its own conditions, and those of the address.
pub(super) async fn answer(
    scope: &Scope,
    query: EventQuery,
    parameters: &[(String, String)],
    path: &str,
    RawQuery(raw): RawQuery,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let format = format(headers)?;
    let query = query.read(parameters).map_err(|error| Problem::bad_query(error.to_string()))?;
    let raw = raw.unwrap_or_default();
    let make = || made(&scope.portal, scope.repository, query.clone(), path, &raw, format);
    let Some(mut about) = things(scope.repository, &query) else {
        let _place = if query.conditions.is_empty() { None } else { Some(scope.portal.limits.costly()?) };
        let made = make().await?;
        let mut response = tag::tagged(headers, made.kind, made.body);
        if let Some(link) = made.link.and_then(|it| it.parse().ok()) {
            response.headers_mut().insert(axum::http::header::LINK, link);
        }
        return Ok(versioned(response));
    };
    about.push(places(scope.repository));
    let key = format!("events {path}?{raw} {format:?}");
    Ok(versioned(scope.portal.cached(&key, about, headers, make).await?))
}

/// The things whose revisions tell whether the answer is another; `None` where other things matter, too.
fn things(repository: Repository, query: &EventQuery) -> Option<Vec<Vec<u8>>> {
    let wanted = query.conditions.iter().find_map(|it| match it {
        Condition::Item(wanted) if wanted.keys.iter().all(|key| !key.and_below) => Some(wanted),
        _ => None,
    })?;
    let is_plain = |it: &Condition| !matches!(it, Condition::Within(..) | Condition::Attribute(..));
    if wanted.keys.len() > 8 || !query.conditions.iter().all(is_plain) {
        return None;
    }
    Some(wanted.keys.iter().map(|it| about(repository, &it.key)).collect())
}

async fn made(
    portal: &Portal,
    repository: Repository,
    mut query: EventQuery,
    path: &str,
    raw: &str,
    format: Format,
) -> Result<Made, Problem> {
    resolve_places(portal, repository, &mut query).await?;
    if let Some(limit) = query.limit {
        query.per_page = limit;
    }
    if let Some(most) = query.most
        && portal.store.count(repository, &query, most.saturating_add(1)).await? > most
    {
        let what = "more events than maxEventCount";
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "QueryTooLargeException", what));
    }
    let (body, next) = document::page(portal, repository, &query, format).await?;
    let mut made = Made::new("application/json", body);
    if let Some(next) = next.filter(|_| query.limit.is_none()) {
        let kept = raw.split('&').filter(|it| !it.is_empty() && !it.starts_with("nextPageToken="));
        let parameters = kept.collect::<Vec<_>>().join("&");
        let between = if parameters.is_empty() { "" } else { "&" };
        made.link = Some(format!("<{path}?{parameters}{between}nextPageToken={next}>; rel=\"next\""));
    }
    Ok(made)
}

/// Puts the places that master data names in the place of conditions about them.
async fn resolve_places(portal: &Portal, repository: Repository, query: &mut EventQuery) -> Result<(), Problem> {
    for condition in &mut query.conditions {
        match condition {
            Condition::Within(_, values) => {
                let mut known: BTreeSet<String> = values.iter().cloned().collect();
                let mut open: Vec<String> = values.clone();
                while let Some(place) = open.pop() {
                    let record = portal.store.record(repository, RecordKind::Place, &place).await?;
                    let record = record.and_then(|it| serde_json::from_str::<Value>(&it.body).ok());
                    let children = record.as_ref().and_then(|it| it.get("children")?.as_array());
                    for child in children.into_iter().flatten().filter_map(Value::as_str) {
                        let child = ItemKey::read(child).map_or_else(|| child.to_owned(), |it| it.to_string());
                        if known.len() < MOST_VALUES && known.insert(child.clone()) {
                            open.push(child);
                        }
                    }
                }
                *values = known.into_iter().collect();
            }
            Condition::Attribute(place, attribute, wanted) => {
                let word = if place == "readPoint" { Word::ReadPoint } else { Word::BizLocation };
                let records = portal.store.records(repository, RecordKind::Place, "", 10_000).await?;
                let has = |body: &str| {
                    let value = serde_json::from_str::<Value>(body).unwrap_or_default();
                    let list = value.get("attributes").and_then(Value::as_array).cloned().unwrap_or_default();
                    list.iter().any(|it| {
                        let id = it.get("id").and_then(Value::as_str).unwrap_or_default();
                        let text =
                            it.get("attribute").map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned));
                        let text = text.unwrap_or_default();
                        (id == attribute || id.rsplit(['#', ':', '/']).next() == Some(attribute))
                            && (wanted.is_empty() || wanted.contains(&text))
                    })
                };
                let found = records.into_iter().filter(|it| has(&it.body)).map(|it| it.key);
                *condition = Condition::Word(word, found.take(MOST_VALUES).collect());
            }
            _ => {}
        }
    }
    Ok(())
}

/// The query that a scanner asks about an item: what names it, oldest first, as many as fit a page.
pub(in crate::http) fn item_query(item: &ItemKey) -> (EventQuery, String) {
    let is_single = item.level() == ::epcis::item::Level::Item;
    let parameter = if is_single { "MATCH_anyEPC" } else { "MATCH_anyEPCClass" };
    let epc = gs1::percent::encode(item.to_string().as_bytes(), gs1::percent::UriPart::Query);
    let raw = format!("{parameter}={epc}&orderBy=eventTime&orderDirection=ASC&perPage=100");
    let query = EventQuery::default().read(&[(parameter.to_owned(), item.to_string())]);
    // A key is one value, and the parameter is known.
    (by_time(query.unwrap_or_default()), raw)
}

/// Oldest first, as many as fit a page.
pub(in crate::http) fn by_time(query: EventQuery) -> EventQuery {
    EventQuery { descending: false, per_page: crate::query::MOST_PER_PAGE, ..query }
}
