//! Interleaved 2 of 5 with 14 digits.

use super::{Candidates, RowReader, RunsView};

/// Which of the five elements of a digit are wide; bit 4 is the first.
///
/// Source: ISO/IEC 16390, table 1.
pub const WIDE: [u8; 10] = [0b00110, 0b10001, 0b01001, 0b11000, 0b00101, 0b10100, 0b01100, 0b00011, 0b10010, 0b01010];

/// Interleaved 2 of 5 with 14 digits.
#[derive(Default)]
pub struct ItfReader {}

impl RowReader for ItfReader {
    fn read_row(&mut self, _runs: &RunsView<'_>, _out: &mut Candidates) {}
}
