//! Texts of JSON-LD records: plain, with a language, or in several languages.

use serde_json::Value;

use super::product::Translation;
use gs1::list::Gather;

/// Most languages of one text.
const MOST: usize = 20;

/// The longest tag of a language (RFC 5646, section 4.4.1).
const MAX_TAG: usize = 35;

/// A text in every language that the value gives it in.
pub(crate) fn translations(value: &Value) -> Vec<Translation> {
    let entries = match value {
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    let Some(of) = words(value) else { return Vec::new() };
    let told = entries.iter().filter_map(|entry| {
        let lang = entry.get("@language")?.as_str()?;
        let is_tag = lang.len() <= MAX_TAG && lang.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let text = words(entry).filter(|_| is_tag && !lang.is_empty())?;
        Some(Translation { of: of.clone(), lang: lang.to_owned(), text })
    });
    told.take(MOST).gathered()
}

/// The text of a value; of several languages the Vietnamese one, else the first.
pub(crate) fn words(value: &Value) -> Option<String> {
    let vietnamese =
        |entry: &&Value| entry.get("@language").and_then(Value::as_str).is_some_and(|it| it.starts_with("vi"));
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::Array(list) => plain(list.iter().find(vietnamese).or_else(|| list.first())?)?.to_owned(),
        value => plain(value)?.to_owned(),
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The text of a value, or of its `@value`.
pub(crate) fn plain(value: &Value) -> Option<&str> {
    match value {
        Value::Array(list) => list.first()?.as_str(),
        Value::Object(map) => map.get("@value")?.as_str(),
        value => value.as_str(),
    }
}
