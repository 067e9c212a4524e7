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
pub mod follow;
pub mod half;
pub mod join;
pub mod limited;
pub mod omni;
pub mod stack;
pub mod subset;
pub mod table;

use super::{Candidates, RowReader, RunsView, strip::Strip};

/// Halves around which more lines are read.
const MOST_ALONE: usize = 2;

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
        self.stack.join(false, out);
    }

    /// Joins a stacked symbol that was seen often enough already.
    fn end_glance(&mut self, out: &mut Candidates) {
        self.stack.join(true, out);
    }

    /// Lines around halves of DataBar Stacked that stand alone, and over the rows of Expanded Stacked of which some
    /// were not read.
    fn wanted(&self, lines: &mut Vec<Strip>) {
        let alone: [_; MOST_ALONE] = self.halves.alone();
        lines.extend(alone.iter().flatten().flat_map(follow::strips));
        lines.extend(self.stack.part().into_iter().flat_map(|pair| follow::rows(pair.start, pair.end)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Line;
    use super::*;
    use crate::draw::{self, Bars, Kind};
    use crate::symbol::Point;
    use proptest::prelude::*;

    const EXPANDED: [Kind; 4] = [
        Kind::DataBarExpanded,
        Kind::DataBarExpandedStacked { segments: 2 },
        Kind::DataBarExpandedStacked { segments: 4 },
        Kind::DataBarExpandedStacked { segments: 6 },
    ];

    /// Reads every row of `bars` three times in both directions, widths changed by `noise`.
    fn read(bars: &Bars, noise: &mut dyn FnMut() -> f32) -> Vec<String> {
        let mut texts: Vec<String> = readings(bars, noise).into_iter().map(|(text, _)| text).collect();
        texts.dedup();
        texts
    }

    /// As [`read`], each with its linkage flag.
    fn readings(bars: &Bars, noise: &mut dyn FnMut() -> f32) -> Vec<(String, bool)> {
        let mut reader = DataBarReader::default();
        let mut out = Candidates::default();
        reader.begin_frame();
        out.clear();
        let tall = bars.rows.iter().filter(|r| r.height > 1).enumerate();
        for (i, (y, row)) in tall.flat_map(|row| [row; 3]).enumerate() {
            // Each line lies a little lower, so that it votes for itself.
            let y = y as f32 * 40.0 + i as f32;
            let mut widths: Vec<f32> = row.widths.iter().map(|&w| (f32::from(w) + noise()).max(0.05)).collect();
            widths[0] = f32::from(row.widths[0]) + 10.0;
            if widths.len().is_multiple_of(2) {
                widths.push(0.0);
            }
            let last = widths.len() - 1;
            widths[last] += 10.0;
            for backward in [false, true] {
                read_line(&mut reader, &widths, (y, backward), &mut out);
                widths.reverse();
            }
        }
        reader.end_frame(&mut out);
        let believed = out.readings.iter().filter(|r| r.is_believed()).map(|r| r.best);
        believed.map(|best| (String::from_utf8_lossy(best.text.as_bytes()).into_owned(), best.linked)).collect()
    }

    fn read_line(reader: &mut DataBarReader, widths: &[f32], place: (f32, bool), out: &mut Candidates) {
        let mut edges = vec![0.0];
        for width in widths {
            edges.push(edges[edges.len() - 1] + width);
        }
        let (y, backward) = place;
        let length = edges[edges.len() - 1];
        let (x, step) = if backward { (length, -1.0) } else { (0.0, 1.0) };
        let line = Line { start: Point { x, y }, step: Point { x: step, y: 0.0 }, half_band: 0.5 };
        out.next_line();
        reader.read_row(&RunsView { edges: &edges, widths, first_dark: false, line }, out);
    }

    fn gtin(number: u64) -> String {
        let text = half::element_string(number).unwrap_or_default();
        String::from_utf8_lossy(text.as_bytes()).into_owned()
    }

    /// Element strings for every encodation method.
    fn element_string() -> impl Strategy<Value = String> {
        let item = (0_u64..10_000_000_000_000).prop_map(gtin);
        let nine = (9_000_000_000_000_u64..10_000_000_000_000).prop_map(gtin);
        let date = "[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9]";
        let weight = prop_oneof!["31030[0-2][0-9]{4}", "320200[0-9]{4}", "320301[0-9]{4}", "3[12]0[0-9]0[0-9]{5}"];
        let dated = ("3[12]0[0-9]0[0-9]{5}1[1357]", date).prop_map(|(w, d)| w + &d);
        let price = prop_oneof!["392[0-3][0-9]{1,15}", "393[0-3][0-9]{4,18}", "392[0-3][0-9]{2}\u{1d}17990101"];
        let lot = "10[0-9A-Z]{1,20}\u{1d}21[!-\"%-?A-Z_a-z0-9 ]{1,12}";
        let after = prop_oneof!["", "10[0-9]{1,12}", "10[A-Z*,./-]{1,9}", lot, "17991231"];
        prop_oneof![
            (item, after).prop_map(|(i, a)| i + &a),
            (nine, prop_oneof![weight, dated, price]).prop_map(|(i, a)| i + &a),
            lot,
            "10[0-9]{1,9}",
            "15991231(10|21)[0-9]{0,9}[A-Za-z]\u{1d}(00|01|02|37|91)[0-9]{1,4}",
        ]
    }

    #[test]
    fn what_fits_badly_inside_an_expanded_symbol_is_no_omnidirectional_one() {
        // Widths a third of a module off on average would make 0101155865791569, checksum and finders too.
        let Ok(bars) = draw::modules(Kind::DataBarExpanded, "107459") else { unreachable!() };
        assert_eq!(read(&bars, &mut || 0.0), ["107459"]);
    }

    #[test]
    fn the_linkage_flag_changes_no_number_and_goes_along() {
        let mut kinds = vec![
            (Kind::DataBarOmni, "0120012345678909"),
            (Kind::DataBarTruncated, "0109506000134352"),
            (Kind::DataBarStacked, "0109506000134352"),
            (Kind::DataBarStackedOmni, "0199999999999997"),
            (Kind::DataBarLimited, "0119999999999991"),
            (Kind::DataBarLimited, "0100000000000000"),
        ];
        kinds.extend(EXPANDED.map(|kind| (kind, "01950600013435283103001750")));
        for (kind, data) in kinds {
            let drawn = [draw::modules(kind, data), draw::linked_modules(kind, data)];
            for (bars, linked) in drawn.into_iter().zip([false, true]) {
                let Ok(bars) = bars else { unreachable!("{kind:?} {data}") };
                let read = readings(&bars, &mut || 0.0);
                assert!(!read.is_empty() && read.iter().all(|r| *r == (data.to_owned(), linked)), "{kind:?} {read:?}");
            }
        }
    }

    #[test]
    fn a_stacked_symbol_in_a_mirror_is_read() {
        for kind in [Kind::DataBarStacked, Kind::DataBarStackedOmni] {
            for data in ["0109506000134352", "0120012345678909"] {
                let Ok(mut bars) = draw::modules(kind, data) else { unreachable!("{data}") };
                // Rows are read both ways anyway: what a mirror changes is which one stands above.
                bars.rows.reverse();
                assert_eq!(read(&bars, &mut || 0.0), [data], "{kind:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_omnidirectional_symbol_is_read(number in 0_u64..10_000_000_000_000) {
            let data = gtin(number);
            for kind in [
                Kind::DataBarOmni,
                Kind::DataBarTruncated,
                Kind::DataBarStacked,
                Kind::DataBarStackedOmni,
            ] {
                let Ok(bars) = draw::modules(kind, &data) else { unreachable!() };
                prop_assert_eq!(read(&bars, &mut || 0.0), std::slice::from_ref(&data));
            }
        }

        #[test]
        fn every_element_string_is_read(data in element_string(), kind in 0_usize..4) {
            match draw::modules(EXPANDED[kind], &data) {
                Ok(bars) => prop_assert_eq!(read(&bars, &mut || 0.0), [data]),
                // More than 22 symbol characters.
                Err(error) => prop_assert!(matches!(error, draw::DrawError::Length { .. }), "{}", error),
            }
        }

        #[test]
        fn noise_never_makes_another_reading(
            number in 0_u64..10_000_000_000_000,
            data in element_string(),
            noise in prop::collection::vec(-0.8_f32..0.8, 997),
            scale in 0.0_f32..1.0,
        ) {
            let mut next = noise.iter().cycle();
            let mut noise = || next.next().map_or(0.0, |n| n * scale);
            let symbols = [(Kind::DataBarOmni, gtin(number)), (Kind::DataBarStacked, gtin(number)), (EXPANDED[0], data.clone()), (EXPANDED[2], data)];
            for (kind, data) in symbols {
                if let Ok(bars) = draw::modules(kind, &data) {
                    for text in read(&bars, &mut noise) {
                        prop_assert_eq!(&text, &data);
                    }
                }
            }
        }
    }
}
