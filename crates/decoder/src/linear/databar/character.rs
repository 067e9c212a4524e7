//! Measured widths to a symbol character.
//!
//! Among all characters of a kind the one is taken whose widths differ least, in the sense of least
//! squares, from the measured ones. For each way to share the modules between odd and even elements
//! the best widths are found directly: rounded, then corrected where that costs least until the sums
//! are right. Ink spread, known from the finder, is taken off before.

use super::table::Kind;

/// The best-fitting character.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// Its value.
    pub value: u32,
    /// Its widths in modules; as many as were measured.
    pub widths: [u8; 14],
    /// Sum of squared differences, in modules².
    pub error: f32,
}

/// Greatest sum of squared differences, a measured element, in modules².
const MOST_ERROR: f32 = 0.11;
/// Least sum by which the second-best character is worse, in modules². Two elements that are exactly
/// between two widths differ by 0.
const LEAST_MARGIN: f32 = 0.25;
/// What a spread other than the finder's costs, a module²: it is one number for all elements of a
/// symbol, but blur makes it differ between narrow and wide ones.
const SPREAD_COST: f32 = 2.0;

/// Fits `measured`, in any unit, first element first. `spread` is how much wider than it should be
/// an odd element is, in modules (an even one is as much narrower).
pub fn fit(kind: &Kind, measured: &[f32], spread: f32) -> Option<Fit> {
    let half = measured.len() / 2;
    let scale = f32::from(kind.modules) / measured.iter().sum::<f32>();
    let (mut odd, mut even) = ([0.0; 7], [0.0; 7]);
    for (i, pair) in measured.chunks_exact(2).enumerate().take(7) {
        odd[i] = pair[0] * scale;
        even[i] = pair[1] * scale;
    }
    let (odd, even) = (&odd[..half], &even[..half]);
    let odd_sum: f32 = odd.iter().sum();
    let mut best: Option<Fit> = None;
    let mut second = f32::MAX;
    for group in kind.groups {
        let own = (odd_sum - f32::from(group.odd.modules)) / half as f32;
        let off = own - spread;
        let base = SPREAD_COST * off * off;
        if base > second {
            continue;
        }
        let odd = nearest(odd, own, group.odd.modules, group.odd.widest);
        let even = nearest(even, -own, group.even.modules, group.even.widest);
        let error = base + odd.error + even.error;
        let other = error + odd.margin.min(even.margin);
        let fit = interleaved(kind, &odd.widths[..half], &even.widths[..half], error);
        match (fit, best) {
            (Some(fit), Some(b)) if fit.error >= b.error => second = second.min(fit.error),
            (Some(fit), before) => {
                second = second.min(before.map_or(f32::MAX, |b| b.error)).min(other);
                best = Some(fit);
            }
            // The nearest widths are no character: whatever is said instead is doubtful.
            (None, _) => second = second.min(error),
        }
    }
    let best = best?;
    let clear = second - best.error > LEAST_MARGIN;
    (clear && best.error < MOST_ERROR * measured.len() as f32).then_some(best)
}

fn interleaved(kind: &Kind, odd: &[u8], even: &[u8], error: f32) -> Option<Fit> {
    let mut widths = [0; 14];
    for (pair, (o, e)) in widths.chunks_exact_mut(2).zip(odd.iter().zip(even)) {
        pair[0] = *o;
        pair[1] = *e;
    }
    let value = kind.value(&widths[..odd.len() * 2])?;
    Some(Fit { value, widths, error })
}

struct Nearest {
    widths: [u8; 7],
    error: f32,
    /// By how much the second-nearest widths of the same sum are worse.
    margin: f32,
}

/// The widths of sum `modules`, each 1 to `widest`, that are nearest to `measured` less `spread`.
fn nearest(measured: &[f32], spread: f32, modules: u8, widest: u8) -> Nearest {
    let mut widths = [0_u8; 7];
    let mut sum = 0;
    for (width, m) in widths.iter_mut().zip(measured) {
        *width = (m - spread).round().max(1.0).min(f32::from(widest)) as u8;
        sum += *width;
    }
    let rest = |i: usize, width: u8| measured[i] - spread - f32::from(width);
    // Making element i one wider costs 1 − 2r, one narrower 1 + 2r, where r is what is left of it.
    let cost = |i: usize, width: u8, wider: bool| {
        let r = rest(i, width);
        match (wider, width) {
            (true, w) if w < widest => 1.0 - 2.0 * r,
            (false, w) if w > 1 => 1.0 + 2.0 * r,
            _ => f32::MAX,
        }
    };
    while sum != modules {
        let wider = sum < modules;
        let mut cheapest = (f32::MAX, 0);
        for (i, &width) in widths[..measured.len()].iter().enumerate() {
            let cost = cost(i, width, wider);
            if cost < cheapest.0 {
                cheapest = (cost, i);
            }
        }
        if cheapest.0 == f32::MAX {
            break;
        }
        if wider {
            widths[cheapest.1] += 1;
            sum += 1;
        } else {
            widths[cheapest.1] -= 1;
            sum -= 1;
        }
    }
    let used = &widths[..measured.len()];
    let mut margin = f32::MAX;
    for (i, &wider) in used.iter().enumerate() {
        for (j, &narrower) in used.iter().enumerate() {
            if i != j {
                margin = margin.min(cost(i, wider, true) + cost(j, narrower, false));
            }
        }
    }
    let error = if sum == modules { (0..used.len()).map(|i| rest(i, used[i]).powi(2)).sum() } else { f32::MAX };
    Nearest { widths, error, margin }
}

#[cfg(test)]
mod tests {
    use super::super::table::{EXPANDED, INSIDE, LIMITED, OUTSIDE};
    use super::*;
    use proptest::prelude::*;

    fn widths(kind: &Kind, value: u32, elements: usize) -> Vec<f32> {
        let mut widths = vec![0; elements];
        kind.widths(value, &mut widths);
        widths.into_iter().map(f32::from).collect()
    }

    proptest! {
        #[test]
        fn every_character_is_found_in_spite_of_spread_and_scale(
            pick in 0_u32..4192,
            spread in -0.3_f32..0.3,
            scale in 1.0_f32..9.0,
        ) {
            for (kind, elements) in [(OUTSIDE, 8), (INSIDE, 8), (EXPANDED, 8), (LIMITED, 14)] {
                let value = pick * 463 % kind.values;
                let mut measured = widths(&kind, value, elements);
                for (i, m) in measured.iter_mut().enumerate() {
                    *m = scale * (*m + if i % 2 == 0 { spread } else { -spread });
                }
                let fit = fit(&kind, &measured, spread);
                prop_assert_eq!(fit.map(|f| f.value), Some(value));
            }
        }
    }
}
