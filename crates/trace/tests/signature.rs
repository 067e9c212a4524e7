//! What a signature over a source's answers says, and of what. Format: `docs/signatures.md`.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

#[path = "asking/fake.rs"]
mod fake;

use epcis::jws::{PublicKey, sha256};
use fake::{Fake, HOST, LOT, NOW_S, ask_about, event, events, found, jws, links, reply, resolver};
use serde_json::{Value, json};
use trace::answer::{Part, Signature, SignatureFault};
use trace::http::{HttpError, Reply};
use trace::report::Unavailable;
use trace::site::Registry;
use trace::source::Source;

const KEY: &str = r#"{"kty":"OKP","crv":"Ed25519","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
const HEADER: &str = r#"{"alg":"EdDSA","kid":"a","typ":"trace+jws"}"#;
const SERIAL: &str = "https://id.gs1.org/01/09521001002011/10/L1/21/7";

/// What a source holds: bodies by what is in their address, and what its signature covers.
struct Holder {
    bodies: Vec<(&'static str, String)>,
    statement: Value,
    /// The signature's answer, where it is not the statement signed.
    signature: Option<Result<Reply, HttpError>>,
}

fn hashed(role: &str, about: &str, body: &str) -> Value {
    json!({"role": role, "about": about, "sha-256": sha256(body.as_bytes())})
}

/// A source with one page of events, a card and no recall, all of it signed.
fn holder() -> Holder {
    let page = events(&[event(1)]).to_string();
    let card = json!({"productName": "Chả mực"}).to_string();
    let parts = json!([hashed("events", LOT, &page), hashed("card", LOT, &card),
        {"role": "recalls", "about": LOT, "absent": true}]);
    let statement = json!({"sub": LOT, "iss": HOST, "iat": NOW_S - 60, "exp": NOW_S + 3600, "parts": parts});
    Holder { bodies: vec![("10%2FL1&", page), ("/card", card)], statement, signature: None }
}

impl Holder {
    fn with(mut self, change: impl FnOnce(&mut Holder)) -> Holder {
        change(&mut self);
        self
    }

    fn answer(&self, url: &str) -> Result<Reply, HttpError> {
        if url.ends_with("?linkType=linkset") {
            let link = |path: &str| json!([{"href": path}]);
            return links(&[("epcis", link("/epcis")), ("jws", link("/jws")), ("masterData", link("/card"))]);
        }
        if url.ends_with("/jws") {
            return match &self.signature {
                Some(signature) => signature.clone(),
                None => reply(200, jws(HEADER, &self.statement.to_string())),
            };
        }
        match self.bodies.iter().find(|(part, _)| url.contains(part)) {
            Some((_, body)) => reply(200, body.clone()),
            None if url.contains("/events?") => found(&events(&[])),
            None => reply(404, ""),
        }
    }
}

fn source(must_be_signed: bool) -> Source {
    Source { keys: vec![PublicKey::read(KEY).expect("a key")], must_be_signed, ..resolver() }
}

fn signature_of(code: &str, source: Source, holder: &Holder) -> Signature {
    let http = Fake::new(|url: &str| holder.answer(url));
    let (answers, _) = ask_about(code, &http, &[source], &Registry::default(), "vi");
    answers[0].signature.clone()
}

/// What is said where a signature is wanted, and where it is demanded.
#[track_caller]
fn check(holder: &Holder, free: &Signature, strict: &Signature) {
    assert_eq!(signature_of(LOT, source(false), holder), *free);
    assert_eq!(signature_of(LOT, source(true), holder), *strict);
}

fn valid() -> Signature {
    Signature::Valid { issued: trace::Timestamp((NOW_S - 60) * 1000), uncovered: Vec::new() }
}

/// It is no more than missing where it is only wanted, and wrong where it is demanded.
#[track_caller]
fn check_missing(holder: &Holder, fault: SignatureFault) {
    let free = if fault == SignatureFault::Absent { Signature::None } else { Signature::Unchecked(fault) };
    check(holder, &free, &Signature::Invalid(fault));
}

#[track_caller]
fn check_wrong(holder: &Holder, fault: SignatureFault) {
    check(holder, &Signature::Invalid(fault), &Signature::Invalid(fault));
}

#[test]
fn a_right_signature_covers_every_part() {
    check(&holder(), &valid(), &valid());
}

#[test]
fn one_that_does_not_come_is_named() {
    let status = |status| SignatureFault::Unreachable(Unavailable::Status(status));
    for (answer, fault) in [
        (reply(404, ""), SignatureFault::Absent),
        (reply(500, ""), status(500)),
        (reply(403, ""), status(403)),
        (Err(HttpError::Timeout), SignatureFault::Unreachable(Unavailable::Timeout)),
    ] {
        check_missing(&holder().with(|it| it.signature = Some(answer)), fault);
    }
}

#[test]
fn one_that_cannot_be_checked_says_nothing() {
    let payload = holder().statement.to_string();
    for header in [
        r#"{"alg":"none","typ":"trace+jws"}"#,
        r#"{"alg":"RS256","typ":"trace+jws"}"#,
        r#"{"alg":"ES256","typ":"trace+jws"}"#,
        r#"{"alg":"EdDSA","kid":"b","typ":"trace+jws"}"#,
    ] {
        let signature = Some(reply(200, jws(header, &payload)));
        check_missing(&holder().with(|it| it.signature = signature), SignatureFault::NotCheckable);
    }
    let http = Fake { can_verify: false, ..Fake::new(|url: &str| holder().answer(url)) };
    let (answers, _) = ask_about(LOT, &http, &[source(true)], &Registry::default(), "vi");
    assert_eq!(answers[0].signature, Signature::Invalid(SignatureFault::NotCheckable));
}

#[test]
fn a_source_without_keys_is_not_checked() {
    let keyless = |strict| Source { keys: Vec::new(), ..source(strict) };
    assert_eq!(signature_of(LOT, keyless(false), &holder()), Signature::None);
    let demanded = Signature::Invalid(SignatureFault::NotCheckable);
    assert_eq!(signature_of(LOT, keyless(true), &holder()), demanded);
}

#[test]
fn one_over_bytes_alone_is_bound_to_nothing() {
    let page = holder().bodies[0].1.clone();
    let bare = jws(r#"{"alg":"EdDSA","kid":"a"}"#, &page);
    check_missing(&holder().with(|it| it.signature = Some(reply(200, bare))), SignatureFault::Unbound);
}

#[test]
fn one_that_is_wrong_is_wrong_everywhere() {
    let damaged = |text: String| holder().with(|it| it.signature = Some(reply(200, text)));
    check_wrong(&damaged("not a signature".to_owned()), SignatureFault::Unreadable);
    let right = jws(HEADER, &holder().statement.to_string());
    let (head, _) = right.rsplit_once('.').expect("three parts");
    check_wrong(&damaged(format!("{head}.{}", "A".repeat(86))), SignatureFault::Wrong);
    check_wrong(&damaged(jws(HEADER, "{}")), SignatureFault::Unreadable);
}

#[test]
fn an_old_answer_about_another_item_is_told_apart() {
    let other = "https://id.gs1.org/01/09521001002011/10/L2";
    check_wrong(&holder().with(|it| it.statement["sub"] = json!(other)), SignatureFault::AnotherItem);
    check_wrong(&holder().with(|it| it.statement["sub"] = json!(SERIAL)), SignatureFault::AnotherItem);
}

#[test]
fn a_signature_has_its_time_with_five_minutes_for_the_clock() {
    let timed = |iat: i64, exp: i64| {
        holder().with(|it| {
            it.statement["iat"] = json!(NOW_S + iat);
            it.statement["exp"] = json!(NOW_S + exp);
        })
    };
    check_missing(&timed(-8 * 86_400, -86_400), SignatureFault::Late);
    check_missing(&timed(-3600, -301), SignatureFault::Late);
    check_missing(&timed(301, 3600), SignatureFault::Early);
    check_wrong(&timed(-60, 8 * 86_400), SignatureFault::Unreadable);
    for (iat, exp) in [(-3600, -299), (299, 3600), (-7 * 86_400, -1)] {
        let found = signature_of(LOT, source(true), &timed(iat, exp));
        assert!(matches!(found, Signature::Valid { .. }), "{iat} {exp}: {found:?}");
    }
}

#[test]
fn what_is_not_covered_is_named() {
    let uncovered = |part| {
        let issued = trace::Timestamp((NOW_S - 60) * 1000);
        (Signature::Valid { issued, uncovered: vec![part] }, Signature::Invalid(SignatureFault::NotCovered(part)))
    };
    let without_card = holder().with(|it| {
        it.statement["parts"].as_array_mut().expect("parts").remove(1);
    });
    let (free, strict) = uncovered(Part::Card);
    check(&without_card, &free, &strict);
    let without_events = holder().with(|it| {
        it.statement["parts"].as_array_mut().expect("parts").remove(0);
    });
    let (free, strict) = uncovered(Part::Events);
    check(&without_events, &free, &strict);
}

#[test]
fn what_was_altered_or_left_out_is_wrong() {
    let altered = holder().with(|it| it.bodies[0].1 = events(&[event(2)]).to_string());
    check_wrong(&altered, SignatureFault::Wrong);
    let emptied = holder().with(|it| it.bodies.truncate(0));
    check_wrong(&emptied, SignatureFault::Wrong);
    let notice = json!({"status": "recalled", "item": LOT}).to_string();
    let left_out = holder().with(|it| it.statement["parts"][2] = hashed("recalls", LOT, &notice));
    check_wrong(&left_out, SignatureFault::Incomplete);
}

#[test]
fn the_events_of_a_serial_are_not_covered_by_its_lot() {
    let of_serial = events(&[event(3)]).to_string();
    let serial_key = "https://id.gs1.org/01/09521001002011/21/7";
    let both = |signed: bool| {
        let body = of_serial.clone();
        holder().with(|it| {
            if signed {
                let parts = it.statement["parts"].as_array_mut().expect("parts");
                parts.push(hashed("events", serial_key, &body));
            }
            it.bodies.push(("21%2F7&", body));
        })
    };
    let demanded = Signature::Invalid(SignatureFault::NotCovered(Part::Events));
    assert_eq!(signature_of(SERIAL, source(true), &both(false)), demanded);
    let with_serial = both(true).with(|it| it.statement["sub"] = json!(SERIAL));
    assert_eq!(signature_of(SERIAL, source(true), &with_serial), valid());
}

#[test]
fn events_on_several_pages_are_covered_page_by_page() {
    let pages = [events(&[event(1)]).to_string(), events(&[event(2)]).to_string()];
    let paged = holder().with(|it| {
        it.bodies = vec![("nextPageToken=2", pages[1].clone()), ("10%2FL1&", pages[0].clone())];
        it.statement["parts"] = json!([hashed("events", LOT, &pages[0]), hashed("events", LOT, &pages[1])]);
    });
    let http = Fake::new(|url: &str| {
        let mut reply = paged.answer(url)?;
        if url.contains("10%2FL1&") && !url.contains("nextPageToken") {
            reply.link = "<?nextPageToken=2>; rel=\"next\"".to_owned();
        }
        Ok(reply)
    });
    let (answers, _) = ask_about(LOT, &http, &[source(true)], &Registry::default(), "vi");
    assert_eq!(answers[0].signature, valid());
    let first_only = signature_of(LOT, source(true), &paged);
    assert_eq!(first_only, Signature::Invalid(SignatureFault::Incomplete));
}

#[test]
fn a_step_back_that_is_not_signed_is_named() {
    let input = "https://id.gs1.org/01/09521001001014/10/X1";
    let made = json!({"type": "TransformationEvent", "eventTime": "2026-11-01T00:00:00Z",
        "eventTimeZoneOffset": "+07:00", "inputQuantityList": [{"epcClass": input}],
        "outputQuantityList": [{"epcClass": LOT}]});
    let page = events(&[made]).to_string();
    let back = events(&[json!({"type": "ObjectEvent", "action": "ADD", "eventTime": "2026-10-01T00:00:00Z",
        "eventTimeZoneOffset": "+07:00", "quantityList": [{"epcClass": input}]})])
    .to_string();
    let chained = |signed: bool| {
        holder().with(|it| {
            it.statement["parts"][0] = hashed("events", LOT, &page);
            if signed {
                let parts = it.statement["parts"].as_array_mut().expect("parts");
                parts.push(hashed("back", input, &back));
            }
            it.bodies[0].1 = page.clone();
            it.bodies.push(("10%2FX1&", back.clone()));
        })
    };
    let demanded = Signature::Invalid(SignatureFault::NotCovered(Part::StepBack));
    assert_eq!(signature_of(LOT, source(true), &chained(false)), demanded);
    assert_eq!(signature_of(LOT, source(true), &chained(true)), valid());
}

#[test]
fn an_answer_that_says_nothing_needs_no_signature() {
    let nothing = Holder { bodies: Vec::new(), ..holder() }.with(|it| it.signature = Some(reply(404, "")));
    check(&nothing, &Signature::None, &Signature::None);
}

#[test]
fn an_answer_that_differs_from_what_is_signed_is_asked_for_once_more() {
    let right = holder();
    let old = events(&[event(9)]).to_string();
    // The first answer is an old copy, or every answer is.
    for (copies, expected) in [(1, valid()), (usize::MAX, Signature::Invalid(SignatureFault::Wrong))] {
        let asked = std::cell::Cell::new(0);
        let http = Fake::new(|url: &str| {
            if url.contains("10%2FL1&") {
                asked.set(asked.get() + 1);
                if asked.get() <= copies {
                    return reply(200, old.clone());
                }
            }
            right.answer(url)
        });
        let (answers, _) = ask_about(LOT, &http, &[source(true)], &Registry::default(), "vi");
        assert_eq!((&answers[0].signature, asked.get()), (&expected, 2));
    }
}
