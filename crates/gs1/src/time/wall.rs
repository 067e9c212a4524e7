//! Clock times that are not written as the standard asks, and the names of their zones.
//!
//! | form | read |
//! |---|---|
//! | `8:00`, `08.00`, `08:00:05,5` | hour, minute, second |
//! | `8h`, `8h30`, `8 giờ 30 phút` | the word names the hour |
//! | `8:00 PM`, `8:00 CH`, `8 giờ tối` | the half of the day |
//! | `ICT`, `Asia/Ho_Chi_Minh`, `[Asia/Bangkok]`, `SE Asia Standard Time` | UTC+7 |
//! | `+07:00[Asia/Ho_Chi_Minh]`, `GMT+0700 (Indochina Time)` | the offset; the name beside it says the same |

use super::{Offset, TimeError, cursor::Cursor};

/// Words that stand for the morning, and for the rest of the day.
const MORNING: [&str; 4] = ["am", "a.m.", "sa", "sáng"];
const EVENING: [&str; 5] = ["pm", "p.m.", "ch", "chiều", "tối"];

/// Names of the clock of Việt Nam.
const VIETNAM: [&str; 6] =
    ["ICT", "Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok", "SE Asia Standard Time", "Indochina Time"];

/// A clock time at the head of a text, in ms of its day, and what follows it.
pub(super) fn clock(text: &str) -> Result<(i64, &str), TimeError> {
    let mut rest = text;
    let mut hour = number(&mut rest)?;
    let (mut minute, mut second, mut millisecond) = (0, 0, 0);
    if let Some(after) = one_of(rest, &["giờ", "gio", "h", "H"]) {
        rest = after;
        // A day may follow right behind the word.
        let mut behind = rest;
        if let Ok(read) = number(&mut behind)
            && !behind.starts_with(['/', '-', '.'])
        {
            minute = read;
            rest = one_of(behind, &["phút", "phut", "p"]).unwrap_or(behind);
        }
    } else {
        let after = rest.strip_prefix([':', '.']).filter(|it| it.starts_with(|c: char| c.is_ascii_digit()));
        rest = after.ok_or(TimeError::Form)?;
        minute = two(&mut rest)?;
        if let Some(after) = rest.strip_prefix([':', '.']) {
            rest = after;
            second = two(&mut rest)?;
            if let Some(after) = rest.strip_prefix(['.', ',']) {
                let mut cursor = Cursor(after.as_bytes());
                millisecond = i64::from(cursor.fraction()?);
                rest = &after[after.len() - cursor.0.len()..];
            }
        }
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(TimeError::Form);
        }
    }
    let (is_morning, is_evening) = (one_of(rest, &MORNING), one_of(rest, &EVENING));
    if let Some(after) = is_morning.or(is_evening) {
        rest = after;
        hour = match (is_evening.is_some(), hour) {
            (false, 12) => 0,
            (true, 1..=11) => hour + 12,
            _ => hour,
        };
    }
    if hour > 23 || minute > 59 || second > 60 {
        return Err(TimeError::Range);
    }
    Ok(((hour * 3600 + minute * 60 + second) * 1000 + millisecond, rest))
}

/// One or two digits.
fn number(rest: &mut &str) -> Result<i64, TimeError> {
    let width = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&width) {
        return Err(TimeError::Form);
    }
    let (digits, after) = rest.split_at(width);
    *rest = after;
    digits.parse().map_err(|_| TimeError::Form)
}

/// Exactly two digits.
fn two(rest: &mut &str) -> Result<i64, TimeError> {
    let (digits, after) = rest.split_at_checked(2).ok_or(TimeError::Form)?;
    let read = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    *rest = after;
    read.ok_or(TimeError::Form)
}

/// What follows one of these words, in any case and behind spaces; a letter right behind it makes it another word.
fn one_of<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    words.contains(&word.as_str()).then(|| text[end..].trim_start())
}

/// The offset of a zone, by its number or by a name of the clock of Việt Nam; none where nothing stands.
pub(super) fn zone(text: &str) -> Result<Option<Offset>, TimeError> {
    let text = text.trim();
    // What stands in brackets behind an offset names its place.
    let (plain, named) = match text.find(['[', '(']) {
        Some(at) => (text[..at].trim_end(), text[at + 1..].trim_end_matches([']', ')'])),
        None => (text, ""),
    };
    let known = |name: &str| VIETNAM.iter().any(|it| it.eq_ignore_ascii_case(name)).then_some(Offset::VIETNAM);
    match plain {
        "" if named.is_empty() => Ok(None),
        "" => known(named).map(Some).ok_or(TimeError::Form),
        plain => known(plain).map_or_else(|| Offset::parse(plain), Ok).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Moment;
    use super::*;
    use alloc::string::ToString;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let read = match Moment::read(text, Some(Offset::VIETNAM)) {
            Ok(Moment::At(time, _)) => Some(time.to_string()),
            _ => None,
        };
        assert_eq!(read.as_deref(), expected, "{text}");
    }

    #[test]
    fn a_clock_may_stand_before_or_behind_its_day() {
        for text in [
            "08:00 13/11/2026",
            "08:00:00 13/11/2026",
            "8h 13/11/2026",
            "8h00 ngày 13/11/2026",
            "8:00, ngày 13 tháng 11 năm 2026",
            "8 giờ 00 phút ngày 13/11/2026",
            "8 giờ sáng 13/11/2026",
            "13/11/2026 8:00",
            "13/11/2026 8h",
            "13.11.2026 08.00",
            "13/11/2026 08:00 SA",
            "13/11/2026 08:00:00 AM",
            "13/11/2026 lúc 8h00",
            "lúc 8h00 ngày 13/11/2026",
            "Thứ Sáu, 13/11/2026 08:00",
            "thứ sáu, ngày 13 tháng 11 năm 2026 8:00",
            "2026-11-13T8:00:00",
            "2026-11-13 08:00:00 ICT",
            "2026-11-13T08:00:00.000+07:00[Asia/Ho_Chi_Minh]",
            "2026-11-13T01:00:00Z[UTC]",
            "2026-11-13T08:00:00 Asia/Ho_Chi_Minh",
            "08:00 13/11/2026 (ICT)",
            "2026-11-13 08:00:00 UTC+7",
            "2026-11-13 01:00:00 UTC",
            "Friday, November 13, 2026 8:00 AM",
        ] {
            check(text, Some("2026-11-13T01:00:00.000Z"));
        }
        check("13/11/2026 08:00 CH", Some("2026-11-13T13:00:00.000Z"));
        check("13/11/2026 12:30 PM", Some("2026-11-13T05:30:00.000Z"));
        check("13/11/2026 12:30 AM", Some("2026-11-12T17:30:00.000Z"));
        check("9h05 tối 13/11/2026", Some("2026-11-13T14:05:00.000Z"));
    }

    #[test]
    fn what_leaves_a_doubt_is_no_time() {
        for text in [
            "08:00",
            "8h",
            "08:00 02/11/2026",
            "24:30 13/11/2026",
            "13/11/2026 8",
            "13/11/2026 8:0",
            "13/11/2026 08:000",
            "13/11/2026 08:00 XX",
            "08:00 13/11/2026 09:00",
            "2026-11-13T08:00:00 Mars/Base",
            "2026-11-13T08:00:00Z+07:00",
            "8hh 13/11/2026",
        ] {
            check(text, None);
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,30}", odd in "[0-9hHgiờ:. SACHPMampm/,+\\[\\]()]{0,30}") {
            let _ = (Moment::read(&text, None), Moment::read(&odd, None), clock(&odd), zone(&odd));
        }
    }
}
