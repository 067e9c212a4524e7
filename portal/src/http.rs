//! The addresses of the portal.

mod address;
mod api;
mod cache;
mod capture;
mod cards;
mod encoding;
mod epcis;
mod exchange;
mod file;
mod frame;
mod front;
mod headers;
mod kiosks;
mod limits;
mod metrics;
mod page;
mod problem;
mod recalls;
mod resolver;
mod site;
mod take_away;
mod trace;

use crate::Options;
use crate::keys::KeyRing;
use crate::store::{Repository, Store, StoreError};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use cache::Cache;
use capture::Captures;
pub(crate) use front::Front;
use front::Remembered;
use limits::Limits;
use metrics::Metrics;
use problem::Problem;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// What every handler knows.
pub struct Portal {
    pub(crate) options: Options,
    pub(crate) config: Option<Vec<u8>>,
    pub(crate) store: Store,
    keys: KeyRing,
    cache: Cache,
    remembered: Remembered,
    limits: Limits,
    metrics: Metrics,
    kiosks: kiosks::Kiosks,
    captures: Captures,
    local: SocketAddr,
    page: page::Style,
}

impl Portal {
    /// A portal over an open store, listening at `local`.
    pub(crate) fn new(
        options: Options,
        config: Option<Vec<u8>>,
        store: Store,
        keys: KeyRing,
        local: SocketAddr,
    ) -> Portal {
        let limits = Limits::new(options.rate, options.token_rate);
        let page = page::Style::read(&options, config.as_deref());
        let (cache, remembered, metrics) = (Cache::default(), Remembered::default(), Metrics::default());
        let (kiosks, captures) = (kiosks::Kiosks::default(), Captures::default());
        Portal { options, config, store, keys, cache, remembered, limits, metrics, kiosks, captures, local, page }
    }

    /// The address by which people reach the portal, without a slash at its end.
    ///
    /// What a client says of itself counts only as far as it names this machine, which is all that an
    /// unnamed portal is open to.
    fn base(&self, headers: &HeaderMap) -> String {
        if let Some(url) = &self.options.public_url {
            return url.clone();
        }
        let said = headers.get(header::HOST).and_then(|it| it.to_str().ok()).filter(|it| is_this_machine(it));
        match said {
            Some(host) => format!("http://{host}"),
            None => format!("http://localhost:{}", self.local.port()),
        }
    }
}

/// Whether a text is a host with or without a port, and nothing that could break out of an address.
pub(crate) fn is_host(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    !text.is_empty() && text.len() <= 255 && text.bytes().all(plain)
}

/// Whether a `Host` header names the machine itself.
fn is_this_machine(text: &str) -> bool {
    let name = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']').filter(|(_, port)| is_port(port)).map(|(name, _)| name),
        None => {
            let name = text.split(':').next().unwrap_or_default();
            is_port(text.get(name.len()..).unwrap_or_default()).then_some(name)
        }
    };
    matches!(name, Some("localhost" | "127.0.0.1" | "::1"))
}

/// Nothing, or a colon and a number of a port.
fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|it| it.parse::<u16>().is_ok())
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        match error {
            StoreError::TooComplex => {
                let what = "the query looks at too many events: name a thing, a place or a shorter time";
                Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "QueryTooComplexException", what)
            }
            StoreError::Slow => Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Slow", "the answer took too long"),
            StoreError::Away(why) => {
                tracing::warn!(why, "the database is away");
                Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Away", "the database does not answer now: come again")
            }
            other => {
                tracing::error!(error = %other, "the database failed");
                Problem::internal()
            }
        }
    }
}

/// A handler's state: the portal, and whose records are asked for.
#[derive(Clone)]
struct Scope {
    portal: Arc<Portal>,
    repository: Repository,
}

/// All addresses of the portal.
pub fn router(portal: &Arc<Portal>) -> Router {
    let mut router = repositories(portal)
        .merge(page::router(portal))
        .route("/healthz", get(ready).with_state(Arc::clone(portal)))
        .route("/readyz", get(ready).with_state(Arc::clone(portal)))
        .route("/metrics", get(metrics::answer).with_state(Arc::clone(portal)))
        .route("/kiosks", get(kiosks::list).post(kiosks::told).with_state(Arc::clone(portal)))
        .route("/take-away.svg", get(take_away::drawn).with_state(Arc::clone(portal)))
        .route("/.well-known/jwks.json", get(trace::key_set).with_state(Arc::clone(portal)))
        .route(resolver::CONTEXT_PATH, get(resolver::context))
        .merge(api::router())
        .merge(capture::router().with_state(Arc::clone(portal)))
        .merge(exchange::router().with_state(Arc::clone(portal)))
        .merge(recalls::router().with_state(Arc::clone(portal)));
    router = router
        .merge(crate::demo::setup::router())
        .route("/qr.svg", get(frame::code).with_state(Arc::clone(portal)))
        .route("/embed.html", get(frame::page).with_state(Arc::clone(portal)))
        .route("/v1/embed.html", get(frame::page).with_state(Arc::clone(portal)))
        .route("/v/{version}/embed.html", get(frame::page).with_state(Arc::clone(portal)));
    if portal.options.demo {
        router = router.merge(crate::demo::sheet::router(portal.options.now));
    }
    router
        .fallback(site::file_or_resolve)
        .with_state(Arc::clone(portal))
        .layer(middleware::from_fn_with_state(Arc::clone(portal), page::for_people))
        .layer(middleware::from_fn_with_state(Arc::clone(portal), headers::add))
        .layer(middleware::from_fn_with_state(Arc::clone(portal), limits::bounded))
        .layer(middleware::from_fn_with_state(Arc::clone(portal), metrics::count))
}

fn repositories<S: Clone + Send + Sync + 'static>(portal: &Arc<Portal>) -> Router<S> {
    Router::new()
        .merge(endpoints(portal, Repository::Province))
        .nest(Repository::Nation.folder(), endpoints(portal, Repository::Nation))
}

/// What a look-up asks of this portal, answered in process, without the bounds on clients.
fn sources(portal: &Arc<Portal>) -> Router {
    repositories(portal).fallback(site::file_or_resolve).with_state(Arc::clone(portal))
}

fn endpoints<S: Clone + Send + Sync + 'static>(portal: &Arc<Portal>, repository: Repository) -> Router<S> {
    Router::new()
        .merge(epcis::router())
        .route("/cards/{*path}", get(cards::card))
        .route("/recalls/{*path}", get(cards::recall))
        .route("/trace/{*path}", get(trace::bundle))
        .route("/signatures/{*path}", get(trace::manifest))
        .route("/pictures/{name}", get(cards::picture))
        .route("/.well-known/gs1resolver", get(resolver::describe))
        .with_state(Scope { portal: Arc::clone(portal), repository })
}

/// How often the portal looks for changes that others made.
const WATCH: Duration = Duration::from_secs(1);

/// Takes answers that a change concerns out of the cache, for as long as the portal serves.
pub(crate) async fn watch(portal: Arc<Portal>) {
    let mut pause = tokio::time::interval(WATCH);
    pause.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        pause.tick().await;
        look(&portal).await;
    }
}

/// Looks once for changes; before the first request, so that what was there before is news to no answer.
pub(crate) async fn look(portal: &Portal) {
    // Two clocks may differ, and a transaction that is older may become visible later.
    let since = crate::now().millis() - cache::LOOK_BACK_MS;
    match portal.store.changes(since).await {
        Ok(changes) => portal.cache.changed(changes.as_deref()),
        Err(error) => {
            tracing::warn!(%error, "changes cannot be seen");
            portal.cache.changed(None);
        }
    }
}

/// Whether the database answers: without it the portal should get no requests.
async fn ready(State(portal): State<Arc<Portal>>) -> Response {
    match portal.store.ping().await {
        Ok(()) => "ok\n".into_response(),
        Err(error) => {
            tracing::error!(%error, "not ready");
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "NotReady", "the database does not answer").into_response()
        }
    }
}

/// A text as one segment of an address.
fn escaped(text: &str) -> String {
    gs1::percent::encode(text.as_bytes(), gs1::percent::UriPart::Path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_believed_by_its_name() {
        for host in ["localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in
            ["", "evil.example", "localhost.evil.example", "localhost:80@evil", "localhost:99999", "[::1", "[::1]x"]
        {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
