//! DataBar Expanded and Expanded Stacked.

mod bits;

use super::{BarRow, Bars, DrawError, databar::complement};
use crate::linear::databar::table::{EXPANDED, EXPANDED_FINDERS, EXPANDED_SEQUENCES, expanded_exponent, weighted};

/// Most symbol characters, check character included.
const MOST_CHARACTERS: usize = 22;

pub(super) fn draw(data: &str, segments: Option<u8>, linked: bool) -> Result<Bars, DrawError> {
    let row_length = usize::from(segments.unwrap_or(MOST_CHARACTERS as u8));
    if row_length % 2 == 1 || !(2..=MOST_CHARACTERS).contains(&row_length) {
        return Err(DrawError::Range);
    }
    let values = bits::encode(data, row_length, linked)?;
    let characters = characters(&values)?;
    let finders = EXPANDED_SEQUENCES[characters.len().div_ceil(2) - 2];
    let Some(_) = segments else {
        let mut widths = vec![1, 1];
        push_row(&characters, finders, 0, &mut widths);
        widths.extend([1, 1]);
        return Ok(Bars::one(widths, 34, 1));
    };
    Ok(stacked(&characters, finders, row_length))
}

/// The element widths of the check character and of `values`, each seen from its finder's left or
/// right as the weights count them.
fn characters(values: &[u32]) -> Result<Vec<[u8; 8]>, DrawError> {
    let count = values.len() + 1;
    if !(4..=MOST_CHARACTERS).contains(&count) {
        return Err(DrawError::Length { got: count });
    }
    let finders = EXPANDED_SEQUENCES[count.div_ceil(2) - 2];
    let mut characters = vec![[0; 8]; count];
    let mut sum = 0;
    for (i, &value) in values.iter().enumerate() {
        let place = i + 1;
        if !EXPANDED.widths(value, &mut characters[place]) {
            return Err(DrawError::Range);
        }
        let finder = place / 2;
        let exponent = expanded_exponent(finders[finder], finder % 2 == 1, place % 2 == 1);
        sum += weighted(&characters[place], exponent, 211);
    }
    let check = 211 * (count as u32 - 4) + sum % 211;
    if !EXPANDED.widths(check, &mut characters[0]) {
        return Err(DrawError::Range);
    }
    Ok(characters)
}

/// Appends `characters`, of which the first has place `first` in the symbol, and their finders.
fn push_row(characters: &[[u8; 8]], finders: &[u8], first: usize, widths: &mut Vec<u8>) {
    for (i, character) in characters.iter().enumerate() {
        let place = first + i;
        if place % 2 == 1 {
            widths.extend(character.iter().rev());
            continue;
        }
        widths.extend(character);
        let finder = EXPANDED_FINDERS[usize::from(finders[place / 2])];
        if (place / 2).is_multiple_of(2) {
            widths.extend(finder);
        } else {
            widths.extend(finder.iter().rev());
        }
    }
}

fn stacked(characters: &[[u8; 8]], finders: &[u8], row_length: usize) -> Bars {
    // With an even number of finders in a row, every second row stands mirrored; with an odd one it
    // starts dark.
    let mirrors = row_length.is_multiple_of(4);
    let mut rows: Vec<Vec<bool>> = Vec::new();
    let mut separators: Vec<Vec<bool>> = Vec::new();
    for (r, part) in characters.chunks(row_length).enumerate() {
        let mut widths = if !mirrors && r % 2 == 1 { vec![0, 1, 1] } else { vec![1, 1] };
        push_row(part, finders, r * row_length, &mut widths);
        widths.extend([1, 1]);
        let mut row: Vec<bool> = BarRow { widths, height: 34 }.modules().collect();
        let count = part.len().div_ceil(2);
        let mut separator = separator(&row, count);
        if mirrors && r % 2 == 1 {
            // A shorter last row with an odd number of finders would not line up mirrored: it
            // stands as it is, moved by one module.
            if part.len() < row_length && count % 2 == 1 {
                row.insert(0, false);
                separator.insert(0, false);
            } else {
                row.reverse();
                separator.reverse();
            }
        }
        rows.push(row);
        separators.push(separator);
    }
    let width = rows[0].len();
    let middle: Vec<bool> = (0..width).map(|i| (4..width - 4).contains(&i) && i % 2 == 1).collect();
    let mut result = Vec::new();
    for (r, row) in rows.iter().enumerate() {
        if r > 0 {
            result.push(BarRow::from_modules(&middle, 1));
            result.push(BarRow::from_modules(&separators[r], 1));
        }
        result.push(BarRow::from_modules(row, 34));
        if r + 1 < rows.len() {
            result.push(BarRow::from_modules(&separators[r], 1));
        }
    }
    Bars { rows: result, quiet: 1 }
}

/// What the row is not, alternating beside the light elements of its finders.
fn separator(row: &[bool], finders: usize) -> Vec<bool> {
    let mut separator = complement(row);
    for finder in 0..finders {
        let from = 19 + finder * 49;
        for i in from..(from + 15).min(row.len()) {
            separator[i] = !row[i] && (row[i - 1] || !separator[i - 1]);
        }
    }
    let length = separator.len();
    separator[..4].fill(false);
    separator[length - 4..].fill(false);
    separator
}
