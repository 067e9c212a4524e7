//! A document as it was sent, into events as they are kept.

use super::{Judged, MOST_BYTES, MOST_EVENTS, judge, key};
use crate::content::content_hash;
use crate::tokens::Writer;
use epcis::document::{ReadError, from_value, json};
use epcis::time::Timestamp;
use epcis::{Event, Limits};
use serde_json::{Map, Value};
use std::sync::Arc;

/// What was sent.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// Its events.
    pub events: Vec<Judged>,
    /// What of the document beside its events is not kept.
    pub left_out: Vec<String>,
}

/// Reads a capture and judges each event by itself; without a writer, by no scope.
///
/// # Errors
/// [`ReadError`] if nothing of it can be read; more than [`MOST_EVENTS`] are [`ReadError::TooLarge`].
pub fn read(bytes: &[u8], writer: Option<&Writer>, now: Timestamp) -> Result<Sent, ReadError> {
    of_value(json(bytes, &limits())?, writer, now)
}

fn limits() -> Limits {
    Limits { bytes: MOST_BYTES, events: MOST_EVENTS, ..Limits::default() }
}

/// Like [`read`], of a document that is parsed already.
///
/// # Errors
/// [`ReadError`], as [`read`].
pub fn of_value(value: Value, writer: Option<&Writer>, now: Timestamp) -> Result<Sent, ReadError> {
    // A reader takes what servers of others wrap their answers in; whoever records says what it is (EPCIS 2.0, 9.5).
    if value.get("type").or_else(|| value.get("isA")).is_none_or(|it| !it.is_string()) {
        return Err(ReadError::NotEpcis);
    }
    let context = value.get("@context").cloned().unwrap_or_default();
    let document = from_value(value, &limits())?;
    let mut sent = Sent::default();
    for finding in document.findings.iter().filter(|it| it.event.is_none()) {
        if let epcis::document::Problem::TooMany { found, read } = finding.problem {
            return Err(ReadError::TooLarge { bytes: found, limit: read });
        }
        sent.left_out.push(format!("{}: {:?}", finding.field, finding.problem));
    }
    if !document.master_data.entries.is_empty() {
        sent.left_out.push("epcisHeader: master data is not recorded by capture".to_owned());
    }
    let declared = declarations(&context);
    let mut findings: Vec<Vec<&epcis::document::Finding>> = vec![Vec::new(); document.events.len()];
    for finding in &document.findings {
        if let Some(of) = finding.event.and_then(|at| findings.get_mut(at)) {
            of.push(finding);
        }
    }
    for (event, findings) in document.events.iter().zip(findings) {
        let event = kept(event, &declared);
        let hash = content_hash(&event);
        let event = identified(event, &hash);
        let faults = judge(&event, &findings, writer, now);
        let key = key(&event);
        sent.events.push(Judged { event, hash, key, faults });
    }
    Ok(sent)
}

/// The prefixes that a context declares, the later ones last.
fn declarations(context: &Value) -> Vec<(String, Value)> {
    match context {
        Value::Array(list) => list.iter().flat_map(declarations).collect(),
        Value::Object(map) => map.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
        _ => Vec::new(),
    }
}

/// An event that stands alone: with the prefixes that it uses, and without a time of record, which the portal
/// gives.
fn kept(event: &Event, declared: &[(String, Value)]) -> Event {
    let mut raw = (*event.raw).clone();
    raw.remove("recordTime");
    let mut used = Vec::new();
    prefixes(&Value::Object(raw.clone()), &mut used);
    let mut own = Map::new();
    for (prefix, namespace) in declared {
        if used.contains(prefix) && !is_known(prefix, namespace) {
            own.insert(prefix.clone(), namespace.clone());
        }
    }
    if let Some(inner) = raw.get("@context") {
        own.extend(declarations(inner));
    }
    if !own.is_empty() {
        raw.insert("@context".to_owned(), Value::Array(vec![Value::Object(own)]));
    }
    Event { raw: Arc::new(raw), record_time: None, ..event.clone() }
}

/// Whether stored events have this prefix by the portal's own context.
fn is_known(prefix: &str, namespace: &Value) -> bool {
    declarations(&crate::content::context()).iter().any(|(known, value)| known == prefix && value == namespace)
}

/// The prefixes of the names in a value.
fn prefixes(value: &Value, used: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|it| prefixes(it, used)),
        Value::Object(map) => {
            for (name, value) in map {
                if let Some((prefix, _)) = name.split_once(':')
                    && !used.iter().any(|it| it == prefix)
                {
                    used.push(prefix.to_owned());
                }
                prefixes(value, used);
            }
        }
        _ => {}
    }
}

/// An event with an identifier: its own, or its hash (CBV 2.0, section 8.9).
fn identified(event: Event, hash: &str) -> Event {
    if event.id.is_some() || event.error.is_some() {
        return event;
    }
    let mut raw = (*event.raw).clone();
    raw.insert("eventID".to_owned(), Value::String(hash.to_owned()));
    Event { raw: Arc::new(raw), id: Some(hash.to_owned()), ..event }
}

/// An event with the time of its record.
pub(super) fn stamped(event: &Event, now: Timestamp) -> Event {
    let mut raw = (*event.raw).clone();
    raw.insert("recordTime".to_owned(), Value::String(now.to_string()));
    Event { raw: Arc::new(raw), record_time: Some(now), ..event.clone() }
}
