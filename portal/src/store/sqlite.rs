//! The embedded engine: one file, many readers, one writer.

mod readers;

use super::bind::{self, query};
use super::engine::{Engine, Later, Row, Statement, StoreError};
use super::schema::{self, Dialect};
use readers::Readers;
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const DIALECT: Dialect = Dialect { bytes: "BLOB", clustered: " WITHOUT ROWID" };

/// Longest time that a reader or a writer waits for the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// An SQLite file, or memory.
pub struct Sqlite {
    readers: Readers,
    writer: SqlitePool,
}

impl Sqlite {
    /// Opens or creates a file and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be opened or is no database of the portal.
    pub async fn open(path: &Path) -> Result<Sqlite, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was acknowledged survives the loss of power.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("cache_size", "-2048");
        let writer = written(options).await?;
        Ok(Sqlite { readers: Readers::open(path, None)?, writer })
    }

    /// A database that lives as long as its connections.
    ///
    /// # Errors
    /// [`StoreError`] if memory is short.
    pub async fn in_memory() -> Result<Sqlite, StoreError> {
        // Memory under a name that begins so is shared by the connections of this process.
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let name = format!("/portal-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let options = SqliteConnectOptions::new().filename(&name).vfs(MEMORY).create_if_missing(true);
        let writer = written(options.foreign_keys(true).busy_timeout(PATIENCE)).await?;
        Ok(Sqlite { readers: Readers::open(Path::new(&name), Some(MEMORY))?, writer })
    }
}

/// SQLite's own name for files that are memory.
const MEMORY: &str = "memdb";

/// The one connection that writes, with its tables up to date.
async fn written(options: SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    let pool = SqlitePoolOptions::new().max_connections(1).min_connections(1).acquire_timeout(PATIENCE);
    // A connection to memory that was closed for being idle would take the database with it.
    let pool = pool.idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    let writer = pool.connect_with(options).await.map_err(bind::failed)?;
    migrate(&writer).await?;
    Ok(writer)
}

async fn migrate(pool: &SqlitePool) -> Result<(), StoreError> {
    let (migrator, mut attempt) = (schema::migrator(&DIALECT), 0);
    while let Err(error) = migrator.run(pool).await {
        schema::again(&error, &mut attempt).await?;
    }
    Ok(())
}

impl Engine for Sqlite {
    fn read(&self, statement: Statement) -> Later<'_, Vec<Row>> {
        // Each statement is bounded by its index and its limit (`store::plans` shows it): it is done in the time that
        // another thread would need to wake up, so it is done here.
        Box::pin(std::future::ready(self.readers.read(&statement)))
    }

    fn write(&self, statements: Vec<Statement>) -> Later<'_, ()> {
        Box::pin(async move {
            let mut connection = self.writer.acquire().await.map_err(bind::failed)?;
            let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.map_err(bind::failed)?;
            for statement in statements {
                query!(sqlx::Sqlite, statement).execute(&mut *transaction).await.map_err(bind::failed)?;
            }
            transaction.commit().await.map_err(bind::failed)
        })
    }

    fn plan(&self, statement: Statement) -> Later<'_, Vec<String>> {
        Box::pin(async move { Ok(bind::lines(self.read(bind::explained("EXPLAIN QUERY PLAN", statement)).await?)) })
    }
}
