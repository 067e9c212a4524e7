//! The GS1 DataBar family.
//!
//! ```text
//! row ─▶ finder ─▶ characters beside ─┬─▶ whole on this row ─────────────────▶ candidate
//!                                     └─▶ join (halves), stack (Expanded) ───▶ candidate
//! row ─▶ shape of Limited ─▶ check character ─▶ two characters ──────────────▶ candidate
//! ```

pub mod character;
pub mod expanded;
pub mod field;
pub mod finder;
pub mod join;
pub mod limited;
pub mod omni;
pub mod stack;
pub mod subset;
pub mod table;

use super::{Candidates, RowReader, RunsView};

/// Reads the GS1 DataBar family.
#[derive(Default)]
pub struct DataBarReader {
    halves: join::Halves,
    expanded: expanded::Row,
    stack: stack::Stack,
}

impl RowReader for DataBarReader {
    fn begin_frame(&mut self) {
        self.halves.clear();
        self.stack.clear();
    }

    fn read_row(&mut self, runs: &RunsView<'_>, out: &mut Candidates) {
        omni::read_row(runs, &mut self.halves, out);
        self.expanded.read(runs, out);
        for pair in self.expanded.pairs() {
            self.stack.add(pair, runs.line.start);
        }
        limited::read_row(runs, out);
    }

    fn end_frame(&mut self, out: &mut Candidates) {
        self.halves.join(out);
        self.stack.join(out);
    }
}
