//! Code 128 and GS1-128.

pub mod data;
pub mod decode;
pub mod table;

use super::{Candidate, Candidates, RowReader, RunsView};
use crate::symbol::Symbology;
use table::MODULES;

/// Light modules that must stand before the start character: the standard asks for ten, labels cut
/// close leave fewer.
const QUIET_BEFORE: f32 = 4.0;
/// Light modules that must stand after the stop character.
const QUIET_AFTER: f32 = 3.0;
/// What a symbol of few characters must leave on both sides, because other prints look like it.
const QUIET_OF_SHORT: f32 = 7.0;
/// Symbol characters, start, check and stop included, up to which a symbol is short.
const SHORT: usize = 5;

/// Reads Code 128 and GS1-128.
#[derive(Default)]
pub struct Code128Reader {}

impl RowReader for Code128Reader {
    fn read_row(&mut self, runs: &RunsView<'_>, out: &mut Candidates) {
        let widths = runs.widths;
        // A first run that the border cuts may be the first bar.
        let mut start = usize::from(!runs.first_dark);
        while start + 13 <= widths.len() {
            if let Some(reading) = read(widths, start) {
                let end = start + reading.runs;
                out.push(Candidate::new(
                    Symbology::Code128,
                    reading.data.modifier,
                    reading.data.text,
                    runs,
                    runs.edges[start],
                    runs.edges[end],
                    reading.likelihood,
                ));
                start = end + 1;
            } else {
                start += 2;
            }
        }
    }
}

/// Reads a symbol whose first bar is run `start`, with its quiet zones.
fn read(widths: &[f32], start: usize) -> Option<decode::Reading> {
    let six: f32 = widths[start..start + 6].iter().sum();
    let module = six / f32::from(MODULES);
    // The first bar of every start character has two modules, the space after it one.
    let begins = widths[start] > module && widths[start + 1] < 2.2 * module;
    let before = quiet(widths, start.checked_sub(1));
    if !begins || before < QUIET_BEFORE * module {
        return None;
    }
    let reading = decode::decode(&widths[start..])?;
    let after = quiet(widths, Some(start + reading.runs));
    let quiet = if reading.characters > SHORT { QUIET_AFTER } else { QUIET_OF_SHORT };
    (before.min(after) > quiet * module).then_some(reading)
}

/// The width of the light run `at`; beyond the border of the line nothing is known to be dark.
fn quiet(widths: &[f32], at: Option<usize>) -> f32 {
    match at {
        Some(at) if at > 0 && at + 1 < widths.len() => widths[at],
        _ => f32::INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw;
    use proptest::prelude::*;

    fn widths(data: &str) -> Vec<f32> {
        let bars = draw::modules(draw::Kind::Code128, data);
        let row = bars.into_iter().flat_map(|b| b.rows).next();
        let widths = row.map(|r| r.widths).unwrap_or_default();
        let quiet = std::iter::once(10.0);
        let bars = widths[1..].iter().map(|&w| f32::from(w));
        quiet.clone().chain(bars).chain(quiet).collect()
    }

    fn text(reading: Option<decode::Reading>) -> Option<(String, u8)> {
        reading.map(|r| {
            let bytes = r.data.text.as_bytes();
            let text = bytes.iter().map(|&b| char::from(b)).collect();
            (text, r.data.modifier)
        })
    }

    #[test]
    fn a_cut_off_quiet_zone_is_refused() {
        let mut near = vec![30.0, 1.0];
        near.extend(widths("12345678"));
        assert!(read(&near, 3).is_some());
        near[2] = 2.0;
        assert!(read(&near, 3).is_none());
    }

    proptest! {
        #[test]
        fn what_is_drawn_is_read(data in "\u{1d}?[ -~\u{a0}-\u{ff}\u{1}-\u{1c}]{1,30}([0-9]{0,20}\u{1d}?[0-9A-Z]{1,5})?") {
            let gs1 = data.starts_with('\u{1d}');
            let reading = text(read(&widths(&data), 1));
            if let Some((text, modifier)) = reading {
                let expected = if gs1 { &data[1..] } else { &data };
                match modifier {
                    b'2' => prop_assert_eq!(text, expected.replacen('\u{1d}', "", 1)),
                    _ => prop_assert_eq!(text, expected),
                }
                prop_assert_eq!(modifier == b'1', gs1);
            } else {
                prop_assert!(false, "not read");
            }
        }

        #[test]
        fn ink_spread_changes_nothing(data in "[ -~]{3,20}", spread in -0.6_f32..0.6) {
            let mut spread_out = widths(&data);
            for (i, width) in spread_out.iter_mut().enumerate() {
                *width += if i % 2 == 1 { spread } else { -spread };
            }
            prop_assert_eq!(text(read(&spread_out, 1)), Some((data, b'0')));
        }

        /// One line of a few characters may be misread; two that agree are believed.
        #[test]
        fn noise_never_makes_another_reading(
            data in "[0-9A-Z]{4,12}",
            noise in prop::collection::vec(-0.9_f32..0.9, 400),
            scale in 0.0_f32..1.0,
        ) {
            let (first, second) = noise.split_at(200);
            let noisy = |noise: &[f32]| {
                let mut widths = widths(&data);
                for (width, noise) in widths.iter_mut().zip(noise) {
                    *width = (*width + noise * scale).max(0.05);
                }
                text(read(&widths, 1))
            };
            if let (Some(one), Some(other)) = (noisy(first), noisy(second))
                && one == other
            {
                prop_assert_eq!(one, (data, b'0'));
            }
        }
    }
}
