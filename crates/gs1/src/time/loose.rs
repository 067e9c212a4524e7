//! Days and times that are not written as the standard asks, and leave no doubt all the same.
//!
//! | form | read |
//! |---|---|
//! | `2026/11/02`, `2026.11.02 14:05` | year first: no doubt |
//! | `31/12/2026`, `31-12-2026 14:05`, `12/31/2026` | the number above 12 is the day |
//! | `02/11/2026` | both could be the month: not read |
//! | `1795150800`, `1795150800000` | seconds or milliseconds since 1970, in the years 2001 to 2099 |
//! | `20261102140500` | digits alone |
//! | `2026-11-02` | a day without a clock |
//! | `13 / 11 / 2026`, `2026–11–02`, `2026. 11. 2.` | spaces and other dashes between |
//! | `/Date(1795150800000)/`, `1795150800.123`, 16 or 19 digits | milliseconds, seconds, micro- or nanoseconds since 1970 |
//! | `13/11/2569` | the Buddhist era |
//! | `08:00 13/11/2026`, `13/11/2026 8h30`, `… ICT` | `time/wall.rs` |
//! | `Thứ Sáu, 13/11/2026`, `１３/11/2026` | as without the weekday, or the width |
//! | `2 Nov 2026`, `2 tháng 11 năm 2026` and others whose month is named | `time/spoken.rs` |

use alloc::{borrow::Cow, format, string::String};

use super::{Date, Offset, TimeError, Timestamp, spoken, wall};

/// Seconds since 1970 of the years 2001 to 2099.
const EPOCH_S: core::ops::Range<i64> = 978_307_200..4_102_444_800;

/// A point in time that was read, and how exact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A point in time, with the offset that the text itself names.
    At(Timestamp, Option<Offset>),
    /// Some time on this day.
    On(Date),
}

impl Date {
    /// Reads a day as the standards write it, and one that is written otherwise and leaves no doubt, such as
    /// `31/12/2026`; alone or at the head of a date and time.
    ///
    /// # Errors
    /// [`TimeError::Form`] or [`TimeError::Range`].
    pub fn parse(text: &str) -> Result<Date, TimeError> {
        let text = narrow(text.trim());
        Date::strict(&text).or_else(|error| any_day(&text).map(|(date, _)| date).map_err(|_| error))
    }
}

impl Moment {
    /// Reads a time in the standard's form or in one of those above.
    ///
    /// # Errors
    /// [`TimeError`]; a day and month that could be told either way are [`TimeError::Form`].
    pub fn read(text: &str, fallback: Option<Offset>) -> Result<Moment, TimeError> {
        let strict = match Timestamp::parse(text, fallback) {
            Ok((time, offset)) => return Ok(Moment::At(time, offset)),
            Err(error) => error,
        };
        let text = narrow(text.trim());
        // As .NET writes it: the offset behind the milliseconds is for display.
        let text = text.strip_prefix("/Date(").and_then(|it| it.split(['+', '-', ')']).next()).unwrap_or(&text);
        if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && let Some(moment) = digits(text, fallback)
        {
            return Ok(moment);
        }
        let (date, clock, named) = match any_day(text) {
            Ok((date, rest)) => {
                let rest = without(rest.trim_start_matches([',', ' ', 'T', 't']), "lúc");
                if rest.is_empty() {
                    return Ok(Moment::On(date));
                }
                let (clock, named) = wall::clock(rest)?;
                (date, clock, named)
            }
            // The clock may stand first.
            Err(_) => {
                let (clock, rest) = wall::clock(without(text, "lúc")).map_err(|_| strict)?;
                let rest = rest.trim_start_matches([',', ' ', '-']);
                let (date, named) = any_day(without(rest, "ngày")).map_err(|_| strict)?;
                (date, clock, named)
            }
        };
        let offset = wall::zone(named)?;
        let start = date.start(offset.or(fallback).unwrap_or(Offset::UTC));
        Ok(Moment::At(Timestamp(start.0 + clock), offset))
    }

    /// The point in time: of a day its first millisecond on a clock with `offset`, or its last.
    pub fn time(self, offset: Offset, is_last: bool) -> Timestamp {
        match self {
            Moment::At(time, _) => time,
            Moment::On(date) if is_last => date.end(offset),
            Moment::On(date) => date.start(offset),
        }
    }
}

/// Digits and signs in the width of Latin letters.
fn narrow(text: &str) -> Cow<'_, str> {
    let wide = |c: char| ('\u{ff01}'..='\u{ff5e}').contains(&c);
    if !text.contains(wide) {
        return Cow::Borrowed(text);
    }
    let narrow = |c: char| if wide(c) { char::from_u32(c as u32 - 0xfee0).unwrap_or(c) } else { c };
    Cow::Owned(text.chars().map(narrow).collect::<String>())
}

/// A text without a word at its head.
fn without<'t>(text: &'t str, word: &str) -> &'t str {
    text.strip_prefix(word).map_or(text, str::trim_start)
}

/// A day in digits or in words, and what follows it.
fn any_day(text: &str) -> Result<(Date, &str), TimeError> {
    day(text).or_else(|_| spoken::day(text)).or_else(|_| day(spoken::without_weekday(text)?))
}

fn digits(text: &str, fallback: Option<Offset>) -> Option<Moment> {
    let (text, fraction) = text.split_once('.').unwrap_or((text, ""));
    let number: i64 = text.parse().ok()?;
    if !fraction.is_empty() && (text.len() != 10 || fraction.contains('.')) {
        return None;
    }
    let millis = match text.len() {
        8 => return Date::strict(text).ok().map(Moment::On),
        14 => {
            let (time, offset) = Timestamp::parse(&format!("{}T{}", &text[..8], &text[8..]), fallback).ok()?;
            return Some(Moment::At(time, offset));
        }
        10 => {
            let digit = |at: usize| fraction.as_bytes().get(at).map_or(0, |digit| i64::from(digit - b'0'));
            number.checked_mul(1000)? + digit(0) * 100 + digit(1) * 10 + digit(2)
        }
        13 => number,
        16 => number / 1_000,
        19 => number / 1_000_000,
        _ => return None,
    };
    EPOCH_S.contains(&millis.div_euclid(1000)).then(|| Moment::At(Timestamp::from_millis(millis), None))
}

/// A day at the head of a text, and what follows it.
pub(super) fn day(text: &str) -> Result<(Date, &str), TimeError> {
    let mut rest = text;
    let mut numbers = [0; 3];
    let mut widths = [0; 3];
    let mut separator = None;
    for at in 0..3 {
        let width = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=4).contains(&width) {
            return Err(TimeError::Form);
        }
        numbers[at] = rest[..width].parse::<i32>().map_err(|_| TimeError::Form)?;
        widths[at] = width;
        rest = &rest[width..];
        if at < 2 {
            rest = rest.trim_start();
            let sign = rest.chars().next().filter(|it| "/-.‑–−".contains(*it)).ok_or(TimeError::Form)?;
            let found = if "‑–−".contains(sign) { '-' } else { sign };
            if *separator.get_or_insert(found) != found {
                return Err(TimeError::Form);
            }
            rest = rest[sign.len_utf8()..].trim_start();
        }
    }
    let [first, second, third] = numbers;
    let small = widths.iter().filter(|width| **width <= 2).count() == 2;
    let (year, month, day) = match widths {
        [4, ..] if small => (first, second, third),
        [.., 4] if small && (first > 12 || first == second) => (third, second, first),
        [.., 4] if small && second > 12 => (third, first, second),
        _ => return Err(TimeError::Form),
    };
    let part = |number: i32| u8::try_from(number).map_err(|_| TimeError::Range);
    // Nothing is sold that lasts until the Buddhist year read as one of ours.
    let year = if (2500..=2642).contains(&year) { year - 543 } else { year };
    let date = Date::new(year, part(month)?, part(day)?).ok_or(TimeError::Range)?;
    if rest == "." {
        return Ok((date, ""));
    }
    // A letter or another digit right behind it makes it something else.
    if rest.starts_with(|next: char| !matches!(next, ' ' | ',' | 'T' | 't' | 'Z' | 'z' | '+')) {
        return Err(TimeError::Form);
    }
    Ok((date, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{borrow::ToOwned, string::ToString};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let read = Moment::read(text, Some(Offset::VIETNAM)).ok().map(|moment| match moment {
            Moment::At(time, _) => time.to_string(),
            Moment::On(date) => date.to_string(),
        });
        assert_eq!(read.as_deref(), expected, "{text}");
    }

    #[test]
    fn what_leaves_no_doubt_is_read() {
        check("2026-11-02", Some("2026-11-02"));
        check("20261102", Some("2026-11-02"));
        check("2026/11/2", Some("2026-11-02"));
        check("31/12/2026", Some("2026-12-31"));
        check("31.12.2026", Some("2026-12-31"));
        check("12/31/2026", Some("2026-12-31"));
        check("5/5/2026", Some("2026-05-05"));
        check("31/12/2026 14:05", Some("2026-12-31T07:05:00.000Z"));
        check("31-12-2026, 14:05:09Z", Some("2026-12-31T14:05:09.000Z"));
        check("2026/11/02T04:10:00+07:00", Some("2026-11-01T21:10:00.000Z"));
        check("1795150800", Some("2026-11-20T05:00:00.000Z"));
        check("1795150800123", Some("2026-11-20T05:00:00.123Z"));
        check("20261102041000", Some("2026-11-01T21:10:00.000Z"));
        check("31 / 12 / 2026", Some("2026-12-31"));
        check("2026–11–02", Some("2026-11-02"));
        check("2026. 11. 2.", Some("2026-11-02"));
        check("/Date(1795150800000+0700)/", Some("2026-11-20T05:00:00.000Z"));
    }

    #[test]
    fn what_could_be_told_either_way_is_not_read() {
        for text in [
            "02/11/2026",
            "1/2/2026 10:00",
            "31/12/26",
            "31/13/2026",
            "30/02/2026",
            "12345",
            "0",
            "99999999999999",
            "yesterday",
            "31/12-2026",
            "31/12/20261",
            "31/12/2026x",
            "31/12/2026 25:00",
            "",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_day_begins_and_ends_by_the_local_clock() {
        let day = Moment::read("2026-11-02", None)
            .map(|it| [it.time(Offset::VIETNAM, false), it.time(Offset::VIETNAM, true)]);
        let shown = day.map(|ends| ends.map(|time| time.to_string()));
        assert_eq!(shown, Ok(["2026-11-01T17:00:00.000Z".to_owned(), "2026-11-02T16:59:59.999Z".to_owned()]));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,30}", digits in "[0-9/.: TZ+-]{0,30}") {
            let _ = (Moment::read(&text, None), Moment::read(&digits, None));
        }
    }
}
