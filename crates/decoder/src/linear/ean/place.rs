//! Where on a line an EAN-13 may lie that is too blurred to count its runs.

use super::model::MODULES;
use crate::{linear::RunsView, order};

/// A stretch of a line between two quiet zones.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Position of the first edge.
    pub x0: f32,
    /// Position of the last edge.
    pub x1: f32,
    /// The narrower quiet zone as a multiple of the widest light run inside: the order of trying.
    pub score: f32,
}

impl Place {
    /// Whether a search that begins at `other` would end where one from here does: its first step is
    /// most of a module.
    pub fn is_near(&self, other: &Self) -> bool {
        let module = (self.x1 - self.x0) / MODULES as f32;
        (self.x0 - other.x0).abs() < 0.5 * module && (self.x1 - other.x1).abs() < 0.5 * module
    }
}

/// Widest run inside, in modules: blur joins bars of up to three characters.
const WIDEST: f32 = 14.0;
/// Least quiet zone in modules.
const QUIET: f32 = 4.0;
/// Least score.
const LEAST_SCORE: f32 = 0.7;
/// Least samples a module: below, a module is narrower than a pixel.
const LEAST_MODULE: f32 = 0.9;
/// Runs of a symbol: blurred over two modules an EAN-13 keeps 15 of its 59, noise adds a few.
const RUNS: std::ops::Range<usize> = 9..65;

/// Places tried of a line: more than three read one code in a hundred more at twice the time.
const MOST_PLACES: usize = 3;

/// The places on a line, the likeliest first.
pub fn find<'a>(runs: &RunsView<'_>, places: &'a mut Vec<Place>) -> &'a [Place] {
    places.clear();
    for left in 0..runs.widths.len() {
        if !runs.is_dark(left) {
            from(runs, left, places);
        }
    }
    order::heaviest_first(places, |place| place.score);
    &places[..places.len().min(MOST_PLACES)]
}

/// Adds the places whose left quiet zone is run `left`.
fn from(runs: &RunsView<'_>, left: usize, places: &mut Vec<Place>) {
    let x0 = runs.edges[left + 1];
    let (mut widest, mut widest_light) = (0.0_f32, 0.0_f32);
    let end = runs.widths.len().min(left + 1 + RUNS.end);
    for right in (left + 2..end).step_by(2) {
        // One dark run more is inside, and from the second on one light run before it.
        widest = widest.max(runs.widths[right - 1]);
        if right > left + 2 {
            widest_light = widest_light.max(runs.widths[right - 2]);
            widest = widest.max(widest_light);
        }
        // A light run wider than the quiet zone on the left ends every symbol from here.
        let score = runs.widths[left].min(runs.widths[right]) / widest_light.max(1e-3);
        if runs.widths[left] < LEAST_SCORE * widest_light {
            return;
        }
        let x1 = runs.edges[right];
        let module = (x1 - x0) / MODULES as f32;
        if right - left > RUNS.start
            && score >= LEAST_SCORE
            && module >= LEAST_MODULE
            && widest <= WIDEST * module
            && runs.widths[left].min(runs.widths[right]) >= QUIET * module
        {
            places.push(Place { x0, x1, score });
        }
    }
}
