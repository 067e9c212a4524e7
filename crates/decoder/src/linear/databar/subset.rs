//! Values of element widths: the combinatorial numbering of DataBar.
//!
//! A symbol character splits its odd and even elements into two subsets. All ways to give a subset
//! its modules are put in lexicographic order; the place in that order is the subset's value.

/// The ways in which some elements can share some modules.
///
/// Source: ISO/IEC 24724, annex B.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subset {
    /// Modules that the elements have together.
    pub modules: u8,
    /// Modules of the widest element allowed.
    pub widest: u8,
    /// Whether at least one element must have one module.
    pub narrow: bool,
}

impl Subset {
    /// The value of `widths`; `None` when they are not among the ways of this subset.
    pub fn value(&self, widths: &[u8]) -> Option<u32> {
        let sum: u32 = widths.iter().map(|&w| u32::from(w)).sum();
        let narrow = widths.contains(&1) || !self.narrow;
        let fits = widths.iter().all(|w| (1..=self.widest).contains(w));
        if sum != u32::from(self.modules) || !narrow || !fits {
            return None;
        }
        let mut value = 0;
        let mut rest = self.modules;
        let mut need = self.narrow;
        for (i, &width) in widths.iter().enumerate() {
            let after = (widths.len() - 1 - i) as u8;
            if after == 0 {
                break;
            }
            for smaller in 1..width {
                value += self.completions(rest - smaller, after, need && smaller > 1);
            }
            need &= width > 1;
            rest -= width;
        }
        Some(value)
    }

    /// Writes the widths of `value`; false when it is out of range.
    pub fn widths(&self, mut value: u32, widths: &mut [u8]) -> bool {
        let mut rest = self.modules;
        let mut need = self.narrow;
        let elements = widths.len();
        for (i, width) in widths.iter_mut().enumerate() {
            let after = (elements - 1 - i) as u8;
            if after == 0 {
                *width = rest;
                return value == 0 && rest <= self.widest && (!need || rest == 1);
            }
            *width = 1;
            loop {
                if *width > self.widest || *width >= rest {
                    return false;
                }
                let ways = self.completions(rest - *width, after, need && *width > 1);
                if value < ways {
                    break;
                }
                value -= ways;
                *width += 1;
            }
            need &= *width > 1;
            rest -= *width;
        }
        false
    }

    fn completions(&self, modules: u8, elements: u8, narrow: bool) -> u32 {
        let all = ways(modules, elements, self.widest);
        if narrow && modules >= elements { all - ways(modules - elements, elements, self.widest - 1) } else { all }
    }
}

/// Ways to write `modules` as a sum of `elements` numbers from 1 to `widest`, in order:
/// Σ (−1)ʲ · C(elements, j) · C(modules − j·widest − 1, elements − 1).
fn ways(modules: u8, elements: u8, widest: u8) -> u32 {
    let mut sum = 0_i64;
    for j in 0..=elements {
        let Some(rest) = modules.checked_sub(j * widest + 1) else {
            break;
        };
        let term = i64::from(choose(elements, j)) * i64::from(choose(rest, elements - 1));
        sum += if j % 2 == 0 { term } else { -term };
    }
    u32::try_from(sum).unwrap_or(0)
}

fn choose(n: u8, k: u8) -> u32 {
    if k > n {
        return 0;
    }
    let mut result = 1_u32;
    for i in 0..u32::from(k) {
        result = result * (u32::from(n) - i) / (i + 1);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(modules: u8, widest: u8, narrow: bool, elements: usize, count: u32) {
        let subset = Subset { modules, widest, narrow };
        let mut widths = [0; 7];
        let widths = &mut widths[..elements];
        for value in 0..count {
            assert!(subset.widths(value, widths), "{subset:?} {value}");
            assert_eq!(subset.value(widths), Some(value), "{widths:?}");
        }
        assert!(!subset.widths(count, widths), "{subset:?} {count}");
    }

    #[test]
    fn the_subsets_are_as_large_as_the_standard_says() {
        // Omnidirectional, outside characters.
        check(12, 8, false, 4, 161);
        check(12, 8, true, 4, 126);
        check(10, 6, true, 4, 70);
        check(8, 4, false, 4, 31);
        check(10, 6, false, 4, 80);
        // Limited.
        check(17, 6, false, 7, 6538);
        check(17, 6, true, 7, 6454);
        check(15, 5, true, 7, 2408);
        // Expanded.
        check(8, 4, true, 4, 30);
        check(13, 8, false, 4, 204);
    }

    #[test]
    fn widths_outside_the_subset_have_no_value() {
        let subset = Subset { modules: 12, widest: 8, narrow: true };
        assert_eq!(subset.value(&[3, 3, 3, 3]), None);
        assert_eq!(subset.value(&[1, 1, 1, 9]), None);
        assert_eq!(subset.value(&[1, 1, 1, 8]), None);
    }
}
