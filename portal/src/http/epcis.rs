//! EPCIS 2.0 query, read-only.
//!
//! | address | answer |
//! |---|---|
//! | `/epcis` | what there is |
//! | `/epcis/events`, `/epcis/events/{eventID}` | events by a query, one event |
//! | `/epcis/{collection}` | `eventTypes`, `epcs`, `bizSteps`, `bizLocations`, `readPoints`, `dispositions` |
//! | `/epcis/{collection}/{word}`, `/epcis/{collection}/{word}/events` | what there is about it, its events |
//!
//! Source: EPCIS 2.0, section 12, and its OpenAPI definition.

mod answer;
mod document;
mod negotiate;

use super::cache::Made;
use super::problem::Problem;
use super::{Portal, Scope};
use crate::query::{Condition, EventQuery, Word};
use crate::store::Listing;
use crate::tag;
pub(super) use answer::item_query;
use axum::Router;
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
pub(super) use document::query_document;
pub(super) use negotiate::Format;
pub(super) use negotiate::discovered;
use negotiate::{format, versioned};

type Parameters = Query<Vec<(String, String)>>;

/// The resources that list words, beside `events`.
pub(super) const COLLECTIONS: [(&str, Listing); 6] = [
    ("eventTypes", Listing::EventTypes),
    ("epcs", Listing::Epcs),
    ("bizSteps", Listing::BizSteps),
    ("bizLocations", Listing::BizLocations),
    ("readPoints", Listing::ReadPoints),
    ("dispositions", Listing::Dispositions),
];

pub(super) fn router() -> Router<Scope> {
    Router::new()
        .route("/epcis", get(describe))
        .route("/epcis/", get(describe))
        .route("/epcis/events", get(events))
        .route("/epcis/events/{event_id}", get(event))
        .route("/epcis/{collection}", get(list))
        .route("/epcis/{collection}/{word}", get(describe_word))
        .route("/epcis/{collection}/{word}/events", get(events_of))
}

async fn describe(headers: HeaderMap) -> Result<Response, Problem> {
    format(&headers)?;
    let names = COLLECTIONS.iter().map(|(name, _)| *name).chain(["events"]).collect::<Vec<_>>();
    collection(&headers, &names)
}

fn collection(headers: &HeaderMap, members: &[&str]) -> Result<Response, Problem> {
    let body = serde_json::json!({
        "@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
        "type": "Collection",
        "member": members,
    });
    Ok(versioned(tag::tagged(headers, "application/json", body.to_string())))
}

async fn events(
    State(scope): State<Scope>,
    Query(parameters): Parameters,
    raw: RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let path = format!("{}/epcis/events", scope.repository.folder());
    answer::answer(&scope, EventQuery::default(), &parameters, &path, raw, &headers).await
}

/// The collection of this name.
fn named(name: &str) -> Result<Listing, Problem> {
    let found = COLLECTIONS.iter().find(|(known, _)| *known == name).map(|(_, listing)| *listing);
    found.ok_or_else(|| Problem::not_found("no such collection"))
}

async fn list(
    State(scope): State<Scope>,
    Path(name): Path<String>,
    Query(parameters): Parameters,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    format(&headers)?;
    let listing = named(&name)?;
    let value = |wanted: &str| parameters.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let known = ["perPage", "nextPageToken"];
    if let Some((unknown, _)) = parameters.iter().find(|(name, _)| !known.contains(&name.as_str())) {
        return Err(Problem::bad_query(format!("unknown parameter {}", unknown.chars().take(80).collect::<String>())));
    }
    let per_page = match value("perPage") {
        Some(text) => text.parse::<usize>().map_err(|_| Problem::bad_query("perPage takes a whole number"))?,
        None => crate::query::PER_PAGE,
    };
    let per_page = per_page.clamp(1, crate::query::MOST_PER_PAGE);
    let after = match value("nextPageToken") {
        Some(token) => ::epcis::jws::decode_base64url(token).and_then(|it| String::from_utf8(it).ok()),
        None => Some(String::new()),
    };
    // No word holds a zero byte, which an engine would refuse.
    let after = after
        .filter(|it| !it.contains('\0'))
        .ok_or_else(|| Problem::bad_query("nextPageToken takes a token of an earlier page"))?;
    let mut words = scope.portal.store.words(scope.repository, listing, &after, per_page + 1).await?;
    let more = words.len() > per_page;
    words.truncate(per_page);
    let members: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut response = collection(&headers, &members)?;
    if let Some(last) = words.last().filter(|_| more) {
        let token = ::epcis::jws::encode_base64url(last.as_bytes());
        let path = format!("{}/epcis/{name}", scope.repository.folder());
        let link = format!("<{path}?perPage={per_page}&nextPageToken={token}>; rel=\"next\"");
        if let Ok(link) = HeaderValue::from_str(&link) {
            response.headers_mut().insert(header::LINK, link);
        }
    }
    Ok(response)
}

async fn describe_word(
    State(_): State<Scope>,
    Path((name, _)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    format(&headers)?;
    named(&name)?;
    collection(&headers, &["events"])
}

/// The events of one word of a collection.
async fn events_of(
    State(scope): State<Scope>,
    Path((name, word)): Path<(String, String)>,
    Query(parameters): Parameters,
    raw: RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let listing = named(&name)?;
    let path = format!("{}/epcis/{name}/{}/events", scope.repository.folder(), super::escaped(&word));
    let parameter = match listing {
        Listing::Epcs => None,
        Listing::EventTypes => Some("eventType"),
        Listing::BizSteps => Some("EQ_bizStep"),
        Listing::BizLocations => Some("EQ_bizLocation"),
        Listing::ReadPoints => Some("EQ_readPoint"),
        Listing::Dispositions => Some("EQ_disposition"),
    };
    let query = match parameter {
        None => EventQuery::about(&word),
        Some("eventType") => EventQuery::with(Condition::Word(Word::Type, vec![word])),
        Some(name) => {
            let read = EventQuery::default().read(&[(name.to_owned(), word)]);
            read.map_err(|error| Problem::bad_query(error.to_string()))?
        }
    };
    answer::answer(&scope, query, &parameters, &path, raw, &headers).await
}

/// One event, with the context that makes it a document of its own.
async fn event(
    State(scope): State<Scope>,
    Path(event_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let format = format(&headers)?;
    let query = EventQuery::with(Condition::EventId(vec![event_id]));
    let page = scope.portal.store.events(scope.repository, &query).await?;
    let event = page.events.into_iter().next().ok_or_else(|| Problem::not_found("no event with this eventID"))?;
    let body = document::single(&event.body, format);
    Ok(versioned(tag::tagged(&headers, "application/json", body)))
}
