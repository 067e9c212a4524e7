//! How values are written in a language: by the browser's `Intl` where it can, else plainly.
//!
//! Event times are written by the clock of their place, which the report carries; so no clock and no
//! time zone of the device is needed.

use super::{Lang, digits::decimal, plain};
use trace::clock::{Date, LocalTime};

/// One value for [`Intl`] to write.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Written<'a> {
    /// A calendar day, years 1 to 9999.
    Day(Date),
    /// Hours and minutes of a day.
    Clock {
        /// 0–23.
        hour: u8,
        /// 0–59.
        minute: u8,
    },
    /// A number, alone or in a unit.
    Number {
        /// ASCII digits with at most one point and a sign before; every digit is to be written.
        digits: &'a str,
        /// A simple unit identifier of ECMA-402.
        unit: Option<&'static str>,
    },
    /// A country by its two letters (ISO 3166-1).
    Country(&'a str),
    /// Names, all of which hold.
    List(&'a [&'a str]),
}

/// Writes a value in a language; `None` when it cannot. In a page this is the browser's `Intl`.
pub type Intl = fn(Lang, Written<'_>) -> Option<String>;

/// Writes nothing: every value is written plainly.
pub const NO_INTL: Intl = |_, _| None;

/// A language, and who writes its values.
#[derive(Clone, Copy, Debug)]
pub struct Writer {
    /// The language.
    pub lang: Lang,
    intl: Intl,
}

impl Writer {
    /// Values are written by `intl`, and plainly where that cannot.
    pub fn new(lang: Lang, intl: Intl) -> Self {
        Self { lang, intl }
    }

    /// Values are written without a browser.
    pub fn plain(lang: Lang) -> Self {
        Self { lang, intl: NO_INTL }
    }

    /// What `intl` writes.
    pub(super) fn by_intl(self, value: Written<'_>) -> Option<String> {
        (self.intl)(self.lang, value)
    }

    /// A day: `23/11/2026`, `23 November 2026`, `2026年11月23日`.
    pub fn date(self, date: Date) -> String {
        // What is no day of the calendar would come back as another one.
        let is_day = (1..=9999).contains(&date.year) && Date::from_days(date.days()) == date;
        let by_intl = if is_day { self.by_intl(Written::Day(date)) } else { None };
        by_intl.unwrap_or_else(|| plain::date(self.lang, date))
    }

    /// Hours and minutes by the clock of the place: `07:05`.
    pub fn clock(self, time: LocalTime) -> String {
        let (hour, minute) = time.hour_minute();
        self.by_intl(Written::Clock { hour, minute }).unwrap_or_else(|| plain::clock(hour, minute))
    }

    /// Time and day, in the order of the language.
    pub fn time(self, time: LocalTime) -> String {
        let (clock, day) = (self.clock(time), self.date(time.date()));
        match self.lang {
            Lang::Vi => [clock.as_str(), " ngày ", &day].concat(),
            Lang::En => [day.as_str(), ", ", &clock].concat(),
            Lang::Zh => [day.as_str(), " ", &clock].concat(),
        }
    }

    /// Time and day in two words.
    pub fn moment(self, time: LocalTime) -> String {
        match self.lang {
            Lang::Vi | Lang::En => [self.clock(time).as_str(), ", ", &self.date(time.date())].concat(),
            Lang::Zh => self.time(time),
        }
    }

    /// Day and month, where the year is known: `23/11`, `23 Nov`, `11月23日`.
    pub fn day_month(self, date: Date) -> String {
        plain::day_month(self.lang, date)
    }

    /// A whole number.
    pub fn count(self, count: usize) -> String {
        let digits = count.to_string();
        // Below a thousand nothing is grouped in any of the languages.
        if count < 1_000 { digits } else { self.digits(&digits) }
    }

    /// A number with at most two decimals, rounded half away from zero, thousands grouped.
    pub fn number(self, value: f64) -> String {
        decimal(value, 2).map_or_else(|| NO_NUMBER.to_owned(), |digits| self.digits(&digits))
    }

    /// Plain decimal digits, as the language groups them.
    pub(super) fn digits(self, digits: &str) -> String {
        let by_intl = self.by_intl(Written::Number { digits, unit: None });
        by_intl.unwrap_or_else(|| plain::number(self.lang, digits))
    }

    /// Names in a row, with the language's word before the last.
    pub fn list(self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [name] => (*name).to_owned(),
            _ => self.by_intl(Written::List(names)).unwrap_or_else(|| plain::list(self.lang, names)),
        }
    }
}

/// Stands where a source gave no number that can be written.
pub(super) const NO_NUMBER: &str = "–";

#[cfg(test)]
mod tests {
    use super::*;
    use trace::clock::Timestamp;

    #[track_caller]
    fn check(write: impl Fn(Writer) -> String, expected: [&str; 3]) {
        assert_eq!(Lang::ALL.map(|lang| write(Writer::plain(lang))), expected);
    }

    #[test]
    fn values_are_written_as_each_language_does() {
        let day = Date { year: 2026, month: 11, day: 3 };
        check(|writer| writer.date(day), ["03/11/2026", "3 November 2026", "2026年11月3日"]);
        let noon = Timestamp(day.days() * 86_400_000 + 5 * 3_600_000).at_offset(7 * 60);
        check(|writer| writer.time(noon), ["12:00 ngày 03/11/2026", "3 November 2026, 12:00", "2026年11月3日 12:00"]);
        check(|writer| writer.moment(noon), ["12:00, 03/11/2026", "12:00, 3 November 2026", "2026年11月3日 12:00"]);
        for (value, expected) in [
            (1234.5, ["1.234,5", "1,234.5", "1,234.5"]),
            (1_234_567.0, ["1.234.567", "1,234,567", "1,234,567"]),
            (-0.004, ["0"; 3]),
            (-18.25, ["-18,25", "-18.25", "-18.25"]),
            (-123.0, ["-123"; 3]),
            (f64::NAN, ["–"; 3]),
            (1e300, ["–"; 3]),
        ] {
            check(|writer| writer.number(value), expected);
        }
        check(|writer| writer.count(999), ["999"; 3]);
        check(|writer| writer.count(1000), ["1.000", "1,000", "1,000"]);
        check(|writer| writer.list(&["A", "B", "C"]), ["A, B và C", "A, B and C", "A、B和C"]);
        check(|writer| writer.list(&["A", "B"]), ["A và B", "A and B", "A和B"]);
        check(|writer| writer.list(&["A"]), ["A"; 3]);
        check(|writer| writer.list(&[]), [""; 3]);
    }

    /// Names what it is asked for.
    fn asked(_: Lang, value: Written<'_>) -> Option<String> {
        Some(match value {
            Written::Day(day) => format!("day {day}"),
            Written::Clock { hour, minute } => format!("clock {hour}:{minute}"),
            Written::Number { digits, unit } => format!("number {digits} {}", unit.unwrap_or("-")),
            Written::Country(code) => format!("country {code}"),
            Written::List(names) => format!("list {}", names.join("+")),
        })
    }

    #[test]
    fn the_browser_is_asked_for_every_value() {
        let writer = Writer::new(Lang::En, asked);
        let day = Date { year: 2026, month: 11, day: 3 };
        assert_eq!(writer.date(day), "day 2026-11-03");
        // The day and the hour are those of the place, whatever the device's clock.
        let late = Timestamp(day.days() * 86_400_000 + 18 * 3_600_000).at_offset(7 * 60);
        assert_eq!(writer.time(late), "day 2026-11-04, clock 1:0");
        assert_eq!(writer.number(-1234.567), "number -1234.57 -");
        assert_eq!(writer.count(5), "5");
        assert_eq!(writer.count(5000), "number 5000 -");
        assert_eq!(writer.list(&["a", "b"]), "list a+b");
        assert_eq!(writer.amount("0.50 KGM"), "number 0.50 kilogram");
        assert_eq!(writer.amount("2 MGM"), "number 2 -\u{a0}mg");
        assert_eq!(writer.quantity(3.0, Some("LTR")), "number 3 liter");
        assert_eq!(writer.country("PT"), "country PT");
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_written_as_it_stands() {
        let writer = Writer::new(Lang::Vi, asked);
        for day in [Date { year: 2026, month: 2, day: 30 }, Date { year: 12_026, month: 1, day: 1 }] {
            assert_eq!(writer.date(day), plain::date(Lang::Vi, day));
        }
    }
}
