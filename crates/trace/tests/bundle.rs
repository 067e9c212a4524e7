//! A source that gives trace bundles is asked for one first; what it is worth is judged as standard calls are.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

#[path = "asking/fake.rs"]
mod fake;

use epcis::jws::PublicKey;
use fake::{Fake, HOST, LOT, NOW_S, ask, ask_again, event, events, found, grave, jws, reply, resolver};
use serde_json::{Value, json};
use std::cell::RefCell;
use trace::Verdict;
use trace::answer::{Part, Signature, SignatureFault};
use trace::http::{HttpError, Reply};
use trace::site::Registry;
use trace::source::Source;
use trace::unread::{Bound, NotRead, Reason};

const KEY: &str = r#"{"kty":"OKP","crv":"Ed25519","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
const HEADER: &str = r#"{"alg":"EdDSA","kid":"a","typ":"trace+jws"}"#;
const PRODUCT: &str = "https://id.gs1.org/01/09521001002011";

fn recalled() -> Value {
    let mut event = event(3_000);
    event["disposition"] = json!("recalled");
    event
}

fn part(role: &str, about: &str, body: Value) -> Value {
    json!({"role": role, "about": about, "body": body})
}

/// A bundle with events, a card and the statement that nothing is recalled.
fn bundle() -> Value {
    let parts = json!([
        part("events", LOT, events(&[event(1)])),
        part("events", PRODUCT, events(&[])),
        part("card", LOT, json!({"productName": "Chả mực"})),
        {"role": "recalls", "about": LOT, "absent": true},
    ]);
    json!({"sub": LOT, "iss": HOST, "iat": NOW_S - 60, "exp": NOW_S + 3600, "parts": parts})
}

fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut bundle = bundle();
    change(&mut bundle);
    bundle
}

fn signed(bundle: &Value) -> Result<Reply, HttpError> {
    reply(200, jws(HEADER, &bundle.to_string()))
}

fn source(keys: &[&str], must_be_signed: bool) -> Source {
    let keys = keys.iter().map(|key| PublicKey::read(key).expect("a key")).collect();
    let (bundles, epcis) = (Some(format!("{HOST}/trace/")), Some(format!("{HOST}/epcis")));
    Source { bundles, epcis, keys, must_be_signed, resolver: None, ..resolver() }
}

/// What follows from a bundle: the verdict, the signature, what was gravely not read, and how many standard calls
/// were made. A standard call tells of a recall, so that it is seen which answer counted.
fn outcome(answer: &Result<Reply, HttpError>, source: Source) -> (Verdict, Signature, Vec<NotRead>, usize) {
    let http = Fake::new(|url: &str| match url {
        _ if url.starts_with(&format!("{HOST}/trace/01/")) => answer.clone(),
        _ if url.contains("10%2FL1&") => found(&events(&[recalled()])),
        _ if url.contains("/events?") => found(&events(&[])),
        _ => reply(404, ""),
    });
    let (answers, report) = ask(&http, &[source], &Registry::default(), "vi");
    let calls = http.asked.borrow().iter().filter(|url| !url.contains("/trace/")).count();
    (report.verdict, answers[0].signature.clone(), grave(&answers[0]), calls)
}

fn valid() -> Signature {
    Signature::Valid { issued: trace::Timestamp((NOW_S - 60) * 1000), uncovered: Vec::new() }
}

#[test]
fn one_right_bundle_is_enough() {
    let plain = found(&bundle());
    assert_eq!(outcome(&plain, source(&[], false)), (Verdict::RecordFound, Signature::None, vec![], 0));
    assert_eq!(outcome(&signed(&bundle()), source(&[KEY], true)), (Verdict::RecordFound, valid(), vec![], 0));
}

#[test]
fn a_recall_in_any_part_of_a_bundle_is_read() {
    let notice = json!([{"about": LOT, "notice": {"status": "recalled"}}]);
    let of_product = json!([{"about": PRODUCT, "notice": {"status": "recalled"}}]);
    let mut of_class = recalled();
    of_class["quantityList"] = json!([{"epcClass": PRODUCT}]);
    for changed in [
        with(|it| it["parts"][0]["body"] = events(&[event(1), recalled()])),
        with(|it| it["parts"][1]["body"] = events(&[of_class])),
        with(|it| it["parts"][3] = part("recalls", LOT, notice)),
        with(|it| it["parts"][3] = part("recalls", PRODUCT, of_product)),
    ] {
        let (verdict, signature, _, calls) = outcome(&signed(&changed), source(&[KEY], true));
        assert_eq!((verdict, signature, calls), (Verdict::Recalled, valid(), 0));
    }
}

#[test]
fn without_a_bundle_that_can_be_trusted_standard_calls_are_made() {
    let late = with(|it| (it["iat"], it["exp"]) = (json!(NOW_S - 7200), json!(NOW_S - 3600)));
    let early = with(|it| (it["iat"], it["exp"]) = (json!(NOW_S + 3600), json!(NOW_S + 7200)));
    let other = with(|it| it["sub"] = json!("https://id.gs1.org/01/09521001002028/10/L1"));
    let silent = with(|it| drop(it["parts"].as_array_mut().expect("parts").pop()));
    let hashed = with(|it| it["parts"][0] = json!({"role": "events", "about": LOT, "sha-256": "x"}));
    let half = with(|it| (it["parts"][0]["page"], it["parts"][0]["pages"]) = (json!(1), json!(2)));
    let broken = with(|it| it["parts"][0]["body"] = json!("x"));
    let wrong = jws(HEADER, &bundle().to_string()).replacen("ey", "ez", 2);
    for answer in [
        reply(404, ""),
        reply(500, ""),
        reply(200, ""),
        reply(200, "<html>"),
        reply(200, wrong),
        Err(HttpError::Timeout),
        found(&bundle()),
        signed(&late),
        signed(&early),
        signed(&other),
        signed(&silent),
        signed(&hashed),
        signed(&half),
        signed(&broken),
    ] {
        let (verdict, signature, _, calls) = outcome(&answer, source(&[KEY], false));
        assert_eq!((verdict, signature), (Verdict::Recalled, Signature::None), "{answer:?}");
        assert!(calls > 0);
    }
}

#[test]
fn a_kept_copy_that_is_late_is_shown_and_counts_as_unsigned() {
    let late = with(|it| (it["iat"], it["exp"]) = (json!(NOW_S - 7200), json!(NOW_S - 3600)));
    let copy = signed(&late).map(|reply| Reply { copied_at: Some(trace::Timestamp(1)), ..reply });
    let (verdict, signature, _, calls) = outcome(&copy, source(&[KEY], false));
    assert_eq!((verdict, calls), (Verdict::RecordFound, 0));
    assert_eq!(signature, Signature::Unchecked(SignatureFault::Late));
    let (_, strict, ..) = outcome(&copy, source(&[KEY], true));
    assert_eq!(strict, Signature::Invalid(SignatureFault::Late));
}

#[test]
fn what_a_bundle_leaves_out_is_said_or_asked_for() {
    let cut = with(|it| it["parts"][0]["cut"] = json!(true));
    let (verdict, _, grave, _) = outcome(&signed(&cut), source(&[KEY], false));
    assert_eq!((verdict, grave), (Verdict::Incomplete, vec![NotRead::Cut(Bound::Pages)]));
    let withheld = with(|it| it["withheld"] = json!([{"role": "recalls", "reason": "x"}]));
    let (verdict, _, grave, _) = outcome(&signed(&withheld), source(&[KEY], false));
    assert_eq!((verdict, grave), (Verdict::Incomplete, vec![NotRead::Notice(Reason::Missing)]));
    let without_product = with(|it| drop(it["parts"].as_array_mut().expect("parts").remove(1)));
    let (verdict, signature, _, calls) = outcome(&signed(&without_product), source(&[KEY], true));
    assert_eq!((verdict, signature, calls), (Verdict::RecordFound, valid(), 1));
    let without_lot = with(|it| drop(it["parts"].as_array_mut().expect("parts").remove(0)));
    let (verdict, signature, _, calls) = outcome(&signed(&without_lot), source(&[KEY], true));
    assert_eq!((verdict, calls), (Verdict::Recalled, 1));
    assert_eq!(signature, Signature::Invalid(SignatureFault::NotCovered(Part::Events)));
}

#[test]
fn an_input_in_the_bundle_is_not_asked_for_again() {
    let input = "https://id.gs1.org/01/09521001001014/10/CT";
    let mut made = event(1);
    made["type"] = json!("TransformationEvent");
    made["outputQuantityList"] = made["quantityList"].take();
    made["inputQuantityList"] = json!([{"epcClass": input, "quantity": 9}]);
    let mut of_input = recalled();
    of_input["quantityList"] = json!([{"epcClass": input}]);
    let held = with(|it| {
        it["parts"][0]["body"] = events(&[made.clone()]);
        it["parts"][2] = part("back", input, events(&[of_input]));
    });
    let (verdict, signature, _, calls) = outcome(&signed(&held), source(&[KEY], true));
    assert_eq!((verdict, signature, calls), (Verdict::Recalled, valid(), 0));
    let notice = json!([{"about": input, "notice": {"status": "recalled"}}]);
    let noticed = with(|it| {
        it["parts"][0]["body"] = events(&[made.clone()]);
        it["parts"][2] = part("recalls", input, notice);
    });
    assert_eq!(outcome(&signed(&noticed), source(&[KEY], false)).0, Verdict::Recalled);
    let alone = with(|it| it["parts"][0]["body"] = events(&[made]));
    let (verdict, _, _, calls) = outcome(&signed(&alone), source(&[KEY], true));
    assert_eq!((verdict, calls), (Verdict::RecordFound, 1));
}

#[test]
fn a_source_that_gives_bundles_is_left_in_peace_no_sooner_than_one_that_gives_none() {
    let asked = |source: Source| {
        let http = Fake::new(|_: &str| Err(HttpError::Network));
        let (registry, breakers) = (Registry::default(), RefCell::default());
        let calls = |url: &&String| !url.contains("/trace/");
        [(); 3].map(|()| {
            ask_again(LOT, &http, std::slice::from_ref(&source), &registry, "vi", &breakers);
            http.asked.borrow().iter().filter(calls).count()
        })
    };
    let plain = Source { bundles: None, ..source(&[], false) };
    assert_eq!(asked(source(&[], false)), asked(plain));
}
