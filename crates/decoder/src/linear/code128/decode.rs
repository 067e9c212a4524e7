//! Run widths to the symbol characters of Code 128.
//!
//! A character is the one whose seven edges lie nearest to the measured ones, in the sense of least
//! squares. Where it should begin, how wide a module is and how far ink spreads (which moves the two
//! edges of a bar apart) is followed from character to character, and may differ a little in each.

use super::data::{self, Data};
use super::table::{MODULES, START_A, STOP, WIDTHS};

/// What was read, and from how many runs.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The data.
    pub data: Data,
    /// Runs of the symbol, first and last bar included.
    pub runs: usize,
    /// Symbol characters, from start to stop.
    pub characters: usize,
    /// How well the edges fit: 0 none, 1 perfect.
    pub likelihood: f32,
}

/// Most symbol characters: 48 data characters are the limit of GS1-128; plain Code 128 has none,
/// longer ones do not fit a label.
const MOST_CHARACTERS: usize = 84;

/// Greatest sum of squared edge errors of a character, in modules²: seven errors of 0.45 modules,
/// which a crease or an uneven print makes.
const MOST_ERROR: f32 = 1.4;
/// Least difference to the sum of the second-best character; neighbours are at least 1.0 apart.
/// Measured with edges that jitter by 0.2 modules: 0.25 reads 53 %, 0.1 reads 76 % of the lines and
/// misreads 1 in 10,000.
const LEAST_MARGIN: f32 = 0.15;
/// The same for a character that is read without what those before let expect.
const LEAST_MARGIN_ALONE: f32 = 0.3;
/// Greatest change in width from one character to the next: a symbol seen from the side shrinks by
/// far less a character.
const MOST_STRETCH: f32 = 1.25;
/// What a place that differs from the expected one costs, a module²: as much as two edges say.
const PLACE_COST: f32 = 2.0;
/// What a spread that differs from that of the characters before costs, a module².
const SPREAD_COST: f32 = 0.7;
/// The same for the start character, whose spread is not known.
const FIRST_SPREAD_COST: f32 = 0.2;
/// How much worse than the others the start character may fit: by so many modules², and so many times.
const START_ERROR: f32 = 0.25;
const START_TIMES: f32 = 3.0;
/// Root of the mean squared edge error, in modules, that has likelihood 0.
const WORST_ERROR: f32 = 0.45;

/// Reads a symbol whose start character begins at `widths[0]`, a dark run.
pub fn decode(widths: &[f32]) -> Option<Reading> {
    let mut values = [0_u8; MOST_CHARACTERS];
    let mut length = 0;
    let (mut error, mut start_error) = (0.0, 0.0);
    let mut grid: Option<Grid> = None;
    let mut before = 0.0_f32;
    loop {
        let at = length * 6;
        let six: &[f32; 6] = widths.get(at..at + 6)?.try_into().ok()?;
        let width: f32 = six.iter().sum();
        if length > 0 && (width > before * MOST_STRETCH || before > width * MOST_STRETCH) {
            return None;
        }
        before = width;
        let best = match grid {
            None => start(six)?,
            // A creased label shifts and stretches a character: then it is read by itself.
            Some(grid) => character(six, grid.towards(six)).or_else(|| character(six, grid.anew(six)))?,
        };
        if length == 0 {
            start_error = best.error;
        }
        error += best.error;
        if length > 0 && best.value == STOP {
            break;
        }
        grid = Some(best.grid);
        *values.get_mut(length)? = best.value;
        length += 1;
    }
    // The bar of two modules that ends the stop character.
    let last = widths.get(length * 6 + 6)? * f32::from(MODULES) / before;
    if !(1.0..3.2).contains(&last) {
        return None;
    }
    let (&check, values) = values[..length].split_last()?;
    if values.len() < 2 || checksum(values) != check {
        return None;
    }
    // What a reflection leaves of a character may be near a start character; those beside it fit better.
    if start_error > START_ERROR + START_TIMES * (error - start_error) / length as f32 {
        return None;
    }
    let mean = error / (7 * (length + 1)) as f32;
    Some(Reading {
        data: data::interpret(values)?,
        runs: length * 6 + 7,
        characters: length + 1,
        likelihood: (1.0 - mean.sqrt() / WORST_ERROR).max(0.0),
    })
}

/// The sum of values, each times its place, modulo 103.
fn checksum(values: &[u8]) -> u8 {
    let sum: u32 = values.iter().enumerate().map(|(i, &v)| u32::from(v) * (i as u32).max(1)).sum();
    (sum % 103) as u8
}

/// What is expected of a character.
#[derive(Clone, Copy, Debug)]
struct Grid {
    /// Samples a module.
    module: f32,
    /// How far before its first edge it should begin, in modules, and what another place costs.
    place: f32,
    place_cost: f32,
    /// How much wider a bar is than it should be, in modules, and what another spread costs.
    spread: f32,
    spread_cost: f32,
}

impl Grid {
    /// For `six`, half from the characters before, half from its own width: noise is less, and
    /// perspective is followed.
    fn towards(self, six: &[f32; 6]) -> Self {
        Self { module: (self.module + own_module(six)) * 0.5, ..self }
    }

    /// For `six`, whatever place and width the characters before let expect.
    fn anew(self, six: &[f32; 6]) -> Self {
        Self { module: own_module(six), place: 0.0, place_cost: 0.0, ..self }
    }
}

fn own_module(six: &[f32; 6]) -> f32 {
    six.iter().sum::<f32>() / f32::from(MODULES)
}

/// The character that fits best.
#[derive(Clone, Copy, Debug)]
struct Fit {
    value: u8,
    /// Sum of squared errors of the edges, in modules².
    error: f32,
    /// What it lets expect of the next one.
    grid: Grid,
}

/// How bars that are one module too wide move the edges.
const OUTWARD: [f32; 7] = [-0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5];
/// Sums of them and of their squares.
const OUTWARD_SUM: f32 = -0.5;
const OUTWARD_SQUARES: f32 = 1.75;

/// Fits six runs to the start characters.
fn start(six: &[f32; 6]) -> Option<Fit> {
    let module = own_module(six);
    let grid = Grid { module, place: 0.0, place_cost: 0.0, spread: 0.0, spread_cost: FIRST_SPREAD_COST };
    nearest(six, grid, START_A..STOP)
}

/// Fits six runs, bar first, to every character.
fn character(six: &[f32; 6], grid: Grid) -> Option<Fit> {
    nearest(six, grid, 0..STOP + 1)
}

fn nearest(six: &[f32; 6], grid: Grid, range: std::ops::Range<u8>) -> Option<Fit> {
    let mut edges = [grid.place; 7];
    for i in 0..6 {
        edges[i + 1] = edges[i] + six[i] / grid.module;
    }
    let last = edges[6];
    for (edge, outward) in edges.iter_mut().zip(OUTWARD) {
        *edge -= grid.spread * outward;
    }
    // Least squares in place and spread: [[a, b], [b, c]] times them is [sum, outward].
    let (a, b, c) = (7.0 + grid.place_cost, OUTWARD_SUM, OUTWARD_SQUARES + grid.spread_cost);
    let scale = 1.0 / (a * c - b * b);
    let (mut best, mut second) = ((f32::MAX, 0, 0.0, 0.0), f32::MAX);
    for value in range {
        let known = &EDGES[usize::from(value)];
        let (mut sum, mut squares, mut outward) = (0.0, 0.0, 0.0);
        for i in 0..7 {
            let off = edges[i] - known[i];
            sum += off;
            squares += off * off;
            outward += off * OUTWARD[i];
        }
        let place = (c * sum - b * outward) * scale;
        let spread = (a * outward - b * sum) * scale;
        let error = squares - sum * place - outward * spread;
        if error < best.0 {
            second = best.0;
            best = (error, value, place, spread);
        } else if error < second {
            second = error;
        }
    }
    let (error, value, place, spread) = best;
    let margin = if grid.place_cost > 0.0 { LEAST_MARGIN } else { LEAST_MARGIN_ALONE };
    let clear = error < MOST_ERROR && second - error > margin;
    // The next character begins eleven modules after this one, its first edge is this one's last.
    let place = last - place - f32::from(MODULES);
    let spread = grid.spread + spread;
    let grid = Grid { place, place_cost: PLACE_COST, spread, spread_cost: SPREAD_COST, ..grid };
    clear.then_some(Fit { value, error, grid })
}

/// The edges of each character in modules from its first.
static EDGES: [[f32; 7]; 107] = {
    let mut all = [[0.0; 7]; 107];
    let mut value = 0;
    while value < 107 {
        let mut i = 0;
        while i < 6 {
            all[value][i + 1] = all[value][i] + WIDTHS[value][i] as f32;
            i += 1;
        }
        value += 1;
    }
    all
};
