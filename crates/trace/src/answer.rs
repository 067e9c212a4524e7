//! What one source answered about one item, before it is judged.

use epcis::Document;

use super::asked::{NotAsked, SourceRole, Unavailable};
use super::clock::{LocalTime, Timestamp};
use super::product::ProductCard;
use super::recall::RecallNotice;
use super::unread::{NotRead, Unread};

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
    /// The recall notices that its resolver leads to and that were read. A notice counts for this item only if
    /// one of the things that it names covers it.
    pub recalls: Vec<RecallNotice>,
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
    /// Everything that it has, or may have, and that was not read. An answer without a grave note
    /// ([`Unread::is_grave`]) was read in full.
    pub unread: Vec<Unread>,
}

impl Answer {
    /// Whether everything that the source has to say about the item was read.
    pub fn is_full(&self) -> bool {
        !self.unread.iter().any(Unread::is_grave)
    }

    /// Whether it was asked and answered in full, or there was nothing to ask it.
    pub fn is_complete(&self) -> bool {
        let answered = match self.outcome {
            Outcome::Answered => true,
            Outcome::Asking | Outcome::Unavailable(_) => false,
            Outcome::NotAsked(why) => why != NotAsked::Offline,
        };
        answered && self.is_full()
    }

    /// Whether a bound cut something off, or pages are missing.
    pub fn is_cut(&self) -> bool {
        let cut = |what| matches!(what, NotRead::Cut(_) | NotRead::Pages(_) | NotRead::FullPage { .. });
        self.unread.iter().any(|note| cut(note.what))
    }
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

/// What the signature over a source's answer says. Format: `docs/signatures.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Signature {
    /// There is none by a pinned key, and none is demanded.
    #[default]
    None,
    /// Whether there is a right one cannot be told, and none is demanded.
    Unchecked(SignatureFault),
    /// It is right, by a pinned key, about this item, and in its time.
    Valid {
        /// When it was made.
        issued: Timestamp,
        /// Parts that are shown from this source and that it does not cover; empty if it covers all.
        uncovered: Vec<Part>,
    },
    /// It is wrong; or one is demanded, and what counts from this source is not covered by a right one.
    Invalid(SignatureFault),
}

/// What is wrong with a signature, or why there is none that can be told to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignatureFault {
    /// There is none.
    Absent,
    /// It was not made by a pinned key over these bytes, or the bytes are not those that were signed.
    Wrong,
    /// It cannot be read.
    Unreadable,
    /// It is announced, and does not come.
    Unreachable(Unavailable),
    /// The device cannot verify it, or no key is pinned that could have made it.
    NotCheckable,
    /// It is about another item.
    AnotherItem,
    /// Its time is over, or it is older than 7 days.
    Late,
    /// It says that it was made in the future.
    Early,
    /// It names no item and no time: it proves only that these bytes were signed once.
    Unbound,
    /// It is right and does not cover this part of what the source said.
    NotCovered(Part),
    /// It lists events or a recall that did not arrive: somebody between may have left them out.
    Incomplete,
}

/// A part of what a source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The events about the item.
    Events,
    /// The product's record.
    Card,
    /// A recall notice.
    Notice,
    /// The events of inputs and containers.
    StepBack,
}
