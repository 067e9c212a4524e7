//! EPCIS 2.0 query, read-only.
//!
//! Source: EPCIS 2.0, section 12, and its OpenAPI definition.

use super::problem::Problem;
use super::{Scope, headers};
use crate::query::{EventQuery, Field};
use crate::store::{Page, RecordKind, Repository, Store, StoreError, key_text};
use ::epcis::{Limits, document};
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use std::collections::BTreeSet;

type Parameters = Query<Vec<(String, String)>>;

/// The page of a query with its place and party names.
struct Found {
    page: Page,
    /// Vocabulary elements of the places and parties that the page names.
    places: Vec<String>,
}

/// `GET /epcis`: what there is.
pub(super) async fn describe(headers: HeaderMap) -> Response {
    let body = r#"{"@set":["events","epcs"]}"#;
    versioned(headers::tagged(&headers, "application/json", body))
}

/// `GET /epcis/events`: the events that match.
pub(super) async fn events(
    State(scope): State<Scope>,
    Query(parameters): Parameters,
    raw: RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let path = format!("{}/epcis/events", scope.repository.folder());
    answer(&scope, EventQuery::default(), &parameters, &path, raw, &headers).await
}

/// `GET /epcis/epcs/{epc}/events`: the events that name a thing, in whatever list.
pub(super) async fn events_of(
    State(scope): State<Scope>,
    Path(epc): Path<String>,
    Query(parameters): Parameters,
    raw: RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let path = format!("{}/epcis/epcs/{}/events", scope.repository.folder(), super::escaped(&epc));
    answer(&scope, EventQuery::about(&epc), &parameters, &path, raw, &headers).await
}

/// `GET /epcis/events/{eventID}`: one event.
pub(super) async fn event(
    State(scope): State<Scope>,
    Path(event_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = EventQuery { fields: vec![(Field::EventId, vec![event_id])], ..EventQuery::default() };
    let page = scope.portal.with_store(move |store| store.events(scope.repository, &query)).await?;
    let event = page.events.into_iter().next().ok_or_else(|| Problem::not_found("no event with this eventID"))?;
    Ok(versioned(headers::tagged(&headers, "application/json", event)))
}

async fn answer(
    scope: &Scope,
    query: EventQuery,
    parameters: &[(String, String)],
    path: &str,
    RawQuery(raw): RawQuery,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let mut query = query.read(parameters).map_err(|error| Problem::bad_query(error.to_string()))?;
    if let Some(limit) = query.limit {
        query.per_page = limit;
    }
    let (limit, most, repository) = (query.limit, query.most, scope.repository);
    let found = scope.portal.with_store(move |store| {
        if let Some(most) = most
            && store.count(repository, &query, most.saturating_add(1))? > most
        {
            return Ok(None);
        }
        find(store, repository, &query).map(Some)
    });
    let found = found.await?.ok_or_else(|| {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "QueryTooLargeException", "more events than maxEventCount")
    })?;
    let mut response = versioned(headers::tagged(headers, "application/json", query_document(&found)));
    if let Some(next) = found.page.next.filter(|_| limit.is_none()) {
        let kept = raw.as_deref().unwrap_or_default().split('&');
        let kept = kept.filter(|it| !it.is_empty() && !it.starts_with("nextPageToken="));
        let parameters: Vec<&str> = kept.collect();
        let between = if parameters.is_empty() { "" } else { "&" };
        let link = format!("<{path}?{}{between}nextPageToken={next}>; rel=\"next\"", parameters.join("&"));
        if let Ok(link) = HeaderValue::from_str(&link) {
            response.headers_mut().insert(header::LINK, link);
        }
    }
    Ok(response)
}

/// One page, and the names of the places and parties on it.
fn find(store: &dyn Store, repository: Repository, query: &EventQuery) -> Result<Found, StoreError> {
    let page = store.events(repository, query)?;
    let mut keys = BTreeSet::new();
    for body in &page.events {
        let Ok(read) = document::read(body.as_bytes(), &Limits::default()) else { continue };
        for event in &read.events {
            let parties = event.sources.iter().chain(&event.destinations).map(|it| &it.id);
            let places = event.read_point.iter().chain(&event.biz_location).chain(parties);
            keys.extend(places.map(|it| it.key.as_ref().map_or_else(|| it.text.clone(), key_text)));
        }
    }
    let mut places = Vec::new();
    for key in keys {
        places.extend(store.record(repository, RecordKind::Place, &key)?.map(|record| record.body));
    }
    Ok(Found { page, places })
}

/// The answer as an `EPCISQueryDocument`; events stand in it as they were captured.
fn query_document(found: &Found) -> String {
    let mut body =
        format!(r#"{{"@context":{},"type":"EPCISQueryDocument","schemaVersion":"2.0","#, crate::demo::CONTEXT);
    body.push_str(r#""epcisBody":{"queryResults":{"queryName":"SimpleEventQuery","resultsBody":{"eventList":["#);
    body.push_str(&found.page.events.join(","));
    body.push(']');
    if !found.places.is_empty() {
        body.push_str(r#","vocabularyList":[{"type":"urn:epcglobal:epcis:vtype:Location","vocabularyElementList":["#);
        body.push_str(&found.places.join(","));
        body.push_str("]}]");
    }
    body.push_str("}}}}");
    body
}

fn versioned(mut response: Response) -> Response {
    for name in ["gs1-epcis-version", "gs1-cbv-version"] {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static("2.0.0"));
    }
    response
}
