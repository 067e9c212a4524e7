//! Who was asked, and what came of it.

use super::clock::{LocalTime, Timestamp};

/// One source, and what came of asking it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceLine {
    /// Its name from the configuration.
    pub name: String,
    /// Its role.
    pub role: SourceRole,
    /// Its host, as text.
    pub host: String,
    /// What came of it.
    pub state: SourceState,
    /// What it knows.
    pub known: Known,
    /// When it was asked.
    pub asked_at: Option<Timestamp>,
    /// When it answered, or failed.
    pub answered_at: Option<Timestamp>,
    /// The source's own statement of how fresh its answer is.
    pub updated: Option<LocalTime>,
    /// Not everything was read: the answer was longer than the limit.
    pub cut: bool,
    /// It was asked, and did not answer in full: a recall known only there would not be seen.
    pub incomplete: bool,
    /// What the nation's source holds of what a province's tells, where it was read in full and holds some of it.
    pub passed: Option<Passed>,
}

/// How far what a province tells stands with the nation, by what both answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// When the nation says that it recorded the latest of what both tell.
    pub at: Option<Timestamp>,
    /// How many events of the province about the item the nation does not tell.
    pub missing: usize,
}

/// What the sources know, taken together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// Nothing.
    #[default]
    Nothing,
    /// The kind of product, and not the lot or serial that was scanned.
    Product,
    /// What was scanned, at its own level: the kind of product, the lot, or the item or its lot.
    Item,
}

/// Whose source it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SourceRole {
    /// A province's.
    #[default]
    Province,
    /// The national portal.
    Nation,
    /// A registry of numbers, such as GS1 Việt Nam's.
    Registry,
}

/// What came of asking a source. The three misses are never mixed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SourceState {
    /// It has not answered yet.
    #[default]
    Asking,
    /// It knows the item, or its kind: [`SourceLine::known`] says which.
    Found {
        /// Number of its events about the item; 0 if it has only master data, or events of other lots.
        events: usize,
    },
    /// It answered, and does not know the item.
    NotFound,
    /// It did not answer in a way that could be read.
    Unavailable {
        /// Why.
        why: Unavailable,
    },
    /// It was not asked.
    NotAsked {
        /// Why.
        why: NotAsked,
    },
}

/// Why a source could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unavailable {
    /// No answer within its time limit.
    Timeout,
    /// No connection at all.
    Network,
    /// The network works, but it is down or lets no other page read it.
    Closed,
    /// An HTTP status that is neither success nor "not found".
    Status(u16),
    /// The answer is not what the source's kind says it is.
    Malformed,
    /// The answer is larger than 2 MB.
    TooLarge,
    /// It sends the question elsewhere.
    Redirect,
    /// It failed several times in a row, and is left in peace for a while.
    CircuitOpen,
}

impl Unavailable {
    /// The HTTP status with which it failed.
    pub fn status(self) -> Option<u16> {
        match self {
            Unavailable::Status(status) => Some(status),
            _ => None,
        }
    }
}

/// Why a source was not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotAsked {
    /// The code holds nothing that could be asked for.
    NothingToAsk,
    /// The device is offline.
    Offline,
    /// The configuration switches it off for this kind of item.
    NotForThisItem,
}
