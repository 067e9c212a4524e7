//! What a province's portal asks of the nation's, and how far a portal is with its own nation.

use super::Portal;
use super::problem::Problem;
use crate::content::{hex, unhex};
use crate::exchange::reconcile;
use crate::store::DayOf;
use crate::tokens::{Role, Writer};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use epcis::time::Date;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// Longest span of days in one answer.
const LONGEST_SPAN: i64 = 100;
/// Events of a day in one answer.
const AT_ONCE: i64 = 2_000;

pub(super) fn router() -> Router<Arc<Portal>> {
    Router::new()
        .route("/exchange/days", get(days))
        .route("/exchange/days/{day}", get(day))
        .route("/status", get(status))
}

#[derive(Deserialize)]
struct Span {
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct Behind {
    #[serde(default)]
    after: String,
}

fn number(day: &str) -> Result<i64, Problem> {
    Date::strict(day).map(Date::days).map_err(|_| Problem::bad_query("a day is written 2026-11-23"))
}

async fn province(portal: &Portal, headers: &HeaderMap) -> Result<Writer, Problem> {
    let writer = portal.writer(headers).await?;
    if writer.role == Role::Province {
        return Ok(writer);
    }
    Err(Problem::new(StatusCode::FORBIDDEN, "SecurityException", "this is for the token of a province"))
}

/// `GET /exchange/days?from=…&to=…`: the hashes of what this province sent, by day.
async fn days(
    State(portal): State<Arc<Portal>>,
    Query(span): Query<Span>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let writer = province(&portal, &headers).await?;
    let (from, to) = (number(&span.from)?, number(&span.to)?);
    if to - from > LONGEST_SPAN {
        return Err(Problem::bad_query(format!("at most {LONGEST_SPAN} days")));
    }
    let _place = portal.limits.costly()?;
    let days = reconcile::days(&portal.store, &writer.organisation, from, to).await?;
    Ok(answer(&reconcile::told(&days)))
}

/// `GET /exchange/days/{day}?after=…`: the events of a day that this province sent, by their keys.
async fn day(
    State(portal): State<Arc<Portal>>,
    Path(day): Path<String>,
    Query(behind): Query<Behind>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let writer = province(&portal, &headers).await?;
    let day = number(&day)?;
    let after = unhex(&behind.after).ok_or_else(|| Problem::bad_query("after takes a key of an earlier answer"))?;
    let events = portal.store.days(&writer.organisation, (day, &after), day + 1, AT_ONCE).await?;
    let pair = |it: &DayOf| json!([hex(&it.event_key), it.hash]);
    Ok(answer(&json!({ "events": events.iter().map(pair).collect::<Vec<_>>() })))
}

/// `GET /status`: how far the nation is behind, what it refused, what differed at the last comparison.
async fn status(State(portal): State<Arc<Portal>>) -> Result<Response, Problem> {
    Ok(answer(&portal.store.status(crate::now(), portal.options.nation.is_some()).await?))
}

fn answer(body: &Value) -> Response {
    let kind = HeaderValue::from_static("application/json");
    let caching = HeaderValue::from_static("no-store");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching)], body.to_string()).into_response()
}
