//! The two or five digits beside an EAN-13, UPC-A or UPC-E.

use super::{
    digits::digit_costs,
    pattern::{ADDON_5_CHECK, DIGIT},
};
use crate::linear::{RunsView, candidate::Text};

/// Runs of the guard: bar, space, bar of 1, 1 and 2 modules.
const GUARD: usize = 3;
/// Runs of a digit and of the separator behind it: space and bar of a module each.
const STEP: usize = 4 + 2;
/// Gap between main symbol and add-on in modules. The standard asks 7 to 12; printed ones are up to
/// 20 apart.
const GAP: std::ops::Range<f32> = 4.0..22.0;
/// Least light behind the add-on in modules; the standard asks 5.
const QUIET: f32 = 3.5;
/// Share by which the modules of both parts may differ: they are printed in one go, perspective and
/// blur take the rest.
const SLACK: f32 = 0.2;
/// Mean cost of a digit up to which it is believed: as for the main symbol.
const MOST_MEAN_COST: f32 = 0.35;

/// Reads the add-on behind the light run `gap`, whose main symbol has `module` samples a module.
pub fn read(runs: &RunsView<'_>, gap: usize, module: f32) -> Option<Text> {
    if !GAP.contains(&(*runs.widths.get(gap)? / module)) {
        return None;
    }
    [5, 2].into_iter().find_map(|digits| read_digits(runs, gap + 1, module, digits))
}

fn read_digits(runs: &RunsView<'_>, start: usize, module: f32, count: usize) -> Option<Text> {
    let end = start + GUARD + STEP * count - 2;
    let modules = (4 + 7 * count + 2 * (count - 1)) as f32;
    let width = runs.edges.get(end)? - runs.edges[start];
    let own = width / modules;
    if (own - module).abs() > SLACK * module || *runs.widths.get(end)? < QUIET * module {
        return None;
    }
    let (mut sets, mut sum, mut cost) = (0_u8, 0_u32, 0.0);
    let mut text = Text::new();
    // Guard and separators show by how much bars are too wide.
    let guard = &runs.widths[start..start + GUARD];
    let gain = ((guard[0] + guard[2]) / 3.0 - guard[1]) / (2.0 * own);
    for i in 0..count {
        let run = start + GUARD + STEP * i;
        let widths = &runs.widths[run..run + 4];
        let width: f32 = widths.iter().sum();
        if (width - DIGIT * own).abs() > 0.25 * DIGIT * own {
            return None;
        }
        let costs = digit_costs(widths, -gain);
        let (best, least) = costs.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1))?;
        cost += least;
        sets = sets << 1 | u8::from(best >= 10);
        let digit = best % 10;
        text.push(b'0' + digit as u8);
        sum += digit as u32
            * match (count, i) {
                // ISO/IEC 15420: weights 3 and 9 of five digits; two digits are a number modulo 4.
                (5, 0 | 2 | 4) => 3,
                (5, _) => 9,
                (_, 0) => 10,
                _ => 1,
            };
    }
    let expected = if count == 5 { ADDON_5_CHECK[sum as usize % 10] } else { (sum % 4) as u8 };
    (sets == expected && cost < MOST_MEAN_COST * count as f32).then_some(text)
}
