//! PDF417, told apart and not read: the start pattern and a codeword as wide behind it.
//!
//! Source: ISO/IEC 15438, section 5.3.

use super::{Candidates, RowReader, RunsView};
use crate::foreign::Foreign;

/// The start pattern in modules, dark first.
const START: [f32; 8] = [8.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 3.0];
/// Modules of it, and of a codeword.
const MODULES: f32 = 17.0;
/// By how many modules an element may differ, and by which share of its own width besides.
const OFF: (f32, f32) = (0.45, 0.1);
/// By how many modules the codeword may be wider or narrower.
const CODEWORD_OFF: f32 = 1.2;

/// Sees PDF417.
#[derive(Default)]
pub struct Pdf417Reader;

impl RowReader for Pdf417Reader {
    fn read_row(&mut self, runs: &RunsView<'_>, out: &mut Candidates) {
        let first = if runs.is_dark(1) { 1 } else { 2 };
        let elements = START.len();
        for start in (first..runs.widths.len().saturating_sub(2 * elements)).step_by(2) {
            let widths = &runs.widths[start..start + elements];
            let may_be = widths[0] > 4.0 * widths[1] && widths[7] > 1.8 * widths[6];
            if !may_be {
                continue;
            }
            let edge = |run: usize| runs.edges[start + run];
            let module = (edge(elements) - edge(0)) / MODULES;
            let fits = START
                .iter()
                .zip(widths)
                .all(|(modules, width)| (width - modules * module).abs() < (OFF.0 + OFF.1 * modules) * module);
            let codeword = (edge(2 * elements) - edge(elements)) / module;
            if fits && runs.widths[start - 1] > module && (codeword - MODULES).abs() < CODEWORD_OFF {
                return out.see(Foreign::Pdf417, runs.point(edge(0)));
            }
        }
    }
}
