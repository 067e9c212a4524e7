//! One symbol from the run lengths of one line.

use super::{
    digits::{self, Code, Costs, MOST_COST},
    pattern::DIGIT,
    shape::{MOST_DIGITS, Shape},
};
use crate::linear::RunsView;

/// A symbol on a line.
pub struct Found {
    /// Its number.
    pub code: Code,
    /// Position of its first edge.
    pub x0: f32,
    /// Position of its last edge.
    pub x1: f32,
    /// The light run behind it.
    pub end: usize,
    /// Samples a module at its end.
    pub module: f32,
    /// 1 for widths without error, 0 at the limit.
    pub likelihood: f32,
}

/// How far a guard (3 to 6 modules) may differ from its width, as a share: blur closes one run of
/// three by a module.
const GUARD_SLACK: f32 = 0.45;
/// How far a digit may differ from its width, as a share: the ends of a code around a can of six
/// centimetres shrink by a fifth.
const DIGIT_SLACK: f32 = 0.25;
/// Most ratio of the module at one end to the module at the other: a code seen at 60 degrees from
/// twice its length.
const MOST_SLANT: f32 = 2.2;
/// Mean cost of a digit up to which a line is believed to show one: patterns lie at least 2 apart,
/// so an error of 0.5 reaches the middle between two.
const MOST_MEAN_COST: f32 = 0.35;

/// The same for UPC-E of number system 1, which nearly nobody uses: its sets are those of system 0 exchanged, as they are
/// in a symbol that is read backwards, a guard's runs too early.
const MOST_MEAN_COST_OF_SYSTEM_1: f32 = 0.1;

/// Least quiet zones in modules, left and right. The standard asks 7 to 11; labels are cut closer,
/// and blur eats some. Short symbols look more like a part of something else and get less grace: the
/// left half of EAN-13 with its middle guard is a UPC-E but for a space of at most 4 modules behind.
/// EAN-8 has a middle guard that nothing else has at its place.
fn least_quiet(shape: Shape) -> (f32, f32) {
    match shape {
        Shape::Ean13 => (2.5, 2.5),
        Shape::Ean8 => (3.0, 4.0),
        Shape::UpcE => (4.0, 5.0),
    }
}

/// The width of a module along the symbol: linear, as perspective makes it.
#[derive(Clone, Copy)]
struct Scale {
    middle: f32,
    slope: f32,
    centre: f32,
}

impl Scale {
    /// Measures both halves: guard and half of the digits each.
    fn of(runs: &RunsView<'_>, start: usize, shape: Shape) -> Option<Self> {
        let edge = |run: usize| runs.edges[start + run];
        let digits = shape.digits() / 2;
        let end_guard = if shape == Shape::UpcE { 6 } else { 3 };
        let (left, left_modules) = (3 + 4 * digits, (3 + 7 * digits) as f32);
        let (right, right_modules) = (end_guard + 4 * digits, (end_guard + 7 * digits) as f32);
        let first = (edge(left) - edge(0)) / left_modules;
        let last = (edge(shape.runs()) - edge(shape.runs() - right)) / right_modules;
        if first > last * MOST_SLANT || last > first * MOST_SLANT {
            return None;
        }
        let (at_first, at_last) = (left_modules * 0.5, shape.modules() - right_modules * 0.5);
        let slope = (last - first) / (at_last - at_first);
        Some(Self { middle: (first + last) * 0.5, slope, centre: (at_first + at_last) * 0.5 })
    }

    /// Samples a module, `place` modules from the first bar.
    fn module_at(self, place: f32) -> f32 {
        self.middle + self.slope * (place - self.centre)
    }
}

fn is_near(width: f32, expected: f32, slack: f32) -> bool {
    (width - expected).abs() <= slack * expected
}

/// Whether quiet zone, guard and first digit from run `start` on may be those of any shape: the
/// cheap test that most runs of a frame fail. Blur widens a guard by half, perspective adds a tenth.
pub fn may_start(runs: &RunsView<'_>, start: usize) -> bool {
    let Some(edges) = runs.edges.get(start..start + 8) else {
        return false;
    };
    let (guard, digit) = (edges[3] - edges[0], edges[7] - edges[3]);
    // Three modules and seven, hence quiet zones of 2.5 modules and more.
    (1.2 * guard..4.0 * guard).contains(&digit) && runs.widths[start - 1] > guard * 0.5
}

/// Reads a symbol of `shape` whose first bar is run `start`.
pub fn read(runs: &RunsView<'_>, start: usize, shape: Shape) -> Option<Found> {
    let end = start + shape.runs();
    // A light run must follow: the quiet zone.
    if end >= runs.widths.len() {
        return None;
    }
    let (x0, x1) = (runs.edges[start], runs.edges[end]);
    let scale = Scale::of(runs, start, shape)?;
    let guard = runs.edges[start + 3] - x0;
    if !is_near(guard, 3.0 * scale.module_at(1.5), GUARD_SLACK) {
        return None;
    }
    let last = runs.edges[end] - runs.edges[end - 3];
    if !is_near(last, 3.0 * scale.module_at(shape.modules() - 1.5), GUARD_SLACK) {
        return None;
    }
    let (left, right) = least_quiet(shape);
    if runs.widths[start - 1] < left * scale.module_at(0.0)
        || runs.widths[end] < right * scale.module_at(shape.modules())
    {
        return None;
    }
    let costs = costs(runs, start, shape, scale)?;
    let code = digits::greedy(shape, &costs)?;
    let mean = code.cost / shape.digits() as f32;
    let is_system_1 = shape == Shape::UpcE && code.digits[0] == 1;
    (mean < if is_system_1 { MOST_MEAN_COST_OF_SYSTEM_1 } else { MOST_MEAN_COST }).then(|| Found {
        code,
        x0,
        x1,
        end,
        module: scale.module_at(shape.modules()),
        likelihood: 1.0 - mean / MOST_MEAN_COST,
    })
}

/// The cost of each digit as each pattern, if digits and guards lie where `shape` wants them.
fn costs(runs: &RunsView<'_>, start: usize, shape: Shape, scale: Scale) -> Option<Costs> {
    let edge = |run: usize| runs.edges[start + run];
    let middle = shape.digit_run(shape.left_digits() - 1) + 4;
    let middle_runs = if shape == Shape::UpcE { 6 } else { 5 };
    let middle_width = edge(middle + middle_runs) - edge(middle);
    let place = shape.digit_module(shape.left_digits() - 1) + DIGIT + middle_runs as f32 * 0.5;
    let module = scale.module_at(place);
    if !is_near(middle_width, middle_runs as f32 * module, GUARD_SLACK) {
        return None;
    }
    for i in 0..shape.digits() {
        let run = shape.digit_run(i);
        let width = edge(run + 4) - edge(run);
        let module = scale.module_at(shape.digit_module(i) + DIGIT * 0.5);
        if !is_near(width, DIGIT * module, DIGIT_SLACK) {
            return None;
        }
    }
    let gain = dark_gain(runs, start, shape, middle..middle + middle_runs, module);
    let mut costs = [[MOST_COST; 20]; MOST_DIGITS];
    for (i, costs) in costs.iter_mut().enumerate().take(shape.digits()) {
        let run = start + shape.digit_run(i);
        // Left digits start light, right digits dark.
        let first_gain = if i < shape.left_digits() { -gain } else { gain };
        *costs = digits::digit_costs(&runs.widths[run..run + 4], first_gain);
    }
    Some(costs)
}

/// By how many modules dark runs are too wide, measured on the guards, whose runs are one module.
fn dark_gain(runs: &RunsView<'_>, start: usize, shape: Shape, middle: std::ops::Range<usize>, module: f32) -> f32 {
    let (mut dark, mut light) = ((0.0, 0.0), (0.0, 0.0));
    let last = if shape == Shape::UpcE { 0..0 } else { shape.runs() - 3..shape.runs() };
    for run in (0..3).chain(middle).chain(last) {
        let sum = if run % 2 == 0 { &mut dark } else { &mut light };
        sum.0 += runs.widths[start + run];
        sum.1 += 1.0;
    }
    (dark.0 / dark.1 - light.0 / light.1) / (2.0 * module)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        draw::{Kind, modules},
        linear::Line,
    };

    /// Whether UPC-E is read whose digits have each their first edge moved by so many modules.
    #[track_caller]
    fn check(text: &str, moved: f32, expected: bool) {
        const PIXELS: f32 = 4.0;
        let Ok(bars) = modules(Kind::UpcE, text) else { unreachable!("{text}") };
        let dark: Vec<bool> = bars.rows[0].modules().skip_while(|dark| !dark).collect();
        let mut edges = vec![0.0, 40.0];
        for run in dark.chunk_by(|a, b| a == b).take(Shape::UpcE.runs()) {
            edges.push(edges[edges.len() - 1] + PIXELS * run.len() as f32);
        }
        edges.push(edges[edges.len() - 1] + 40.0);
        for digit in 0..Shape::UpcE.digits() {
            edges[1 + Shape::UpcE.digit_run(digit) + 1] += PIXELS * moved;
        }
        let widths: Vec<f32> = edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let runs = RunsView { edges: &edges, widths: &widths, first_dark: false, line: Line::row(0) };
        assert_eq!(read(&runs, 1, Shape::UpcE).is_some(), expected, "{text} {moved}");
    }

    #[test]
    fn upc_e_of_system_1_must_be_clear() {
        for (moved, [system_0, system_1]) in [(0.0, [true; 2]), (0.15, [true; 2]), (0.3, [true, false])] {
            check("04252614", moved, system_0);
            check("14252611", moved, system_1);
        }
    }
}
