//! How choices and kept reports are written down on the device.

use serde_json::{Value, json};

use super::copies::{self, Copy};
use crate::session::{Choices, Device, Kept, Lang, Preferences, Scanned, Theme};
use trace::Verdict;

/// Most characters that a kept name or label may have.
const MAX_CHARS: usize = 300;

/// A kept report as JSON, with the answers that led to it.
pub fn write_report(kept: &Kept, answers: &[Copy]) -> String {
    json!({
        "answers": copies::write(answers),
        "id": kept.id,
        "text": kept.text,
        "aim": kept.aim.as_ref().and_then(|aim| std::str::from_utf8(aim).ok()),
        "title": kept.title,
        "verdict": kept.verdict.as_str(),
        "at": kept.read_at_ms,
    })
    .to_string()
}

/// A kept report from JSON; `None` for one that a newer version wrote or a hand has changed.
pub fn read_report(text: &str) -> Option<Kept> {
    let value: Value = serde_json::from_str(text).ok()?;
    let word = |name: &str| value.get(name).and_then(Value::as_str);
    let verdict = word("verdict")?;
    let kept = Kept {
        id: u32::try_from(value.get("id")?.as_u64()?).ok()?,
        text: word("text")?.to_owned(),
        aim: word("aim").and_then(|aim| aim.as_bytes().try_into().ok()),
        title: word("title")?.chars().take(MAX_CHARS).collect(),
        verdict: verdict_of(verdict)?,
        read_at_ms: value.get("at")?.as_u64()?,
    };
    (kept.text.len() <= Scanned::MAX_BYTES).then_some(kept)
}

/// The answers kept with the report of `code`; none where this JSON is another one's.
pub fn read_answers(text: &str, code: &str) -> Vec<Copy> {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let same = value.get("text").and_then(Value::as_str) == Some(code);
    value.get("answers").filter(|_| same).map(copies::read).unwrap_or_default()
}

/// A configuration that was right, with the time at which it came, ms since 1970 UTC.
pub fn write_config(text: &str, at_ms: u64) -> String {
    json!({"at": at_ms, "text": text}).to_string()
}

/// A kept configuration: its text, and when it came.
pub fn read_config(kept: &str) -> Option<(String, u64)> {
    let value: Value = serde_json::from_str(kept).ok()?;
    Some((value.get("text")?.as_str()?.to_owned(), value.get("at")?.as_u64()?))
}

/// Choices as JSON.
pub fn write_preferences(preferences: &Preferences) -> String {
    let Preferences { choices, device } = preferences;
    json!({
        "lang": choices.lang.map(Lang::tag),
        "theme": choices.theme.map(Theme::word),
        "silent": choices.silent,
        "history": choices.history,
        "device": device.as_ref().map(|device| &device.id),
        "device_label": device.as_ref().map(|device| &device.label),
    })
    .to_string()
}

/// Choices from JSON; what cannot be read is as if it had not been chosen.
pub fn read_preferences(text: &str) -> Preferences {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let word = |name: &str| value.get(name).and_then(Value::as_str);
    let flag = |name: &str| value.get(name).and_then(Value::as_bool).unwrap_or_default();
    let short = |name: &str| word(name).map(|text| text.chars().take(MAX_CHARS).collect());
    let choices = Choices {
        lang: word("lang").and_then(Lang::from_tag),
        theme: word("theme").and_then(Theme::from_word),
        silent: flag("silent"),
        history: flag("history"),
    };
    let device = short("device").map(|id| Device { id, label: short("device_label").unwrap_or_default() });
    Preferences { choices, device }
}

/// The verdict of a name.
pub(super) fn verdict_of(name: &str) -> Option<Verdict> {
    Verdict::ALL.into_iter().find(|known| known.as_str() == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::{Timestamp, http::Reply};

    #[track_caller]
    fn refused(text: &str) {
        assert_eq!(read_report(text), None);
    }

    #[test]
    fn a_kept_report_is_read_as_written() {
        for verdict in Verdict::ALL {
            let kept = Kept {
                id: 7,
                text: "]d2 \u{1D}\"đ".to_owned(),
                aim: Some(*b"]d2"),
                title: "Chả mực (ví dụ)".to_owned(),
                verdict,
                read_at_ms: 1_795_000_000_000,
            };
            let answers = [Copy { url: "https://a.example/".to_owned(), at: Timestamp(1), reply: Reply::default() }];
            let answers = answers.map(|copy| Copy { reply: Reply { status: 200, ..copy.reply }, ..copy });
            let text = write_report(&kept, &answers);
            assert_eq!(read_answers(&text, &kept.text), answers);
            assert_eq!(read_answers(&text, "another code"), []);
            assert_eq!(read_report(&text), Some(kept));
        }
    }

    #[test]
    fn what_this_version_did_not_write_is_no_report() {
        refused("");
        refused("null");
        refused("[]");
        refused(r#"{"id":1,"text":"1","title":"","verdict":"genuine","at":1}"#);
        refused(r#"{"id":-1,"text":"1","title":"","verdict":"expired","at":1}"#);
        refused(r#"{"id":1,"text":5,"title":"","verdict":"expired","at":1}"#);
        let long = "1".repeat(Scanned::MAX_BYTES + 1);
        refused(&format!(r#"{{"id":1,"text":"{long}","title":"","verdict":"expired","at":1}}"#));
    }

    #[test]
    fn a_kept_configuration_is_read_as_written() {
        assert_eq!(read_config(&write_config("{\"a\": 1}", 7)), Some(("{\"a\": 1}".to_owned(), 7)));
        for text in ["", "[]", r#"{"text": "{}"}"#, r#"{"text": 1, "at": 2}"#] {
            assert_eq!(read_config(text), None, "{text}");
        }
    }

    #[test]
    fn choices_are_read_as_written_and_else_as_none() {
        let choices = Choices { lang: Some(Lang::Zh), theme: Some(Theme::Dark), silent: true, history: true };
        let device = Some(Device { id: "a".to_owned(), label: "Back".to_owned() });
        let chosen = Preferences { choices, device };
        assert_eq!(read_preferences(&write_preferences(&chosen)), chosen);
        for text in ["", "{", "[]", r#"{"lang":"xx","theme":7,"silent":"yes"}"#] {
            assert_eq!(read_preferences(text), Preferences::default(), "{text}");
        }
    }
}
