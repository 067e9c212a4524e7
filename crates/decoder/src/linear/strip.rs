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
    /// Parallel lines averaged, one pixel apart.
    pub taps: usize,
    /// Samples a pixel.
    pub density: f32,
}

impl Strip {
    /// A strip through `region`, `offset` pixels along its bars from the middle, `reach` times as
    /// long as the region.
    pub fn through(region: &Region, offset: f32, reach: f32, taps: usize) -> Self {
        let Point { x: dx, y: dy } = region.along;
        Self {
            centre: Point { x: region.centre.x - dy * offset, y: region.centre.y + dx * offset },
            along: region.along,
            half_length: region.half_length * reach,
            taps,
            density: 1.0,
        }
    }

    /// Fills `grey` with the samples and says where they lie; the line is cut at the border.
    pub fn sample(&self, frame: &Frame<'_>, grey: &mut Vec<f32>) -> Line {
        grey.clear();
        let Point { x: dx, y: dy } = self.along;
        let (start, end) = self.clip(frame);
        let origin = Point { x: self.centre.x + dx * start, y: self.centre.y + dy * start };
        let step = 1.0 / self.density;
        let count = ((end - start) * self.density).max(0.0) as usize;
        grey.resize(count, 0.0);
        let taps = self.taps.max(1);
        for tap in 0..taps {
            let off = tap as f32 - (taps - 1) as f32 * 0.5;
            // Sample i has its middle at i + 0.5; pixel centres lie at half pixels.
            let mut x = origin.x - dy * off + dx * step * 0.5 - 0.5;
            let mut y = origin.y + dx * off + dy * step * 0.5 - 0.5;
            for value in grey.iter_mut() {
                *value += level(frame, x, y);
                x += dx * step;
                y += dy * step;
            }
        }
        let scale = 1.0 / taps as f32;
        for value in grey.iter_mut() {
            *value *= scale;
        }
        Line { start: origin, step: Point { x: dx * step, y: dy * step }, half_band: taps as f32 * 0.5 }
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

/// The grey level at a point between pixel centres; the border pixel continues outside.
fn level(frame: &Frame<'_>, x: f32, y: f32) -> f32 {
    let (width, height) = (frame.width(), frame.height());
    let x = x.clamp(0.0, (width - 1) as f32);
    let y = y.clamp(0.0, (height - 1) as f32);
    let (column, row) = (x as usize, y as usize);
    let (fx, fy) = (x - column as f32, y - row as f32);
    let luma = frame.luma();
    let at = row * width + column;
    let right = usize::from(column + 1 < width);
    let below = if row + 1 < height { width } else { 0 };
    let pixel = |i: usize| f32::from(luma.get(i).copied().unwrap_or_default());
    let upper = pixel(at) + (pixel(at + right) - pixel(at)) * fx;
    let lower = pixel(at + below) + (pixel(at + below + right) - pixel(at + below)) * fx;
    upper + (lower - upper) * fy
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
            density: 1.0,
        };
        let mut grey = Vec::new();
        let line = strip.sample(&frame, &mut grey);
        assert_eq!(grey, [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
        assert_eq!(line.start.y, 0.0);
    }
}
