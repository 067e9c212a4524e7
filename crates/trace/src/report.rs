//! The report: everything that the page shows about one scan, as plain data.

use std::sync::Arc;

use serde_json::{Map, Value};

pub use super::asked::{Known, NotAsked, Passed, SourceLine, SourceRole, SourceState, Unavailable};
use super::carried::Carried;
use super::clock::Timestamp;
use super::finding::Finding;
use super::product::{ChecklistLine, ProductCard};
use super::stage::{Stage, StepLink};
use super::verdict::Verdict;

/// What is known about one scanned text.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceReport {
    /// What follows from it.
    pub verdict: Verdict,
    /// What the text is.
    pub carried: Carried,
    /// What the code itself says.
    pub code: CodeRow,
    /// What was found out, the gravest first.
    pub findings: Vec<Finding>,
    /// Who was asked, in the order of the configuration.
    pub sources: Vec<SourceLine>,
    /// The product, as the sources describe it.
    pub product: ProductCard,
    /// The stages of the item, its inputs and its packing, in order of UTC time.
    pub timeline: Vec<Stage>,
    /// One step back (and the further levels, if asked).
    pub back: Vec<StepLink>,
    /// One step forward.
    pub forward: Vec<StepLink>,
    /// The legal checklist.
    pub checklist: Vec<ChecklistLine>,
    /// Every event that was read, also those that do not count.
    pub events: Vec<RawEvent>,
    /// When the report was made.
    pub made_at: Timestamp,
    /// A source has yet to answer: a later report of the same scan may differ.
    pub pending: bool,
}

/// The code's row: is it well formed, and what does it say?
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeRow {
    /// The text as read or typed, without a symbology identifier.
    pub raw: String,
    /// The symbology identifier, such as `]d2`.
    pub symbology: Option<String>,
    /// The product's number, 14 digits.
    pub gtin: Option<String>,
    /// The lot.
    pub lot: Option<String>,
    /// The serial number.
    pub serial: Option<String>,
    /// The finest level that the code identifies.
    pub level: Option<ItemLevel>,
    /// Every element in the order of the code.
    pub elements: Vec<gs1::Element>,
    /// Why the code cannot be read; spans count the bytes of `raw`.
    pub fault: Option<gs1::ParseError>,
    /// What was read but is doubtful; spans count the bytes of `raw`.
    pub doubts: Vec<gs1::Finding>,
    /// Who licensed the number. It says nothing about the origin of the goods.
    pub prefix: Option<gs1::prefix::Prefix>,
}

/// What is identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemLevel {
    /// The kind of product.
    Product,
    /// A lot of it.
    Lot,
    /// One single item.
    Item,
}

/// One event, as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct RawEvent {
    /// The source that told of it first.
    pub source: usize,
    /// Its position in that source's answer.
    pub position: usize,
    /// Whether it counts.
    pub standing: Standing,
    /// The event's fields as they came.
    pub raw: Arc<Map<String, Value>>,
}

impl RawEvent {
    /// The event as indented JSON. It is shown as text, never as HTML.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(&*self.raw).unwrap_or_default()
    }
}

/// Whether an event counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It counts.
    Counts,
    /// It is declared wrong, and another event replaces it: that event's index, if it was read.
    Corrected(Option<usize>),
    /// Another source, or another page, told the same event first: that event's index.
    Duplicate(usize),
    /// It is declared wrong, without a correction that was read: it stays visible, and a recall in it stays.
    Flagged,
    /// It is declared not to have occurred.
    Withdrawn,
    /// It is about another item.
    OtherItem,
}
