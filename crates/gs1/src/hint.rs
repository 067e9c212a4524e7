//! Guesses about damaged numbers: what was probably meant. A guess is never a reading.

use alloc::vec::Vec;
use core::ops::Range;

use crate::list::Gather;
use crate::{
    gtin::Gtin,
    prefix::{self, PrefixUse},
};

/// A guess about a text that could not be read, or was read with doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A valid number that differs in one digit, or by two neighbours that changed places.
    NearGtin {
        /// The number that was perhaps meant.
        gtin: Gtin,
        /// The bytes of the text that would be different.
        span: Range<usize>,
        /// How likely the slip is.
        slip: Slip,
    },
    /// Digits that somebody made up in the manner of a GTIN: more than fourteen, beginning with a
    /// prefix for use within a company or region.
    SelfMade {
        /// How many digits there are.
        digits: usize,
    },
    /// A GTIN that is joined with other digits without separators.
    JoinedGtin {
        /// The number that is inside.
        gtin: Gtin,
        /// Where it stands.
        span: Range<usize>,
    },
}

/// How a digit came to be wrong, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Two neighbours changed places.
    Swapped,
    /// Digits that look alike, or are neighbours on a keypad.
    Alike,
    /// Any other digit.
    Other,
}

/// At most this many guesses are given for one number.
const GREATEST_NUMBER: usize = 8;

/// Guesses about a text that is no valid number; empty for a valid one and for any other text.
///
/// ```
/// # use gs1::{hint, Hint};
/// let hints = hint::of("8943588063053");
/// assert!(hints.iter().any(|hint| matches!(hint, Hint::NearGtin { gtin, .. } if gtin.shortest() == "8934588063053")));
/// ```
#[must_use]
pub fn of(text: &str) -> Vec<Hint> {
    let lead = text.len() - text.trim_start().len();
    let digits = text.trim().as_bytes();
    if digits.len() > 48 || !digits.iter().all(u8::is_ascii_digit) || Gtin::from_digits(digits).is_ok() {
        return Vec::new();
    }
    let moved = |span: Range<usize>| span.start + lead..span.end + lead;
    match digits.len() {
        8 | 12 | 13 | 14 => near(digits)
            .into_iter()
            .map(|(slip, gtin, span)| Hint::NearGtin { gtin, span: moved(span), slip })
            .gathered(),
        0..15 => Vec::new(),
        count => {
            let joined = joined(digits).map(|(gtin, span)| Hint::JoinedGtin { gtin, span: moved(span) });
            let self_made = prefix::of_number(digits).usage.is_restricted();
            let self_made = self_made.then_some(Hint::SelfMade { digits: count });
            joined.into_iter().chain(self_made).gathered()
        }
    }
}

/// The valid numbers with one slip, the likeliest first. Numbers with a prefix that nobody licenses
/// are left out.
fn near(digits: &[u8]) -> Vec<(Slip, Gtin, Range<usize>)> {
    let mut guesses = Vec::new();
    let mut add = |slip, candidate: &[u8], span: Range<usize>| {
        if let Some(gtin) = Gtin::from_digits(candidate).ok().filter(is_plausible) {
            guesses.push((slip, gtin, span));
        }
    };
    let mut candidate = digits.to_vec();
    for at in 1..digits.len() {
        candidate.swap(at - 1, at);
        add(Slip::Swapped, &candidate, at - 1..at + 1);
        candidate.swap(at - 1, at);
    }
    for slip in [Slip::Alike, Slip::Other] {
        for at in 0..digits.len() {
            for digit in (b'0'..=b'9').filter(|digit| are_alike(digits[at], *digit) == (slip == Slip::Alike)) {
                candidate[at] = digit;
                add(slip, &candidate, at..at + 1);
            }
            candidate[at] = digits[at];
        }
    }
    guesses.truncate(GREATEST_NUMBER);
    guesses
}

fn is_plausible(gtin: &Gtin) -> bool {
    prefix::of(gtin).usage != PrefixUse::Unassigned
}

/// Digits that are easily taken for each other in print, or lie beside each other on a keypad.
fn are_alike(one: u8, other: u8) -> bool {
    const IN_PRINT: [&[u8; 2]; 8] = [b"08", b"38", b"56", b"68", b"17", b"49", b"35", b"69"];
    let place = |digit: u8| match digit {
        b'0' => (3, 1),
        digit => (u32::from(digit - b'1') / 3, u32::from(digit - b'1') % 3),
    };
    let ((row, column), (other_row, other_column)) = (place(one), place(other));
    let are_neighbours = row.abs_diff(other_row) + column.abs_diff(other_column) == 1;
    are_neighbours || IN_PRINT.iter().any(|pair| pair.contains(&one) && pair.contains(&other) && one != other)
}

/// A GTIN that stands behind `01` and other digits, or at the end.
fn joined(digits: &[u8]) -> Option<(Gtin, Range<usize>)> {
    let starts = (2..digits.len()).filter(|_| digits.starts_with(b"01"));
    for start in starts {
        for length in [14, 13] {
            let Some(part) = digits.get(start..start + length) else { continue };
            let gtin = Gtin::from_digits(part).ok();
            if let Some(gtin) = gtin.filter(|gtin| matches!(prefix::of(gtin).usage, PrefixUse::Licensed { .. })) {
                return Some((gtin, start..start + length));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Hint, Slip, of};
    use alloc::string::ToString;

    #[track_caller]
    fn suggests(text: &str, expected: &str, expected_slip: Slip) {
        let found = of(text).into_iter().any(|hint| match hint {
            Hint::NearGtin { gtin, slip, .. } => gtin.shortest() == expected && slip == expected_slip,
            _ => false,
        });
        assert!(found, "{text}: {:?}", of(text));
    }

    #[test]
    fn swapped_neighbours_are_put_back() {
        suggests("8943588063053", "8934588063053", Slip::Swapped);
        suggests(" 9506000134325", "9506000134352", Slip::Swapped);
    }

    #[test]
    fn a_digit_that_looks_alike_is_suggested() {
        suggests("8934588063058", "8934588063053", Slip::Alike);
    }

    #[test]
    fn guesses_are_few_and_the_likeliest_stand_first() {
        let hints = of("8934588063054");
        assert!(hints.len() <= super::GREATEST_NUMBER);
        let slips = hints.iter().filter_map(|hint| match hint {
            Hint::NearGtin { slip, .. } => Some(*slip),
            _ => None,
        });
        assert!(slips.is_sorted());
    }

    #[test]
    fn valid_numbers_and_other_texts_have_no_hints() {
        for text in ["8934588063053", "", "12345", "ABC", "https://example.vn"] {
            assert_eq!(of(text), []);
        }
    }

    #[test]
    fn twenty_one_digits_from_200_are_self_made() {
        assert_eq!(of("200123456789012345678"), [Hint::SelfMade { digits: 21 }]);
    }

    #[test]
    fn a_gtin_joined_behind_01_is_found() {
        let hints = of("0158934588063053");
        assert!(
            matches!(&hints[..], [Hint::JoinedGtin { gtin, span }] if gtin.to_string() == "08934588063053" && *span == (3..16))
        );
    }
}
