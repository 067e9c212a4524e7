//! Events in: EPCIS 2.0 capture, and the same judgement without recording.
//!
//! | address | what |
//! |---|---|
//! | `POST /epcis/capture` | records a document: all or nothing, or what is right; answers with the job |
//! | `GET /epcis/capture`, `GET /epcis/capture/{captureID}` | the organisation's jobs, one job |
//! | `POST /epcis/events` | records one event |
//! | `POST /validate` | says what would become of a document |
//!
//! A capture is answered once it is on the disk: what was acknowledged is never lost.
//!
//! Source: EPCIS 2.0, section 12.6, and its OpenAPI definition.

mod jobs;
mod refused;

use super::Portal;
use super::problem::Problem;
use crate::capture::{self, Capture, Judged, MOST_BYTES, MOST_EVENTS, Outcome, Sent};
use crate::tokens::{self, Role, Writer};
use ::epcis::document::ReadError;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
pub(super) use jobs::Captures;
use serde_json::{Value, json};
use std::sync::Arc;

/// Addresses that take a body.
pub(super) const WRITES: [&str; 4] = ["/epcis/capture", "/epcis/events", "/validate", "/recalls"];
/// Events that are recorded in one transaction where not all of them must be right.
const AT_ONCE: usize = 500;

pub(super) fn router() -> Router<Arc<Portal>> {
    Router::new()
        .route("/epcis/capture", get(jobs::list).post(document))
        .route("/epcis/capture/{job}", get(jobs::one))
        .route("/epcis/events", post(event))
        .route("/validate", post(validate))
}

/// Whether all events or none are recorded; what the standard does not name is refused.
fn rollback(headers: &HeaderMap) -> Result<bool, Problem> {
    match headers.get("gs1-capture-error-behaviour").map(HeaderValue::as_bytes) {
        None | Some(b"rollback") => Ok(true),
        Some(b"proceed") => Ok(false),
        Some(_) => Err(Problem::bad_query("GS1-Capture-Error-Behaviour takes rollback or proceed")),
    }
}

/// The limits that the portal announces.
pub(super) fn announced(response: &mut Response) {
    let limits = [
        ("gs1-epcis-capture-limit", MOST_EVENTS.to_string()),
        ("gs1-epcis-capture-file-size-limit", MOST_BYTES.to_string()),
        ("gs1-capture-error-behaviour", "rollback".to_owned()),
    ];
    for (name, value) in limits {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
}

impl Portal {
    /// Who asks, by the token in `Authorization: Bearer`.
    pub(super) async fn writer(&self, headers: &HeaderMap) -> Result<Writer, Problem> {
        let unknown = || Problem::new(StatusCode::UNAUTHORIZED, "SecurityException", "a valid token is needed");
        let text = headers.get(header::AUTHORIZATION).and_then(|it| it.to_str().ok()).ok_or_else(unknown)?;
        let token = text.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let token = token.map(|(_, token)| token.trim()).ok_or_else(unknown)?;
        let writer = tokens::writer(&self.store, token).await.map_err(|error| {
            tracing::error!(%error, "tokens cannot be read");
            Problem::internal()
        })?;
        let writer = writer.ok_or_else(unknown)?;
        if !self.limits.allows_token(&writer.token) {
            return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "TooOften", "too many requests of one token"));
        }
        Ok(writer)
    }

    /// Reads a body and judges its events.
    async fn sent(&self, writer: &Writer, headers: &HeaderMap, body: Body) -> Result<Sent, Problem> {
        if !writer.role.captures() {
            return Err(Problem::new(StatusCode::FORBIDDEN, "SecurityException", "this token does not record events"));
        }
        refused::kind(headers)?;
        let bytes = to_bytes(body, MOST_BYTES)
            .await
            .map_err(|_| refused::unreadable(&ReadError::TooLarge { bytes: MOST_BYTES + 1, limit: MOST_BYTES }))?;
        let writer = writer.clone();
        // Ten megabytes take a moment, in which others are to be answered.
        let read = tokio::task::spawn_blocking(move || capture::read(&bytes, Some(&writer), crate::now()));
        read.await.map_err(|_| Problem::internal())?.map_err(|error| refused::unreadable(&error))
    }

    fn capture(&self, writer: Writer, rollback: bool) -> Capture {
        // A nation does not send on what a province sent.
        let relay = self.options.nation.is_some() && writer.role != Role::Province;
        Capture { writer, rollback, relay }
    }
}

/// `POST /epcis/capture`.
async fn document(State(portal): State<Arc<Portal>>, headers: HeaderMap, body: Body) -> Result<Response, Problem> {
    let writer = portal.writer(&headers).await?;
    let rollback = rollback(&headers)?;
    let _place = portal.captures.place()?;
    let sent = portal.sent(&writer, &headers, body).await?;
    let job = portal.captures.begin(&writer, &headers, rollback, sent.events.len())?;
    let capture = portal.capture(writer, rollback);
    let chunks: Vec<&[Judged]> = match rollback {
        true => vec![sent.events.as_slice()],
        false => sent.events.chunks(AT_ONCE).collect(),
    };
    let mut decided: Vec<(Outcome, Judged)> = Vec::with_capacity(sent.events.len());
    for (at, chunk) in chunks.iter().enumerate() {
        let is_last = at + 1 == chunks.len();
        let finished = |of: &[(Outcome, Judged)]| {
            let all: Vec<&(Outcome, Judged)> = decided.iter().chain(of).collect();
            is_last.then(|| (job.name.clone(), job.finished(&all, &sent.left_out).to_string()))
        };
        let of = capture.record(&portal.store, chunk, finished).await?;
        decided.extend(of);
        job.advanced(decided.len());
    }
    if rollback && decided.iter().any(|(outcome, _)| *outcome == Outcome::Rejected) {
        return Err(refused::events(&decided));
    }
    let mut told = job.finished(&decided.iter().collect::<Vec<_>>(), &sent.left_out);
    if let Some(receipt) = portal.receipt(&headers, &job.name, &decided) {
        told["receipt"] = Value::String(receipt);
    }
    let location = format!("{}/epcis/capture/{}", portal.base(&headers), job.name);
    Ok(answer(StatusCode::ACCEPTED, Some(&location), &told))
}

/// `POST /epcis/events`.
async fn event(State(portal): State<Arc<Portal>>, headers: HeaderMap, body: Body) -> Result<Response, Problem> {
    let writer = portal.writer(&headers).await?;
    let _place = portal.captures.place()?;
    let sent = portal.sent(&writer, &headers, body).await?;
    if sent.events.len() != 1 {
        let what = format!("{} events; one is taken here, more at /epcis/capture", sent.events.len());
        return Err(Problem::new(StatusCode::BAD_REQUEST, "ValidationException", what));
    }
    let decided = portal.capture(writer, true).record(&portal.store, &sent.events, |_| None).await?;
    let Some((outcome, judged)) = decided.first() else { return Err(Problem::internal()) };
    if *outcome == Outcome::Rejected {
        return Err(refused::events(&decided));
    }
    let id = judged.event.id.as_deref().unwrap_or_default();
    let location = format!("{}/epcis/events/{}", portal.base(&headers), super::escaped(id));
    let status = if *outcome == Outcome::Duplicate { StatusCode::OK } else { StatusCode::CREATED };
    Ok(answer(status, Some(&location), &judged.told(0, *outcome)))
}

/// `POST /validate`.
async fn validate(State(portal): State<Arc<Portal>>, headers: HeaderMap, body: Body) -> Result<Response, Problem> {
    let writer = portal.writer(&headers).await?;
    let _place = portal.captures.place()?;
    let sent = portal.sent(&writer, &headers, body).await?;
    let told: Vec<Value> = sent.events.iter().enumerate().map(|(at, it)| it.told(at, it.outcome())).collect();
    Ok(answer(StatusCode::OK, None, &json!({ "events": told, "leftOut": sent.left_out })))
}

fn answer(status: StatusCode, location: Option<&str>, body: &Value) -> Response {
    let kind = HeaderValue::from_static("application/json");
    let caching = HeaderValue::from_static("no-store");
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching)];
    let mut response = (status, headers, body.to_string()).into_response();
    if let Some(location) = location.and_then(|it| HeaderValue::from_str(it).ok()) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    announced(&mut response);
    response
}
