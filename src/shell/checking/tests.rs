#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::{Value, json};

use super::*;
use crate::shell::{copies::Copy, given};

const NOW: Timestamp = Timestamp(1_795_150_800_000);
const BASE: &str = "https://a.example.vn/";
const CODE: &str = "https://id.gs1.org/01/09521001002011/10/L1";
const KEY: &str = r#"{"kty":"OKP","crv":"Ed25519","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

/// What nobody is waited for is there at once.
fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    for _ in 0..1_000 {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
    panic!("it waits for something")
}

/// A configuration with one source on the own host, whose bundles must be signed or carry no signature.
fn config(is_signed: bool) -> Value {
    let mut config =
        json!({"sources": [{"name": "Tỉnh (ví dụ)", "role": "province", "bundles": "trace/", "epcis": "epcis"}]});
    if is_signed {
        config["sources"][0]["must_be_signed"] = json!(true);
        config["pinned_keys"] =
            json!([{"host": "a.example.vn", "kid": "a", "jwk": serde_json::from_str::<Value>(KEY).expect("JSON")}]);
    }
    config
}

fn bundle() -> Value {
    let event = json!({"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "storing", "eventTimeZoneOffset": "+07:00",
        "eventTime": "2026-11-01T00:00:01Z", "eventID": "urn:x:1", "quantityList": [{"epcClass": CODE, "quantity": 5}]});
    let events = |list: Value| json!({"type": "EPCISQueryDocument", "epcisBody": {"queryResults": {"resultsBody": {"eventList": list}}}});
    let seconds = NOW.0 / 1000;
    json!({"sub": CODE, "iss": BASE, "iat": seconds - 60, "exp": seconds + 3600, "parts": [
        {"role": "events", "about": CODE, "body": events(json!([event]))},
        {"role": "events", "about": "https://id.gs1.org/01/09521001002011", "body": events(json!([]))},
        {"role": "card", "about": CODE, "body": {"productName": "Chả mực"}},
        {"role": "recalls", "about": CODE, "absent": true},
    ]})
}

fn jws(bundle: &Value) -> String {
    let part = |text: &str| epcis::jws::encode_base64url(text.as_bytes());
    let header = part(r#"{"alg":"EdDSA","kid":"a","typ":"trace+jws"}"#);
    format!("{header}.{}.{}", part(&bundle.to_string()), epcis::jws::encode_base64url(&[7; 64]))
}

/// A server that answers every question by one text.
struct Server<'a>(&'a str, Copies);

impl Http for Server<'_> {
    async fn get(&self, asked: Request<'_>) -> Result<Reply, HttpError> {
        let reply = Reply { status: 200, body: self.0.as_bytes().to_vec(), ..Reply::default() };
        self.1.note(asked, &reply, NOW);
        Ok(reply)
    }

    fn now(&self) -> Timestamp {
        NOW
    }

    async fn verify(&self, _: &PublicKey, _: &[u8], _: &[u8; 64]) -> Option<bool> {
        Some(true)
    }
}

fn told(report: &trace::TraceReport, copies: &[Copy]) -> Value {
    let mut text = String::new();
    given::write(report, copies, &mut text);
    serde_json::from_slice(text.as_bytes()).expect("JSON")
}

/// What a server writes into its page, where its source answers `text`.
fn written(config: &Value, text: &str) -> Value {
    let config = Config::from_json(&config.to_string()).expect("a configuration").at(BASE);
    let root = WebAddress::parse(BASE).expect("an address");
    let rules = Rules::of(&config, |address| root.resolve(address).map(|it| it.to_string()));
    let (inquiry, server) = (rules.about(CODE.to_owned(), NOW), Server(text, Copies::default()));
    let answers = ready(inquiry.answers(&server, &RefCell::default(), "vi", |_| {}));
    let copies: Vec<Copy> = server.1.into_fresh();
    assert!(!copies.is_empty(), "the source was asked");
    told(&inquiry.report(&answers, NOW), &copies)
}

#[track_caller]
fn check_with(config: &Value, given: &Value, after_ms: i64, base: &str, is_right: Option<bool>, expected: Checked) {
    let (config, given) = (config.to_string(), given.to_string());
    let page = Page { config: Some(&config), base, code: CODE, given: &given, lang: "vi" };
    let now = || Timestamp(NOW.0 + after_ms);
    let verify = async |_: &PublicKey, _: &[u8], _: &[u8; 64]| is_right;
    assert_eq!(ready(check(page, now, verify)), expected, "{given}");
}

#[track_caller]
fn row(given: &Value, expected: Checked) {
    check_with(&config(false), given, 0, BASE, None, expected);
}

fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut given = written(&config(false), &bundle().to_string());
    change(&mut given);
    given
}

#[test]
fn the_device_comes_to_the_servers_result_or_to_its_own() {
    row(&changed(|_| {}), Checked::Same);
    row(&changed(|it| it["verdict"] = json!("recalled")), Checked::Other);
    row(&changed(|it| it["findings"] = json!(["expired"])), Checked::Other);
    let tampered =
        bundle().to_string().replace(r#""bizStep":"storing""#, r#""bizStep":"storing","disposition":"recalled""#);
    row(&changed(|it| it["answers"][0]["body"] = json!(tampered)), Checked::Other);
}

#[test]
fn where_something_did_not_come_the_device_cannot_say() {
    row(&changed(|it| it["answers"] = json!([])), Checked::CannotSay);
    row(
        &changed(|it| it["answers"][0]["url"] = json!("https://b.example.vn/trace/01/09521001002011/10/L1")),
        Checked::CannotSay,
    );
    // A bundle that cannot be read makes the look-up ask for more than was given.
    row(&changed(|it| it["answers"][0]["body"] = json!("no bundle")), Checked::CannotSay);
    for text in [json!("no data"), json!({}), json!({"at": NOW.0, "verdict": "genuine", "findings": []})] {
        row(&text, Checked::CannotSay);
    }
    let whole = changed(|_| {});
    check_with(&config(false), &whole, 120_000, BASE, None, Checked::Same);
    check_with(&config(false), &whole, 120_001, BASE, None, Checked::CannotSay);
    check_with(&config(false), &whole, -120_001, BASE, None, Checked::CannotSay);
    check_with(&config(false), &whole, 0, "https://b.example.vn/", None, Checked::CannotSay);
    check_with(&config(false), &whole, 0, "no address", None, Checked::CannotSay);
    check_with(&json!({"sources": 1}), &whole, 0, BASE, None, Checked::CannotSay);
}

#[test]
fn a_signature_is_checked_by_the_device_itself() {
    let given = written(&config(true), &jws(&bundle()));
    assert_eq!(given["verdict"], "record_found");
    check_with(&config(true), &given, 0, BASE, Some(true), Checked::Same);
    // What cannot be trusted makes the look-up ask for more than was given.
    check_with(&config(true), &given, 0, BASE, Some(false), Checked::CannotSay);
    check_with(&config(true), &given, 0, BASE, None, Checked::CannotSay);
}

#[test]
fn a_code_about_which_nobody_is_asked_is_judged_by_itself() {
    let page = |given: &str, expected: Checked| {
        let text = "9521002002011";
        let page = Page { config: None, base: BASE, code: text, given, lang: "vi" };
        assert_eq!(ready(check(page, || NOW, async |_: &PublicKey, _: &[u8], _: &[u8; 64]| None)), expected, "{given}");
    };
    let inquired = Rules::of(&Config::default().at(BASE), |_| None);
    let inquiry = inquired.about("9521002002011".to_owned(), NOW);
    let answers = ready(inquiry.answers(&Server("", Copies::default()), &RefCell::default(), "vi", |_| {}));
    let given = told(&inquiry.report(&answers, NOW), &[]);
    page(&given.to_string(), Checked::Same);
    page(&given.to_string().replace("code_invalid", "code_valid"), Checked::Other);
}
