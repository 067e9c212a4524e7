//! What seems to speak of a recall in words that nobody defined.

use epcis::event::local_name;
use serde_json::Value;

use super::status;
use crate::site::plain;

/// What speaks of a recall, or of the end of a sale that an authority orders, in the languages of the sources: as
/// [`plain`] writes it.
const WORDS: [&str; 15] = [
    "recall",
    "thuhoi",
    "召回",
    "下架",
    "停售",
    "禁售",
    "dinhchi",
    "ngungluuhanh",
    "dungluuhanh",
    "camluuhanh",
    "ngungluuthong",
    "dungluuthong",
    "camluuthong",
    "ngungban",
    "camban",
];

/// The bytes with which one of the words begins.
const FIRST: [bool; 256] = {
    let (mut first, mut at) = ([false; 256], 0);
    while at < WORDS.len() {
        first[WORDS[at].as_bytes()[0] as usize] = true;
        at += 1;
    }
    first
};

/// Whether a word seems to speak of a recall.
pub(crate) fn mentions(word: &str) -> bool {
    let word = plain(local_name(word.trim_end_matches(['/', '#'])));
    // A text is gone through once for all words: a search of its own for each would cost more than what it looks through.
    let begins = |rest: &[u8]| WORDS.iter().any(|it| rest.starts_with(it.as_bytes()));
    let mut firsts = word.bytes().enumerate().filter(|(_, byte)| FIRST[usize::from(*byte)]);
    firsts.any(|(at, _)| word.as_bytes().get(at..).is_some_and(begins))
}

/// Whether a value says that nothing is recalled.
pub(crate) fn denies(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.trim().is_empty() || text.trim() == "0" || status(value) == Some(false),
        Value::Array(list) => list.iter().all(denies),
        Value::Object(map) => map.is_empty() || status(value) == Some(false),
        Value::Bool(flag) => !flag,
    }
}

/// The first of these fields that seems to speak of a recall by its name or by what stands in it, down to a depth.
pub(crate) fn hint<'v>(mut fields: impl Iterator<Item = (&'v String, &'v Value)>, depth: usize) -> Option<String> {
    let is_spoken = |(name, value): &(&String, &Value)| (mentions(name) || speaks(value, depth)) && !denies(value);
    fields.find(is_spoken).map(|(name, value)| format!("{name}: {value}"))
}

fn speaks(value: &Value, depth: usize) -> bool {
    match value {
        Value::String(text) => mentions(text) && !denies(value),
        Value::Array(list) => list.iter().any(|it| speaks(it, depth)),
        Value::Object(map) => depth > 0 && hint(map.iter(), depth - 1).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use serde_json::json;

    #[test]
    fn a_recall_is_heard_in_any_field_and_spelling() {
        let heard = |value: Value| hint(value.as_object().expect("an object").iter(), 3).is_some();
        for word in ["thu_hoi", "Thu hồi", "ĐÃ THU HỒI", "thu-hoi", "ThuHoiSanPham", "产品召回", "Recall", "đình chỉ"]
        {
            assert!(mentions(word) && mentions(&format!("https://vi-du.vn/tt/{word}/")), "{word}");
            assert!(heard(json!({"x:status": word})) && heard(json!({word: true})), "{word}");
            assert!(heard(json!({"x": [{"y": {"z": word}}]})), "{word}");
        }
        for word in ["thu hoạch", "thuong_hoi", "holding", "luu_hanh", "", "Không thu hồi", "not_recalled"] {
            assert!(!heard(json!({"x:status": word})), "{word}");
        }
        for nothing in [json!(false), json!(0), json!("0"), json!("không"), json!([]), json!(null), json!("")] {
            assert!(!heard(json!({"thuHoi": nothing})), "{nothing}");
        }
    }
}
