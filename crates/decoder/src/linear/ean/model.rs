//! What an EAN-13 looks like through a lens that does not focus.
//!
//! Blur is a sum over bars: the picture of two digits is the picture of the one plus that of the
//! other. With blur of less than half a digit, a sample between the middles of two neighbours shows
//! only these two. So the square distance between a line and any code is a sum of terms of one digit
//! and of two neighbours, and the cheapest code is a shortest way (see `chain`).
//!
//! After O. Gallo and R. Manduchi, "Reading 1D Barcodes with Mobile Phones Using Deformable
//! Templates", IEEE PAMI 33 (2011), with blurred neighbours in place of independent digits.

use super::pattern::{SET_A, SETS};

/// Samples a module.
pub const SAMPLES: usize = 4;
/// Modules before the first bar and after the last that are compared too: quiet zone.
pub const QUIET: usize = 4;
/// Modules of an EAN-13.
pub const MODULES: usize = 95;
/// Samples of a whole line.
pub const LENGTH: usize = (MODULES + 2 * QUIET) * SAMPLES;
/// Samples from the middle of a digit to the middle of its neighbour.
pub const WINDOW: usize = 7 * SAMPLES;
/// Patterns of digits: sets A and B (0..20), set C (20..30).
pub const PATTERNS: usize = 30;

/// Modules before each digit.
pub const DIGIT_AT: [usize; 12] = [3, 10, 17, 24, 31, 38, 50, 57, 64, 71, 78, 85];

/// Bars of the guards: module and width.
const GUARD_BARS: [usize; 6] = [0, 2, 46, 48, 92, 94];

/// The pictures of all digits at one blur, dark as 1.
pub struct Model {
    /// The guards alone.
    pub guards: Vec<f32>,
    /// For each pattern the samples from half a digit before its first module to its middle, and
    /// from its middle to half a digit behind.
    pub before: Vec<[f32; WINDOW]>,
    /// See [`Model::before`].
    pub after: Vec<[f32; WINDOW]>,
    /// Sum of squares of each half.
    pub before_power: [f32; PATTERNS],
    /// See [`Model::before_power`].
    pub after_power: [f32; PATTERNS],
    /// Twice the product of the second half of a pattern and the first of its right neighbour.
    pub overlap: Vec<[f32; PATTERNS]>,
}

impl Model {
    /// The model at a blur disc of `radius` modules, less than 3.5.
    pub fn new(radius: f32) -> Self {
        let bar = |at: f32, from: f32, to: f32| {
            // Dark as far as the disc around `at` lies over the bar.
            edge((at - from) / radius) - edge((at - to) / radius)
        };
        let guards = (0..LENGTH)
            .map(|i| {
                let at = place(i);
                GUARD_BARS.iter().map(|&m| bar(at, m as f32, m as f32 + 1.0)).sum()
            })
            .collect();
        let picture = |pattern: usize, start: f32| {
            let (widths, dark) = if pattern < 20 { (SETS[pattern], 1) } else { (SET_A[pattern - 20], 0) };
            let mut samples = [0.0; WINDOW];
            for (i, sample) in samples.iter_mut().enumerate() {
                let at = start + (i as f32 + 0.5) / SAMPLES as f32;
                let mut from = 0.0;
                for (run, &width) in widths.iter().enumerate() {
                    let to = from + f32::from(width);
                    if run % 2 == dark {
                        *sample += bar(at, from, to);
                    }
                    from = to;
                }
            }
            samples
        };
        let before: Vec<_> = (0..PATTERNS).map(|p| picture(p, -3.5)).collect();
        let after: Vec<_> = (0..PATTERNS).map(|p| picture(p, 3.5)).collect();
        let mut before_power = [0.0; PATTERNS];
        let mut after_power = [0.0; PATTERNS];
        for p in 0..PATTERNS {
            before_power[p] = dot(&before[p], &before[p]);
            after_power[p] = dot(&after[p], &after[p]);
        }
        let overlap = after
            .iter()
            .map(|a| {
                let mut row = [0.0; PATTERNS];
                for (value, b) in row.iter_mut().zip(&before) {
                    *value = 2.0 * dot(a, b);
                }
                row
            })
            .collect();
        Self { guards, before, after, before_power, after_power, overlap }
    }

    /// The picture of twelve patterns with guards.
    pub fn draw(&self, patterns: &[u8; 12], out: &mut Vec<f32>) {
        out.clear();
        out.extend_from_slice(&self.guards);
        for (&pattern, &at) in patterns.iter().zip(&DIGIT_AT) {
            let middle = sample(at) + WINDOW / 2;
            let halves =
                [(middle - WINDOW, &self.before[usize::from(pattern)]), (middle, &self.after[usize::from(pattern)])];
            for (start, half) in halves {
                for (o, s) in out[start..].iter_mut().zip(half) {
                    *o += s;
                }
            }
        }
    }
}

/// The module position of sample `i`.
pub fn place(i: usize) -> f32 {
    (i as f32 + 0.5) / SAMPLES as f32 - QUIET as f32
}

/// The sample at which module `m` starts.
pub fn sample(m: usize) -> usize {
    (m + QUIET) * SAMPLES
}

/// The sum of products.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    // Four sums at a time, so that they fit one vector register.
    let mut sums = [0.0_f32; 4];
    let chunks = a.chunks_exact(4).zip(b.chunks_exact(4));
    for (x, y) in chunks {
        for k in 0..4 {
            sums[k] += x[k] * y[k];
        }
    }
    sums.iter().sum()
}

/// How much of a disc of radius 1 lies left of `t`.
fn edge(t: f32) -> f32 {
    let t = t.clamp(-1.0, 1.0);
    0.5 + (t * (1.0 - t * t).sqrt() + t.asin()) / std::f32::consts::PI
}
