//! Readers of an SQLite file, in the thread that asks.
//!
//! sqlx keeps a thread for each connection of SQLite: two changes of threads for a statement that takes a few
//! microseconds made up a third of a page. Reads are rusqlite's for that reason, over the same library
//! (`cargo xtask bench portal` prints what a read costs by either).

use super::super::engine::{Row, Statement, StoreError, Value};
use super::PATIENCE;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Error, ErrorCode, OpenFlags, ToSql, params_from_iter};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, TryLockError};

/// Readers that work at once: more than the machine has cores gains nothing.
const READERS: usize = 4;
/// Pages that each reader keeps, in KiB below zero: nearly all upper pages of the indexes of a million events.
const PAGES: i64 = -4_096;
/// Prepared statements that each reader keeps.
const PREPARED: usize = 64;

/// Connections that read.
pub(super) struct Readers {
    connections: Vec<Mutex<Connection>>,
    next: AtomicUsize,
}

impl Readers {
    /// Opens a database that is there already, by its name in one of SQLite's file systems.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be opened.
    pub(super) fn open(path: &Path, file_system: Option<&str>) -> Result<Readers, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = |_| {
            let connection = match file_system {
                Some(name) => Connection::open_with_flags_and_vfs(path, flags, name)?,
                None => Connection::open_with_flags(path, flags)?,
            };
            connection.busy_timeout(PATIENCE)?;
            connection.pragma_update(None, "cache_size", PAGES)?;
            // A plan is made once for a statement: without this each new value in a comparison makes it anew, which costs
            // more than the walk does.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            connection.set_prepared_statement_cache_capacity(PREPARED);
            Ok(Mutex::new(connection))
        };
        let connections = (0..READERS).map(open).collect::<Result<_, Error>>().map_err(failed)?;
        Ok(Readers { connections, next: AtomicUsize::new(0) })
    }

    /// The rows of a statement.
    ///
    /// # Errors
    /// [`StoreError`].
    pub(super) fn read(&self, statement: &Statement) -> Result<Vec<Row>, StoreError> {
        for connection in &self.connections {
            match connection.try_lock() {
                Ok(connection) => return rows(&connection, statement),
                Err(TryLockError::Poisoned(connection)) => return rows(&connection.into_inner(), statement),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        // All are at work: the turn at one of them comes in microseconds.
        let at = self.next.fetch_add(1, Ordering::Relaxed) % READERS;
        match self.connections.get(at) {
            Some(connection) => rows(&connection.lock().unwrap_or_else(PoisonError::into_inner), statement),
            None => Err(StoreError::Slow),
        }
    }
}

fn rows(connection: &Connection, statement: &Statement) -> Result<Vec<Row>, StoreError> {
    let mut prepared = connection.prepare_cached(&statement.sql).map_err(failed)?;
    let width = prepared.column_count();
    let row = |row: &rusqlite::Row<'_>| (0..width).map(|at| value(row.get_ref(at)?)).collect::<Result<Row, Error>>();
    // SQLite gives a mark its place by where it stands first; its value is told by the number in its name.
    let value = |place| {
        let number = prepared.parameter_name(place)?.strip_prefix('$')?.parse::<usize>().ok()?;
        statement.values.get(number.checked_sub(1)?)
    };
    let values = (1..=prepared.parameter_count()).map(value).collect::<Option<Vec<&Value>>>();
    let values = values.ok_or_else(|| StoreError::Failed("a mark without a value".to_owned()))?;
    let found = prepared.query_map(params_from_iter(values), row).map_err(failed)?;
    found.collect::<Result<Vec<Row>, Error>>().map_err(failed)
}

/// The schema has whole numbers, texts and bytes alone, and no column without a value.
fn value(column: ValueRef<'_>) -> Result<Value, Error> {
    Ok(match column {
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(_) => Value::Text(column.as_str()?.to_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Null | ValueRef::Real(_) => return Err(Error::IntegralValueOutOfRange(0, 0)),
    })
}

impl ToSql for Value {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>, Error> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn failed(error: Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Conflict(error.to_string()),
        Some(ErrorCode::OperationInterrupted) => StoreError::Slow,
        _ => StoreError::Failed(error.to_string()),
    }
}
