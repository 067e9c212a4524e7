//! The tables, and how they come to be.
//!
//! ```text
//! event     id · recorded · event_key · body (the event as captured) · places (keys that it names, one a line)
//! term      term · event · roles               a word of an event, by its hash, to the events that hold it
//! word      listing · word                     what the top-level resources of EPCIS list
//! record    record_key · body                  a card, recall notice or place
//! revision  about · revision                   when something about a thing changed last
//! token     token · digest · organisation · role · scope · made · revoked      who may write
//! journal   entry · at · organisation · deed · body · digest                   every write, chained
//! capture   event_key · hash · organisation · voice · day · entry              how an event came in
//! job       job · organisation · at · body                                     capture jobs of EPCIS
//! outbox    place · subject · kind · state · attempts · delivery · said        what goes to the nation
//! receipt   subject · at · body                                                what the nation answered
//! fact      name · body                                                        what the portal remembers of itself
//! ```
//!
//! An event's `id` is its repository, its time and a hash of its identifier, so that the order of ids is
//! the order of time, and no number of a sequence is needed (`store::term`).

use super::engine::StoreError;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};
use std::borrow::Cow;

/// What an engine calls bytes, and what it says behind a table that is its own index.
pub(super) struct Dialect {
    pub(super) bytes: &'static str,
    pub(super) clustered: &'static str,
}

/// Every step, oldest first: a step that was published never changes, since its checksum is kept.
const STEPS: [(i64, &str, &str, &str); 2] = [EVENTS, WRITING];

const EVENTS: (i64, &str, &str, &str) = (
    1,
    "events, terms, words, records, revisions",
    "CREATE TABLE event (id {bytes} NOT NULL PRIMARY KEY, recorded {bytes} NOT NULL, event_key {bytes} NOT NULL,
       body TEXT NOT NULL, places TEXT NOT NULL);
     CREATE UNIQUE INDEX event_recorded ON event (recorded);
     CREATE UNIQUE INDEX event_event_key ON event (event_key);
     CREATE TABLE term (term {bytes} NOT NULL, event {bytes} NOT NULL REFERENCES event (id), roles BIGINT NOT NULL,
       PRIMARY KEY (term, event)){clustered};
     CREATE TABLE word (listing BIGINT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (listing, word)){clustered};
     CREATE TABLE record (record_key {bytes} NOT NULL PRIMARY KEY, listing BIGINT NOT NULL, item TEXT NOT NULL,
       body TEXT NOT NULL);
     CREATE UNIQUE INDEX record_listing ON record (listing, item);
     CREATE TABLE revision (about {bytes} NOT NULL PRIMARY KEY, revision BIGINT NOT NULL);
     CREATE INDEX revision_revision ON revision (revision)",
    "DROP TABLE revision; DROP TABLE record; DROP TABLE word; DROP TABLE term; DROP TABLE event",
);

const WRITING: (i64, &str, &str, &str) = (
    2,
    "tokens, journal, captures, jobs, outbox, receipts",
    "CREATE TABLE token (token TEXT NOT NULL PRIMARY KEY, digest {bytes} NOT NULL, organisation TEXT NOT NULL,
       role TEXT NOT NULL, scope TEXT NOT NULL, made BIGINT NOT NULL, revoked BIGINT NOT NULL);
     CREATE TABLE journal (entry BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, organisation TEXT NOT NULL,
       deed TEXT NOT NULL, body TEXT NOT NULL, digest {bytes} NOT NULL);
     CREATE TABLE capture (event_key {bytes} NOT NULL PRIMARY KEY, hash TEXT NOT NULL, organisation TEXT NOT NULL,
       voice TEXT NOT NULL, day BIGINT NOT NULL, entry BIGINT NOT NULL){clustered};
     CREATE INDEX capture_day ON capture (voice, day, event_key);
     CREATE TABLE job (job TEXT NOT NULL PRIMARY KEY, organisation TEXT NOT NULL, at BIGINT NOT NULL,
       body TEXT NOT NULL);
     CREATE INDEX job_organisation ON job (organisation, at, job);
     CREATE TABLE outbox (place {bytes} NOT NULL PRIMARY KEY, subject {bytes} NOT NULL, kind BIGINT NOT NULL,
       state BIGINT NOT NULL, attempts BIGINT NOT NULL, delivery TEXT NOT NULL, said TEXT NOT NULL);
     CREATE INDEX outbox_state ON outbox (state, place);
     CREATE INDEX outbox_subject ON outbox (subject);
     CREATE TABLE receipt (subject {bytes} NOT NULL PRIMARY KEY, at BIGINT NOT NULL, body TEXT NOT NULL);
     CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL)",
    "DROP TABLE fact; DROP TABLE receipt; DROP TABLE outbox; DROP TABLE job; DROP TABLE capture; DROP TABLE journal;
     DROP TABLE token",
);

/// The steps in an engine's words. No lock is taken: distributed engines have none for this, and two
/// portals that start at once meet at the table of steps instead.
pub(super) fn migrator(dialect: &Dialect) -> Migrator {
    let spoken = |sql: &str| sql.replace("{bytes}", dialect.bytes).replace("{clustered}", dialect.clustered);
    let step = |version, name: &'static str, kind, sql: &str| {
        // The text is fixed above; nothing from outside is in it.
        let sql = AssertSqlSafe(spoken(sql)).into_sql_str();
        Migration::new(version, Cow::Borrowed(name), kind, sql, false)
    };
    let steps = STEPS.iter().flat_map(|(version, name, up, down)| {
        [
            step(*version, name, MigrationType::ReversibleUp, up),
            step(*version, name, MigrationType::ReversibleDown, down),
        ]
    });
    let mut migrator = Migrator::with_migrations(steps.collect());
    migrator.set_locking(false);
    migrator
}

/// The newest step that this portal knows.
pub fn newest() -> i64 {
    STEPS.last().map_or(0, |(version, ..)| *version)
}

/// Waits before the steps are tried once more: another portal that starts at the same moment may have taken
/// the one that failed here.
///
/// # Errors
/// [`StoreError`] if trying again will not help, or did not.
pub(super) async fn again(error: &sqlx::migrate::MigrateError, attempt: &mut u32) -> Result<(), StoreError> {
    let refused = refused(error);
    if matches!(refused, StoreError::Foreign(_)) || *attempt == ATTEMPTS {
        return Err(refused);
    }
    *attempt += 1;
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    Ok(())
}

/// How often steps are tried again.
const ATTEMPTS: u32 = 5;

fn refused(error: &sqlx::migrate::MigrateError) -> StoreError {
    use sqlx::migrate::MigrateError as Error;
    match error {
        Error::VersionMissing(version) => {
            StoreError::Foreign(format!("made by a newer portal (step {version}, this one knows {})", newest()))
        }
        Error::VersionMismatch(version) => StoreError::Foreign(format!("step {version} was made by another program")),
        other => StoreError::Failed(other.to_string()),
    }
}
