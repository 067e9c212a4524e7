//! How far what a province tells stands with the nation: by what both answered, and by nothing else.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use epcis::{Limits, document};
use serde_json::{Value, json};
use trace::answer::{Answer, Outcome};
use trace::report::{Passed, SourceRole};
use trace::site::Registry;
use trace::unread::{Bound, NotRead, Unread};
use trace::{Checklist, Timestamp};

const CODE: &str = "https://id.gs1.org/01/09521002002010/10/CM-1";
const NOON: i64 = 1_795_410_000_000;

/// The event of a number, as a source recorded it in a minute after noon.
fn event(number: u32, minute: u32) -> Value {
    json!({ "type": "ObjectEvent", "eventID": format!("urn:uuid:00000000-0000-4000-8000-{number:012x}"),
        "eventTime": format!("2026-11-0{number}T09:30:00Z"), "eventTimeZoneOffset": "+07:00", "action": "OBSERVE",
        "recordTime": format!("2026-11-23T05:{minute:02}:00Z"), "bizStep": "storing",
        "readPoint": { "id": "https://id.gs1.org/414/9521002000092" }, "quantityList": [{ "epcClass": CODE }] })
}

fn answer(role: SourceRole, events: &[Value]) -> Answer {
    let list = Value::Array(events.to_vec()).to_string();
    let documents = vec![document::read(list.as_bytes(), &Limits::default()).expect("events")];
    Answer { role, outcome: Outcome::Answered, documents, ..Answer::default() }
}

/// What a report says of the last source.
#[track_caller]
fn check(answers: &[Answer], expected: Option<(Option<i64>, usize)>) {
    let carried = trace::classify(CODE, &Registry::default());
    let report = trace::report(CODE, carried, answers, &Checklist::default(), Timestamp(NOON));
    let minutes = |passed: Passed| (passed.at.map(|at| (at.0 - NOON) / 60_000), passed.missing);
    assert_eq!(report.sources.last().expect("sources").passed.map(minutes), expected);
}

#[test]
fn the_nation_is_as_far_as_its_own_answer_says() {
    use SourceRole::{Nation, Province, Registry as Numbers};
    let province = answer(Province, &[event(1, 1), event(2, 2), event(3, 3)]);
    // The time is the nation's, of the latest event that both tell.
    let whole = answer(Nation, &[event(1, 10), event(3, 30), event(2, 20)]);
    check(&[province.clone(), whole.clone()], Some((Some(30), 0)));
    check(&[province.clone(), answer(Nation, &[event(1, 10)])], Some((Some(10), 2)));
    // What the nation tells beside it comes from elsewhere.
    check(&[answer(Province, &[event(1, 1)]), whole.clone()], Some((Some(10), 0)));
    // Several provinces: what any of them tells.
    let other = answer(Province, &[event(4, 4)]);
    check(&[province.clone(), other, whole.clone()], Some((Some(30), 1)));
    // Nothing in common, no province, another kind of source, an answer that is not whole: nothing is said.
    check(&[province.clone(), answer(Nation, &[event(5, 5)])], None);
    check(&[province.clone(), answer(Nation, &[])], None);
    check(std::slice::from_ref(&whole), None);
    check(&[province.clone(), answer(Numbers, &[event(1, 1)])], None);
    check(&[whole, province.clone()], None);
    let mut cut = answer(Nation, &[event(1, 10)]);
    cut.unread = vec![Unread::new(NotRead::Cut(Bound::Pages), "")];
    check(&[province, cut], None);
}
