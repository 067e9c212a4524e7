//! Digits and signs of a written time, one after the other.

use super::TimeError;

/// The unread rest of a written time.
pub(super) struct Cursor<'a>(pub(super) &'a [u8]);

impl Cursor<'_> {
    pub(super) fn skip(&mut self, any_of: &[u8]) -> bool {
        match self.0.split_first() {
            Some((first, rest)) if any_of.contains(first) => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    pub(super) fn number(&mut self, width: usize) -> Result<u32, TimeError> {
        let (digits, rest) = self.0.split_at_checked(width).ok_or(TimeError::Form)?;
        self.0 = rest;
        digits.iter().try_fold(0, |sum, digit| match digit {
            b'0'..=b'9' => Ok(sum * 10 + u32::from(digit - b'0')),
            _ => Err(TimeError::Form),
        })
    }

    /// Digits after the decimal sign, as milliseconds rounded half-up (0 to 1000).
    pub(super) fn fraction(&mut self) -> Result<u32, TimeError> {
        let length = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            return Err(TimeError::Form);
        }
        let digit = |index: usize| match self.0.get(index) {
            Some(byte) if index < length => u32::from(byte - b'0'),
            _ => 0,
        };
        let millis = digit(0) * 100 + digit(1) * 10 + digit(2) + u32::from(digit(3) >= 5);
        self.0 = &self.0[length..];
        Ok(millis)
    }
}
