//! What one source answered about one item, before it is judged.

use epcis::Document;

use super::clock::{LocalTime, Timestamp};
use super::product::ProductCard;
use super::report::{NotAsked, SourceRole, Unavailable};

/// What one source answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The source's name from the configuration.
    pub name: String,
    /// The source's role.
    pub role: SourceRole,
    /// The source's host.
    pub host: String,
    /// How the asking went.
    pub outcome: Outcome,
    /// Every EPCIS document that was read, in the order of reading.
    pub documents: Vec<Document>,
    /// A record of a source that is no EPCIS repository.
    pub record: Option<ProductCard>,
    /// A trusted resolver links to a recall notice of this item: the link's address.
    pub recall_link: Option<String>,
    /// What the signature over the answer says.
    pub signature: Signature,
    /// When the source was asked.
    pub asked_at: Option<Timestamp>,
    /// When it had answered, or failed.
    pub answered_at: Option<Timestamp>,
    /// The source's own statement of how fresh its answer is.
    pub updated: Option<LocalTime>,
    /// When a kept copy was made, if this is one.
    pub copied_at: Option<Timestamp>,
    /// Not everything was read: a limit was reached.
    pub cut: bool,
}

/// How the asking went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// No answer yet.
    #[default]
    Asking,
    /// It answered; whether it knows the item is seen from its documents.
    Answered,
    /// It could not be read.
    Unavailable(Unavailable),
    /// It was not asked.
    NotAsked(NotAsked),
}

/// What the signature over an answer says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signature {
    /// There is none by a pinned key.
    #[default]
    None,
    /// Whether there is a right one cannot be told: the device cannot verify it, it did not come, or the
    /// answer is not in one piece.
    Unchecked,
    /// It is right, by a pinned key.
    Valid,
    /// It is wrong, or missing where the configuration demands one.
    Invalid,
}
