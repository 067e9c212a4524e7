//! Points in time, calendar days and UTC offsets, read from every RFC 3339 spelling: the one home of what
//! all crates know of time.

mod cursor;
mod date;
mod loose;
mod offset;
mod spoken;
mod wall;

pub use date::{Date, days_in_month};
pub use loose::Moment;
pub use offset::Offset;

use core::fmt;

use cursor::Cursor;

/// Milliseconds of a day.
pub const DAY_MS: i64 = 86_400_000;
const MS_PER_MINUTE: i64 = 60_000;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// A point in time with the clock of its place, as `eventTimeZoneOffset` gives it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct LocalTime {
    /// The point in time.
    pub utc: Timestamp,
    /// Minutes that the clock of the place is ahead of UTC.
    pub offset_minutes: i16,
}

/// A local clock reading: the parts that a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The day.
    pub date: Date,
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
    /// 0–59.
    pub second: u8,
    /// 0–999.
    pub millisecond: u16,
}

/// What is wrong with a written time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeError {
    /// The text has not the form of a date and time.
    Form,
    /// A part lies outside its range: month 13, day 31 in April, hour 25.
    Range,
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TimeError::Form => "not an RFC 3339 date and time",
            TimeError::Range => "a part of the time is out of range",
        })
    }
}

impl core::error::Error for TimeError {}

impl Timestamp {
    /// From milliseconds since the Unix epoch, held within the years 1 to 9999.
    pub fn from_millis(millis: i64) -> Timestamp {
        // The bounds are 0001-01-02T00:00Z and 9999-12-30T24:00Z: a day inside, for any offset.
        Timestamp(millis.clamp(-62_135_510_400_000, 253_402_214_400_000))
    }

    /// Milliseconds since the Unix epoch.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Reads a date and time with its offset.
    ///
    /// Tolerated: `t`, a space or nothing but digits between the parts, missing seconds, a comma
    /// before the fraction, any number of fraction digits (rounded half-up), `+0700`, `+07`, a leap
    /// second, `24:00`. Without an offset, `fallback` is taken, and without that UTC.
    /// Gives the offset that the text itself names.
    ///
    /// # Errors
    /// [`TimeError::Form`] or [`TimeError::Range`].
    ///
    /// Source: RFC 3339, section 5.6; ISO 8601-1, section 5.4.
    pub fn parse(text: &str, fallback: Option<Offset>) -> Result<(Timestamp, Option<Offset>), TimeError> {
        let mut cursor = Cursor(crate::trim(text).as_bytes());
        let date = Date::take(&mut cursor)?;
        if !cursor.skip(b"Tt ") {
            return Err(TimeError::Form);
        }
        let hour = cursor.number(2)?;
        cursor.skip(b":");
        let minute = cursor.number(2)?;
        let mut second = 0;
        let mut millisecond = 0;
        if cursor.skip(b":") || cursor.0.first().is_some_and(u8::is_ascii_digit) {
            second = cursor.number(2)?;
            if cursor.skip(b".,") {
                millisecond = cursor.fraction()?;
            }
        }
        let rest = core::str::from_utf8(cursor.0).map_err(|_| TimeError::Form)?.trim_start();
        let offset = if rest.is_empty() { None } else { Some(Offset::parse(rest)?) };
        let end_of_day = hour == 24 && minute == 0 && second == 0 && millisecond == 0;
        if (hour > 23 && !end_of_day) || minute > 59 || second > 60 {
            return Err(TimeError::Range);
        }
        let clock = i64::from(hour * 3600 + minute * 60 + second) * 1000 + i64::from(millisecond);
        let start = date.start(offset.or(fallback).unwrap_or(Offset::UTC));
        Ok((Timestamp(start.0 + clock), offset))
    }

    /// What a clock with this offset shows.
    pub fn clock(self, offset: Offset) -> Clock {
        let local = Self::from_millis(self.0).0 + i64::from(offset.minutes()) * MS_PER_MINUTE;
        let ms = local.rem_euclid(DAY_MS);
        // Every part is smaller than its type's range: ms is less than one day.
        Clock {
            date: Date::from_days(local.div_euclid(DAY_MS)),
            hour: (ms / 3_600_000) as u8,
            minute: (ms / 60_000 % 60) as u8,
            second: (ms / 1000 % 60) as u8,
            millisecond: (ms % 1000) as u16,
        }
    }

    /// The day on a clock with this offset.
    pub fn date(self, offset: Offset) -> Date {
        self.clock(offset).date
    }

    /// The same point on a clock that is `offset_minutes` ahead of UTC.
    pub const fn at_offset(self, offset_minutes: i16) -> LocalTime {
        LocalTime { utc: self, offset_minutes }
    }

    /// The calendar day in Việt Nam.
    pub fn vietnam_date(self) -> Date {
        self.at_offset(Offset::VIETNAM.minutes()).date()
    }

    /// This point in time, later by `millis` (earlier if negative).
    pub fn plus_millis(self, millis: i64) -> Timestamp {
        Timestamp::from_millis(self.0.saturating_add(millis))
    }
}

impl LocalTime {
    /// The calendar day on the clock of the place.
    pub fn date(self) -> Date {
        Date::from_days(self.local_ms().div_euclid(DAY_MS))
    }

    /// Hour 0–23 and minute 0–59 on the clock of the place.
    pub fn hour_minute(self) -> (u8, u8) {
        let minutes = self.local_ms().rem_euclid(DAY_MS) / MS_PER_MINUTE;
        ((minutes / 60) as u8, (minutes % 60) as u8)
    }

    fn local_ms(self) -> i64 {
        self.utc.0.saturating_add(i64::from(self.offset_minutes) * MS_PER_MINUTE)
    }
}

/// RFC 3339 in UTC with three decimals and `Z`.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Clock { date, hour, minute, second, millisecond } = self.clock(Offset::UTC);
        write!(f, "{date}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use alloc::string::ToString;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = Timestamp::parse(text, Some(Offset::VIETNAM)).map(|(time, _)| time.to_string());
        assert_eq!(shown.as_deref(), Ok(expected), "{text}");
    }

    #[test]
    fn every_rfc_3339_spelling_gives_the_same_instant() {
        for text in [
            "2026-11-02T04:10:00.000+07:00",
            "2026-11-02T04:10:00+0700",
            "2026-11-02t04:10:00,0+07",
            "2026-11-02 04:10+07:00",
            "2026-11-01T21:10:00Z",
            "2026-11-01T21:10:00.0000z",
            "20261101T211000Z",
            "2026-11-01T21:10:00.000-00:00",
            " 2026-11-02T04:10:00 ",
        ] {
            check(text, "2026-11-01T21:10:00.000Z");
        }
    }

    #[test]
    fn the_fourth_decimal_rounds_half_up() {
        check("2026-12-31T23:59:59.9994Z", "2026-12-31T23:59:59.999Z");
        check("2026-12-31T23:59:59.9995Z", "2027-01-01T00:00:00.000Z");
    }

    #[test]
    fn hour_24_and_leap_second_belong_to_the_next_minute() {
        check("2026-12-31T24:00:00Z", "2027-01-01T00:00:00.000Z");
        check("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z");
    }

    #[track_caller]
    fn refused(text: &str, expected: TimeError) {
        assert_eq!(Timestamp::parse(text, None), Err(expected), "{text}");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        refused("", TimeError::Form);
        refused("2026-11-02", TimeError::Form);
        refused("2026-1-02T00:00:00Z", TimeError::Form);
        refused("2026-02-29T00:00:00Z", TimeError::Range);
        refused("2026-04-31T00:00:00Z", TimeError::Range);
        refused("2026-13-01T00:00:00Z", TimeError::Range);
        refused("2026-11-02T25:00:00Z", TimeError::Range);
        refused("2026-11-02T24:01:00Z", TimeError::Range);
        refused("2026-11-02T00:00:00+25:00", TimeError::Range);
        refused("2026-11-02T00:00:00.Z", TimeError::Form);
        refused("2026-11-02T00:00:00 giờ", TimeError::Form);
    }

    #[test]
    fn the_day_ends_by_the_local_clock() {
        let day = Date::parse("2026-12-04").expect("a valid date");
        assert_eq!(day.end(Offset::VIETNAM).to_string(), "2026-12-04T16:59:59.999Z");
        assert_eq!(day.end(Offset::VIETNAM).date(Offset::VIETNAM), day);
        assert_ne!(day.end(Offset::VIETNAM).plus_millis(1).date(Offset::VIETNAM), day);
    }

    #[test]
    fn days_and_dates_are_inverse_over_leap_years() {
        for days in (-200_000..200_000).step_by(7) {
            assert_eq!(Date::from_days(days).days(), days);
        }
        assert_eq!(Date::from_days(0).to_string(), "1970-01-01");
        assert_eq!(Date { year: 2024, month: 2, day: 29 }.days(), 19_782);
    }

    #[test]
    fn the_day_changes_at_midnight_in_viet_nam() {
        let midnight = Date { year: 2026, month: 11, day: 24 }.days() * DAY_MS - 7 * 3_600_000;
        let last_ms = Timestamp(midnight - 1);
        assert_eq!(last_ms.vietnam_date().to_string(), "2026-11-23");
        assert_eq!(Timestamp(midnight).vietnam_date().to_string(), "2026-11-24");
        assert_eq!(last_ms.at_offset(Offset::VIETNAM.minutes()).hour_minute(), (23, 59));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(millis in -62_135_510_400_000i64..253_402_214_400_000) {
            let time = Timestamp::from_millis(millis);
            prop_assert_eq!(Timestamp::parse(&time.to_string(), None), Ok((time, Some(Offset::UTC))));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,40}", digits in "[0-9T:Z+., -]{0,40}") {
            let _ = (Timestamp::parse(&text, None), Offset::parse(&text), Date::parse(&text));
            let _ = (Timestamp::parse(&digits, None), Offset::parse(&digits), Date::parse(&digits));
        }
    }
}
