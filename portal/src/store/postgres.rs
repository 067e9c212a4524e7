//! PostgreSQL, and engines that speak its protocol.

use super::bind::{self, query};
use super::engine::{Engine, Later, Row, Statement, StoreError};
use super::schema::{self, Dialect};
use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use std::str::FromStr;
use std::time::{Duration, Instant};

const DIALECT: Dialect = Dialect { bytes: "BYTEA", clustered: "" };

/// Connections of one portal.
const CONNECTIONS: u32 = 8;
/// Longest time that a request waits for a free connection, and a read for a server: while one primary follows
/// another, connections break, and the next ones lead elsewhere.
const PATIENCE: Duration = Duration::from_secs(5);
/// Rest between two attempts at a server.
const REST: Duration = Duration::from_millis(100);

/// A PostgreSQL database.
pub struct Postgres {
    pool: PgPool,
}

impl Postgres {
    /// Connects by `postgres://user:password@host:port/database` and brings the tables up to date.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be reached or is no database of the portal.
    pub async fn connect(url: &str) -> Result<Postgres, StoreError> {
        let options = PgConnectOptions::from_str(url).map_err(bind::failed)?;
        // The server stops what takes too long: work that ran out of time does not go on behind.
        // Every read walks one index in the order of its answer. Before statistics are gathered the planner
        // would rather gather and sort, which grows with what is stored.
        let options = options.application_name("portal").options([
            ("statement_timeout", "5s"),
            ("enable_seqscan", "off"),
            ("enable_bitmapscan", "off"),
            ("enable_sort", "off"),
        ]);
        // A connection is not asked whether it lives before each statement, which would double the time of a read: a
        // read over one that does not is tried again.
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
        let pool = pool.test_before_acquire(false);
        let pool = pool.connect_with(options).await.map_err(bind::failed)?;
        let (migrator, mut attempt) = (schema::migrator(&DIALECT), 0);
        while let Err(error) = migrator.run(&pool).await {
            schema::again(&error, &mut attempt).await?;
        }
        Ok(Postgres { pool })
    }
}

async fn written(connection: &mut PgConnection, statements: Vec<Statement>) -> Result<(), StoreError> {
    let mut transaction = connection.begin().await.map_err(bind::failed)?;
    for statement in statements {
        query!(sqlx::Postgres, statement).execute(&mut *transaction).await.map_err(bind::failed)?;
    }
    transaction.commit().await.map_err(bind::failed)
}

impl Engine for Postgres {
    fn read(&self, statement: Statement) -> Later<'_, Vec<Row>> {
        Box::pin(async move {
            let limit = Instant::now() + PATIENCE;
            loop {
                match query!(sqlx::Postgres, statement.clone()).fetch_all(&self.pool).await {
                    Ok(rows) => return rows.iter().map(bind::row).collect(),
                    Err(error) => match bind::failed(error) {
                        StoreError::Away(_) if Instant::now() < limit => tokio::time::sleep(REST).await,
                        error => return Err(error),
                    },
                }
            }
        })
    }

    fn write(&self, statements: Vec<Statement>) -> Later<'_, ()> {
        Box::pin(async move {
            let mut connection = self.pool.acquire().await.map_err(bind::failed)?;
            let done = written(&mut connection, statements).await;
            if matches!(done, Err(StoreError::Away(_))) {
                // It is broken, or leads to a server that only reads: the next one may lead to the primary.
                let _ = connection.detach().close_hard().await;
            }
            done
        })
    }

    fn plan(&self, statement: Statement) -> Later<'_, Vec<String>> {
        Box::pin(async move { Ok(bind::lines(self.read(bind::explained("EXPLAIN", statement)).await?)) })
    }
}
