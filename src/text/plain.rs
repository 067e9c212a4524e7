//! Dates, times, numbers and lists where no browser writes them: spelled as `Intl` would.

use super::Lang;
use trace::clock::Date;

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
pub(super) fn date(lang: Lang, date: Date) -> String {
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

/// Day and month: `23/11`, `23 Nov`, `11月23日`.
pub(super) fn day_month(lang: Lang, date: Date) -> String {
    let mut out = String::new();
    match lang {
        Lang::Vi => {
            two(date.day, &mut out);
            out.push('/');
            two(date.month, &mut out);
        }
        Lang::En => {
            let month = MONTHS.get(usize::from(date.month).wrapping_sub(1)).and_then(|month| month.get(..3));
            out = [&date.day.to_string(), " ", month.unwrap_or_default()].concat();
        }
        Lang::Zh => out = [&date.month.to_string(), "月", &date.day.to_string(), "日"].concat(),
    }
    out
}

/// Hours and minutes: `07:05`.
pub(super) fn clock(hour: u8, minute: u8) -> String {
    let mut out = String::new();
    two(hour, &mut out);
    out.push(':');
    two(minute, &mut out);
    out
}

/// Decimal digits, thousands grouped.
pub(super) fn number(lang: Lang, digits: &str) -> String {
    let (group, decimal) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En | Lang::Zh => (',', '.'),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole_digits = whole.trim_start_matches('-');
    let mut out = whole[..whole.len() - whole_digits.len()].to_owned();
    for (index, digit) in whole_digits.chars().enumerate() {
        if index > 0 && (whole_digits.len() - index).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

/// Names in a row, with a word before the last.
pub(super) fn list(lang: Lang, names: &[&str]) -> String {
    let (comma, and) = match lang {
        Lang::Vi => (", ", " và "),
        Lang::En => (", ", " and "),
        Lang::Zh => ("、", "和"),
    };
    match names {
        [before @ .., last] if !before.is_empty() => [before.join(comma).as_str(), and, last].concat(),
        _ => names.concat(),
    }
}
