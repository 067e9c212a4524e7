//! What each digit costs as each pattern, and the number that the cheapest ones spell.

use super::{
    pattern::{self, FIRST_DIGIT, SETS, UPC_E_CHECK},
    shape::{MOST_DIGITS, Shape},
};

/// For each digit drawn, the cost of each pattern of [`SETS`]; right digits use only 0..10.
pub type Costs = [[f32; 20]; MOST_DIGITS];

/// A code that keeps parity and check digit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Code {
    /// All digits of the number, 13 (EAN-13), 8 (EAN-8, UPC-E) of them.
    pub digits: [u8; 13],
    /// Sum of the costs of its patterns.
    pub cost: f32,
}

impl Code {
    /// The digits of `shape`.
    pub fn digits(&self, shape: Shape) -> &[u8] {
        match shape {
            Shape::Ean13 => &self.digits,
            Shape::Ean8 | Shape::UpcE => &self.digits[..8],
        }
    }
}

/// Reads the cheapest pattern of each digit; `None` when parity or check digit refuse.
pub fn greedy(shape: Shape, costs: &Costs) -> Option<Code> {
    let mut cost = 0.0;
    let mut drawn = [0_u8; MOST_DIGITS];
    let mut sets = 0_u8;
    for i in 0..shape.digits() {
        let left = i < shape.left_digits() && shape != Shape::Ean8;
        let patterns = if left { 20 } else { 10 };
        let mut best = 0;
        for p in 1..patterns {
            if costs[i][p] < costs[i][best] {
                best = p;
            }
        }
        cost += costs[i][best];
        drawn[i] = (best % 10) as u8;
        if left {
            sets = sets << 1 | u8::from(best >= 10);
        }
    }
    let digits = number(shape, &drawn, sets)?;
    let is_doubtful = shape == Shape::UpcE && has_neighbour(&digits) && least(&costs[5]) > CLEAR;
    (!is_doubtful).then_some(Code { digits, cost })
}

/// Most cost of a digit that nothing checks: half of what lies in the middle between two patterns.
const CLEAR: f32 = 0.25;

/// Whether a UPC-E has another last digit under the same check digit. A check digit finds every single digit that is
/// read wrong but this one, which also says how the number expands.
fn has_neighbour(digits: &[u8; 13]) -> bool {
    let [system, d0, d1, d2, d3, d4, last, check, ..] = *digits;
    let keeps = |other| pattern::check_digit(&pattern::expand_upc_e(system, [d0, d1, d2, d3, d4, other])) == check;
    (0..10).any(|other| other != last && keeps(other))
}

fn least(costs: &[f32; 20]) -> f32 {
    costs.iter().copied().fold(MOST_COST, f32::min)
}

/// The number that drawn digits and sets spell, if parity and check digit allow it.
fn number(shape: Shape, drawn: &[u8; MOST_DIGITS], sets: u8) -> Option<[u8; 13]> {
    let mut digits = [0; 13];
    match shape {
        Shape::Ean13 => {
            digits[0] = FIRST_DIGIT.iter().position(|&s| s == sets)? as u8;
            digits[1..].copy_from_slice(drawn);
            (pattern::check_digit(&digits[..12]) == digits[12]).then_some(digits)
        }
        Shape::Ean8 => {
            digits[..8].copy_from_slice(&drawn[..8]);
            (pattern::check_digit(&digits[..7]) == digits[7]).then_some(digits)
        }
        Shape::UpcE => {
            let (system, check) = UPC_E_CHECK.iter().enumerate().find_map(|(check, &s)| {
                let system = match sets {
                    sets if sets == s => 0,
                    sets if sets == s ^ 0b11_1111 => 1,
                    _ => return None,
                };
                Some((system, check as u8))
            })?;
            let mut six = [0; 6];
            six.copy_from_slice(&drawn[..6]);
            digits[0] = system;
            digits[1..7].copy_from_slice(&six);
            digits[7] = check;
            (pattern::check_digit(&pattern::expand_upc_e(system, six)) == check).then_some(digits)
        }
    }
}

/// A cost never rises above this: one run broken by dirt must not outweigh the rest of the code. The
/// square distance between neighbouring patterns is 2, so half of it says nothing for either.
pub const MOST_COST: f32 = 2.0;

/// The cost of four run lengths as each pattern: the square distance in modules.
///
/// `gain` is by how many modules the first run is wider than it should be (and its neighbour
/// narrower): ink spread, or blur over a threshold that is not in the middle.
pub fn digit_costs(widths: &[f32], gain: f32) -> [f32; 20] {
    let mut costs = [MOST_COST; 20];
    let [a, b, c, d] = *widths else { return costs };
    let module = (a + b + c + d) / pattern::DIGIT;
    if module <= 0.0 {
        return costs;
    }
    let modules = [a / module - gain, b / module + gain, c / module - gain, d / module + gain];
    for (cost, pattern) in costs.iter_mut().zip(&SETS) {
        let mut sum = 0.0;
        for (&m, &p) in modules.iter().zip(pattern) {
            let off = m - f32::from(p);
            sum += off * off;
        }
        *cost = sum.min(MOST_COST);
    }
    costs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn costs_of(shape: Shape, drawn: &[usize]) -> Costs {
        let mut costs = [[MOST_COST; 20]; MOST_DIGITS];
        for (cost, &pattern) in costs.iter_mut().zip(drawn) {
            let widths: Vec<f32> = SETS[pattern].iter().map(|&w| 3.0 * f32::from(w)).collect();
            *cost = digit_costs(&widths, 0.0);
        }
        assert_eq!(drawn.len(), shape.digits());
        costs
    }

    /// 4006381333931: first digit 4 is spelt ABAABB.
    const EAN_13: [usize; 12] = [0, 10, 6, 3, 18, 11, 3, 3, 3, 9, 3, 1];

    #[test]
    fn sharp_digits_spell_the_first_by_their_sets() {
        let costs = costs_of(Shape::Ean13, &EAN_13);
        let code = greedy(Shape::Ean13, &costs).map(|c| c.digits);
        assert_eq!(code, Some([4, 0, 0, 6, 3, 8, 1, 3, 3, 3, 9, 3, 1]));
    }

    #[test]
    fn upc_e_spells_system_and_check_digit_by_sets() {
        // 0 425261 4: sets of check digit 4 are BABBAA.
        let costs = costs_of(Shape::UpcE, &[14, 2, 15, 12, 6, 1]);
        let code = greedy(Shape::UpcE, &costs);
        assert_eq!(code.map(|c| c.digits[..8].to_vec()), Some(vec![0, 4, 2, 5, 2, 6, 1, 4]));
    }

    #[test]
    fn a_last_digit_of_upc_e_that_no_check_tells_from_another_must_be_clear() {
        // 0 563868 0 and 0 563862 0 have the same check digit, 0 425261 4 has no other.
        assert!(has_neighbour(&[0, 5, 6, 3, 8, 6, 8, 0, 0, 0, 0, 0, 0]));
        assert!(!has_neighbour(&[0, 4, 2, 5, 2, 6, 1, 4, 0, 0, 0, 0, 0]));
        let read = |drawn: &[usize], blurred: usize, cost: f32| {
            let mut costs = costs_of(Shape::UpcE, drawn);
            costs[blurred][drawn[blurred]] = cost;
            greedy(Shape::UpcE, &costs).is_some()
        };
        let with = [15, 16, 13, 8, 6, 2];
        assert_eq!([read(&with, 5, 0.2), read(&with, 5, 0.3), read(&with, 4, 0.3)], [true, false, true]);
        assert!(read(&[14, 2, 15, 12, 6, 1], 5, 0.3));
    }

    #[test]
    fn a_wrong_check_digit_is_refused() {
        let mut drawn = EAN_13;
        drawn[11] = 2;
        assert_eq!(greedy(Shape::Ean13, &costs_of(Shape::Ean13, &drawn)), None);
    }
}
