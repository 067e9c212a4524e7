//! Undoes the blur of a lens that does not focus, on one line.
//!
//! Out of focus, a point becomes a disc. Across bars only the projection of the disc counts: a half
//! ellipse as wide as the disc. Its spectrum falls to zero and below: finer bars fade, then come
//! back with black and white exchanged. The Wiener filter `H / (H² + ε)` turns all of it back as
//! far as noise allows; averaging a band along the bars first makes that far enough for blur of more
//! than a module.
//!
//! Source: N. Wiener, "Extrapolation, Interpolation, and Smoothing of Stationary Time Series", 1949;
//! the spectrum of the disc, 2·J₁(x)/x: J. W. Goodman, "Introduction to Fourier Optics", section 6.4.

use crate::turn::cos_sin;

/// Which blur to undo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blur {
    /// Radius of the disc in samples.
    pub radius: f32,
    /// Noise to signal power, ε.
    pub noise: f32,
}

/// Half a symmetric filter: the weight at 0, 1, 2… samples from the middle.
#[derive(Clone, Default)]
pub struct Filter {
    half: Vec<f32>,
}

/// Frequencies at which the spectrum is sampled: 1/128 of the sampling rate apart, so the filter
/// repeats after 256 samples, far beyond its reach.
const FREQUENCIES: usize = 128;

impl Filter {
    /// The filter against `blur`.
    pub fn against(blur: Blur) -> Self {
        // Ringing of the filter has faded after three diameters (measured: more changes nothing).
        let reach = (blur.radius * 6.0) as usize + 4;
        let gains: Vec<f32> = (0..=FREQUENCIES)
            .map(|i| {
                let frequency = 0.5 * i as f32 / FREQUENCIES as f32;
                let h = disc_spectrum(std::f32::consts::TAU * blur.radius * frequency);
                // Exactly one at frequency zero: grey levels keep their mean.
                h * (1.0 + blur.noise) / (h * h + blur.noise)
            })
            .collect();
        let half = (0..=reach)
            .map(|x| {
                let turn = std::f32::consts::PI * x as f32 / FREQUENCIES as f32;
                let sum: f32 = gains
                    .iter()
                    .enumerate()
                    .map(|(i, gain)| {
                        let ends = if i == 0 || i == FREQUENCIES { 0.5 } else { 1.0 };
                        ends * gain * cos_sin(turn * i as f32).0
                    })
                    .sum();
                // A window keeps the cut end from ringing.
                let window = 0.5 + 0.5 * cos_sin(std::f32::consts::PI * x as f32 / (reach + 1) as f32).0;
                sum / FREQUENCIES as f32 * window
            })
            .collect();
        Self { half }
    }

    /// Filters `grey` into `out`; the border level continues outside.
    pub fn apply(&self, grey: &[f32], out: &mut Vec<f32>) {
        out.clear();
        let (Some(&first), Some(&last)) = (grey.first(), grey.last()) else {
            return;
        };
        let n = grey.len();
        out.extend(grey.iter().map(|g| g * self.half[0]));
        for (shift, &weight) in self.half.iter().enumerate().skip(1) {
            let inner = shift.min(n);
            for (o, g) in out[inner..].iter_mut().zip(grey) {
                *o += weight * g;
            }
            for o in &mut out[..inner] {
                *o += weight * first;
            }
            for (o, g) in out.iter_mut().zip(&grey[inner..]) {
                *o += weight * g;
            }
            for o in &mut out[n - inner..] {
                *o += weight * last;
            }
        }
    }
}

/// 2·J₁(x)/x, the spectrum of a disc.
///
/// Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions", 9.4.4 and 9.4.6.
fn disc_spectrum(x: f32) -> f32 {
    if x < 3.0 {
        let t = (x / 3.0) * (x / 3.0);
        let terms = [0.5, -0.562_499_8, 0.210_935_73, -0.039_542_89, 0.004_433_19, -0.000_317_61];
        2.0 * terms.iter().rev().fold(0.000_011_09, |sum, &term| sum * t + term)
    } else {
        let t = 3.0 / x;
        let size = [0.797_884_6, 0.000_001_56, 0.016_596_67, 0.000_171_05, -0.002_495_11, 0.001_136_53];
        let size = size.iter().rev().fold(-0.000_200_33, |sum, &term| sum * t + term);
        let phase = [-2.356_194_5, 0.124_996_12, 0.000_056_50, -0.006_378_79, 0.000_743_48, 0.000_798_24];
        let phase = phase.iter().rev().fold(-0.000_291_66, |sum, &term| sum * t + term);
        2.0 * size * cos_sin(x + phase).0 / (x * x.sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spectrum_of_a_disc_has_its_known_values() {
        // J₁ from tables: J₁(1) = 0.440051, J₁(2) = 0.576725, J₁(5) = -0.327579.
        for (x, j) in [(1.0, 0.440_051), (2.0, 0.576_725), (5.0, -0.327_579)] {
            assert!((disc_spectrum(x) - 2.0 * j / x).abs() < 1e-5);
        }
        assert!((disc_spectrum(0.0) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_blurred_bar_gets_its_edges_back() {
        // The half ellipse of radius 3 over a bar of 5 samples.
        let bar = |x: f32| if (x - 50.0).abs() < 2.5 { 0.0 } else { 200.0 };
        let grey: Vec<f32> = (0..100)
            .map(|i| {
                let (mut sum, mut weights) = (0.0, 0.0);
                for k in -60..=60 {
                    let t = k as f32 / 20.0;
                    let weight = (9.0 - t * t).max(0.0).sqrt();
                    sum += weight * bar(i as f32 + 0.5 + t);
                    weights += weight;
                }
                sum / weights
            })
            .collect();
        let mut sharp = Vec::new();
        Filter::against(Blur { radius: 3.0, noise: 0.003 }).apply(&grey, &mut sharp);
        assert!(grey[50] > 20.0 && sharp[50] < 10.0, "{} {}", grey[50], sharp[50]);
        assert!(sharp[46] > 150.0 && sharp[10] > 190.0);
    }

    #[test]
    fn a_line_shorter_than_the_filter_is_filtered() {
        let filter = Filter::against(Blur { radius: 4.0, noise: 0.01 });
        let mut out = Vec::new();
        for n in 0..5 {
            filter.apply(&vec![80.0; n], &mut out);
            assert_eq!(out.len(), n);
            assert!(out.iter().all(|v| (v - 80.0).abs() < 1.0));
        }
    }
}
