//! The addresses of the portal.

mod cards;
mod epcis;
mod headers;
mod problem;
mod resolver;
mod site;

use crate::Options;
use crate::store::{Repository, Store, StoreError};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
pub(crate) use headers::tagged;
use problem::Problem;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Semaphore;

/// Longest address, in bytes.
const LONGEST_URI: usize = 8192;
/// Requests that are answered at once; the next ones are told to come back.
const MOST_AT_ONCE: usize = 256;
/// Longest time for one answer.
const LONGEST_ANSWER: Duration = Duration::from_secs(10);

/// What every handler knows.
pub struct Portal {
    pub(crate) options: Options,
    pub(crate) config: Option<Vec<u8>>,
    pub(crate) store: Arc<Mutex<Box<dyn Store>>>,
}

impl Portal {
    /// Runs a piece of work with the database, away from the network's threads.
    async fn with_store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Problem> {
        let store = Arc::clone(&self.store);
        let done = tokio::task::spawn_blocking(move || {
            // A query that panicked has left the database unchanged: queries only read.
            let store = store.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            work(store.as_ref())
        });
        match done.await {
            Ok(Ok(result)) => Ok(result),
            Ok(Err(error)) => {
                eprintln!("portal: {error}");
                Err(Problem::internal())
            }
            Err(_) => Err(Problem::internal()),
        }
    }

    /// The address by which the client reached the portal, without a slash at its end.
    fn base(&self, headers: &HeaderMap) -> String {
        if let Some(url) = &self.options.public_url {
            return url.clone();
        }
        let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).filter(|it| is_host(it));
        format!("http://{}", host.unwrap_or("localhost"))
    }
}

/// Whether a text is a host with or without a port, and nothing that could break out of an address.
pub(crate) fn is_host(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    !text.is_empty() && text.len() <= 255 && text.bytes().all(plain)
}

/// A handler's state: the portal, and whose records are asked for.
#[derive(Clone)]
struct Scope {
    portal: Arc<Portal>,
    repository: Repository,
}

/// All addresses of the portal.
pub fn router(portal: Arc<Portal>) -> Router {
    let limits = Arc::new(Semaphore::new(MOST_AT_ONCE));
    let mut router = Router::new()
        .merge(endpoints(&portal, Repository::Province))
        .nest(Repository::Nation.folder(), endpoints(&portal, Repository::Nation))
        .route("/healthz", get(health).with_state(Arc::clone(&portal)));
    if portal.options.demo {
        router = router.merge(crate::demo::sheet::router(portal.options.now));
    }
    router
        .fallback(site::file_or_resolve)
        .with_state(Arc::clone(&portal))
        .layer(middleware::from_fn_with_state(Arc::clone(&portal), headers::add))
        .layer(middleware::from_fn_with_state(limits, bounded))
}

fn endpoints<S: Clone + Send + Sync + 'static>(portal: &Arc<Portal>, repository: Repository) -> Router<S> {
    Router::new()
        .route("/epcis", get(epcis::describe))
        .route("/epcis/events", get(epcis::events))
        .route("/epcis/events/{event_id}", get(epcis::event))
        .route("/epcis/epcs/{epc}/events", get(epcis::events_of))
        .route("/cards/{*path}", get(cards::card))
        .route("/recalls/{*path}", get(cards::recall))
        .route("/pictures/{name}", get(cards::picture))
        .route("/.well-known/gs1resolver", get(resolver::describe))
        .with_state(Scope { portal: Arc::clone(portal), repository })
}

/// Bounds on what one client and all clients together may ask for.
async fn bounded(State(limits): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    if request.uri().to_string().len() > LONGEST_URI {
        return Problem::new(StatusCode::URI_TOO_LONG, "URITooLong", "the address is too long").into_response();
    }
    let Ok(_permit) = limits.try_acquire() else {
        let busy = Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Busy", "too many requests at once");
        return ([(header::RETRY_AFTER, "2")], busy).into_response();
    };
    match tokio::time::timeout(LONGEST_ANSWER, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Slow", "the answer took too long").into_response(),
    }
}

/// Whether the database answers.
async fn health(State(portal): State<Arc<Portal>>) -> Result<&'static str, Problem> {
    portal.with_store(|store| store.is_empty()).await?;
    Ok("ok\n")
}

/// A text as one segment of an address.
fn escaped(text: &str) -> String {
    gs1::percent::encode(text.as_bytes(), gs1::percent::UriPart::Path)
}
