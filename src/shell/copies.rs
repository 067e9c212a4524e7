//! Answers that a person keeps with their reports, for when no source can be reached.
//!
//! An answer from a copy always says so, with the time of the copy: a recall may have come since.

use std::cell::RefCell;

use serde_json::{Value, json};

use gs1::list::Gather;
use trace::{
    Timestamp,
    http::{Reply, Request},
};

/// Most bytes of answers kept with one report.
const MAX_BYTES: usize = 512 * 1024;

/// One answer and when it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The address that was asked.
    pub url: String,
    /// When it was.
    pub at: Timestamp,
    /// What it said.
    pub reply: Reply,
}

/// The answers of one look-up: those that come now, and those kept from before.
#[derive(Debug, Default)]
pub struct Copies {
    fresh: RefCell<Vec<Copy>>,
    kept: Vec<Copy>,
}

impl Copies {
    /// Copies kept from an earlier look-up of the same code.
    pub fn new(kept: Vec<Copy>) -> Self {
        Self { kept, ..Self::default() }
    }

    /// Notes an answer that came now.
    pub fn note(&self, request: Request<'_>, reply: &Reply, now: Timestamp) {
        let mut fresh = self.fresh.borrow_mut();
        let before: usize = fresh.iter().map(|copy| copy.reply.body.len()).sum();
        if reply.status == 200 && before + reply.body.len() <= MAX_BYTES {
            fresh.push(Copy { url: request.url.to_owned(), at: now, reply: reply.clone() });
        }
    }

    /// The copy for a question that nobody answers now. It says when it was made, whatever host it came from.
    pub fn find(&self, request: Request<'_>) -> Option<Reply> {
        let copy = self.kept.iter().find(|copy| copy.url == request.url)?;
        Some(Reply { copied_at: Some(copy.at), ..copy.reply.clone() })
    }

    /// What came now, to be kept.
    pub fn into_fresh(self) -> Vec<Copy> {
        self.fresh.into_inner()
    }
}

/// Copies as JSON. An answer that is not UTF-8 is none that a look-up could read, and is left out.
pub fn write(copies: &[Copy]) -> Value {
    let written = copies.iter().filter_map(|copy| {
        let body = std::str::from_utf8(&copy.reply.body).ok()?;
        Some(json!({ "url": copy.url, "at": copy.at.0, "link": copy.reply.link, "body": body }))
    });
    Value::Array(written.gathered())
}

/// Copies from JSON; what this version did not write is left out.
pub fn read(value: &Value) -> Vec<Copy> {
    let copy = |value: &Value| {
        let word = |name: &str| Some(value.get(name)?.as_str()?.to_owned());
        let reply = Reply { status: 200, link: word("link")?, body: word("body")?.into_bytes(), copied_at: None };
        Some(Copy { url: word("url")?, at: Timestamp(value.get("at")?.as_i64()?), reply })
    };
    value.as_array().map(|list| list.iter().filter_map(copy).gathered()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://a.example/epcis/events?x=1";

    fn asked(url: &str) -> Request<'_> {
        Request { url, accept: "", time_ms: 1, bytes: 1 }
    }

    fn reply(status: u16, body: &str) -> Reply {
        Reply { status, link: "<?p=2>; rel=\"next\"".to_owned(), body: body.as_bytes().to_vec(), copied_at: None }
    }

    #[test]
    fn a_copy_is_read_as_written() {
        let copies = [Copy { url: URL.to_owned(), at: Timestamp(7), reply: reply(200, "{\"a\":\"đ\"}") }];
        assert_eq!(read(&write(&copies)), copies);
    }

    #[test]
    fn what_this_version_did_not_write_is_no_copy() {
        for text in ["null", "{}", "[1]", r#"[{"url":"x"}]"#, r#"[{"url":"x","at":"1","link":"","body":""}]"#] {
            let value = serde_json::from_slice(text.as_bytes()).unwrap_or_default();
            assert_eq!(read(&value), [], "{text}");
        }
    }

    #[test]
    fn only_whole_answers_within_the_limit_are_kept() {
        let copies = Copies::default();
        copies.note(asked(URL), &reply(404, "no"), Timestamp(1));
        copies.note(asked(URL), &reply(200, &"x".repeat(MAX_BYTES + 1)), Timestamp(2));
        copies.note(asked(URL), &reply(200, "yes"), Timestamp(3));
        let kept: Vec<_> = copies.into_fresh().iter().map(|copy| copy.at).collect();
        assert_eq!(kept, [Timestamp(3)]);
    }

    #[test]
    fn an_answer_from_a_copy_says_so() {
        let kept = Copy { url: URL.to_owned(), at: Timestamp(5), reply: reply(200, "{}") };
        let copies = Copies::new(vec![kept]);
        assert_eq!(copies.find(asked("https://b.example/")), None);
        assert_eq!(copies.find(asked(URL)), Some(Reply { copied_at: Some(Timestamp(5)), ..reply(200, "{}") }));
    }
}
