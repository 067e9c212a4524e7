//! How much the portal does, for Prometheus. No address and no code stands in it.

use super::Portal;
use crate::store::Repository;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::{counter::Counter, family::Family, histogram::Histogram};
use prometheus_client::registry::Registry;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

/// Fewer unanswered codes than this are not told: a single one could be somebody's.
const FEWEST_UNANSWERED: u64 = 10;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Kind {
    /// What was asked for.
    what: &'static str,
    /// The first digit of the status.
    class: &'static str,
}

/// The counters.
pub(super) struct Metrics {
    answers: Family<Kind, Counter>,
    seconds: Histogram,
    /// Codes about which nothing is known.
    unanswered: Counter,
}

impl Default for Metrics {
    fn default() -> Metrics {
        let buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0];
        Metrics { answers: Family::default(), seconds: Histogram::new(buckets), unanswered: Counter::default() }
    }
}

impl Metrics {
    /// Counts an answer to a request that came at `started`.
    pub(super) fn note(&self, what: &'static str, status: StatusCode, started: Instant) {
        self.seconds.observe(started.elapsed().as_secs_f64());
        let class = match status.as_u16() / 100 {
            2 => "2xx",
            3 => "3xx",
            4 => "4xx",
            _ => "5xx",
        };
        self.answers.get_or_create(&Kind { what, class }).inc();
        if status == StatusCode::NOT_FOUND && matches!(what, "links" | "trace") {
            self.unanswered.inc();
        }
    }

    fn text(&self) -> Result<String, std::fmt::Error> {
        let mut registry = Registry::with_prefix("portal");
        registry.register("answers", "Answers by what was asked and how it ended", self.answers.clone());
        registry.register("answer_seconds", "Time until an answer begins", self.seconds.clone());
        let told = Counter::<u64>::default();
        told.inc_by(self.unanswered.get() / FEWEST_UNANSWERED * FEWEST_UNANSWERED);
        registry.register("unanswered_codes", "Codes that nothing is known about, in tens", told);
        let mut text = String::new();
        encode(&mut text, &registry)?;
        Ok(text)
    }
}

/// `GET /metrics`, for this machine alone.
pub(super) async fn answer(State(portal): State<Arc<Portal>>, request: Request) -> Response {
    if !is_of_this_machine(&request) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match portal.metrics.text() {
        Ok(text) => {
            let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, kind)], text).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Whether a program on this machine asks, and not somebody through a server in front.
pub(super) fn is_of_this_machine(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    !request.headers().contains_key("x-forwarded-for") && peer.is_none_or(|it| it.0.ip().is_loopback())
}

pub(super) async fn count(State(portal): State<Arc<Portal>>, request: Request, next: Next) -> Response {
    let what = what(request.uri().path());
    let started = Instant::now();
    let response = next.run(request).await;
    portal.metrics.note(what, response.status(), started);
    response
}

/// The part of the portal that an address belongs to.
pub(super) fn what(path: &str) -> &'static str {
    let path = path.strip_prefix(Repository::Nation.folder()).unwrap_or(path);
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    match first {
        "epcis" => "epcis",
        "trace" | "signatures" => "trace",
        "cards" => "cards",
        "recalls" => "recalls",
        "healthz" | "readyz" | "metrics" | "kiosks" => "health",
        _ if !first.is_empty() && first.bytes().all(|it| it.is_ascii_digit()) => "links",
        _ => "site",
    }
}
