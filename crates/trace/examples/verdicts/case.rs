//! One case: a scan, what the sources reply, and what the report must say.

use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::Value;
use trace::carried::SiteKind;
use trace::federation::{self, Breakers, Budget, Question};
use trace::http::{Http, HttpError, Reply, Request};
use trace::report::{NotAsked, SourceRole, TraceReport};
use trace::site::{Registry, Site};
use trace::source::Source;
use trace::{Checklist, Level, Timestamp};

/// How a report differs from what a case expects; empty if it does not.
pub type Differences = Vec<String>;

/// Runs a case.
///
/// # Errors
/// What is wrong with the case itself.
pub fn run(case: &Value) -> Result<Differences, String> {
    let report = report(case)?;
    let expect = case.get("expect").ok_or("no \"expect\"")?;
    let mut differences = Differences::new();
    let verdict = expect.get("verdict").and_then(Value::as_str).ok_or("no \"expect.verdict\"")?;
    if report.verdict.as_str() != verdict {
        differences.push(format!("verdict {} instead of {verdict}", report.verdict.as_str()));
    }
    let wanted = words(expect.get("findings"));
    let mut found: Vec<&str> = Vec::new();
    let mut notes: Vec<&str> = Vec::new();
    for finding in &report.findings {
        let list = if finding.level() == Level::Note { &mut notes } else { &mut found };
        list.push(finding.code().as_str());
    }
    let missing = wanted.iter().filter(|code| !found.contains(code)).map(|code| format!("{code} not found"));
    let surplus = found.iter().filter(|code| !wanted.contains(code)).map(|code| format!("{code} found"));
    let notes_missing = words(expect.get("notes")).into_iter().filter(|code| !notes.contains(code));
    differences.extend(missing.chain(surplus).chain(notes_missing.map(|code| format!("note {code} not found"))));
    Ok(differences)
}

/// The report of a case.
///
/// # Errors
/// What is wrong with the case itself.
pub fn report(case: &Value) -> Result<TraceReport, String> {
    let text = |name: &str| case.get(name).and_then(Value::as_str).ok_or(format!("no \"{name}\""));
    let scan = text("scan")?;
    let (now, _) = epcis::time::Timestamp::parse(text("now")?, None).map_err(|error| format!("now: {error}"))?;
    let now = Timestamp(now.millis());
    let registry = Registry::with(trusted_hosts(case));
    let replies: Vec<&Value> = case.get("sources").and_then(Value::as_array).into_iter().flatten().collect();
    let sources: Vec<Source> = replies.iter().enumerate().map(|(at, reply)| source(at, reply)).collect();
    let carried = trace::classify(scan, &registry);
    let answers = match trace::item(&carried, now).filter(|_| trace::may_ask(&carried, now)) {
        Some(item) => {
            let http = Replay { replies, now };
            let breakers = RefCell::new(Breakers::default());
            let question = Question { item: &item, sources: &sources, registry: &registry, lang: "vi" };
            at_once(federation::look_up(question, &http, &breakers, &Budget::default(), |_| {}))
        }
        None => federation::not_asked(&sources, NotAsked::NothingToAsk),
    };
    let judged = trace::judge(scan, &carried, &answers, now);
    let report = trace::report(scan, carried, &answers, &Checklist::default(), now);
    // What checks a portal's page on the device makes no report.
    if (judged.verdict, &judged.findings) == (report.verdict, &report.findings) {
        Ok(report)
    } else {
        Err(format!("judged without a report: {judged:?}"))
    }
}

/// The hosts that a case trusts besides the known ones: names, or objects with a host and its operator.
fn trusted_hosts(case: &Value) -> Vec<Site> {
    let list = case.pointer("/config/trusted_hosts").and_then(Value::as_array);
    let site = |entry: &Value| {
        let host = entry.as_str().or_else(|| entry.get("host")?.as_str())?;
        let operator = entry.get("operator").and_then(Value::as_str).unwrap_or(host);
        Some(Site { host: host.to_owned(), operator: operator.to_owned(), kind: SiteKind::Configured })
    };
    list.into_iter().flatten().filter_map(site).collect()
}

fn words(list: Option<&Value>) -> Vec<&str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn source(at: usize, case: &Value) -> Source {
    let name = case.get("name").and_then(Value::as_str).unwrap_or_default();
    let host = format!("https://source-{at}.example");
    let is_resolver = case.get("kind").and_then(Value::as_str) == Some("resolver");
    let role = match case.get("role").and_then(Value::as_str) {
        Some("nation") => SourceRole::Nation,
        Some("registry") => SourceRole::Registry,
        _ => SourceRole::Province,
    };
    let (resolver, epcis) = if is_resolver { (Some(host), None) } else { (None, Some(format!("{host}/epcis"))) };
    Source { name: name.into(), role, resolver, epcis, ..Source::default() }
}

/// Gives each source's reply: that of the first route whose text stands in the address, else the one for
/// whatever it is asked.
struct Replay<'a> {
    replies: Vec<&'a Value>,
    now: Timestamp,
}

impl Http for Replay<'_> {
    async fn get(&self, request: Request<'_>) -> Result<Reply, HttpError> {
        let number = request.url.split(['-', '.']).nth(1).and_then(|number| number.parse::<usize>().ok());
        let Some(source) = number.and_then(|number| self.replies.get(number)) else { return Err(HttpError::Network) };
        let routes = source.get("routes").and_then(Value::as_array);
        let fits = |route: &&Value| route["url"].as_str().is_some_and(|part| request.url.contains(part));
        let routed = routes.and_then(|routes| routes.iter().find(fits));
        let Some(reply) = routed.or(source.get("reply")) else {
            return if routes.is_some() {
                Ok(Reply { status: 404, ..Reply::default() })
            } else {
                Err(HttpError::Network)
            };
        };
        match reply.get("error").and_then(Value::as_str) {
            Some("timeout") => return Err(HttpError::Timeout),
            Some("closed") => return Err(HttpError::Closed),
            Some(_) => return Err(HttpError::Network),
            None => {}
        }
        let status = reply.get("status").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
        let body = match reply.get("body") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::String(text)) => text.clone().into_bytes(),
            Some(body) => body.to_string().into_bytes(),
        };
        if body.len() > request.bytes {
            return Err(HttpError::TooLarge);
        }
        let link = reply.get("link").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Reply { status: status.unwrap_or(200), link, body, ..Reply::default() })
    }

    fn now(&self) -> Timestamp {
        self.now
    }
}

/// Runs a future that never waits.
fn at_once<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
