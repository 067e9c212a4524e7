//! Code 39, told apart and not read: characters of nine elements, three of them wide, between two asterisks.
//!
//! Source: ISO/IEC 16388, sections 4.2 and 4.3.

use super::{Candidates, RowReader, RunsView};
use crate::foreign::Foreign;

/// Elements of a character, and with the gap behind it.
const ELEMENTS: usize = 9;
const STEP: usize = ELEMENTS + 1;
/// Wide bars and spaces of the asterisk, the first element lowest.
const ASTERISK: (u8, u8) = (0b01100, 0b0001);
/// Characters between the asterisks: of one or two anything may be made.
const CHARACTERS: std::ops::Range<usize> = 3..60;
/// Least light ground beside the symbol, as a share of a character: ten of thirteen to sixteen narrow elements, but
/// labels are cut closer.
const QUIET: f32 = 0.3;
/// Widest gap between characters, as a share of one.
const GAP: f32 = 0.3;
/// How much wider or narrower a character may be than the first.
const WIDTHS: std::ops::Range<f32> = 0.75..1.33;
/// A wide element by a narrow one: two to three, less what blur takes.
const WIDE: f32 = 1.5;

/// Sees Code 39.
#[derive(Default)]
pub struct Code39Reader;

impl RowReader for Code39Reader {
    fn read_row(&mut self, runs: &RunsView<'_>, out: &mut Candidates) {
        let first = if runs.is_dark(1) { 1 } else { 2 };
        for start in (first..runs.widths.len().saturating_sub(4 * STEP)).step_by(2) {
            let w = &runs.widths[start..start + ELEMENTS];
            let may_be = w[1] > WIDE * w[3] && w[4] > WIDE * w[2] && w[6] > WIDE * w[8];
            if may_be && is_symbol(runs, start) {
                return out.see(Foreign::Code39, runs.point(runs.edges[start]));
            }
        }
    }
}

/// Whether a whole symbol begins with run `start`.
fn is_symbol(runs: &RunsView<'_>, start: usize) -> bool {
    let width = |at: usize| Some(runs.edges.get(at + ELEMENTS)? - runs.edges.get(at)?);
    let Some(first) = width(start) else { return false };
    if character(&runs.widths[start..start + ELEMENTS]) != Some(ASTERISK) || runs.widths[start - 1] < QUIET * first {
        return false;
    }
    for count in 0..CHARACTERS.end {
        let at = start + (count + 1) * STEP;
        let fits = width(at).is_some_and(|width| WIDTHS.contains(&(width / first)));
        if !fits || runs.widths[at - 1] > GAP * first {
            return false;
        }
        match character(&runs.widths[at..at + ELEMENTS]) {
            Some(ASTERISK) => {
                let behind = runs.widths.get(at + ELEMENTS).copied().unwrap_or_default();
                return CHARACTERS.contains(&count) && behind >= QUIET * first;
            }
            Some(_) => {}
            None => return false,
        }
    }
    false
}

/// Which bars and which spaces are wide: two bars and a space, or three spaces.
fn character(widths: &[f32]) -> Option<(u8, u8)> {
    let bars = wide(widths.iter().step_by(2));
    let spaces = wide(widths.iter().skip(1).step_by(2));
    matches!((bars.count_ones(), spaces.count_ones()), (2, 1) | (0, 3)).then_some((bars, spaces))
}

/// Which elements are wide; none where all are alike.
fn wide<'a>(widths: impl Iterator<Item = &'a f32> + Clone) -> u8 {
    let (least, most) = widths.clone().fold((f32::MAX, 0.0_f32), |(a, b), &w| (a.min(w), b.max(w)));
    if most < WIDE * least {
        return 0;
    }
    widths.enumerate().map(|(i, &w)| u8::from(w > (least + most) * 0.5) << i).sum()
}

#[cfg(test)]
mod tests {
    use super::super::pdf417::Pdf417Reader;
    use super::*;
    use crate::{
        linear::{Line, Runs, Sensitivity},
        symbol::Point,
    };

    /// Wide elements of Code 39's characters `*`, `A`, `1`, `7` and `%`, of nine (ISO/IEC 16388, table 1).
    const STAR: [usize; 3] = [1, 4, 6];
    const DRAWN: [[usize; 3]; 5] = [STAR, [0, 5, 8], [0, 3, 8], [3, 6, 8], [3, 5, 7]];

    /// The widths of Code 39 in modules, dark first.
    fn code39(characters: &[[usize; 3]]) -> Vec<usize> {
        let nine = |wide: &[usize; 3]| (0..9).map(|i| if wide.contains(&i) { 3 } else { 1 }).collect::<Vec<_>>();
        characters.iter().map(nine).collect::<Vec<_>>().join(&1)
    }

    /// What lines with these widths, between light grounds, name in either direction.
    fn named(widths: &[usize], quiet: usize) -> Option<Foreign> {
        let mut grey = vec![210.0; quiet];
        for (i, &width) in widths.iter().enumerate() {
            grey.extend(std::iter::repeat_n(if i.is_multiple_of(2) { 30.0 } else { 210.0 }, 3 * width));
        }
        grey.extend(std::iter::repeat_n(210.0, quiet));
        let (mut runs, mut out) = (Runs::default(), Candidates::default());
        for line in 0..4 {
            runs.grey_mut().clone_from(&grey);
            let start = Point { x: 0.0, y: 12.0 * line as f32 };
            runs.find(Line { start, ..Line::row(0) }, Sensitivity::FINE);
            for view in [runs.forward(), runs.backward()] {
                Code39Reader.read_row(&view, &mut out);
                Pdf417Reader.read_row(&view, &mut out);
            }
        }
        out.take_foreign()
    }

    #[test]
    fn code_39_is_told_by_its_asterisks_whatever_stands_between() {
        let between: Vec<_> = [&[STAR], &DRAWN[1..], &[STAR]].concat();
        let widths = code39(&between);
        let turned: Vec<_> = widths.iter().rev().copied().collect();
        assert_eq!([named(&widths, 60), named(&turned, 60)], [Some(Foreign::Code39); 2]);
        // Cut, without its stop, with a character that is none, or of two characters alone.
        assert_eq!(named(&widths, 6), None);
        assert_eq!(named(&widths[..widths.len() - 10], 60), None);
        assert_eq!(named(&code39(&[&between[..3], &[[0, 2, 4]], &between[3..]].concat()), 60), None);
        assert_eq!(named(&code39(&[STAR, DRAWN[1], DRAWN[2], STAR]), 60), None);
    }

    #[test]
    fn pdf417_is_told_by_its_start_and_a_codeword_behind_it() {
        let start = [8, 1, 1, 1, 1, 1, 1, 3];
        let row =
            [&start[..], &[2, 3, 1, 4, 1, 1, 2, 3], &[5, 1, 1, 2, 2, 2, 3, 1], &[7, 1, 1, 3, 1, 1, 1, 2, 1]].concat();
        let turned: Vec<_> = row.iter().rev().copied().collect();
        assert_eq!([named(&row, 60), named(&turned, 60)], [Some(Foreign::Pdf417); 2]);
        assert_eq!(named(&[&start[..], &[2, 3, 1, 4, 1, 1, 6, 6, 1, 2, 1, 2, 1]].concat(), 60), None);
    }

    #[test]
    fn symbols_that_are_read_are_no_foreign_ones() {
        use crate::draw::{Kind, modules};
        let drawn = [(Kind::Ean13, "4006381333931"), (Kind::Code128, "LOT77/39*A"), (Kind::Itf, "15400141288763")];
        for (kind, data) in drawn {
            let Ok(bars) = modules(kind, data) else { unreachable!("{data}") };
            let dark: Vec<bool> = bars.rows[0].modules().collect();
            let widths: Vec<usize> = dark.chunk_by(|a, b| a == b).map(<[bool]>::len).collect();
            let widths = if dark[0] { &widths[..] } else { &widths[1..] };
            assert_eq!(named(widths, 60), None, "{kind:?}");
        }
    }
}
