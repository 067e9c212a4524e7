//! Compares what the province captured with what the nation holds of it, day by day.
//!
//! A day's hash is SHA-256 over its events in the order of their keys, each as its key in hexadecimal, a space, its
//! hash and a line feed. A day is that of `eventTime` in UTC.

use super::transport::{Failure, Transport};
use crate::PortalError;
use crate::content::hex;
use crate::store::{DayOf, Store, StoreError};
use epcis::time::Date;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The name under which the last comparison is remembered.
pub(crate) const REMEMBERED: &str = "reconciliation";
/// Days that are asked for at once.
const SPAN: i64 = 92;
/// Events that are read at once.
const AT_ONCE: usize = 2_000;
/// Most differences that are named.
const MOST_NAMED: usize = 1_000;

/// What a comparison found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Days that were compared.
    pub days: usize,
    /// Events that this side holds on them.
    pub events: usize,
    /// Events that the nation lacks and that wait to be sent.
    pub waiting: usize,
    /// Events that the nation lacked, and that go out again.
    pub sent_again: usize,
    /// Events with another content there, or that are there alone, or that the nation refused.
    pub differing: Vec<String>,
}

/// The hash and the number of the events of each day.
pub(crate) type Days = BTreeMap<i64, (usize, String)>;

/// The days of a voice, from a day on and before another.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn days(store: &Store, voice: &str, from: i64, to: i64) -> Result<Days, StoreError> {
    let mut found: BTreeMap<i64, (usize, Sha256)> = BTreeMap::new();
    let mut last: Option<DayOf> = None;
    loop {
        let place = last.as_ref().map_or((from, &[][..]), |it| (it.day, &it.event_key));
        let page = store.days(voice, place, to, i64::try_from(AT_ONCE).unwrap_or(i64::MAX)).await?;
        for it in &page {
            let (count, hasher) = found.entry(it.day).or_default();
            *count += 1;
            hasher.update(format!("{} {}\n", hex(&it.event_key), it.hash));
        }
        match page.into_iter().next_back().filter(|_| found.len() < 100_000) {
            Some(it) => last = Some(it),
            None => break,
        }
    }
    Ok(found.into_iter().map(|(day, (count, hasher))| (day, (count, hex(&hasher.finalize())))).collect())
}

/// Days as answers tell them.
pub(crate) fn told(days: &Days) -> Value {
    let day = |(day, (events, hash)): (&i64, &(usize, String))| json!({ "day": Date::from_days(*day).to_string(), "events": events, "sha256": hash });
    json!({ "days": days.iter().map(day).collect::<Vec<_>>() })
}

/// Compares, sends again what the nation lacks, and remembers what was found.
pub(super) async fn run(store: &Store, transport: &dyn Transport) -> Result<Found, PortalError> {
    let mut found = Found::default();
    let own = days(store, "", i64::MIN / 2, i64::MAX / 2).await?;
    let (Some(first), Some(last)) = (own.keys().next(), own.keys().next_back()) else {
        remember(store, &found).await?;
        return Ok(found);
    };
    let mut from = *first;
    while from <= *last {
        let to = (from + SPAN).min(last + 1);
        let path = format!("/exchange/days?from={}&to={}", Date::from_days(from), Date::from_days(to));
        let theirs = transport.ask(&path).await.map_err(failed)?;
        for (day, (events, hash)) in own.range(from..to) {
            found.days += 1;
            found.events += events;
            if their_hash(&theirs, *day) != Some(hash.as_str()) {
                compare(store, transport, *day, &mut found).await?;
            }
        }
        from = to;
    }
    remember(store, &found).await?;
    Ok(found)
}

fn their_hash(days: &Value, day: i64) -> Option<&str> {
    let name = Date::from_days(day).to_string();
    let list = days.get("days")?.as_array()?;
    list.iter().find(|it| it.get("day").and_then(Value::as_str) == Some(&name))?.get("sha256")?.as_str()
}

/// Compares the events of one day.
async fn compare(store: &Store, transport: &dyn Transport, day: i64, found: &mut Found) -> Result<(), PortalError> {
    let mut theirs = BTreeMap::new();
    let mut after = String::new();
    loop {
        let path = format!("/exchange/days/{}?after={after}", Date::from_days(day));
        let page = transport.ask(&path).await.map_err(failed)?;
        let list = page.get("events").and_then(Value::as_array).cloned().unwrap_or_default();
        let texts = |it: &Value| Some((it.get(0)?.as_str()?.to_owned(), it.get(1)?.as_str()?.to_owned()));
        theirs.extend(list.iter().filter_map(texts));
        match list.last().and_then(texts).filter(|(key, _)| list.len() >= AT_ONCE && *key > after) {
            Some((key, _)) => after = key,
            None => break,
        }
    }
    let mut missing = Vec::new();
    let mut key: Vec<u8> = Vec::new();
    loop {
        let page = store.days("", (day, &key), day + 1, i64::try_from(AT_ONCE).unwrap_or(i64::MAX)).await?;
        let Some(last) = page.last() else { break };
        key.clone_from(&last.event_key);
        for it in page {
            match theirs.remove(&hex(&it.event_key)) {
                None => missing.push(it.event_key),
                Some(hash) if hash == it.hash => {}
                Some(hash) => differs(found, format!("{}: {} here, {hash} there", hex(&it.event_key), it.hash)),
            }
        }
    }
    for key in theirs.into_keys() {
        differs(found, format!("{key}: there alone"));
    }
    let waiting = store.waiting_among(&missing).await?;
    found.waiting += waiting.waiting;
    for key in &waiting.dead {
        differs(found, format!("{}: refused", hex(key)));
    }
    store.send_again(&waiting.lost).await?;
    found.sent_again += waiting.lost.len();
    Ok(())
}

fn differs(found: &mut Found, what: String) {
    if found.differing.len() < MOST_NAMED {
        found.differing.push(what);
    }
}

async fn remember(store: &Store, found: &Found) -> Result<(), StoreError> {
    let body = json!({
        "at": crate::now().to_string(), "days": found.days, "events": found.events, "waiting": found.waiting,
        "sentAgain": found.sent_again, "differing": found.differing,
    });
    store.remember(REMEMBERED, &body.to_string()).await
}

fn failed(failure: Failure) -> PortalError {
    let (Failure::Later(why) | Failure::Refused(why)) = failure;
    PortalError::Exchange(why)
}
