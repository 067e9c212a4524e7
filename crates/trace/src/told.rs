//! A report as JSON, for the page or program around the app. `docs/embedding/api.md` shows its shape.

use serde_json::{Value, json};

use super::carried::Carried;
use super::finding::Level;
use super::report::{ItemLevel, Known, NotAsked, SourceLine, SourceRole, SourceState, TraceReport, Unavailable};
use gs1::list::Gather;

/// The shape that [`told`] gives: a higher number when something in it changes its meaning.
const VERSION: u8 = 1;

/// What may be told of a report; `None` for what is nobody's business but the person's: payments, networks, contacts,
/// plain texts.
///
/// Times are milliseconds since 1970 UTC. Nothing in it is a sentence: words for people are the app's.
pub fn told(report: &TraceReport) -> Option<Value> {
    if !matches!(report.carried, Carried::Product(_) | Carried::Link(_)) {
        return None;
    }
    let code = &report.code;
    let findings: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| json!({ "code": finding.code().as_str(), "level": level(finding.level()) }))
        .gathered();
    Some(json!({
        "version": VERSION,
        "code": code.raw,
        "verdict": report.verdict.as_str(),
        "item": {
            "gtin": code.gtin,
            "lot": code.lot,
            "serial": code.serial,
            "level": code.level.map(item_level),
            "name": report.product.name.as_ref().map(|name| &name.value),
        },
        "findings": findings,
        "sources": report.sources.iter().map(source).gathered(),
        "made": report.made_at.0,
        "pending": report.pending,
    }))
}

fn source(line: &SourceLine) -> Value {
    let (state, why, events) = match &line.state {
        SourceState::Asking => ("asking", None, None),
        SourceState::Found { events } => ("found", None, Some(*events)),
        SourceState::NotFound => ("not_found", None, None),
        SourceState::Unavailable { why } => ("unavailable", Some(unavailable(*why)), None),
        SourceState::NotAsked { why } => ("not_asked", Some(not_asked(*why)), None),
    };
    json!({
        "name": line.name,
        "role": role(line.role),
        "host": line.host,
        "state": state,
        "why": why,
        "events": events,
        "knows": knows(line.known),
        "asked": line.asked_at.map(|time| time.0),
        "answered": line.answered_at.map(|time| time.0),
        "incomplete": line.incomplete || line.cut,
    })
}

fn knows(known: Known) -> Option<&'static str> {
    match known {
        Known::Nothing => None,
        Known::Product => Some("product"),
        Known::Item => Some("item"),
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Note => "note",
        Level::Warn => "warn",
        Level::Stop => "stop",
    }
}

fn item_level(level: ItemLevel) -> &'static str {
    match level {
        ItemLevel::Product => "product",
        ItemLevel::Lot => "lot",
        ItemLevel::Item => "item",
    }
}

fn role(role: SourceRole) -> &'static str {
    match role {
        SourceRole::Province => "province",
        SourceRole::Nation => "nation",
        SourceRole::Registry => "registry",
    }
}

fn unavailable(why: Unavailable) -> String {
    match why {
        Unavailable::Timeout => "timeout".to_owned(),
        Unavailable::Network => "network".to_owned(),
        Unavailable::Closed => "closed".to_owned(),
        Unavailable::Status(status) => format!("status_{status}"),
        Unavailable::Malformed => "malformed".to_owned(),
        Unavailable::TooLarge => "too_large".to_owned(),
        Unavailable::Redirect => "redirect".to_owned(),
        Unavailable::CircuitOpen => "circuit_open".to_owned(),
    }
}

fn not_asked(why: NotAsked) -> String {
    let word = match why {
        NotAsked::NothingToAsk => "nothing_to_ask",
        NotAsked::Offline => "offline",
        NotAsked::NotForThisItem => "not_for_this_item",
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Checklist, Timestamp, classify, report, site::Registry};

    fn of(code: &str) -> Option<Value> {
        let now = Timestamp(1_795_417_200_000);
        let registry = Registry::default();
        told(&report(code, classify(code, &registry), &[], &Checklist::default(), now))
    }

    #[track_caller]
    fn check(code: &str, pointer: &str, expected: Value) {
        let told = of(code).unwrap_or_default();
        assert_eq!(told.pointer(pointer), Some(&expected), "{told}");
    }

    #[test]
    fn what_the_code_says_is_told_without_sentences() {
        let code = "(01)09521002002010(10)L1";
        check(code, "/code", json!(code));
        check(code, "/verdict", json!("code_valid"));
        check(code, "/item/gtin", json!("09521002002010"));
        check(code, "/item/lot", json!("L1"));
        check(code, "/item/serial", Value::Null);
        check(code, "/item/level", json!("lot"));
        check(code, "/made", json!(1_795_417_200_000_i64));
        check("9521002002011", "/verdict", json!("code_invalid"));
    }

    #[test]
    fn what_is_the_persons_own_business_is_not_told() {
        for private in ["WIFI:T:WPA;S:home;P:secret;;", "BEGIN:VCARD\nFN:An\nEND:VCARD", "tel:+84912345678"] {
            assert_eq!(of(private), None, "{private}");
        }
    }

    #[test]
    fn a_source_tells_its_state_and_its_times() {
        let line = SourceLine {
            name: "A".to_owned(),
            host: "a.example".to_owned(),
            state: SourceState::Unavailable { why: Unavailable::Status(503) },
            asked_at: Some(Timestamp(1)),
            cut: true,
            ..SourceLine::default()
        };
        let told = source(&line);
        assert_eq!(told["state"], "unavailable");
        assert_eq!(told["why"], "status_503");
        assert_eq!(told["asked"], 1);
        assert_eq!(told["answered"], Value::Null);
        assert_eq!(told["incomplete"], true);
    }
}
