//! Where the events stand in an answer, and what wraps them.
//!
//! | met | who sends it |
//! |---|---|
//! | the places of the standard | repositories |
//! | `{"data": […]}`, `{"_embedded": {"events": […]}}`, `{"items": […]}` and others | frameworks: HAL, JSON:API, Hydra |
//! | `{"attributes": {event}}`, `{"ObjectEvent": {event}}` | the same, and converters of XML |
//! | a list of documents, or a document within an answer | gateways that gather several repositories |
//! | names with `epcis:`, in other cases or with `_` | generators of code |
//! | a document as a text | gateways that encode twice |

use serde_json::{Map, Value};

use crate::event::{STANDARD_FIELDS, local_name, standard_place};
use crate::read::{self, field};
use gs1::list::Gather;

/// Levels of an answer that are searched. The way of the standard takes five.
const DEPTH: usize = 8;

/// Where the standard puts what is on the way to the events.
const PLACES: [&str; 5] = ["epcisBody", "queryResults", "resultsBody", "eventList", "event"];

/// Lists that others put their entries into: an empty one says that there are none.
const LISTS: [&str; 9] = ["events", "data", "results", "items", "content", "value", "member", "records", "@graph"];

/// What never holds events.
const OTHERS: [&str; 6] = ["@context", "epcisHeader", "_links", "links", "meta", "errors"];

/// Fields of the inner parts of an event.
const PARTS: [&str; 9] = [
    "epcClass",
    "quantity",
    "uom",
    "set",
    "unset",
    "reason",
    "declarationTime",
    "correctiveEventIDs",
    "bizTransaction",
];

const EVENTS: [&str; 5] =
    ["ObjectEvent", "AggregationEvent", "AssociationEvent", "TransactionEvent", "TransformationEvent"];

/// Takes the events out of whatever shape they came in; `None` where there is no place for any.
pub(super) fn event_list(value: Value) -> Option<Vec<Value>> {
    let mut events = Vec::new();
    let value = match &value {
        Value::String(text) => super::json::read(text.as_bytes()).ok().filter(|it: &Value| !it.is_string())?,
        _ => value,
    };
    gather(value, DEPTH, true, &mut events).then_some(events)
}

/// Adds the events of a value; whether it is a place for events. In a place of the standard (`is_known`) every
/// entry of a list counts; elsewhere only what is an event beyond doubt.
fn gather(mut value: Value, depth: usize, is_known: bool, events: &mut Vec<Value>) -> bool {
    if depth == 0 {
        return false;
    }
    if is_misspelt(&value) {
        respell(&mut value);
    }
    match value {
        Value::Array(list) if list.is_empty() => is_known,
        Value::Array(list) => {
            let is_structure = |entry: &Value| entry.is_object() || entry.is_array();
            if !list.iter().any(is_structure) {
                return false;
            }
            let (mut any, mut all) = (false, true);
            for entry in list {
                match entry {
                    entry if is_structure(&entry) => {
                        let found = gather(entry, depth - 1, is_known, events);
                        (any, all) = (any | found, all & found);
                    }
                    // A document says that it could not read this.
                    entry if is_known => events.push(entry),
                    _ => {}
                }
            }
            any && (all || !is_known)
        }
        Value::Object(map) => gather_object(map, depth, is_known, events),
        _ => false,
    }
}

fn gather_object(mut map: Map<String, Value>, depth: usize, is_known: bool, events: &mut Vec<Value>) -> bool {
    if is_event(&map, is_known) {
        events.push(Value::Object(map));
        return true;
    }
    let mut found = false;
    for name in PLACES {
        let Some(inner) = map.remove(name).filter(|inner| !inner.is_null()) else { continue };
        if gather(inner, depth - 1, true, events) {
            found = true;
        } else {
            // What stands beside it may be read; that this could not be is told as of an entry that is none.
            events.push(Value::Null);
        }
    }
    for (name, inner) in map {
        let kind = EVENTS.iter().find(|kind| local_name(&name) == **kind);
        match (kind, inner) {
            (Some(kind), Value::Object(event)) => found |= gather(typed(event, kind), depth - 1, true, events),
            (Some(kind), Value::Array(list)) => {
                for entry in list {
                    let entry = if let Value::Object(event) = entry { typed(event, kind) } else { entry };
                    found |= gather(entry, depth - 1, true, events);
                }
            }
            (None, Value::Array(list)) if list.is_empty() => found |= LISTS.contains(&local_name(&name)),
            (None, inner) if !OTHERS.contains(&name.as_str()) && !inner.is_null() => {
                found |= gather(inner, depth - 1, false, events);
            }
            _ => {}
        }
    }
    found
}

fn typed(mut event: Map<String, Value>, kind: &str) -> Value {
    if read::type_of(&event).is_none() {
        event.insert("type".to_owned(), Value::from(kind));
    }
    Value::Object(event)
}

/// Whether an object is an event: by its type, or by a time and a thing.
fn is_event(map: &Map<String, Value>, is_known: bool) -> bool {
    let has_time = field(map, "eventTime").is_some();
    let kind = read::type_of(map);
    let named = kind.is_some_and(|name| if is_known { name.ends_with("Event") } else { EVENTS.contains(&name) });
    // What carries its fields in a part of its own is only the cover of an event.
    let is_cover = !has_time && map.get("attributes").is_some_and(Value::is_object);
    (named && !is_cover) || (has_time && field(map, "epcisBody").is_none())
}

/// The name that the standard gives what is written with a prefix, in another case or with other signs.
fn standard_name(written: &str) -> Option<&'static str> {
    // Nearly every name of nearly every event is the standard's.
    if let Some(at) = standard_place(written) {
        return Some(STANDARD_FIELDS[at]);
    }
    let bare = written.strip_prefix("epcis:").unwrap_or(written);
    if !bare.starts_with(|first: char| first.is_ascii_alphabetic()) || bare.contains([':', '.', '/']) {
        return None;
    }
    // All names begin with a letter that is no sign: nearly every other name is told apart by it.
    let first = |name: &str| name.bytes().next().map(|it| it.to_ascii_lowercase());
    let names = STANDARD_FIELDS.iter().chain(&PLACES).chain(&PARTS).filter(|name| first(name) == first(bare));
    names.copied().find(|name| folded(name).eq(folded(bare)))
}

/// The letters and digits of a name, in lower case.
fn folded(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase())
}

/// Whether names are written in another way than the standard does; the first event speaks for its list.
fn is_misspelt(value: &Value) -> bool {
    let first = if let Value::Array(list) = value { list.first() } else { Some(value) };
    let other = |name: &String| {
        standard_place(name).is_none()
            && (name.starts_with("epcis:") || standard_name(name).is_some_and(|known| known != name))
    };
    first.and_then(Value::as_object).is_some_and(|map| map.keys().any(other))
}

/// Gives every name the standard's spelling; a name behind `epcis:` loses the prefix. Where that is there, too, both
/// values stand under it.
fn respell(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(respell),
        Value::Object(map) => {
            let new = |name: &String| {
                let bare = name.strip_prefix("epcis:").unwrap_or(name);
                standard_name(name).unwrap_or(bare).to_owned()
            };
            let others: Vec<(String, String)> = map.keys().map(|name| (name.clone(), new(name))).gathered();
            for (old, new) in others.into_iter().filter(|(old, new)| old != new) {
                if let Some(value) = map.remove(&old) {
                    let value = match map.remove(&new) {
                        Some(known) => super::json::both(known, value),
                        None => value,
                    };
                    map.insert(new, value);
                }
            }
            map.values_mut().for_each(respell);
        }
        _ => {}
    }
}
