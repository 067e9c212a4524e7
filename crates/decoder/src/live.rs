//! A camera's frames one after the other: gate, steps within a budget, agreement over the film.

mod plan;

use crate::{
    effort::Effort,
    film::Film,
    foreign::{Foreign, Sightings},
    frame::Frame,
    gate::{self, Area, Look},
    reader::{Reader, settle},
    step::Step,
    symbol::Symbol,
};
use plan::Plan;

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
    /// What it shows that is told apart and not read, where nothing is read.
    pub foreign: Option<Foreign>,
}

/// What was read in a frame.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The symbols, each with whether it is confirmed: by other frames, or because the picture is still.
    pub symbols: &'a [(Symbol, bool)],
    /// What reading gave besides.
    pub outcome: Outcome,
}

/// In a scene that does not move and was searched twice in vain, one frame in this many is searched
/// once more: focus and light may have changed by less than the gate sees.
const LOOK_AGAIN: u32 = 8;

/// Frames for which the place of the last reading is searched first.
const KEEP_PLACE: u32 = 5;

/// Mean change of brightness, in levels, from which a frame shows another scene.
const OTHER_SCENE: f32 = 20.0;

/// Reads a stream of frames, and still pictures between them; owns all buffers.
#[derive(Default)]
pub struct LiveReader {
    reader: Reader,
    film: Film,
    sightings: Sightings,
    gate: gate::Gate,
    plan: Plan,
    found: Vec<Symbol>,
    shown: Vec<(Symbol, bool)>,
    frame: u32,
    /// The step that read something last, where, and in which frame.
    last: Option<(Step, Area, u32)>,
    /// Whether what was read last was not confirmed yet.
    waits: bool,
    /// The step that saw a part of a symbol last, and in which frame.
    part: Option<(Step, u32)>,
    /// The part of the last live frame that has the texture of a code.
    busy: Option<Area>,
}

impl LiveReader {
    /// Forgets the frames before, but not how fast the device is.
    pub fn reset(&mut self) {
        self.film = Film::default();
        self.sightings = Sightings::default();
        self.gate.reset();
        self.plan.reset();
        self.last = None;
        self.part = None;
        self.waits = false;
        self.reader.forget();
    }

    /// Reads one picture; `now_ms` is a clock in milliseconds, from any start.
    pub fn read(&mut self, frame: &Frame<'_>, effort: Effort, now_ms: &mut dyn FnMut() -> f64) -> Seen<'_> {
        self.found.clear();
        self.shown.clear();
        let outcome = match effort {
            Effort::Still => self.still(frame),
            Effort::Frame => self.live(frame, now_ms),
        };
        Seen { symbols: &self.shown, outcome }
    }

    /// What the last picture showed.
    pub fn symbols(&self) -> &[(Symbol, bool)] {
        &self.shown
    }

    fn still(&mut self, frame: &Frame<'_>) -> Outcome {
        let look = self.gate.look(frame);
        self.reader.still(frame, &mut self.found);
        let foreign = self.reader.take_foreign().filter(|_| self.found.is_empty());
        self.shown.extend(self.found.drain(..).map(|symbol| (symbol, true)));
        Outcome { foreign, ..outcome(&look, Gate::Searched) }
    }

    fn live(&mut self, frame: &Frame<'_>, now_ms: &mut dyn FnMut() -> f64) -> Outcome {
        let outcome = self.search(frame, now_ms);
        let foreign = self.foreign();
        self.film.agree(&mut self.found, &mut self.reader.weak, &mut self.shown);
        if self.film.has_new() {
            self.beside(frame);
            self.film.agree_beside(&mut self.found, &mut self.shown);
        }
        if !self.shown.is_empty() {
            self.waits = self.shown.iter().all(|(_, confirmed)| !confirmed);
        }
        Outcome { foreign, ..outcome }
    }

    /// What the last frames agree on that is not read; forgotten once something is read.
    fn foreign(&mut self) -> Option<Foreign> {
        let seen = self.reader.take_foreign();
        if !self.found.is_empty() {
            self.sightings = Sightings::default();
        } else if let Some(foreign) = seen {
            self.sightings.see(foreign, self.frame);
        }
        self.sightings.named(self.frame)
    }

    /// Reads a share of a live frame into `found`, within its time budget.
    fn search(&mut self, frame: &Frame<'_>, now_ms: &mut dyn FnMut() -> f64) -> Outcome {
        self.frame = self.frame.wrapping_add(1);
        let began_ms = now_ms();
        let look = self.gate.look(frame);
        let mut last_ms = now_ms();
        self.plan.begin(last_ms - began_ms, look.moved);
        self.busy = look.busy;
        self.reader.begin_frame();
        if look.motion > OTHER_SCENE {
            self.reader.forget();
        }
        let Some(area) = look.busy else { return outcome(&look, Gate::Empty) };
        let again = self.frame.is_multiple_of(LOOK_AGAIN);
        let last = self.last.filter(|(.., when)| self.frame.wrapping_sub(*when) <= KEEP_PLACE);
        if last.is_none() && self.plan.is_exhausted() && !again {
            return outcome(&look, Gate::Still);
        }
        self.reader.follow(frame, &mut self.found);
        let now = now_ms();
        self.plan.spend(now - last_ms);
        last_ms = now;
        let part = self.part.filter(|(_, when)| self.frame.wrapping_sub(*when) == 1);
        let hit = last.map(|(step, area, _)| (step, area)).or(part.map(|(step, _)| (step, area)));
        // Bars that one frame showed and the next does not are looked at with everything there is.
        let closer =
            last.filter(|(step, ..)| self.waits && *step == Step::Rows).map(|(_, area, _)| (Step::Bands, area));
        let mut hits = hit.into_iter().chain(closer);
        // One round at most, however fast.
        for _ in Step::ROUND {
            if !self.found.is_empty() {
                break;
            }
            // What read something in the last frames comes first, or a part of something in the last one,
            // whatever the credit: frames that agree confirm.
            let (step, area) = match hits.next() {
                Some(hit) => hit,
                None => match self.plan.next(area.width() * area.height()) {
                    Some(step) => (step, area),
                    None => break,
                },
            };
            self.reader.step(step, frame, area, &mut self.found);
            if self.reader.saw_part(step) {
                self.part = Some((step, self.frame));
            }
            let now = now_ms();
            self.plan.ran(step, area.width() * area.height(), now - last_ms);
            last_ms = now;
            if let Some(symbol) = self.found.first() {
                self.last = Some((step, around(symbol, frame), self.frame));
                break;
            }
        }
        settle::settle(&mut self.found, 0);
        outcome(&look, Gate::Searched)
    }

    /// Reads what else the live frame shows that was read last: a label often bears two codes.
    ///
    /// It costs a look over the whole frame, whatever the budget says, so it is for the few frames after
    /// a code was read.
    fn beside(&mut self, frame: &Frame<'_>) {
        let Some(area) = self.busy else { return };
        for step in [Step::Rows, Step::Matrix] {
            self.reader.step(step, frame, area, &mut self.found);
        }
        settle::settle(&mut self.found, 0);
    }
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
    Outcome { gate, luma: look.luma, sharpness: look.sharpness, motion: look.motion, foreign: None }
}

#[cfg(test)]
mod tests;
