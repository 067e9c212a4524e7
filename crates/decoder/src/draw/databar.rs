//! DataBar Omnidirectional, Truncated, Stacked, Stacked Omnidirectional and Limited.

use super::{BarRow, Bars, DrawError, Kind, checked, digits};
use crate::linear::databar::table::{FINDERS, INSIDE, LIMITED, LIMITED_CHECK, LIMITED_CHECKS, OUTSIDE, weighted};
use crate::linear::databar::{half, limited};

/// Values of one half of DataBar Omnidirectional.
const HALF: u64 = 4_537_077;
/// Values of one half of DataBar Limited.
const LIMITED_HALF: u64 = 2_013_571;

pub(super) fn draw(kind: Kind, data: &str, linked: bool) -> Result<Bars, DrawError> {
    let number = item(data)? + if linked { half::LINKED } else { 0 };
    let (left, right) = ((number / HALF) as u32, (number % HALF) as u32);
    let values = [left / 1597, left % 1597, right / 1597, right % 1597];
    let mut characters = [[0; 8]; 4];
    let mut check = 0;
    for (i, character) in characters.iter_mut().enumerate() {
        let kind = if i % 2 == 0 { OUTSIDE } else { INSIDE };
        if !kind.widths(values[i], character) {
            return Err(DrawError::Range);
        }
        check += weighted(character, i as u32 * 8, 79);
    }
    check %= 79;
    // 79 of the 81 pairs of finders are used.
    check += u32::from(check >= 8);
    check += u32::from(check >= 72);
    let finders = [FINDERS[(check / 9) as usize], FINDERS[(check % 9) as usize]];
    // The left half starts with a light guard, the right half with what follows its character 2.
    let mut top = vec![1, 1];
    top.extend(characters[0]);
    top.extend(finders[0]);
    top.extend(characters[1].iter().rev());
    let mut bottom = Vec::from(characters[3]);
    bottom.extend(finders[1].iter().rev());
    bottom.extend(characters[2].iter().rev());
    bottom.extend([1, 1]);
    Ok(match kind {
        Kind::DataBarOmni | Kind::DataBarTruncated => {
            top.extend(bottom);
            let height = if kind == Kind::DataBarOmni { 33 } else { 13 };
            Bars::one(top, height, 1)
        }
        _ => stacked(kind, top, bottom),
    })
}

/// The first 13 digits of a GTIN-14, checked.
fn item(data: &str) -> Result<u64, DrawError> {
    let digits = digits(data)?;
    let gtin = match digits.as_slice() {
        [0, 1, gtin @ ..] if gtin.len() == 14 => gtin,
        gtin if gtin.len() == 14 => gtin,
        _ => return Err(DrawError::Length { got: digits.len() }),
    };
    checked(gtin)?;
    Ok(gtin[..13].iter().fold(0, |n, &d| n * 10 + u64::from(d)))
}

fn stacked(kind: Kind, mut top: Vec<u8>, half: Vec<u8>) -> Bars {
    top.extend([1, 1]);
    // The second row starts with a dark guard.
    let mut bottom = vec![0, 1, 1];
    bottom.extend(half);
    let (top_height, bottom_height) = match kind {
        Kind::DataBarStacked => (5, 7),
        _ => (33, 33),
    };
    let top = BarRow { widths: top, height: top_height };
    let bottom = BarRow { widths: bottom, height: bottom_height };
    let (upper, lower) = (modules(&top), modules(&bottom));
    let separators = if kind == Kind::DataBarStacked {
        vec![one_separator(&upper, &lower)]
    } else {
        // Both guards of the row, then finder elements from module 18 (top) and 19 (bottom).
        let mut below_top = complement(&upper);
        alternate(&upper, &mut below_top, 18);
        let mut above_bottom = complement(&lower);
        alternate(&lower, &mut above_bottom, 19);
        let middle = (0..50).map(|i| (4..46).contains(&i) && i % 2 == 1);
        vec![below_top, middle.collect(), above_bottom]
    };
    let mut rows = vec![top];
    rows.extend(separators.iter().map(|s| BarRow::from_modules(s, 1)));
    rows.push(bottom);
    Bars { rows, quiet: 1 }
}

fn modules(row: &BarRow) -> Vec<bool> {
    let mut modules: Vec<bool> = row.modules().collect();
    modules.resize(50, false);
    modules
}

/// The separator of DataBar Stacked: what both rows are not, alternating where they differ.
fn one_separator(upper: &[bool], lower: &[bool]) -> Vec<bool> {
    let mut separator = vec![false; 50];
    for i in 1..50 {
        separator[i] = if upper[i] == lower[i] { !upper[i] } else { !separator[i - 1] };
    }
    clear_ends(&mut separator);
    separator
}

fn clear_ends(separator: &mut [bool]) {
    let length = separator.len();
    separator[..4].fill(false);
    separator[length - 4..].fill(false);
}

/// What `row` is not, light at both ends.
pub(super) fn complement(row: &[bool]) -> Vec<bool> {
    let mut separator: Vec<bool> = row.iter().map(|dark| !dark).collect();
    clear_ends(&mut separator);
    separator
}

/// Beside the 13 modules of a finder from `from` on, light elements alternate.
fn alternate(row: &[bool], separator: &mut [bool], from: usize) {
    for i in from..from + 13 {
        separator[i] = !row[i] && (row[i - 1] || !separator[i - 1]);
    }
}

pub(super) fn draw_limited(data: &str, linked: bool) -> Result<Bars, DrawError> {
    let number = item(data)?;
    if number > 1_999_999_999_999 {
        return Err(DrawError::Range);
    }
    let number = number + if linked { limited::LINKED } else { 0 };
    let values = [(number / LIMITED_HALF) as u32, (number % LIMITED_HALF) as u32];
    let mut characters = [[0; 14]; 2];
    let mut sum = 0;
    for (i, character) in characters.iter_mut().enumerate() {
        if !LIMITED.widths(values[i], character) {
            return Err(DrawError::Range);
        }
        sum += weighted(character, i as u32 * 14, 89);
    }
    let check = u32::from(LIMITED_CHECKS[(sum % 89) as usize]);
    let (mut odd, mut even) = ([0; 6], [0; 6]);
    LIMITED_CHECK.widths(check / 21, &mut odd);
    LIMITED_CHECK.widths(check % 21, &mut even);
    let mut widths = vec![1, 1];
    widths.extend(characters[0]);
    widths.extend(odd.iter().zip(even).flat_map(|(&o, e)| [o, e]));
    widths.extend([1, 1]);
    widths.extend(characters[1]);
    // The right guard ends with five light modules.
    widths.extend([1, 1, 5]);
    Ok(Bars::one(widths, 10, 1))
}
