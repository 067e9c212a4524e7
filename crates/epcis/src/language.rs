//! A text in several languages, and the one that fits a reader best.
//!
//! Source: BCP 47 (RFC 5646, section 2.1; RFC 4647, section 3.4).

use crate::event::first_text;
use gs1::list::Gather;
use serde_json::Value;

/// The longest tag that is read (RFC 5646, section 4.4.1).
const LONGEST_TAG: usize = 35;
/// Most languages of one text.
const MOST: usize = 40;

/// A text, and its language where one is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The language's tag, such as `vi` or `zh-Hans`.
    pub lang: Option<String>,
    /// The text.
    pub text: String,
}

impl Words {
    /// Reads a text in every spelling: plain, `{"@value", "@language"}`, `{"value", "language"}`, a list of
    /// these, or an object with a text for each tag.
    pub fn read(value: &Value) -> Vec<Words> {
        let mut read = Vec::new();
        match value {
            Value::Array(list) => list.iter().take(MOST).flat_map(Words::one).gather_into(&mut read),
            Value::Object(map) if !["@value", "value", "@id"].iter().any(|name| map.contains_key(*name)) => {
                let tagged = map.iter().filter(|(tag, _)| is_tag(tag)).take(MOST);
                tagged.filter_map(|(tag, text)| words(Some(tag), first_text(text)?)).gather_into(&mut read);
            }
            value => read.extend(Words::one(value)),
        }
        read
    }

    fn one(value: &Value) -> Option<Words> {
        let field = |names: [&str; 2]| names.iter().find_map(|name| value.get(*name)?.as_str());
        let text = value.as_str().or_else(|| field(["@value", "value"]))?;
        words(field(["@language", "language"]), text)
    }

    /// The words that fit a reader of the language `wanted` best: in it, in a wider or narrower form of it, in
    /// no named language, in Vietnamese, in English, or the first.
    pub fn best<'w>(words: &'w [Words], wanted: &str) -> Option<&'w Words> {
        let tags: Vec<Option<&str>> = words.iter().map(|it| it.lang.as_deref()).gathered();
        best_tag(&tags, wanted).map(|at| &words[at])
    }
}

/// Which of several languages fits a reader of `wanted` best, by the order of [`Words::best`].
pub fn best_tag(tags: &[Option<&str>], wanted: &str) -> Option<usize> {
    let within = |range: &str, tag: &str| {
        let head = tag.get(..range.len()).is_some_and(|head| head.eq_ignore_ascii_case(range));
        head && matches!(tag.as_bytes().get(range.len()), None | Some(b'-'))
    };
    let exact = |range: &str| tags.iter().position(|tag| tag.is_some_and(|tag| tag.eq_ignore_ascii_case(range)));
    let narrower = |range: &str| tags.iter().position(|tag| tag.is_some_and(|tag| within(range, tag)));
    let mut range = Some(wanted).filter(|it| !it.is_empty());
    while let Some(tag) = range {
        if let Some(found) = exact(tag).or_else(|| narrower(tag)) {
            return Some(found);
        }
        // A subtag of one letter only opens the next one, and goes with it.
        range = tag.rsplit_once('-').map(|(head, _)| head);
        range = range.map(|head| match head.rsplit_once('-') {
            Some((shorter, single)) if single.len() == 1 => shorter,
            _ => head,
        });
    }
    let untagged = || tags.iter().position(Option::is_none);
    untagged().or_else(|| narrower("vi")).or_else(|| narrower("en")).or(if tags.is_empty() { None } else { Some(0) })
}

fn is_tag(text: &str) -> bool {
    let primary = text.split('-').next().unwrap_or_default();
    text.len() <= LONGEST_TAG
        && (2..=8).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn words(lang: Option<&str>, text: &str) -> Option<Words> {
    let lang = lang.map(str::trim).filter(|tag| is_tag(tag)).map(str::to_owned);
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(Words { lang, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(value: Value, wanted: &str, expected: Option<&str>) {
        let words = Words::read(&value);
        assert_eq!(Words::best(&words, wanted).map(|it| it.text.as_str()), expected, "{value} for {wanted}");
    }

    #[test]
    fn every_spelling_of_several_languages_is_read() {
        for value in [
            json!([{"@value": "Squid", "@language": "en"}, {"@value": "Mực", "@language": "vi"}]),
            json!([{"value": "Squid", "language": "en"}, {"value": "Mực", "language": "vi-VN"}]),
            json!({"en": "Squid", "vi": "Mực"}),
        ] {
            check(value.clone(), "vi", Some("Mực"));
            check(value, "en-GB", Some("Squid"));
        }
        check(json!("Mực"), "zh", Some("Mực"));
        check(json!({"@value": "Mực"}), "zh", Some("Mực"));
        check(json!([]), "vi", None);
        check(json!([7, null, {"@value": " "}]), "vi", None);
    }

    #[test]
    fn the_nearest_language_is_taken() {
        let words = json!({"pt": "pt", "zh-Hans": "hans", "zh-Hant": "hant", "en": "en"});
        check(words.clone(), "pt-BR", Some("pt"));
        check(words.clone(), "zh-Hant-TW", Some("hant"));
        check(words.clone(), "zh", Some("hans"));
        check(words.clone(), "zh-Hant-x-own", Some("hant"));
        check(words, "ko", Some("en"));
        check(json!([{"@value": "en", "@language": "en"}, "plain"]), "ko", Some("plain"));
        check(json!({"fr": "fr"}), "ko", Some("fr"));
    }
}
