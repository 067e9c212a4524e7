//! What an EAN-13 looks like through a lens that does not focus.
//!
//! Blur is a sum over bars: the picture of two digits is the picture of the one plus that of the
//! other, and the picture of a digit the sum over its dark modules. With blur of less than half a
//! digit, a sample between the middles of two neighbours shows only these two. So the square distance
//! between a line and any code is a sum of terms of one digit and of two neighbours, and the cheapest
//! code is a shortest way (see `chain`).
//!
//! After O. Gallo and R. Manduchi, "Reading 1D Barcodes with Mobile Phones Using Deformable
//! Templates", IEEE PAMI 33 (2011), with blurred neighbours in place of independent digits.

use super::pattern::{SET_A, SETS};

/// Samples a module. The finest detail, bars of one module, needs two; four read no code more at
/// twice the time.
pub const SAMPLES: usize = 2;
/// Points by which the mean over a sample is taken when a model is made.
const POINTS: usize = 8;
/// Modules before the first bar and after the last that are compared too: quiet zone.
pub const QUIET: usize = 4;
/// Modules of an EAN-13.
pub const MODULES: usize = 95;
/// Samples of a whole line.
pub const LENGTH: usize = (MODULES + 2 * QUIET) * SAMPLES;
/// Patterns of digits: sets A and B (0..20), set C (20..30).
pub const PATTERNS: usize = 30;
/// Modules of a digit.
const DIGIT: usize = 7;

/// Modules before each digit.
pub const DIGIT_AT: [usize; 12] = [3, 10, 17, 24, 31, 38, 50, 57, 64, 71, 78, 85];

/// Bars of the guards, each a module wide.
const GUARD_BARS: [usize; 6] = [0, 2, 46, 48, 92, 94];

/// The two bars of each pattern: modules before each, and before what follows it.
pub const BARS: [[(usize, usize); 2]; PATTERNS] = {
    let mut bars = [[(0, 0); 2]; PATTERNS];
    let mut p = 0;
    while p < PATTERNS {
        let [a, b, c, d] = if p < 20 { SETS[p] } else { SET_A[p - 20] };
        let (a, b, c, d) = (a as usize, b as usize, c as usize, d as usize);
        // Left digits begin light, right digits dark.
        bars[p] = if p < 20 { [(a, a + b), (DIGIT - d, DIGIT)] } else { [(0, a), (a + b, a + b + c)] };
        p += 1;
    }
    bars
};

/// The pictures of all digits at one blur, dark as 1.
pub struct Model {
    /// The guards alone.
    pub guards: Vec<f32>,
    /// One dark module, from `reach` samples before its first; zeros fill up to whole chunks of [`dot`].
    module: Vec<f32>,
    /// Samples by which blur spreads a module.
    reach: usize,
    /// Sum of squares of each pattern.
    pub power: [f32; PATTERNS],
    /// Twice the product of a pattern and its right neighbour.
    pub overlap: Vec<[f32; PATTERNS]>,
    /// The largest of them.
    pub most_overlap: f32,
}

impl Model {
    /// The model at a blur disc of `radius` modules, less than half a digit.
    pub fn new(radius: f32) -> Self {
        let reach = (radius * SAMPLES as f32).ceil() as usize;
        let length = (SAMPLES + 2 * reach).next_multiple_of(4);
        // Dark as far as the disc around a point lies over the module; a sample is the mean of its points.
        let dark = |at: f32| edge(at / radius) - edge((at - 1.0) / radius);
        let module = (0..length)
            .map(|i| {
                let at = |k: usize| (i as f32 + (k as f32 + 0.5) / POINTS as f32 - reach as f32) / SAMPLES as f32;
                (0..POINTS).map(|k| dark(at(k))).sum::<f32>() / POINTS as f32
            })
            .collect();
        let mut model = Self {
            guards: vec![0.0; LENGTH],
            module,
            reach,
            power: [0.0; PATTERNS],
            overlap: Vec::new(),
            most_overlap: 0.0,
        };
        let mut guards = std::mem::take(&mut model.guards);
        for bar in GUARD_BARS {
            model.add(bar, &mut guards);
        }
        model.guards = guards;
        // Two digits beside each other, far from the ends.
        let pictures = |at: usize| -> Vec<Vec<f32>> {
            let picture = |bars: [(usize, usize); 2]| {
                let mut line = vec![0.0; LENGTH];
                for m in bars.into_iter().flat_map(|(from, to)| from..to) {
                    model.add(at + m, &mut line);
                }
                line
            };
            BARS.into_iter().map(picture).collect()
        };
        let (lefts, rights) = (pictures(DIGIT_AT[1]), pictures(DIGIT_AT[2]));
        let product = |a: &Vec<f32>, b: &Vec<f32>| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
        let power = std::array::from_fn(|p| product(&lefts[p], &lefts[p]));
        let overlap: Vec<[f32; PATTERNS]> =
            lefts.iter().map(|l| std::array::from_fn(|p| 2.0 * product(l, &rights[p]))).collect();
        let most_overlap = overlap.iter().flatten().copied().fold(0.0, f32::max);
        Self { power, overlap, most_overlap, ..model }
    }

    /// How much of each module, added up from module 0 on, is in `line`: the product with the picture
    /// of any bar is a difference of two.
    pub fn products(&self, line: &[f32]) -> [f32; MODULES + 1] {
        let mut sums = [0.0; MODULES + 1];
        for m in DIGIT_AT[0]..DIGIT_AT[11] + DIGIT {
            let from = sample(m) - self.reach;
            sums[m + 1] = sums[m] + dot(&line[from..from + self.module.len()], &self.module);
        }
        sums
    }

    /// The picture of twelve patterns with guards.
    pub fn draw(&self, patterns: &[u8; 12], out: &mut Vec<f32>) {
        out.clear();
        out.extend_from_slice(&self.guards);
        for (&pattern, &at) in patterns.iter().zip(&DIGIT_AT) {
            for m in BARS[usize::from(pattern)].into_iter().flat_map(|(from, to)| from..to) {
                self.add(at + m, out);
            }
        }
    }

    /// Adds dark module `m`; what lies beyond the ends is cut off.
    fn add(&self, m: usize, line: &mut [f32]) {
        let start = sample(m) - self.reach;
        for (o, s) in line[start..].iter_mut().zip(&self.module) {
            *o += s;
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
