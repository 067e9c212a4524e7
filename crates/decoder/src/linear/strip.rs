//! Grey levels along a line of any direction, averaged over a band along the bars.

use super::{region::Region, runs::Line};
use crate::{frame::Frame, symbol::Point};

/// A line across a frame with a band to average.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strip {
    /// Middle of the line.
    pub centre: Point,
    /// Unit vector along the line.
    pub along: Point,
    /// Half its length in pixels.
    pub half_length: f32,
    /// Parallel lines averaged.
    pub taps: usize,
    /// Pixels from one of them to the next.
    pub apart: f32,
}

/// Most lines that a band averages: they leave a sixth of the noise. More cost time and read no more;
/// sixteen read one drawn frame in two hundred less.
const MOST_TAPS: usize = 32;

impl Strip {
    /// A strip through `region`, `offset` pixels along its bars from the middle, `reach` times as
    /// long as the region and `height` pixels high.
    pub fn through(region: &Region, offset: f32, reach: f32, height: usize) -> Self {
        let Point { x: dx, y: dy } = region.along;
        let taps = height.clamp(1, MOST_TAPS);
        Self {
            centre: Point { x: region.centre.x - dy * offset, y: region.centre.y + dx * offset },
            along: region.along,
            half_length: region.half_length * reach,
            taps,
            apart: height.max(1) as f32 / taps as f32,
        }
    }

    /// Fills `grey` with the samples and says where they lie; the line is cut at the border.
    pub fn sample(&self, frame: &Frame<'_>, grey: &mut Vec<f32>) -> Line {
        grey.clear();
        let Point { x: dx, y: dy } = self.along;
        let (start, end) = self.clip(frame);
        let origin = Point { x: self.centre.x + dx * start, y: self.centre.y + dy * start };
        let count = (end - start).max(0.0) as usize;
        grey.resize(count, 0.0);
        let taps = self.taps.max(1);
        for tap in 0..taps {
            let off = (tap as f32 - (taps - 1) as f32 * 0.5) * self.apart;
            // Sample i has its middle at i + 0.5; pixel centres lie at half pixels.
            let first = Point { x: origin.x - dy * off + dx * 0.5 - 0.5, y: origin.y + dx * off + dy * 0.5 - 0.5 };
            add_samples(frame, first, self.along, grey);
        }
        let scale = 1.0 / (taps << (2 * WEIGHT)) as f32;
        for value in grey.iter_mut() {
            *value *= scale;
        }
        Line { start: origin, step: self.along, half_band: taps as f32 * self.apart * 0.5 }
    }

    /// The part of the line inside the frame, from its middle.
    fn clip(&self, frame: &Frame<'_>) -> (f32, f32) {
        let (mut start, mut end) = (-self.half_length, self.half_length);
        let axes =
            [(self.centre.x, self.along.x, frame.width() as f32), (self.centre.y, self.along.y, frame.height() as f32)];
        for (middle, slope, side) in axes {
            if slope.abs() > 1e-4 {
                let (a, b) = (-middle / slope, (side - middle) / slope);
                start = start.max(a.min(b));
                end = end.min(a.max(b));
            } else if !(0.0..=side).contains(&middle) {
                end = start;
            }
        }
        (start, end)
    }
}

/// Bits after the point of a coordinate: a line of 8192 samples drifts by a sixteenth of a pixel.
const FRACTION: u32 = 16;
/// Bits of a weight between two pixels, so that level and two weights fit 24 bits.
const WEIGHT: u32 = 8;

/// Adds to each value the grey level, times two weights, at its point: `first` in pixels from the centre of the first
/// pixel, then `stride` further each; the border continues outside.
fn add_samples(frame: &Frame<'_>, first: Point, stride: Point, values: &mut [f32]) {
    let (width, height) = (frame.width(), frame.height());
    let one = (1_i64 << FRACTION) as f32;
    let fixed = |v: f32| (v * one) as i32;
    let (x, y) = (fixed(first.x), fixed(first.y));
    let (dx, dy) = (fixed(stride.x), fixed(stride.y));
    let last = |side: usize| (((side - 1) << FRACTION) as i32).max(0);
    let (most_x, most_y) = (last(width), last(height));
    let luma = frame.luma();
    let weight = |v: i32| v >> (FRACTION - WEIGHT) & ((1 << WEIGHT) - 1);
    let level = |upper: i32, lower: i32, down: i32| ((upper << WEIGHT) + (lower - upper) * down) as f32;
    let count = values.len();
    let place = |i: usize| (x + dx * i as i32, y + dy * i as i32);
    let is_inside = |&i: &usize| (0..most_x).contains(&place(i).0) && (0..most_y).contains(&place(i).1);
    let from = (0..count).find(is_inside).unwrap_or(count);
    let to = (from..count).rev().find(is_inside).map_or(from, |last| last + 1);
    let at_edge = |(x, y): (i32, i32)| {
        let (x, y) = (x.clamp(0, most_x), y.clamp(0, most_y));
        let at = (y >> FRACTION) as usize * width + (x >> FRACTION) as usize;
        // Past the last row the weight is 0, and any value will do.
        let [upper, lower] = [at, at + width].map(|at| luma.get(at..).map_or(0, |row| between(row, weight(x))));
        level(upper, lower, weight(y))
    };
    let (before, inside) = values.split_at_mut(from);
    let (inside, behind) = inside.split_at_mut(to - from);
    before.iter_mut().enumerate().for_each(|(i, value)| *value += at_edge(place(i)));
    behind.iter_mut().enumerate().for_each(|(i, value)| *value += at_edge(place(to + i)));
    let (mut x, mut y) = place(from);
    for value in inside {
        let at = (y >> FRACTION) as usize * width + (x >> FRACTION) as usize;
        if let Some(pixels) = luma.get(at..at + width + 2) {
            let [upper, lower] = [0, width].map(|at| between(&pixels[at..at + 2], weight(x)));
            *value += level(upper, lower, weight(y));
        }
        x += dx;
        y += dy;
    }
}

/// The first two pixels, weighted; past the last column the weight is 0.
fn between(pixels: &[u8], right: i32) -> i32 {
    let (a, b) = match *pixels {
        [a, b, ..] => (i32::from(a), i32::from(b)),
        [a] => (i32::from(a), 0),
        [] => (0, 0),
    };
    (a << WEIGHT) + (b - a) * right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upright_strip_repeats_its_column() {
        let luma: Vec<u8> = (0..8 * 6).map(|i| (i / 8 * 10) as u8).collect();
        let Ok(frame) = Frame::new(&luma, 8, 6) else { unreachable!() };
        let strip = Strip {
            centre: Point { x: 4.5, y: 3.0 },
            along: Point { x: 0.0, y: 1.0 },
            half_length: 100.0,
            taps: 3,
            apart: 1.0,
        };
        let mut grey = Vec::new();
        let line = strip.sample(&frame, &mut grey);
        assert_eq!(grey, [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
        assert_eq!(line.start.y, 0.0);
    }
}
