//! The distance of a local clock from UTC.

use core::fmt;

use super::{TimeError, cursor::Cursor};

/// The distance of a local clock from UTC, in minutes (east is positive).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(i16);

impl Offset {
    /// UTC.
    pub const UTC: Offset = Offset(0);
    /// Việt Nam, UTC+7, without daylight saving.
    pub const VIETNAM: Offset = Offset(420);

    /// An offset of at most 24 hours.
    pub fn from_minutes(minutes: i16) -> Option<Offset> {
        (minutes.abs() <= 1440).then_some(Offset(minutes))
    }

    /// Minutes east of UTC.
    pub const fn minutes(self) -> i16 {
        self.0
    }

    /// Reads `Z`, `+07:00`, `+0700`, `+07`, `+7` and the same with a minus sign (also U+2212), also behind
    /// `UTC` or `GMT`.
    ///
    /// # Errors
    /// [`TimeError::Form`] or [`TimeError::Range`].
    pub fn parse(text: &str) -> Result<Offset, TimeError> {
        let text = crate::trim(text);
        let zone = ["UTC", "GMT"].iter().find_map(|zone| {
            let (head, rest) = text.split_at_checked(zone.len())?;
            head.eq_ignore_ascii_case(zone).then_some(rest)
        });
        if text.eq_ignore_ascii_case("z") || zone.is_some_and(str::is_empty) {
            return Ok(Offset::UTC);
        }
        let text = crate::trim(zone.unwrap_or(text));
        let (negative, digits) = if let Some(rest) = text.strip_prefix('+') {
            (false, rest)
        } else if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
            (true, rest)
        } else {
            return Err(TimeError::Form);
        };
        let mut cursor = Cursor(digits.as_bytes());
        let is_short = matches!(cursor.0, [_] | [_, b':', ..]);
        let hours = cursor.number(if is_short { 1 } else { 2 })?;
        cursor.skip(b":");
        let minutes = if cursor.0.is_empty() { 0 } else { cursor.number(2)? };
        if !cursor.0.is_empty() {
            return Err(TimeError::Form);
        }
        if hours > 24 || minutes > 59 {
            return Err(TimeError::Range);
        }
        let total = i16::try_from(hours * 60 + minutes).map_err(|_| TimeError::Range)?;
        Offset::from_minutes(if negative { -total } else { total }).ok_or(TimeError::Range)
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", self.0.abs() / 60, self.0.abs() % 60)
    }
}
