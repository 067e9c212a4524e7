//! What came of a soak, read from both databases.

use super::Done;
use portal::Database;
use portal::store::{Repository, Store, event_key};
use portal::{archive, journal};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// What came of it.
#[derive(Debug, Default)]
pub struct Found {
    captured: usize,
    lost: usize,
    twice: usize,
    out_of_order: usize,
    differing: usize,
}

impl Found {
    pub fn add(&mut self, other: &Found) {
        self.captured += other.captured;
        self.lost += other.lost;
        self.twice += other.twice;
        self.out_of_order += other.out_of_order;
        self.differing += other.differing;
    }

    pub fn is_clean(&self) -> bool {
        self.captured > 0 && (self.lost, self.twice, self.out_of_order, self.differing) == (0, 0, 0, 0)
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Found { captured, lost, twice, out_of_order, differing } = self;
        write!(f, "captured {captured}, lost {lost}, twice {twice}, out of order {out_of_order}, differing {differing}")
    }
}

/// Compares what was acknowledged with what both sides hold.
pub async fn found(province: &Database, nation: &Database, acknowledged: &[String]) -> Done<Found> {
    let (here, there) = (Store::open(province).await?, Store::open(nation).await?);
    // Each journal holds, and each event that it names is in its store unchanged.
    journal::check(&here).await?;
    journal::check(&there).await?;
    let mut found = Found { captured: acknowledged.len(), ..Found::default() };
    let keys: Vec<Vec<u8>> = acknowledged.iter().map(|id| event_key(Repository::Province, id)).collect();
    let (kept, passed) = (here.captured(&keys).await?, there.captured(&keys).await?);
    for key in &keys {
        let receipt = here.receipt(key).await?;
        match (kept.get(key), passed.get(key)) {
            (Some(kept), Some(passed)) if kept.hash != passed.hash => found.differing += 1,
            (Some(_), Some(_)) if receipt.is_some() => {}
            _ => found.lost += 1,
        }
    }
    for store in [&here, &there] {
        found.twice += doubled(store).await?;
    }
    found.out_of_order = out_of_order(&there).await?;
    Ok(found)
}

/// Compares what was acknowledged with what one store holds.
pub async fn kept(database: &Database, acknowledged: &[String]) -> Done<Found> {
    let store = Store::open(database).await?;
    journal::check(&store).await?;
    let keys: Vec<Vec<u8>> = acknowledged.iter().map(|id| event_key(Repository::Province, id)).collect();
    let kept = store.captured(&keys).await?;
    let lost = keys.iter().filter(|key| !kept.contains_key(*key)).count();
    let (twice, out_of_order) = (doubled(&store).await?, out_of_order(&store).await?);
    Ok(Found { captured: acknowledged.len(), lost, twice, out_of_order, differing: 0 })
}

/// Backs a store up, restores it into an empty database, and says by which hash both are the same.
pub async fn restored(database: &Database, folder: &Path) -> Done<String> {
    let (file, empty) = (folder.join("backup.jsonl"), Database::File(folder.join("restored.db")));
    let kept = archive::backup(&Store::open(database).await?, &file).await?;
    let store = Store::open(&empty).await?;
    archive::restore(&store, &file).await?;
    let again = archive::check(&store).await?;
    if (kept.events, &kept.sha256) != (again.events, &again.sha256) {
        return Err(format!(
            "{} events of {} were restored as {} of {}",
            kept.events, kept.sha256, again.events, again.sha256
        )
        .into());
    }
    Ok(format!("{} events backed up and restored into SQLite, the same sha-256 {}", again.events, again.sha256))
}

/// How many events of a store bear an identifier that another bears, too.
async fn doubled(store: &Store) -> Done<usize> {
    let (mut seen, mut doubled) = (BTreeSet::new(), 0);
    let mut after: Option<Vec<u8>> = None;
    loop {
        let page = store.all_events(Repository::Province, after.as_deref(), 1_000).await?;
        for event in &page {
            let event: serde_json::Value = serde_json::from_str(&event.body)?;
            let id = event.get("eventID").and_then(|it| it.as_str()).ok_or("an event without an identifier")?;
            doubled += usize::from(!seen.insert(id.to_owned()));
        }
        match page.into_iter().next_back() {
            Some(last) => after = Some(last.id),
            None => return Ok(doubled),
        }
    }
}

/// How many events were recorded before one that the same producer captured earlier.
async fn out_of_order(store: &Store) -> Done<usize> {
    let mut latest: BTreeMap<String, String> = BTreeMap::new();
    let (mut number, mut wrong) = (0, 0);
    loop {
        let page = store.journal(number, 100).await?;
        let Some(last) = page.last() else { return Ok(wrong) };
        number = last.number;
        for entry in page.iter().filter(|it| it.deed == "capture") {
            let body: serde_json::Value = serde_json::from_str(&entry.body)?;
            for event in body["events"].as_array().ok_or("an entry without events")? {
                let id = event[0].as_str().ok_or("an event without an identifier")?;
                let (producer, rest) = id.split_at_checked("urn:uuid:00000000".len()).ok_or("another identifier")?;
                // Numbers are written with the same count of digits, so that texts stand in their order.
                let before = latest.insert(producer.to_owned(), rest.to_owned());
                wrong += usize::from(before.is_some_and(|it| it.as_str() > rest));
            }
        }
    }
}
