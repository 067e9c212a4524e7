//! JSON as servers send it.
//!
//! | met | read |
//! |---|---|
//! | a name twice in one object | both values: lists are joined, others stand side by side |
//! | several values one behind the other (lines, RFC 7464) | a list of them |
//! | UTF-16, with or without its mark | the same text |
//! | bytes that are no UTF-8 | U+FFFD in their place: no identifier holds it |

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, map::Entry};
use std::borrow::Cow;
use std::fmt;

/// Every value of a body; of several a list.
pub(super) fn read(bytes: &[u8]) -> Result<Value, serde_json::Error> {
    let text = text(bytes);
    // What begins a record of a sequence, and what pads a buffer.
    let text = text.trim_matches(['\0', '\u{feff}']);
    let text = if text.contains('\u{1e}') { Cow::Owned(text.replace('\u{1e}', " ")) } else { Cow::Borrowed(text) };
    let mut reader = serde_json::Deserializer::from_str(&text);
    let mut all = Vec::new();
    loop {
        all.push(Whole::deserialize(&mut reader)?.0);
        if reader.end().is_ok() {
            return Ok(if all.len() > 1 { Value::Array(all) } else { all.pop().unwrap_or_default() });
        }
    }
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    let is_little = match bytes {
        [0xff, 0xfe, ..] | [1..=255, 0, 1..=255, 0, ..] => true,
        [0xfe, 0xff, ..] | [0, 1..=255, 0, 1..=255, ..] => false,
        // Nearly every text is whole, which is seen much faster than it is mended.
        _ => return str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed),
    };
    let order = if is_little { u16::from_le_bytes } else { u16::from_be_bytes };
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    let chars = char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER));
    Cow::Owned(chars.collect())
}

/// Two values that stand under one name, as one: nobody can say which of them is meant.
pub(super) fn both(one: Value, other: Value) -> Value {
    match (one, other) {
        (one, other) if one == other => one,
        (Value::Array(mut list), Value::Array(more)) => {
            list.extend(more);
            Value::Array(list)
        }
        (Value::Array(mut list), single) => {
            list.push(single);
            Value::Array(list)
        }
        (single, Value::Array(mut list)) => {
            list.insert(0, single);
            Value::Array(list)
        }
        (one, other) => Value::Array(vec![one, other]),
    }
}

/// A value in which no name was lost.
struct Whole(Value);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Whole, D::Error> {
        deserializer.deserialize_any(Reader).map(Whole)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Whole(value)) = entries.next_element()? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            let Whole(value) = entries.next_value()?;
            match map.entry(name) {
                Entry::Vacant(free) => {
                    free.insert(value);
                }
                Entry::Occupied(mut taken) => {
                    let first = taken.get_mut().take();
                    taken.insert(both(first, value));
                }
            }
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<Value>) {
        assert_eq!(read(bytes).ok(), expected, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn no_value_is_lost_behind_another_of_its_name() {
        check(br#"{"a": 1, "b": 2, "a": 1}"#, Some(json!({"a": 1, "b": 2})));
        check(br#"{"a": "x", "a": "y"}"#, Some(json!({"a": ["x", "y"]})));
        check(br#"{"a": [1], "a": [2], "a": 3}"#, Some(json!({"a": [1, 2, 3]})));
        check(br#"{"a": {"b": 1}, "a": null, "a": [4]}"#, Some(json!({"a": [{"b": 1}, null, 4]})));
    }

    #[test]
    fn values_one_behind_the_other_are_a_list() {
        check(b"{}\n{\"a\": 1}\n", Some(json!([{}, {"a": 1}])));
        check(b"\x1e{}\n\x1e{}\n", Some(json!([{}, {}])));
        check(b"{\"a\": 1}\0\0", Some(json!({"a": 1})));
        for cut in [&b"{}\n{\"a\""[..], b"{} x", b"{},{}", b"", b" ", b"{\"a\": 1}<script>", b"00"] {
            check(cut, None);
        }
    }

    #[test]
    fn a_text_is_read_in_the_encodings_that_are_met() {
        let text = r#"{"tên": "chả mực"}"#;
        let expected = Some(json!({"tên": "chả mực"}));
        let little = |mark: &[u8]| mark.iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big = |mark: &[u8]| mark.iter().copied().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let bodies: [Vec<u8>; 4] = [little(b"\xff\xfe"), big(b"\xfe\xff"), little(b""), big(b"")];
        for body in bodies {
            check(&body, expected.clone());
        }
        check(b"\xef\xbb\xbf{}", Some(json!({})));
        check(b"{\"a\": \"ch\xe8\"}", Some(json!({"a": "ch\u{fffd}"})));
    }
}
