//! One step of the outbox: the next delivery, its answer, and what becomes of its rows.

use super::transport::{Answer, Delivery, Failure, Transport};
use super::{Nation, TransportKind};
use crate::content::hex;
use crate::store::{Receipt, Store, StoreError, Waiting, event};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// What a step did.
pub(super) enum Step {
    /// Nothing waits.
    Idle,
    /// A delivery was answered.
    Answered,
    /// A delivery was not answered, and why.
    Unanswered(String),
}

/// Sends the next delivery.
pub(super) async fn step(store: &Store, nation: &Nation, transport: &dyn Transport) -> Result<Step, StoreError> {
    let mut rows = store.next_out(nation.batch).await?;
    let Some(first) = rows.first() else { return Ok(Step::Idle) };
    let mut name = first.delivery.clone();
    if name.is_empty() {
        name = named(&rows);
        store.freeze(&rows, &name).await?;
        rows.iter_mut().for_each(|row| row.delivery.clone_from(&name));
    }
    let Some(delivery) = delivery(store, &rows, name).await? else {
        // An event that is gone from the store is no delivery; the database is broken.
        return Err(StoreError::Failed("the outbox names events that are not there".to_owned()));
    };
    match transport.deliver(&delivery).await {
        Ok(answers) => {
            let (settled, silent) = matched(&rows, &delivery, &answers, nation);
            store.settle(&settled).await?;
            if silent.is_empty() {
                return Ok(Step::Answered);
            }
            let why = format!("{} events were not answered", silent.len());
            store.unanswered(&silent, &why).await?;
            Ok(Step::Unanswered(why))
        }
        Err(Failure::Later(why)) => {
            store.unanswered(&rows, &why).await?;
            Ok(Step::Unanswered(why))
        }
        Err(Failure::Refused(why)) if rows.len() > 1 => {
            // One of them is at fault: each goes by itself, and shows which.
            store.thaw(&rows, &why).await?;
            Ok(Step::Answered)
        }
        Err(Failure::Refused(why)) => {
            let refused: Vec<_> = rows.into_iter().map(|row| (row, Err(why.clone()))).collect();
            store.settle(&refused).await?;
            Ok(Step::Answered)
        }
    }
}

/// The name of a delivery, by what is in it.
fn named(rows: &[Waiting]) -> String {
    let mut hasher = Sha256::new();
    rows.iter().for_each(|row| hasher.update([row.place.as_slice(), &row.subject].concat()));
    hex(&hasher.finalize()[..16])
}

/// The document of rows; `None` if an event of theirs is not there.
async fn delivery(store: &Store, rows: &[Waiting], name: String) -> Result<Option<Delivery>, StoreError> {
    let keys: Vec<Vec<u8>> = rows.iter().map(|row| row.subject.clone()).collect();
    let bodies = store.bodies(&keys).await?;
    let known = store.captured(&keys).await?;
    let mut events = Vec::new();
    let mut list = Vec::new();
    for key in &keys {
        let Some((body, event)) = bodies.get(key).and_then(|body| Some((body, event(body)?))) else { return Ok(None) };
        let hash = known.get(key).map(|it| it.hash.clone()).unwrap_or_default();
        events.push((event.id.unwrap_or_default(), hash));
        list.push(body.as_str());
    }
    let context = crate::content::CONTEXT;
    let document = format!(
        r#"{{"@context":{context},"type":"EPCISDocument","schemaVersion":"2.0","epcisBody":{{"eventList":[{}]}}}}"#,
        list.join(",")
    );
    Ok(Some(Delivery { name, document, events }))
}

type Settled = Vec<(Waiting, Result<Receipt, String>)>;

/// What was answered about each row, and the rows that were passed over.
fn matched(rows: &[Waiting], delivery: &Delivery, answers: &[Answer], nation: &Nation) -> (Settled, Vec<Waiting>) {
    let mut by_event: HashMap<(&str, &str), &Answer> = HashMap::new();
    let mut by_id: HashMap<&str, &Answer> = HashMap::new();
    for answer in answers {
        by_event.insert((&answer.id, &answer.hash), answer);
        by_id.insert(&answer.id, answer);
    }
    let (mut settled, mut silent) = (Vec::new(), Vec::new());
    for (row, (id, hash)) in rows.iter().zip(&delivery.events) {
        // A receipt counts for the very content that was sent, and for nothing else.
        let exact = by_event.get(&(id.as_str(), hash.as_str()));
        let answer = match exact.map(|it| (it, it.outcome.as_str())) {
            Some((answer, "accepted" | "warned" | "duplicate")) => Ok(answer),
            Some((answer, "written")) if nation.transport == TransportKind::File => Ok(answer),
            Some((answer, _)) => Err(answer.body.clone()),
            None => match by_id.get(id.as_str()) {
                Some(other) => Err(format!("the nation holds another content: {}", other.body)),
                None => {
                    silent.push(row.clone());
                    continue;
                }
            },
        };
        let receipt = answer.map(|answer| Receipt { at: crate::now().millis(), body: answer.body.clone() });
        settled.push((row.clone(), receipt));
    }
    (settled, silent)
}
