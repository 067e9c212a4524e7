//! EAN-13, EAN-8, UPC-A, UPC-E and their add-ons.

mod addon;
mod chain;
mod digits;
mod fit;
mod model;
pub mod pattern;
mod place;
mod row;
mod shape;

use super::{Candidate, Candidates, RowReader, RunsView, candidate::Text};
use crate::symbol::Symbology;
use digits::Code;
use shape::Shape;

/// Reads EAN/UPC symbols.
#[derive(Default)]
pub struct EanReader {
    fitter: fit::Fitter,
    places: Vec<place::Place>,
    /// Where on the line a fit was tried.
    tried: Vec<place::Place>,
}

impl RowReader for EanReader {
    fn read_row(&mut self, runs: &RunsView<'_>, out: &mut Candidates) {
        for start in 1..runs.widths.len() {
            if !runs.is_dark(start) || !row::may_start(runs, start) {
                continue;
            }
            for shape in Shape::ALL {
                if let Some(found) = row::read(runs, start, shape) {
                    out.push(candidate(runs, shape, &found));
                    break;
                }
            }
        }
    }

    fn allow_searches(&mut self, count: usize) {
        self.fitter.allow(count);
    }

    /// No place on the line is tried twice.
    fn begin_blurred(&mut self) {
        self.tried.clear();
    }

    /// Fits an EAN-13 to `grey` between the quiet zones of `runs`, where run lengths do not spell one.
    fn read_blurred(&mut self, grey: &[f32], runs: &RunsView<'_>, out: &mut Candidates) {
        for place in place::find(runs, &mut self.places) {
            if self.tried.iter().any(|other| other.is_near(place)) {
                continue;
            }
            self.tried.push(*place);
            let Some(fit) = self.fitter.fit(grey, place.x0, place.x1) else { continue };
            let code = Code { digits: fit.digits, cost: fit.error };
            let (symbology, text) = spell(Shape::Ean13, &code);
            out.push(Candidate::new(symbology, b'0', text, runs, fit.x0, fit.x1, fit.likelihood()));
        }
    }
}

fn candidate(runs: &RunsView<'_>, shape: Shape, found: &row::Found) -> Candidate {
    let (symbology, text) = spell(shape, &found.code);
    // ISO/IEC 15424: ]E4 is EAN-8, ]E0 every other EAN/UPC without add-on.
    let modifier = if shape == Shape::Ean8 { b'4' } else { b'0' };
    let mut candidate = Candidate::new(symbology, modifier, text, runs, found.x0, found.x1, found.likelihood);
    if shape != Shape::Ean8 {
        candidate.addon = addon::read(runs, found.end, found.module).unwrap_or_default();
    }
    candidate
}

/// EAN-13 with first digit 0 is UPC-A.
fn spell(shape: Shape, code: &Code) -> (Symbology, Text) {
    let digits = code.digits(shape);
    let (symbology, digits) = match (shape, digits) {
        (Shape::Ean13, [0, rest @ ..]) => (Symbology::UpcA, rest),
        (Shape::Ean13, all) => (Symbology::Ean13, all),
        (Shape::Ean8, all) => (Symbology::Ean8, all),
        (Shape::UpcE, all) => (Symbology::UpcE, all),
    };
    let mut text = Text::new();
    for &digit in digits {
        text.push(b'0' + digit);
    }
    (symbology, text)
}
