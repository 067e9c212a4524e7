//! Every event as one document, as JSON-LD or as XML.

use super::said::say;
use crate::content::{CONTEXT, context};
use crate::store::{Repository, Store};
use crate::{PortalError, now, xml};
use serde_json::Value;
use std::io::Write;

/// Events that are read at once.
const AT_ONCE: usize = 500;

pub(super) async fn run(store: &Store, repository: Repository, as_xml: bool) -> Result<(), PortalError> {
    let clock = now().clock(epcis::time::Offset::VIETNAM);
    let (date, hour, minute, second) = (clock.date, clock.hour, clock.minute, clock.second);
    let created = format!("{date}T{hour:02}:{minute:02}:{second:02}+07:00");
    let (head, tail) = if as_xml { (xml::head(&created), xml::TAIL.to_owned()) } else { json(&created) };
    let context = context();
    // Written a page at a time: a store holds more than memory does.
    let write = |text: &str| std::io::stdout().write_all(text.as_bytes()).map_err(PortalError::Network);
    write(&head)?;
    let (mut after, mut left_out): (Option<Vec<u8>>, usize) = (None, 0);
    loop {
        let page = store.all_events(repository, after.as_deref(), AT_ONCE).await?;
        for event in &page {
            if as_xml {
                let broken = |_| PortalError::Archive("an event that is no JSON".to_owned());
                let body: serde_json::Map<String, Value> = serde_json::from_str(&event.body).map_err(broken)?;
                let (text, lost) = xml::event(&body, &context);
                lost.iter().for_each(|it| tracing::warn!("left out of XML: {it}"));
                left_out += lost.len();
                write(&text)?;
            } else {
                write(&format!("{}{}", if after.is_some() { ",\n" } else { "\n" }, event.body))?;
            }
            after = Some(event.id.clone());
        }
        if page.len() < AT_ONCE {
            break;
        }
    }
    say(tail.trim_end())?;
    match left_out {
        0 => Ok(()),
        some => Err(PortalError::Archive(format!("{some} fields cannot stand in XML and were left out"))),
    }
}

/// What opens and closes a document.
fn json(created: &str) -> (String, String) {
    let head = format!(
        r#"{{"@context":{CONTEXT},"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"{created}","epcisBody":{{"eventList":["#
    );
    (head, "\n]}}".to_owned())
}
