//! The parameters of an EPCIS query, read from an address and bounded.
//!
//! | parameter | meaning |
//! |---|---|
//! | `eventType`, `EQ_action`, `EQ_bizStep`, `EQ_disposition`, `EQ_readPoint`, `EQ_bizLocation`, `EQ_transformationID`, `EQ_eventID` | one of the values |
//! | `MATCH_epc`, `MATCH_parentID`, `MATCH_inputEPC`, `MATCH_outputEPC`, `MATCH_anyEPC`, and `…Class` | names one of the things; a pattern names all below it |
//! | `GE_eventTime`, `LT_eventTime`, `GE_recordTime`, `LT_recordTime` | bounds in time |
//! | `orderBy`, `orderDirection`, `perPage`, `nextPageToken`, `eventCountLimit`, `maxEventCount` | how the answer comes |
//!
//! Several values of a parameter stand with `|` between them, or in repeated parameters.
//!
//! Source: EPCIS 2.0, section 8.2.7.1 and its OpenAPI definition.

use crate::store::key_text;
use epcis::ItemKey;
use epcis::time::Timestamp;
use epcis::vocabulary::{BizStep, Disposition};
use std::fmt;

/// Events on a page where the query names no number.
pub const PER_PAGE: usize = 30;
/// Most events on a page.
pub const MOST_PER_PAGE: usize = 100;
/// Most values in all parameters together.
const MOST_VALUES: usize = 100;

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

use ItemRole::{Child, Input, Output, Parent, Thing};

const ANY: &[ItemRole] = &[Thing, Parent, Child, Input, Output];

/// A field that is compared for equality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// `type`.
    EventType,
    /// `action`.
    Action,
    /// `bizStep`.
    BizStep,
    /// `disposition`.
    Disposition,
    /// `readPoint`.
    ReadPoint,
    /// `bizLocation`.
    BizLocation,
    /// `transformationID`.
    TransformationId,
    /// `eventID`.
    EventId,
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

/// A span of time: `from` belongs to it, `to` does not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The beginning.
    pub from: Option<Timestamp>,
    /// The end.
    pub to: Option<Timestamp>,
}

/// The last event of a page: the next page begins behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Its time, in milliseconds since the Unix epoch.
    pub millis: i64,
    /// Its number in the database.
    pub id: i64,
}

impl Cursor {
    /// Reads a page token; `None` for one that the portal never gave.
    pub fn parse(token: &str) -> Option<Cursor> {
        let (millis, id) = token.split_once('_')?;
        Some(Cursor { millis: millis.parse().ok()?, id: id.parse().ok()? })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.millis, self.id)
    }
}

/// A query for events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventQuery {
    /// Every condition must hold, by one of its values.
    pub fields: Vec<(Field, Vec<String>)>,
    /// Every condition must hold.
    pub items: Vec<ItemMatch>,
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
            fields: Vec::new(),
            items: Vec::new(),
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

/// Why a query is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryError {
    /// A parameter that the portal does not know: leaving it out would widen the answer.
    UnknownParameter {
        /// Its name, at most 80 characters.
        name: String,
    },
    /// A value that the parameter cannot take.
    BadValue {
        /// The parameter.
        name: String,
        /// What it takes.
        expected: &'static str,
    },
    /// Too many values.
    TooManyValues {
        /// The limit.
        limit: usize,
    },
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QueryError::UnknownParameter { name } => write!(f, "unknown parameter {name}"),
            QueryError::BadValue { name, expected } => write!(f, "{name} takes {expected}"),
            QueryError::TooManyValues { limit } => write!(f, "more than {limit} values"),
        }
    }
}

impl std::error::Error for QueryError {}

impl EventQuery {
    /// A query for the events that name a thing, in the order in which they happened.
    pub fn about(epc: &str) -> EventQuery {
        let items = vec![ItemMatch { roles: ANY, class: None, keys: vec![pattern(epc)] }];
        EventQuery { items, ..EventQuery::default() }
    }

    /// Adds the parameters of an address.
    ///
    /// # Errors
    /// [`QueryError`] for the first parameter that cannot be followed.
    pub fn read(mut self, parameters: &[(String, String)]) -> Result<EventQuery, QueryError> {
        let mut values_left = MOST_VALUES;
        for (name, text) in parameters {
            let values: Vec<&str> = text.split('|').map(str::trim).filter(|it| !it.is_empty()).collect();
            let too_many = QueryError::TooManyValues { limit: MOST_VALUES };
            values_left = values_left.checked_sub(values.len()).ok_or(too_many)?;
            self.parameter(name, text.trim(), &values)?;
        }
        Ok(self)
    }

    fn parameter(&mut self, name: &str, text: &str, values: &[&str]) -> Result<(), QueryError> {
        let takes_values = ["EQ_", "MATCH_", "eventType"].iter().any(|it| name.starts_with(it));
        if takes_values && values.is_empty() {
            return Err(bad(&name.chars().take(80).collect::<String>(), "at least one value"));
        }
        let words = |read: fn(&str) -> String| values.iter().map(|it| read(it)).collect::<Vec<_>>();
        let mut field = |field, values: Vec<String>| self.fields.push((field, values));
        match name {
            "eventType" => field(Field::EventType, words(str::to_owned)),
            "EQ_action" => field(Field::Action, words(|it| it.to_ascii_uppercase())),
            "EQ_bizStep" => field(Field::BizStep, words(|it| BizStep::read(it).word().to_owned())),
            "EQ_disposition" => field(Field::Disposition, words(|it| Disposition::read(it).word().to_owned())),
            "EQ_readPoint" => field(Field::ReadPoint, words(canonical)),
            "EQ_bizLocation" => field(Field::BizLocation, words(canonical)),
            "EQ_transformationID" => field(Field::TransformationId, words(str::to_owned)),
            "EQ_eventID" => field(Field::EventId, words(str::to_owned)),
            "MATCH_epc" => self.things(&[Thing, Child], false, values),
            "MATCH_parentID" => self.things(&[Parent], false, values),
            "MATCH_inputEPC" => self.things(&[Input], false, values),
            "MATCH_outputEPC" => self.things(&[Output], false, values),
            "MATCH_anyEPC" => self.things(ANY, false, values),
            "MATCH_epcClass" => self.things(&[Thing, Child], true, values),
            "MATCH_inputEPCClass" => self.things(&[Input], true, values),
            "MATCH_outputEPCClass" => self.things(&[Output], true, values),
            "MATCH_anyEPCClass" => self.things(ANY, true, values),
            "GE_eventTime" => self.event_time.from = Some(time("GE_eventTime", text)?),
            "LT_eventTime" => self.event_time.to = Some(time("LT_eventTime", text)?),
            "GE_recordTime" => self.record_time.from = Some(time("GE_recordTime", text)?),
            "LT_recordTime" => self.record_time.to = Some(time("LT_recordTime", text)?),
            "orderBy" => {
                self.order = match text {
                    "eventTime" => Order::EventTime,
                    "recordTime" => Order::RecordTime,
                    _ => return Err(bad("orderBy", "eventTime or recordTime")),
                }
            }
            "orderDirection" => {
                self.descending = match text {
                    "ASC" => false,
                    "DESC" => true,
                    _ => return Err(bad("orderDirection", "ASC or DESC")),
                }
            }
            "perPage" => self.per_page = count("perPage", text)?.clamp(1, MOST_PER_PAGE),
            "nextPageToken" => {
                let token = Cursor::parse(text).ok_or_else(|| bad("nextPageToken", "a token of an earlier page"))?;
                self.after = Some(token);
            }
            "eventCountLimit" => self.limit = Some(count("eventCountLimit", text)?.clamp(1, MOST_PER_PAGE)),
            "maxEventCount" => self.most = Some(count("maxEventCount", text)?),
            _ => return Err(QueryError::UnknownParameter { name: name.chars().take(80).collect() }),
        }
        Ok(())
    }

    fn things(&mut self, roles: &'static [ItemRole], class: bool, values: &[&str]) {
        let keys = values.iter().map(|it| pattern(it)).collect();
        self.items.push(ItemMatch { roles, class: Some(class), keys });
    }
}

fn pattern(text: &str) -> KeyPattern {
    let and_below = text.get(..14).is_some_and(|it| it.eq_ignore_ascii_case("urn:epc:idpat:"));
    KeyPattern { key: canonical(text), and_below }
}

fn canonical(text: &str) -> String {
    ItemKey::read(text).map_or_else(|| text.to_owned(), |key| key_text(&key))
}

fn bad(name: &str, expected: &'static str) -> QueryError {
    QueryError::BadValue { name: name.to_owned(), expected }
}

fn time(name: &str, text: &str) -> Result<Timestamp, QueryError> {
    let expected = "an RFC 3339 date and time with its offset";
    // An unescaped plus sign in an address arrives as a space.
    let text = text.replacen(' ', "+", usize::from(text.contains('T')));
    match Timestamp::parse(&text, None) {
        Ok((time, Some(_))) => Ok(time),
        _ => Err(bad(name, expected)),
    }
}

fn count(name: &str, text: &str) -> Result<usize, QueryError> {
    text.parse::<u32>().ok().and_then(|it| usize::try_from(it).ok()).ok_or_else(|| bad(name, "a whole number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(name: &str, value: &str, expected: &QueryError) {
        let parameters = [(name.to_owned(), value.to_owned())];
        assert_eq!(EventQuery::default().read(&parameters).as_ref(), Err(expected), "{name}={value}");
    }

    #[test]
    fn what_cannot_be_followed_is_refused_with_its_reason() {
        refused("EQ_bizstep", "x", &QueryError::UnknownParameter { name: "EQ_bizstep".into() });
        refused("perPage", "-1", &bad("perPage", "a whole number"));
        refused("orderBy", "bizStep", &bad("orderBy", "eventTime or recordTime"));
        refused("nextPageToken", "1;DROP", &bad("nextPageToken", "a token of an earlier page"));
        refused("GE_eventTime", "2026-11-02", &bad("GE_eventTime", "an RFC 3339 date and time with its offset"));
        refused("MATCH_anyEPC", "|", &bad("MATCH_anyEPC", "at least one value"));
        refused("MATCH_anyEPC", &"a|".repeat(101), &QueryError::TooManyValues { limit: 100 });
    }

    #[test]
    fn any_spelling_of_a_thing_or_word_asks_for_the_same() {
        let read = |name: &str, value: &str| EventQuery::default().read(&[(name.to_owned(), value.to_owned())]);
        assert_eq!(
            read("MATCH_anyEPC", "urn:epc:id:sgtin:9521001.000201.7"),
            read("MATCH_anyEPC", "https://x.vn/01/09521001002011/10/A/21/7"),
        );
        assert_eq!(read("EQ_bizStep", "cbv:BizStep-shipping"), read("EQ_bizStep", "shipping"));
        assert_eq!(read("GE_eventTime", "2026-11-02T00:00:00 07:00"), read("GE_eventTime", "2026-11-01T17:00:00Z"),);
    }
}
