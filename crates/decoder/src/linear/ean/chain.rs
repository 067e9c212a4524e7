//! The cheapest code on a line, by the terms of single digits and of neighbours.

use super::{
    model::{BARS, DIGIT_AT, LENGTH, Model, PATTERNS, dot},
    pattern::FIRST_DIGIT,
};
use crate::order;

/// The costs of one line under one model.
pub struct Terms {
    /// What the line costs without any digit.
    pub base: f32,
    /// What each pattern adds at each place, but for the overlap with its neighbours.
    pub single: [[f32; PATTERNS]; 12],
}

impl Default for Terms {
    fn default() -> Self {
        Self { base: 0.0, single: [[0.0; PATTERNS]; 12] }
    }
}

/// The patterns of a place.
fn patterns(place: usize) -> std::ops::Range<usize> {
    if place < 6 { 0..20 } else { 20..PATTERNS }
}

impl Terms {
    /// Measures `line` (dark as 1, guards taken off).
    pub fn measure(&mut self, line: &[f32], model: &Model) {
        debug_assert_eq!(line.len(), LENGTH);
        self.base = dot(line, line);
        let sums = model.products(line);
        for (place, single) in self.single.iter_mut().enumerate() {
            let sums = &sums[DIGIT_AT[place]..];
            for p in patterns(place) {
                let [a, b] = BARS[p];
                single[p] = model.power[p] - 2.0 * (sums[a.1] - sums[a.0] + sums[b.1] - sums[b.0]);
            }
        }
    }

    /// The least that any row of patterns costs, parity and check digit aside.
    pub fn least(&self, model: &Model) -> f32 {
        let mut way = self.single[0];
        for place in 1..12 {
            let (from, to) = (patterns(place - 1), patterns(place));
            let mut next = [f32::MAX; PATTERNS];
            if place == 6 {
                // The middle guard keeps the halves apart.
                let best = least(&way[from]);
                next[to.clone()].fill(best);
            } else {
                // A pattern that is worse by more than any overlap is no part of the cheapest way.
                let best = least(&way[from.clone()]);
                for last in from {
                    if way[last] > best + model.most_overlap {
                        continue;
                    }
                    let overlap = &model.overlap[last][to.clone()];
                    for (next, overlap) in next[to.clone()].iter_mut().zip(overlap) {
                        let cost = way[last] + overlap;
                        *next = if cost < *next { cost } else { *next };
                    }
                }
            }
            for (next, single) in next[to.clone()].iter_mut().zip(&self.single[place][to]) {
                *next += single;
            }
            way = next;
        }
        self.base + least(&way[patterns(11)])
    }

    /// The cheapest code that keeps parity and check digit and differs from `other`.
    pub fn cheapest(&self, model: &Model, other: Option<&[u8; 13]>) -> Option<(f32, [u8; 13])> {
        let mut best: Option<(f32, [u8; 13])> = None;
        let mut bounds: [(f32, u32); 10] = std::array::from_fn(|first| (-self.bound(first as u8, model), first as u32));
        order::rank(&mut bounds);
        for (bound, first) in bounds.map(|(bound, first)| (-bound, first as u8)) {
            // No code with this first digit can be cheaper than its row without check digit.
            if best.is_some_and(|(cost, _)| bound >= cost) {
                break;
            }
            if let Some(code) = self.cheapest_of(first, model, other)
                && best.is_none_or(|(cost, _)| code.0 < cost)
            {
                best = Some(code);
            }
        }
        best
    }

    /// The least that a row with this first digit costs, check digit aside.
    fn bound(&self, first: u8, model: &Model) -> f32 {
        let mut way = [0.0; 10];
        for place in 0..12 {
            let offset = set_offset(first, place);
            let mut next = [f32::MAX; 10];
            for (digit, next) in next.iter_mut().enumerate() {
                let p = digit + offset;
                let mut best = f32::MAX;
                for (last, &cost) in way.iter().enumerate() {
                    best = best.min(match place {
                        0 | 6 => cost,
                        _ => cost + model.overlap[last + set_offset(first, place - 1)][p],
                    });
                }
                *next = best + self.single[place][p];
            }
            way = next;
        }
        self.base + least(&way)
    }

    /// The cheapest code with this first digit: over (last digit, sum modulo 10, differs yet) the
    /// cheapest way there, place by place.
    fn cheapest_of(&self, first: u8, model: &Model, other: Option<&[u8; 13]>) -> Option<(f32, [u8; 13])> {
        const STATES: usize = 200;
        let pattern = |place: usize, digit: usize| digit + set_offset(first, place);
        // Weights of the digits drawn: 3, 1, 3… so that the check digit has 1.
        let weight = |place: usize| if place.is_multiple_of(2) { 3 } else { 1 };
        let differs =
            |place: usize, digit: usize| other.is_none_or(|o| usize::from(o[place + 1]) != digit || o[0] != first);
        let state = |digit: usize, sum: usize, differs: bool| digit * 20 + sum % 10 * 2 + usize::from(differs);
        let mut way = [[f32::MAX; STATES]; 12];
        let mut from = [[0_u8; STATES]; 12];
        for digit in 0..10 {
            let sum = usize::from(first) + weight(0) * digit;
            way[0][state(digit, sum, differs(0, digit))] = self.single[0][pattern(0, digit)];
        }
        for place in 1..12 {
            let costs: [[f32; 10]; 10] = std::array::from_fn(|last| {
                std::array::from_fn(|digit| {
                    let p = pattern(place, digit);
                    // The middle guard keeps the halves apart.
                    let overlap = if place == 6 { 0.0 } else { model.overlap[pattern(place - 1, last)][p] };
                    self.single[place][p] + overlap
                })
            });
            let differing: [bool; 10] = std::array::from_fn(|digit| differs(place, digit));
            let mut way_now = [f32::MAX; STATES];
            for (before, &so_far) in way[place - 1].iter().enumerate() {
                // Without another code every way differs from the start: half of the states have none.
                if so_far == f32::MAX {
                    continue;
                }
                let (last, sum, differed) = (before / 20, before / 2 % 10, before % 2 == 1);
                for digit in 0..10 {
                    let total = so_far + costs[last][digit];
                    let after = state(digit, sum + weight(place) * digit, differed || differing[digit]);
                    if total < way_now[after] {
                        way_now[after] = total;
                        from[place][after] = last as u8;
                    }
                }
            }
            way[place] = way_now;
        }
        let (cost, mut at) =
            (0..10).map(|digit| state(digit, 0, true)).map(|s| (way[11][s], s)).min_by(|a, b| a.0.total_cmp(&b.0))?;
        if cost == f32::MAX {
            return None;
        }
        let mut digits = [first; 13];
        for place in (0..12).rev() {
            let digit = at / 20;
            digits[place + 1] = digit as u8;
            if place == 0 {
                break;
            }
            let last = usize::from(from[place][at]);
            let sum = (at / 2 % 10 + 10 - weight(place) * digit % 10) % 10;
            let differed = at % 2 == 1;
            // The way came differing already, or began to differ here.
            let ways = [true, false].map(|d| state(last, sum, d));
            at = if !differed {
                ways[1]
            } else if !differs(place, digit) || way[place - 1][ways[0]] <= way[place - 1][ways[1]] {
                ways[0]
            } else {
                ways[1]
            };
        }
        Some((self.base + cost, digits))
    }
}

/// The least of costs. None is NaN, which [`f32::min`] would look for.
fn least(costs: &[f32]) -> f32 {
    costs.iter().fold(f32::MAX, |least, &cost| if cost < least { cost } else { least })
}

/// What to add to a digit for its pattern at `place`.
fn set_offset(first: u8, place: usize) -> usize {
    match place {
        0..6 => 10 * usize::from(FIRST_DIGIT[usize::from(first)] >> (5 - place) & 1),
        _ => 20,
    }
}

/// The patterns that spell `digits`.
pub fn spelt(digits: &[u8; 13]) -> [u8; 12] {
    std::array::from_fn(|place| digits[place + 1] + set_offset(digits[0], place) as u8)
}
