//! Which lines of a frame are read, and in which order: the cheap and likely ones first.
//!
//! 1. A glance: every fourth of the rows over the whole frame, sample for pixel, and across each heavy
//!    region of parallel texture a few bands along its bars.
//! 2. The rows between, as long as nothing is read, and the columns of regions whose bars lie.
//! 3. The bands between, across each region that has as many runs as a code and no reading.
//! 4. Thicker bands there, if the frame is still unread: blurred EAN-13 fitted to the grey levels, and
//!    every symbology with blur of every size undone.
//! 5. Lines close together around one half of a stacked symbol, if the other half was not read.
//!
//! A live frame gets its share of each, the next frame another.

use std::ops::Range;

use super::{
    LineReader, Sensitivity,
    region::{Region, Regions},
    rows::{are_all_read, column, columns, row, row_step, rows},
    sharpen::{Blur, Filter},
    strip::Strip,
};
use crate::{frame::Frame, symbol::Point};

/// The buffers of the schedule.
#[derive(Default)]
pub(super) struct Schedule {
    regions: Regions,
    filters: Vec<Filter>,
    soft: Vec<f32>,
    /// Live frames so far.
    turn: usize,
    /// The most runs that a band of each of the heaviest regions had.
    runs: [usize; REGIONS],
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
/// Bands that are read as they are: thick ones, against noise.
const THICK_BANDS: usize = 6;
/// Tangent of the angle between bars and the square to a region from which lines along it are read: below
/// it, a line square to the bars crosses them all; beyond it, bars are too near to each other.
const SLANT: Range<f32> = 0.1..1.5;
/// Lines read along such a region: of an ITF-14 three must agree.
const SLANTED_LINES: usize = 8;
/// Bands of them after which a region is given up unless some line gave a reading: of the codes that
/// twelve bands read none shows later.
const TRIAL_BANDS: usize = 4;
/// Sine of the angle to the upright below which a region is read by columns too, and at least how many if it
/// is as wide: eleven rows of a stacked symbol, in each of which two must agree. Three times as many read no more.
const UPRIGHT: f32 = 0.1;
const UPRIGHT_LINES: usize = 32;
/// Least runs of a region that is worth sharpening: the shortest symbol, UPC-E, has 33, of which
/// blur leaves two in three.
const LEAST_RUNS: usize = 22;
/// Smallest blur worth undoing in pixels, the largest, and the step between: filters that differ by
/// less than a quarter read the same codes.
const RADII: (f32, f32, f32) = (1.0, 6.0, 1.25);
/// Noise assumed by the filters: 0.03 reads more than 0.01 (rings) and 0.1 (stays soft).
const NOISE: f32 = 0.03;

/// The rows are read in so many passes, and those of the later passes only while nothing is read:
/// over all the photographs no reading was lost by that.
const PASSES: usize = 4;
/// The order of the passes after the glance, which is pass 1.
const LATER_PASSES: [usize; 3] = [3, 0, 2];
/// Of the rows through symbols that need no more votes, one in so many is read: they tell how far the symbols reach.
const SPARSELY: usize = 4;
/// Regions tried: a shelf shows more, but heavy ones come first; and how many of them the glance tries.
const REGIONS: usize = 8;
const GLANCE_REGIONS: usize = 4;
/// Bands of a region that are read first.
const FIRST_BANDS: usize = 6;
/// Regions that are sharpened: the unread code is among the two heaviest; eight read no more and cost
/// half as much again.
const SHARPENED: usize = 2;
/// What part of a picture's side bars take up that are cut by its edge, and how near to it they go, as a share of
/// their length: pictures that are cropped close show little else.
const LEAST_SHARE: f32 = 0.4;
const NEAR_EDGE: f32 = 0.1;
/// Searches for the place of a blurred EAN-13, each up to half a millisecond, in a still picture.
const SEARCHES: usize = 32;

/// A live frame gets a dozen rows, the first bands of the heaviest regions and a look through blur at
/// one of them; the next frame reads the lines between. Measured on drawn films, forty-five rows read
/// no more than twelve and took three quarters of the time: what has bars makes a region, and noise
/// makes runs on every row. A third band through blur reads a tenth more.
const LIVE_ROWS: usize = 12;
const LIVE_REGIONS: usize = 3;
const LIVE_SHARP_BANDS: usize = 3;
const LIVE_SEARCHES: usize = 3;

impl Schedule {
    /// Reads a share of a live frame through `lines`.
    pub(super) fn live(&mut self, frame: &Frame<'_>, lines: &mut LineReader) {
        self.turn = self.turn.wrapping_add(1);
        let turn = self.turn;
        lines.allow_searches(LIVE_SEARCHES);
        let step = (frame.height() / LIVE_ROWS).max(1);
        rows(frame, (turn * (step / 3 + 1) % step..frame.height()).step_by(step), turn, lines);
        if frame.width() < NARROW {
            columns(frame, lines);
        }
        let mut regions = std::mem::take(&mut self.regions);
        let mut sharpened = false;
        for region in regions.find(frame).iter().take(LIVE_REGIONS) {
            if lines.candidates.cover(region) {
                continue;
            }
            let runs = bands(frame, region, |i, step| i % step == turn % step, lines);
            if !sharpened && !lines.candidates.any_settled() && runs >= LEAST_RUNS {
                sharpened = true;
                let bands = (0..LIVE_SHARP_BANDS).map(|i| (turn * LIVE_SHARP_BANDS + i) % SHARP_BANDS);
                self.sharpened(frame, region, bands, lines);
            }
        }
        self.regions = regions;
        finish(frame, lines);
    }

    /// The first look at a still picture.
    pub(super) fn glance(&mut self, frame: &Frame<'_>, lines: &mut LineReader) {
        self.regions.find(frame);
        let step = row_step(frame);
        let textured = (step..frame.height()).step_by(PASSES * step).filter(|&y| self.regions.is_textured(y));
        for (i, y) in textured.enumerate() {
            if i.is_multiple_of(SPARSELY) || !are_all_read(self.regions.found(), y, lines) {
                row(frame, y, i + 1, lines);
            }
        }
        if frame.width() < NARROW {
            columns(frame, lines);
        }
        self.runs = [0; REGIONS];
        for (region, runs) in self.regions.found().iter().zip(&mut self.runs).take(GLANCE_REGIONS) {
            if !lines.candidates.cover(region) {
                *runs = bands(frame, region, |i, step| i % step == 0, lines);
            }
        }
        lines.end_glance();
    }

    /// Goes on after [`Schedule::glance`] at the same frame. When something is read, by `lines` or as
    /// `is_read` says, other regions get no more than their first bands.
    pub(super) fn search(&mut self, frame: &Frame<'_>, is_read: bool, lines: &mut LineReader) {
        let is_read = |lines: &LineReader| is_read || lines.candidates.any_settled();
        lines.allow_searches(SEARCHES);
        let step = row_step(frame);
        let regions = std::mem::take(&mut self.regions);
        for pass in LATER_PASSES {
            if !is_read(lines) {
                let all = (pass * step..frame.height()).step_by(PASSES * step);
                rows(frame, all.filter(|&y| regions.is_textured(y)), pass, lines);
            }
        }
        let mut sharpened = 0;
        let mut columns = 0..0;
        for (i, region) in regions.found().iter().take(REGIONS).enumerate() {
            if lines.candidates.cover(region) {
                continue;
            }
            let mut runs = self.runs[i];
            if i >= GLANCE_REGIONS {
                runs = bands(frame, region, |i, step| i % step == 0, lines);
            }
            if !is_read(lines) {
                upright(frame, region, &mut columns, lines);
            }
            if runs < LEAST_RUNS || is_read(lines) {
                continue;
            }
            bands(frame, region, |i, step| i % step != 0, lines);
            if sharpened < SHARPENED && !is_read(lines) {
                sharpened += 1;
                self.sharpened(frame, region, 0..SHARP_BANDS, lines);
            }
        }
        self.regions = regions;
        finish(frame, lines);
    }

    /// Whether bars go on to an edge of `frame`, which was searched last, and over much of it.
    pub(super) fn reaches_edge(&self, frame: &Frame<'_>) -> bool {
        let sides = (frame.width() as f32, frame.height() as f32);
        self.regions.found().iter().take(GLANCE_REGIONS).any(|region| {
            let (dx, dy) = (region.along.x * region.half_length, region.along.y * region.half_length);
            let longest = if dx.abs() > dy.abs() { sides.0 } else { sides.1 };
            let near = region.half_length * 2.0 * NEAR_EDGE;
            let outside = |x: f32, y: f32| x.min(sides.0 - x).min(y).min(sides.1 - y) < near;
            let Point { x, y } = region.centre;
            region.half_length * 2.0 > longest * LEAST_SHARE && (outside(x + dx, y + dy) || outside(x - dx, y - dy))
        })
    }

    fn make_filters(&mut self) {
        let (mut radius, largest, step) = RADII;
        while radius < largest {
            let blur = Blur { radius, noise: NOISE };
            self.filters.push(Filter::against(blur));
            radius *= step;
        }
    }

    /// Reads some of the thick bands through `region` with blur undone; they are counted from the
    /// middle outwards: the ends of a region are often not bars.
    fn sharpened(
        &mut self,
        frame: &Frame<'_>,
        region: &Region,
        bands: impl Iterator<Item = usize>,
        lines: &mut LineReader,
    ) {
        if self.filters.is_empty() {
            self.make_filters();
        }
        thick(frame, region, lines);
        slanted(frame, region, lines);
        if lines.candidates.any_settled() {
            return;
        }
        let height = region.half_height * 2.0 / SHARP_BANDS as f32;
        for (read, i) in bands.enumerate() {
            let i = if i.is_multiple_of(2) { SHARP_BANDS / 2 + i / 2 } else { SHARP_BANDS / 2 - 1 - i / 2 };
            let offset = (i as f32 + 0.5) * height - region.half_height;
            let strip = Strip::through(region, offset, REACH, height.ceil() as usize);
            let line = strip.sample(frame, &mut self.soft);
            lines.next_line();
            lines.grey_mut().clone_from(&self.soft);
            lines.read_blurred(line);
            lines.grey_mut().clone_from(&self.soft);
            lines.read(line, Sensitivity::COARSE);
            for filter in &self.filters {
                filter.apply(&self.soft, lines.grey_mut());
                lines.read_twice(line);
            }
            if lines.candidates.any_settled() {
                break;
            }
            if read + 1 >= TRIAL_BANDS && lines.candidates.is_empty() {
                break;
            }
        }
    }
}

/// Reads bands of a sixth of `region`'s height.
fn thick(frame: &Frame<'_>, region: &Region, lines: &mut LineReader) {
    let height = region.half_height * 2.0 / THICK_BANDS as f32;
    for i in 0..THICK_BANDS {
        let offset = (i as f32 + 0.5) * height - region.half_height;
        let strip = Strip::through(region, offset, REACH, height.ceil() as usize);
        lines.next_line();
        let line = strip.sample(frame, lines.grey_mut());
        lines.read_twice(line);
    }
}

/// Reads the columns that cross `region`, sample for pixel, if its bars lie: they are to it what rows are
/// to standing bars. A wide element parts a region, and bands through one part do not reach all of a symbol.
///
/// `done` are the columns that the region before crossed: parts of one symbol lie over each other.
fn upright(frame: &Frame<'_>, region: &Region, done: &mut Range<usize>, lines: &mut LineReader) {
    if region.along.x.abs() > UPRIGHT || done.contains(&(region.centre.x as usize)) {
        return;
    }
    let left = (region.centre.x - region.half_height).max(0.0) as usize;
    let right = ((region.centre.x + region.half_height) as usize).min(frame.width());
    *done = left..right;
    for x in done.clone().step_by((done.len() / UPRIGHT_LINES).max(1)) {
        let line = column(frame, x, lines);
        lines.read_twice(line);
    }
}

/// Reads lines along `region` where bars lean, for a line square to them soon leaves the symbol.
fn slanted(frame: &Frame<'_>, region: &Region, lines: &mut LineReader) {
    let (along, axis) = (region.along, region.axis);
    let cosine = along.x * axis.x + along.y * axis.y;
    let tangent = (along.x * axis.y - along.y * axis.x).abs() / cosine.abs();
    if !SLANT.contains(&tangent) {
        return;
    }
    // What the rectangle square to the bars has above and below is not all bars.
    let half_height = (region.half_height - region.half_length * tangent).max(BAND * 2.0);
    for i in 0..SLANTED_LINES {
        let offset = ((i as f32 + 0.5) * 2.0 / SLANTED_LINES as f32 - 1.0) * half_height;
        let strip = Strip {
            centre: Point { x: region.centre.x - axis.y * offset, y: region.centre.y + axis.x * offset },
            along: axis,
            half_length: region.half_length / cosine.abs() * REACH,
            taps: 2,
            apart: 1.0,
        };
        lines.next_line();
        let line = strip.sample(frame, lines.grey_mut());
        lines.read_twice(line);
    }
}

/// Reads what belongs to readings, and joins lines.
fn finish(frame: &Frame<'_>, lines: &mut LineReader) {
    addons(frame, lines);
    follow(frame, lines);
    lines.end_pass();
}

/// Reads the lines that row readers ask for.
fn follow(frame: &Frame<'_>, lines: &mut LineReader) {
    let wanted = lines.take_wanted();
    for strip in &wanted {
        lines.next_line();
        let line = strip.sample(frame, lines.grey_mut());
        lines.read(line, Sensitivity::FINE);
    }
    lines.keep_wanted(wanted);
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

/// Reads those bands through `region` that `pick` takes, given the number of a band and the step that
/// leaves [`FIRST_BANDS`] of them; how many runs the busiest has.
fn bands(frame: &Frame<'_>, region: &Region, pick: impl Fn(usize, usize) -> bool, lines: &mut LineReader) -> usize {
    let mut busiest = 0;
    let count = (region.half_height * 2.0 / BAND).clamp(BANDS.0, BANDS.1) as usize;
    let height = region.half_height * 2.0 / count as f32;
    let step = count.div_ceil(FIRST_BANDS);
    for i in (0..count).filter(|&i| pick(i, step)) {
        let offset = (i as f32 + 0.5) * height - region.half_height;
        let strip = Strip::through(region, offset, REACH, height as usize);
        lines.next_line();
        let line = strip.sample(frame, lines.grey_mut());
        busiest = busiest.max(lines.read_twice(line));
        if lines.candidates.cover(region) {
            break;
        }
    }
    busiest
}
