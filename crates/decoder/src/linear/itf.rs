//! Interleaved 2 of 5 and ITF-14.

pub mod decode;

use super::{Candidate, Candidates, RowReader, RunsView};
use crate::symbol::Symbology;

/// Which of the five elements of a digit are wide; bit 4 is the first.
///
/// Source: ISO/IEC 16390, table 1.
pub const WIDE: [u8; 10] = [0b00110, 0b10001, 0b01001, 0b11000, 0b00101, 0b10100, 0b01100, 0b00011, 0b10010, 0b01010];

/// Narrow elements that must stand light before and after: the standard asks for ten. A bearer bar
/// may lie beyond.
const QUIET: f32 = 5.0;

/// Reads ITF-14.
#[derive(Default)]
pub struct ItfReader {}

impl RowReader for ItfReader {
    fn read_row(&mut self, runs: &RunsView<'_>, out: &mut Candidates) {
        let widths = runs.widths;
        let mut start = if runs.first_dark { 2 } else { 1 };
        while start + decode::runs(decode::DIGITS) < widths.len() {
            let Some(reading) = read(widths, start) else {
                start += 2;
                continue;
            };
            let end = start + decode::runs(decode::DIGITS);
            out.push(Candidate::new(
                Symbology::Itf14,
                b'1',
                reading.text,
                runs,
                runs.edges[start],
                runs.edges[end],
                reading.likelihood,
            ));
            start = end + 1;
        }
    }
}

/// Reads a symbol whose first bar is run `start`, with its quiet zones.
fn read(widths: &[f32], start: usize) -> Option<decode::Reading> {
    let narrow = widths.get(start..start + 4)?.iter().sum::<f32>() * 0.25;
    if widths[start - 1] < QUIET * narrow {
        return None;
    }
    let end = start + decode::runs(decode::DIGITS);
    if *widths.get(end)? < QUIET * narrow {
        return None;
    }
    decode::decode(&widths[start..end])
}
