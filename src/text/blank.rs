//! Blanks in sentences, and how dates, times and numbers are written in each language.
//!
//! Event times are written by the clock of their place, which the report carries; so no clock and no
//! time zone of the device is needed.

use crate::session::Lang;
use crate::trace::clock::{Date, LocalTime};

/// What fills a blank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Text as it is.
    Text(&'a str),
    /// A whole number.
    Count(usize),
    /// A number with up to two decimals.
    Number(f64),
    /// A calendar day.
    Date(Date),
    /// A day and time by the clock of its place.
    Time(LocalTime),
}

/// Fills every `{name}`; `None` when a blank has no value.
pub(super) fn fill(lang: Lang, template: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let (_, value) = values.iter().find(|(known, _)| *known == name)?;
        out.push_str(before);
        match value {
            Value::Text(text) => out.push_str(text),
            Value::Count(count) => out.push_str(&count.to_string()),
            Value::Number(value) => out.push_str(&number(lang, *value)),
            Value::Date(value) => out.push_str(&date(lang, *value)),
            Value::Time(value) => out.push_str(&time(lang, *value)),
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Two digits.
fn two(value: u8, out: &mut String) {
    out.push(char::from(b'0' + value / 10 % 10));
    out.push(char::from(b'0' + value % 10));
}

/// A day: `23/11/2026`, `23 November 2026`, `2026年11月23日`.
pub fn date(lang: Lang, date: Date) -> String {
    let mut out = String::new();
    let year = date.year.to_string();
    match lang {
        Lang::Vi => {
            two(date.day, &mut out);
            out.push('/');
            two(date.month, &mut out);
            out.push('/');
            out.push_str(&year);
        }
        Lang::En => {
            let month = MONTHS.get(usize::from(date.month).wrapping_sub(1));
            out.push_str(&date.day.to_string());
            out.push(' ');
            out.push_str(month.copied().unwrap_or_default());
            out.push(' ');
            out.push_str(&year);
        }
        Lang::Zh => {
            out.push_str(&year);
            out.push('年');
            out.push_str(&date.month.to_string());
            out.push('月');
            out.push_str(&date.day.to_string());
            out.push('日');
        }
    }
    out
}

/// Hours and minutes by the clock of the place: `07:05`.
pub fn day_time(time: LocalTime) -> String {
    let (hour, minute) = time.hour_minute();
    let mut out = String::new();
    two(hour, &mut out);
    out.push(':');
    two(minute, &mut out);
    out
}

/// Time and day, in the order of the language.
pub fn time(lang: Lang, time: LocalTime) -> String {
    let (clock, day) = (day_time(time), date(lang, time.date()));
    match lang {
        Lang::Vi => [clock.as_str(), " ngày ", &day].concat(),
        Lang::En => [day.as_str(), ", ", &clock].concat(),
        Lang::Zh => [day.as_str(), " ", &clock].concat(),
    }
}

/// A number with at most two decimals, rounded half away from zero, thousands grouped.
pub fn number(lang: Lang, value: f64) -> String {
    if !value.is_finite() || value.abs() >= 1e15 {
        return "–".to_owned();
    }
    let (group, decimal) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En | Lang::Zh => (',', '.'),
    };
    let hundredths = (value.abs() * 100.0).round() as u64;
    let digits = (hundredths / 100).to_string();
    let mut out = String::new();
    if value < 0.0 && hundredths > 0 {
        out.push('\u{2212}');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    let fraction = (hundredths % 100) as u8;
    if fraction > 0 {
        out.push(decimal);
        out.push(char::from(b'0' + fraction / 10));
        if !fraction.is_multiple_of(10) {
            out.push(char::from(b'0' + fraction % 10));
        }
    }
    out
}

/// Degrees north and east with four decimals (about ten metres), for a problem message and map links of people.
pub fn coordinates(latitude: f64, longitude: f64) -> String {
    format!("{latitude:.4}, {longitude:.4}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::clock::Timestamp;

    #[track_caller]
    fn check(value: Value<'_>, expected: [&str; 3]) {
        for (lang, expected) in Lang::ALL.into_iter().zip(expected) {
            assert_eq!(fill(lang, "{x}", &[("x", value)]).as_deref(), Some(expected));
        }
    }

    #[test]
    fn values_are_written_as_each_language_does() {
        let day = Date { year: 2026, month: 11, day: 3 };
        check(Value::Date(day), ["03/11/2026", "3 November 2026", "2026年11月3日"]);
        let noon = Timestamp(day.days() * 86_400_000 + 5 * 3_600_000).at_offset(7 * 60);
        check(Value::Time(noon), ["12:00 ngày 03/11/2026", "3 November 2026, 12:00", "2026年11月3日 12:00"]);
        check(Value::Number(1234.5), ["1.234,5", "1,234.5", "1,234.5"]);
        check(Value::Number(-0.004), ["0", "0", "0"]);
        check(Value::Number(-18.25), ["−18,25", "−18.25", "−18.25"]);
        check(Value::Number(f64::NAN), ["–", "–", "–"]);
        check(Value::Count(1000), ["1000", "1000", "1000"]);
    }

    #[test]
    fn a_blank_without_a_value_gives_no_sentence() {
        assert_eq!(fill(Lang::En, "a {b}", &[]), None);
        assert_eq!(fill(Lang::En, "a {b", &[("b", Value::Count(1))]), None);
    }
}
