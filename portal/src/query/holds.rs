//! Whether an event meets a query: the one place that says what each condition means.

use super::field::{ends, values};
use super::words::{named, stored_key, transaction_word, type_name};
use super::{Condition, EventQuery, ItemMatch, Side, Word};
use epcis::Event;
use serde_json::Value;

impl EventQuery {
    /// Whether every condition holds of an event; what concerns the master data of places is asked apart.
    pub fn holds(&self, event: &Event) -> bool {
        let (Some(time), recorded) = (event.time, event.record_time.or(event.time)) else { return false };
        self.event_time.holds(time)
            && recorded.is_some_and(|it| self.record_time.holds(it))
            && self.conditions.iter().all(|it| it.holds(event))
    }

    /// What the text of every event holds that meets the query: who compares many events reads only those.
    pub(crate) fn texts(&self) -> Vec<String> {
        let of = |condition: &Condition| match condition {
            Condition::Field(place, name, ..) | Condition::Exists(place, name) => ends(*place, name),
            _ => Vec::new(),
        };
        self.conditions.iter().flat_map(of).collect()
    }
}

impl Condition {
    fn holds(&self, event: &Event) -> bool {
        let one_of = |values: &[String], found: &str| values.iter().any(|it| it == found);
        match self {
            Condition::Item(wanted) => names(event, wanted),
            Condition::Word(word, values) | Condition::Within(word, values) => {
                word_of(event, *word).is_some_and(|it| one_of(values, &it))
            }
            Condition::EventId(ids) => event.id.as_ref().is_some_and(|it| one_of(ids, it)),
            Condition::BizTransaction(kind, ids) => {
                event.biz_transactions.iter().any(|it| transaction_word(&it.kind) == *kind && one_of(ids, &it.id))
            }
            Condition::Party(side, role, parties) => {
                let list = match side {
                    Side::Source => &event.sources,
                    Side::Destination => &event.destinations,
                };
                list.iter().any(|it| it.role.word() == role && one_of(parties, &stored_key(&it.id)))
            }
            Condition::Field(place, name, comparison, operands) => {
                let found = values(&event.raw, *place, name);
                found.iter().any(|it| operands.iter().any(|wanted| wanted.compares(*comparison, it)))
            }
            Condition::Exists(place, name) => values(&event.raw, *place, name).iter().any(|it| !is_empty(it)),
            // The place was replaced by those that have the attribute before the query ran.
            Condition::Attribute(..) => false,
        }
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

fn names(event: &Event, wanted: &ItemMatch) -> bool {
    let listed = named(event)
        .filter(|(role, class, _)| wanted.roles.contains(role) && wanted.class.is_none_or(|it| it == *class));
    listed.into_iter().any(|(_, _, epc)| {
        let key = stored_key(epc);
        wanted.keys.iter().any(|it| {
            let below = |key: &str| key.strip_prefix(it.key.as_str()).is_some_and(|rest| rest.starts_with('/'));
            key == it.key || it.and_below && (below(&key) || epc.key.as_ref().is_some_and(|it| below(&it.to_string())))
        })
    })
}

fn word_of(event: &Event, word: Word) -> Option<String> {
    match word {
        Word::Transformation => event.transformation_id.clone(),
        Word::ReadPoint => event.read_point.as_ref().map(stored_key),
        Word::BizLocation => event.biz_location.as_ref().map(stored_key),
        Word::Disposition => event.disposition.as_ref().map(|it| it.word().to_owned()),
        Word::BizStep => event.biz_step.as_ref().map(|it| it.word().to_owned()),
        Word::Type => Some(type_name(&event.kind).to_owned()),
        Word::Thing | Word::Below | Word::BizTransaction | Word::Party => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use epcis::{Limits, document};

    /// The query holds of the event, and the event's text holds what the query says of it.
    #[track_caller]
    fn holds(parameter: &str, fields: &str) {
        let text = format!(
            r#"{{"type":"ObjectEvent","action":"OBSERVE","eventTime":"2026-03-01T00:00:00Z","eventTimeZoneOffset":"+07:00",{fields}}}"#
        );
        let read = document::read(text.as_bytes(), &Limits::default()).expect("JSON");
        let event = read.events.first().expect("an event");
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let query = EventQuery::default().read(&[(name.to_owned(), value.to_owned())]).expect("a query");
        assert!(!query.conditions.is_empty() && query.holds(event), "{parameter}: {text}");
        let body = Value::Object((*event.raw).clone()).to_string();
        assert!(query.texts().iter().all(|it| body.contains(it)), "{:?}: {body}", query.texts());
    }

    #[test]
    fn the_text_of_what_meets_a_query_holds_what_the_query_says_of_it() {
        holds("EQ_action=OBSERVE", r#""x:a":1"#);
        holds("EQ_x:a=1", r#""x:a":1"#);
        holds("EQ_x:a=1", r#""https://x.example/a":1"#);
        holds("EXISTS_https://x.example#a", r#""x:a":1"#);
        holds("EQ_x:a_b=1", r#""x:a_b":1"#);
        holds("EQ_x:hạn=1", r#""x:hạn":1"#);
        holds("EQ_ILMD_x:a=1", r#""ilmd":{"x:a":1}"#);
        holds("EQ_INNER_ILMD_x:a=1", r#""ilmd":{"x:b":{"x:a":1}}"#);
        holds("EQ_INNER_x:a=1", r#""x:b":[{"x:a":1}]"#);
        holds("EQ_quantity=7", r#""quantityList":[{"epcClass":"urn:x","quantity":7}]"#);
        holds("EQ_quantity=7", r#""childQuantityList":[{"epcClass":"urn:x","quantity":7}]"#);
        holds("EQ_persistentDisposition_set=in_transit", r#""persistentDisposition":{"set":["in_transit"]}"#);
        let sensors = r#""sensorElementList":[{"sensorMetadata":{"deviceID":"urn:d"},"sensorReport":[{"type":"Temperature","value":4,"uom":"CEL"}]}]"#;
        holds("EQ_deviceID=urn:d", sensors);
        holds("GE_value_CEL=3", sensors);
        holds("EXISTS_sensorElementList", sensors);
        let error = r#""errorDeclaration":{"declarationTime":"2026-03-02T00:00:00Z","reason":"did_not_occur","correctiveEventIDs":["urn:e"]}"#;
        holds("EXISTS_errorDeclaration", error);
        holds("EQ_errorReason=did_not_occur", error);
        holds("EQ_correctiveEventID=urn:e", error);
        holds("GE_errorDeclarationTime=2026-03-01T00:00:00Z", error);
    }
}
