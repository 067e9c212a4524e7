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

/// A number in decimal digits without an exponent; huge and tiny ones as they were written.
fn plain(number: f64, written: &str) -> String {
    if number.abs() >= 1e15 || (number != 0.0 && number.abs() <= 1e-9) {
        return written.to_owned();
    }
    let (digits, exponent) = written.split_once('e').unwrap_or((written, "0"));
    match exponent.parse::<i32>() {
        // JSON is written with an exponent where that is shorter: of such numbers, here, of small ones alone.
        Ok(power @ ..=-1) => {
            let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
            let zeros = "0".repeat(usize::try_from(-1 - power).unwrap_or_default());
            format!("{sign}0.{zeros}{}", digits.replace('.', "").trim_end_matches('0'))
        }
        _ => digits.strip_suffix(".0").unwrap_or(digits).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Number;

    #[track_caller]
    fn is_as_the_library_prints_it(number: f64) {
        let written = Number::from_f64(number).map(|it| it.to_string()).unwrap_or_default();
        let (spelt, printed) = (plain(number, &written), format!("{number}"));
        // Of two numbers of digits that lie equally near either is right.
        assert_eq!((spelt.parse(), spelt.len()), (Ok(number), printed.len()), "{spelt} {printed}");
        assert!(!spelt.contains('e'), "{spelt}");
    }

    #[test]
    fn numbers_have_no_exponent() {
        for number in
            [0.0, -0.0, 1.0, -18.5, 0.1, 1e-5, -2.5e-7, 1.25e-9, 123_456_789_012_345.0, 0.1 + 0.2, 99_999_999_999_999.9]
        {
            is_as_the_library_prints_it(number);
        }
        assert_eq!(plain(1e21, "1e21"), "1e21");
        assert_eq!(plain(1e-10, "1e-10"), "1e-10");
    }

    proptest! {
        #[test]
        fn any_number_is_spelt_as_the_library_prints_it(number in -1e15..1e15_f64, divisor in 1.0..1e12_f64) {
            is_as_the_library_prints_it(number);
            let small = number / divisor;
            if small.abs() > 1e-9 {
                is_as_the_library_prints_it(small);
            }
        }
    }
}
