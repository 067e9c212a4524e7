//! Global Trade Item Numbers.

use alloc::string::String;
use core::{fmt, str::FromStr};

use crate::lint::check_digit;

/// A Global Trade Item Number with a right check digit, kept as the fourteen digits of a GTIN-14.
///
/// ```
/// # use gs1::Gtin;
/// let gtin: Gtin = "9506000134352".parse().unwrap();
/// assert_eq!(gtin.as_str(), "09506000134352");
/// assert_eq!(gtin.shortest(), "9506000134352");
/// ```
///
/// Source: GS1 General Specifications, sections 2.1 and 7.9.1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gtin([u8; 14]);

/// Why digits are no GTIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GtinError {
    /// Not 8, 12, 13 or 14 digits.
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// A character that is no digit.
    NotADigit {
        /// The byte at which it stands.
        at: usize,
    },
    /// The last digit is not the check digit of the others.
    CheckDigit {
        /// The digit that would be right, 0 to 9.
        expected: u8,
    },
    /// A zero-suppressed number in a number system other than 0 and 1.
    NumberSystem,
}

impl fmt::Display for GtinError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { found } => write!(formatter, "a GTIN has 8, 12, 13 or 14 digits, not {found}"),
            Self::NotADigit { at } => write!(formatter, "no digit at byte {at}"),
            Self::CheckDigit { expected } => write!(formatter, "the check digit would be {expected}"),
            Self::NumberSystem => formatter.write_str("a UPC-E number begins with 0 or 1"),
        }
    }
}

impl core::error::Error for GtinError {}

/// The form in which a GTIN is shortest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GtinForm {
    /// Eight digits.
    Gtin8,
    /// Twelve digits.
    Gtin12,
    /// Thirteen digits.
    Gtin13,
    /// Fourteen digits: a group of trade items, or a variable measure.
    Gtin14,
}

impl Gtin {
    /// Reads 8, 12, 13 or 14 ASCII digits.
    ///
    /// # Errors
    /// The length, the first character that is no digit, or the check digit.
    pub fn from_digits(digits: &[u8]) -> Result<Self, GtinError> {
        if !matches!(digits.len(), 8 | 12 | 13 | 14) {
            return Err(GtinError::Length { found: digits.len() });
        }
        if let Some(at) = digits.iter().position(|byte| !byte.is_ascii_digit()) {
            return Err(GtinError::NotADigit { at });
        }
        let mut padded = [b'0'; 14];
        padded[14 - digits.len()..].copy_from_slice(digits);
        let expected = check_digit(&padded[..13]);
        if padded[13] != b'0' + expected {
            return Err(GtinError::CheckDigit { expected });
        }
        Ok(Self(padded))
    }

    /// Expands the zero-suppressed number of a UPC-E symbol: number system 0 or 1, six digits and,
    /// where the symbol's text has it, the check digit. Six digits alone are of number system 0.
    ///
    /// # Errors
    /// As [`Gtin::from_digits`], and [`GtinError::NumberSystem`].
    ///
    /// Source: GS1 General Specifications, section 5.2.2.4.2.
    pub fn from_upc_e(digits: &[u8]) -> Result<Self, GtinError> {
        if let Some(at) = digits.iter().position(|byte| !byte.is_ascii_digit()) {
            return Err(GtinError::NotADigit { at });
        }
        let (system, six, check) = match digits {
            six if six.len() == 6 => (b'0', six, None),
            [system, six @ ..] if six.len() == 6 => (*system, six, None),
            [system, six @ .., check] if six.len() == 6 => (*system, six, Some(*check)),
            _ => return Err(GtinError::Length { found: digits.len() }),
        };
        if system > b'1' {
            return Err(GtinError::NumberSystem);
        }
        let mut full = [b'0'; 14];
        full[2] = system;
        // The last digit tells where the suppressed zeros stood.
        match six[5] {
            last @ b'0'..=b'2' => {
                full[3..5].copy_from_slice(&six[..2]);
                full[5] = last;
                full[10..13].copy_from_slice(&six[2..5]);
            }
            b'3' => {
                full[3..6].copy_from_slice(&six[..3]);
                full[11..13].copy_from_slice(&six[3..5]);
            }
            b'4' => {
                full[3..7].copy_from_slice(&six[..4]);
                full[12] = six[4];
            }
            last => {
                full[3..8].copy_from_slice(&six[..5]);
                full[12] = last;
            }
        }
        let expected = check_digit(&full[..13]);
        full[13] = b'0' + expected;
        match check {
            Some(check) if check != full[13] => Err(GtinError::CheckDigit { expected }),
            _ => Ok(Self(full)),
        }
    }

    /// The number with its right check digit from the 7, 11, 12 or 13 digits before it.
    ///
    /// # Errors
    /// As [`Gtin::from_digits`]; the length is counted without the check digit.
    pub fn with_check_digit(digits: &[u8]) -> Result<Self, GtinError> {
        if !matches!(digits.len(), 7 | 11 | 12 | 13) {
            return Err(GtinError::Length { found: digits.len() });
        }
        if let Some(at) = digits.iter().position(|byte| !byte.is_ascii_digit()) {
            return Err(GtinError::NotADigit { at });
        }
        let mut padded = [b'0'; 14];
        padded[13 - digits.len()..13].copy_from_slice(digits);
        padded[13] = b'0' + check_digit(&padded[..13]);
        Ok(Self(padded))
    }

    /// The fourteen digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The fourteen digits as ASCII.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 14] {
        &self.0
    }

    /// The form in which the number is shortest.
    #[must_use]
    pub fn form(&self) -> GtinForm {
        match self.0.iter().take_while(|digit| **digit == b'0').count() {
            0 => GtinForm::Gtin14,
            1 => GtinForm::Gtin13,
            2..=5 => GtinForm::Gtin12,
            _ => GtinForm::Gtin8,
        }
    }

    /// The number in its shortest form: 8, 12, 13 or 14 digits, as printed under a symbol.
    #[must_use]
    pub fn shortest(&self) -> &str {
        let from = match self.form() {
            GtinForm::Gtin8 => 6,
            GtinForm::Gtin12 => 2,
            GtinForm::Gtin13 => 1,
            GtinForm::Gtin14 => 0,
        };
        &self.as_str()[from..]
    }

    /// The check digit, 0 to 9.
    #[must_use]
    pub const fn check_digit(&self) -> u8 {
        self.0[13] - b'0'
    }

    /// The first digit of the GTIN-14: 0 for a consumer unit, 1 to 8 for groups, 9 for a variable
    /// measure.
    #[must_use]
    pub const fn indicator(&self) -> u8 {
        self.0[0] - b'0'
    }

    /// Whether the weight, length or another measure differs from item to item.
    #[must_use]
    pub const fn is_variable_measure(&self) -> bool {
        self.0[0] == b'9'
    }

    /// The number of the contained unit's form: indicator 0 and the check digit that goes with it.
    #[must_use]
    pub fn consumer_unit(&self) -> Self {
        let mut digits = self.0;
        digits[0] = b'0';
        digits[13] = b'0' + check_digit(&digits[..13]);
        Self(digits)
    }

    /// The canonical GS1 Digital Link of the number.
    #[must_use]
    pub fn digital_link(&self) -> String {
        ["https://id.gs1.org/01/", self.as_str()].concat()
    }
}

impl FromStr for Gtin {
    type Err = GtinError;

    /// Reads 8, 12, 13 or 14 digits; spaces around them do not count.
    fn from_str(text: &str) -> Result<Self, GtinError> {
        Self::from_digits(text.trim_ascii().as_bytes())
    }
}

impl fmt::Display for Gtin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for Gtin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Gtin({self})")
    }
}

/// Whether a text is the digits of a product, and its check digit is right; eight digits may be anything.
pub(crate) fn is_product_number(text: &str) -> bool {
    matches!(text.len(), 12..=14) && Gtin::from_digits(text.as_bytes()).is_ok()
}
