//! A grey picture at one scale.

use crate::{frame::Frame, gate::Area, linear::region::both};

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

    /// How far a point lies from the nearest edge, in pixels; below zero outside.
    pub fn edge_distance(&self, (x, y): (f32, f32)) -> f32 {
        x.min(y).min(self.width as f32 - x).min(self.height as f32 - y)
    }

    /// The level at a point, between the four pixels around it; the edge goes on outside.
    pub fn at(&self, (x, y): (f32, f32)) -> f32 {
        let fixed = |v: f32| ((v - 0.5) * ONE as f32) as i32;
        let last = |side: usize| (side as i32 - 1) * ONE;
        let (x, y) = (fixed(x).clamp(0, last(self.width)), fixed(y).clamp(0, last(self.height)));
        let (right, down) = (x & (ONE - 1), y & (ONE - 1));
        let at = (y >> ONE.ilog2()) as usize * self.width + (x >> ONE.ilog2()) as usize;
        let between = |left: u8, next: u8| i32::from(left) * ONE + (i32::from(next) - i32::from(left)) * right;
        let (above, below) = match self.luma.get(at..at + self.width + 2) {
            Some(pixels) => (between(pixels[0], pixels[1]), between(pixels[self.width], pixels[self.width + 1])),
            None => {
                // Past the last column or row the weight is 0, and any level will do.
                let level = |at: usize| self.luma.get(at).copied().unwrap_or(0);
                let across = |at: usize| between(level(at), level(at + 1));
                (across(at), across(at + self.width))
            }
        };
        (above * ONE + (below - above) * down) as f32 * (1.0 / (ONE * ONE) as f32)
    }
}

/// Parts of a pixel in which a place between pixels is counted.
const ONE: i32 = 256;

/// Cuts `area` out of the frame and stretches its levels over the whole range; `smooth` first takes
/// binomial means of three by three pixels, which leave a third of the noise.
pub fn cut(frame: &Frame<'_>, area: Area, smooth: bool, to: &mut Vec<u8>) {
    to.clear();
    for y in area.top..area.bottom {
        let row = |y: usize| &frame.row(y)[area.left..area.right];
        let (above, middle, below) =
            (row(y.saturating_sub(1).max(area.top)), row(y), row((y + 1).min(area.bottom - 1)));
        if !smooth {
            to.extend_from_slice(middle);
            continue;
        }
        let column = |x: usize| u16::from(above[x]) + 2 * u16::from(middle[x]) + u16::from(below[x]);
        let last = middle.len() - 1;
        to.extend(
            (0..=last).map(|x| ((column(x.saturating_sub(1)) + 2 * column(x) + column((x + 1).min(last))) / 16) as u8),
        );
    }
    let (least, most) = to.iter().fold((255, 0), |(least, most), &level| (level.min(least), level.max(most)));
    let range = u32::from(most.saturating_sub(least)).max(1);
    for level in to {
        *level = (u32::from(*level - least) * 255 / range) as u8;
    }
}

/// Averages squares of `factor` pixels.
pub fn shrink(picture: &Picture<'_>, factor: usize, to: &mut Vec<u8>) -> (usize, usize) {
    let (width, height) = (picture.width / factor, picture.height / factor);
    to.clear();
    // Plain loops, which fill vector registers; sixteen times sixteen pixels fit a sum.
    let mut sums = vec![0_u16; picture.width];
    for rows in picture.luma.chunks_exact(factor * picture.width) {
        if factor == 2 {
            let (upper, lower) = rows.split_at(picture.width);
            let pairs = upper.as_chunks().0.iter().zip(lower.as_chunks().0);
            to.extend(pairs.map(|(&upper, &lower)| ((both(upper) + both(lower)) / 4) as u8));
        } else {
            sums.fill(0);
            for row in rows.chunks_exact(picture.width) {
                sums.iter_mut().zip(row).for_each(|(sum, &level)| *sum += u16::from(level));
            }
            let area = (factor * factor) as u16;
            to.extend(sums.chunks_exact(factor).map(|sums| (sums.iter().sum::<u16>() / area) as u8));
        }
    }
    (width, height)
}

/// Reduces so that the longest side has `side` pixels: each pixel is the mean of the area that it covers.
///
/// Gives width and height of the result.
pub fn reduce(picture: &Picture<'_>, side: usize, to: &mut Vec<u8>) -> (usize, usize) {
    let longest = picture.width.max(picture.height);
    let scaled = |length: usize| ((length * side + longest / 2) / longest).max(1);
    let (width, height) = (scaled(picture.width), scaled(picture.height));
    let columns = shares(picture.width, width);
    to.clear();
    let mut sums = vec![0.0_f32; picture.width];
    for (rows, [first, last]) in shares(picture.height, height) {
        sums.fill(0.0);
        for y in rows.clone() {
            let share = if y == rows.start {
                first
            } else if y + 1 == rows.end {
                last
            } else {
                1.0
            };
            let row = &picture.luma[y * picture.width..][..picture.width];
            for (sum, &level) in sums.iter_mut().zip(row) {
                *sum += f32::from(level) * share;
            }
        }
        let area = (picture.width * picture.height) as f32 / (width * height) as f32;
        to.extend(columns.iter().map(|(columns, [first, last])| {
            let all: f32 = sums[columns.clone()].iter().sum();
            let cut = (1.0 - first) * sums[columns.start] + (1.0 - last) * sums[columns.end - 1];
            ((all - cut) / area + 0.5) as u8
        }));
    }
    (width, height)
}

/// For each pixel of a reduced side the pixels that it covers, and how much of the first and the last one.
fn shares(long: usize, short: usize) -> Vec<(std::ops::Range<usize>, [f32; 2])> {
    let step = long as f64 / short as f64;
    let share = |i: usize| {
        let (from, to) = (i as f64 * step, (i + 1) as f64 * step);
        let first = from.floor() as usize;
        // A boundary that is one but for rounding begins no pixel more.
        let last = ((to - 1e-6).ceil() as usize).clamp(first + 1, long);
        let cut = [from - first as f64, last as f64 - to].map(|cut| (1.0 - cut.max(0.0)) as f32);
        (first..last, cut)
    };
    (0..short).map(share).collect()
}

/// Adds `times` what differs from the mean of the square of `2 * reach + 1` pixels around: blur undone, as far as that
/// goes without knowing it.
pub fn sharpen(picture: &Picture<'_>, reach: usize, times: i32, to: &mut Vec<u8>) {
    let Picture { luma, width, height } = *picture;
    to.clear();
    to.reserve(luma.len());
    let row = |y: usize| &luma[y * width..][..width];
    // Zeros on both sides.
    let mut columns = vec![0_u32; width + 2 * reach];
    let mut sums = vec![0_u32; width];
    let inner = reach..reach + width;
    for y in 0..reach.min(height) {
        columns[inner.clone()].iter_mut().zip(row(y)).for_each(|(sum, &level)| *sum += u32::from(level));
    }
    let sharp = |level: u8, mean: u32| ((1 + times) * i32::from(level) - times * mean as i32).clamp(0, 255) as u8;
    for y in 0..height {
        let rows = y.saturating_sub(reach)..(y + reach + 1).min(height);
        if y + reach < height {
            columns[inner.clone()].iter_mut().zip(row(y + reach)).for_each(|(sum, &level)| *sum += u32::from(level));
        }
        if y > reach {
            columns[inner.clone()]
                .iter_mut()
                .zip(row(y - reach - 1))
                .for_each(|(sum, &level)| *sum -= u32::from(level));
        }
        sums.fill(0);
        for off in 0..=2 * reach {
            sums.iter_mut().zip(&columns[off..]).for_each(|(sum, &column)| *sum += column);
        }
        // Whole squares are divided by multiplying, exact for sums of up to twelve times twelve levels, which plain loops do
        // in vector registers.
        let inverse = (1_u32 << 23).div_ceil(((2 * reach + 1) * rows.len()) as u32);
        to.extend(row(y).iter().zip(&sums).map(|(&level, &sum)| sharp(level, (sum * inverse) >> 23)));
        let row_at = to.len() - width;
        for x in (0..reach.min(width)).chain(width.saturating_sub(reach).max(reach.min(width))..width) {
            let across = (x + reach + 1).min(width) - x.saturating_sub(reach);
            to[row_at + x] = sharp(row(y)[x], sums[x] / (across * rows.len()) as u32);
        }
    }
}

/// Enlarges by `factor`, with a white margin of `margin` pixels of the result.
///
/// By 2 levels between pixels are interpolated; by more pixels become squares, which keeps a symbol
/// of one pixel a module as it is.
pub fn enlarge(picture: &Picture<'_>, factor: usize, margin: usize, to: &mut Vec<u8>) -> (usize, usize) {
    let (width, height) = (picture.width * factor + 2 * margin, picture.height * factor + 2 * margin);
    to.clear();
    to.resize(width * height, 255);
    let row = |y: usize| &picture.luma[y.min(picture.height - 1) * picture.width..][..picture.width];
    // A column more on both sides, as levels of four pixels.
    let mut mixed = vec![0_u16; picture.width + 2];
    for (y, to) in to.chunks_exact_mut(width).skip(margin).take(picture.height * factor).enumerate() {
        let near = row(y / factor);
        let inner = &mut to[margin..margin + picture.width * factor];
        if factor == 2 {
            // A quarter of a pixel from the middle of the nearest one.
            let far = row(if y % 2 == 0 { (y / 2).saturating_sub(1) } else { y / 2 + 1 });
            let columns = mixed[1..].iter_mut().zip(near.iter().zip(far));
            columns.for_each(|(mixed, (&near, &far))| *mixed = 3 * u16::from(near) + u16::from(far));
            (mixed[0], mixed[picture.width + 1]) = (mixed[1], mixed[picture.width]);
            let around = mixed.iter().zip(&mixed[1..]).zip(&mixed[2..]);
            for (pair, ((left, middle), right)) in inner.as_chunks_mut().0.iter_mut().zip(around) {
                *pair = [((3 * middle + left) / 16) as u8, ((3 * middle + right) / 16) as u8];
            }
        } else {
            for (pixels, &level) in inner.chunks_exact_mut(factor).zip(near) {
                pixels.fill(level);
            }
        }
    }
    (width, height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(luma: &[u8], width: usize, side: usize, expected: &[u8]) {
        let mut reduced = Vec::new();
        let picture = Picture { luma, width, height: luma.len() / width };
        let (wide, high) = reduce(&picture, side, &mut reduced);
        assert_eq!((reduced.as_slice(), wide * high), (expected, expected.len()));
    }

    #[test]
    fn a_reduced_pixel_is_the_mean_of_what_it_covers() {
        check(&[0, 100, 200, 100], 4, 2, &[50, 150]);
        // One and a half pixels each.
        check(&[0, 90, 240], 3, 2, &[30, 190]);
        check(&[0, 90, 240, 0, 90, 240], 3, 3, &[0, 90, 240, 0, 90, 240]);
        check(&[10, 20, 30, 40], 1, 1, &[25]);
    }

    #[test]
    fn sharpening_parts_what_differs_and_leaves_what_is_flat() {
        let sharp = |luma: &[u8]| {
            let mut to = Vec::new();
            sharpen(&Picture { luma, width: 5, height: 1 }, 1, 2, &mut to);
            to
        };
        assert_eq!(sharp(&[90; 5]), [90; 5]);
        assert_eq!(sharp(&[100, 100, 130, 100, 100]), [100, 80, 170, 80, 100]);
    }

    /// The mean of the pixels in a square that lie inside a picture, rounded down.
    fn mean(picture: &Picture<'_>, [left, right, top, bottom]: [usize; 4]) -> u8 {
        let (right, bottom) = (right.min(picture.width), bottom.min(picture.height));
        let all =
            (top..bottom).flat_map(|y| (left..right).map(move |x| u32::from(picture.luma[y * picture.width + x])));
        (all.sum::<u32>() / ((right - left) * (bottom - top)) as u32) as u8
    }

    proptest! {
        #[test]
        fn a_flat_picture_stays_flat(level: u8, width in 1_usize..90, height in 1_usize..90, side in 1_usize..90) {
            let side = side.min(width.max(height));
            let mut reduced = Vec::new();
            let luma = vec![level; width * height];
            let (wide, high) = reduce(&Picture { luma: &luma, width, height }, side, &mut reduced);
            prop_assert_eq!(wide.max(high), side);
            prop_assert!(reduced.len() == wide * high && reduced.iter().all(|&l| l.abs_diff(level) < 2));
        }

        #[test]
        fn sums_that_are_carried_along_are_those_of_each_square(
            luma in prop::collection::vec(any::<u8>(), 24 * 17), reach in 1_usize..6, factor in 2_usize..6,
        ) {
            let picture = Picture { luma: &luma, width: 24, height: 17 };
            let mut to = Vec::new();
            sharpen(&picture, reach, 2, &mut to);
            for (i, &sharp) in to.iter().enumerate() {
                let (x, y) = (i % 24, i / 24);
                let square = [x.saturating_sub(reach), x + reach + 1, y.saturating_sub(reach), y + reach + 1];
                let expected = 3 * i32::from(luma[i]) - 2 * i32::from(mean(&picture, square));
                prop_assert_eq!(i32::from(sharp), expected.clamp(0, 255));
            }
            let (width, _) = shrink(&picture, factor, &mut to);
            for (i, &level) in to.iter().enumerate() {
                let (x, y) = (i % width * factor, i / width * factor);
                prop_assert_eq!(level, mean(&picture, [x, x + factor, y, y + factor]));
            }
        }
    }
}
