//! A state against a sale that one source tells is never talked away: not by another source, not by what cannot be
//! read, not by the order of pages or sources, not by a signature that fails, and not by a separator that is lost.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use epcis::{Document, Limits, document};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use trace::answer::{Answer, Outcome, Signature, SignatureFault};
use trace::report::{NotAsked, Unavailable};
use trace::site::Registry;
use trace::unread::{NotRead, Reason, Unread};
use trace::{Checklist, Timestamp};

const SCAN: &str = "https://id.gs1.org/01/09521001002011/10/L1";

/// How the same lot may be scanned: as a link, with separators, and with every separator lost.
const SCANS: [&str; 5] = [
    SCAN,
    "]d2010952100100201110L1\u{1d}17271231",
    "]d2010952100100201110L117271231",
    "]d2010952100100201110L121S1",
    "]C1010952100100201110L13103001500",
];
const NOW_MS: i64 = 1_795_150_800_000;

/// The states that one source tells, each alone as a disposition or as one that persists.
const AGAINST: [&str; 8] = [
    "recalled",
    "destroyed",
    "stolen",
    "expired",
    "damaged",
    "non_conformant",
    "no_pedigree_match",
    "https://ref.gs1.org/cbv/Disp-recalled",
];

/// What another source gives as the reason of its denial.
const REASONS: [&str; 4] = ["did_not_occur", "incorrect_data", "https://ref.gs1.org/cbv/ER-did_not_occur", "other"];

fn event(day: u8, step: &str, state: Value) -> Value {
    json!({"type": "ObjectEvent", "action": "OBSERVE", "eventTime": format!("2026-11-{day:02}T08:00:00+07:00"),
        "eventTimeZoneOffset": "+07:00", "bizStep": step, "disposition": state,
        "eventID": format!("urn:uuid:00000000-0000-4000-8000-0000000000{day:02}"),
        "quantityList": [{"epcClass": SCAN}]})
}

fn made() -> Value {
    let mut made = event(1, "commissioning", json!("active"));
    made["action"] = json!("ADD");
    made
}

/// The event that tells the state: at a known or an unreadable time, with or without an identifier.
fn against() -> impl Strategy<Value = Value> {
    let time = prop_oneof![
        3 => Just(json!("2026-11-08T08:00:00+07:00")),
        1 => Just(json!("10/11/2026 08:00")),
        1 => Just(Value::Null),
    ];
    (select(&AGAINST[..]), any::<bool>(), time, any::<bool>()).prop_map(|(state, persists, time, named)| {
        let mut told = event(8, "holding", json!(state));
        if persists && !matches!(state, "no_pedigree_match") {
            told["disposition"] = json!("in_progress");
            told["persistentDisposition"] = json!({"set": [state]});
        }
        told["eventTime"] = time;
        if !named {
            told.as_object_mut().expect("an event").remove("eventID");
        }
        told
    })
}

/// What another source may say of the same lot: better states, denials, corrections, lifted states.
fn other_source(against: Value) -> impl Strategy<Value = Value> {
    let good = (2u8..20, select(&["active", "sellable_accessible", "in_transit", "conformant", "retail_sold"][..]))
        .prop_map(|(day, state)| event(day, "stocking", json!(state)));
    let unset = (9u8..20, select(&AGAINST[..])).prop_map(|(day, state)| {
        let mut unset = event(day, "inspecting", json!("in_progress"));
        unset["persistentDisposition"] = json!({"unset": [state]});
        unset
    });
    let whole = against.clone();
    let denied = (select(&REASONS[..]), any::<bool>()).prop_map(move |(reason, bare)| {
        let mut denied = if bare { json!({"type": "ObjectEvent", "eventID": whole["eventID"]}) } else { whole.clone() };
        denied["errorDeclaration"] = json!({"declarationTime": "2026-11-19T00:00:00Z", "reason": reason,
            "correctiveEventIDs": ["urn:uuid:00000000-0000-4000-8000-000000000015"]});
        denied
    });
    let otherwise = select(&["active", "in_transit"][..]).prop_map(move |state| {
        let mut told = against.clone();
        told["disposition"] = json!(state);
        told.as_object_mut().expect("an event").remove("persistentDisposition");
        told
    });
    prop_oneof![3 => good, 2 => unset, 3 => denied, 2 => otherwise]
}

/// What nobody can read, or only in part.
fn unreadable() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({"type": "ObjectEvent"})),
        Just(json!({"type": 7, "eventTime": [], "quantityList": "x"})),
        Just(json!({"errorDeclaration": {}})),
        Just(json!({"type": "ObjectEvent", "eventTime": "hôm qua", "action": "OBSERVE", "bizStep": "stocking",
            "disposition": "active", "quantityList": [{"epcClass": SCAN}]})),
        Just(json!({"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "stocking", "disposition": "active",
            "persistentDisposition": {"unset": ["recalled", "destroyed", "stolen"]},
            "quantityList": [{"epcClass": SCAN}]})),
        Just(
            json!({"type": "TransformationEvent", "inputQuantityList": [{"epcClass": SCAN}], "outputEPCList": [null]})
        ),
    ]
}

/// The answer of a source in pages. A page that is no EPCIS document at all is one that could not be read.
fn answer(pages: &[Vec<Value>]) -> Answer {
    let page = |events: &Vec<Value>| -> Option<Document> {
        let document = json!({"type": "EPCISDocument", "epcisBody": {"eventList": events}});
        document::from_value(document, &Limits::default()).ok()
    };
    let documents: Vec<Document> = pages.iter().filter_map(page).collect();
    let outcome = match documents.len() == pages.len() {
        true => Outcome::Answered,
        false => Outcome::Unavailable(Unavailable::Malformed),
    };
    Answer { outcome, documents, ..Answer::default() }
}

/// What may be wrong with the way to a source, besides what it tells.
fn trouble() -> impl Strategy<Value = (Signature, Vec<Unread>)> {
    let signature = prop_oneof![
        Just(Signature::None),
        Just(Signature::Unchecked(SignatureFault::NotCheckable)),
        Just(Signature::Valid { issued: Timestamp(NOW_MS), uncovered: Vec::new() }),
        Just(Signature::Invalid(SignatureFault::Wrong)),
        Just(Signature::Invalid(SignatureFault::Absent)),
    ];
    let unread = prop_oneof![
        Just(Vec::new()),
        Just(vec![Unread::new(NotRead::FullPage { events: 30 }, "https://a.example/events")]),
        Just(vec![Unread::new(NotRead::Pages(Reason::Unavailable(Unavailable::Timeout)), "")]),
        Just(vec![Unread::new(NotRead::Value, "eventTime")]),
    ];
    (signature, unread)
}

fn silent() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Unavailable(Unavailable::Timeout)),
        Just(Outcome::NotAsked(NotAsked::Offline)),
        Just(Outcome::Answered),
        Just(Outcome::Asking),
    ]
}

fn verdict(scan: &str, answers: &[Answer]) -> &'static str {
    let registry = Registry::with(Vec::new());
    let carried = trace::classify(scan, &registry);
    trace::report(scan, carried, answers, &Checklist::default(), Timestamp(NOW_MS)).verdict.as_str()
}

/// Verdicts that would say: nothing is known against it.
const REASSURING: [&str; 4] = ["record_found", "product_only", "not_found", "code_valid"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_others_say_or_that_cannot_be_read_talks_a_state_away(
        (grave, said) in against().prop_flat_map(|grave| {
            let others = prop::collection::vec(other_source(grave.clone()), 0..6);
            (Just(grave), others)
        }),
        extra in prop::collection::vec((unreadable(), any::<Index>()), 0..4),
        cut in any::<Index>(),
        turned in any::<bool>(),
        own_trouble in trouble(),
        other_trouble in trouble(),
        third in silent(),
        scan in select(&SCANS[..]),
    ) {
        let mut own = vec![made(), event(3, "storing", json!("active")), grave];
        for (event, at) in extra {
            own.insert(at.index(own.len() + 1), event);
        }
        let (first, second) = own.split_at(cut.index(own.len() + 1));
        let mut pages = vec![first.to_vec(), second.to_vec()];
        let mut others = vec![made()];
        others.extend(said);
        if turned {
            pages.reverse();
            pages.iter_mut().for_each(|events| events.reverse());
            others.reverse();
        }
        let mut teller = answer(&pages);
        (teller.signature, teller.unread) = own_trouble;
        let mut other = answer(&[others]);
        (other.signature, other.unread) = other_trouble;
        let mut answers = vec![teller, other, Answer { outcome: third, ..Answer::default() }];
        if turned {
            answers.rotate_left(1);
        }
        let verdict = verdict(scan, &answers);
        prop_assert!(!REASSURING.contains(&verdict), "{scan}: {verdict}");
    }
}

/// An answer as its bytes come.
fn answer_of(body: &[u8]) -> Answer {
    match document::read(body, &Limits::default()) {
        Ok(document) => Answer { outcome: Outcome::Answered, documents: vec![document], ..Answer::default() },
        Err(_) => Answer { outcome: Outcome::Unavailable(Unavailable::Malformed), ..Answer::default() },
    }
}

/// Values that may stand a second time under a name of an event.
const AGAIN: [(&str, &str); 9] = [
    ("disposition", "\"active\""),
    ("persistentDisposition", "{\"unset\": [\"recalled\", \"destroyed\", \"stolen\"]}"),
    ("persistentDisposition", "null"),
    ("errorDeclaration", "{\"reason\": \"did_not_occur\"}"),
    ("errorDeclaration", "null"),
    ("quantityList", "[{\"epcClass\": \"https://id.gs1.org/01/09521001002011/10/OTHER\"}]"),
    ("eventTime", "\"2026-11-02T08:00:00+07:00\""),
    ("type", "\"x\""),
    ("Disposition", "\"active\""),
];

proptest! {
    #[test]
    fn no_envelope_and_no_name_that_stands_twice_loses_a_state(
        grave in against(),
        again in select(&AGAIN[..]),
        is_first in any::<bool>(),
        way in 0usize..8,
        cut in any::<Index>(),
    ) {
        let (made, stored) = (made().to_string(), event(3, "storing", json!("active")).to_string());
        let mut grave = grave.to_string();
        let (name, value) = again;
        // An error declaration that stands alone is one: only what is said twice is in doubt.
        let denied = if name == "errorDeclaration" { ", \"errorDeclaration\": null" } else { "" };
        if is_first {
            grave = format!("{{\"{name}\": {value}{denied}, {}", &grave[1..]);
        } else {
            grave = format!("{}{denied}, \"{name}\": {value}}}", &grave[..grave.len() - 1]);
        }
        let (list, body) = (format!("[{made}, {grave}]"), format!("{{\"eventList\": [{stored}]}}"));
        let text = match way {
            0 => format!("{{\"eventList\": {list}, \"eventList\": [{stored}]}}"),
            1 => format!("{{\"epcisBody\": {{\"eventList\": {list}}}, \"epcisBody\": {body}}}"),
            2 => format!("{made}\n{grave}\n{stored}"),
            3 => format!("{{\"epcisBody\": {body}, \"extension\": {{\"eventList\": {list}}}}}"),
            4 => format!("{{\"epcisBody\": {{\"eventList\": [{stored}], \"EventList\": {list}}}}}"),
            _ => format!("{{\"epcisBody\": {{\"eventList\": {list}, \"event\": {stored}}}}}"),
        };
        let bytes = match way {
            6 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            7 => text.as_bytes()[..cut.index(text.len())].to_vec(),
            _ => text.into_bytes(),
        };
        let answers = [answer_of(&bytes), answer(&[vec![event(3, "storing", json!("active"))]])];
        let verdict = verdict(SCAN, &answers);
        prop_assert!(!REASSURING.contains(&verdict), "{verdict}: {}", String::from_utf8_lossy(&bytes));
    }
}

/// The property is of the state, not of the trouble around it: without the state the same words reassure.
#[test]
fn without_the_state_the_record_is_found() {
    let answers = [answer(&[vec![made(), event(3, "storing", json!("active"))]]), answer(&[vec![made()]])];
    for scan in SCANS {
        assert_eq!(verdict(scan, &answers), "record_found", "{scan}");
    }
}
