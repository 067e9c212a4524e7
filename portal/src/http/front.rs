//! What is asked again and again is answered before anything else of the portal runs.
//!
//! An answer that [`super::cache`] holds is remembered here by the request that led to it, with the head that it left
//! the portal with. While the cache holds it and it is young, the same request gets it again, without route, layers or
//! negotiation; bounds on clients and metrics hold as ever. What leaves the cache is forgotten here by itself.

use super::Portal;
use super::cache::Kept;
use super::{limits, metrics};
use crate::net::{Answers, Later};
use crate::tag;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderName, Method, Request, StatusCode, header};
use axum::response::Response;
use hyper::body::Incoming;
use std::collections::HashMap;
use std::future::ready;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Instant;
use tower_service::Service;

/// Requests that are remembered; when there are more, all are forgotten.
const MOST_REQUESTS: usize = 8_192;
/// The longest request that is remembered, in bytes.
const LONGEST: usize = 640;

/// Requests by all of them on which an answer may depend, to what the cache holds.
#[derive(Default)]
pub(super) struct Remembered(Mutex<HashMap<Vec<u8>, Weak<Kept>>>);

impl Remembered {
    fn get(&self, asked: &[u8]) -> Option<Arc<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(asked)?.upgrade()
    }

    fn put(&self, asked: Vec<u8>, kept: &Arc<Kept>) {
        let mut requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if requests.len() >= MOST_REQUESTS {
            requests.clear();
        }
        requests.insert(asked, Arc::downgrade(kept));
    }
}

/// The portal as connections see it.
#[derive(Clone)]
pub(crate) struct Front {
    portal: Arc<Portal>,
    router: Router,
}

impl Front {
    pub(crate) fn new(portal: Arc<Portal>) -> Front {
        let router = super::router(&portal);
        Front { portal, router }
    }

    /// The answer that the same request had, if it still holds and the client may ask.
    fn again(&self, asked: &[u8], client: SocketAddr, request: &Request<Incoming>, now: Instant) -> Option<Response> {
        let kept = self.portal.remembered.get(asked).filter(|kept| kept.is_young(now))?;
        let head = kept.head.get()?;
        if !self.portal.limits.allows(limits::client(Some(client), request.headers()), now) {
            // Nothing was taken from what the client has left: the bound itself tells it.
            return None;
        }
        let is_known = tag::is_known(request.headers(), kept.tag());
        let (status, body) = match is_known {
            true => (StatusCode::NOT_MODIFIED, Body::empty()),
            false => (kept.status(), Body::from(kept.body())),
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = HeaderMap::clone(head);
        self.portal.metrics.note(metrics::what(request.uri().path()), status, now);
        Some(response)
    }
}

impl Answers for Front {
    fn answer(&self, client: SocketAddr, mut request: Request<Incoming>) -> Later {
        let started = Instant::now();
        let asked = asked(&request);
        if let Some(response) = asked.as_deref().and_then(|asked| self.again(asked, client, &request, started)) {
            return Box::pin(ready(Ok(response)));
        }
        request.extensions_mut().insert(ConnectInfo(client));
        let (portal, answer) = (Arc::clone(&self.portal), self.router.clone().call(request));
        Box::pin(async move {
            let mut response = answer.await?;
            if let (Some(kept), Some(asked)) = (response.extensions_mut().remove::<Arc<Kept>>(), asked) {
                kept.head.get_or_init(|| {
                    let mut head = response.headers().clone();
                    // Told of the body by who sends it; a 304 has none.
                    head.remove(header::CONTENT_LENGTH);
                    head
                });
                portal.remembered.put(asked, &kept);
            }
            Ok(response)
        })
    }
}

/// All of a request on which an answer may depend; `None` for one whose answer no cache holds.
fn asked<B>(request: &Request<B>) -> Option<Vec<u8>> {
    if request.method() != Method::GET {
        return None;
    }
    let address = request.uri().path_and_query()?.as_str();
    let mut asked = Vec::with_capacity(LONGEST);
    asked.extend_from_slice(address.as_bytes());
    for (name, value) in request.headers() {
        if [header::AUTHORIZATION, header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::EXPECT].contains(name) {
            return None;
        }
        if is_of_client(name) {
            continue;
        }
        // Neither a name nor a value holds the end of a line.
        for part in [b"\n", name.as_str().as_bytes(), b":", value.as_bytes()] {
            asked.extend_from_slice(part);
        }
    }
    (asked.len() <= LONGEST).then_some(asked)
}

/// What a client says of itself or of its way here, on which no answer depends that a cache may hold. The tags that it
/// has are compared for each request.
fn is_of_client(name: &HeaderName) -> bool {
    let name = name.as_str();
    matches!(
        name,
        "if-none-match"
            | "user-agent"
            | "connection"
            | "keep-alive"
            | "cookie"
            | "referer"
            | "cache-control"
            | "pragma"
            | "dnt"
            | "te"
            | "priority"
            | "save-data"
            | "upgrade-insecure-requests"
            | "via"
            | "forwarded"
            | "x-real-ip"
    ) || ["sec-", "x-forwarded-"].iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn told(headers: &[(&str, &str)], expected: Option<&str>) {
        let request = headers
            .iter()
            .fold(Request::get("/01/09521002002010?linkType=all"), |it, (name, value)| it.header(*name, *value));
        let asked = request.body(()).ok().and_then(|it| asked(&it)).map(|it| String::from_utf8_lossy(&it).into_owned());
        assert_eq!(asked.as_deref(), expected, "{headers:?}");
    }

    #[test]
    fn a_request_is_told_by_what_an_answer_may_depend_on() {
        let address = "/01/09521002002010?linkType=all";
        told(&[], Some(address));
        told(&[("host", "a"), ("accept", "text/html")], Some(&format!("{address}\nhost:a\naccept:text/html")));
        told(&[("user-agent", "x"), ("sec-fetch-dest", "iframe"), ("if-none-match", "\"1\"")], Some(address));
        told(&[("x-forwarded-for", "203.0.113.7"), ("cookie", "a=b"), ("connection", "close")], Some(address));
        // A header that nobody knows is another request.
        told(&[("x-unknown", "1")], Some(&format!("{address}\nx-unknown:1")));
        told(&[("accept", &"a".repeat(LONGEST))], None);
        for name in ["authorization", "content-length", "transfer-encoding", "expect"] {
            told(&[(name, "1")], None);
        }
    }
}
