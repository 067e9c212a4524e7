//! A query for events: every parameter of EPCIS' simple event query, read from an address and bounded.
//!
//! | parameter | meaning |
//! |---|---|
//! | `eventType`, `EQ_action`, `EQ_bizStep`, `EQ_disposition`, `EQ_persistentDisposition_set`, `…_unset`, `EQ_readPoint`, `EQ_bizLocation`, `EQ_transformationID`, `EQ_eventID`, `EQ_errorReason`, `EQ_correctiveEventID` | one of the values |
//! | `WD_readPoint`, `WD_bizLocation` | one of the places, or one within it by its master data |
//! | `EQ_bizTransaction_TYPE`, `EQ_source_TYPE`, `EQ_destination_TYPE` | one of the values in this role |
//! | `MATCH_epc`, `MATCH_parentID`, `MATCH_inputEPC`, `MATCH_outputEPC`, `MATCH_anyEPC`, and `…Class` | names one of the things; a pattern names all below it |
//! | `GE_…`, `LT_…` of `eventTime`, `recordTime`, `errorDeclarationTime`, `startTime`, `endTime`, `time` | bounds in time |
//! | `EQ_…`, `GT_…`, `GE_…`, `LT_…`, `LE_…` of `quantity`, `percRank`, and `value`, `minValue`, `maxValue`, `meanValue`, `sDev`, `percValue` with `_UOM` | numbers |
//! | `EQ_type`, `EQ_deviceID`, `EQ_dataProcessingMethod`, `EQ_microorganism`, `EQ_chemicalSubstance`, `EQ_bizRules`, `EQ_stringValue`, `EQ_hexBinaryValue`, `EQ_uriValue`, `EQ_booleanValue` | of a sensor |
//! | `EXISTS_errorDeclaration`, `EXISTS_sensorElementList`, `EXISTS_ILMD_FIELD`, `EXISTS_FIELD`, `EQ_…`, `GT_…`, `GE_…`, `LT_…`, `LE_…` of `ILMD_FIELD`, `INNER_ILMD_FIELD`, `FIELD`, `INNER_FIELD`, `SENSORELEMENT_FIELD`, `INNER_SENSORELEMENT_FIELD`; `HASATTR_…`, `EQATTR_…` of a place | extension fields, with their namespace |
//! | `orderBy`, `orderDirection`, `perPage`, `nextPageToken`, `eventCountLimit`, `maxEventCount` | how the answer comes |
//!
//! Several values of a parameter stand with `|` or, where the standard says so, `,` between them, or in
//! repeated parameters.
//!
//! Source: EPCIS 2.0, section 8.2.7.1 and its OpenAPI definition.

mod field;
mod holds;
mod parameter;
mod words;

pub use field::{Comparison, Operand, Place};
pub use parameter::QueryError;
pub(crate) use words::{key_text, named, stored_key, type_name};

use epcis::jws::{decode_base64url, encode_base64url};
use epcis::time::Timestamp;

/// Events on a page where the query names no number.
pub const PER_PAGE: usize = 30;
/// Most events on a page.
pub const MOST_PER_PAGE: usize = 100;
/// Most values in all parameters together.
pub const MOST_VALUES: usize = 100;

/// In which list an event names a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemRole {
    /// `epcList`, `quantityList`.
    Thing = 1,
    /// `parentID`.
    Parent = 2,
    /// `childEPCs`, `childQuantityList`.
    Child = 3,
    /// `inputEPCList`, `inputQuantityList`.
    Input = 4,
    /// `outputEPCList`, `outputQuantityList`.
    Output = 5,
}

/// Every list.
pub const ANY_ROLE: &[ItemRole] =
    &[ItemRole::Thing, ItemRole::Parent, ItemRole::Child, ItemRole::Input, ItemRole::Output];

/// A kind of word by which events are found; the number is part of what is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// A thing, by its canonical key.
    Thing = 1,
    /// A product or lot, to what is said of its lots and serials.
    Below = 2,
    /// `transformationID`.
    Transformation = 3,
    /// A business transaction.
    BizTransaction = 4,
    /// A source or destination.
    Party = 5,
    /// `readPoint`.
    ReadPoint = 6,
    /// `bizLocation`.
    BizLocation = 7,
    /// `disposition`.
    Disposition = 8,
    /// `bizStep`.
    BizStep = 9,
    /// `type`.
    Type = 10,
}

/// What a page is ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// When it happened.
    #[default]
    EventTime,
    /// When it was recorded.
    RecordTime,
}

/// A thing, or everything below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPattern {
    /// The canonical key, or an identifier as it was written.
    pub key: String,
    /// Lots and serials of it count, too.
    pub and_below: bool,
}

/// Names one of the things in one of the lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemMatch {
    /// The lists.
    pub roles: &'static [ItemRole],
    /// Only lists of classes, or only lists of single things; `None` for both.
    pub class: Option<bool>,
    /// The things.
    pub keys: Vec<KeyPattern>,
}

/// Where a party or place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// `sourceList`.
    Source,
    /// `destinationList`.
    Destination,
}

/// One condition; a query holds if all of them do.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Names one of the things.
    Item(ItemMatch),
    /// Has one of these words.
    Word(Word, Vec<String>),
    /// Happened at, or led to, one of these places or a place within them; filled in from master data.
    Within(Word, Vec<String>),
    /// Is one of these events.
    EventId(Vec<String>),
    /// Refers to one of these documents, of this kind.
    BizTransaction(String, Vec<String>),
    /// Comes from or goes to one of these, in this role.
    Party(Side, String, Vec<String>),
    /// A field compares so.
    Field(Place, String, Comparison, Vec<Operand>),
    /// A field is there.
    Exists(Place, String),
    /// A place that the event names has this attribute, with one of these values if any are named.
    Attribute(String, String, Vec<String>),
}

/// A span of time: `from` belongs to it, `to` does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The beginning.
    pub from: Option<Timestamp>,
    /// The end.
    pub to: Option<Timestamp>,
}

impl Span {
    /// Whether a moment lies in it.
    pub fn holds(&self, time: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= time) && self.to.is_none_or(|to| time < to)
    }
}

/// The place of the last event of a page: the next page begins behind it. It is made of the event's own
/// time and identifier, so it stays right whatever is added or goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(pub Vec<u8>);

impl Cursor {
    /// Reads a page token; `None` for one that the portal never gave.
    pub fn parse(token: &str) -> Option<Cursor> {
        decode_base64url(token).filter(|it| it.len() == 18).map(Cursor)
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&encode_base64url(&self.0))
    }
}

/// A query for events.
#[derive(Debug, Clone, PartialEq)]
pub struct EventQuery {
    /// Every condition must hold.
    pub conditions: Vec<Condition>,
    /// When it happened.
    pub event_time: Span,
    /// When it was recorded.
    pub record_time: Span,
    /// The order.
    pub order: Order,
    /// The latest first.
    pub descending: bool,
    /// Most events on the page.
    pub per_page: usize,
    /// Where the page begins.
    pub after: Option<Cursor>,
    /// The first so many events are the whole answer (`eventCountLimit`).
    pub limit: Option<usize>,
    /// More events than this are an error (`maxEventCount`).
    pub most: Option<usize>,
}

impl Default for EventQuery {
    fn default() -> EventQuery {
        EventQuery {
            conditions: Vec::new(),
            event_time: Span::default(),
            record_time: Span::default(),
            order: Order::EventTime,
            descending: true,
            per_page: PER_PAGE,
            after: None,
            limit: None,
            most: None,
        }
    }
}

impl EventQuery {
    /// A query for the events that name a thing, in whatever list.
    pub fn about(epc: &str) -> EventQuery {
        let keys = vec![words::pattern(epc)];
        EventQuery::with(Condition::Item(ItemMatch { roles: ANY_ROLE, class: None, keys }))
    }

    /// A query by one condition.
    pub fn with(condition: Condition) -> EventQuery {
        EventQuery { conditions: vec![condition], ..EventQuery::default() }
    }

    /// The condition that finds the fewest events by its kind: the others are compared event by event.
    pub fn driver(&self) -> Option<&Condition> {
        let rank = |condition: &Condition| match condition {
            Condition::EventId(_) => 0,
            Condition::Item(it) if it.keys.iter().all(|key| !key.and_below) => 1,
            Condition::Word(Word::Transformation, _) => 2,
            Condition::BizTransaction(..) => 3,
            Condition::Party(..) => 4,
            Condition::Item(_) => 5,
            Condition::Word(word, _) | Condition::Within(word, _) => *word as u8,
            Condition::Field(..) | Condition::Exists(..) | Condition::Attribute(..) => u8::MAX,
        };
        self.conditions.iter().min_by_key(|it| rank(it)).filter(|it| rank(it) < u8::MAX)
    }
}
