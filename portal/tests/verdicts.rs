//! The server's page and the device's say the same, in each language, for every case of the trace rules.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

#[path = "../../crates/trace/examples/verdicts/case.rs"]
#[allow(dead_code, reason = "the cases' own runner uses the rest")]
mod case;

use serde_json::Value;
use std::sync::Arc;
use trace::TraceReport;
use truyxuat::config::Config;
use truyxuat::session::{Lang, Machine, Origin, Person, Progress, Scanned, Served, State, Unfolded, View};
use truyxuat::text::{NO_INTL, Writer, problem_message, report_title, spoken};
use truyxuat::ui::node::El;
use truyxuat::ui::served::{Addresses, served};
use truyxuat::ui::{page, report_view};

fn cases() -> Vec<Value> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/verdicts")).expect("cases") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a file");
        match serde_json::from_str(&text).expect("JSON") {
            Value::Array(cases) => all.extend(cases),
            case => all.push(case),
        }
    }
    all
}

fn state(report: &Arc<TraceReport>, lang: Lang, served: Option<Served>) -> State {
    let person = Person {
        view: View::Report,
        scanned: Some(Scanned::from_text(&report.code.raw, Origin::Link)),
        report: Some(Arc::clone(report)),
        progress: Progress::Done,
        unfolded: Unfolded::ALL,
        served,
        ..Person::default()
    };
    let machine = Machine { lang, online: true, visible: true, ..Machine::default() };
    State { person, machine, ..State::default() }
}

/// The report in a page.
fn article(page: &El) -> El {
    let mut found = None;
    page.walk(&mut |element| {
        if element.tag() == "article" {
            found = Some(element.clone());
        }
    });
    found.expect("a report")
}

/// Every innermost text with its tag, but for what a person can do, which a page without scripts does otherwise, and
/// for whose check it is.
fn said(element: &El, out: &mut Vec<(String, String)>) {
    if matches!(element.tag(), "button" | "a" | "select") || element.get("class") == Some("who served") {
        return;
    }
    if element.elements().next().is_none() {
        let text = element.inner_text();
        if !text.is_empty() {
            out.push((element.tag().to_owned(), text));
        }
    }
    element.elements().for_each(|inner| said(inner, out));
}

fn words(page: &El) -> Vec<(String, String)> {
    let mut out = Vec::new();
    said(&article(page), &mut out);
    out
}

/// A blank that nothing has filled: a name of small letters between braces that the case itself does not write.
fn is_blank(text: &str, case: &str) -> bool {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).any(|(name, _)| {
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
        is_name && !case.contains(&format!("{{{name}}}"))
    })
}

#[test]
fn every_sentence_about_every_case_is_whole_in_every_language() {
    assert!(is_blank("lỗi {n}.", "") && !is_blank("{\"n\": {}}, {GS}, ?from={zalo}", "?from={zalo}"));
    for case in cases() {
        let (report, own) = (Arc::new(case::report(&case).expect("a report")), case.to_string());
        for lang in Lang::ALL {
            let page = page(&state(&report, lang, None), &Config::default(), Some(&report_view()), NO_INTL);
            let writer = Writer::plain(lang);
            let (subject, body) = problem_message(writer, &report, None, "");
            let beside = [spoken(writer, &report), report_title(writer, &report), subject, body];
            for text in words(&page).into_iter().map(|(_, text)| text).chain(beside) {
                assert!(!is_blank(&text, &own), "{} {}: {text}", case["name"], lang.tag());
            }
        }
    }
}

#[test]
fn the_servers_page_says_what_the_devices_says_of_every_case() {
    let (config, cases) = (Config::default(), cases());
    assert!(cases.len() >= 400);
    let addresses = Addresses { in_language: |own, _| own.to_owned(), own: "/p", scan: "/", typed: "/p" };
    // The languages take turns: each meets every kind of case.
    for (case, lang) in cases.iter().zip(Lang::ALL.into_iter().cycle()) {
        let report = Arc::new(case::report(case).expect("a report"));
        let device = page(&state(&report, lang, None), &config, Some(&report_view()), NO_INTL);
        let alone = state(&report, lang, Some(Served::Alone(report.made_at)));
        let server = served(&alone, &config, NO_INTL, addresses);
        assert_eq!(words(&server), words(&device), "{} {}", case["name"], lang.tag());
        let html = server.to_html();
        assert!(html.contains(&format!("data-verdict=\"{}\"", report.verdict.as_str())), "{}", case["name"]);
    }
}
