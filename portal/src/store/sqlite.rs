//! The embedded database.
//!
//! ```text
//! event   id · repository · event_id · time_ms · record_ms · kind · action · biz_step · disposition
//!         · read_point · biz_location · transformation · body (the event as captured)
//! item    event · role (which list named it) · key (canonical Digital Link URI, or as written) · class (0|1)
//! record  repository · kind · key · body
//! ```

use super::{Page, Record, RecordKind, Repository, Store, StoreError};
use crate::query::{Cursor, EventQuery, Field, ItemRole, Order};
use epcis::event::{Epc, EventType};
use epcis::item::Level;
use epcis::{Event, ItemKey};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use std::path::Path;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS event (
  id INTEGER PRIMARY KEY, repository INTEGER NOT NULL, event_id TEXT NOT NULL, time_ms INTEGER NOT NULL,
  record_ms INTEGER NOT NULL, kind TEXT NOT NULL, action TEXT, biz_step TEXT, disposition TEXT,
  read_point TEXT, biz_location TEXT, transformation TEXT, body TEXT NOT NULL,
  UNIQUE (repository, event_id));
CREATE INDEX IF NOT EXISTS event_time ON event (repository, time_ms, id);
CREATE INDEX IF NOT EXISTS event_record ON event (repository, record_ms, id);
CREATE TABLE IF NOT EXISTS item (
  event INTEGER NOT NULL REFERENCES event (id), role INTEGER NOT NULL, key TEXT NOT NULL, class INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS item_key ON item (key, event);
CREATE INDEX IF NOT EXISTS item_event ON item (event);
CREATE TABLE IF NOT EXISTS record (
  repository INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (repository, kind, key)) WITHOUT ROWID;
";

/// Events and records in an SQLite file or in memory.
pub struct Sqlite {
    connection: Connection,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        StoreError(error.to_string())
    }
}

impl Sqlite {
    /// Opens or creates a file.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be opened or is no database of the portal.
    pub fn open(path: &Path) -> Result<Sqlite, StoreError> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        Sqlite::prepare(connection)
    }

    /// A database that lives as long as the process.
    ///
    /// # Errors
    /// [`StoreError`] if memory is short.
    pub fn in_memory() -> Result<Sqlite, StoreError> {
        Sqlite::prepare(Connection::open_in_memory()?)
    }

    fn prepare(connection: Connection) -> Result<Sqlite, StoreError> {
        connection.execute_batch(SCHEMA)?;
        Ok(Sqlite { connection })
    }
}

impl Store for Sqlite {
    fn add_events(&mut self, repository: Repository, events: &[Event]) -> Result<usize, StoreError> {
        let transaction = self.connection.transaction()?;
        let mut added = 0;
        for event in events {
            let Some(time) = event.time else { continue };
            let body = serde_json::Value::Object((*event.raw).clone()).to_string();
            let mut insert = transaction.prepare_cached(
                "INSERT OR IGNORE INTO event (repository, event_id, time_ms, record_ms, kind, action, biz_step,
                 disposition, read_point, biz_location, transformation, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?;
            let is_new = insert.execute(params![
                repository.number(),
                event.id.as_deref().unwrap_or(&body),
                time.millis(),
                event.record_time.unwrap_or(time).millis(),
                type_name(&event.kind),
                event.raw.get("action").and_then(|it| it.as_str()),
                event.biz_step.as_ref().map(|it| it.word()),
                event.disposition.as_ref().map(|it| it.word()),
                event.read_point.as_ref().map(stored_key),
                event.biz_location.as_ref().map(stored_key),
                event.transformation_id,
                body,
            ])?;
            if is_new == 0 {
                continue;
            }
            added += 1;
            let id = transaction.last_insert_rowid();
            let mut insert =
                transaction.prepare_cached("INSERT INTO item (event, role, key, class) VALUES (?1, ?2, ?3, ?4)")?;
            for (role, class, epc) in named(event) {
                insert.execute(params![id, role as i64, stored_key(epc), class])?;
            }
        }
        transaction.commit()?;
        Ok(added)
    }

    fn put_record(&mut self, repository: Repository, kind: RecordKind, record: &Record) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT OR REPLACE INTO record (repository, kind, key, body) VALUES (?1, ?2, ?3, ?4)",
            params![repository.number(), kind.number(), record.key, record.body],
        )?;
        Ok(())
    }

    fn events(&self, repository: Repository, query: &EventQuery) -> Result<Page, StoreError> {
        let (condition, mut values) = condition(repository, query);
        let column = match query.order {
            Order::EventTime => "time_ms",
            Order::RecordTime => "record_ms",
        };
        let (direction, beyond) = if query.descending { ("DESC", "<") } else { ("ASC", ">") };
        let mut sql = format!("SELECT body, {column}, id FROM event WHERE {condition}");
        if let Some(after) = &query.after {
            sql.push_str(&format!(" AND ({column}, id) {beyond} (?, ?)"));
            values.extend([Value::from(after.millis), Value::from(after.id)]);
        }
        // One more than the page tells whether there is a next one.
        sql.push_str(&format!(" ORDER BY {column} {direction}, id {direction} LIMIT {}", query.per_page + 1));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| {
            Ok((row.get::<_, String>(0)?, Cursor { millis: row.get(1)?, id: row.get(2)? }))
        })?;
        let mut page = Page::default();
        let mut last = None;
        for row in rows {
            let (body, cursor) = row?;
            if page.events.len() == query.per_page {
                page.next = last;
                break;
            }
            page.events.push(body);
            last = Some(cursor);
        }
        Ok(page)
    }

    fn count(&self, repository: Repository, query: &EventQuery, most: usize) -> Result<usize, StoreError> {
        let (condition, values) = condition(repository, query);
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM event WHERE {condition} LIMIT {most})");
        let count: i64 = self.connection.query_row(&sql, params_from_iter(values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(most))
    }

    fn record(&self, repository: Repository, kind: RecordKind, key: &str) -> Result<Option<Record>, StoreError> {
        let mut statement = (self.connection)
            .prepare_cached("SELECT body FROM record WHERE repository = ?1 AND kind = ?2 AND key = ?3")?;
        let body =
            statement.query_row(params![repository.number(), kind.number(), key], |row| row.get(0)).optional()?;
        Ok(body.map(|body| Record { key: key.to_owned(), body }))
    }

    fn knows(&self, repository: Repository, item: &ItemKey) -> Result<bool, StoreError> {
        let key = key_text(item);
        let (from, to) = below(&key);
        let mut statement = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM item JOIN event ON event.id = item.event
             WHERE event.repository = ?1 AND (item.key = ?2 OR (item.key > ?3 AND item.key < ?4)))",
        )?;
        Ok(statement.query_row(params![repository.number(), key, from, to], |row| row.get(0))?)
    }

    fn is_empty(&self) -> Result<bool, StoreError> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM event) AND NOT EXISTS (SELECT 1 FROM record)";
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }
}

/// The condition of a query, and the values of its placeholders.
fn condition(repository: Repository, query: &EventQuery) -> (String, Vec<Value>) {
    let mut sql = String::from("repository = ?");
    let mut values = vec![Value::from(repository.number())];
    for (column, sign, bound) in [
        ("time_ms", ">=", query.event_time.from),
        ("time_ms", "<", query.event_time.to),
        ("record_ms", ">=", query.record_time.from),
        ("record_ms", "<", query.record_time.to),
    ] {
        if let Some(bound) = bound {
            sql.push_str(&format!(" AND {column} {sign} ?"));
            values.push(Value::from(bound.millis()));
        }
    }
    for (field, wanted) in &query.fields {
        let column = match field {
            Field::EventType => "kind",
            Field::Action => "action",
            Field::BizStep => "biz_step",
            Field::Disposition => "disposition",
            Field::ReadPoint => "read_point",
            Field::BizLocation => "biz_location",
            Field::TransformationId => "transformation",
            Field::EventId => "event_id",
        };
        let marks = vec!["?"; wanted.len()].join(", ");
        sql.push_str(&format!(" AND {column} IN ({marks})"));
        values.extend(wanted.iter().cloned().map(Value::from));
    }
    for wanted in &query.items {
        let roles: Vec<String> = wanted.roles.iter().map(|role| (*role as i64).to_string()).collect();
        let mut keys = Vec::new();
        for pattern in &wanted.keys {
            if pattern.and_below {
                let (from, to) = below(&pattern.key);
                keys.push("key = ? OR (key > ? AND key < ?)");
                values.extend([Value::from(pattern.key.clone()), Value::from(from), Value::from(to)]);
            } else {
                keys.push("key = ?");
                values.push(Value::from(pattern.key.clone()));
            }
        }
        let class = match wanted.class {
            Some(class) => format!(" AND class = {}", u8::from(class)),
            None => String::new(),
        };
        sql.push_str(&format!(
            " AND id IN (SELECT event FROM item WHERE ({}) AND role IN ({}){class})",
            keys.join(" OR "),
            roles.join(", "),
        ));
    }
    (sql, values)
}

/// The range of keys that have `key` as their beginning: `0` follows `/` in ASCII.
fn below(key: &str) -> (String, String) {
    (format!("{key}/"), format!("{key}0"))
}

/// The key under which an identifier is found.
fn stored_key(epc: &Epc) -> String {
    epc.key.as_ref().map_or_else(|| epc.text.clone(), key_text)
}

/// A serial is found without its lot, since records mostly name it so.
pub(crate) fn key_text(key: &ItemKey) -> String {
    match key.level() {
        Level::Item => key.serial_level().as_ref().unwrap_or(key).to_string(),
        Level::Class | Level::Lot => key.to_string(),
    }
}

fn type_name(kind: &EventType) -> &str {
    match kind {
        EventType::Object => "ObjectEvent",
        EventType::Aggregation => "AggregationEvent",
        EventType::Association => "AssociationEvent",
        EventType::Transaction => "TransactionEvent",
        EventType::Transformation => "TransformationEvent",
        EventType::Other(name) => name,
    }
}

/// Every identifier of an event with the list that names it, and whether that is a list of classes.
fn named(event: &Event) -> impl Iterator<Item = (ItemRole, bool, &Epc)> {
    let single = |role| move |epc| (role, false, epc);
    (event.epcs.iter().map(single(ItemRole::Thing)))
        .chain(event.quantities.iter().map(|it| (ItemRole::Thing, true, &it.class)))
        .chain(event.parent.iter().map(single(ItemRole::Parent)))
        .chain(event.children.iter().map(single(ItemRole::Child)))
        .chain(event.child_quantities.iter().map(|it| (ItemRole::Child, true, &it.class)))
        .chain(event.inputs.iter().map(single(ItemRole::Input)))
        .chain(event.input_quantities.iter().map(|it| (ItemRole::Input, true, &it.class)))
        .chain(event.outputs.iter().map(single(ItemRole::Output)))
        .chain(event.output_quantities.iter().map(|it| (ItemRole::Output, true, &it.class)))
}
