//! One reader for a stream of frames or a still picture.

mod plan;
mod settle;

use crate::{
    frame::Frame,
    gate::{self, Area, Look},
    linear,
    matrix::{
        self,
        picture::{self, Picture},
    },
    symbol::Symbol,
};
use plan::{Plan, Step};

/// How much time a frame is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// A live frame: gate first, then a share of the work; the next frame brings the rest.
    Frame,
    /// A still picture: every scale, angle and symbology.
    Still,
}

/// A part of the frame, in fractions of its sides from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Region {
    /// Left side.
    pub x: f32,
    /// Top side.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// What the gate before the readers said of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Nothing in it has the texture of a code.
    Empty,
    /// It shows what the last frame showed, which was searched.
    Still,
    /// It was searched.
    Searched,
}

/// What reading a frame gave besides symbols.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// What the gate said.
    pub gate: Gate,
    /// Mean brightness: 0 black, 255 white.
    pub luma: f32,
    /// Mean absolute difference of neighbouring pixels: 0 flat, above 10 crisp print.
    pub sharpness: f32,
    /// Mean change of brightness since the frame before, in levels: 0 still, above 4 a hand that shakes.
    pub motion: f32,
}

/// In a scene that does not move and was searched twice in vain, one frame in this many is searched
/// once more: focus and light may have changed by less than the gate sees.
const LOOK_AGAIN: u32 = 8;

/// Frames for which the place of the last reading is searched first.
const KEEP_PLACE: u32 = 5;

/// The longest side, in pixels, at which a still picture is read first: larger ones are reduced.
const FIRST_SIDE: usize = 1280;
/// Up to this share above [`FIRST_SIDE`] a picture is read at its own size: a copy would show hardly less.
const HARDLY_LARGER: f32 = 1.1;
/// The sizes between the first and its own at which a large picture is read, in turn: small symbols in sharp
/// pictures show at the larger ones, unfocused ones at the smaller.
const FURTHER_SIDES: [usize; 2] = [2048, 800];

/// The longest sides at which a picture is read in turn, when its own has `longest` pixels.
fn sizes(longest: usize) -> impl Iterator<Item = usize> {
    let is_large = longest as f32 > FIRST_SIDE as f32 * HARDLY_LARGER;
    let first = if is_large { FIRST_SIDE } else { longest };
    let further =
        FURTHER_SIDES.into_iter().filter(move |&side| is_large && (side as f32) * HARDLY_LARGER < longest as f32);
    std::iter::once(first).chain(further).chain(is_large.then_some(longest))
}

/// Owns all buffers; reuse it for a stream of frames.
#[derive(Default)]
pub struct Reader {
    linear: linear::LinearReader,
    matrix: matrix::MatrixReader,
    gate: gate::Gate,
    plan: Plan,
    crop: Vec<u8>,
    /// A still picture at another size.
    resized: Vec<u8>,
    frame: u32,
    /// The step that read something last, where, and in which frame.
    last: Option<(Step, Area, u32)>,
    /// The part of the last live frame that has the texture of a code.
    busy: Option<Area>,
}

impl Reader {
    /// A reader with empty buffers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets the frames before.
    pub fn reset(&mut self) {
        self.gate.reset();
        self.plan.reset();
        self.last = None;
    }

    /// Reads every symbol in `frame` and appends it to `found`; a live frame without a clock.
    pub fn read(&mut self, frame: &Frame<'_>, effort: Effort, found: &mut Vec<Symbol>) {
        match effort {
            Effort::Still => self.still(frame, found),
            Effort::Frame => self.live(frame, None, &mut || 0.0, found),
        };
    }

    /// Reads a still picture with everything there is.
    ///
    /// A large photograph is read at `sizes` one after the other, until something is read: its own pixels show
    /// the sensor's noise and the lens's blur, a smaller copy the symbol.
    pub fn still(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) -> Outcome {
        let look = self.gate.look(frame);
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
        outcome(&look, Gate::Searched)
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
        for point in found[began..].iter_mut().flat_map(|symbol| &mut symbol.corners) {
            point.x *= across;
            point.y *= down;
        }
        self.resized = resized;
    }

    /// Reads a picture at the size it has. The dearest searches run only while nothing is read.
    fn at_one_size(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let began = found.len();
        self.matrix.search = matrix::Search::Usual;
        let glimpsed = self.linear.glance(frame);
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
    }

    /// Reads a live frame within its time budget; `region` is searched first.
    ///
    /// `now_ms` is a clock in milliseconds, from any start.
    pub fn live(
        &mut self,
        frame: &Frame<'_>,
        region: Option<Region>,
        now_ms: &mut dyn FnMut() -> f64,
        found: &mut Vec<Symbol>,
    ) -> Outcome {
        self.frame = self.frame.wrapping_add(1);
        self.matrix.search = matrix::Search::Both;
        let began_ms = now_ms();
        let look = self.gate.look(frame);
        let mut last_ms = now_ms();
        self.plan.begin(last_ms - began_ms, look.moved);
        self.busy = look.busy;
        let Some(busy) = look.busy else { return outcome(&look, Gate::Empty) };
        let again = self.frame.is_multiple_of(LOOK_AGAIN);
        let last = self.last.filter(|(.., when)| self.frame.wrapping_sub(*when) <= KEEP_PLACE);
        if last.is_none() && self.plan.is_exhausted() && !again {
            return outcome(&look, Gate::Still);
        }
        let began = found.len();
        let area = region.and_then(|region| region.within(frame)).and_then(|r| common(r, busy)).unwrap_or(busy);
        let mut hit = last.map(|(step, area, _)| (step, area));
        // One round at most, however fast.
        for _ in Step::ROUND {
            // What read something in the last frames comes first, whatever the credit: frames that
            // agree confirm.
            let (step, area) = match hit.take() {
                Some(hit) => hit,
                None => match self.plan.next(area.width() * area.height()) {
                    Some(step) => (step, area),
                    None => break,
                },
            };
            let before = found.len();
            self.step(step, frame, area, found);
            let now = now_ms();
            self.plan.ran(step, area.width() * area.height(), now - last_ms);
            last_ms = now;
            if let Some(symbol) = found.get(before) {
                self.last = Some((step, around(symbol, frame), self.frame));
                break;
            }
        }
        settle::settle(found, began);
        outcome(&look, Gate::Searched)
    }

    /// Reads what else the live frame shows that was read last: a label often bears two codes.
    ///
    /// It costs a look over the whole frame, whatever the budget says, so it is for the few frames after
    /// a code was read.
    pub fn beside(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let Some(area) = self.busy else { return };
        let began = found.len();
        for step in [Step::Rows, Step::Matrix] {
            self.step(step, frame, area, found);
        }
        settle::settle(found, began);
    }

    fn step(&mut self, step: Step, frame: &Frame<'_>, area: Area, found: &mut Vec<Symbol>) {
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
        if let Ok(part) = Frame::new(&crop, area.width(), area.height()) {
            match step {
                Step::Rows => self.linear.read(&part, Effort::Frame, found),
                Step::Bands => self.linear.read(&part, Effort::Still, found),
                Step::Patches => self.matrix.patches(&part, found),
                _ => self.matrix.quick(&part, true, found),
            }
        }
        for point in found[before..].iter_mut().flat_map(|symbol| &mut symbol.corners) {
            point.x += area.left as f32;
            point.y += area.top as f32;
        }
        self.crop = crop;
    }
}

impl Region {
    /// The region in pixels; `None` when nothing of it lies in the frame.
    fn within(&self, frame: &Frame<'_>) -> Option<Area> {
        let part = |share: f32, side: usize| ((share * side as f32).max(0.0) as usize).min(side);
        let left = part(self.x, frame.width());
        let top = part(self.y, frame.height());
        let right = part(self.x + self.w, frame.width());
        let bottom = part(self.y + self.h, frame.height());
        (left < right && top < bottom).then_some(Area { left, top, right, bottom })
    }
}

/// What two areas share, if it can hold a symbol.
fn common(a: Area, b: Area) -> Option<Area> {
    let (left, top) = (a.left.max(b.left), a.top.max(b.top));
    let (right, bottom) = (a.right.min(b.right), a.bottom.min(b.bottom));
    (left + 16 <= right && top + 16 <= bottom).then_some(Area { left, top, right, bottom })
}

/// The place of a symbol with a margin of half its size, for the hand that holds it moves.
fn around(symbol: &Symbol, frame: &Frame<'_>) -> Area {
    let (low, high) = settle::bounds(&symbol.corners);
    let margin = (0.5 * (high.0 - low.0).max(high.1 - low.1)).max(48.0);
    let least = |v: f32, side: usize| ((v - margin).max(0.0) as usize).min(side - 1);
    let most = |v: f32, side: usize| ((v + margin).max(1.0) as usize).min(side);
    let (left, top) = (least(low.0, frame.width()), least(low.1, frame.height()));
    Area {
        left,
        top,
        right: most(high.0, frame.width()).max(left + 1),
        bottom: most(high.1, frame.height()).max(top + 1),
    }
}

fn outcome(look: &Look, gate: Gate) -> Outcome {
    Outcome { gate, luma: look.luma, sharpness: look.sharpness, motion: look.motion }
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
        Reader::new().still(&frame, &mut found);
        let texts: Vec<_> = found.iter().map(|symbol| symbol.text.as_str()).collect();
        assert_eq!(texts, ["4006381333931"]);
        let ((x0, y0), (x1, y1)) = settle::bounds(&found[0].corners);
        let expected = [left as f32, (left + 95 * module) as f32];
        assert!((x0 - expected[0]).abs() < 20.0 && (x1 - expected[1]).abs() < 20.0, "{x0} {x1} {expected:?}");
        assert!(y0 > 280.0 && y1 < 620.0, "{y0} {y1}");
    }
}
