//! Answers about things, kept as long as nothing about them changed.
//!
//! An answer depends on things, each with a revision; its entity tag is made of those. While it is kept,
//! neither a 200 nor a 304 asks the database; a watcher ([`super::watch`]) takes out what changed, and after
//! [`LONGEST`] the revisions are asked again in any case.
//!
//! A recall is seen within 60 s: at most [`LONGEST`] here, and at most [`MAX_AGE_S`] in a cache between.

use super::Portal;
use super::problem::Problem;
use crate::content::hex;
use crate::tag;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// Longest time without asking for revisions.
pub(super) const LONGEST: Duration = Duration::from_secs(20);
/// Seconds for which a client or a cache between may use an answer without asking.
pub(super) const MAX_AGE_S: u32 = 20;
/// By how much the watcher looks back.
pub(super) const LOOK_BACK_MS: i64 = 60_000;
/// Most bytes of bodies in one half of the cache.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Most answers in one half of the cache: small ones cost their keys.
const MOST_ANSWERS: usize = 8_192;
/// A signed answer is made anew after this time, so that what clients hold is young.
const LONGEST_SIGNED: Duration = Duration::from_secs(3_600);

/// A body that was made, with what the client is told beside it.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) kind: &'static str,
    pub(super) body: Bytes,
    /// `Link`.
    pub(super) link: Option<String>,
    /// `Vary`.
    pub(super) vary: Option<&'static str>,
    /// Things on which it depends beside those that were known before.
    pub(super) also: Vec<Vec<u8>>,
    /// The body is not the same each time that it is made, as signatures are not.
    pub(super) is_signed: bool,
    /// `Content-Encoding`.
    pub(super) encoding: Option<&'static str>,
    /// Made anew after this time, whatever changed.
    pub(super) longest: Option<Duration>,
    pub(super) status: StatusCode,
}

impl Made {
    pub(super) fn new(kind: &'static str, body: impl Into<Vec<u8>>) -> Made {
        let mut body = body.into();
        // What is kept is counted by its length: room that was taken while it grew would come beside it.
        body.shrink_to_fit();
        let (body, also, status) = (Bytes::from(body), Vec::new(), StatusCode::OK);
        Made { kind, body, link: None, vary: None, also, is_signed: false, encoding: None, longest: None, status }
    }
}

/// An answer as it is held.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    made: Made,
    tag: String,
    about: Vec<Vec<u8>>,
    revisions: Vec<i64>,
    born: Instant,
    asked: Instant,
    /// The head with which it left the portal, once it was asked for again ([`super::front`]).
    pub(super) head: OnceLock<HeaderMap>,
}

impl Kept {
    /// Whether nobody needs to be asked whether it still holds.
    pub(super) fn is_young(&self, now: Instant) -> bool {
        self.may_stay(now) && now.duration_since(self.asked) < LONGEST
    }

    /// Whether it may be used for as long as nothing about it changed.
    fn may_stay(&self, now: Instant) -> bool {
        let age = now.duration_since(self.born);
        (!self.made.is_signed || age < LONGEST_SIGNED) && self.made.longest.is_none_or(|longest| age < longest)
    }

    /// Its entity tag.
    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    /// Its status where the client does not hold it.
    pub(super) fn status(&self) -> StatusCode {
        self.made.status
    }

    /// Its body.
    pub(super) fn body(&self) -> Bytes {
        self.made.body.clone()
    }
}

/// Two halves: what is used moves to the young one, and when that is full the old one goes.
#[derive(Default)]
struct Halves {
    young: HashMap<String, Arc<Kept>>,
    old: HashMap<String, Arc<Kept>>,
    bytes: usize,
}

/// The answers.
#[derive(Default)]
pub(super) struct Cache {
    halves: Mutex<Halves>,
    seen: Mutex<Seen>,
}

/// Changes that were seen already, so that each takes answers out once.
#[derive(Default)]
struct Seen {
    /// Number of looks.
    looks: u64,
    /// Each change with the look that saw it first.
    first: HashMap<(Vec<u8>, i64), u64>,
    /// The last look that could not name the changes.
    blind: u64,
}

impl Seen {
    /// Whether something about these was changed after a look: what was being made since then may lack it.
    fn is_newer(&self, look: u64, about: &[Vec<u8>]) -> bool {
        self.blind > look || self.first.iter().any(|((it, _), first)| *first > look && about.contains(it))
    }
}

impl Cache {
    fn get(&self, key: &str) -> Option<Arc<Kept>> {
        let mut halves = self.halves.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = halves.young.get(key) {
            return Some(Arc::clone(kept));
        }
        let kept = halves.old.remove(key)?;
        put(&mut halves, key, Arc::clone(&kept));
        Some(kept)
    }

    fn put(&self, key: &str, kept: Arc<Kept>) {
        put(&mut self.halves.lock().unwrap_or_else(PoisonError::into_inner), key, kept);
    }

    /// The last look at changes: to be asked before an answer is made.
    fn look(&self) -> u64 {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).looks
    }

    /// Keeps an answer that was begun after a look, unless a change that it may lack was seen since.
    fn put_made(&self, key: &str, kept: Arc<Kept>, look: u64) {
        // Held until it is put: a look between would neither find it there nor be found.
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.is_newer(look, &kept.about) {
            self.put(key, kept);
        }
    }

    /// Takes out what depends on changed things; `None`: everything may have changed.
    pub(super) fn changed(&self, changes: Option<&[(Vec<u8>, i64)]>) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let mut halves = self.halves.lock().unwrap_or_else(PoisonError::into_inner);
        seen.looks += 1;
        let look = seen.looks;
        let Some(changes) = changes else {
            seen.blind = look;
            *halves = Halves::default();
            return;
        };
        let first = &seen.first;
        let new: HashSet<&Vec<u8>> =
            changes.iter().filter(|it| !first.contains_key(*it)).map(|(about, _)| about).collect();
        if !new.is_empty() {
            let stays = |kept: &Arc<Kept>| !kept.about.iter().any(|it| new.contains(it));
            halves.young.retain(|_, kept| stays(kept));
            halves.old.retain(|_, kept| stays(kept));
            halves.bytes = halves.young.values().map(|it| it.made.body.len()).sum();
        }
        seen.first = changes.iter().map(|it| (it.clone(), first.get(it).copied().unwrap_or(look))).collect();
    }
}

fn put(halves: &mut Halves, key: &str, kept: Arc<Kept>) {
    if halves.bytes + kept.made.body.len() > MOST_BYTES || halves.young.len() >= MOST_ANSWERS {
        halves.old = std::mem::take(&mut halves.young);
        halves.bytes = 0;
    }
    halves.bytes += kept.made.body.len();
    halves.young.insert(key.to_owned(), kept);
}

impl Portal {
    /// Answers from the cache, or makes the answer. `key` names the answer in full, `about` the things that
    /// are known to matter before it is made.
    pub(super) async fn cached<F>(
        &self,
        key: &str,
        about: Vec<Vec<u8>>,
        request: &HeaderMap,
        make: impl FnOnce() -> F,
    ) -> Result<Response, Problem>
    where
        F: Future<Output = Result<Made, Problem>>,
    {
        let now = Instant::now();
        if let Some(kept) = self.cache.get(key)
            && kept.may_stay(now)
        {
            if kept.is_young(now) {
                return Ok(again(request, kept));
            }
            if self.store.revisions(&kept.about).await? == kept.revisions {
                let kept = Arc::new(Kept { asked: now, ..Kept::clone(&kept) });
                self.cache.put(key, Arc::clone(&kept));
                return Ok(again(request, kept));
            }
        }
        let look = self.cache.look();
        // Asked before the answer is made: a change in between gives a tag that is too old, never too new.
        let mut revisions = self.store.revisions(&about).await?;
        let early = tag(key, &revisions);
        // What is made anew in any case has a tag by its body, which no client can hold by this one.
        if tag::holds(request, &early) {
            // The client has what would be made; nothing is made or kept.
            return Ok(not_modified(&early));
        }
        let made = make().await?;
        let (mut about, mut tag) = (about, early);
        if !made.also.is_empty() {
            revisions.extend(self.store.revisions(&made.also).await?);
            about.extend(made.also.iter().cloned());
        }
        if made.is_signed || !made.also.is_empty() || made.longest.is_some() {
            tag = format!("\"{}\"", short(&Sha256::digest(&made.body)));
        }
        let kept = Arc::new(Kept { made, tag, about, revisions, born: now, asked: now, head: OnceLock::new() });
        self.cache.put_made(key, Arc::clone(&kept), look);
        Ok(answer(request, &kept))
    }
}

/// The tag of an answer by the revisions of what it depends on, and by the program that makes it.
fn tag(key: &str, revisions: &[i64]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(key.as_bytes());
    revisions.iter().for_each(|it| hasher.update(it.to_be_bytes()));
    format!("\"{}\"", short(&hasher.finalize()))
}

fn short(hash: &[u8]) -> String {
    hex(hash.get(..12).unwrap_or(hash))
}

fn not_modified(tag: &str) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    told(&mut response, tag);
    response
}

fn told(response: &mut Response, tag: &str) {
    let headers = response.headers_mut();
    let caching = format!("public, max-age={MAX_AGE_S}");
    for (name, value) in [(header::CACHE_CONTROL, caching.as_str()), (header::ETAG, tag)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
}

/// An answer that was asked for before: the next time it is given without asking anybody.
fn again(request: &HeaderMap, kept: Arc<Kept>) -> Response {
    let mut response = answer(request, &kept);
    response.extensions_mut().insert(kept);
    response
}

fn answer(request: &HeaderMap, kept: &Kept) -> Response {
    let is_known = tag::is_known(request, &kept.tag);
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (kept.made.status, Body::from(kept.made.body.clone())).into_response()
    };
    told(&mut response, &kept.tag);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kept.made.kind));
    if let Some(encoding) = kept.made.encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if let Some(vary) = kept.made.vary {
        headers.insert(header::VARY, HeaderValue::from_static(vary));
    }
    if let Some(link) = kept.made.link.as_deref().and_then(|it| HeaderValue::from_str(it).ok()) {
        headers.insert(header::LINK, link);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(about: &[u8]) -> Arc<Kept> {
        let now = Instant::now();
        let made = Made::new("text/plain", "body");
        let (tag, about, revisions) = (String::new(), vec![about.to_vec()], vec![1]);
        Arc::new(Kept { made, tag, about, revisions, born: now, asked: now, head: OnceLock::new() })
    }

    #[test]
    fn a_change_takes_out_what_depends_on_it_once() {
        let cache = Cache::default();
        cache.put("a", kept(b"one"));
        cache.put("b", kept(b"two"));
        let change = [(b"one".to_vec(), 7)];
        cache.changed(Some(&change));
        assert!(cache.get("a").is_none() && cache.get("b").is_some());
        // Made anew after the change, it stays although the watcher still sees that change.
        cache.put("a", kept(b"one"));
        cache.changed(Some(&change));
        assert!(cache.get("a").is_some());
        cache.changed(None);
        assert!(cache.get("a").is_none() && cache.get("b").is_none());
    }

    #[test]
    fn what_was_being_made_when_a_change_was_seen_is_not_kept() {
        let cache = Cache::default();
        let [before, change] = [(b"one".to_vec(), 6), (b"one".to_vec(), 7)];
        cache.changed(Some(std::slice::from_ref(&before)));
        let look = cache.look();
        cache.put_made("a", kept(b"one"), look);
        assert!(cache.get("a").is_some(), "the change was seen before it was begun");
        cache.changed(Some(&[before, change.clone()]));
        cache.put_made("b", kept(b"one"), look);
        cache.put_made("c", kept(b"two"), look);
        assert!(cache.get("b").is_none() && cache.get("c").is_some());
        cache.changed(Some(&[change]));
        cache.put_made("d", kept(b"one"), look);
        assert!(cache.get("d").is_none(), "however many looks ago it was");
        cache.changed(None);
        cache.put_made("e", kept(b"two"), look);
        assert!(cache.get("e").is_none());
        cache.put_made("f", kept(b"one"), cache.look());
        assert!(cache.get("f").is_some());
    }

    #[test]
    fn it_holds_no_more_than_its_two_halves() {
        let cache = Cache::default();
        for number in 0..3 * MOST_ANSWERS {
            cache.put(&number.to_string(), kept(b"one"));
        }
        let halves = cache.halves.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(halves.young.len() + halves.old.len() <= 2 * MOST_ANSWERS);
    }
}
