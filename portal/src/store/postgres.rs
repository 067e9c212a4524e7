//! PostgreSQL, and engines that speak its protocol.

use super::bind::{self, query};
use super::engine::{Engine, Later, Row, Statement, StoreError, Value};
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
        // For the same reason a statement is planned once for each connection: planning it for each value costs more
        // than the walk does, and with every statistic more.
        let options = options.application_name("portal").options([
            ("statement_timeout", "5s"),
            ("enable_seqscan", "off"),
            ("enable_bitmapscan", "off"),
            ("enable_sort", "off"),
            ("enable_hashjoin", "off"),
            ("enable_mergejoin", "off"),
            ("plan_cache_mode", "force_generic_plan"),
            ("jit", "off"),
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

/// A value as PostgreSQL's own words.
fn literal(value: &Value) -> String {
    match value {
        Value::Int(number) => number.to_string(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Bytes(bytes) => format!("'\\x{}'", crate::content::hex(bytes)),
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
        // The plan that serves every value, as reads have it: asked beside values, it would be one for those.
        Box::pin(async move {
            let values: Vec<String> = statement.values.iter().map(literal).collect();
            let asked = [
                format!("PREPARE planned AS {}", statement.sql),
                format!("EXPLAIN EXECUTE planned ({})", values.join(", ")),
                "DEALLOCATE planned".to_owned(),
            ];
            let mut connection = self.pool.acquire().await.map_err(bind::failed)?;
            let mut lines = Vec::new();
            for sql in asked {
                let rows = sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *connection).await;
                let rows = rows.map_err(bind::failed)?;
                lines.extend(bind::lines(rows.iter().map(bind::row).collect::<Result<_, _>>()?));
            }
            Ok(lines)
        })
    }
}
