//! What a signature over a source's answer makes of the report.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use std::cell::RefCell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use epcis::jws::{PublicKey, encode_base64url};
use trace::federation::{Breakers, look_up};
use trace::finding::FindingCode::{self, SignatureInvalid, SignatureValid};
use trace::http::{Http, HttpError, Reply, Request};
use trace::site::Registry;
use trace::source::Source;
use trace::{Checklist, Timestamp};

const CODE: &str = "https://id.gs1.org/01/09521001002011/10/L1";
const BASE: &str = "https://a.example.vn";
const KEY: &str = r#"{"kty":"OKP","crv":"Ed25519","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
const EVENTS: &str = r#"{"type": "EPCISDocument", "epcisBody": {"eventList": [{"type": "ObjectEvent",
    "action": "OBSERVE", "bizStep": "storing", "eventTime": "2026-11-01T00:00:00Z", "eventTimeZoneOffset": "+07:00",
    "quantityList": [{"epcClass": "https://id.gs1.org/01/09521001002011/10/L1", "quantity": 5}]}]}}"#;

/// A source with a resolver, events, and a signature; `device` says whether the signed text is as it was
/// signed, and nothing if it cannot tell.
struct Fake {
    signature: Option<String>,
    device: fn(&str) -> Option<bool>,
}

impl Http for Fake {
    async fn get(&self, request: Request<'_>) -> Result<Reply, HttpError> {
        let path = request.url.strip_prefix(BASE).expect("the source alone is asked");
        let body = match path {
            "/jws" => self.signature.clone(),
            _ if path.contains("linkType=linkset") => Some(format!(
                r#"{{"linkset": [{{"anchor": "{CODE}", "https://ref.gs1.org/voc/jws": [{{"href": "{BASE}/jws"}}],
                    "https://ref.gs1.org/voc/epcis": [{{"href": "{BASE}/epcis"}}]}}]}}"#
            )),
            _ => Some(EVENTS.to_owned()),
        };
        let status = if body.is_some() { 200 } else { 404 };
        Ok(Reply { status, body: body.unwrap_or_default().into_bytes(), ..Reply::default() })
    }

    fn now(&self) -> Timestamp {
        Timestamp(1_795_150_800_000)
    }

    async fn verify(&self, _: &PublicKey, message: &[u8], _: &[u8; 64]) -> Option<bool> {
        (self.device)(std::str::from_utf8(message).ok()?)
    }
}

fn jws(header: &str) -> Option<String> {
    Some(format!("{}..{}", encode_base64url(header.as_bytes()), "A".repeat(86)))
}

fn right(message: &str) -> Option<bool> {
    Some(message.ends_with(&format!(".{}", encode_base64url(EVENTS.as_bytes()))))
}

fn source() -> Source {
    let keys = vec![PublicKey::read(KEY).expect("a key")];
    Source { name: "A".into(), resolver: Some(BASE.into()), keys, ..Source::default() }
}

#[track_caller]
fn check(source: Source, http: &Fake, expected: Option<FindingCode>) {
    let registry = Registry::default();
    let carried = trace::classify(CODE, &registry);
    let item = trace::item(&carried, http.now()).expect("an item");
    let (sources, breakers) = ([source], RefCell::new(Breakers::default()));
    let mut asked = pin!(look_up(&item, &sources, &registry, http, &breakers, |_| {}));
    let Poll::Ready(answers) = asked.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("the source answers at once");
    };
    let report = trace::report(CODE, carried, &answers, &Checklist::default(), http.now());
    assert_eq!(report.events.len(), 1);
    let said = report.findings.iter().map(|finding| finding.code());
    let said: Vec<_> = said.filter(|code| matches!(code, SignatureValid | SignatureInvalid)).collect();
    assert_eq!(said, Vec::from_iter(expected));
}

const EDDSA: &str = r#"{"alg":"EdDSA","kid":"a"}"#;

#[test]
fn a_signature_over_the_answer_is_said_to_be_right_or_wrong() {
    check(source(), &Fake { signature: jws(EDDSA), device: right }, Some(SignatureValid));
    check(source(), &Fake { signature: jws(EDDSA), device: |_| Some(false) }, Some(SignatureInvalid));
    let damaged = Some("not a signature".to_owned());
    check(source(), &Fake { signature: damaged, device: right }, Some(SignatureInvalid));
}

#[test]
fn events_of_a_configured_interface_are_signed_where_the_resolver_says() {
    let both = Source { epcis: Some(format!("{BASE}/own")), ..source() };
    check(both, &Fake { signature: jws(EDDSA), device: right }, Some(SignatureValid));
}

#[test]
fn what_cannot_be_checked_is_never_wrong() {
    let strict = Source { must_be_signed: true, ..source() };
    for source in [source(), strict] {
        check(source, &Fake { signature: jws(EDDSA), device: |_| None }, None);
    }
    for header in [r#"{"alg":"ES256"}"#, r#"{"alg":"EdDSA","kid":"b"}"#, r#"{"alg":"RS256"}"#] {
        check(source(), &Fake { signature: jws(header), device: |_| Some(false) }, None);
    }
    let keyless = Source { keys: Vec::new(), ..source() };
    check(keyless, &Fake { signature: jws(EDDSA), device: |_| Some(false) }, None);
}

#[test]
fn a_source_that_must_sign_and_does_not_is_wrongly_signed() {
    let strict = Source { must_be_signed: true, ..source() };
    check(source(), &Fake { signature: None, device: right }, None);
    check(strict.clone(), &Fake { signature: None, device: right }, Some(SignatureInvalid));
    let unsigned = jws(r#"{"alg":"none"}"#);
    check(strict, &Fake { signature: unsigned, device: right }, Some(SignatureInvalid));
}
