//! Strings of bits that are written as letters of an address.

use alloc::{string::String, vec::Vec};

pub(crate) const BASE_64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HEX: &[u8; 16] = b"0123456789abcdef";

/// The bits of a segment, read from the left.
pub(crate) struct Bits {
    /// Digits of so many bits each.
    digits: Vec<u8>,
    width: usize,
    at: usize,
}

impl Bits {
    /// The bits that letters of URI-safe base 64 stand for.
    pub(crate) fn of_base_64(segment: &str) -> Option<Self> {
        let place = |byte: u8| BASE_64.iter().position(|letter| *letter == byte).map(|at| at as u8);
        let digits = segment.bytes().map(place).collect::<Option<Vec<u8>>>()?;
        Some(Self { digits, width: 6, at: 0 })
    }

    /// The bits that hexadecimal digits in any case stand for.
    pub(crate) fn of_hexadecimal(segment: &str) -> Option<Self> {
        let digits = segment.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u8));
        Some(Self { digits: digits.collect::<Option<Vec<u8>>>()?, width: 4, at: 0 })
    }

    pub(crate) fn left(&self) -> usize {
        self.digits.len() * self.width - self.at
    }

    /// The next bits as a number; at most 64.
    pub(crate) fn take(&mut self, count: usize) -> Option<u64> {
        if count > self.left() {
            return None;
        }
        let mut number = 0;
        for at in self.at..self.at + count {
            let bit = self.digits[at / self.width] >> (self.width - 1 - at % self.width) & 1;
            number = number << 1 | u64::from(bit);
        }
        self.at += count;
        Some(number)
    }

    /// Decimal digits of so many bits, filled up to a length with zeros.
    pub(crate) fn take_digits(&mut self, length: usize, bits: usize, text: &mut String) -> Option<()> {
        // The number is built in decimal digits, the last one first: each bit doubles it.
        let mut digits = alloc::vec![0_u8; length];
        for _ in 0..bits {
            let mut carry = self.take(1)? as u8;
            for digit in &mut digits {
                let doubled = *digit * 2 + carry;
                (*digit, carry) = (doubled % 10, doubled / 10);
            }
            if carry > 0 && length > 0 {
                return None;
            }
        }
        text.extend(digits.iter().rev().map(|digit| char::from(b'0' + digit)));
        Some(())
    }

    /// Characters in the encoding that stood before their length; digits have so many bits together.
    pub(crate) fn take_characters(
        &mut self,
        encoding: u64,
        length: usize,
        digit_bits: usize,
        text: &mut String,
    ) -> Option<()> {
        if encoding == 0 {
            return self.take_digits(length, digit_bits, text);
        }
        for _ in 0..length {
            let letter = match encoding {
                1 => char::from(HEX[self.take(4)? as usize]),
                2 => char::from(HEX[self.take(4)? as usize]).to_ascii_uppercase(),
                3 => char::from(BASE_64[self.take(6)? as usize]),
                4 => char::from(self.take(7)? as u8),
                _ => return None,
            };
            text.push(letter);
        }
        Some(())
    }
}

/// How many bits the length of a value of at most so many characters takes.
pub(crate) const fn length_bits(greatest: usize) -> usize {
    (usize::BITS - greatest.leading_zeros()) as usize
}

impl Bits {
    /// Whether only zeros are left.
    pub(crate) fn are_zeros(&self) -> bool {
        let (whole, part) = (self.at / self.width, self.at % self.width);
        let first = self.digits.get(whole).is_none_or(|digit| digit & ((1_u8 << (self.width - part)) - 1) == 0);
        first && self.digits.iter().skip(whole + 1).all(|digit| *digit == 0)
    }
}
