//! The tables of the DataBar family.
//!
//! Source: ISO/IEC 24724:2011, sections 5 to 7.

use super::subset::Subset;

/// One group of values of a kind of symbol character: how its modules are shared out.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The first value of the group.
    pub first: u32,
    /// The odd elements (first, third, …).
    pub odd: Subset,
    /// The even elements.
    pub even: Subset,
    /// Values of the odd subset that are used.
    pub odd_total: u32,
    /// Values of the even subset that are used.
    pub even_total: u32,
}

/// A kind of symbol character.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Modules of the character.
    pub modules: u8,
    /// Its groups, by value.
    pub groups: &'static [Group],
    /// Whether the value counts the even subset first (`even * odd_total + odd`).
    pub even_first: bool,
    /// The first value that no character has.
    pub values: u32,
}

const fn group(
    first: u32,
    (odd, even): (u8, u8),
    (widest_odd, widest_even): (u8, u8),
    narrow_odd: bool,
    odd_total: u32,
    even_total: u32,
) -> Group {
    Group {
        first,
        odd: Subset { modules: odd, widest: widest_odd, narrow: narrow_odd },
        even: Subset { modules: even, widest: widest_even, narrow: !narrow_odd },
        odd_total,
        even_total,
    }
}

/// Characters 1 and 3 of DataBar Omnidirectional, beside the guards.
pub const OUTSIDE: Kind = Kind {
    modules: 16,
    groups: &[
        group(0, (12, 4), (8, 1), false, 161, 1),
        group(161, (10, 6), (6, 3), false, 80, 10),
        group(961, (8, 8), (4, 5), false, 31, 34),
        group(2015, (6, 10), (3, 6), false, 10, 70),
        group(2715, (4, 12), (1, 8), false, 1, 126),
    ],
    even_first: false,
    values: 2841,
};

/// Characters 2 and 4 of DataBar Omnidirectional, in the middle.
pub const INSIDE: Kind = Kind {
    modules: 15,
    groups: &[
        group(0, (5, 10), (2, 7), true, 4, 84),
        group(336, (7, 8), (4, 5), true, 20, 35),
        group(1036, (9, 6), (6, 3), true, 48, 10),
        group(1516, (11, 4), (8, 1), true, 81, 1),
    ],
    even_first: true,
    values: 1597,
};

/// The two data characters of DataBar Limited; seven odd and seven even elements.
pub const LIMITED: Kind = Kind {
    modules: 26,
    groups: &[
        group(0, (17, 9), (6, 3), false, 6538, 28),
        group(183_064, (13, 13), (5, 4), false, 875, 728),
        group(820_064, (9, 17), (3, 6), false, 28, 6454),
        group(1_000_776, (15, 11), (5, 4), false, 2415, 203),
        group(1_491_021, (11, 15), (4, 5), false, 203, 2408),
        group(1_979_845, (19, 7), (8, 1), false, 17_094, 1),
        group(1_996_939, (7, 19), (1, 8), false, 1, 16_632),
    ],
    even_first: false,
    values: 2_013_571,
};

/// The characters of DataBar Expanded.
pub const EXPANDED: Kind = Kind {
    modules: 17,
    groups: &[
        group(0, (12, 5), (7, 2), true, 87, 4),
        group(348, (10, 7), (5, 4), true, 52, 20),
        group(1388, (8, 9), (4, 5), true, 30, 52),
        group(2948, (6, 11), (3, 6), true, 10, 104),
        group(3988, (4, 13), (1, 8), true, 1, 204),
    ],
    even_first: false,
    values: 4192,
};

impl Kind {
    /// The value of `widths`, first element first; `None` when no character has them.
    pub fn value(&self, widths: &[u8]) -> Option<u32> {
        let mut odd = [0; 7];
        let mut even = [0; 7];
        let half = widths.len() / 2;
        for (i, pair) in widths.chunks_exact(2).enumerate().take(7) {
            odd[i] = pair[0];
            even[i] = pair[1];
        }
        let modules: u8 = odd[..half].iter().sum();
        let group = self.groups.iter().find(|g| g.odd.modules == modules)?;
        let odd = group.odd.value(&odd[..half])?;
        let even = group.even.value(&even[..half])?;
        if odd >= group.odd_total || even >= group.even_total {
            return None;
        }
        let place = if self.even_first { even * group.odd_total + odd } else { odd * group.even_total + even };
        Some(group.first + place)
    }

    /// Writes the widths of the character `value`; false when there is none.
    pub fn widths(&self, value: u32, widths: &mut [u8]) -> bool {
        let Some(group) = self.groups.iter().rev().find(|g| g.first <= value) else {
            return false;
        };
        let place = value - group.first;
        let (odd, even) = if self.even_first {
            (place % group.odd_total, place / group.odd_total)
        } else {
            (place / group.even_total, place % group.even_total)
        };
        let half = widths.len() / 2;
        let (mut odds, mut evens) = ([0; 7], [0; 7]);
        let good = value < self.values
            && group.odd.widths(odd, &mut odds[..half])
            && group.even.widths(even, &mut evens[..half]);
        for (i, pair) in widths.chunks_exact_mut(2).enumerate().take(7) {
            pair[0] = odds[i];
            pair[1] = evens[i];
        }
        good
    }
}

/// Finder patterns of DataBar Omnidirectional by value, seen from their outside character.
pub const FINDERS: [[u8; 5]; 9] = [
    [3, 8, 2, 1, 1],
    [3, 5, 5, 1, 1],
    [3, 3, 7, 1, 1],
    [3, 1, 9, 1, 1],
    [2, 7, 4, 1, 1],
    [2, 5, 6, 1, 1],
    [2, 3, 8, 1, 1],
    [1, 5, 7, 1, 1],
    [1, 3, 9, 1, 1],
];

/// Finder patterns A to F of DataBar Expanded.
pub const EXPANDED_FINDERS: [[u8; 5]; 6] =
    [[1, 8, 4, 1, 1], [3, 6, 4, 1, 1], [3, 4, 6, 1, 1], [3, 2, 8, 1, 1], [2, 6, 5, 1, 1], [2, 2, 9, 1, 1]];

/// The finder patterns of DataBar Expanded in order, for symbols of 2 to 11 finders; every second
/// one stands mirrored.
pub const EXPANDED_SEQUENCES: [&[u8]; 10] = [
    &[0, 0],
    &[0, 1, 1],
    &[0, 2, 1, 3],
    &[0, 4, 1, 3, 2],
    &[0, 4, 1, 3, 3, 5],
    &[0, 4, 1, 3, 4, 5, 5],
    &[0, 0, 1, 1, 2, 2, 3, 3],
    &[0, 0, 1, 1, 2, 2, 3, 4, 4],
    &[0, 0, 1, 1, 2, 2, 3, 4, 5, 5],
    &[0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 5],
];

/// The check characters of DataBar Limited that are used, as `odd value * 21 + even value`.
#[rustfmt::skip]
pub const LIMITED_CHECKS: [u16; 89] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
    26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 45, 52, 57, 63, 64, 65,
    66, 73, 74, 75, 76, 77, 78, 79, 82, 126, 127, 128, 129, 130, 132, 141, 142, 143, 144, 145, 146,
    210, 211, 212, 213, 214, 215, 216, 217, 220, 316, 317, 318, 319, 320, 322, 323, 326, 337,
];

/// The first six odd, and the first six even, elements of a check character of DataBar Limited; its
/// last two elements have one module.
pub const LIMITED_CHECK: Subset = Subset { modules: 8, widest: 3, narrow: false };

/// Σ widthᵢ · 3^(`from` + i) modulo `modulus`, the checksum of every kind of DataBar: modulo 79
/// (Omnidirectional), 89 (Limited) and 211 (Expanded).
pub fn weighted(widths: &[u8], from: u32, modulus: u32) -> u32 {
    let mut weight = 1;
    for _ in 0..from {
        weight = weight * 3 % modulus;
    }
    let mut sum = 0;
    for &width in widths {
        sum += u32::from(width) * weight;
        weight = weight * 3 % modulus;
    }
    sum % modulus
}

/// The exponent of the first weight of an Expanded character: beside `finder` (0 to 5), standing
/// normal or mirrored, on its left or right. The check character itself, left of a normal finder A,
/// has none.
pub fn expanded_exponent(finder: u8, mirrored: bool, right: bool) -> u32 {
    (u32::from(finder) * 4 + u32::from(mirrored) * 2 + u32::from(right)).saturating_sub(1) * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: Kind, elements: usize, step: usize) {
        let mut widths = [0; 14];
        let widths = &mut widths[..elements];
        for value in (0..kind.values).step_by(step) {
            assert!(kind.widths(value, widths), "{value}");
            assert_eq!(widths.iter().sum::<u8>(), kind.modules, "{value}");
            assert_eq!(kind.value(widths), Some(value), "{widths:?}");
        }
        assert!(!kind.widths(kind.values, widths));
    }

    #[test]
    fn every_value_has_widths_that_give_it_back() {
        check(OUTSIDE, 8, 1);
        check(INSIDE, 8, 1);
        check(EXPANDED, 8, 1);
        check(LIMITED, 14, 97);
    }

    #[test]
    fn every_finder_pattern_has_fifteen_modules() {
        for finder in FINDERS.iter().chain(&EXPANDED_FINDERS) {
            assert_eq!(finder.iter().sum::<u8>(), 15);
        }
    }
}
