//! Histories as one line each, for the tables of the checks.
//!
//! `day T hour[:minute][±offset] step [ADD|OBSERVE|DELETE] disposition @place words…`, events joined by `; `, sources by `||`.
//! `?` stands for a time that cannot be read. Days are of November 2026, the clock is that of Việt Nam, `-` stands for nothing.
//! The item is the story's; `#name` names another: `lot`, `class`, `serial`, `otherlot`, `otherserial`, `member` (a serial of the lot),
//! `X1`… (inputs), `C1`… (containers). `pack C1 in C2`, `unpack C1`, `unpack-all C1`, `make X1=2KGM,X2>lot`.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use std::collections::BTreeSet;

use epcis::{Limits, document};
use serde_json::{Map, Value, json};

use super::{Case, all};
use crate::answer::{Answer, Outcome};
use crate::clock::Timestamp;
use crate::finding::{FindingCode, Level};
use crate::history::History;
use crate::item::{Item, element};

const GTIN: &str = "09521001002011";

/// The item is checked on 20 November 2026.
const NOW: &str = "2026-11-20T12:00:00+07:00";

/// Exactly these findings of level stop and warn, in any order.
#[track_caller]
pub(super) fn check(item: &str, story: &str, expected: &str) {
    check_at(NOW, item, story, expected);
}

/// As [`check`], at another time.
#[track_caller]
pub(super) fn check_at(now: &str, item: &str, story: &str, expected: &str) {
    let found = run(now, item, story);
    let found: BTreeSet<&str> =
        found.iter().filter(|code| code.level() != Level::Note).map(|code| code.as_str()).collect();
    assert_eq!(found, expected.split_whitespace().collect(), "{item}: {story}");
}

/// These notes are among the findings; those with `!` are not.
#[track_caller]
pub(super) fn check_notes(item: &str, story: &str, expected: &str) {
    let found = run(NOW, item, story);
    let has = |name: &str| found.iter().any(|code| code.as_str() == name);
    for name in expected.split_whitespace() {
        match name.strip_prefix('!') {
            Some(name) => assert!(!has(name), "{item}: {story}: {name}"),
            None => assert!(has(name), "{item}: {story}: {name}"),
        }
    }
}

fn run(now: &str, words: &str, story: &str) -> Vec<FindingCode> {
    let mut words = words.split_whitespace();
    let me = words.next().expect("an item");
    let mut elements = vec![("01", GTIN)];
    if matches!(me, "lot" | "serial+lot") {
        elements.push(("10", "L1"));
    }
    if matches!(me, "serial" | "serial+lot") {
        elements.push(("21", "S1"));
    }
    elements.extend(words.filter_map(|word| word.split_once('=')));
    let item = Item::new(elements.into_iter().map(element).collect(), 2026).expect("an item");
    let sources: Vec<Vec<Value>> = story
        .split("||")
        .map(|events| {
            events
                .split("; ")
                .map(str::trim)
                .filter(|event| !event.is_empty())
                .map(|event| self::event(me, event))
                .collect()
        })
        .collect();
    let mut codes: Option<BTreeSet<FindingCode>> = None;
    // The order of events and of sources never matters: every story is told forwards and backwards.
    for backwards in [false, true] {
        let mut sources = sources.clone();
        if backwards {
            sources.reverse();
            sources.iter_mut().for_each(|events| events.reverse());
        }
        let answers: Vec<Answer> = sources.into_iter().map(answer).collect();
        let history = History::new(&item, &answers);
        let (now, _) = epcis::time::Timestamp::parse(now, None).expect("a time");
        let case = Case::new(&item, &history, &answers, Timestamp(now.millis()));
        let found: BTreeSet<FindingCode> = all(&case).into_iter().map(|finding| finding.code()).collect();
        assert_eq!(codes.get_or_insert_with(|| found.clone()), &found, "backwards: {story}");
    }
    codes.into_iter().flatten().collect()
}

fn answer(events: Vec<Value>) -> Answer {
    let place = |gln: &str, latitude: &str, longitude: &str| {
        json!({"id": format!("https://id.gs1.org/414/{gln}"), "attributes": [
            {"id": "cbvmda:latitude", "attribute": latitude}, {"id": "cbvmda:longitude", "attribute": longitude}]})
    };
    // Place A lies in Hà Nội and place Z in Thành phố Hồ Chí Minh.
    let places = json!([{"type": "urn:epcglobal:epcis:vtype:BusinessLocation", "vocabularyElementList":
        [place(&gln('A'), "21.0278", "105.8342"), place(&gln('Z'), "10.7769", "106.7009")]}]);
    let document = json!({"type": "EPCISDocument",
        "epcisHeader": {"epcisMasterData": {"vocabularyList": places}},
        "epcisBody": {"eventList": events}});
    let document = document::from_value(document, &Limits::default()).expect("a document");
    Answer { outcome: Outcome::Answered, documents: vec![document], ..Answer::default() }
}

fn gln(letter: char) -> String {
    format!("95210010000{:02}", letter as u32 - 'A' as u32)
}

fn place(name: &str) -> String {
    match name.split_once('/') {
        _ if name.starts_with("geo:") => name.to_owned(),
        Some((site, part)) => format!("https://id.gs1.org/414/{}/254/{part}", gln(site.chars().next().unwrap_or('A'))),
        None => format!("https://id.gs1.org/414/{}", gln(name.chars().next().unwrap_or('A'))),
    }
}

fn thing(me: &str, name: &str) -> String {
    match name {
        "me" => thing(me, me),
        "class" => format!("https://id.gs1.org/01/{GTIN}"),
        "lot" => format!("https://id.gs1.org/01/{GTIN}/10/L1"),
        "otherlot" => format!("https://id.gs1.org/01/{GTIN}/10/L2"),
        "serial" | "serial+lot" => format!("https://id.gs1.org/01/{GTIN}/21/S1"),
        "member" => format!("https://id.gs1.org/01/{GTIN}/10/L1/21/S9"),
        "otherserial" => format!("https://id.gs1.org/01/{GTIN}/21/S2"),
        _ if name.starts_with('C') => format!("https://id.gs1.org/00/09521001000000{:0>4}", &name[1..]),
        _ => format!("https://id.gs1.org/01/09521001001014/10/{name}"),
    }
}

/// Puts things into the list that fits: a serial or a container into the list of EPCs.
fn put(event: &mut Map<String, Value>, lists: (&str, &str), id: String, amount: Option<&str>) {
    let single = id.contains("/21/") || id.contains("/00/");
    let (list, entry) = match single {
        true => (lists.0, json!(id)),
        false => {
            let mut entry = json!({"epcClass": id});
            if let Some(amount) = amount {
                let digits = amount.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                entry["quantity"] = json!(digits.parse::<f64>().expect("an amount"));
                if digits.len() < amount.len() {
                    entry["uom"] = json!(&amount[digits.len()..]);
                }
            }
            (lists.1, entry)
        }
    };
    event.entry(list).or_insert_with(|| json!([])).as_array_mut().expect("a list").push(entry);
}

fn time(text: &str) -> (String, String) {
    if text == "?" {
        return ("hôm qua".to_owned(), "+07:00".to_owned());
    }
    let (day, clock) = text.split_once('T').expect("a time");
    let at = clock.find(['+', '-']).unwrap_or(clock.len());
    let offset = if at < clock.len() { &clock[at..] } else { "+07:00" };
    let (hour, minute) = clock[..at].split_once(':').unwrap_or((&clock[..at], "00"));
    let day: u32 = day.parse().expect("a day");
    // Day 0 is the last of October.
    let date = if day == 0 { "2026-10-31".to_owned() } else { format!("2026-11-{day:02}") };
    (format!("{date}T{hour:0>2}:{minute}:00{offset}"), offset.to_owned())
}

fn event(me: &str, text: &str) -> Value {
    let mut words = text.split_whitespace();
    let (at, offset) = time(words.next().expect("a time"));
    let step = words.next().expect("a step");
    let rest: Vec<&str> = words.collect();
    let mut event = Map::new();
    event.insert("eventTime".into(), json!(at));
    event.insert("eventTimeZoneOffset".into(), json!(offset));
    let about = rest.iter().find_map(|word| word.strip_prefix('#')).unwrap_or("me");
    let quantity = rest.iter().find_map(|word| word.strip_prefix("q="));
    let mut from = 0;
    match step {
        "make" => {
            from = 1;
            let (inputs, output) = rest[0].split_once('>').unwrap_or((rest[0], "me"));
            event.insert("type".into(), json!("TransformationEvent"));
            for input in inputs.split(',') {
                let (name, amount) = input.split_once('=').map_or((input, None), |(name, amount)| (name, Some(amount)));
                put(&mut event, ("inputEPCList", "inputQuantityList"), thing(me, name), amount);
            }
            put(&mut event, ("outputEPCList", "outputQuantityList"), thing(me, output), quantity);
        }
        "pack" | "unpack" | "unpack-all" => {
            from = if rest.get(1) == Some(&"in") { 3 } else { 1 };
            let (child, parent) = if from == 3 { (rest[0], rest[2]) } else { (about, rest[0]) };
            event.insert("type".into(), json!("AggregationEvent"));
            event.insert("action".into(), json!(if step == "pack" { "ADD" } else { "DELETE" }));
            event.insert("bizStep".into(), json!(if step == "pack" { "packing" } else { "unpacking" }));
            event.insert("parentID".into(), json!(thing(me, parent)));
            if step != "unpack-all" {
                put(&mut event, ("childEPCs", "childQuantityList"), thing(me, child), quantity);
            }
        }
        _ => {
            event.insert("type".into(), json!("ObjectEvent"));
            event.insert("action".into(), json!(if step == "commissioning" { "ADD" } else { "OBSERVE" }));
            event.insert("bizStep".into(), json!(step));
            put(&mut event, ("epcList", "quantityList"), thing(me, about), quantity);
        }
    }
    for word in &rest[from..] {
        detail(&mut event, word);
    }
    Value::Object(event)
}

fn detail(event: &mut Map<String, Value>, word: &str) {
    let mut set = |path: &str, value: Value| {
        event.insert(path.into(), value);
    };
    let destination = |role: &str, id: String| json!({"type": role, "destination": id});
    if let Some(name) = word.strip_prefix('@') {
        set("readPoint", json!({"id": place(name)}));
    } else if let Some(name) = word.strip_prefix(">>") {
        let gln = gln(name.chars().next().unwrap_or('A'));
        set("destinationList", json!([destination("owning_party", format!("https://id.gs1.org/417/{gln}"))]));
    } else if let Some(name) = word.strip_prefix('>') {
        set("destinationList", json!([destination("location", place(name))]));
    } else if let Some((name, value)) = word.split_once('=') {
        match name {
            "id" => set("eventID", json!(value)),
            "rec" => set("recordTime", json!(time(value).0)),
            "at" => set("bizLocation", json!({"id": place(value)})),
            "set" | "unset" => set("persistentDisposition", json!({name: [value]})),
            "lot" => ilmd(event, "cbvmda:lotNumber", value),
            "exp" => ilmd(event, "cbvmda:itemExpirationDate", value),
            "best" => ilmd(event, "cbvmda:bestBeforeDate", value),
            "wrong" => set("errorDeclaration", json!({"declarationTime": "2026-11-19T00:00:00Z", "reason": value})),
            "by" => event["errorDeclaration"]["correctiveEventIDs"] = json!([value]),
            "cert" => set(
                "certificationInfo",
                json!([{"gs1:certificationStandard": "VietGAP", "gs1:certificationEndDate": value}]),
            ),
            "t" => set("sensorElementList", json!([{"sensorReport": [temperature(value)]}])),
            _ if name.starts_with("x:") => ilmd(event, name, value),
            _ => {}
        }
    } else if matches!(word, "alarm" | "error") {
        event["sensorElementList"][0]["sensorReport"][0]["exception"] =
            json!(format!("{}_CONDITION", word.to_uppercase()));
    } else if word == "humidity" {
        set("sensorElementList", json!([{"sensorReport": [{"type": "RelativeHumidity", "value": 99, "uom": "P1"}]}]));
    } else if matches!(word, "ADD" | "OBSERVE" | "DELETE") {
        set("action", json!(word));
    } else if word != "-" && !word.starts_with('#') {
        set("disposition", json!(word));
    }
}

fn ilmd(event: &mut Map<String, Value>, name: &str, value: &str) {
    event.entry("ilmd").or_insert_with(|| json!({}))[name] = json!(value);
}

fn temperature(text: &str) -> Value {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let uom = if digits.len() < text.len() { &text[digits.len()..] } else { "CEL" };
    let number = |text: &str| text.parse::<f64>().expect("a temperature");
    match digits.split_once("..") {
        Some((low, high)) => {
            json!({"type": "Temperature", "minValue": number(low), "maxValue": number(high), "uom": uom})
        }
        None => json!({"type": "Temperature", "value": number(digits), "uom": uom}),
    }
}
