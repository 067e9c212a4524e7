//! Which lines of a frame are read, and in which order: the cheap and likely ones first.
//!
//! 1. Rows over the whole frame, sample for pixel.
//! 2. Across each region of parallel texture that no reading covers yet, bands along its bars.
//! 3. The same bands thicker, if the frame is still unread: blurred EAN-13 fitted to the grey levels,
//!    and every symbology with blur of every size undone.
//! 4. Lines close together around one half of a stacked symbol, if the other half was not read.

use super::{
    LineReader, Sensitivity, databar,
    region::{Region, Regions},
    runs::Line,
    sharpen::{Blur, Filter},
    strip::Strip,
};
use crate::{frame::Frame, reader::Effort, symbol::Point};

/// The buffers of the schedule.
#[derive(Default)]
pub(super) struct Schedule {
    regions: Regions,
    filters: Vec<Filter>,
    soft: Vec<f32>,
    /// Live frames so far.
    turn: usize,
}

/// Lines read for an add-on: two of them must agree.
const ADDON_LINES: usize = 5;
/// How far they go, as a share of the symbol: 60 of 95 modules (51 of UPC-E) beyond its end.
const ADDON_REACH: f32 = 2.5;
/// Frames narrower than three cells hold no region: their columns are read as rows are.
const NARROW: usize = 48;
/// How far a line goes on beyond its region, as a share of its length: quiet zones, and ends whose
/// bars are too few for a cell.
const REACH: f32 = 1.6;
/// Height of a band in pixels and the number of bands: bands of four rows halve the noise and
/// forgive a degree of tilt.
const BAND: f32 = 4.0;
const BANDS: (f32, f32) = (4.0, 32.0);
/// Bands that are sharpened: each is read once a filter, so few and thick ones. Measured: twelve
/// read one per cent more unfocused codes than six, twenty-four no more.
const SHARP_BANDS: usize = 12;
/// Least runs of a region that is worth sharpening: the shortest symbol, UPC-E, has 33, of which
/// blur leaves two in three.
const LEAST_RUNS: usize = 22;
/// Smallest blur worth undoing in pixels, the largest, and the step between: filters that differ by
/// less than a quarter read the same codes.
const RADII: (f32, f32, f32) = (1.0, 6.0, 1.25);
/// Noise assumed by the filters: 0.03 reads more than 0.01 (rings) and 0.1 (stays soft).
const NOISE: f32 = 0.03;

/// What a frame is worth.
struct Plan {
    /// Rows over the whole frame.
    rows: usize,
    /// Regions tried.
    regions: usize,
    /// Most bands of a region.
    bands: usize,
    /// Regions that are sharpened.
    sharpened: usize,
    /// Bands of each that are sharpened.
    sharp_bands: usize,
    /// Searches for the place of a blurred EAN-13, each up to half a millisecond.
    searches: usize,
}

/// A still picture gets everything: 180 rows see an EAN at arm's length twenty times; a shelf shows
/// more than eight regions, but heavy ones come first. The unread code is among the two heaviest
/// regions: sharpening eight reads no more and costs half as much again.
const STILL: Plan = Plan { rows: 180, regions: 8, bands: 32, sharpened: 2, sharp_bands: SHARP_BANDS, searches: 32 };
/// A live frame gets a quarter of the rows, a few bands of the heaviest regions and a look through
/// blur at one of them; the next frame goes on where this one stopped. Of the pictures that the whole
/// work reads, this reads 19 in 20.
const LIVE: Plan = Plan { rows: 45, regions: 4, bands: 6, sharpened: 1, sharp_bands: 2, searches: 3 };

impl Schedule {
    /// Reads `frame` through `lines`.
    pub(super) fn run(&mut self, frame: &Frame<'_>, effort: Effort, lines: &mut LineReader) {
        let (plan, turn) = match effort {
            Effort::Still => (STILL, 0),
            Effort::Frame => {
                self.turn = self.turn.wrapping_add(1);
                (LIVE, self.turn)
            }
        };
        if self.filters.is_empty() {
            self.make_filters();
        }
        lines.ean.allow_searches(plan.searches);
        rows(frame, plan.rows, turn, lines);
        if frame.width() < NARROW {
            columns(frame, lines);
        }
        let mut regions = std::mem::take(&mut self.regions);
        let mut sharpened = plan.sharpened;
        for region in regions.find(frame).iter().take(plan.regions) {
            if lines.candidates.cover(region) {
                continue;
            }
            let runs = bands(frame, region, plan.bands, turn, lines);
            if sharpened > 0 && !lines.candidates.any_settled() && runs >= LEAST_RUNS {
                sharpened -= 1;
                self.sharpened(frame, region, plan.sharp_bands, turn, lines);
            }
        }
        self.regions = regions;
        addons(frame, lines);
        follow(frame, lines);
        lines.end_pass();
    }

    fn make_filters(&mut self) {
        let (mut radius, largest, step) = RADII;
        while radius < largest {
            let blur = Blur { radius, noise: NOISE };
            self.filters.push(Filter::against(blur));
            radius *= step;
        }
    }

    /// Reads `count` of the thick bands through `region` with blur undone, from the middle outwards:
    /// the ends of a region are often not bars.
    fn sharpened(&mut self, frame: &Frame<'_>, region: &Region, count: usize, turn: usize, lines: &mut LineReader) {
        let height = region.half_height * 2.0 / SHARP_BANDS as f32;
        for i in 0..count {
            let i = (turn * count + i) % SHARP_BANDS;
            let i = if i.is_multiple_of(2) { SHARP_BANDS / 2 + i / 2 } else { SHARP_BANDS / 2 - 1 - i / 2 };
            let offset = (i as f32 + 0.5) * height - region.half_height;
            let strip = Strip::through(region, offset, REACH, height.ceil() as usize);
            let line = strip.sample(frame, &mut self.soft);
            lines.next_line();
            lines.grey_mut().clone_from(&self.soft);
            lines.read_blurred(line);
            for filter in &self.filters {
                filter.apply(&self.soft, lines.grey_mut());
                lines.read(line, Sensitivity::FINE);
                lines.read(line, Sensitivity::COARSE);
            }
            if lines.candidates.any_settled() {
                break;
            }
        }
    }
}

/// Reads about `count` rows over the whole frame, by turns with either sensitivity; another `turn`
/// takes the rows between.
fn rows(frame: &Frame<'_>, count: usize, turn: usize, lines: &mut LineReader) {
    let step = (frame.height() / count).max(1);
    let first = turn * (step / 3 + 1) % step;
    for (i, y) in (first..frame.height()).step_by(step).enumerate() {
        lines.next_line();
        let grey = lines.grey_mut();
        grey.clear();
        grey.extend(frame.row(y).iter().map(|&v| f32::from(v)));
        let sensitivity = if (i + turn).is_multiple_of(2) { Sensitivity::FINE } else { Sensitivity::COARSE };
        lines.read(Line::row(y), sensitivity);
    }
}

/// Reads lines around halves of DataBar Stacked that stand alone.
fn follow(frame: &Frame<'_>, lines: &mut LineReader) {
    for half in lines.databar.alone().iter().flatten() {
        for strip in databar::follow::strips(half) {
            lines.next_line();
            let line = strip.sample(frame, lines.grey_mut());
            lines.read(line, Sensitivity::FINE);
        }
    }
}

/// Reads lines along symbols without add-on and beyond their ends: on a tilted line that crosses the
/// symbol, the add-on is cut off.
fn addons(frame: &Frame<'_>, lines: &mut LineReader) {
    for place in lines.candidates.without_addon().iter().flatten() {
        for i in 0..ADDON_LINES {
            let share = (i as f32 + 0.5) / ADDON_LINES as f32 * 2.0 - 1.0;
            let strip = Strip::through(place, share * place.half_height, ADDON_REACH, 2);
            lines.next_line();
            let line = strip.sample(frame, lines.grey_mut());
            lines.read(line, if i.is_multiple_of(2) { Sensitivity::FINE } else { Sensitivity::COARSE });
        }
    }
}

/// Reads every column.
fn columns(frame: &Frame<'_>, lines: &mut LineReader) {
    for x in 0..frame.width() {
        lines.next_line();
        let grey = lines.grey_mut();
        grey.clear();
        grey.extend(frame.luma().iter().skip(x).step_by(frame.width()).map(|&v| f32::from(v)));
        let line = Line { start: Point { x: x as f32 + 0.5, y: 0.0 }, step: Point { x: 0.0, y: 1.0 }, half_band: 0.5 };
        let sensitivity = if x.is_multiple_of(2) { Sensitivity::FINE } else { Sensitivity::COARSE };
        lines.read(line, sensitivity);
    }
}

/// Reads at most `most` bands through `region`, each `turn` other ones; how many runs the busiest
/// has.
fn bands(frame: &Frame<'_>, region: &Region, most: usize, turn: usize, lines: &mut LineReader) -> usize {
    let mut busiest = 0;
    let count = (region.half_height * 2.0 / BAND).clamp(BANDS.0, BANDS.1) as usize;
    let height = region.half_height * 2.0 / count as f32;
    let step = count.div_ceil(most);
    for i in (turn % step..count).step_by(step) {
        let offset = (i as f32 + 0.5) * height - region.half_height;
        let strip = Strip::through(region, offset, REACH, height as usize);
        lines.next_line();
        let line = strip.sample(frame, lines.grey_mut());
        lines.read(line, Sensitivity::FINE);
        busiest = busiest.max(lines.runs());
        lines.read(line, Sensitivity::COARSE);
        if lines.candidates.cover(region) {
            break;
        }
    }
    busiest
}
