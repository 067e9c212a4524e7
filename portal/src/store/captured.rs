//! Events as they come in: with who brought them, their entry of the journal and their place in the outbox, all in
//! one transaction.

use super::engine::{Statement, StoreError, Value};
use super::journal::{Deed, Entry};
use super::{Batch, Repository, Store, bytes, int, outbox, text, write};
use epcis::Event;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

const MS_PER_DAY: i64 = 86_400_000;
/// Keys that are asked for at once.
const AT_ONCE: usize = 250;

/// How an event that is there came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Its content (`capture::content_hash`).
    pub hash: String,
    /// Whose token brought it; empty for one that was loaded without a token.
    pub organisation: String,
    /// The portal that passed it on; empty for one that was captured here.
    pub voice: String,
}

/// Events that are taken in together.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// Whose token brings them.
    pub organisation: String,
    /// The portal that passes them on; empty for a producer.
    pub voice: String,
    /// The token's public name.
    pub token: String,
    /// Whether they go on to the nation.
    pub relay: bool,
    /// The events with their keys and hashes, in the order in which they were sent.
    pub events: Vec<(Vec<u8>, String, Event)>,
    /// The capture job, as JSON text, with its name.
    pub job: Option<(String, String)>,
}

/// What was captured of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOf {
    /// The day, in days since the Unix epoch.
    pub day: i64,
    /// The event's key.
    pub event_key: Vec<u8>,
    /// The event's hash.
    pub hash: String,
}

/// The day of an event by its time, in UTC.
pub(crate) fn day(event: &Event) -> i64 {
    event.time.map_or(0, |it| it.millis().div_euclid(MS_PER_DAY))
}

impl Intake {
    fn statements(&self, last: Option<&Entry>, now: i64) -> Vec<Statement> {
        let mut batch = Batch::default();
        let (mut captures, mut outgoing, mut named) = (Vec::new(), Vec::new(), Vec::new());
        let number = last.map_or(1, |it| it.number + 1);
        for (at, (key, hash, event)) in (0_u32..).zip(&self.events) {
            batch.event(Repository::Province, event);
            captures.push(vec![
                Value::Bytes(key.clone()),
                Value::Text(hash.clone()),
                Value::Text(self.organisation.clone()),
                Value::Text(self.voice.clone()),
                Value::Int(day(event)),
                Value::Int(number),
            ]);
            named.push(json!([event.id, hash, crate::content::hex(key)]));
            if self.relay {
                outgoing.push(outbox::row(number, at, key));
            }
        }
        let (mut statements, _) = batch.statements(&BTreeSet::new(), now);
        let table = "capture (event_key, hash, organisation, voice, day, entry)";
        write::rows(&mut statements, table, "", captures);
        write::rows(&mut statements, outbox::TABLE, "", outgoing);
        if let Some((name, body)) = &self.job {
            let sql = "INSERT INTO job (job, organisation, at, body) VALUES ($1, $2, $3, $4)
                ON CONFLICT (job) DO UPDATE SET body = excluded.body";
            let values = [name, &self.organisation].map(|it| Value::Text(it.clone()));
            let values = values.into_iter().chain([Value::Int(now), Value::Text(body.clone())]).collect();
            statements.push(Statement::new(sql, values));
        }
        if !self.events.is_empty() {
            let body = json!({ "token": self.token, "voice": self.voice, "events": named }).to_string();
            let deed = Deed { organisation: self.organisation.clone(), deed: "capture", body };
            statements.push(Entry::behind(last, now, &deed).statement());
        }
        statements
    }
}

impl Store {
    /// Takes in what `decide` makes of what is there already; it is asked again where another writer was faster.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing was taken in.
    pub async fn take_in<T>(
        &self,
        keys: &[Vec<u8>],
        mut decide: impl FnMut(&BTreeMap<Vec<u8>, Known>) -> (Intake, T),
    ) -> Result<T, StoreError> {
        let _turn = self.turn().await;
        let mut attempt = 0;
        loop {
            let known = self.captured(keys).await?;
            let (intake, made) = decide(&known);
            if intake.events.is_empty() && intake.job.is_none() {
                return Ok(made);
            }
            let last = self.last_entry().await?;
            match self.engine.write(intake.statements(last.as_ref(), write::now_ms())).await {
                Ok(()) => return Ok(made),
                Err(error) => write::met(error, &mut attempt).await?,
            }
        }
    }

    /// How those of some events came in that are there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn captured(&self, keys: &[Vec<u8>]) -> Result<BTreeMap<Vec<u8>, Known>, StoreError> {
        let mut known = BTreeMap::new();
        let columns = "event_key, hash, organisation, voice";
        for row in self.by_keys("capture", columns, keys).await? {
            let mut row = row.into_iter();
            let key = bytes(row.next());
            let [hash, organisation, voice] = [(); 3].map(|()| text(row.next()));
            known.insert(key, Known { hash, organisation, voice });
        }
        // Those that were loaded without a token: from a backup, or with the demo.
        let rest: Vec<Vec<u8>> = keys.iter().filter(|it| !known.contains_key(*it)).cloned().collect();
        for (key, body) in self.bodies(&rest).await? {
            let hash = super::event(&body).map(|it| crate::content::content_hash(&it)).unwrap_or_default();
            known.insert(key, Known { hash, ..Known::default() });
        }
        Ok(known)
    }

    /// Events as they are kept, by their keys.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn bodies(&self, keys: &[Vec<u8>]) -> Result<BTreeMap<Vec<u8>, String>, StoreError> {
        let rows = self.by_keys("event", "event_key, body", keys).await?;
        let pair = |row: Vec<Value>| {
            let mut row = row.into_iter();
            (bytes(row.next()), text(row.next()))
        };
        Ok(rows.into_iter().map(pair).collect())
    }

    pub(super) async fn by_keys(
        &self,
        table: &str,
        columns: &str,
        keys: &[Vec<u8>],
    ) -> Result<Vec<Vec<Value>>, StoreError> {
        let mut found = Vec::new();
        for chunk in keys.chunks(AT_ONCE) {
            let marks = (1..=chunk.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
            let sql = format!("SELECT {columns} FROM {table} WHERE event_key IN ({marks})").into();
            let values = chunk.iter().map(|it| Value::Bytes(it.clone())).collect();
            found.extend(self.read(Statement { sql, values }).await?);
        }
        Ok(found)
    }

    /// What one voice brought, by day and key, from a place on.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn days(&self, voice: &str, from: (i64, &[u8]), to: i64, most: i64) -> Result<Vec<DayOf>, StoreError> {
        let sql = "SELECT day, event_key, hash FROM capture WHERE voice = $1 AND (day > $2 OR (day = $2
            AND event_key > $3)) AND day >= $2 AND day < $4 ORDER BY day, event_key LIMIT $5";
        let values = vec![
            Value::Text(voice.to_owned()),
            Value::Int(from.0),
            Value::Bytes(from.1.to_vec()),
            Value::Int(to),
            Value::Int(most),
        ];
        let rows = self.read(Statement::new(sql, values)).await?;
        let day = |row: Vec<Value>| {
            let mut row = row.into_iter();
            DayOf { day: int(row.next()), event_key: bytes(row.next()), hash: text(row.next()) }
        };
        Ok(rows.into_iter().map(day).collect())
    }

    /// How many events were captured.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn count_captured(&self) -> Result<i64, StoreError> {
        let rows = self.read(Statement::new("SELECT COUNT(*) FROM capture", Vec::new())).await?;
        Ok(rows.into_iter().next().map_or(0, |row| int(row.into_iter().next())))
    }

    /// A capture job with whose it is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn job(&self, name: &str) -> Result<Option<(String, String)>, StoreError> {
        let sql = "SELECT organisation, body FROM job WHERE job = $1";
        let rows = self.read(Statement::new(sql, vec![Value::Text(name.to_owned())])).await?;
        let pair = |row: Vec<Value>| {
            let mut row = row.into_iter();
            (text(row.next()), text(row.next()))
        };
        Ok(rows.into_iter().next().map(pair))
    }

    /// The latest capture jobs of an organisation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn jobs(&self, organisation: &str, most: i64) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT body FROM job WHERE organisation = $1 ORDER BY at DESC, job DESC LIMIT $2";
        let rows = self.read(Statement::new(sql, vec![Value::Text(organisation.to_owned()), Value::Int(most)])).await?;
        Ok(rows.into_iter().map(|row| text(row.into_iter().next())).collect())
    }
}
