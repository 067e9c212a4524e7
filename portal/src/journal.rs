//! The proof that the journal is whole and the store holds what it says.

use crate::PortalError;
use crate::content::content_hash;
use crate::content::{hex, unhex};
use crate::store::{Entry, Store, event};
use serde_json::Value;
use std::collections::BTreeMap;

/// Entries that are read at once: one may name thousands of events.
const AT_ONCE: i64 = 20;

/// What a journal proves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// Entries.
    pub entries: i64,
    /// Events that they name, each of which is in the store unchanged.
    pub events: usize,
    /// The digest of the whole chain; kept elsewhere, it shows that nothing was cut off at the end.
    pub digest: String,
}

/// Recomputes the chain, and every hash of every event that it names.
///
/// # Errors
/// [`PortalError::Journal`] with the first entry that does not hold.
pub async fn check(store: &Store) -> Result<Proof, PortalError> {
    let (mut proof, mut before) = (Proof::default(), Vec::new());
    loop {
        let page = store.journal(proof.entries, AT_ONCE).await?;
        if page.is_empty() {
            break;
        }
        for entry in page {
            let wrong = |what: &str| PortalError::Journal(format!("entry {}: {what}", entry.number));
            if entry.number != proof.entries + 1 {
                return Err(wrong("one before it is missing"));
            }
            if entry.chained(&before) != entry.digest {
                return Err(wrong("it is not what was written"));
            }
            proof.events += events(store, &entry).await?;
            proof.entries = entry.number;
            before.clone_from(&entry.digest);
        }
    }
    let kept = store.count_captured().await?;
    if usize::try_from(kept) != Ok(proof.events) {
        let what = format!("{} events stand in the journal, {kept} in the store", proof.events);
        return Err(PortalError::Journal(what));
    }
    proof.digest = hex(&before);
    Ok(proof)
}

/// Compares the events of an entry with the store.
async fn events(store: &Store, entry: &Entry) -> Result<usize, PortalError> {
    if entry.deed != "capture" {
        return Ok(0);
    }
    let wrong = |what: &str| PortalError::Journal(format!("entry {}: {what}", entry.number));
    let body: Value = serde_json::from_str(&entry.body).map_err(|_| wrong("not JSON"))?;
    let mut hashes = BTreeMap::new();
    for named in body.get("events").and_then(Value::as_array).into_iter().flatten() {
        let text = |at: usize| named.get(at).and_then(Value::as_str).ok_or_else(|| wrong("an event without a hash"));
        hashes.insert(unhex(text(2)?).ok_or_else(|| wrong("a key that is none"))?, text(1)?.to_owned());
    }
    let keys: Vec<Vec<u8>> = hashes.keys().cloned().collect();
    let bodies = store.bodies(&keys).await?;
    for (key, hash) in &hashes {
        let kept = bodies.get(key).and_then(|body| event(body)).map(|it| content_hash(&it));
        if kept.as_ref() != Some(hash) {
            return Err(wrong(&format!("event {}: {} instead of {hash}", hex(key), kept.unwrap_or("gone".to_owned()))));
        }
    }
    Ok(hashes.len())
}
