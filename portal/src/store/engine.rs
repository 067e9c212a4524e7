//! What the portal asks of a database: statements with values, rows back, whole transactions.
//!
//! Everything above this trait is written once. SQL keeps to what SQLite, PostgreSQL and the distributed
//! engines that speak PostgreSQL's protocol all run: no sequence, no advisory lock, no LISTEN, and
//! placeholders `$1`, `$2`, ….

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

/// A value of a placeholder or a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// 64 bits, signed.
    Int(i64),
    /// UTF-8.
    Text(String),
    /// Bytes, compared from the first to the last.
    Bytes(Vec<u8>),
}

/// The columns of a row, in the order of the statement.
pub type Row = Vec<Value>;

/// A statement with the values of its placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The text; its placeholders are `$1`, `$2`, ….
    pub sql: Cow<'static, str>,
    /// The values, in the order of the placeholders.
    pub values: Vec<Value>,
}

impl Statement {
    /// A statement of fixed text.
    pub fn new(sql: &'static str, values: Vec<Value>) -> Statement {
        Statement { sql: Cow::Borrowed(sql), values }
    }
}

/// Why a database did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// Two transactions met, and this one must be tried again: SQLSTATE 40001, 40P01, 23505, a busy file.
    Conflict(String),
    /// The statement ran out of time, and was stopped.
    Slow,
    /// No server answers, or none that writes: one may take its place, and the client comes again.
    Away(String),
    /// The query would look at more events than one request may.
    TooComplex,
    /// The database is made by a newer portal, or is none of the portal's.
    Foreign(String),
    /// Anything else; the text is for the log, not for the client.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Conflict(what) => write!(f, "database: two transactions met: {what}"),
            StoreError::Slow => f.write_str("database: a statement ran out of time"),
            StoreError::Away(what) => write!(f, "database: away: {what}"),
            StoreError::TooComplex => f.write_str("the query looks at too many events"),
            StoreError::Foreign(what) => write!(f, "database: {what}"),
            StoreError::Failed(what) => write!(f, "database: {what}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// What an engine gives, later.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A database.
pub trait Engine: Send + Sync + 'static {
    /// The rows of one statement that changes nothing.
    ///
    /// # Errors
    /// [`StoreError`]; a statement that ran out of time does not go on behind.
    fn read(&self, statement: Statement) -> Later<'_, Vec<Row>>;

    /// Runs all statements in one transaction: all of them hold, or none does.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if it must be tried again.
    fn write(&self, statements: Vec<Statement>) -> Later<'_, ()>;

    /// The steps by which the database would run a statement, one a line.
    ///
    /// # Errors
    /// [`StoreError`].
    fn plan(&self, statement: Statement) -> Later<'_, Vec<String>>;
}
