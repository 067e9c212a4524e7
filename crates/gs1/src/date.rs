//! Dates and times of element strings.

use crate::time::{Date, days_in_month};

/// A date `YYMMDD` as in (11), (15), (17): two digits for the year, and day 0 for the last of the
/// month.
///
/// Source: GS1 General Specifications, section 7.12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShortDate {
    year: u8,
    month: u8,
    day: u8,
}

impl ShortDate {
    /// Reads six digits that are a date; day 00 is allowed.
    #[must_use]
    pub fn from_digits(digits: &[u8]) -> Option<Self> {
        crate::lint::Linter::Yymmd0.check(digits).ok()?;
        let two = |at: usize| (digits[at] - b'0') * 10 + digits[at + 1] - b'0';
        Some(Self { year: two(0), month: two(2), day: two(4) })
    }

    /// The two digits of the year.
    #[must_use]
    pub const fn year_digits(self) -> u8 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day, 1 to 31; `None` if only the month is given.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        match self.day {
            0 => None,
            day => Some(day),
        }
    }

    /// The date with its century, seen from a year: 51 and more years ahead are of the century
    /// before, 50 and more years back of the next. Without a day it is the last of the month.
    ///
    /// ```
    /// # use gs1::ShortDate;
    /// let date = ShortDate::from_digits(b"270200").unwrap();
    /// assert_eq!(date.seen_from(2026).to_string(), "2027-02-28");
    /// ```
    #[must_use]
    pub const fn seen_from(self, this_year: i32) -> Date {
        let year = century(self.year, this_year);
        let day = match self.day {
            0 => days_in_month(year, self.month),
            day => day,
        };
        Date { year, month: self.month, day }
    }
}

/// The full year of a two-digit year: the one that lies at most 49 years before and 50 years behind
/// `this_year`.
const fn century(two_digits: u8, this_year: i32) -> i32 {
    let year = this_year.div_euclid(100) * 100 + two_digits as i32;
    if year >= this_year + 51 {
        year - 100
    } else if year + 50 <= this_year {
        year + 100
    } else {
        year
    }
}

/// A time of the day; parts that are not given are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: Option<u8>,
    /// The second, 0 to 59.
    pub second: Option<u8>,
}

/// Whether digits are a day of these times, perhaps with a time, as addresses of news and tickets hold
/// it: `20260131`, `31012026`, `202601311530`, `20260131153000`.
pub(crate) fn is_day_or_time(digits: &[u8]) -> bool {
    if !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = |at: usize, length: usize| {
        digits[at..at + length].iter().fold(0_u16, |sum, digit| sum * 10 + u16::from(digit - b'0'))
    };
    let is_day = |year: u16, month: u16, day: u16| {
        (1900..2100).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= u16::from(days_in_month(i32::from(year), month as u8))
    };
    let begins_with_day = digits.len() >= 8 && is_day(number(0, 4), number(4, 2), number(6, 2));
    match digits.len() {
        8 => {
            begins_with_day
                || is_day(number(4, 4), number(2, 2), number(0, 2))
                || is_day(number(4, 4), number(0, 2), number(2, 2))
        }
        12 => begins_with_day && number(8, 2) < 24 && number(10, 2) < 60,
        14 => begins_with_day && number(8, 2) < 24 && number(10, 2) < 60 && number(12, 2) < 60,
        _ => false,
    }
}
