//! Interleaved 2 of 5.

use super::{Bars, DrawError, digits};
use crate::linear::itf::WIDE;

/// Modules of a wide element: the ratio of ITF-14 is 2.25 to 3, nominally 2.5.
const RATIO: u8 = 3;

/// Height of ITF-14: 32 mm at a module of about 1 mm.
const HEIGHT: u8 = 32;

pub(super) fn draw(data: &str) -> Result<Bars, DrawError> {
    let digits = digits(data)?;
    if digits.is_empty() || digits.len() % 2 == 1 {
        return Err(DrawError::Length { got: digits.len() });
    }
    let mut widths = vec![0, 1, 1, 1, 1];
    for pair in digits.chunks_exact(2) {
        let (bars, spaces) = (WIDE[usize::from(pair[0])], WIDE[usize::from(pair[1])]);
        for i in (0..5).rev() {
            for wide in [bars, spaces] {
                widths.push(if wide >> i & 1 == 1 { RATIO } else { 1 });
            }
        }
    }
    widths.extend([RATIO, 1, 1]);
    Ok(Bars::one(widths, HEIGHT, 10))
}
