//! The whole store as lines of text: backup, restore, and the hash that proves both.
//!
//! ```text
//! {"portal":"backup","format":1}
//! {"repository":"province","event":{…}}                 in the order of time
//! {"repository":"province","kind":"card","key":"…","body":{…}}
//! {"events":68,"records":40,"sha256":"…"}               over every line before it, each with its end
//! ```
//!
//! The lines are the same whatever engine they come from, so a backup of SQLite fills a PostgreSQL, and two
//! stores that hold the same have the same hash.

use crate::PortalError;
use crate::store::{Batch, Record, RecordKind, Repository, Store};
use epcis::{Limits, document};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{BufRead, Write};
use std::path::Path;

const HEADER: &str = r#"{"portal":"backup","format":1}"#;
/// Rows that are read or written at once.
const AT_ONCE: usize = 500;

/// What a store holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Events of both repositories.
    pub events: usize,
    /// Cards, recall notices and places.
    pub records: usize,
    /// SHA-256 over the lines, in hexadecimal.
    pub sha256: String,
}

impl Contents {
    fn line(&self) -> String {
        json!({ "events": self.events, "records": self.records, "sha256": self.sha256 }).to_string()
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
    let failed = |error| PortalError::File("backup".into(), error);
    let mut lines = Lines { out, hasher: Sha256::new() };
    lines.line(HEADER).map_err(failed)?;
    let (mut events, mut records) = (0, 0);
    for repository in Repository::ALL {
        let mut after: Option<Vec<u8>> = None;
        loop {
            let page = store.all_events(repository, after.as_deref(), AT_ONCE).await?;
            for event in &page {
                let line = format!(r#"{{"repository":"{}","event":{}}}"#, repository.name(), event.body);
                lines.line(&line).map_err(failed)?;
            }
            events += page.len();
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
    let contents = Contents { events, records, sha256: hex(&lines.hasher.clone().finalize()) };
    lines.line(&contents.line()).map_err(failed)?;
    lines.out.flush().map_err(failed)?;
    Ok(contents)
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
    let (mut events, mut records) = (0, 0);
    for line in lines(path)? {
        let line = line.map_err(|error| PortalError::File(path.to_path_buf(), error))?;
        if let Some(before) = held.replace(line) {
            let rest =
                before.strip_prefix(r#"{"repository":""#).and_then(|it| it.split_once('"')).map(|(_, rest)| rest);
            events += usize::from(rest.is_some_and(|it| it.starts_with(r#","event":"#)));
            records += usize::from(rest.is_some_and(|it| it.starts_with(r#","kind":"#)));
            hasher.update(before.as_bytes());
            hasher.update(b"\n");
        }
    }
    let found = Contents { events, records, sha256: hex(&hasher.finalize()) };
    if held.as_deref() == Some(found.line().as_str()) {
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
    let mut waiting = 0;
    for line in lines(path)?.skip(1) {
        let line = line.map_err(|error| PortalError::File(path.to_path_buf(), error))?;
        add(&mut batch, &line)?;
        waiting += 1;
        if waiting == AT_ONCE {
            store.add(&std::mem::take(&mut batch)).await?;
            waiting = 0;
        }
    }
    store.add(&batch).await?;
    let found = check(store).await?;
    if found != expected {
        return Err(PortalError::Archive(format!("restored {found:?}, expected {expected:?}")));
    }
    store.mark(false).await?;
    Ok(found)
}

fn add(batch: &mut Batch, line: &str) -> Result<(), PortalError> {
    let broken = || PortalError::Archive("a line that is none of a backup".to_owned());
    let mut value: Value = serde_json::from_str(line).map_err(|_| broken())?;
    if value.get("sha256").is_some() {
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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
