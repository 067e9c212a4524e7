//! Values in their canonical spelling.

use crate::item::ItemKey;
use crate::time::Timestamp;
use crate::vocabulary::canonical_word;
use serde_json::Value;

/// How a standard field's value is spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// As it is.
    Text,
    /// UTC with three decimals.
    Time,
    /// Without trailing zeros.
    Number,
    /// Keys of GS1 as Digital Link URIs.
    Identifier,
    /// A word of this CBV list as a web address.
    Word(&'static str),
    /// A word of the GS1 Web Vocabulary as a web address.
    WebWord,
}

/// The canonical spelling; `None` for what is absent or empty.
pub(super) fn canonical(value: &Value, kind: Kind) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => {
            number.as_f64().map_or_else(|| number.to_string(), |it| plain(it, &number.to_string()))
        }
        Value::Bool(flag) => flag.to_string(),
        Value::Object(map) => {
            map.get("id").or_else(|| map.get("@id")).or_else(|| map.get("@value"))?.as_str()?.to_owned()
        }
        Value::Null | Value::Array(_) => return None,
    };
    if text.is_empty() {
        return None;
    }
    Some(match kind {
        Kind::Text => text,
        Kind::Time => time(&text).unwrap_or(text),
        Kind::Number => number(&text),
        Kind::Identifier => identifier(&text),
        Kind::Word(list) => {
            canonical_word(&text, list, "https://ref.gs1.org/cbv/").unwrap_or_else(|| identifier(&text))
        }
        Kind::WebWord => canonical_word(&text, "", "https://ref.gs1.org/voc/").unwrap_or(text),
    })
}

/// A point in time in UTC; `None` for a text that is none.
pub(super) fn time(text: &str) -> Option<String> {
    Timestamp::parse(text, None).ok().map(|(time, _)| time.to_string())
}

fn identifier(text: &str) -> String {
    ItemKey::hashed_uri(text).unwrap_or_else(|| text.to_owned())
}

/// A written decimal number without its trailing zeros; any other text as it is.
pub(super) fn number(text: &str) -> String {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, decimals)) if is_digits(whole) && is_digits(decimals) => {
            let short = text.trim_end_matches('0');
            short.strip_suffix('.').unwrap_or(short).to_owned()
        }
        _ => text.to_owned(),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number in decimal digits; huge and tiny ones as they were written.
fn plain(number: f64, written: &str) -> String {
    if number.abs() < 1e15 && (number == 0.0 || number.abs() > 1e-9) { format!("{number}") } else { written.to_owned() }
}
