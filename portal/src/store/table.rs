//! Whole tables, row by row: what a backup holds beside events and records.

use super::engine::{Row, Statement, StoreError, Value};
use super::{Store, int, write};

/// A table with its columns; the first one is its key and its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    columns: &'static str,
    key: &'static str,
    /// What belongs to entries of the journal up to a number.
    bound: &'static str,
}

/// Every table beside those of events and records. What is behind the last entry of the journal that a backup holds
/// stays out, so that it is the portal as it was at one moment.
pub const TABLES: [Table; 7] = [
    Table {
        name: "token",
        columns: "token, digest, organisation, role, scope, made, revoked",
        key: "token",
        bound: "",
    },
    Table {
        name: "journal",
        columns: "entry, at, organisation, deed, body, digest",
        key: "entry",
        bound: " AND entry <= $2",
    },
    Table {
        name: "capture",
        columns: "event_key, hash, organisation, voice, day, entry",
        key: "event_key",
        bound: " AND entry <= $2",
    },
    Table { name: "job", columns: "job, organisation, at, body", key: "job", bound: "" },
    Table {
        name: "outbox",
        columns: "place, subject, kind, state, attempts, delivery, said",
        key: "place",
        // A place begins with the number of its entry.
        bound: " AND place < $2",
    },
    Table {
        name: "receipt",
        columns: "subject, at, body",
        key: "subject",
        bound: " AND subject IN (SELECT event_key FROM capture WHERE entry <= $2)",
    },
    // Whose turn it is to send is over before any backup is read.
    Table { name: "fact", columns: "name, body", key: "name", bound: " AND name NOT LIKE 'turn %'" },
];

impl Table {
    /// The table of a name.
    pub fn named(name: &str) -> Option<Table> {
        TABLES.into_iter().find(|it| it.name == name)
    }

    /// How many columns it has.
    pub fn width(self) -> usize {
        self.columns.split(", ").count()
    }

    /// What stands before every key.
    fn first(self) -> Value {
        match self.name {
            "journal" => Value::Int(0),
            "capture" | "outbox" | "receipt" => Value::Bytes(Vec::new()),
            _ => Value::Text(String::new()),
        }
    }
}

impl Store {
    /// Rows of a table behind a key, in the order of keys; those that belong to entries of the journal behind `last`
    /// are left out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn table(
        &self,
        table: Table,
        after: Option<&Value>,
        last: i64,
        most: usize,
    ) -> Result<Vec<Row>, StoreError> {
        let Table { name, columns, key, bound } = table;
        let mut values = vec![after.cloned().unwrap_or_else(|| table.first())];
        if bound.contains("$2") {
            let next = last.saturating_add(1).to_be_bytes().to_vec();
            values.push(if name == "outbox" { Value::Bytes(next) } else { Value::Int(last) });
        }
        values.push(Value::Int(i64::try_from(most).unwrap_or(i64::MAX)));
        let limit = values.len();
        let sql = format!("SELECT {columns} FROM {name} WHERE {key} > $1{bound} ORDER BY {key} LIMIT ${limit}");
        self.read(Statement { sql: sql.into(), values }).await
    }

    /// Adds rows to a table; those that are there stay.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn fill(&self, table: Table, rows: Vec<Row>) -> Result<(), StoreError> {
        let mut statements = Vec::new();
        let named = format!("{} ({})", table.name, table.columns);
        write::rows(&mut statements, &named, " ON CONFLICT DO NOTHING", rows);
        self.engine.write(statements).await
    }

    /// The number of the last entry of the journal, 0 where it has none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn last_number(&self) -> Result<i64, StoreError> {
        let rows = self.read(Statement::new("SELECT COALESCE(MAX(entry), 0) FROM journal", Vec::new())).await?;
        Ok(rows.into_iter().next().map_or(0, |row| int(row.into_iter().next())))
    }

    /// Those of some events that entries of the journal behind a number brought.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn brought_after(&self, keys: &[Vec<u8>], last: i64) -> Result<Vec<Vec<u8>>, StoreError> {
        let rows = self.by_keys("capture", "event_key, entry", keys).await?;
        let pair = |row: Row| {
            let mut row = row.into_iter();
            (super::bytes(row.next()), int(row.next()))
        };
        Ok(rows.into_iter().map(pair).filter(|(_, entry)| *entry > last).map(|(key, _)| key).collect())
    }
}
