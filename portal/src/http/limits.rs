//! Bounds on what one client and all clients together may ask for.

use super::Portal;
use super::capture::WRITES;
use super::problem::Problem;
use crate::capture::MOST_BYTES;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Longest address, in bytes.
const LONGEST_URI: usize = 8192;
/// Largest body that a request may announce where none is read.
const LARGEST_BODY: u64 = 64 * 1024;
/// Longest time for recording a document, with the time in which it is sent.
const LONGEST_CAPTURE: Duration = Duration::from_secs(60);
/// Requests that are answered at once; the next ones are told to come back.
const MOST_AT_ONCE: usize = 256;
/// Queries that compare events one by one, at once: they cost a hundred times what a look-up does, and leave half of
/// the processors to look-ups.
fn most_costly() -> usize {
    std::thread::available_parallelism().map_or(1, |it| (it.get() / 2).max(1))
}
/// Longest time for one answer.
const LONGEST_ANSWER: Duration = Duration::from_secs(10);
/// Clients whose rate is remembered; when there are more, all are forgotten.
const MOST_CLIENTS: usize = 65_536;
/// Seconds of its rate that a client may use at once.
const BURST_S: f64 = 4.0;

/// What is counted.
pub(super) struct Limits {
    at_once: Semaphore,
    costly: Semaphore,
    rate: u32,
    clients: Mutex<HashMap<IpAddr, Bucket>>,
    token_rate: u32,
    tokens: Mutex<HashMap<String, Bucket>>,
}

/// What a client has left.
struct Bucket {
    left: f64,
    at: Instant,
}

/// Takes one from what somebody has left, if there is one.
fn take<K: Eq + std::hash::Hash>(buckets: &Mutex<HashMap<K, Bucket>>, who: K, rate: u32, now: Instant) -> bool {
    let rate = f64::from(rate);
    let mut buckets = buckets.lock().unwrap_or_else(PoisonError::into_inner);
    if buckets.len() >= MOST_CLIENTS {
        buckets.clear();
    }
    let bucket = buckets.entry(who).or_insert(Bucket { left: rate * BURST_S, at: now });
    let passed = now.saturating_duration_since(bucket.at).as_secs_f64();
    bucket.left = (bucket.left + passed * rate).min(rate * BURST_S);
    bucket.at = now;
    let allowed = bucket.left >= 1.0;
    if allowed {
        bucket.left -= 1.0;
    }
    allowed
}

impl Limits {
    pub(super) fn new(rate: u32, token_rate: u32) -> Limits {
        let (at_once, costly) = (Semaphore::new(MOST_AT_ONCE), Semaphore::new(most_costly()));
        Limits { at_once, costly, rate, clients: Mutex::default(), token_rate, tokens: Mutex::default() }
    }

    /// Whether the holder of a token may ask once more.
    pub(super) fn allows_token(&self, token: &str) -> bool {
        self.token_rate == 0 || take(&self.tokens, token.to_owned(), self.token_rate, Instant::now())
    }

    /// A place for a costly query, or the problem that all are taken: nobody waits for one, so that those
    /// who do cannot take the places of look-ups.
    pub(super) fn costly(&self) -> Result<SemaphorePermit<'_>, Problem> {
        let busy = |_| Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Busy", "too many costly queries at once");
        self.costly.try_acquire().map_err(busy)
    }

    /// Whether a client may ask once more.
    pub(super) fn allows(&self, client: IpAddr, now: Instant) -> bool {
        if self.rate == 0 || client.is_loopback() {
            return true;
        }
        take(&self.clients, network(client), self.rate, now)
    }
}

/// A client by IPv6 has a whole network of addresses.
fn network(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(it) => IpAddr::from((u128::from(it) >> 64 << 64).to_be_bytes()),
    }
}

/// Who asks: the peer, or whom a proxy on this machine names last.
pub(super) fn client(peer: Option<SocketAddr>, headers: &HeaderMap) -> IpAddr {
    let peer = peer.map_or(IpAddr::from([127, 0, 0, 1]), |it| it.ip());
    if !peer.is_loopback() {
        return peer;
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back().and_then(|it| it.to_str().ok());
    forwarded.and_then(|it| it.rsplit(',').next()).and_then(|it| it.trim().parse().ok()).unwrap_or(peer)
}

/// The length of an address, in bytes.
fn length(uri: &Uri) -> usize {
    let host = uri.authority().map_or(0, |it| it.as_str().len());
    host + uri.path_and_query().map_or(0, |it| it.as_str().len())
}

pub(super) async fn bounded(State(portal): State<Arc<Portal>>, request: Request, next: Next) -> Response {
    if length(request.uri()) > LONGEST_URI {
        return Problem::new(StatusCode::URI_TOO_LONG, "URITooLong", "the address is too long").into_response();
    }
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
    let writes = request.method() == Method::POST && WRITES.contains(&request.uri().path());
    let (largest, longest) = match writes {
        true => (u64::try_from(MOST_BYTES).unwrap_or(u64::MAX), LONGEST_CAPTURE),
        false => (LARGEST_BODY, LONGEST_ANSWER),
    };
    if announced.is_some_and(|it| it > largest) {
        let what = if writes { "more than is taken" } else { "nothing is taken here" };
        return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "BodyTooLarge", what).into_response();
    }
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|it| it.0);
    if !portal.limits.allows(client(peer, request.headers()), Instant::now()) {
        let often = Problem::new(StatusCode::TOO_MANY_REQUESTS, "TooOften", "too many requests of one client");
        return ([(header::RETRY_AFTER, "1")], often).into_response();
    }
    let Ok(_permit) = portal.limits.at_once.try_acquire() else {
        let busy = Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Busy", "too many requests at once");
        return ([(header::RETRY_AFTER, "2")], busy).into_response();
    };
    match tokio::time::timeout(longest, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Slow", "the answer took too long").into_response(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_client_has_its_burst_and_then_its_rate() {
        let limits = Limits::new(2, 0);
        let (start, client) = (Instant::now(), "203.0.113.7".parse().expect("an address"));
        let allowed =
            |after: u64| (0..20).filter(|_| limits.allows(client, start + Duration::from_secs(after))).count();
        assert_eq!((allowed(0), allowed(1), allowed(100)), (8, 2, 8));
        let other = "203.0.113.8".parse().expect("an address");
        assert!(limits.allows(other, start));
    }

    #[test]
    fn a_network_of_ipv6_is_one_client_and_this_machine_none() {
        let limits = Limits::new(1, 0);
        let now = Instant::now();
        let asked = |text: &str| limits.allows(text.parse().expect("an address"), now);
        let allowed = ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::4", "2001:db8::5"].map(asked);
        assert_eq!(allowed, [true, true, true, true, false]);
        assert!((0..100).all(|_| asked("127.0.0.1")));
    }

    #[test]
    fn only_a_proxy_on_this_machine_speaks_for_others() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("198.51.100.1, 203.0.113.7"));
        let from = |peer: &str| client(peer.parse().ok(), &headers).to_string();
        assert_eq!(from("127.0.0.1:5"), "203.0.113.7");
        assert_eq!(from("192.0.2.1:5"), "192.0.2.1");
    }
}
