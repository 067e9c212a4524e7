//! Where events and records are kept: the trait every database implements.

mod sqlite;

pub use sqlite::Sqlite;
pub(crate) use sqlite::key_text;

use crate::query::{Cursor, EventQuery};
use epcis::{Event, ItemKey};
use std::fmt;

/// Whose records they are. One process serves both, so that a disagreement can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repository {
    /// The province.
    Province,
    /// The nation.
    Nation,
}

impl Repository {
    /// The folder under which its addresses stand.
    pub fn folder(self) -> &'static str {
        match self {
            Repository::Province => "",
            Repository::Nation => "/quoc-gia",
        }
    }

    /// Its number in the database.
    fn number(self) -> i64 {
        match self {
            Repository::Province => 1,
            Repository::Nation => 2,
        }
    }
}

/// What a record is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordKind {
    /// A product, lot or serial: name, maker, dates, certificates.
    Card,
    /// A recall notice.
    Recall,
    /// A place or party: an element of an EPCIS vocabulary.
    Place,
}

impl RecordKind {
    fn number(self) -> i64 {
        match self {
            RecordKind::Card => 1,
            RecordKind::Recall => 2,
            RecordKind::Place => 3,
        }
    }
}

/// A record about one thing, as JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The thing's canonical Digital Link URI.
    pub key: String,
    /// A JSON object.
    pub body: String,
}

/// Some of the events that match, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Each event as JSON text, as it was captured.
    pub events: Vec<String>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

/// The database failed; the text is for the log, not for the client.
#[derive(Debug)]
pub struct StoreError(String);

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "database: {}", self.0)
    }
}

impl std::error::Error for StoreError {}

/// A database of events and records.
pub trait Store: Send + 'static {
    /// Adds events, those already there by their identifier excepted, and gives how many were new.
    ///
    /// # Errors
    /// [`StoreError`]; then none was added.
    fn add_events(&mut self, repository: Repository, events: &[Event]) -> Result<usize, StoreError>;

    /// Adds or replaces a record.
    ///
    /// # Errors
    /// [`StoreError`].
    fn put_record(&mut self, repository: Repository, kind: RecordKind, record: &Record) -> Result<(), StoreError>;

    /// The events that match, at most `query.per_page`.
    ///
    /// # Errors
    /// [`StoreError`].
    fn events(&self, repository: Repository, query: &EventQuery) -> Result<Page, StoreError>;

    /// How many events match, counted up to `most`.
    ///
    /// # Errors
    /// [`StoreError`].
    fn count(&self, repository: Repository, query: &EventQuery, most: usize) -> Result<usize, StoreError>;

    /// The record about exactly this thing.
    ///
    /// # Errors
    /// [`StoreError`].
    fn record(&self, repository: Repository, kind: RecordKind, key: &str) -> Result<Option<Record>, StoreError>;

    /// Whether any event names this thing or something of it: a lot of the product, a serial of it.
    ///
    /// # Errors
    /// [`StoreError`].
    fn knows(&self, repository: Repository, item: &ItemKey) -> Result<bool, StoreError>;

    /// Whether nothing was loaded yet.
    ///
    /// # Errors
    /// [`StoreError`].
    fn is_empty(&self) -> Result<bool, StoreError>;
}
