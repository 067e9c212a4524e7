//! Why a capture is refused, as problem documents that name the event and the place.

use super::super::problem::Problem;
use crate::capture::{Code, Judged, Outcome};
use axum::http::{HeaderMap, StatusCode, header};
use epcis::document::ReadError;
use serde_json::{Value, json};

/// Most events that a problem names.
const MOST_NAMED: usize = 100;

/// Refuses bodies and versions that are not taken.
pub(super) fn kind(headers: &HeaderMap) -> Result<(), Problem> {
    let value = |name: &str| headers.get(name).and_then(|it| it.to_str().ok()).map(str::trim);
    let kind = value(header::CONTENT_TYPE.as_str()).unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_owned();
    if !matches!(kind.as_str(), "application/json" | "application/ld+json") {
        let what = "application/json and application/ld+json are taken here; other forms by portal import";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType", what));
    }
    for name in ["gs1-epcis-version", "gs1-cbv-version"] {
        if value(name).is_some_and(|it| it != "2" && !it.starts_with("2.0")) {
            return Err(Problem::new(
                StatusCode::BAD_REQUEST,
                "ValidationException",
                format!("{name}: 2.0.0 is taken"),
            ));
        }
    }
    Ok(())
}

/// A body that is no document of EPCIS.
pub(super) fn unreadable(error: &ReadError) -> Problem {
    match error {
        ReadError::TooLarge { bytes, limit } => {
            let what = format!("{bytes} are too many, {limit} are taken");
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "CaptureLimitExceededException", what)
        }
        other => Problem::new(StatusCode::BAD_REQUEST, "ValidationException", other.to_string()),
    }
}

/// The problem of a capture in which events were refused.
pub(super) fn events(decided: &[(Outcome, Judged)]) -> Problem {
    let mut rejected = decided.iter().enumerate().filter(|(_, (outcome, _))| *outcome == Outcome::Rejected);
    let Some((at, (_, first))) = rejected.next() else { return Problem::internal() };
    let Some(fault) = first.faults.iter().find(|it| it.code.rejects()) else { return Problem::internal() };
    let (status, kind) = match fault.code {
        Code::Conflict => (StatusCode::CONFLICT, "ResourceAlreadyExistsException"),
        Code::OutOfScope | Code::NotYours => (StatusCode::FORBIDDEN, "SecurityException"),
        _ => (StatusCode::BAD_REQUEST, "ValidationException"),
    };
    let more = rejected.clone().count();
    let place = if fault.place.is_empty() { "event" } else { fault.place.as_str() };
    let detail = format!("event {at}: {place}: {}; {more} more events are refused, none was recorded", fault.detail);
    let named = std::iter::once((at, first)).chain(rejected.map(|(at, (_, it))| (at, it)));
    let told: Vec<Value> = named.take(MOST_NAMED).map(|(at, it)| it.told(at, Outcome::Rejected)).collect();
    Problem::new(status, kind, detail).with("events", json!(told))
}
