//! Where events and records are kept.
//!
//! [`Engine`] is what a database must do; everything else is written once above it. A look-up costs the
//! same whatever is stored: each statement walks one index from where its answer begins to where it ends.

mod bind;
mod captured;
mod engine;
mod events;
mod journal;
mod notice;
mod outbox;
mod page;
mod postgres;
mod records;
mod schema;
mod sqlite;
mod table;
mod term;
mod token;
mod write;

pub use captured::{DayOf, Intake, Known};
pub use engine::{Engine, Later, Row, Statement, StoreError, Value};
pub(crate) use events::event;
pub use journal::{Deed, Entry};
pub use notice::Change;
pub(crate) use notice::{items, leaves_the_lot_open, notices};
pub use outbox::{Missing, Outgoing, Receipt, Waiting};
pub use page::plans;
pub use postgres::Postgres;
pub(crate) use records::depends_on;
pub use schema::newest as newest_schema;
pub use sqlite::Sqlite;
pub use table::{TABLES, Table};
pub(crate) use term::about;
pub use term::event_key;
pub(crate) use term::identifier;
pub use token::StoredToken;
pub(crate) use token::operator;
pub use write::Batch;
pub(crate) use write::places;

use crate::query::Cursor;
use std::path::PathBuf;
use std::sync::Arc;

/// Whose records they are. One process serves both, so that a disagreement can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repository {
    /// The province.
    Province,
    /// The nation.
    Nation,
}

impl Repository {
    /// Both.
    pub const ALL: [Repository; 2] = [Repository::Province, Repository::Nation];

    /// The folder under which its addresses stand.
    pub fn folder(self) -> &'static str {
        match self {
            Repository::Province => "",
            Repository::Nation => "/quoc-gia",
        }
    }

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Repository::Province => "province",
            Repository::Nation => "nation",
        }
    }

    /// Its number in the database.
    fn number(self) -> u8 {
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
    /// A recall notice by its name, with its history.
    Notice,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [RecordKind; 4] = [RecordKind::Card, RecordKind::Recall, RecordKind::Place, RecordKind::Notice];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            RecordKind::Card => "card",
            RecordKind::Recall => "recall",
            RecordKind::Place => "place",
            RecordKind::Notice => "notice",
        }
    }

    fn number(self) -> u8 {
        match self {
            RecordKind::Card => 1,
            RecordKind::Recall => 2,
            RecordKind::Place => 3,
            RecordKind::Notice => 4,
        }
    }
}

/// What the top-level resources of EPCIS list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// `eventTypes`.
    EventTypes = 1,
    /// `epcs`.
    Epcs = 2,
    /// `bizSteps`.
    BizSteps = 3,
    /// `bizLocations`.
    BizLocations = 4,
    /// `readPoints`.
    ReadPoints = 5,
    /// `dispositions`.
    Dispositions = 6,
}

/// A record about one thing, as JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The thing's canonical Digital Link URI.
    pub key: String,
    /// A JSON object.
    pub body: String,
}

/// An event as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its place in the order of time.
    pub id: Vec<u8>,
    /// Its place in the order of record.
    pub recorded: Vec<u8>,
    /// The event as JSON text, as it was captured.
    pub body: String,
    /// Keys of the places and parties that it names.
    pub places: Vec<String>,
}

/// Some of the events that match, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The events.
    pub events: Vec<Stored>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

/// Where a database stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Database {
    /// In memory, gone with the process.
    #[default]
    Memory,
    /// In a file, created if it is not there.
    File(PathBuf),
    /// A PostgreSQL server, by its URL.
    Postgres(String),
}

impl std::str::FromStr for Database {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Database, Self::Err> {
        Ok(match text {
            ":memory:" => Database::Memory,
            url if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Database::Postgres(url.to_owned())
            }
            path => Database::File(PathBuf::from(path)),
        })
    }
}

/// A database of events and records.
#[derive(Clone)]
pub struct Store {
    engine: Arc<dyn Engine>,
    /// Writers that append to the journal take turns, since each entry stands behind the last one.
    writing: Arc<tokio::sync::Mutex<()>>,
}

impl Store {
    /// A store over an engine.
    pub fn new(engine: impl Engine) -> Store {
        Store { engine: Arc::new(engine), writing: Arc::default() }
    }

    /// Opens a database and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreError`] if it cannot be reached, or is none of the portal's.
    pub async fn open(database: &Database) -> Result<Store, StoreError> {
        Ok(match database {
            Database::Memory => Store::new(Sqlite::in_memory().await?),
            Database::File(path) => Store::new(Sqlite::open(path).await?),
            Database::Postgres(url) => Store::new(Postgres::connect(url).await?),
        })
    }

    /// The engine, for what is asked of it alone: plans.
    pub fn engine(&self) -> &dyn Engine {
        self.engine.as_ref()
    }

    /// The turn of one writer of the journal.
    async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.writing.lock().await
    }

    async fn read(&self, statement: Statement) -> Result<Vec<Row>, StoreError> {
        self.engine.read(statement).await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError`] if it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read(Statement::new("SELECT about, revision FROM revision WHERE about = $1", vec![Value::Bytes(vec![0])]))
            .await
            .map(drop)
    }

    /// Whether nothing was loaded yet.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let events = self.read(Statement::new("SELECT id FROM event LIMIT 1", Vec::new())).await?;
        let records = self.read(Statement::new("SELECT record_key FROM record LIMIT 1", Vec::new())).await?;
        Ok(events.is_empty() && records.is_empty())
    }
}

/// A column of bytes.
fn bytes(value: Option<Value>) -> Vec<u8> {
    match value {
        Some(Value::Bytes(bytes)) => bytes,
        _ => Vec::new(),
    }
}

/// A column of text.
fn text(value: Option<Value>) -> String {
    match value {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    }
}

/// A column of a number.
fn int(value: Option<Value>) -> i64 {
    match value {
        Some(Value::Int(number)) => number,
        _ => 0,
    }
}
