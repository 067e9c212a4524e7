//! A grey picture at one scale.

use crate::frame::Frame;

/// 8-bit luma, row-major.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    /// All pixels.
    pub luma: &'a [u8],
    /// Pixels a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

impl<'a> Picture<'a> {
    /// The whole frame.
    pub fn of(frame: &Frame<'a>) -> Self {
        Self { luma: frame.luma(), width: frame.width(), height: frame.height() }
    }

    /// The level at a point, between the four pixels around it; the edge goes on outside.
    pub fn at(&self, (x, y): (f32, f32)) -> f32 {
        let x = (x - 0.5).clamp(0.0, (self.width - 1) as f32);
        let y = (y - 0.5).clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (right, bottom) = ((left + 1).min(self.width - 1), (top + 1).min(self.height - 1));
        let (fx, fy) = (x - left as f32, y - top as f32);
        let pixel = |x: usize, y: usize| f32::from(self.luma[y * self.width + x]);
        let above = pixel(left, top) * (1.0 - fx) + pixel(right, top) * fx;
        let below = pixel(left, bottom) * (1.0 - fx) + pixel(right, bottom) * fx;
        above * (1.0 - fy) + below * fy
    }
}

/// Averages squares of `factor` pixels.
pub fn shrink(picture: &Picture<'_>, factor: usize, to: &mut Vec<u8>) -> (usize, usize) {
    let (width, height) = (picture.width / factor, picture.height / factor);
    to.clear();
    for y in 0..height {
        for x in 0..width {
            let mut sum = 0;
            for dy in 0..factor {
                let at = (y * factor + dy) * picture.width + x * factor;
                sum += picture.luma[at..at + factor].iter().map(|&p| u32::from(p)).sum::<u32>();
            }
            to.push((sum / (factor * factor) as u32) as u8);
        }
    }
    (width, height)
}

/// Enlarges by `factor`, with a white margin of `margin` pixels of the result.
///
/// By 2 levels between pixels are interpolated; by more pixels become squares, which keeps a symbol
/// of one pixel a module as it is.
pub fn enlarge(picture: &Picture<'_>, factor: usize, margin: usize, to: &mut Vec<u8>) -> (usize, usize) {
    let (width, height) = (picture.width * factor + 2 * margin, picture.height * factor + 2 * margin);
    to.clear();
    to.resize(width * height, 255);
    for (y, row) in to.chunks_exact_mut(width).enumerate().skip(margin).take(picture.height * factor) {
        let from = &picture.luma[(y - margin) / factor * picture.width..];
        let inner = &mut row[margin..margin + picture.width * factor];
        if factor == 2 {
            let v = (y - margin) as f32 / 2.0 + 0.25;
            for (x, pixel) in inner.iter_mut().enumerate() {
                *pixel = picture.at((x as f32 / 2.0 + 0.25, v)) as u8;
            }
        } else {
            for (pixels, &level) in inner.chunks_exact_mut(factor).zip(from) {
                pixels.fill(level);
            }
        }
    }
    (width, height)
}
