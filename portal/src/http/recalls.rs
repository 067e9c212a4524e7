//! Recall notices: the public list, and the way to issue, widen and lift them.

use super::Portal;
use super::problem::Problem;
use crate::recall::{Refusal, Request};
use crate::store::{RecordKind, Repository};
use crate::tag;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use epcis::jws::encode_base64url;
use ring::rand::{SecureRandom, SystemRandom};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// Notices on one page.
const PER_PAGE: usize = 100;
/// Largest request, in bytes.
const LARGEST: usize = 256 * 1024;

pub(super) fn router() -> Router<Arc<Portal>> {
    Router::new().route("/recalls", get(list).post(write))
}

#[derive(Deserialize)]
struct Behind {
    #[serde(default)]
    after: String,
}

/// `GET /recalls?after=…`: every notice with its history, by name.
async fn list(
    State(portal): State<Arc<Portal>>,
    Query(behind): Query<Behind>,
    request: HeaderMap,
) -> Result<Response, Problem> {
    if behind.after.contains('\0') || behind.after.len() > 200 {
        return Err(Problem::bad_query("after takes the name of a notice"));
    }
    let records = portal.store.records(Repository::Province, RecordKind::Notice, &behind.after, PER_PAGE).await?;
    let next = records.last().filter(|_| records.len() == PER_PAGE).map(|it| it.key.clone());
    let notices: Vec<Value> = records.iter().filter_map(|it| serde_json::from_str(&it.body).ok()).collect();
    let body = json!({ "notices": notices, "next": next }).to_string();
    Ok(tag::tagged(&request, "application/json", body))
}

/// `POST /recalls`.
async fn write(State(portal): State<Arc<Portal>>, headers: HeaderMap, body: Body) -> Result<Response, Problem> {
    let writer = portal.writer(&headers).await?;
    if !writer.role.recalls() {
        return Err(Problem::new(StatusCode::FORBIDDEN, "SecurityException", "this token recalls nothing"));
    }
    let invalid = |what: String| Problem::new(StatusCode::BAD_REQUEST, "ValidationException", what);
    let bytes = to_bytes(body, LARGEST)
        .await
        .map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "BodyTooLarge", "a notice is smaller than this"))?;
    let body: Value = serde_json::from_slice(&bytes).map_err(|error| invalid(error.to_string()))?;
    let mut name = [0; 16];
    SystemRandom::new().fill(&mut name).map_err(|_| Problem::internal())?;
    let refused = |refusal| match refusal {
        Refusal::Wrong(member, what) => invalid(format!("{member}: {what}")),
        Refusal::NotYours(what) => Problem::new(StatusCode::FORBIDDEN, "SecurityException", what),
        Refusal::NotNow(what) => Problem::new(StatusCode::CONFLICT, "ResourceAlreadyExistsException", what),
        Refusal::Store(error) => Problem::from(error),
    };
    let request = Request::read(&body, &writer, encode_base64url(&name)).map_err(refused)?;
    let notice = request.done(&portal.store, &writer).await.map_err(refused)?;
    let kind = HeaderValue::from_static("application/json");
    let caching = HeaderValue::from_static("no-store");
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching)];
    Ok((StatusCode::CREATED, headers, notice.to_string()).into_response())
}
