//! The project's own cases, and what must hold for every one of them.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

#[path = "../examples/verdicts/case.rs"]
mod case;

use std::fs;

use serde_json::{Value, json};

/// Cases whose documents say how many events there are: with more events in them they would say something else.
const COUNTED: &str = "paging.json";

fn cases() -> Vec<Value> {
    cases_but("")
}

/// All cases but those of one file.
fn cases_but(left_out: &str) -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/verdicts");
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of cases") {
        let entry = entry.expect("an entry");
        if entry.file_name() == left_out {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("a file");
        match serde_json::from_str(&text).expect("JSON") {
            Value::Array(cases) => all.extend(cases),
            case => all.push(case),
        }
    }
    all
}

/// The lists of events of a case, wherever its documents keep them.
fn event_lists(value: &mut Value, found: &mut dyn FnMut(&mut Vec<Value>)) {
    match value {
        Value::Object(map) => {
            for (name, inner) in map.iter_mut() {
                match inner {
                    Value::Array(list) if name == "eventList" => found(list),
                    _ => event_lists(inner, found),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| event_lists(inner, found)),
        _ => {}
    }
}

#[track_caller]
fn check(change: impl Fn(&mut Value)) {
    check_of(cases(), change);
}

#[track_caller]
fn check_of(cases: Vec<Value>, change: impl Fn(&mut Value)) {
    for mut case in cases {
        change(&mut case);
        let differences = case::run(&case).expect("a case");
        assert!(differences.is_empty(), "{}: {differences:?}", case["name"]);
    }
}

#[test]
fn every_case_comes_out_as_expected() {
    assert!(cases().len() >= 400);
    check(|_| {});
}

#[test]
fn the_order_of_events_never_changes_the_verdict() {
    check(|case| event_lists(case, &mut |events| events.reverse()));
    check(|case| {
        event_lists(case, &mut |events| {
            let half = events.len() / 2;
            events.rotate_left(half);
        });
    });
}

#[test]
fn the_order_of_sources_never_changes_the_verdict() {
    check(|case| {
        if let Some(sources) = case["sources"].as_array_mut() {
            sources.reverse();
        }
    });
}

#[test]
fn telling_every_event_twice_never_changes_the_verdict() {
    check_of(cases_but(COUNTED), |case| event_lists(case, &mut |events| events.extend(events.clone())));
}

#[test]
fn an_unrelated_event_never_changes_the_verdict() {
    let unrelated = json!([
        {"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "holding", "disposition": "recalled",
         "eventTime": "2031-01-01T00:00:00Z", "eventTimeZoneOffset": "+00:00",
         "epcList": ["https://id.gs1.org/01/09521009999997/21/UNRELATED"]},
        {"type": "TransformationEvent", "eventTime": "2026-11-01T08:00:00+07:00", "eventTimeZoneOffset": "+07:00",
         "inputQuantityList": [{"epcClass": "https://id.gs1.org/01/09521009999997/10/U", "quantity": 1, "uom": "KGM"}],
         "outputQuantityList": [{"epcClass": "https://id.gs1.org/01/09521009999980/10/U", "quantity": 9, "uom": "KGM"}]},
        {"type": "AggregationEvent", "action": "DELETE", "eventTime": "2026-11-01T08:00:00+07:00",
         "eventTimeZoneOffset": "+07:00", "parentID": "https://id.gs1.org/00/095210099999999994",
         "childEPCs": ["https://id.gs1.org/01/09521009999997/21/UNRELATED"]}
    ]);
    let unrelated = unrelated.as_array().expect("a list");
    check_of(cases_but(COUNTED), |case| event_lists(case, &mut |events| events.extend(unrelated.iter().cloned())));
}

/// No part of a reply may stand in a report as anything but data: what looks like a script stays text.
#[test]
fn a_script_in_every_string_changes_no_verdict_for_the_worse() {
    fn poison(value: &mut Value) {
        match value {
            Value::String(text) => text.push_str("<script>alert(1)</script>"),
            Value::Array(list) => list.iter_mut().for_each(poison),
            Value::Object(map) => map.values_mut().for_each(poison),
            _ => {}
        }
    }
    for mut case in cases() {
        let bodies = case["sources"].as_array_mut().expect("sources").iter_mut();
        bodies.for_each(|source| {
            poison(&mut source["reply"]["body"]);
            let routes = source["routes"].as_array_mut();
            routes.into_iter().flatten().for_each(|route| poison(&mut route["body"]));
        });
        let report = case::report(&case).expect("a report");
        let known = [
            "not_a_product_code",
            "link",
            "code_invalid",
            "code_valid",
            "not_found",
            "not_looked_up",
            "product_only",
            "record_found",
            "expired",
            "warning",
        ];
        // The key of a host's own Digital Link is read to the script's begin: then events are about the item still.
        let verdict = report.verdict.as_str();
        // Words that speak of a recall do so beside a script, too.
        let same = case["expect"]["verdict"] == verdict;
        assert!(known.contains(&verdict) || same, "{}: {verdict}", case["name"]);
    }
}
