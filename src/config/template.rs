//! A source with its own JSON interface: the address to ask, and where its answer keeps what.

use gs1::sorted;
use serde_json::{Map, Value};

use super::read::{MAX_NAME_BYTES, Reader, is_path, join};
use trace::site::WebAddress;
use trace::source::{FIELDS, STAGE_FIELDS, Stages, Template};

/// Most words for steps.
const MAX_STEPS: usize = 100;
/// Longest address.
const MAX_URL_BYTES: usize = 1_000;

impl Reader {
    pub(super) fn template(&mut self, path: &str, value: &Value) -> Option<Template> {
        let entries = self.object(path, value, &["url", "fields", "stages", "day_first"])?;
        let url = self.template_url(&join(path, "url"), entries);
        let fields = self.pointers(&join(path, "fields"), entries.get("fields"), &FIELDS);
        let stages = entries.get("stages").and_then(|value| self.stages(&join(path, "stages"), value));
        if fields.is_empty() && stages.is_none() {
            self.fault::<()>(path, "fields or stages are expected");
        }
        Some(Template { url, fields, stages, day_first: self.flag(path, entries, "day_first") })
    }

    fn template_url(&mut self, path: &str, entries: &Map<String, Value>) -> String {
        let url = entries.get("url").map_or_else(String::new, |value| self.text(path, value, MAX_URL_BYTES));
        // The slots are filled with escaped values, so that the host is what stands here.
        let mut plain = url.clone();
        for slot in ["{gtin}", "{gtin13}", "{lot}", "{serial}"] {
            plain = plain.replace(slot, "0");
        }
        let host = |url: &str| url.split(['/', '?']).nth(2).map(str::to_owned);
        let absolute = WebAddress::parse(&plain).is_some_and(|address| address.is_safe() && host(&url) == host(&plain));
        let right = (absolute || is_path(&plain))
            && !plain.contains(['{', '}'])
            && (url.contains("{gtin}") || url.contains("{gtin13}"));
        if right {
            url
        } else {
            self.fault(path, "an https address or a path with {gtin} or {gtin13} behind its host is expected")
        }
    }

    fn stages(&mut self, path: &str, value: &Value) -> Option<Stages> {
        let entries = self.object(path, value, &["list", "fields", "steps"])?;
        let list = entries.get("list").map_or_else(String::new, |value| self.pointer(&join(path, "list"), value));
        let fields = self.pointers(&join(path, "fields"), entries.get("fields"), &STAGE_FIELDS);
        let mut steps = sorted::Map::default();
        if let Some(value) = entries.get("steps") {
            let path = join(path, "steps");
            match value.as_object().filter(|words| words.len() <= MAX_STEPS) {
                Some(words) => {
                    for (word, step) in words {
                        steps.get_or_insert_with(word.clone(), || self.text(&join(&path, word), step, MAX_NAME_BYTES));
                    }
                }
                None => self.fault(&path, "an object of at most 100 words is expected"),
            }
        }
        Some(Stages { list, fields, steps })
    }

    /// Names of these to JSON pointers.
    fn pointers(&mut self, path: &str, value: Option<&Value>, known: &[&str]) -> sorted::Map<String, String> {
        let mut pointers = sorted::Map::default();
        let entries = value.and_then(|value| self.object(path, value, known));
        for (name, value) in entries.into_iter().flatten().filter(|(name, _)| known.contains(&name.as_str())) {
            pointers.get_or_insert_with(name.clone(), || self.pointer(&join(path, name), value));
        }
        pointers
    }

    fn pointer(&mut self, path: &str, value: &Value) -> String {
        let pointer = self.text(path, value, MAX_NAME_BYTES);
        let right = pointer.is_empty() && value.is_string() || pointer.starts_with('/');
        if right { pointer } else { self.fault(path, "a JSON pointer such as /data/name is expected") }
    }
}
