//! Days and clocks of a sheet, and the order in which they name day and month.

use super::cell::Cell;
use crate::capture::Code;
use epcis::time::Date;

/// Which orders the dates of a file show that show one (`25/11/2026` does, `02/11/2026` does not).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Orders {
    day_first: usize,
    month_first: usize,
}

impl Orders {
    /// Counts a cell.
    pub(super) fn see(&mut self, cell: &Cell) {
        match parts(day_of(cell.trimmed()).0) {
            Some([first, second, _]) if first > 12 && second <= 12 => self.day_first += 1,
            Some([first, second, _]) if second > 12 && first <= 12 => self.month_first += 1,
            _ => {}
        }
    }

    /// Whether the month stands first; Vietnamese sheets name the day first.
    fn is_month_first(self) -> bool {
        self.month_first > self.day_first
    }

    fn are_mixed(self) -> bool {
        self.month_first > 0 && self.day_first > 0
    }
}

/// The three numbers of a date with slashes, dots or hyphens that does not begin with the year.
fn parts(day: &str) -> Option<[u16; 3]> {
    let numbers: Vec<u16> = day.split(['/', '.', '-']).map(|it| it.parse().ok()).collect::<Option<_>>()?;
    <[u16; 3]>::try_from(numbers).ok().filter(|[first, _, _]| *first < 1_000)
}

/// A text's day, and its clock.
fn day_of(text: &str) -> (&str, &str) {
    text.split_once([' ', 'T', '\u{a0}']).map_or((text, ""), |(day, clock)| (day, clock.trim()))
}

/// The day of a cell, and the minutes since its beginning, in Việt Nam's time.
///
/// # Errors
/// What is wrong, in words.
pub(super) fn read(cell: &Cell, orders: Orders) -> Result<(Date, u32), (Code, String)> {
    let text = cell.trimmed();
    let wrong = |code, what: &str| Err((code, format!("{what}: {text}")));
    if let Some(serial) = cell.date {
        return counted(serial).map_or_else(|| wrong(Code::Invalid, "not a day"), Ok);
    }
    // A bare count of days may be counted from 1900 or from 1904, and only the workbook knows.
    if let Some(serial) = text.parse::<f64>().ok().filter(|it| (10_000.0..100_000.0).contains(it)) {
        let day = counted(serial).map_or_else(String::new, |(day, _)| format!(" ({day}, if it began in 1900)"));
        return wrong(Code::Invalid, &format!("a spreadsheet's count of days{day}: format the cell as a date"));
    }
    let (day, clock) = day_of(text);
    let Some(minutes) = minutes(clock) else { return wrong(Code::Invalid, "not a clock of 24 hours") };
    let date = match parts(day) {
        Some([_, _, year]) if year < 1_000 => return wrong(Code::Invalid, "a year needs four digits"),
        Some([first, second, year]) => {
            let shows_none = first <= 12 && second <= 12 && first != second;
            if orders.are_mixed() && shows_none {
                return wrong(Code::MixedDates, "the file names now the day, now the month first");
            }
            let (day, month) = if orders.is_month_first() { (second, first) } else { (first, second) };
            if month > 12 && day <= 12 {
                return wrong(Code::MixedDates, "day and month stand in another order than in other rows");
            }
            let number = |it: u16| u8::try_from(it).unwrap_or_default();
            Date::new(i32::from(year), number(month), number(day))
        }
        None => Date::strict(day).ok(),
    };
    match date {
        Some(date) => Ok((date, minutes)),
        None => wrong(Code::Invalid, "not a day that exists, as 25/11/2026 or 2026-11-25"),
    }
}

/// Minutes of a clock: `9:05`, `09:05:30`; none is midnight.
fn minutes(clock: &str) -> Option<u32> {
    let parts: Vec<&str> = clock.split(':').collect();
    match parts.as_slice() {
        [""] => Some(0),
        [hour, minute] | [hour, minute, _] => {
            let hour = hour.parse::<u32>().ok().filter(|it| *it < 24)?;
            let minute = minute.parse::<u32>().ok().filter(|it| *it < 60)?;
            let seconds = parts.get(2).is_none_or(|it| it.parse::<f64>().is_ok_and(|it| (0.0..60.0).contains(&it)));
            seconds.then_some(hour * 60 + minute)
        }
        _ => None,
    }
}

/// The day and minutes of a spreadsheet's count from 30 December 1899.
fn counted(serial: f64) -> Option<(Date, u32)> {
    let days = serial.floor();
    let minutes = ((serial - days) * 1_440.0).round();
    if !(1.0..=2_958_465.0).contains(&days) {
        return None;
    }
    // Both are whole and small: nothing is cut off. The count begins 25,569 days before the Unix epoch.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let (days, minutes) = (days as i64 - 25_569, minutes as u32);
    Some((Date::from_days(days), minutes.min(1_439)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of the first of some cells, where the others stand in the same file.
    #[track_caller]
    fn check(cells: &[&str], expected: Result<&str, Code>) {
        let cells: Vec<Cell> = cells.iter().map(|it| Cell { text: (*it).to_owned(), ..Cell::default() }).collect();
        let mut orders = Orders::default();
        cells.iter().for_each(|it| orders.see(it));
        let read = cells.first().map(|it| read(it, orders));
        let told = read.map(|it| it.map(|(day, minutes)| format!("{day} {minutes}")).map_err(|(code, _)| code));
        assert_eq!(told, Some(expected.map(str::to_owned)), "{cells:?}");
    }

    #[test]
    fn days_are_read_in_the_order_that_the_file_shows() {
        check(&["02/11/2026"], Ok("2026-11-02 0"));
        check(&[" 2.11.2026 9:05 "], Ok("2026-11-02 545"));
        check(&["2026-11-02T23:59:59"], Ok("2026-11-02 1439"));
        check(&["11/02/2026", "11/25/2026"], Ok("2026-11-02 0"));
        check(&["11/25/2026", "25/11/2026"], Err(Code::MixedDates));
        check(&["25/11/2026", "11/25/2026"], Ok("2026-11-25 0"));
        // Where both orders are shown, a day that shows none says nothing, unless both readings are one.
        check(&["02/11/2026", "11/25/2026", "25/11/2026"], Err(Code::MixedDates));
        check(&["11/11/2026", "11/25/2026", "25/11/2026"], Ok("2026-11-11 0"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "hôm qua",
            "31/09/2026",
            "02/11/26",
            "46328",
            "46328,5",
            "46328.5",
            "02/11/2026 24:00",
            "2026-11-02 9h",
            "1/2/3/4",
        ] {
            check(&[text], Err(Code::Invalid));
        }
    }

    #[test]
    fn a_count_of_days_is_the_day_that_the_sheet_shows() {
        for (serial, expected) in [
            (46_328.0, Some("2026-11-02 0")),
            (46_328.396_527_8, Some("2026-11-02 571")),
            (-1.0, None),
            (f64::NAN, None),
        ] {
            assert_eq!(counted(serial).map(|(day, minutes)| format!("{day} {minutes}")).as_deref(), expected);
        }
    }
}
