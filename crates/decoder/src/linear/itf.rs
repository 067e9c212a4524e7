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
/// Fewest digits of a symbol that is no ITF-14: two pairs are found in any print.
const LEAST_DIGITS: usize = 6;

/// Reads ITF-14 and other Interleaved 2 of 5.
#[derive(Default)]
pub struct ItfReader {}

impl RowReader for ItfReader {
    fn read_row(&mut self, runs: &RunsView<'_>, out: &mut Candidates) {
        let widths = runs.widths;
        let mut start = if runs.first_dark { 2 } else { 1 };
        while start + decode::runs(LEAST_DIGITS) < widths.len() {
            let Some((end, reading)) = read(widths, start) else {
                start += 2;
                continue;
            };
            let digits = reading.text.as_bytes();
            // ISO/IEC 15424: ]I1 has a validated check digit.
            let (symbology, modifier) =
                if digits.len() == decode::ITF_14 { (Symbology::Itf14, b'1') } else { (Symbology::Itf, b'0') };
            let (x0, x1) = (runs.edges[start], runs.edges[end]);
            out.push(Candidate::new(symbology, modifier, reading.text, runs, x0, x1, reading.likelihood));
            start = end + 1;
        }
    }
}

/// Reads a symbol whose first bar is run `start`; gives also the run after it. A quiet zone must be
/// seen: a part of a symbol looks like a whole one.
fn read(widths: &[f32], start: usize) -> Option<(usize, decode::Reading)> {
    let four = widths.get(start..start + 4)?;
    let narrow = four.iter().sum::<f32>() * 0.25;
    let alike = four.iter().all(|&w| w < 2.0 * narrow);
    let before = widths[start - 1];
    let cut = start == 1 && before < QUIET * narrow;
    if !alike || !cut && before < QUIET * narrow {
        return None;
    }
    let end = end(widths, start)?;
    if end < start + decode::runs(LEAST_DIGITS) {
        return None;
    }
    let reading = decode::decode(&widths[start..end])?;
    let digits = reading.text.as_bytes();
    let item = digits.len() == decode::ITF_14;
    if cut && !(item && is_widest(before, &widths[start + 4..])) {
        return None;
    }
    (!item || decode::check_digit_fits(digits)).then_some((end, reading))
}

/// Whether a quiet zone that the border cuts is wider than the spaces of the first pair, so no space of
/// a longer symbol.
fn is_widest(before: f32, pairs: &[f32]) -> bool {
    pairs.iter().take(10).skip(1).step_by(2).all(|&space| space < before)
}

/// The light run after the symbol that begins at run `start`: wide beside the narrow elements of the
/// pair before it, for a symbol seen from the side shrinks towards its far end.
fn end(widths: &[f32], start: usize) -> Option<usize> {
    let pairs = widths.get(start + 4..)?.chunks_exact(10).take(decode::MOST_DIGITS / 2);
    for (i, pair) in pairs.enumerate() {
        let quiet = QUIET * pair.iter().sum::<f32>() / decode::PAIR;
        let end = start + decode::runs(2 * i + 2);
        if pair.iter().skip(1).step_by(2).any(|&w| w > quiet) {
            return None;
        }
        if *widths.get(end)? > quiet {
            return Some(end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw;

    #[track_caller]
    fn check(data: &str, before: f32, after: f32, read_as: Option<&str>) {
        let bars = draw::modules(draw::Kind::Itf, data);
        let row = bars.into_iter().flat_map(|b| b.rows).next();
        let bars = row.map(|r| r.widths).unwrap_or_default();
        let mut widths = vec![50.0, 2.0, before];
        widths.extend(bars[1..].iter().map(|&w| f32::from(w)));
        widths.push(after);
        let text = read(&widths, 3).map(|(_, r)| String::from_utf8_lossy(r.text.as_bytes()).into_owned());
        assert_eq!(text.as_deref(), read_as);
    }

    #[test]
    fn fourteen_digits_need_their_check_digit() {
        check("00012345678905", 10.0, 10.0, Some("00012345678905"));
        check("00012345678906", 10.0, 10.0, None);
        check("012345678906", 10.0, 10.0, Some("012345678906"));
    }

    #[test]
    fn a_symbol_seen_from_the_side_shrinks_towards_its_far_end() {
        let bars = draw::modules(draw::Kind::Itf, "30712345000010");
        let row = bars.into_iter().flat_map(|b| b.rows).next();
        let bars = row.map(|r| r.widths).unwrap_or_default();
        let mut widths = vec![50.0, 2.0, 60.0];
        let mut module = 6.0;
        for &width in &bars[1..] {
            widths.push(f32::from(width) * module);
            module *= 0.986;
        }
        widths.push(8.0 * module);
        let text = read(&widths, 3).map(|(_, r)| String::from_utf8_lossy(r.text.as_bytes()).into_owned());
        assert_eq!(text.as_deref(), Some("30712345000010"));
    }

    #[test]
    fn both_quiet_zones_are_asked_for() {
        check("00012345678905", 3.0, 10.0, None);
        check("00012345678905", 10.0, 3.0, None);
        check("1234", 10.0, 10.0, None);
    }
}
