//! Times as the trace room uses them: UTC for order, the local clock for people.

use std::fmt;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// Việt Nam's clock, in minutes before UTC. It knows no daylight saving.
pub const VIETNAM_OFFSET_MINUTES: i16 = 7 * 60;

/// Milliseconds of a day.
pub const DAY_MS: i64 = 86_400_000;

impl Timestamp {
    /// The same point on a clock that is `offset_minutes` ahead of UTC.
    pub fn at_offset(self, offset_minutes: i16) -> LocalTime {
        LocalTime { utc: self, offset_minutes }
    }

    /// The calendar day in Việt Nam.
    pub fn vietnam_date(self) -> Date {
        self.at_offset(VIETNAM_OFFSET_MINUTES).date()
    }
}

/// A point in time with the clock of its place, as `eventTimeZoneOffset` gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LocalTime {
    /// The point in time.
    pub utc: Timestamp,
    /// Minutes that the clock of the place is ahead of UTC.
    pub offset_minutes: i16,
}

impl LocalTime {
    /// The calendar day on the clock of the place.
    pub fn date(self) -> Date {
        Date::from_days(self.local_ms().div_euclid(DAY_MS))
    }

    /// Hour 0–23 and minute 0–59 on the clock of the place.
    pub fn hour_minute(self) -> (u8, u8) {
        let minutes = self.local_ms().rem_euclid(DAY_MS) / 60_000;
        ((minutes / 60) as u8, (minutes % 60) as u8)
    }

    fn local_ms(self) -> i64 {
        self.utc.0.saturating_add(i64::from(self.offset_minutes) * 60_000)
    }
}

/// A calendar day without a clock, such as an expiry date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Full year, such as 2026.
    pub year: i32,
    /// 1–12.
    pub month: u8,
    /// 1–31.
    pub day: u8,
}

/// The calendar day that a source writes: a day, or a date and time, which is its day in Việt Nam if it names an
/// offset, else the day that it names. Day, month and year with slashes, dots or dashes count where only one of the
/// first two can be a day.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let time = epcis::time::Timestamp::parse(text, Some(epcis::time::Offset::VIETNAM));
    if let Ok((time, _)) = time {
        return Some(Timestamp(time.millis()).vietnam_date());
    }
    let read = |date: epcis::time::Date| Date { year: date.year(), month: date.month(), day: date.day() };
    if let Ok(date) = epcis::time::Date::parse(text) {
        return Some(read(date));
    }
    let mut parts = text.split(['/', '.', '-']).map(|part| part.parse::<u16>().ok());
    let (first, second, year) = (parts.next()??, parts.next()??, parts.next()??);
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let (day, month) = match (first > 12, second > 12) {
        (true, false) => (first, second),
        (false, true) => (second, first),
        (false, false) if first == second => (first, second),
        _ => return None,
    };
    let is_last = parts.next().is_none() && year >= 1900;
    epcis::time::Date::new(i32::from(year), month, day).filter(|_| is_last).map(read)
}

impl Date {
    /// The day `days` after 1970-01-01 in the proleptic Gregorian calendar.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    pub fn from_days(days: i64) -> Date {
        let z = days.saturating_add(719_468);
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Date { year: year.clamp(-999_999, 999_999) as i32, month: month as u8, day }
    }

    /// Days after 1970-01-01; the inverse of [`Date::from_days`].
    pub fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

impl fmt::Display for Date {
    /// ISO 8601 calendar date, such as `2026-11-23`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_where_it_is_unmistakable() {
        #[track_caller]
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
        check("2026-12-04", Some("2026-12-04"));
        check("2026-11-22T18:00:00Z", Some("2026-11-23"));
        check("2026-11-22T16:59:59Z", Some("2026-11-22"));
        check("2027-01-01T00:00:00.000+07:00", Some("2027-01-01"));
        check("2027-01-01T23:30:00", Some("2027-01-01"));
        check("20261204", Some("2026-12-04"));
        check("25/11/2026", Some("2026-11-25"));
        check("11/25/2026", Some("2026-11-25"));
        check("11/11/2026", Some("2026-11-11"));
        for text in ["10/11/2026", "31/02/2026", "25/11/26", "25/11/2026/1", "", "hôm qua", "2026-13-01"] {
            check(text, None);
        }
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
        let last_ms = Timestamp(Date { year: 2026, month: 11, day: 24 }.days() * DAY_MS - 7 * 3_600_000 - 1);
        assert_eq!(last_ms.vietnam_date().to_string(), "2026-11-23");
        assert_eq!(Timestamp(last_ms.0 + 1).vietnam_date().to_string(), "2026-11-24");
        assert_eq!(last_ms.at_offset(VIETNAM_OFFSET_MINUTES).hour_minute(), (23, 59));
    }
}
