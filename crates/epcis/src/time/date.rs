//! Days of the Gregorian calendar.

use super::cursor::Cursor;
use super::{MS_PER_DAY, MS_PER_MINUTE, Offset, TimeError, Timestamp};
use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// A day that exists, in the years 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let exists =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        exists.then_some(Date { year, month, day })
    }

    /// Reads a day as the standards write it, and one that is written otherwise and leaves no doubt, such as
    /// `31/12/2026`; alone or at the head of a date and time.
    ///
    /// # Errors
    /// [`TimeError::Form`] or [`TimeError::Range`].
    pub fn parse(text: &str) -> Result<Date, TimeError> {
        Date::strict(text).or_else(|error| super::loose::day(text.trim()).map(|(date, _)| date).map_err(|_| error))
    }

    /// Reads `2026-12-04` alone or at the head of a date and time, and `20261204`.
    ///
    /// # Errors
    /// [`TimeError::Form`] or [`TimeError::Range`].
    pub fn strict(text: &str) -> Result<Date, TimeError> {
        let mut cursor = Cursor(text.trim().as_bytes());
        let date = cursor.date()?;
        match cursor.0.first() {
            None | Some(b'T' | b't' | b' ' | b'Z' | b'z' | b'+') => Ok(date),
            Some(_) => Err(TimeError::Form),
        }
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The first millisecond of this day on a clock with this offset.
    pub fn start(self, offset: Offset) -> Timestamp {
        let local = days_from_civil(self) * MS_PER_DAY;
        Timestamp(local - i64::from(offset.minutes()) * MS_PER_MINUTE)
    }

    /// The last millisecond of this day on a clock with this offset.
    pub fn end(self, offset: Offset) -> Timestamp {
        Timestamp(self.start(offset).0 + MS_PER_DAY - 1)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01; years run from March, so that the leap day is a year's last.
fn days_from_civil(date: Date) -> i64 {
    let year = i64::from(date.year) - i64::from(date.month <= 2);
    let month_from_march = (i64::from(date.month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(date.day) - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// The inverse of [`days_from_civil`].
pub(super) fn civil_from_days(days: i64) -> Date {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    // Timestamps are held within the years 1 to 9999, so that no part can overflow.
    Date { year: year as i32, month: month as u8, day: day as u8 }
}
