//! What comes with a page that a portal's server wrote: the answers that its report rests on, and what it made of them.
//!
//! The device checks them itself. They stand for answers of now for as long as an answer on the way may be kept, and
//! only where they are the own host's: what another source says, the device asks of that source.

use std::fmt::Write;

use serde_json::Value;

use super::copies::{self, Copy};
use super::keep::verdict_of;
use crate::session::Served;
use gs1::list::Gather;
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

/// Writes it behind what `out` holds, as JSON in which no tag of HTML begins. An answer that is not UTF-8 is none that a
/// look-up could read, and is left out.
pub fn write(report: &TraceReport, answers: &[Copy], out: &mut String) {
    out.push_str("{\"answers\":[");
    let mut between = "";
    for copy in answers {
        let Ok(body) = std::str::from_utf8(&copy.reply.body) else { continue };
        // Writing to a text cannot fail.
        let _ = write!(out, "{between}{{\"at\":{},\"body\":", copy.at.0);
        word(body, out);
        out.push_str(",\"link\":");
        word(&copy.reply.link, out);
        out.push_str(",\"url\":");
        word(&copy.url, out);
        out.push('}');
        between = ",";
    }
    let findings = Value::from(names(&report.findings));
    let (at, verdict) = (report.made_at.0, report.verdict.as_str());
    let _ = write!(out, "],\"at\":{at},\"findings\":{findings},\"verdict\":\"{verdict}\"}}");
}

/// A text of JSON, behind what `out` holds.
fn word(text: &str, out: &mut String) {
    // Only the key of a map can fail to be written.
    let json = serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned());
    for (at, part) in json.split('<').enumerate() {
        out.push_str(if at > 0 { "\\u003c" } else { "" });
        out.push_str(part);
    }
}

impl Given {
    /// From JSON; `None` for what no server of this version wrote.
    pub fn read(text: &str) -> Option<Given> {
        let value: Value = serde_json::from_slice(text.as_bytes()).ok()?;
        let findings = value.get("findings")?.as_array()?.iter();
        Some(Given {
            at: Timestamp(value.get("at")?.as_i64()?),
            verdict: verdict_of(value.get("verdict")?.as_str()?)?,
            findings: findings.filter_map(|it| Some(it.as_str()?.to_owned())).gathered(),
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
    findings.iter().map(Finding::code).map(|code| code.as_str().to_owned()).gathered()
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::{Checklist, classify, http::Reply, site::Registry};

    const NOW: Timestamp = Timestamp(1_795_417_200_000);

    fn text(report: &TraceReport, answers: &[Copy]) -> String {
        let mut out = String::new();
        write(report, answers, &mut out);
        out
    }

    /// Every byte that JSON escapes, and what begins a tag.
    #[test]
    fn an_answer_comes_as_it_is_and_begins_no_tag() {
        let body: String = (0..=0x7f_u8).map(char::from).chain("<script></script><!-- đ\u{2028}😀".chars()).collect();
        let reply = Reply { status: 200, link: "<?p=2>; rel=\"next\"".to_owned(), body: body.into(), copied_at: None };
        let answers = vec![Copy { url: "https://a.example/x?y=\\".to_owned(), at: NOW, reply }];
        let text = text(&report("(01)09521002002010(10)L1"), &answers);
        assert!(!text.contains('<'));
        let read: Value = serde_json::from_slice(text.as_bytes()).unwrap_or_default();
        assert_eq!(read["answers"], copies::write(&answers));
        assert_eq!(text, read.to_string().replace('<', "\\u003c"));
    }

    fn report(code: &str) -> TraceReport {
        trace::report(code, classify(code, &Registry::default()), &[], &Checklist::default(), NOW)
    }

    #[test]
    fn what_a_server_wrote_is_read_and_compared() {
        let reply = Reply { status: 200, body: b"{}".to_vec(), ..Reply::default() };
        let answers = vec![Copy { url: "https://a.example/x".to_owned(), at: NOW, reply }];
        let told = report("(01)09521002002010(10)L1");
        let given = Given::read(&text(&told, &answers));
        assert_eq!(given.as_ref().map(|it| &it.answers), Some(&answers));
        assert_eq!(given.as_ref().map(|it| it.beside(told.verdict, &told.findings)), Some(Served::Same(NOW)));
        let report = report("9521002002011");
        let other = given.map(|it| it.beside(report.verdict, &report.findings));
        assert_eq!(other, Some(Served::Other { at: NOW, verdict: Verdict::CodeValid }));
    }

    #[test]
    fn it_counts_as_of_now_for_a_short_time_by_whichever_clock() {
        let text = text(&report("9521002002010"), &[]);
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
