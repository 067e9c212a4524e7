//! GS1 application identifiers.

use core::{fmt, str::FromStr};

/// An application identifier: two, three or four digits that say what the value behind them means.
///
/// The order is the lexical order of the digits. No application identifier is the beginning of
/// another, so the first two digits tell the length.
///
/// Source: GS1 General Specifications, section 3.2.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ai(u16);

/// The digits are aligned to the left in four places, so that numbers sort as texts do; the two low
/// bits hold the length less two.
const LENGTH_BITS: u16 = 2;

impl Ai {
    /// (00) Serial Shipping Container Code.
    pub const SSCC: Self = Self::known(b"00");
    /// (01) Global Trade Item Number.
    pub const GTIN: Self = Self::known(b"01");
    /// (02) GTIN of the contained trade items.
    pub const CONTENT: Self = Self::known(b"02");
    /// (10) Batch or lot number.
    pub const LOT: Self = Self::known(b"10");
    /// (11) Production date.
    pub const PRODUCTION_DATE: Self = Self::known(b"11");
    /// (12) Due date of a payment: not a date of the goods.
    pub const DUE_DATE: Self = Self::known(b"12");
    /// (13) Packaging date.
    pub const PACKAGING_DATE: Self = Self::known(b"13");
    /// (15) Best-before date.
    pub const BEST_BEFORE: Self = Self::known(b"15");
    /// (16) Sell-by date.
    pub const SELL_BY: Self = Self::known(b"16");
    /// (17) Expiration date.
    pub const EXPIRY: Self = Self::known(b"17");
    /// (21) Serial number.
    pub const SERIAL: Self = Self::known(b"21");
    /// (22) Consumer product variant.
    pub const VARIANT: Self = Self::known(b"22");
    /// (37) Count of contained trade items.
    pub const COUNT: Self = Self::known(b"37");
    /// (414) Global Location Number of a physical location.
    pub const GLN: Self = Self::known(b"414");
    /// (7003) Expiration date and time.
    pub const EXPIRY_TIME: Self = Self::known(b"7003");

    /// The application identifier with these digits, whether GS1 has assigned it or not.
    ///
    /// ```
    /// # use gs1::Ai;
    /// assert_eq!(Ai::from_digits(b"3103").map(|ai| ai.to_string()).as_deref(), Some("3103"));
    /// assert_eq!(Ai::from_digits(b"1"), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn from_digits(digits: &[u8]) -> Option<Self> {
        let padded = match *digits {
            [a, b] => [a, b, b'0', b'0'],
            [a, b, c] => [a, b, c, b'0'],
            [a, b, c, d] => [a, b, c, d],
            _ => return None,
        };
        let mut number = 0_u16;
        let mut place = 0;
        while place < 4 {
            let digit = padded[place].wrapping_sub(b'0');
            if digit > 9 {
                return None;
            }
            number = number * 10 + digit as u16;
            place += 1;
        }
        Some(Self(number << LENGTH_BITS | (digits.len() as u16 - 2)))
    }

    /// For digits written in this crate: anything else becomes (00).
    pub(crate) const fn known(digits: &[u8]) -> Self {
        match Self::from_digits(digits) {
            Some(ai) => ai,
            None => Self(0),
        }
    }

    /// How many digits it has: 2, 3 or 4.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "an application identifier is never empty")]
    pub const fn len(self) -> usize {
        (self.0 & 3) as usize + 2
    }

    /// The number that the digits write, for example 3103.
    #[must_use]
    pub const fn number(self) -> u16 {
        let aligned = self.0 >> LENGTH_BITS;
        match self.len() {
            2 => aligned / 100,
            3 => aligned / 10,
            _ => aligned,
        }
    }

    /// The last digit; in the measures and amounts it says how many decimals the value has.
    #[must_use]
    pub const fn last_digit(self) -> u8 {
        (self.number() % 10) as u8
    }

    /// The four places with zeros behind a shorter identifier, as ASCII.
    pub(crate) const fn padded(self) -> [u8; 4] {
        let aligned = self.0 >> LENGTH_BITS;
        [
            b'0' + (aligned / 1000) as u8,
            b'0' + (aligned / 100 % 10) as u8,
            b'0' + (aligned / 10 % 10) as u8,
            b'0' + (aligned % 10) as u8,
        ]
    }

    /// Writes the digits behind a text.
    pub(crate) fn push_to(self, text: &mut alloc::string::String) {
        text.extend(self.padded()[..self.len()].iter().copied().map(char::from));
    }

    /// The number that the first two digits write.
    pub(crate) const fn prefix(self) -> usize {
        (self.0 >> LENGTH_BITS) as usize / 100
    }

    /// The application identifier that is `step` further in the same length.
    pub(crate) const fn plus(self, step: u16) -> Self {
        let unit = match self.len() {
            2 => 100,
            3 => 10,
            _ => 1,
        };
        Self(self.0 + ((step * unit) << LENGTH_BITS))
    }

    /// How many steps lie between two identifiers of one length.
    pub(crate) const fn steps_from(self, first: Self) -> u16 {
        self.number() - first.number()
    }
}

impl fmt::Display for Ai {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.padded();
        formatter.write_str(core::str::from_utf8(&digits[..self.len()]).unwrap_or_default())
    }
}

impl fmt::Debug for Ai {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "({self})")
    }
}

/// Why a text is no application identifier: it is not two to four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAi;

impl fmt::Display for NotAnAi {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an application identifier has two to four digits")
    }
}

impl core::error::Error for NotAnAi {}

impl FromStr for Ai {
    type Err = NotAnAi;

    fn from_str(text: &str) -> Result<Self, NotAnAi> {
        Self::from_digits(text.as_bytes()).ok_or(NotAnAi)
    }
}
