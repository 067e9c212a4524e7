//! What is done with a still picture, and a step with a live frame.

mod cut;
pub(crate) mod settle;

use crate::{
    effort::Effort,
    foreign::Foreign,
    frame::Frame,
    gate::Area,
    linear,
    matrix::{
        self,
        picture::{self, Picture},
    },
    step::Step,
    symbol::{self, Symbol, corners},
};

/// The longest side, in pixels, at which a still picture is read first: larger ones are reduced.
const FIRST_SIDE: usize = 1280;
/// Up to this share above [`FIRST_SIDE`] a picture is read at its own size: a copy would show hardly less.
const HARDLY_LARGER: f32 = 1.1;
/// The sizes between the first and its own at which a large picture is read, in turn: small symbols in sharp
/// pictures show at the larger ones, unfocused ones at the smaller.
const FURTHER_SIDES: [usize; 2] = [2048, 800];

/// The longest side of a picture that is continued beyond its edges: at one size is enough.
const MOST_CONTINUED: usize = (FIRST_SIDE as f32 * HARDLY_LARGER) as usize;

/// The longest side of a picture that may be the crop of a matrix symbol alone.
const CROPPED: usize = 640;

/// The longest sides at which a picture is read in turn, when its own has `longest` pixels.
fn sizes(longest: usize) -> impl Iterator<Item = usize> {
    let is_large = longest as f32 > FIRST_SIDE as f32 * HARDLY_LARGER;
    let first = if is_large { FIRST_SIDE } else { longest };
    let further =
        FURTHER_SIDES.into_iter().filter(move |&side| is_large && (side as f32) * HARDLY_LARGER < longest as f32);
    std::iter::once(first).chain(further).chain(is_large.then_some(longest))
}

/// Owns all buffers; reuse it for picture after picture.
#[derive(Default)]
pub struct Reader {
    linear: linear::LinearReader,
    matrix: matrix::MatrixReader,
    crop: Vec<u8>,
    /// A still picture at another size.
    resized: Vec<u8>,
    /// The same with ground around it.
    continued: Vec<u8>,
    /// What the steps with a live frame read on too few lines to be believed.
    pub weak: Vec<Symbol>,
}

impl Reader {
    /// Reads a still picture with everything there is.
    ///
    /// A large photograph is read at `sizes` one after the other, until something is read: its own pixels show
    /// the sensor's noise and the lens's blur, a smaller copy the symbol.
    pub fn still(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        if frame.height() < cut::FEW_ROWS {
            return self.of_few_rows(frame, found);
        }
        let began = found.len();
        let longest = frame.width().max(frame.height());
        for side in sizes(longest) {
            if side == longest {
                self.at_one_size(frame, found);
            } else {
                self.resized(frame, side, found);
            }
            if found.len() > began {
                break;
            }
        }
    }

    /// Reads a picture of a line or two: each of its rows stands for several.
    fn of_few_rows(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let mut resized = std::mem::take(&mut self.resized);
        let began = found.len();
        let times = cut::stretched(&Picture::of(frame), &mut resized);
        if let Ok(copy) = Frame::new(&resized, frame.width(), frame.height() * times) {
            self.at_one_size(&copy, found);
        }
        corners(&mut found[began..]).for_each(|point| point.y /= times as f32);
        self.resized = resized;
    }

    /// Looks once more, with light ground around the picture, at bars that go on to its edge, and at small pictures.
    fn cut_close(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let has_bars = self.linear.reaches_edge(frame);
        // Ground around the picture completes what shows in part without it.
        let is_small = frame.width().max(frame.height()) <= CROPPED;
        let (is_in_place, has_corner) = self.matrix.cut_parts();
        let is_crop = is_small && (is_in_place || has_corner);
        if !has_bars && !is_crop {
            return;
        }
        let began = found.len();
        (self.matrix.is_named, self.matrix.is_kept) = (true, false);
        let mut continued = std::mem::take(&mut self.continued);
        let margin = cut::continued(&Picture::of(frame), &mut continued);
        if let Ok(copy) = Frame::new(&continued, frame.width() + 2 * margin, frame.height() + 2 * margin) {
            if has_bars {
                self.linear.glance(&copy);
                self.linear.search(&copy, true, found);
            }
            if is_small && is_in_place && found.len() == began {
                self.matrix.quick(&copy, has_corner, found);
            }
            if is_small && has_corner && found.len() == began {
                self.matrix.quarter(&copy, found);
            }
        }
        self.continued = continued;
        for point in corners(&mut found[began..]) {
            point.x -= margin as f32;
            point.y -= margin as f32;
        }
        symbol::keep(found, began, |symbol| cut::is_believed(frame, symbol));
        settle::settle(found, began);
    }

    /// Reads the copy of a picture whose longest side has `side` pixels.
    fn resized(&mut self, frame: &Frame<'_>, side: usize, found: &mut Vec<Symbol>) {
        let mut resized = std::mem::take(&mut self.resized);
        let began = found.len();
        let (width, height) = picture::reduce(&Picture::of(frame), side, &mut resized);
        if let Ok(copy) = Frame::new(&resized, width, height) {
            self.at_one_size(&copy, found);
        }
        let (across, down) = (frame.width() as f32 / width as f32, frame.height() as f32 / height as f32);
        for point in corners(&mut found[began..]) {
            point.x *= across;
            point.y *= down;
        }
        self.resized = resized;
    }

    /// Reads a picture at the size it has. The dearest searches run only while nothing is read.
    fn at_one_size(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let began = found.len();
        self.matrix.begin_still();
        let glimpsed = self.linear.glance(frame);
        self.matrix.is_named = glimpsed;
        self.matrix.quick(frame, !glimpsed, found);
        // The dear search that fits what was seen goes first.
        let deep_first = !glimpsed && found.len() == began && self.matrix.saw_a_part();
        if deep_first {
            self.matrix.deep(frame, found);
        }
        self.linear.search(frame, found.len() > began, found);
        if found.len() == began && !matrix::MatrixReader::enlarges(frame) {
            self.matrix.patches(frame, found);
        }
        if found.len() == began && !deep_first {
            self.matrix.deep(frame, found);
        }
        if found.len() == began {
            self.matrix.torn(frame, found);
        }
        settle::settle(found, began);
        if found.len() == began && frame.width().max(frame.height()) <= MOST_CONTINUED {
            self.cut_close(frame, found);
        }
    }

    /// What the searches since the last call show that is told apart and not read.
    pub fn take_foreign(&mut self) -> Option<Foreign> {
        let on_lines = self.linear.take_foreign();
        self.matrix.take_foreign().or(on_lines)
    }

    /// Whether `step` saw a symbol in this frame without reading it: lines too few, or a grid in place.
    pub fn saw_part(&self, step: Step) -> bool {
        match step {
            Step::Rows | Step::Bands => !self.weak.is_empty(),
            _ => self.matrix.located_one(),
        }
    }

    /// A live frame begins.
    pub fn begin_frame(&mut self) {
        self.weak.clear();
        self.matrix.begin_frame();
    }

    /// Looks in a live frame for what the frames before located and could not read.
    pub fn follow(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        self.matrix.follow(frame, found);
    }

    /// Forgets what frames left that showed too little by themselves.
    pub fn forget(&mut self) {
        self.matrix.forget();
    }

    /// Searches `area` of a live frame in the way of `step`.
    pub fn step(&mut self, step: Step, frame: &Frame<'_>, area: Area, found: &mut Vec<Symbol>) {
        self.matrix.search = matrix::Search::Both;
        (self.matrix.is_film, self.matrix.is_named, self.matrix.is_kept) = (true, false, false);
        self.matrix.origin = (0.0, 0.0);
        match step {
            Step::HalfMatrix => return self.matrix.half(frame, false, found),
            Step::Inverted => return self.matrix.half(frame, true, found),
            Step::Rows | Step::Patches | Step::Matrix | Step::Bands => {}
        }
        let mut crop = std::mem::take(&mut self.crop);
        crop.clear();
        for y in area.top..area.bottom {
            crop.extend_from_slice(&frame.row(y)[area.left..area.right]);
        }
        let before = found.len();
        self.matrix.origin = (area.left as f32, area.top as f32);
        if let Ok(part) = Frame::new(&crop, area.width(), area.height()) {
            match step {
                Step::Rows => self.linear.read(&part, Effort::Frame, found),
                Step::Bands => self.linear.read(&part, Effort::Still, found),
                Step::Patches => self.matrix.patches_in_turn(&part, found),
                _ => self.matrix.quick(&part, true, found),
            }
        }
        let is_linear = matches!(step, Step::Rows | Step::Bands);
        let weak_before = self.weak.len();
        if is_linear {
            self.weak.append(&mut self.linear.weak);
        }
        for point in corners(&mut found[before..]).chain(corners(&mut self.weak[weak_before..])) {
            point.x += area.left as f32;
            point.y += area.top as f32;
        }
        self.crop = crop;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Kind, modules};

    #[track_caller]
    fn check(longest: usize, expected: &[usize]) {
        assert_eq!(sizes(longest).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn large_pictures_are_read_reduced_before_they_are_read_at_their_own_size() {
        check(640, &[640]);
        check(1400, &[1400]);
        check(1600, &[1280, 800, 1600]);
        check(4096, &[1280, 2048, 800, 4096]);
    }

    #[test]
    fn what_a_reduced_copy_shows_has_its_place_in_the_photograph() {
        let Ok(bars) = modules(Kind::Ean13, "4006381333931") else { unreachable!() };
        let (width, height, module) = (3600, 900, 20);
        let dark: Vec<bool> = bars.rows[0].modules().collect();
        let left = 800;
        // A sensor's noise on every pixel, which a copy averages away.
        let level = |i: usize| {
            let (x, y) = (i % width, i / width);
            let inside = (300..600).contains(&y) && x >= left;
            let is_dark = inside && dark.get((x - left) / module).is_some_and(|&dark| dark);
            let noise = (i.wrapping_mul(0x9e37_79b9) >> 13) % 80;
            (if is_dark { 60 } else { 150 }) + noise as u8
        };
        let luma: Vec<u8> = (0..width * height).map(level).collect();
        let Ok(frame) = Frame::new(&luma, width, height) else { unreachable!() };
        let mut found = Vec::new();
        Reader::default().still(&frame, &mut found);
        let texts: Vec<_> = found.iter().map(|symbol| symbol.text.as_str()).collect();
        assert_eq!(texts, ["4006381333931"]);
        let ((x0, y0), (x1, y1)) = settle::bounds(&found[0].corners);
        let expected = [left as f32, (left + 95 * module) as f32];
        assert!((x0 - expected[0]).abs() < 20.0 && (x1 - expected[1]).abs() < 20.0, "{x0} {x1} {expected:?}");
        assert!(y0 > 280.0 && y1 < 620.0, "{y0} {y1}");
    }
}
