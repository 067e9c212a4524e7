//! Days whose month is named, in the languages of the sources.
//!
//! | form | what names the month |
//! |---|---|
//! | `20 Nov 2026`, `Nov 20th, 2026`, `20-Nov-2026`, `Fri, 20 November 2026` | its English name, or the first letters |
//! | `20 tháng 11 năm 2026`, `ngày 20 thg 11, 2026`, `20 tháng mười một 2026` | the word before it |
//! | `2026年11月20日` | the sign behind it |
//!
//! Of the two other numbers the one of four digits is the year. Anything else beside them makes it no date.

use super::{Date, TimeError};

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The Vietnamese numbers of months that are no digits, as they follow the word for month.
const VIETNAMESE: [&str; 13] =
    ["giêng", "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];

/// The Vietnamese names of the days of the week.
const VIETNAMESE_DAYS: [&str; 13] = [
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "chủ nhật",
    "thứ 2",
    "thứ 3",
    "thứ 4",
    "thứ 5",
    "thứ 6",
    "thứ 7",
];

/// What may stand between the parts.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/')
}

/// A day at the head of a text, and what follows it: nothing, or a time.
pub(super) fn day(text: &str) -> Result<(Date, &str), TimeError> {
    let mut rest = without_weekday(text).unwrap_or(text);
    let (mut year, mut month, mut day) = (None, None, None);
    // What the word before a number says that it is.
    let mut next_is_month = false;
    while year.is_none() || month.is_none() || day.is_none() {
        rest = rest.trim_start_matches(is_between);
        let width = rest.bytes().take_while(u8::is_ascii_digit).count();
        if width == 0 {
            let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            rest = after;
            if next_is_month && let Some((number, after)) = vietnamese(word, after) {
                (month, rest, next_is_month) = (Some(number), after, false);
            } else if is(word, &["tháng", "thg", "thang"]) && month.is_none() {
                next_is_month = true;
            } else if let Some(number) = english(word) {
                take(&mut month, number)?;
            } else if !is(word, &["ngày", "ngay", "năm", "nam", "of"]) && !is_weekday(word) {
                return Err(TimeError::Form);
            }
            continue;
        }
        let number: i32 = rest[..width].parse().map_err(|_| TimeError::Form)?;
        rest = &rest[width..];
        let sign = rest.chars().next().unwrap_or(' ');
        let slot = match (sign, width) {
            ('年', 4) => &mut year,
            ('月', 1..=2) => &mut month,
            ('日' | '号' | '號', 1..=2) => &mut day,
            _ if next_is_month && width <= 2 => &mut month,
            (_, 4) => &mut year,
            (_, 1..=2) => &mut day,
            _ => return Err(TimeError::Form),
        };
        take(slot, number)?;
        next_is_month = false;
        if matches!(sign, '年' | '月' | '日' | '号' | '號') {
            rest = &rest[sign.len_utf8()..];
        }
        for ending in ["st", "nd", "rd", "th"] {
            rest = rest.strip_prefix(ending).filter(|it| it.starts_with(is_between)).unwrap_or(rest);
        }
    }
    let part = |number: Option<i32>| number.and_then(|it| u8::try_from(it).ok()).ok_or(TimeError::Range);
    let date = Date::new(year.unwrap_or_default(), part(month)?, part(day)?).ok_or(TimeError::Range)?;
    if rest.starts_with(|next: char| next.is_alphanumeric() && next != 'T') {
        return Err(TimeError::Form);
    }
    Ok((date, rest))
}

fn take(slot: &mut Option<i32>, number: i32) -> Result<(), TimeError> {
    match slot.replace(number) {
        None => Ok(()),
        Some(_) => Err(TimeError::Form),
    }
}

fn is(word: &str, any_of: &[&str]) -> bool {
    any_of.contains(&word.to_lowercase().as_str())
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
        && (word.len() == 3 || word.ends_with("day"))
}

/// What follows the name of a weekday at the head of a text.
pub(super) fn without_weekday(text: &str) -> Result<&str, TimeError> {
    let lower = |end: usize| text.get(..end).map(str::to_lowercase);
    let vietnamese = VIETNAMESE_DAYS.iter().find(|day| lower(day.len()).as_deref() == Some(day)).map(|day| day.len());
    let end = text.find(|c: char| !c.is_alphabetic()).filter(|end| is_weekday(&text[..*end]));
    let rest = &text[vietnamese.or(end).ok_or(TimeError::Form)?..];
    Ok(rest.trim_start_matches([',', ' ', '.', '-']).trim_start_matches("ngày").trim_start())
}

/// The number of an English month, by its name or at least three of its first letters.
fn english(word: &str) -> Option<i32> {
    let word = word.to_ascii_lowercase();
    let at = ENGLISH
        .iter()
        .position(|name| word.len() >= 3 && (name.starts_with(&word) || (*name == "september" && word == "sept")))?;
    i32::try_from(at + 1).ok()
}

/// The number of a month that is a Vietnamese word, and what follows; `mười` may go on.
fn vietnamese<'t>(word: &str, after: &'t str) -> Option<(i32, &'t str)> {
    let word = word.to_lowercase();
    if word == "mười" {
        let spaced = after.trim_start();
        let end = spaced.find(|c: char| !c.is_alphabetic()).unwrap_or(spaced.len());
        let both = [word.as_str(), " ", &spaced[..end].to_lowercase()].concat();
        if let Some(at) = VIETNAMESE.iter().position(|name| *name == both) {
            return Some((i32::try_from(at).ok()?, &spaced[end..]));
        }
    }
    let at = VIETNAMESE.iter().position(|name| *name == word)?;
    Some((i32::try_from(at).ok()?.max(1), after))
}

#[cfg(test)]
mod tests {
    use super::super::Moment;
    use super::*;
    use alloc::string::ToString;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let read = day(text).ok().map(|(date, _)| date.to_string());
        assert_eq!(read.as_deref(), expected, "{text}");
    }

    #[test]
    fn a_named_month_leaves_no_doubt() {
        for text in [
            "5 Nov 2026",
            "5 November 2026",
            "05-Nov-2026",
            "5/NOV/2026",
            "Nov 5, 2026",
            "November 5th 2026",
            "5th of November, 2026",
            "Thu, 05 Nov 2026 08:00:00 GMT",
            "2026-Nov-05",
            "5 tháng 11 năm 2026",
            "ngày 5 tháng 11 năm 2026",
            "Ngày 05 Tháng 11, 2026",
            "5 thg 11, 2026",
            "5 thang 11 nam 2026",
            "5 tháng mười một năm 2026",
            "5 Tháng Mười Một 2026",
            "2026年11月5日",
            "2026年11月05號",
        ] {
            check(text, Some("2026-11-05"));
        }
        check("1 tháng mười năm 2026", Some("2026-10-01"));
        check("1 tháng năm năm 2026", Some("2026-05-01"));
        check("1 tháng giêng 2027", Some("2027-01-01"));
        check("9 Sept 2026", Some("2026-09-09"));
    }

    #[test]
    fn what_is_no_day_or_could_be_two_is_refused() {
        for text in [
            "",
            "Nov 2026",
            "5 Nov 26",
            "5 11 2026",
            "31 Feb 2026",
            "5 No 2026",
            "5 tháng chạp 2026",
            "5 tháng 11",
            "5 Nov 6 2026",
            "5 Nov 2026x",
            "lot 5 Nov 2026",
            "2026年11月",
            "2026 年 11 月 5 日",
            "5 tháng 13 năm 2026",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_time_may_follow() {
        let read = |text: &str| match Moment::read(text, Some(super::super::Offset::VIETNAM)) {
            Ok(Moment::At(time, _)) => Some(time.to_string()),
            _ => None,
        };
        for text in [
            "5 Nov 2026 08:00",
            "Thu, 05 Nov 2026 01:00:00 GMT",
            "5 tháng 11 năm 2026 08:00:00",
            "2026年11月5日 08:00",
            "Thu Nov 05 2026 08:00:00 GMT+0700 (Indochina Time)",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-11-05T01:00:00.000Z"), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,30}", odd in "[0-9 a-zA-Záờôươăđ年月日,.]{0,30}") {
            let _ = (day(&text), day(&odd));
        }
    }
}
