//! Run widths to the symbol characters of Code 128.
//!
//! A character is the one whose *edge-to-similar-edge* distances (from a dark edge to the next dark
//! edge, from a light one to the next light one) fit best: ink spread and a wrong threshold move
//! both edges alike and leave them. The bars' total, which is even, tells the rest.

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
    /// How well the distances fit: 0 none, 1 perfect.
    pub likelihood: f32,
}

/// Most symbol characters: 48 data characters are the limit of GS1-128; plain Code 128 has none,
/// longer ones do not fit a label.
const MOST_CHARACTERS: usize = 84;

/// Greatest sum of squared distance errors of a character, in modules²: five errors of 0.55 modules.
/// Half way to the nearest other character is 1.0 in the worst case.
const MOST_ERROR: f32 = 1.5;
/// Least difference to the sum of the second-best character.
const LEAST_MARGIN: f32 = 0.4;
/// Greatest change in width from one character to the next: a symbol seen from the side shrinks by
/// far less a character.
const MOST_STRETCH: f32 = 1.25;
/// What the sum of bars adds to the error, against the distances: blur makes it less reliable.
const BARS_WEIGHT: f32 = 0.15;
/// Root of the mean squared distance error that has likelihood 0.
const WORST_ERROR: f32 = 0.55;

/// Reads a symbol whose start character begins at `widths[0]`, a dark run.
pub fn decode(widths: &[f32]) -> Option<Reading> {
    let mut values = [0_u8; MOST_CHARACTERS];
    let mut length = 0;
    let mut error = 0.0;
    let mut spread = 0.0;
    let mut before = 0.0_f32;
    loop {
        let at = length * 6;
        let six: &[f32; 6] = widths.get(at..at + 6)?.try_into().ok()?;
        let width: f32 = six.iter().sum();
        if length > 0 && (width > before * MOST_STRETCH || before > width * MOST_STRETCH) {
            return None;
        }
        before = width;
        let best = character(six, length == 0, spread)?;
        if length > 0 && best.value == STOP {
            error += best.error;
            break;
        }
        spread = if length == 0 { best.spread } else { spread + (best.spread - spread) * 0.25 };
        error += best.error;
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
    let mean = error / (5 * (length + 1)) as f32;
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

/// The character that fits best.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    pub value: u8,
    /// Sum of squared errors of the distances, in modules².
    pub error: f32,
    /// How much wider a bar is than it should be, in modules.
    pub spread: f32,
}

/// Fits six runs, bar first; `start` asks for a start character, whose spread is not yet known.
pub(super) fn character(six: &[f32; 6], start: bool, spread: f32) -> Option<Fit> {
    let scale = f32::from(MODULES) / six.iter().sum::<f32>();
    let mut distances = [0.0; 5];
    for (i, distance) in distances.iter_mut().enumerate() {
        *distance = (six[i] + six[i + 1]) * scale;
    }
    let bars = (six[0] + six[2] + six[4]) * scale;
    let range = if start { START_A..STOP } else { 0..STOP + 1 };
    let (mut best, mut second) = (f32::MAX, f32::MAX);
    let mut value = 0;
    for candidate in range {
        let known = &DISTANCES[usize::from(candidate)];
        let off = distances.iter().zip(&known.distances).map(|(d, k)| d - k);
        let mut error: f32 = off.map(|o| o * o).sum();
        if !start {
            let off = bars - known.bars - 3.0 * spread;
            error += BARS_WEIGHT * off * off;
        }
        if error < best {
            second = best;
            best = error;
            value = candidate;
        } else if error < second {
            second = error;
        }
    }
    (best < MOST_ERROR && second - best > LEAST_MARGIN).then(|| Fit {
        value,
        error: best,
        spread: (bars - DISTANCES[usize::from(value)].bars) / 3.0,
    })
}

struct Distances {
    distances: [f32; 5],
    bars: f32,
}

static DISTANCES: [Distances; 107] = {
    let mut all = [const { Distances { distances: [0.0; 5], bars: 0.0 } }; 107];
    let mut value = 0;
    while value < 107 {
        let widths = &WIDTHS[value];
        let mut i = 0;
        while i < 5 {
            all[value].distances[i] = (widths[i] + widths[i + 1]) as f32;
            i += 1;
        }
        all[value].bars = (widths[0] + widths[2] + widths[4]) as f32;
        value += 1;
    }
    all
};
