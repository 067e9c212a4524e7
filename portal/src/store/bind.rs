//! What both engines share: values into statements, rows out of them, errors told apart.

use super::engine::{Row, Statement, StoreError, Value};
use sqlx::{Column, TypeInfo};

/// Makes a statement of an engine, with its values.
///
/// The text is built from fixed parts of this program; values only ever stand behind placeholders.
macro_rules! query {
    ($engine:ty, $statement:expr) => {{
        let statement: $crate::store::engine::Statement = $statement;
        let mut query = match statement.sql {
            std::borrow::Cow::Borrowed(sql) => sqlx::query::<$engine>(sql),
            std::borrow::Cow::Owned(sql) => sqlx::query::<$engine>(sqlx::AssertSqlSafe(sql)),
        };
        for value in statement.values {
            query = match value {
                $crate::store::engine::Value::Int(it) => query.bind(it),
                $crate::store::engine::Value::Text(it) => query.bind(it),
                $crate::store::engine::Value::Bytes(it) => query.bind(it),
            };
        }
        query
    }};
}
pub(super) use query;

/// Reads a row of an engine by the types that its columns have.
pub(super) fn row<R>(row: &R) -> Result<Row, StoreError>
where
    R: sqlx::Row,
    usize: sqlx::ColumnIndex<R>,
    for<'a> i64: sqlx::Decode<'a, R::Database> + sqlx::Type<R::Database>,
    for<'a> String: sqlx::Decode<'a, R::Database> + sqlx::Type<R::Database>,
    for<'a> Vec<u8>: sqlx::Decode<'a, R::Database> + sqlx::Type<R::Database>,
{
    use sqlx::ValueRef;
    let value = |column: &<R::Database as sqlx::Database>::Column| {
        let at = column.ordinal();
        let raw = row.try_get_raw(at)?;
        let kind = raw.type_info().name().to_owned();
        Ok(match kind.as_str() {
            "BLOB" | "BYTEA" => Value::Bytes(row.try_get(at)?),
            "TEXT" | "VARCHAR" | "NAME" => Value::Text(row.try_get(at)?),
            _ => Value::Int(row.try_get(at)?),
        })
    };
    row.columns().iter().map(value).collect::<Result<Row, sqlx::Error>>().map_err(failed)
}

/// Tells what must be tried again from what failed.
pub(super) fn failed(error: sqlx::Error) -> StoreError {
    let code = error.as_database_error().and_then(|it| it.code()).unwrap_or_default().into_owned();
    match code.as_str() {
        // Serialisation, deadlock, a key that another wrote first; busy, locked and unique in SQLite.
        "40001" | "40P01" | "23505" | "5" | "6" | "517" | "1555" | "2067" => StoreError::Conflict(error.to_string()),
        // Cancelled by the time limit; interrupted.
        "57014" | "9" => StoreError::Slow,
        // Shut down, crashed, still starting; one that only reads, since another took its place.
        "57P01" | "57P02" | "57P03" | "25006" => StoreError::Away(error.to_string()),
        _ if matches!(error, sqlx::Error::PoolTimedOut) => StoreError::Slow,
        _ if matches!(error, sqlx::Error::Io(_) | sqlx::Error::Protocol(_)) => StoreError::Away(error.to_string()),
        _ => StoreError::Failed(error.to_string()),
    }
}

/// The texts of the last column of a plan.
pub(super) fn lines(rows: Vec<Row>) -> Vec<String> {
    let text = |row: Row| match row.into_iter().next_back() {
        Some(Value::Text(text)) => text,
        other => format!("{other:?}"),
    };
    rows.into_iter().map(text).collect()
}

/// The statement behind words that ask for its plan.
pub(super) fn explained(words: &str, statement: Statement) -> Statement {
    Statement { sql: format!("{words} {}", statement.sql).into(), values: statement.values }
}
