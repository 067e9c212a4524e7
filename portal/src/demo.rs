//! Invented Quảng Ninh histories on the GS1 demo prefix 952, and the codes that lead to them.
//!
//! `demo/*.json` holds each history: `cards`, `nation_cards`, `recalls`, and the events of `province`
//! and `nation`. Dates in it are relative to the day on which it is loaded, so that a lot that is good
//! stays good: `D-14T04:10` is 04:10 in Việt Nam fourteen days before, `D+340` a day to come.

mod codes;
pub(crate) mod draw;
pub(crate) mod picture;
pub(crate) mod setup;
pub(crate) mod sheet;

use crate::PortalError;
use crate::content::context;
use crate::query::key_text;
use crate::store::{Batch, Record, RecordKind, Repository};
use epcis::hash::{Namespaces, Version, event_hash};
use epcis::time::{Offset, Timestamp};
use epcis::{ItemKey, Limits, document};
use serde_json::Value;

const MS_PER_DAY: i64 = 86_400_000;

/// Names and addresses of all places.
const PLACES: &str = include_str!("../demo/places.json");

/// The configuration of the demo: the province and the nation are both served here.
pub(crate) const CONFIG: &str = include_str!("../../config/quang-ninh.json");

const HISTORIES: [(&str, &str); 11] = [
    ("good_lot", include_str!("../demo/good_lot.json")),
    ("good_serial", include_str!("../demo/good_serial.json")),
    ("recalled_lot", include_str!("../demo/recalled_lot.json")),
    ("expired_lot", include_str!("../demo/expired_lot.json")),
    ("sold_serial", include_str!("../demo/sold_serial.json")),
    ("inputs_unknown", include_str!("../demo/inputs_unknown.json")),
    ("cold_chain", include_str!("../demo/cold_chain.json")),
    ("sources_disagree", include_str!("../demo/sources_disagree.json")),
    ("recalled_upstream", include_str!("../demo/recalled_upstream.json")),
    ("not_sellable", include_str!("../demo/not_sellable.json")),
    ("certificate_expired", include_str!("../demo/certificate_expired.json")),
];

/// Whose portal loads the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The province's, which serves what the nation holds, too, in a folder of its own.
    Province,
    /// The nation's: what it holds is its own.
    Nation,
}

/// Every history, with its dates relative to `now`: all of it is added at once, so that a half-loaded demo
/// is never taken for a whole one.
pub(crate) fn batch(now: Timestamp, side: Side) -> Result<Batch, PortalError> {
    let mut batch = Batch::default();
    let namespaces = Namespaces::read(&context());
    for (name, text) in HISTORIES {
        let broken = |what: &str| PortalError::Demo(format!("{name}: {what}"));
        let mut history: Value = serde_json::from_str(text).map_err(|error| broken(&error.to_string()))?;
        date(&mut history, now);
        let parts: &[(Repository, &str)] = match side {
            Side::Province => &[(Repository::Province, "province"), (Repository::Nation, "nation")],
            Side::Nation => &[(Repository::Province, "nation")],
        };
        for &(repository, part) in parts {
            let list = history.get_mut(part).and_then(Value::as_array_mut).ok_or_else(|| broken(part))?;
            let events = std::mem::take(list).into_iter().map(|it| complete(it, &namespaces)).collect();
            let read = document::from_value(Value::Array(events), &Limits::default());
            let read = read.map_err(|error| broken(&error.to_string()))?;
            if let Some(finding) = read.findings.first() {
                return Err(broken(&format!("{finding:?}")));
            }
            read.events.iter().for_each(|event| batch.event(repository, event));
        }
        for repository in [Repository::Province, Repository::Nation] {
            put(&mut batch, repository, RecordKind::Card, list(&history, "cards"), name)?;
            put(&mut batch, repository, RecordKind::Recall, list(&history, "recalls"), name)?;
        }
        let nation = if side == Side::Nation { Repository::Province } else { Repository::Nation };
        put(&mut batch, nation, RecordKind::Card, list(&history, "nation_cards"), name)?;
    }
    let places: Vec<Value> = serde_json::from_str(PLACES).map_err(|error| PortalError::Demo(error.to_string()))?;
    for place in places {
        let id = place.get("id").and_then(Value::as_str).and_then(ItemKey::read);
        let key = id.ok_or_else(|| PortalError::Demo("a place without a key".to_owned()))?;
        let record = Record { key: key_text(&key), body: place.to_string() };
        for repository in [Repository::Province, Repository::Nation] {
            batch.record(repository, RecordKind::Place, &record);
        }
    }
    Ok(batch)
}

fn list<'a>(history: &'a Value, name: &str) -> &'a [Value] {
    history.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn put(
    batch: &mut Batch,
    repository: Repository,
    kind: RecordKind,
    records: &[Value],
    history: &str,
) -> Result<(), PortalError> {
    for record in records {
        let key = record.get("key").and_then(Value::as_str).and_then(ItemKey::read);
        let (Some(key), Some(body)) = (key, record.get("body")) else {
            return Err(PortalError::Demo(format!("{history}: a record without key or body")));
        };
        batch.record(repository, kind, &Record { key: key_text(&key), body: body.to_string() });
    }
    Ok(())
}

/// Puts real dates in the place of relative ones.
fn date(value: &mut Value, now: Timestamp) {
    match value {
        Value::String(text) => {
            if let Some(dated) = dated(text, now) {
                *text = dated;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|it| date(it, now)),
        Value::Object(map) => map.values_mut().for_each(|it| date(it, now)),
        _ => {}
    }
}

fn dated(text: &str, now: Timestamp) -> Option<String> {
    let rest = text.strip_prefix('D').filter(|it| it.starts_with(['+', '-']))?;
    let (days, clock) = rest.split_once('T').map_or((rest, None), |(days, clock)| (days, Some(clock)));
    let days: i64 = days.parse().ok()?;
    let day = now.plus_millis(days.checked_mul(MS_PER_DAY)?).date(Offset::VIETNAM);
    Some(match clock {
        Some(clock) => format!("{day}T{clock}:00.000+07:00"),
        None => day.to_string(),
    })
}

/// Adds to an event what is the same for all: its offset, its time of record and its identifier, which
/// is its hash, so that the same event of both repositories is one.
fn complete(mut event: Value, namespaces: &Namespaces) -> Value {
    let Some(fields) = event.as_object_mut() else { return event };
    fields.insert("eventTimeZoneOffset".to_owned(), Value::from("+07:00"));
    if let Some(time) = fields.get("eventTime").cloned() {
        fields.insert("recordTime".to_owned(), time);
    }
    let id = event_hash(fields, namespaces, Version::Cbv20);
    fields.insert("eventID".to_owned(), Value::from(id));
    event
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;

    #[test]
    fn relative_dates_follow_the_vietnamese_day() {
        // 23:30 in Việt Nam on the last day of the year.
        let (now, _) = Timestamp::parse("2026-12-31T16:30:00Z", None).expect("a valid time");
        assert_eq!(dated("D+1", now).as_deref(), Some("2027-01-01"));
        assert_eq!(dated("D-1T04:10", now).as_deref(), Some("2026-12-30T04:10:00.000+07:00"));
        assert_eq!(dated("Đông Triều", now), None);
        assert_eq!(dated("D", now), None);
    }

    #[test]
    fn every_history_loads_without_a_finding_and_says_that_it_is_an_example() {
        for side in [Side::Province, Side::Nation] {
            batch(Timestamp::from_millis(1_800_000_000_000), side).expect("every history is sound");
        }
        for (name, text) in HISTORIES {
            let history: Value = serde_json::from_str(text).expect(name);
            assert!(history["title"].as_str().is_some_and(|it| it.contains("(ví dụ)")), "{name}");
        }
        // GS1's schema lets nothing but links stand there.
        for certificate in HISTORIES.iter().flat_map(|(_, text)| text.split("\"certificationInfo\": ").skip(1)) {
            assert!(certificate.starts_with("[\"https://"), "{certificate}");
        }
        let places: Vec<Value> = serde_json::from_str(PLACES).expect("places");
        for place in places {
            let name = place.pointer("/attributes/0/attribute").and_then(Value::as_str);
            assert!(name.is_some_and(|it| it.ends_with("(ví dụ)")), "{place}");
        }
    }
}
