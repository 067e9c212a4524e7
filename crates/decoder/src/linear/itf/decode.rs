//! Run widths to the digits of Interleaved 2 of 5.
//!
//! Nothing but "two of five are wide" guards a digit, so a reading must be clear: the narrowest wide
//! element and the widest narrow one of a colour stand well apart over the whole symbol, and the
//! check digit of ITF-14 fits.

use super::WIDE;
use crate::linear::candidate::Text;

/// Digits of ITF-14.
pub const ITF_14: usize = 14;

/// Most digits of a symbol that is read.
pub const MOST_DIGITS: usize = 32;

/// Runs of a symbol with `digits` digits: start, five bars and spaces a pair, stop.
pub const fn runs(digits: usize) -> usize {
    4 + digits * 5 + 3
}

/// The digits and how clearly they stand.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The digits as ASCII.
    pub text: Text,
    /// How clearly wide and narrow differ: 0 not, 1 perfectly.
    pub likelihood: f32,
}

/// Narrow and wide elements of a pair have 4 wide and 6 narrow modules: with the ratio r of 2 to 3
/// that the standard allows, 6 + 4r narrow elements.
pub const PAIR: f32 = 16.0;

/// Greatest change in width from one pair to the next: what lies askew at 60 degrees shrinks to a half
/// over the frame, and a pair is at least a tenth of its symbol.
const MOST_STRETCH: f32 = 1.3;

/// Least clearness of a line. Of 600,000 symbols whose elements were off by up to 1.2 modules each, one line made another
/// number, with 0.08.
const LEAST_CLEAR: f32 = 0.1;

/// Reads `widths`, which begin with the first bar of the start pattern and end with the last bar of
/// the stop pattern. Every even number of digits from 4 on is read; the check digit is the caller's.
pub fn decode(widths: &[f32]) -> Option<Reading> {
    let pairs = widths.len().checked_sub(7)? / 10;
    let digits = pairs * 2;
    if widths.len() != runs(digits) || !(4..=MOST_DIGITS).contains(&digits) {
        return None;
    }
    let mut text = Text::new();
    // Bars, spaces.
    let mut colours = [Classes::default(), Classes::default()];
    let mut before = 0.0_f32;
    for pair in widths[4..4 + digits * 5].chunks_exact(10) {
        let width: f32 = pair.iter().sum();
        if before > 0.0 && (width > before * MOST_STRETCH || before > width * MOST_STRETCH) {
            return None;
        }
        before = width;
        for (colour, classes) in colours.iter_mut().enumerate() {
            let mut five = [0.0; 5];
            for (i, element) in five.iter_mut().enumerate() {
                *element = pair[i * 2 + colour] * PAIR / width;
            }
            let digit = classes.add(&five)?;
            text.push(b'0' + digit);
        }
    }
    let likelihood = colours[0].clarity()?.min(colours[1].clarity()?);
    let scale = PAIR / before;
    let last = &widths[4 + digits * 5..];
    let start_scale = PAIR / widths[4..14].iter().sum::<f32>();
    let [bars, spaces] = colours;
    let guards = widths[..4].iter().map(|w| w * start_scale);
    let guards_fit = guards.enumerate().all(|(i, w)| if i % 2 == 0 { bars.is_narrow(w) } else { spaces.is_narrow(w) });
    // What hides a part of the symbol may be as dark as a bar, but is wider.
    let stop_fits = bars.is_wide(last[0] * scale)
        && last[0] * scale < bars.wide.most * MOST_STRETCH
        && spaces.is_narrow(last[1] * scale)
        && bars.is_narrow(last[2] * scale);
    (guards_fit && stop_fits && likelihood >= LEAST_CLEAR).then_some(Reading { text, likelihood })
}

/// Whether the last of `digits` (ASCII) is the check digit of the others.
///
/// Source: GS1 General Specifications, section 7.9.1.
pub fn check_digit_fits(digits: &[u8]) -> bool {
    let weights = [1, 3].iter().cycle();
    let sum: u32 = digits.iter().rev().zip(weights).map(|(&d, w)| u32::from(d - b'0') * w).sum();
    sum.is_multiple_of(10)
}

/// The narrow and the wide elements of one colour.
#[derive(Clone, Copy, Default)]
struct Classes {
    narrow: Class,
    wide: Class,
}

#[derive(Clone, Copy)]
struct Class {
    count: f32,
    sum: f32,
    squares: f32,
    least: f32,
    most: f32,
}

impl Default for Class {
    fn default() -> Self {
        Self { count: 0.0, sum: 0.0, squares: 0.0, least: f32::MAX, most: 0.0 }
    }
}

/// Least gap between the widest narrow and the narrowest wide element of a colour, as a share of
/// the distance of their means.
const LEAST_GAP: f32 = 0.15;
/// Least ratio of the means: 2 by the standard, less when ink or blur widens narrow elements.
const LEAST_RATIO: f32 = 1.5;

impl Class {
    fn add(&mut self, width: f32) {
        self.count += 1.0;
        self.sum += width;
        self.squares += width * width;
        self.least = self.least.min(width);
        self.most = self.most.max(width);
    }

    fn mean(&self) -> f32 {
        self.sum / self.count
    }

    fn variance(&self) -> f32 {
        (self.squares / self.count - self.mean() * self.mean()).max(0.0)
    }
}

impl Classes {
    /// Counts the two widest of `five` as wide and gives the digit.
    fn add(&mut self, five: &[f32; 5]) -> Option<u8> {
        let mut pattern = 0;
        for (place, &width) in five.iter().enumerate() {
            let wider = |&(other, &theirs): &(usize, &f32)| theirs > width || (theirs == width && other < place);
            if five.iter().enumerate().filter(wider).count() < 2 {
                pattern |= 1 << (4 - place);
                self.wide.add(width);
            } else {
                self.narrow.add(width);
            }
        }
        let digit = WIDE.iter().position(|&w| w == pattern)?;
        Some(digit as u8)
    }

    /// One minus the spread of the classes, as a share of their distance; `None` when they touch.
    fn clarity(&self) -> Option<f32> {
        let (narrow, wide) = (self.narrow.mean(), self.wide.mean());
        let distance = wide - narrow;
        let gap = self.wide.least - self.narrow.most;
        if wide < narrow * LEAST_RATIO || gap < distance * LEAST_GAP {
            return None;
        }
        let spread = (self.narrow.variance() + self.wide.variance()).sqrt();
        Some((1.0 - spread / distance * 2.0).max(0.0))
    }

    fn middle(&self) -> f32 {
        (self.narrow.mean() + self.wide.mean()) * 0.5
    }

    fn is_narrow(&self, width: f32) -> bool {
        width < self.middle()
    }

    fn is_wide(&self, width: f32) -> bool {
        width > self.middle()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw;
    use proptest::prelude::*;

    fn widths(data: &str) -> Vec<f32> {
        let bars = draw::modules(draw::Kind::Itf, data);
        let row = bars.into_iter().flat_map(|b| b.rows).next();
        let widths = row.map(|r| r.widths).unwrap_or_default();
        widths[1..].iter().map(|&w| f32::from(w)).collect()
    }

    fn text(reading: Option<Reading>) -> Option<String> {
        reading.map(|r| String::from_utf8_lossy(r.text.as_bytes()).into_owned())
    }

    proptest! {
        #[test]
        fn what_is_drawn_is_read(data in "([0-9]{2}){2,16}", spread in -0.4_f32..0.4) {
            let mut widths = widths(&data);
            for (i, width) in widths.iter_mut().enumerate() {
                *width += if i % 2 == 0 { spread } else { -spread };
            }
            prop_assert_eq!(text(decode(&widths)), Some(data));
        }

        #[test]
        fn noise_never_makes_another_reading(
            data in "[0-9]{14}",
            noise in prop::collection::vec(-1.2_f32..1.2, 77),
            scale in 0.0_f32..1.0,
        ) {
            let mut widths = widths(&data);
            for (width, noise) in widths.iter_mut().zip(&noise) {
                *width = (*width + noise * scale).max(0.05);
            }
            if let Some(read) = text(decode(&widths)) {
                prop_assert_eq!(read, data);
            }
        }
    }
}
