//! A bundle and the standard calls lead to the same report, for every thing that the store knows.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use portal::store::{Batch, Record, RecordKind, Repository, Store};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use support::{NOW, Running, wait};
use trace::federation::{Breakers, Budget, Question};
use trace::http::{Http, HttpError, Reply, Request};
use trace::report::TraceReport;
use trace::site::Registry;
use trace::source::Source;
use trace::{Checklist, Timestamp};

const PRODUCT: &str = "https://id.gs1.org/01/09521002009996";

/// The running portal over loopback, counted.
struct Wire<'a> {
    portal: &'a Running,
    asked: Cell<usize>,
}

impl Http for Wire<'_> {
    async fn get(&self, asked: Request<'_>) -> Result<Reply, HttpError> {
        self.asked.set(self.asked.get() + 1);
        let base = format!("http://{}", self.portal.address);
        let path = asked.url.strip_prefix(&base).ok_or(HttpError::BadAddress)?;
        let answer = self.portal.ask("GET", path, &format!("Accept: {}\r\n", asked.accept));
        if answer.body.len() > asked.bytes {
            return Err(HttpError::TooLarge);
        }
        let link = answer.header("link").to_owned();
        Ok(Reply { status: answer.status, link, body: answer.body, copied_at: None })
    }

    fn now(&self) -> Timestamp {
        Timestamp(NOW)
    }
}

/// The report on a code by both repositories, and how many questions it took.
fn report(portal: &Running, code: &str, has_bundles: bool) -> (TraceReport, usize) {
    let source = |folder: &str| {
        let base = format!("http://{}{folder}/", portal.address);
        Source {
            name: folder.to_owned(),
            bundles: has_bundles.then(|| format!("{base}trace/")),
            epcis: Some(format!("{base}epcis/")),
            resolver: Some(base),
            ..Source::default()
        }
    };
    let sources = [source(""), source("/quoc-gia")];
    let (registry, wire) = (Registry::default(), Wire { portal, asked: Cell::new(0) });
    let carried = trace::classify(code, &registry);
    let item = trace::item(&carried, Timestamp(NOW)).expect(code);
    let question = Question { item: &item, sources: &sources, registry: &registry, lang: "vi" };
    let (breakers, budget) = (RefCell::new(Breakers::default()), Budget::default());
    let answers = wait(trace::look_up(question, &wire, &breakers, &budget, |_| {}));
    let report = trace::report(code, carried, &answers, &Checklist::default(), Timestamp(NOW));
    (report, wire.asked.get())
}

/// What a report says, without the order in which events were told.
fn said(report: &TraceReport) -> Value {
    let finding = |it: &trace::Finding| format!("{} {:?}", it.code().as_str(), it.level());
    let mut findings: Vec<String> = report.findings.iter().map(finding).collect();
    findings.sort();
    let mut events: Vec<String> = report.events.iter().map(|it| format!("{} {:?}", it.json(), it.standing)).collect();
    events.sort();
    let stage = |it: &trace::stage::Stage| format!("{:?} {:?} {:?} {:?}", it.kind, it.time, it.about, it.disposition);
    json!({
        "verdict": report.verdict.as_str(),
        "findings": findings,
        "sources": report.sources.iter().map(|it| format!("{:?}", it.state)).collect::<Vec<_>>(),
        "product": format!("{:?}", report.product),
        "checklist": format!("{:?}", report.checklist),
        "timeline": report.timeline.iter().map(stage).collect::<Vec<_>>(),
        "steps": [report.back.len(), report.forward.len()],
        "events": events,
    })
}

#[track_caller]
fn check(portal: &Running, code: &str) {
    let ((bundle, few), (standard, many)) = (report(portal, code, true), report(portal, code, false));
    let (by_bundle, by_calls) = (said(&bundle), said(&standard));
    for part in ["verdict", "findings", "sources", "product", "checklist", "timeline", "steps", "events"] {
        assert_eq!(by_bundle[part], by_calls[part], "{code}: {part}");
    }
    // Where nobody knows anything, both sources were asked for a bundle beside.
    let in_vain = if standard.events.is_empty() { 2 } else { 0 };
    assert!(few <= many + in_vain, "{code}: {few} questions beside {many}");
}

/// Every thing of the store, its lot and its product, and what nobody knows of them.
fn codes(portal: &Running) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for folder in ["", "/quoc-gia"] {
        let epcs = portal.json(&format!("{folder}/epcis/epcs?perPage=100"));
        for epc in epcs["member"].as_array().expect("members").iter().filter_map(Value::as_str) {
            let Some(key) = epcis::ItemKey::read(epc).filter(|key| key.gtin().is_some()) else { continue };
            let class = key.class();
            codes.insert(format!("{class}/10/NEVER"));
            codes.insert(format!("{class}/10/NEVER/21/SEEN"));
            codes.extend(
                [Some(key.clone()), key.lot_level(), Some(class)].into_iter().flatten().map(|it| it.to_string()),
            );
        }
    }
    for code in portal.json("/demo/codes.json").as_array().expect("codes") {
        let text = format!("{}{}", code["aim"].as_str().unwrap_or_default(), code["text"].as_str().expect("a text"));
        let carried = trace::classify(&text, &Registry::default());
        codes.extend(trace::item(&carried, Timestamp(NOW)).map(|_| text));
    }
    codes
}

#[test]
fn a_bundle_says_what_the_standard_calls_say_of_every_demo_thing() {
    let portal = Running::start("bundle-demo");
    let codes = codes(&portal);
    assert!(codes.len() > 60, "{}", codes.len());
    codes.iter().for_each(|code| check(&portal, code));
}

fn event(number: usize, change: Value) -> Value {
    let mut event = json!({"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "storing",
        "eventID": format!("urn:uuid:00000000-0000-4000-8000-{number:012}"),
        "eventTime": format!("2026-11-{:02}T{:02}:{:02}:00Z", 1 + number / 1440, number / 60 % 24, number % 60),
        "eventTimeZoneOffset": "+07:00"});
    event.as_object_mut().expect("an object").extend(change.as_object().cloned().unwrap_or_default());
    event
}

fn lots(list: &[String]) -> Value {
    list.iter().map(|lot| json!({"epcClass": format!("{PRODUCT}/10/{lot}"), "quantity": 1})).collect()
}

/// What the demo has not: events of a product as a whole, an ingredient with more events than a page, more
/// ingredients than a bundle holds, a lot with more than a page, containers, and a recall at each level.
fn histories() -> Vec<Value> {
    let of = |lot: &str| json!({"quantityList": lots(&[lot.to_owned()])});
    let made = |inputs: &[String], outputs: &[&str]| {
        let outputs: Vec<String> = outputs.iter().map(|it| (*it).to_owned()).collect();
        json!({"type": "TransformationEvent", "bizStep": "commissioning", "inputQuantityList": lots(inputs),
            "outputQuantityList": lots(&outputs)})
    };
    let many: Vec<String> = (0..16).map(|it| format!("I{it}")).collect();
    let mut changes: Vec<Value> = Vec::new();
    changes.extend((0..130).map(|_| of("LONG")));
    changes.push(json!({"disposition": "recalled", "quantityList": lots(&["LONG".to_owned()])}));
    changes.extend((0..130).map(|_| of("MEAT")));
    changes.push(json!({"disposition": "recalled", "quantityList": lots(&["MEAT".to_owned()])}));
    changes.push(made(&["MEAT".to_owned(), "SALT".to_owned()], &["PIE"]));
    changes.extend(many.iter().map(|it| of(it)));
    changes.push(json!({"disposition": "recalled", "quantityList": lots(&["I15".to_owned()])}));
    changes.push(made(&many, &["STEW"]));
    changes.push(made(&["STEW".to_owned()], &["SOUP"]));
    changes.push(json!({"type": "AggregationEvent", "action": "ADD", "bizStep": "packing",
        "parentID": "https://id.gs1.org/00/095210020000000016", "childEPCs": [format!("{PRODUCT}/21/ONE")],
        "childQuantityList": lots(&["PIE".to_owned()])}));
    changes.push(json!({"bizStep": "shipping", "epcList": ["https://id.gs1.org/00/095210020000000016"]}));
    changes.push(json!({"bizStep": "commissioning", "action": "ADD", "epcList": [format!("{PRODUCT}/21/ONE")]}));
    changes.push(json!({"disposition": "recalled", "quantityList": [{"epcClass": PRODUCT, "quantity": 9}]}));
    changes.into_iter().enumerate().map(|(at, change)| event(at, change)).collect()
}

#[test]
fn a_bundle_says_what_the_standard_calls_say_of_long_and_wide_histories() {
    let portal = Running::start("bundle-wide");
    let text = Value::from(histories()).to_string();
    let read = epcis::document::read(text.as_bytes(), &epcis::Limits::default()).expect("events");
    assert_eq!(read.findings, []);
    let mut batch = Batch::default();
    read.events.iter().for_each(|event| batch.event(Repository::Province, event));
    let notice = |key: &str| {
        let body = json!({"status": "recalled", "recallDate": "2026-11-19", "item": key, "reason": "Ví dụ"});
        Record { key: key.to_owned(), body: body.to_string() }
    };
    for key in ["/10/SOUP", "/10/SALT", "/21/ONE"].map(|it| format!("{PRODUCT}{it}")) {
        batch.record(Repository::Province, RecordKind::Recall, &notice(&key));
    }
    wait(async { Store::open(&portal.database).await.expect("opens").add(&batch).await.expect("writes") });
    for path in [
        "",
        "/10/LONG",
        "/10/MEAT",
        "/10/PIE",
        "/10/STEW",
        "/10/SOUP",
        "/10/SALT",
        "/10/I15",
        "/10/NEVER",
        "/21/ONE",
        "/10/PIE/21/ONE",
        "/10/SOUP/21/NEVER",
        "/22/V/10/PIE/21/ONE",
    ] {
        check(&portal, &format!("{PRODUCT}{path}"));
    }
    check(&portal, "https://id.gs1.org/00/095210020000000016");
}
