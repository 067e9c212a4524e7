//! What comes with a page that a portal's server wrote: the answers that its report rests on, and what it made of them.
//!
//! The device checks them itself. They stand for answers of now for as long as an answer on the way may be kept, and
//! only where they are the own host's: what another source says, the device asks of that source.

use serde_json::{Value, json};

use super::copies::{self, Copy};
use super::keep::verdict_of;
use crate::session::Served;
use trace::{Finding, Timestamp, TraceReport, Verdict};

/// Longest time between the server's check and the device's, ms: as long as a recall may take to be seen anyway, and
/// what two clocks differ by.
const LONGEST_MS: i64 = 120_000;

/// What came with a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    at: Timestamp,
    verdict: Verdict,
    findings: Vec<String>,
    /// The answers, as they came.
    pub answers: Vec<Copy>,
}

/// As JSON, for a page.
pub fn write(report: &TraceReport, answers: &[Copy]) -> Value {
    json!({
        "at": report.made_at.0,
        "verdict": report.verdict.as_str(),
        "findings": names(&report.findings),
        "answers": copies::write(answers),
    })
}

impl Given {
    /// From JSON; `None` for what no server of this version wrote.
    pub fn read(text: &str) -> Option<Given> {
        let value: Value = serde_json::from_slice(text.as_bytes()).ok()?;
        let findings = value.get("findings")?.as_array()?.iter();
        Some(Given {
            at: Timestamp(value.get("at")?.as_i64()?),
            verdict: verdict_of(value.get("verdict")?.as_str()?)?,
            findings: findings.filter_map(|it| Some(it.as_str()?.to_owned())).collect(),
            answers: value.get("answers").map(copies::read).unwrap_or_default(),
        })
    }

    /// Whether the answers still count as answers of now.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        now.0.saturating_sub(self.at.0).saturating_abs() <= LONGEST_MS
    }

    /// The answers that count as the own host's of now, where its address begins with `base`, and the others.
    pub fn parted(&self, base: &str, now: Timestamp) -> (Vec<Copy>, Vec<Copy>) {
        self.answers.iter().cloned().partition(|copy| copy.url.starts_with(base) && self.is_fresh(now))
    }

    /// How verdict and findings of the device compare with the server's.
    pub fn beside(&self, verdict: Verdict, findings: &[Finding]) -> Served {
        if verdict == self.verdict && names(findings) == self.findings {
            Served::Same(self.at)
        } else {
            Served::Other { at: self.at, verdict: self.verdict }
        }
    }
}

fn names(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(Finding::code).map(|code| code.as_str().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::{Checklist, classify, http::Reply, site::Registry};

    const NOW: Timestamp = Timestamp(1_795_417_200_000);

    fn report(code: &str) -> TraceReport {
        trace::report(code, classify(code, &Registry::default()), &[], &Checklist::default(), NOW)
    }

    #[test]
    fn what_a_server_wrote_is_read_and_compared() {
        let reply = Reply { status: 200, body: b"{}".to_vec(), ..Reply::default() };
        let answers = vec![Copy { url: "https://a.example/x".to_owned(), at: NOW, reply }];
        let told = report("(01)09521002002010(10)L1");
        let given = Given::read(&write(&told, &answers).to_string());
        assert_eq!(given.as_ref().map(|it| &it.answers), Some(&answers));
        assert_eq!(given.as_ref().map(|it| it.beside(told.verdict, &told.findings)), Some(Served::Same(NOW)));
        let report = report("9521002002011");
        let other = given.map(|it| it.beside(report.verdict, &report.findings));
        assert_eq!(other, Some(Served::Other { at: NOW, verdict: Verdict::CodeValid }));
    }

    #[test]
    fn it_counts_as_of_now_for_a_short_time_by_whichever_clock() {
        let text = write(&report("9521002002010"), &[]).to_string();
        let fresh = |ms: i64| Given::read(&text).is_some_and(|it| it.is_fresh(Timestamp(NOW.0.saturating_add(ms))));
        for (ms, expected) in
            [(0, true), (120_000, true), (-120_000, true), (120_001, false), (-120_001, false), (i64::MAX, false)]
        {
            assert_eq!(fresh(ms), expected, "{ms}");
        }
    }

    #[test]
    fn what_no_server_wrote_is_nothing() {
        for text in ["", "null", "[]", r#"{"at":1}"#, r#"{"at":1,"verdict":"genuine","findings":[]}"#] {
            assert_eq!(Given::read(text), None, "{text}");
        }
    }
}
