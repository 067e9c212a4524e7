//! Parameters of an address, read into conditions.

use super::ItemRole::{Child, Input, Output, Parent, Thing};
use super::field::{Comparison, Operand, wanted};
use super::words::{canonical, pattern};
use super::{
    ANY_ROLE, Condition, Cursor, EventQuery, ItemMatch, ItemRole, MOST_PER_PAGE, MOST_VALUES, Order, Side, Word,
};
use epcis::time::Timestamp;
use epcis::vocabulary::{BizStep, BizTransactionType, Disposition, SourceDestType};
use std::fmt;

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
        let takes_values = ["EQ_", "MATCH_", "WD_", "eventType"].iter().any(|it| name.starts_with(it));
        if takes_values && values.is_empty() {
            return Err(bad(name, "at least one value"));
        }
        let words = |read: fn(&str) -> String| values.iter().map(|it| read(it)).collect::<Vec<_>>();
        let things = |roles: &'static [ItemRole], class: bool| {
            let keys = values.iter().map(|it| pattern(it)).collect();
            Condition::Item(ItemMatch { roles, class: Some(class), keys })
        };
        let condition = match name {
            "eventType" => Condition::Word(Word::Type, words(str::to_owned)),
            "EQ_bizStep" => Condition::Word(Word::BizStep, words(|it| BizStep::read(it).word().to_owned())),
            "EQ_disposition" => Condition::Word(Word::Disposition, words(|it| Disposition::read(it).word().to_owned())),
            "EQ_readPoint" => Condition::Word(Word::ReadPoint, words(canonical)),
            "EQ_bizLocation" => Condition::Word(Word::BizLocation, words(canonical)),
            "WD_readPoint" => Condition::Within(Word::ReadPoint, words(canonical)),
            "WD_bizLocation" => Condition::Within(Word::BizLocation, words(canonical)),
            "EQ_transformationID" => Condition::Word(Word::Transformation, words(str::to_owned)),
            "EQ_eventID" => Condition::EventId(words(str::to_owned)),
            "MATCH_epc" => things(&[Thing, Child], false),
            "MATCH_parentID" => things(&[Parent], false),
            "MATCH_inputEPC" => things(&[Input], false),
            "MATCH_outputEPC" => things(&[Output], false),
            "MATCH_anyEPC" => things(ANY_ROLE, false),
            "MATCH_epcClass" => things(&[Thing, Child], true),
            "MATCH_inputEPCClass" => things(&[Input], true),
            "MATCH_outputEPCClass" => things(&[Output], true),
            "MATCH_anyEPCClass" => things(ANY_ROLE, true),
            "HASATTR_readPoint" | "HASATTR_bizLocation" => {
                Condition::Attribute(name.trim_start_matches("HASATTR_").to_owned(), text.to_owned(), Vec::new())
            }
            _ => return self.other_parameter(name, text, values),
        };
        self.conditions.push(condition);
        Ok(())
    }

    fn other_parameter(&mut self, name: &str, text: &str, values: &[&str]) -> Result<(), QueryError> {
        match name {
            "GE_eventTime" => self.event_time.from = Some(time(name, text)?),
            "LT_eventTime" => self.event_time.to = Some(time(name, text)?),
            "GE_recordTime" => self.record_time.from = Some(time(name, text)?),
            "LT_recordTime" => self.record_time.to = Some(time(name, text)?),
            "orderBy" => {
                self.order = match text {
                    "eventTime" => Order::EventTime,
                    "recordTime" => Order::RecordTime,
                    _ => return Err(bad(name, "eventTime or recordTime")),
                }
            }
            "orderDirection" => {
                self.descending = match text {
                    "ASC" => false,
                    "DESC" => true,
                    _ => return Err(bad(name, "ASC or DESC")),
                }
            }
            "perPage" => self.per_page = count(name, text)?.clamp(1, MOST_PER_PAGE),
            "nextPageToken" => {
                self.after = Some(Cursor::parse(text).ok_or_else(|| bad(name, "a token of an earlier page"))?);
            }
            "eventCountLimit" => self.limit = Some(count(name, text)?.clamp(1, MOST_PER_PAGE)),
            "maxEventCount" => self.most = Some(count(name, text)?),
            _ => self.conditions.push(open_parameter(name, text, values)?),
        }
        Ok(())
    }
}

/// Parameters whose names hold a type, a unit or a field.
fn open_parameter(name: &str, text: &str, values: &[&str]) -> Result<Condition, QueryError> {
    let unknown = || QueryError::UnknownParameter { name: name.chars().take(80).collect() };
    let owned = || values.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    if let Some(kind) = name.strip_prefix("EQ_bizTransaction_") {
        return Ok(Condition::BizTransaction(BizTransactionType::read(kind).word().to_owned(), owned()));
    }
    for (start, side) in [("EQ_source_", Side::Source), ("EQ_destination_", Side::Destination)] {
        if let Some(role) = name.strip_prefix(start) {
            let parties = values.iter().map(|it| canonical(it)).collect();
            return Ok(Condition::Party(side, SourceDestType::read(role).word().to_owned(), parties));
        }
    }
    for place in ["readPoint", "bizLocation"] {
        if let Some(attribute) = name.strip_prefix("EQATTR_").and_then(|it| it.strip_prefix(place)?.strip_prefix('_')) {
            return Ok(Condition::Attribute(place.to_owned(), attribute.to_owned(), owned()));
        }
    }
    if let Some(field) = name.strip_prefix("EXISTS_") {
        // The value is a boolean; false asks for nothing.
        let (place, field) = wanted(field).ok_or_else(unknown)?;
        return match text {
            "" | "true" | "1" => Ok(Condition::Exists(place, field)),
            _ => Err(bad(name, "true")),
        };
    }
    let (comparison, field) = Comparison::named(name).ok_or_else(unknown)?;
    let (place, field) = wanted(field).ok_or_else(unknown)?;
    let operands = values.iter().map(|it| Operand::read(it)).collect::<Vec<_>>();
    let can_be_ordered = |it: &Operand| it.number.is_some() || it.time.is_some();
    if operands.is_empty() || comparison != Comparison::Equal && !operands.iter().all(can_be_ordered) {
        return Err(bad(name, "a number, or an RFC 3339 date and time with its offset"));
    }
    Ok(Condition::Field(place, field, comparison, operands))
}

fn bad(name: &str, expected: &'static str) -> QueryError {
    QueryError::BadValue { name: name.chars().take(80).collect(), expected }
}

fn time(name: &str, text: &str) -> Result<Timestamp, QueryError> {
    let expected = "an RFC 3339 date and time with its offset";
    Operand::read(text).time.ok_or_else(|| bad(name, expected))
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
