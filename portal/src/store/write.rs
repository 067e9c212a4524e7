//! Adding events and records: all of a batch, or nothing of it.

use super::engine::{Statement, StoreError, Value};
use super::{Listing, Record, RecordKind, Repository, Store, page, term};
use crate::query::{named, stored_key, type_name};
use epcis::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// How often a transaction that met another one is tried again.
const ATTEMPTS: u32 = 8;
/// Identifiers in one question.
const ROWS: usize = 50;
/// Rows in one statement: as many as there are left for, and few lengths, so that few texts are prepared.
const LENGTHS: [usize; 3] = [500, 50, 1];

/// Events and records that are added together.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    events: BTreeMap<Vec<u8>, NewEvent>,
    records: BTreeMap<Vec<u8>, Vec<Value>>,
    changed: BTreeSet<Vec<u8>>,
}

#[derive(Debug, Clone)]
struct NewEvent {
    row: Vec<Value>,
    terms: BTreeMap<Vec<u8>, i64>,
    words: BTreeSet<(i64, String)>,
    changed: BTreeSet<Vec<u8>>,
}

impl Batch {
    /// Adds an event; one without a readable time cannot be kept in order, and is left out.
    pub fn event(&mut self, repository: Repository, event: &Event) {
        let Some(time) = event.time else { return };
        let body = serde_json::Value::Object((*event.raw).clone()).to_string();
        let identifier = term::identifier(event);
        let identifier = identifier.as_deref().unwrap_or(&body);
        let recorded = event.record_time.unwrap_or(time);
        let parties = event.sources.iter().chain(&event.destinations).map(|it| &it.id);
        let places = event.read_point.iter().chain(&event.biz_location).chain(parties);
        let places: BTreeSet<String> = places.map(stored_key).filter(|it| !it.contains('\n')).collect();
        let event_key = term::event_key(repository, identifier);
        let row = vec![
            Value::Bytes(term::event_id(repository, time, identifier)),
            Value::Bytes(term::event_id(repository, recorded, identifier)),
            Value::Bytes(event_key.clone()),
            Value::Text(body.clone()),
            Value::Text(places.into_iter().collect::<Vec<_>>().join("\n")),
        ];
        let mut changed = BTreeSet::new();
        for (_, _, epc) in named(event) {
            changed.insert(term::about(repository, &stored_key(epc)));
            let lot = epc.key.as_ref().and_then(epcis::ItemKey::lot_level);
            changed.extend(lot.map(|it| term::about(repository, &it.to_string())));
        }
        let words = listed(repository, event);
        self.events.insert(event_key, NewEvent { row, terms: term::terms(repository, event), words, changed });
    }

    /// Adds or replaces a record.
    pub fn record(&mut self, repository: Repository, kind: RecordKind, record: &Record) {
        let key = term::record_key(repository, kind, &record.key);
        let row = vec![
            Value::Bytes(key.clone()),
            Value::Int(page::record_listing(repository, kind)),
            Value::Text(record.key.clone()),
            Value::Text(record.body.clone()),
        ];
        self.records.insert(key, row);
        self.changed.insert(term::about(repository, &record.key));
        match (kind, epcis::ItemKey::read(&record.key)) {
            (RecordKind::Place, _) => drop(self.changed.insert(places(repository))),
            // A product tells of the recalls of its lots and single things.
            (RecordKind::Recall, Some(key)) => {
                self.changed.insert(term::about(repository, &key.class().to_string()));
            }
            _ => {}
        }
    }

    /// The statements, without the events that are there already.
    pub(super) fn statements(&self, known: &BTreeSet<Vec<u8>>, now: i64) -> (Vec<Statement>, usize) {
        let new = self.events.iter().filter(|(key, _)| !known.contains(*key));
        let mut new: Vec<&NewEvent> = new.map(|(_, event)| event).collect();
        // In the order of time, too: what happened to one thing in a row stands on few pages.
        new.sort_by(|a, b| bytes(&a.row).cmp(bytes(&b.row)));
        let mut terms = Vec::new();
        let mut words = BTreeSet::new();
        let mut changed = self.changed.clone();
        for event in &new {
            let id = event.row.first().cloned().unwrap_or(Value::Bytes(Vec::new()));
            let rows = event.terms.iter();
            terms.extend(rows.map(|(term, roles)| vec![Value::Bytes(term.clone()), id.clone(), Value::Int(*roles)]));
            words.extend(event.words.iter().cloned());
            changed.extend(event.changed.iter().cloned());
        }
        // In the order of the index: an index of hashes is filled page by page, and two writers that
        // touch the same rows meet at the first of them, not crosswise.
        terms.sort_by(|a, b| bytes(a).cmp(bytes(b)));
        let words = words.into_iter().map(|(listing, word)| vec![Value::Int(listing), Value::Text(word)]).collect();
        let changed = changed.into_iter().map(|about| vec![Value::Bytes(about), Value::Int(now)]).collect();
        let mut statements = Vec::new();
        rows(
            &mut statements,
            "event (id, recorded, event_key, body, places)",
            "",
            new.iter().map(|it| it.row.clone()).collect(),
        );
        rows(&mut statements, "term (term, event, roles)", "", terms);
        rows(&mut statements, "word (listing, word)", " ON CONFLICT DO NOTHING", words);
        let replace = " ON CONFLICT (record_key) DO UPDATE SET body = excluded.body";
        rows(
            &mut statements,
            "record (record_key, listing, item, body)",
            replace,
            self.records.values().cloned().collect(),
        );
        let later = " ON CONFLICT (about) DO UPDATE SET revision = CASE WHEN revision.revision >= excluded.revision
            THEN revision.revision + 1 ELSE excluded.revision END";
        rows(&mut statements, "revision (about, revision)", later, changed);
        (statements, new.len())
    }
}

/// What stands for all places together: answers with events name them.
pub(crate) fn places(repository: Repository) -> Vec<u8> {
    term::about(repository, "places")
}

fn bytes(row: &[Value]) -> &[u8] {
    match row.first() {
        Some(Value::Bytes(bytes)) => bytes,
        _ => &[],
    }
}

/// What an event adds to the listings.
fn listed(repository: Repository, event: &Event) -> BTreeSet<(i64, String)> {
    let mut words = BTreeSet::new();
    let mut add = |listing, word: String| words.insert((page::listing_number(repository, listing), word));
    add(Listing::EventTypes, type_name(&event.kind).to_owned());
    for (_, _, epc) in named(event) {
        add(Listing::Epcs, stored_key(epc));
    }
    let words_of = [
        (Listing::BizSteps, event.biz_step.as_ref().map(|it| it.word().to_owned())),
        (Listing::Dispositions, event.disposition.as_ref().map(|it| it.word().to_owned())),
        (Listing::BizLocations, event.biz_location.as_ref().map(stored_key)),
        (Listing::ReadPoints, event.read_point.as_ref().map(stored_key)),
    ];
    for (listing, word) in words_of {
        if let Some(word) = word {
            add(listing, word);
        }
    }
    words
}

/// Statements that insert rows, many at once as long as there are so many.
pub(super) fn rows(statements: &mut Vec<Statement>, table: &str, conflict: &str, rows: Vec<Vec<Value>>) {
    let width = rows.first().map_or(0, Vec::len);
    let text = |count: usize| {
        let row = |at: usize| {
            let marks = (1..=width).map(|column| format!("${}", at * width + column));
            format!("({})", marks.collect::<Vec<_>>().join(", "))
        };
        format!("INSERT INTO {table} VALUES {}{conflict}", (0..count).map(row).collect::<Vec<_>>().join(", "))
    };
    let mut rest = rows.as_slice();
    for length in LENGTHS.into_iter().filter(|length| *length <= rows.len()) {
        let sql = text(length);
        while let Some((some, behind)) = rest.split_at_checked(length) {
            statements.push(Statement { sql: sql.clone().into(), values: some.concat() });
            rest = behind;
        }
    }
}

impl Store {
    /// Adds a batch in one transaction, and gives how many of its events were new: one with the identifier
    /// of an event that is there already changes nothing.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing was added.
    pub async fn add(&self, batch: &Batch) -> Result<usize, StoreError> {
        let mut attempt = 0;
        loop {
            let known = self.known(batch).await?;
            let (statements, new) = batch.statements(&known, now_ms());
            match self.engine.write(statements).await {
                Ok(()) => return Ok(new),
                Err(error) => met(error, &mut attempt).await?,
            }
        }
    }

    /// Adds events of a repository.
    ///
    /// # Errors
    /// [`StoreError`]; then none was added.
    pub async fn add_events(&self, repository: Repository, events: &[Event]) -> Result<usize, StoreError> {
        let mut batch = Batch::default();
        events.iter().for_each(|event| batch.event(repository, event));
        self.add(&batch).await
    }

    /// Which events of a batch are there already.
    async fn known(&self, batch: &Batch) -> Result<BTreeSet<Vec<u8>>, StoreError> {
        let mut known = BTreeSet::new();
        let keys: Vec<&Vec<u8>> = batch.events.keys().collect();
        for chunk in keys.chunks(ROWS) {
            // A chunk that is not full asks for its last key again, so that one text serves all.
            let padded = (0..ROWS).filter_map(|at| chunk.get(at).or(chunk.last()));
            let values = padded.map(|key| Value::Bytes((*key).clone())).collect();
            let marks = (1..=ROWS).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
            let sql = format!("SELECT event_key FROM event WHERE event_key IN ({marks})").into();
            let rows = self.read(Statement { sql, values }).await?;
            known.extend(rows.into_iter().map(|row| super::bytes(row.into_iter().next())));
        }
        Ok(known)
    }
}

/// Waits before a transaction that met another one is tried again.
///
/// # Errors
/// Any other error, and that one after [`ATTEMPTS`].
pub(super) async fn met(error: StoreError, attempt: &mut u32) -> Result<(), StoreError> {
    match error {
        StoreError::Conflict(why) if *attempt < ATTEMPTS => {
            tracing::debug!(attempt, why, "a transaction is tried again");
            // Doubled each time, and different for two that met.
            let wait = (5 << *attempt) + now_ms().rem_euclid(7);
            tokio::time::sleep(Duration::from_millis(wait.unsigned_abs())).await;
            *attempt += 1;
            Ok(())
        }
        error => Err(error),
    }
}

/// This machine's clock, in milliseconds.
pub(super) fn now_ms() -> i64 {
    crate::now().millis()
}
