//! Servers that say what a test wants, without a network, and a signer that they share with the device.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]
#![allow(dead_code, reason = "each test file uses its part")]

use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use epcis::jws::{PublicKey, encode_base64url, sha256};
use serde_json::{Value, json};
use trace::answer::Answer;
use trace::federation::{Breakers, Budget, Question, look_up};
use trace::http::{Http, HttpError, Reply, Request};
use trace::site::Registry;
use trace::source::Source;
use trace::unread::NotRead;
use trace::{Checklist, Timestamp, TraceReport};

pub const LOT: &str = "https://id.gs1.org/01/09521001002011/10/L1";
pub const HOST: &str = "https://a.example.vn";
/// The time of every test, in seconds since 1970.
pub const NOW_S: i64 = 1_795_150_800;

/// An answer of now with this status and body.
pub fn reply(status: u16, body: impl Into<String>) -> Result<Reply, HttpError> {
    Ok(Reply { status, body: body.into().into_bytes(), ..Reply::default() })
}

/// An answer of JSON.
pub fn found(body: &Value) -> Result<Reply, HttpError> {
    reply(200, body.to_string())
}

/// A linkset about the lot, with one link for each pair of type and target.
pub fn links(pairs: &[(&str, Value)]) -> Result<Reply, HttpError> {
    let mut context = json!({"anchor": LOT});
    for (name, target) in pairs {
        context[format!("https://ref.gs1.org/voc/{name}")] = target.clone();
    }
    found(&json!({"linkset": [context]}))
}

/// One event of the lot, told apart by its number.
pub fn event(number: usize) -> Value {
    json!({"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "storing", "eventTimeZoneOffset": "+07:00",
        "eventTime": format!("2026-11-01T{:02}:{:02}:{:02}Z", number / 3600, number / 60 % 60, number % 60),
        "eventID": format!("urn:x:{number}"), "quantityList": [{"epcClass": LOT, "quantity": 5}]})
}

/// A document of these events.
pub fn events(list: &[Value]) -> Value {
    json!({"type": "EPCISQueryDocument", "epcisBody": {"queryResults": {"resultsBody": {"eventList": list}}}})
}

/// Answers by a function of the address, and remembers what was asked.
pub struct Fake<F> {
    pub answer: F,
    pub asked: RefCell<Vec<String>>,
    pub can_verify: bool,
}

impl<F: Fn(&str) -> Result<Reply, HttpError>> Fake<F> {
    pub fn new(answer: F) -> Self {
        Fake { answer, asked: RefCell::default(), can_verify: true }
    }
}

impl<F: Fn(&str) -> Result<Reply, HttpError>> Http for Fake<F> {
    async fn get(&self, request: Request<'_>) -> Result<Reply, HttpError> {
        self.asked.borrow_mut().push(request.url.to_owned());
        let reply = (self.answer)(request.url)?;
        if reply.body.len() > request.bytes { Err(HttpError::TooLarge) } else { Ok(reply) }
    }

    fn now(&self) -> Timestamp {
        Timestamp(NOW_S * 1000)
    }

    async fn verify(&self, _: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        self.can_verify.then(|| *signature == sign(message))
    }
}

/// A signature that only the test's own signer makes.
fn sign(message: &[u8]) -> [u8; 64] {
    let mut signature = [0; 64];
    let digest = sha256(message);
    signature[..digest.len()].copy_from_slice(digest.as_bytes());
    signature
}

/// A JWS in compact form over a payload.
pub fn jws(header: &str, payload: &str) -> String {
    let message = format!("{}.{}", encode_base64url(header.as_bytes()), encode_base64url(payload.as_bytes()));
    format!("{message}.{}", encode_base64url(&sign(message.as_bytes())))
}

/// Asks the sources about the lot, and makes the report.
pub fn ask<F: Fn(&str) -> Result<Reply, HttpError>>(
    http: &Fake<F>,
    sources: &[Source],
    registry: &Registry,
    lang: &str,
) -> (Vec<Answer>, TraceReport) {
    ask_about(LOT, http, sources, registry, lang)
}

/// Asks the sources about a code, and makes the report.
pub fn ask_about<F: Fn(&str) -> Result<Reply, HttpError>>(
    code: &str,
    http: &Fake<F>,
    sources: &[Source],
    registry: &Registry,
    lang: &str,
) -> (Vec<Answer>, TraceReport) {
    ask_again(code, http, sources, registry, lang, &RefCell::default())
}

/// The same after other look-ups, whose failures are remembered.
pub fn ask_again<F: Fn(&str) -> Result<Reply, HttpError>>(
    code: &str,
    http: &Fake<F>,
    sources: &[Source],
    registry: &Registry,
    lang: &str,
    breakers: &RefCell<Breakers>,
) -> (Vec<Answer>, TraceReport) {
    let carried = trace::classify(code, registry);
    let item = trace::item(&carried, http.now()).expect("an item");
    let budget = Budget::default();
    let question = Question { item: &item, sources, registry, lang };
    let answers = at_once(look_up(question, http, breakers, &budget, |_| {}));
    let report = trace::report(code, carried, &answers, &Checklist::default(), http.now());
    (answers, report)
}

/// A source with a resolver.
pub fn resolver() -> Source {
    Source { name: "A".into(), resolver: Some(HOST.into()), ..Source::default() }
}

/// A source with an EPCIS interface.
pub fn repository() -> Source {
    Source { name: "A".into(), epcis: Some(format!("{HOST}/epcis")), ..Source::default() }
}

/// What of an answer was not read, and is grave.
pub fn grave(answer: &Answer) -> Vec<NotRead> {
    answer.unread.iter().filter(|note| note.is_grave()).map(|note| note.what).collect()
}

fn at_once<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the sources answer at once"),
    }
}
