//! Times as the trace room uses them: UTC for order, the local clock for people. Their types and rules are those
//! of the GS1 crate.

pub use gs1::time::{DAY_MS, Date, LocalTime, Timestamp};

use gs1::time::{Moment, Offset, days_in_month};

/// Việt Nam's clock, in minutes before UTC. It knows no daylight saving.
pub const VIETNAM_OFFSET_MINUTES: i16 = Offset::VIETNAM.minutes();

/// The calendar day that a source writes: a day, or a date and time, which is its day in Việt Nam if it names an
/// offset, else the day that it names. Day, month and year with slashes, dots or dashes count where only one of the
/// first two can be a day.
pub fn day(text: &str) -> Option<Date> {
    match Moment::read(text.trim(), Some(Offset::VIETNAM)) {
        Ok(Moment::At(time, _)) => Some(time.vietnam_date()),
        Ok(Moment::On(date)) => Some(date),
        Err(_) => Date::parse(text).ok(),
    }
}

/// The last day that a source writes of a span: as [`day`], and of a month alone its last day.
pub fn last_day(text: &str) -> Option<Date> {
    day(text).or_else(|| {
        let (one, other) = text.trim().split_once(['-', '/', '.'])?;
        let (year, month) = if one.len() == 4 { (one, other) } else { (other, one) };
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || !(1..=2).contains(&month.len()) || !is_number(year) || !is_number(month) {
            return None;
        }
        let first = Date::parse(&format!("{year}-{month:0>2}-01")).ok()?;
        Some(Date { day: days_in_month(first.year, first.month), ..first })
    })
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
        check("1793379600000", Some("2026-10-31"));
        check("31/10/2026 23:59", Some("2026-10-31"));
        for text in ["10/11/2026", "31/02/2026", "25/11/26", "25/11/2026/1", "", "hôm qua", "2026-13-01"] {
            check(text, None);
        }
    }

    #[test]
    fn a_month_ends_with_its_last_day() {
        #[track_caller]
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(last_day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
        check("2026-10", Some("2026-10-31"));
        check("02/2028", Some("2028-02-29"));
        check("2.2027", Some("2027-02-28"));
        check("2026-10-30", Some("2026-10-30"));
        for text in ["2026-13", "10-26", "2026-W4", "2026-100", "2026/", "10/11/2026", "x/2026"] {
            check(text, None);
        }
    }
}
