//! Hostile sources on the loopback: every look-up ends soon, within its bounds, with a clear reason.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

#[path = "hostile/wire.rs"]
mod wire;

use std::cell::{Cell, RefCell};
use std::time::Instant;

use serde_json::json;
use trace::federation::{self, Breakers, Budget, Question};
use trace::report::{SourceState, TraceReport, Unavailable};
use trace::site::Registry;
use trace::source::Source;
use trace::{Checklist, Http, Verdict};
use wire::{Native, Server, block_on, json_reply, reply};

const CODE: &str = "https://id.gs1.org/01/09521001002011/10/L1";

/// What came of asking one server, and how often it was asked.
struct Outcome {
    report: TraceReport,
    asked: usize,
    ms: u128,
}

fn ask(server: &Server, source: Source) -> Outcome {
    let source = Source { name: "Máy chủ thử".into(), ..source };
    let http = Native::default();
    let registry = Registry::default();
    let carried = trace::classify(CODE, &registry);
    let item = trace::item(&carried, http.now()).expect("an item");
    let began = Instant::now();
    let question = Question { item: &item, sources: &[source], registry: &registry, lang: "vi" };
    let breakers = RefCell::new(Breakers::default());
    let answers = block_on(federation::look_up(question, &http, &breakers, &Budget::default(), |_| {}));
    let report = trace::report(CODE, carried, &answers, &Checklist::default(), http.now());
    Outcome { report, asked: server.asked(), ms: began.elapsed().as_millis() }
}

fn epcis(server: &Server) -> Outcome {
    ask(server, Source { epcis: Some(server.base()), time_ms: 4_000, ..Source::default() })
}

/// The source is told to be unavailable, well within the bound of a look-up.
#[track_caller]
fn unavailable(server: &Server, expected: Unavailable) {
    let time_ms = if expected == Unavailable::Timeout { 300 } else { 4_000 };
    let outcome = ask(server, Source { epcis: Some(server.base()), time_ms, ..Source::default() });
    assert_eq!(outcome.report.sources[0].state, SourceState::Unavailable { why: expected });
    assert_eq!(outcome.report.verdict, Verdict::NotLookedUp);
    // Eight seconds are the bound of a look-up; the rest is for a busy machine.
    assert!(outcome.ms < 12_000, "{} ms", outcome.ms);
}

fn event(number: usize) -> serde_json::Value {
    json!({"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "storing", "eventTimeZoneOffset": "+07:00",
        "eventTime": format!("2026-11-01T00:{:02}:{:02}Z", number / 60 % 60, number % 60),
        "eventID": format!("urn:x:{number}"),
        "quantityList": [{"epcClass": CODE, "quantity": number}]})
}

#[test]
fn an_answer_that_drips_ends_at_the_time_limit() {
    unavailable(&Server::new(|_| reply("200 OK", "", b"[").hold()), Unavailable::Timeout);
}

#[test]
fn a_server_that_never_answers_ends_at_the_time_limit() {
    unavailable(&Server::new(|_| wire::Answer::default().hold()), Unavailable::Timeout);
}

#[test]
fn an_answer_of_fifty_megabytes_is_cut_off() {
    let huge = vec![b' '; 50_000_000];
    unavailable(&Server::new(move |_| reply("200 OK", "", &huge)), Unavailable::TooLarge);
}

#[test]
fn a_million_events_are_cut_off() {
    let million = format!("[{}{{}}]", "{},".repeat(1_000_000));
    unavailable(&Server::new(move |_| reply("200 OK", "", million.as_bytes())), Unavailable::TooLarge);
}

#[test]
fn of_many_small_events_the_first_thousand_are_read() {
    let events = json!((0..5_000).map(event).collect::<Vec<_>>());
    let server = Server::new(move |_| json_reply(&events, ""));
    let outcome = epcis(&server);
    assert_eq!(outcome.report.sources[0].state, SourceState::Found { events: 1_000 });
    assert!(outcome.report.sources[0].cut);
}

#[test]
fn pages_without_end_are_cut_off() {
    let pages = Cell::new(0usize);
    let server = Server::new(move |_| {
        pages.set(pages.get() + 1);
        let link = format!("Link: <http://internal:9/events?nextPageToken={}>; rel=next\r\n", pages.get());
        json_reply(&json!([event(pages.get())]), &link)
    });
    let outcome = epcis(&server);
    // Twenty pages about the lot, three about its product.
    assert_eq!(outcome.report.sources[0].state, SourceState::Found { events: 23 });
    assert!(outcome.report.sources[0].cut);
    assert_eq!(outcome.asked, 23);
}

#[test]
fn pages_that_repeat_themselves_are_read_twice_at_most() {
    let server = Server::new(|_| json_reply(&json!([event(1)]), "Link: same\r\n"));
    let outcome = epcis(&server);
    assert_eq!(outcome.report.sources[0].state, SourceState::Found { events: 1 });
    assert!(outcome.report.sources[0].cut);
    assert!(outcome.asked <= 4, "{}: of the lot, and of its product", outcome.asked);
}

#[test]
fn empty_pages_without_end_are_given_up_and_said_to_be_unread() {
    let pages = Cell::new(0usize);
    let server = Server::new(move |_| {
        pages.set(pages.get() + 1);
        json_reply(&json!([]), &format!("Link: more{}\r\n", pages.get()))
    });
    let outcome = epcis(&server);
    assert!(outcome.report.sources[0].cut);
    assert_eq!(outcome.asked, 6, "three of the lot, three of its product");
    assert_eq!(outcome.report.verdict, Verdict::NotLookedUp, "what may stand behind them was not read");
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "[".repeat(1_000_000);
    unavailable(&Server::new(move |_| reply("200 OK", "", deep.as_bytes())), Unavailable::Malformed);
}

#[test]
fn broken_json_and_pages_of_html_are_refused() {
    unavailable(&Server::new(|_| reply("200 OK", "", b"{\"epcisBody\":")), Unavailable::Malformed);
    unavailable(&Server::new(|_| reply("200 OK", "", b"<html><script>alert(1)</script>")), Unavailable::Malformed);
    unavailable(&Server::new(|_| reply("200 OK", "", b"[{\"eventTime\":1e999}]")), Unavailable::Malformed);
    unavailable(&Server::new(|_| reply("200 OK", "", &[0xff, 0xfe, 0x00])), Unavailable::Malformed);
}

#[test]
fn a_redirect_is_not_followed() {
    let elsewhere = Server::new(|_| json_reply(&json!([event(1)]), ""));
    let location = format!("Location: {}\r\n", elsewhere.base());
    unavailable(&Server::new(move |_| reply("302 Found", &location, b"")), Unavailable::Redirect);
    assert_eq!(elsewhere.asked(), 0);
}

#[test]
fn a_closed_port_is_no_network() {
    let base = {
        let server = Server::new(|_| wire::Answer::default());
        server.base()
    };
    let http = Native::default();
    let reply = block_on(http.get(trace::http::Request { url: &base, accept: "*/*", time_ms: 400, bytes: 10 }));
    assert_eq!(reply, Err(trace::http::HttpError::Network));
}

#[test]
fn inputs_in_a_circle_are_asked_once_each() {
    let server = Server::new(|path| {
        let lot = |name: &str| format!("https://id.gs1.org/01/09521001001014/10/{name}");
        let number = path.split("10%2FX").nth(1).and_then(|rest| rest.get(..1)).unwrap_or("0");
        let number: u8 = number.parse().unwrap_or(0);
        let output = if number == 0 { CODE.to_owned() } else { lot(&format!("X{number}")) };
        let input = lot(&format!("X{}", number % 3 + 1));
        json_reply(
            &json!([{"type": "TransformationEvent", "eventTime": "2026-11-01T00:00:00Z", "eventTimeZoneOffset": "+07:00",
                "inputQuantityList": [{"epcClass": input}], "outputQuantityList": [{"epcClass": output}]}]),
            "",
        )
    });
    let outcome = epcis(&server);
    assert_eq!(outcome.report.verdict, Verdict::RecordFound);
    assert_eq!(outcome.asked, 5, "the item, its product, and X1 to X3");
}

#[test]
fn a_flood_of_inputs_is_bounded() {
    let server = Server::new(|_| {
        let inputs: Vec<_> =
            (0..500).map(|n| json!({"epcClass": format!("https://id.gs1.org/01/09521001001014/10/X{n}")})).collect();
        json_reply(
            &json!([{"type": "TransformationEvent", "eventTime": "2026-11-01T00:00:00Z", "eventTimeZoneOffset": "+07:00",
                "inputQuantityList": inputs, "outputQuantityList": [{"epcClass": CODE}]}]),
            "",
        )
    });
    let outcome = epcis(&server);
    assert_eq!(outcome.report.back.len(), 30);
    assert!(outcome.report.sources[0].cut);
    assert!(outcome.asked <= 32, "{}", outcome.asked);
}

#[test]
fn scripts_and_wrong_types_stay_data() {
    let script = "<script>alert(1)</script>";
    let server = Server::new(move |_| {
        json_reply(
            &json!([
                {"type": script, "eventTime": {"a": []}, "epcList": 7, "readPoint": [script], "action": true},
                {"type": "ObjectEvent", "eventTime": "2026-11-01T00:00:00Z", "eventTimeZoneOffset": script, "action": "ADD",
                 "bizStep": script, "disposition": script, "readPoint": {"id": script}, "ilmd": {script: script},
                 "quantityList": [{"epcClass": CODE, "quantity": 1e308, "uom": script}, {"epcClass": null}, 5, null],
                 "sensorElementList": [{"sensorReport": [{"type": "Temperature", "value": -1e308, "maxValue": 1e308}]}]}
            ]),
            "",
        )
    });
    let outcome = epcis(&server);
    assert_eq!(outcome.report.verdict, Verdict::RecordFound);
    let place = outcome.report.timeline[0].place.as_ref().expect("a place");
    assert_eq!(place.id, script, "shown as the text that it is");
}

#[test]
fn a_resolver_leads_only_to_its_own_host_or_a_trusted_one() {
    let elsewhere = Server::new(|_| json_reply(&json!([event(1)]), ""));
    let target = elsewhere.base().replace("127.0.0.1", "localhost");
    let server = Server::new(move |_| {
        let link = |href: &str| json!([{"href": href}]);
        json_reply(
            &json!({"linkset": [{"anchor": CODE, "https://gs1.org/voc/epcis": link(&target),
                "https://gs1.org/voc/recallStatus": link("https://evil.example/recall"),
                "https://gs1.org/voc/handledBy": link("javascript:alert(1)")}]}),
            "",
        )
    });
    let outcome = ask(&server, Source { resolver: Some(server.base()), ..Source::default() });
    assert_eq!(elsewhere.asked(), 0);
    assert_eq!(outcome.report.verdict, Verdict::NotLookedUp, "no recall on the word of a stranger, and no all-clear");
}

#[test]
fn a_resolver_that_hands_on_for_ever_is_followed_once() {
    let server = Server::new(|path| {
        let link = json!([{"href": path.split('?').next().unwrap_or("/")}]);
        json_reply(&json!({"linkset": [{"anchor": CODE, "https://gs1.org/voc/handledBy": link}]}), "")
    });
    let outcome = ask(&server, Source { resolver: Some(server.base()), ..Source::default() });
    assert_eq!(outcome.asked, 2);
}

#[test]
fn a_host_that_fails_again_and_again_is_left_in_peace() {
    let server = Server::new(|_| reply("503 Service Unavailable", "", b""));
    let source = Source { epcis: Some(server.base()), time_ms: 400, ..Source::default() };
    let (http, registry, breakers) = (Native::default(), Registry::default(), RefCell::new(Breakers::default()));
    let item = trace::item(&trace::classify(CODE, &registry), http.now()).expect("an item");
    for _ in 0..10 {
        let question =
            Question { item: &item, sources: std::slice::from_ref(&source), registry: &registry, lang: "vi" };
        block_on(federation::look_up(question, &http, &breakers, &Budget::default(), |_| {}));
    }
    // Two questions go out at once, of the lot and of its product; the third failure opens the circuit.
    assert_eq!(server.asked(), 4);
}
