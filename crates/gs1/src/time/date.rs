//! Days of the Gregorian calendar.

use core::fmt;

use super::{DAY_MS, MS_PER_MINUTE, Offset, TimeError, Timestamp, cursor::Cursor};

/// A day of the Gregorian calendar, without a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The full year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

impl Date {
    /// A day that exists, in the years 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let exists =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        exists.then_some(Date { year, month, day })
    }

    /// Reads `2026-12-04` alone or at the head of a date and time, and `20261204`.
    ///
    /// # Errors
    /// [`TimeError::Form`] or [`TimeError::Range`].
    pub fn strict(text: &str) -> Result<Date, TimeError> {
        let mut cursor = Cursor(text.trim().as_bytes());
        let date = Date::take(&mut cursor)?;
        match cursor.0.first() {
            None | Some(b'T' | b't' | b' ' | b'Z' | b'z' | b'+') => Ok(date),
            Some(_) => Err(TimeError::Form),
        }
    }

    /// Takes year, month and day off the head of a written time.
    pub(super) fn take(cursor: &mut Cursor<'_>) -> Result<Date, TimeError> {
        let year = cursor.number(4)?;
        let dashed = cursor.skip(b"-");
        let month = cursor.number(2)?;
        if dashed && !cursor.skip(b"-") {
            return Err(TimeError::Form);
        }
        let day = cursor.number(2)?;
        let small = |number: u32| u8::try_from(number).map_err(|_| TimeError::Range);
        let year = i32::try_from(year).map_err(|_| TimeError::Range)?;
        Date::new(year, small(month)?, small(day)?).ok_or(TimeError::Range)
    }

    /// The first millisecond of this day on a clock with this offset.
    pub fn start(self, offset: Offset) -> Timestamp {
        let local = self.days() * DAY_MS;
        Timestamp(local - i64::from(offset.minutes()) * MS_PER_MINUTE)
    }

    /// The last millisecond of this day on a clock with this offset.
    pub fn end(self, offset: Offset) -> Timestamp {
        Timestamp(self.start(offset).0 + DAY_MS - 1)
    }

    /// The day `days` after 1970-01-01 in the proleptic Gregorian calendar.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    #[must_use]
    pub fn from_days(days: i64) -> Self {
        let z = days.saturating_add(719_468);
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year: year.clamp(-999_999, 999_999) as i32, month: month as u8, day }
    }

    /// Days after 1970-01-01; the inverse of [`Date::from_days`]. Years run from March, so that the leap day
    /// is a year's last.
    #[must_use]
    pub fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let month_from_march = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(self.day) - 1;
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month from 1 to 12 has.
#[must_use]
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}
