//! The whole store as lines of text: backup, restore, and the hash that proves both.
//!
//! ```text
//! {"portal":"backup","format":2}
//! {"repository":"province","event":{…}}                 in the order of time
//! {"repository":"province","kind":"card","key":"…","body":{…}}
//! {"table":"journal","row":[1,…,{"hex":"…"}]}           tokens, journal, captures, jobs, outbox, receipts, facts
//! {"events":68,"records":40,"rows":9,"sha256":"…"}      over every line before it, each with its end
//! ```
//!
//! It is the portal at one moment: what is captured while it is written stays out. Format 1 had no rows of tables, and
//! is still restored.
//!
//! The lines are the same whatever engine they come from, so a backup of SQLite fills a PostgreSQL, and two
//! stores that hold the same have the same hash.

use crate::PortalError;
use crate::content::{hex, unhex};
use crate::store::{self, Batch, Record, RecordKind, Repository, Store, TABLES, Table, Value as Column};
use epcis::{Limits, document};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{BufRead, Write};
use std::path::Path;

const HEADER: &str = r#"{"portal":"backup","format":2}"#;
/// Events and records alone.
const HEADER_1: &str = r#"{"portal":"backup","format":1}"#;
/// Rows that are read or written at once.
const AT_ONCE: usize = 500;

/// What a store holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Events of both repositories.
    pub events: usize,
    /// Cards, recall notices and places.
    pub records: usize,
    /// Rows of the tables of who writes and what was written; none in format 1.
    pub rows: usize,
    /// SHA-256 over the lines, in hexadecimal.
    pub sha256: String,
}

impl Contents {
    fn line(&self, is_whole: bool) -> String {
        let mut line = json!({ "events": self.events, "records": self.records, "sha256": self.sha256 });
        if is_whole {
            line["rows"] = json!(self.rows);
        }
        line.to_string()
    }
}

struct Lines<'a> {
    out: &'a mut (dyn Write + Send),
    hasher: Sha256,
}

impl Lines<'_> {
    fn line(&mut self, text: &str) -> std::io::Result<()> {
        self.hasher.update(text.as_bytes());
        self.hasher.update(b"\n");
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")
    }
}

/// Writes every line of a store, and says what was written.
///
/// # Errors
/// [`PortalError`] if the store cannot be read or `out` not written.
pub async fn write(store: &Store, out: &mut (dyn Write + Send)) -> Result<Contents, PortalError> {
    lines_of(store, out, true).await
}

async fn lines_of(store: &Store, out: &mut (dyn Write + Send), is_whole: bool) -> Result<Contents, PortalError> {
    let failed = |error| PortalError::File("backup".into(), error);
    let mut lines = Lines { out, hasher: Sha256::new() };
    lines.line(if is_whole { HEADER } else { HEADER_1 }).map_err(failed)?;
    let (mut events, mut records, mut rows) = (0, 0, 0);
    let bound = store.last_number().await?;
    for repository in Repository::ALL {
        let mut after: Option<Vec<u8>> = None;
        loop {
            let page = store.all_events(repository, after.as_deref(), AT_ONCE).await?;
            let late = late(store, repository, &page, bound).await?;
            for event in page.iter().filter(|it| !late.contains(&it.id)) {
                let line = format!(r#"{{"repository":"{}","event":{}}}"#, repository.name(), event.body);
                lines.line(&line).map_err(failed)?;
            }
            events += page.len() - late.len();
            match page.last().filter(|_| page.len() == AT_ONCE) {
                Some(last) => after = Some(last.id.clone()),
                None => break,
            }
        }
        for kind in RecordKind::ALL {
            let mut after = String::new();
            loop {
                let page = store.records(repository, kind, &after, AT_ONCE).await?;
                for record in &page {
                    let (of, kind, key) = (repository.name(), kind.name(), Value::from(record.key.clone()));
                    let line = format!(r#"{{"repository":"{of}","kind":"{kind}","key":{key},"body":{}}}"#, record.body);
                    lines.line(&line).map_err(failed)?;
                }
                records += page.len();
                match page.last().filter(|_| page.len() == AT_ONCE) {
                    Some(last) => after.clone_from(&last.key),
                    None => break,
                }
            }
        }
    }
    for table in TABLES.into_iter().filter(|_| is_whole) {
        let mut after: Option<Column> = None;
        loop {
            let page = store.table(table, after.as_ref(), bound, AT_ONCE).await?;
            for row in &page {
                let row: Vec<Value> = row.iter().map(told).collect();
                lines.line(&format!(r#"{{"table":"{}","row":{}}}"#, table.name, Value::Array(row))).map_err(failed)?;
            }
            rows += page.len();
            match page.last().filter(|_| page.len() == AT_ONCE) {
                Some(last) => after = last.first().cloned(),
                None => break,
            }
        }
    }
    let contents = Contents { events, records, rows, sha256: hex(&lines.hasher.clone().finalize()) };
    lines.line(&contents.line(is_whole)).map_err(failed)?;
    lines.out.flush().map_err(failed)?;
    Ok(contents)
}

/// Those of a page of events that were captured since the backup began.
async fn late(
    store: &Store,
    repository: Repository,
    page: &[store::Stored],
    bound: i64,
) -> Result<Vec<Vec<u8>>, PortalError> {
    if repository != Repository::Province || store.last_number().await? == bound {
        return Ok(Vec::new());
    }
    let keys: Vec<(Vec<u8>, Vec<u8>)> = page
        .iter()
        .filter_map(|it| store::event(&it.body).map(|event| (crate::capture::key(&event), it.id.clone())))
        .collect();
    let only: Vec<Vec<u8>> = keys.iter().map(|(key, _)| key.clone()).collect();
    let late = store.brought_after(&only, bound).await?;
    Ok(keys.into_iter().filter(|(key, _)| late.contains(key)).map(|(_, id)| id).collect())
}

/// A column in a line.
fn told(column: &Column) -> Value {
    match column {
        Column::Int(number) => json!(number),
        Column::Text(text) => json!(text),
        Column::Bytes(bytes) => json!({ "hex": hex(bytes) }),
    }
}

/// A column of a line.
fn column(value: &Value) -> Option<Column> {
    match value {
        Value::Number(number) => number.as_i64().map(Column::Int),
        Value::String(text) => Some(Column::Text(text.clone())),
        Value::Object(map) => unhex(map.get("hex")?.as_str()?).map(Column::Bytes),
        _ => None,
    }
}

/// What a store holds, without writing it anywhere.
///
/// # Errors
/// [`PortalError`] if the store cannot be read.
pub async fn check(store: &Store) -> Result<Contents, PortalError> {
    write(store, &mut std::io::sink()).await
}

/// Writes a backup into a new file, under a name of its own until it is whole and on the disk.
///
/// # Errors
/// [`PortalError`] if the store cannot be read, or the file is there or cannot be written.
pub async fn backup(store: &Store, path: &Path) -> Result<Contents, PortalError> {
    let failed = |error| PortalError::File(path.to_path_buf(), error);
    if path.exists() {
        return Err(PortalError::Archive(format!("{} is there already", path.display())));
    }
    let partial = path.with_extension("partial");
    let file = std::fs::File::create(&partial).map_err(failed)?;
    let mut out = std::io::BufWriter::new(file);
    let contents = write(store, &mut out).await?;
    out.into_inner().map_err(|error| failed(error.into_error()))?.sync_all().map_err(failed)?;
    std::fs::rename(&partial, path).map_err(failed)?;
    Ok(contents)
}

/// What the last line of a backup says, after every line before it was compared with it.
///
/// # Errors
/// [`PortalError::Archive`] if the file was cut short or changed.
pub fn verify(path: &Path) -> Result<Contents, PortalError> {
    let mut hasher = Sha256::new();
    let mut held: Option<String> = None;
    let (mut events, mut records, mut rows) = (0, 0, 0);
    let mut is_whole = true;
    for line in lines(path)? {
        let line = line.map_err(|error| PortalError::File(path.to_path_buf(), error))?;
        if held.is_none() {
            is_whole = line != HEADER_1;
        }
        if let Some(before) = held.replace(line) {
            rows += usize::from(before.starts_with(r#"{"table":""#));
            let rest =
                before.strip_prefix(r#"{"repository":""#).and_then(|it| it.split_once('"')).map(|(_, rest)| rest);
            events += usize::from(rest.is_some_and(|it| it.starts_with(r#","event":"#)));
            records += usize::from(rest.is_some_and(|it| it.starts_with(r#","kind":"#)));
            hasher.update(before.as_bytes());
            hasher.update(b"\n");
        }
    }
    let found = Contents { events, records, rows, sha256: hex(&hasher.finalize()) };
    if held.as_deref() == Some(found.line(is_whole).as_str()) {
        Ok(found)
    } else {
        Err(PortalError::Archive(format!("{}: cut short or changed", path.display())))
    }
}

/// Fills an empty store from a backup, and proves that it holds the same.
///
/// # Errors
/// [`PortalError`] if the backup is not whole, the store not empty, or the hash another one at the end.
pub async fn restore(store: &Store, path: &Path) -> Result<Contents, PortalError> {
    let expected = verify(path)?;
    if !store.is_empty().await? && !store.is_marked().await? {
        return Err(PortalError::Archive("the database is not empty".to_owned()));
    }
    // Until the mark is gone the portal does not serve it.
    store.mark(true).await?;
    let mut batch = Batch::default();
    let mut rows: Vec<(Table, store::Row)> = Vec::new();
    let (mut waiting, mut is_whole) = (0, true);
    for (at, line) in lines(path)?.enumerate() {
        let line = line.map_err(|error| PortalError::File(path.to_path_buf(), error))?;
        if at == 0 {
            is_whole = line != HEADER_1;
            continue;
        }
        add(&mut batch, &mut rows, &line)?;
        waiting += 1;
        if waiting == AT_ONCE {
            store.add(&std::mem::take(&mut batch)).await?;
            fill(store, &mut rows).await?;
            waiting = 0;
        }
    }
    store.add(&batch).await?;
    fill(store, &mut rows).await?;
    let found = lines_of(store, &mut std::io::sink(), is_whole).await?;
    if found != expected {
        return Err(PortalError::Archive(format!("restored {found:?}, expected {expected:?}")));
    }
    // The chain holds, and every event that it names is there.
    crate::journal::check(store).await?;
    store.mark(false).await?;
    Ok(found)
}

/// Adds the rows that wait, each to its table.
async fn fill(store: &Store, rows: &mut Vec<(Table, store::Row)>) -> Result<(), PortalError> {
    for table in TABLES {
        let own: Vec<store::Row> = rows.iter().filter(|(of, _)| *of == table).map(|(_, row)| row.clone()).collect();
        if !own.is_empty() {
            store.fill(table, own).await?;
        }
    }
    rows.clear();
    Ok(())
}

fn add(batch: &mut Batch, rows: &mut Vec<(Table, store::Row)>, line: &str) -> Result<(), PortalError> {
    let broken = || PortalError::Archive("a line that is none of a backup".to_owned());
    let mut value: Value = serde_json::from_str(line).map_err(|_| broken())?;
    if value.get("sha256").is_some() && value.get("events").is_some() {
        return Ok(());
    }
    if let Some(table) = value.get("table").and_then(Value::as_str) {
        let table = Table::named(table).ok_or_else(broken)?;
        let row = value.get("row").and_then(Value::as_array).ok_or_else(broken)?;
        let row: Option<store::Row> = row.iter().map(column).collect();
        rows.push((table, row.filter(|it| it.len() == table.width()).ok_or_else(broken)?));
        return Ok(());
    }
    let name = value.get("repository").and_then(Value::as_str).map(str::to_owned);
    let repository = Repository::ALL.into_iter().find(|it| name.as_deref() == Some(it.name())).ok_or_else(broken)?;
    if let Some(event) = value.get_mut("event") {
        let list = Value::Array(vec![event.take()]);
        let read = document::from_value(list, &Limits::default()).map_err(|_| broken())?;
        read.events.iter().for_each(|event| batch.event(repository, event));
        return Ok(());
    }
    let kind = value.get("kind").and_then(Value::as_str).map(str::to_owned);
    let kind = RecordKind::ALL.into_iter().find(|it| kind.as_deref() == Some(it.name())).ok_or_else(broken)?;
    let key = value.get("key").and_then(Value::as_str).ok_or_else(broken)?.to_owned();
    // As it was written, since the hash is over its text; a quote inside the key would be escaped.
    let body =
        line.split_once(r#","body":"#).and_then(|(_, body)| body.strip_suffix('}')).ok_or_else(broken)?.to_owned();
    batch.record(repository, kind, &Record { key, body });
    Ok(())
}

fn lines(path: &Path) -> Result<std::io::Lines<std::io::BufReader<std::fs::File>>, PortalError> {
    let file = std::fs::File::open(path).map_err(|error| PortalError::File(path.to_path_buf(), error))?;
    Ok(std::io::BufReader::new(file).lines())
}

/// Refuses a store that a restore left half filled.
///
/// # Errors
/// [`PortalError::Archive`].
pub(crate) async fn refuse_half_loaded(store: &Store) -> Result<(), PortalError> {
    if store.is_marked().await? {
        return Err(PortalError::Archive("a restore did not come to its end: run it again".to_owned()));
    }
    Ok(())
}
