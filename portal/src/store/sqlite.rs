//! The embedded engine: one file, many readers, one writer.

use super::bind::{self, query};
use super::engine::{Engine, Later, Row, Statement, StoreError};
use super::schema::{self, Dialect};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::time::Duration;

const DIALECT: Dialect = Dialect { bytes: "BLOB", clustered: " WITHOUT ROWID" };

/// Readers that work at once: more than the machine has cores gains nothing.
const READERS: u32 = 4;
/// Longest time that a reader waits for a free connection, and a writer for the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// An SQLite file, or memory.
pub struct Sqlite {
    readers: SqlitePool,
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
        let writer = pool(1).connect_with(options.clone()).await.map_err(bind::failed)?;
        migrate(&writer).await?;
        let readers = pool(READERS).connect_with(options.read_only(true)).await.map_err(bind::failed)?;
        Ok(Sqlite { readers, writer })
    }

    /// A database that lives as long as the process: memory belongs to one connection, which does all.
    ///
    /// # Errors
    /// [`StoreError`] if memory is short.
    pub async fn in_memory() -> Result<Sqlite, StoreError> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        let writer = pool(1).connect_with(options).await.map_err(bind::failed)?;
        migrate(&writer).await?;
        Ok(Sqlite { readers: writer.clone(), writer })
    }
}

fn pool(most: u32) -> SqlitePoolOptions {
    let options = SqlitePoolOptions::new().max_connections(most).min_connections(1).acquire_timeout(PATIENCE);
    // A connection to memory that was closed for being idle would take the database with it.
    options.idle_timeout(None).max_lifetime(None).test_before_acquire(false)
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
        Box::pin(async move {
            // Each statement is bounded by its index and its limit (`store::plan` shows it), so none needs stopping.
            let rows = query!(sqlx::Sqlite, statement).fetch_all(&self.readers).await.map_err(bind::failed)?;
            rows.iter().map(bind::row).collect()
        })
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
