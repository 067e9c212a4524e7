//! Events as documents of EPCIS.

use super::{Format, Portal, Problem};
use crate::query::{Cursor, EventQuery};
use crate::store::{RecordKind, Repository, Stored};
use ::epcis::ItemKey;
use serde_json::Value;
use std::collections::BTreeSet;

/// One page of a query as an `EPCISQueryDocument`, and where the next begins.
pub(super) async fn page(
    portal: &Portal,
    repository: Repository,
    query: &EventQuery,
    format: Format,
) -> Result<(String, Option<Cursor>), Problem> {
    let page = portal.store.events(repository, query).await?;
    Ok((query_document(portal, repository, &page.events, format).await?, page.next))
}

/// Events with the names of the places and parties on them; events stand in it as they were captured.
pub(in crate::http) async fn query_document(
    portal: &Portal,
    repository: Repository,
    events: &[Stored],
    format: Format,
) -> Result<String, Problem> {
    let keys: BTreeSet<&String> = events.iter().flat_map(|it| &it.places).collect();
    let keys: Vec<_> = keys.into_iter().map(|key| (RecordKind::Place, key.clone())).collect();
    let places = portal.store.records_about(repository, &keys).await?;
    let places: Vec<String> = places.into_iter().flatten().map(|record| record.body).collect();
    let context = crate::content::CONTEXT;
    let mut body = format!(r#"{{"@context":{context},"type":"EPCISQueryDocument","schemaVersion":"2.0","#);
    body.push_str(r#""epcisBody":{"queryResults":{"queryName":"SimpleEventQuery","resultsBody":{"eventList":["#);
    for (at, event) in events.iter().enumerate() {
        if at > 0 {
            body.push(',');
        }
        match format {
            Format::AsCaptured => body.push_str(&event.body),
            Format::DigitalLink => body.push_str(&translated(&event.body)),
        }
    }
    body.push(']');
    if !places.is_empty() {
        body.push_str(r#","vocabularyList":[{"type":"urn:epcglobal:epcis:vtype:Location","vocabularyElementList":["#);
        body.push_str(&places.join(","));
        body.push_str("]}]");
    }
    body.push_str("}}}}");
    Ok(body)
}

/// An event that stands alone: with the context in which its words have their meaning.
pub(super) fn single(event: &str, format: Format) -> String {
    let event = match format {
        Format::AsCaptured => event.to_owned(),
        Format::DigitalLink => translated(event),
    };
    if event.contains(r#""@context":"#) {
        return event;
    }
    let rest = event.strip_prefix('{').unwrap_or(&event);
    format!(r#"{{"@context":{},{rest}"#, crate::content::CONTEXT)
}

/// Identifiers of things as Digital Link URIs, wherever the standard puts one.
fn translated(event: &str) -> String {
    let Ok(Value::Object(mut event)) = serde_json::from_str::<Value>(event) else { return event.to_owned() };
    const LISTS: [&str; 5] = ["epcList", "childEPCs", "inputEPCList", "outputEPCList", "parentID"];
    for (name, value) in &mut event {
        if LISTS.contains(&name.as_str()) {
            each(value);
        } else if name.ends_with("uantityList") {
            let elements = value.as_array_mut().into_iter().flatten();
            elements.filter_map(|it| it.get_mut("epcClass")).for_each(each);
        } else if matches!(name.as_str(), "readPoint" | "bizLocation")
            && let Some(id) = value.get_mut("id")
        {
            each(id);
        }
    }
    Value::Object(event).to_string()
}

fn each(value: &mut Value) {
    match value {
        Value::String(text) if text.starts_with("urn:epc:") => {
            if let Some(key) = ItemKey::read(text) {
                *text = key.to_string();
            }
        }
        Value::Array(list) => list.iter_mut().for_each(each),
        _ => {}
    }
}
