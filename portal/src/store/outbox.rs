//! What goes on to the nation: one row an event, in the order in which it was captured.
//!
//! | state | the row |
//! |---|---|
//! | waiting | goes out when all before it did |
//! | under way | belongs to a delivery, whose name and content are frozen until it is answered |
//! | received | the nation gave a receipt |
//! | dead | the nation refused it; a person decides |

use super::engine::{Statement, StoreError, Value};
use super::{Store, bytes, int, operator, text};
use crate::content::hex;

pub(super) const TABLE: &str = "outbox (place, subject, kind, state, attempts, delivery, said)";

const WAITING: i64 = 0;
const UNDER_WAY: i64 = 1;
const RECEIVED: i64 = 2;
const DEAD: i64 = 3;

/// An event, in the column `kind`.
const EVENT: i64 = 1;

/// Rows are counted up to this many.
const MOST_COUNTED: i64 = 1_000_000;

/// A row that is not answered yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its place in the order of capture: the entry of the journal and the number in it.
    pub place: Vec<u8>,
    /// The key of the event.
    pub subject: Vec<u8>,
    /// How often it was sent.
    pub attempts: i64,
    /// The delivery that it belongs to; empty while it waits.
    pub delivery: String,
    /// What was said of it last.
    pub said: String,
}

/// What the nation answered about an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// When, in milliseconds since the Unix epoch, by this machine's clock.
    pub at: i64,
    /// The receipt, as JSON text.
    pub body: String,
}

/// How many rows are in which state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outgoing {
    /// Not received yet.
    pub waiting: i64,
    /// Refused.
    pub dead: i64,
    /// The entry of the journal from which the oldest one waits; 0 where none does.
    pub since: i64,
}

/// Events that the nation does not have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// How many wait to be sent.
    pub waiting: usize,
    /// Those that it refused.
    pub dead: Vec<Vec<u8>>,
    /// Those that it said it received, or that were never sent.
    pub lost: Vec<Vec<u8>>,
}

/// The row of an event.
pub(super) fn row(entry: i64, at: u32, event_key: &[u8]) -> Vec<Value> {
    vec![
        Value::Bytes([entry.to_be_bytes().as_slice(), &at.to_be_bytes()].concat()),
        Value::Bytes(event_key.to_vec()),
        Value::Int(EVENT),
        Value::Int(WAITING),
        Value::Int(0),
        Value::Text(String::new()),
        Value::Text(String::new()),
    ]
}

fn waiting(row: Vec<Value>) -> Waiting {
    let mut columns = row.into_iter();
    Waiting {
        place: bytes(columns.next()),
        subject: bytes(columns.next()),
        attempts: int(columns.next()),
        delivery: text(columns.next()),
        said: text(columns.next()),
    }
}

impl Store {
    async fn in_state(&self, state: i64, most: usize) -> Result<Vec<Waiting>, StoreError> {
        let sql = "SELECT place, subject, attempts, delivery, said FROM outbox WHERE state = $1
            ORDER BY place LIMIT $2";
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = self.read(Statement::new(sql, vec![Value::Int(state), Value::Int(most)])).await?;
        Ok(rows.into_iter().map(waiting).collect())
    }

    /// The rows of deliveries that are not answered, or else the next ones that wait, in their order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn next_out(&self, most: usize) -> Result<Vec<Waiting>, StoreError> {
        let mut under_way = self.in_state(UNDER_WAY, most).await?;
        if under_way.is_empty() {
            return self.in_state(WAITING, most).await;
        }
        let first = under_way.first().map(|it| it.delivery.clone());
        under_way.retain(|it| Some(&it.delivery) == first.as_ref());
        Ok(under_way)
    }

    /// Makes a delivery of rows that wait: its name holds from now on.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn freeze(&self, rows: &[Waiting], delivery: &str) -> Result<(), StoreError> {
        let sql = "UPDATE outbox SET state = $1, delivery = $2 WHERE place = $3 AND state = $4";
        let statement = |row: &Waiting| {
            let delivery = Value::Text(delivery.to_owned());
            let values = vec![Value::Int(UNDER_WAY), delivery, Value::Bytes(row.place.clone()), Value::Int(WAITING)];
            Statement::new(sql, values)
        };
        self.engine.write(rows.iter().map(statement).collect()).await
    }

    /// Counts an attempt that was not answered; the delivery stays as it is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unanswered(&self, rows: &[Waiting], why: &str) -> Result<(), StoreError> {
        let sql = "UPDATE outbox SET attempts = attempts + 1, said = $1 WHERE place = $2";
        let statement =
            |row: &Waiting| Statement::new(sql, vec![Value::Text(why.to_owned()), Value::Bytes(row.place.clone())]);
        self.engine.write(rows.iter().map(statement).collect()).await
    }

    /// Closes rows of a delivery: with the receipt of each, or with why it was refused.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn settle(&self, rows: &[(Waiting, Result<Receipt, String>)]) -> Result<(), StoreError> {
        let mut statements = Vec::new();
        for (row, answer) in rows {
            let sql = "UPDATE outbox SET state = $1, attempts = attempts + 1, said = $2 WHERE place = $3";
            let (state, said) = match answer {
                Ok(receipt) => {
                    let sql = "INSERT INTO receipt (subject, at, body) VALUES ($1, $2, $3)
                        ON CONFLICT (subject) DO UPDATE SET at = excluded.at, body = excluded.body";
                    let subject = Value::Bytes(row.subject.clone());
                    let values = vec![subject, Value::Int(receipt.at), Value::Text(receipt.body.clone())];
                    statements.push(Statement::new(sql, values));
                    (RECEIVED, "")
                }
                Err(why) => (DEAD, why.as_str()),
            };
            let values = vec![Value::Int(state), Value::Text(said.to_owned()), Value::Bytes(row.place.clone())];
            statements.push(Statement::new(sql, values));
        }
        self.engine.write(statements).await
    }

    /// Lets rows of a refused delivery wait again, each to go by itself.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn thaw(&self, rows: &[Waiting], why: &str) -> Result<(), StoreError> {
        let statement = |row: &Waiting| {
            let sql = "UPDATE outbox SET delivery = $1, said = $2, attempts = attempts + 1 WHERE place = $3";
            let values = [format!("single-{}", hex(&row.place)), why.to_owned()].map(Value::Text);
            Statement::new(sql, values.into_iter().chain([Value::Bytes(row.place.clone())]).collect())
        };
        self.engine.write(rows.iter().map(statement).collect()).await
    }

    /// The rows that were refused.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn dead_letters(&self, most: usize) -> Result<Vec<Waiting>, StoreError> {
        self.in_state(DEAD, most).await
    }

    /// Lets every refused row wait again, and gives how many there were.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn retry_dead(&self) -> Result<usize, StoreError> {
        let dead = self.in_state(DEAD, 100_000).await?;
        let sql = "UPDATE outbox SET state = $1, delivery = '' WHERE state = $2";
        let statement = Statement::new(sql, vec![Value::Int(WAITING), Value::Int(DEAD)]);
        let body = serde_json::json!({ "rows": dead.len() }).to_string();
        self.enter(&operator("dead letters retried", body), &[statement]).await?;
        Ok(dead.len())
    }

    /// What became of events that the nation does not have.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn waiting_among(&self, keys: &[Vec<u8>]) -> Result<Missing, StoreError> {
        let mut missing = Missing::default();
        for key in keys {
            let sql = "SELECT state FROM outbox WHERE subject = $1 ORDER BY place DESC LIMIT 1";
            let rows = self.read(Statement::new(sql, vec![Value::Bytes(key.clone())])).await?;
            match rows.into_iter().next().map(|row| int(row.into_iter().next())) {
                Some(WAITING | UNDER_WAY) => missing.waiting += 1,
                Some(DEAD) => missing.dead.push(key.clone()),
                _ => missing.lost.push(key.clone()),
            }
        }
        Ok(missing)
    }

    /// Lets events go out again.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn send_again(&self, keys: &[Vec<u8>]) -> Result<(), StoreError> {
        if keys.is_empty() {
            return Ok(());
        }
        let body = serde_json::json!({ "events": keys.len() }).to_string();
        self.enter_with(&operator("sent again", body), |entry| {
            let rows = (0_u32..).zip(keys).map(|(at, key)| row(entry, at, key)).collect();
            let mut statements = Vec::new();
            super::write::rows(&mut statements, TABLE, "", rows);
            statements
        })
        .await
    }

    /// Takes a name for somebody, if nobody has it; forgets names of its kind before `old`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn claim(&self, name: &str, who: &str, old: &str) -> Result<bool, StoreError> {
        if let Some(holder) = self.fact(name).await? {
            return Ok(holder == who);
        }
        let sql = "INSERT INTO fact (name, body) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        let claim = Statement::new(sql, [name, who].map(|it| Value::Text(it.to_owned())).to_vec());
        let sql = "DELETE FROM fact WHERE name >= $1 AND name < $2";
        let kind = name.split(' ').next().unwrap_or_default();
        let values = [format!("{kind} "), old.to_owned()].map(Value::Text).to_vec();
        self.engine.write(vec![claim, Statement::new(sql, values)]).await?;
        Ok(self.fact(name).await?.as_deref() == Some(who))
    }

    /// How many rows wait and how many were refused.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn outgoing(&self) -> Result<Outgoing, StoreError> {
        let mut counts = [0; 3];
        for (state, count) in [WAITING, UNDER_WAY, DEAD].into_iter().zip(&mut counts) {
            let sql = "SELECT COUNT(*) FROM (SELECT place FROM outbox WHERE state = $1 LIMIT $2) counted";
            let rows = self.read(Statement::new(sql, vec![Value::Int(state), Value::Int(MOST_COUNTED)])).await?;
            *count = rows.into_iter().next().map_or(0, |row| int(row.into_iter().next()));
        }
        let oldest = self.next_out(1).await?.into_iter().next();
        let entry = oldest.and_then(|it| it.place.first_chunk::<8>().copied()).map_or(0, i64::from_be_bytes);
        Ok(Outgoing { waiting: counts[0] + counts[1], dead: counts[2], since: entry })
    }

    /// The nation's receipt for an event.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn receipt(&self, event_key: &[u8]) -> Result<Option<Receipt>, StoreError> {
        let sql = "SELECT at, body FROM receipt WHERE subject = $1";
        let rows = self.read(Statement::new(sql, vec![Value::Bytes(event_key.to_vec())])).await?;
        let receipt = |row: Vec<Value>| {
            let mut row = row.into_iter();
            Receipt { at: int(row.next()), body: text(row.next()) }
        };
        Ok(rows.into_iter().next().map(receipt))
    }

    /// What the portal remembers under a name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn fact(&self, name: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT body FROM fact WHERE name = $1";
        let rows = self.read(Statement::new(sql, vec![Value::Text(name.to_owned())])).await?;
        Ok(rows.into_iter().next().map(|row| text(row.into_iter().next())))
    }

    /// Remembers something under a name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn remember(&self, name: &str, body: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO fact (name, body) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET body = excluded.body";
        let values = [name, body].map(|it| Value::Text(it.to_owned())).to_vec();
        self.engine.write(vec![Statement::new(sql, values)]).await
    }
}
