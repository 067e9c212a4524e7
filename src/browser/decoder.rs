//! The decoder: loaded when first needed, watched, and started again after a crash or silence.

mod feed;
mod message;
mod worker;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::JsValue;
use web_sys::{HtmlVideoElement, MediaStreamTrack};

use self::{feed::Feed, message::Answer, worker::DecoderWorker};
use super::{
    clock,
    timer::{Interval, Timeout},
};
use crate::{
    scan::patience::{Patience, Start},
    session::Reading,
};

pub use self::message::Timing;

/// A picture is read with full effort, which takes a cheap phone some seconds.
const PICTURE_MS: f64 = 20_000.0;
/// How often silence is looked for.
const WATCH_MS: i32 = 500;
/// A watch that comes so late means that the device slept, or that the page was busy: what the worker said waits.
const SLEPT_MS: f64 = 1_500.0;
/// A decoder that is not ready after so long is said to be on its way: typing is quicker now.
const SLOW_MS: f64 = 4_000.0;
/// Restarts in a row after which a picture is given back unread; the live picture waits for ever.
const RESTARTS: u32 = 4;
/// The pause before the first restart; it doubles with each, up to a minute.
const PAUSE_MS: i32 = 250;
const MAX_PAUSE_MS: i32 = 60_000;

/// What the decoder tells.
#[derive(Clone, Debug, PartialEq)]
pub enum DecoderEvent {
    /// About one frame of the live picture.
    Frame(Reading, Timing),
    /// About the picture that was given.
    Picture(Reading),
    /// The picture cannot be read by the decoder.
    PictureFailed,
    /// The worker crashed, fell silent or could not be loaded.
    Failed,
    /// The worker is not ready yet, and it takes long.
    Slow,
    /// A worker runs after a failure, or after a long wait.
    Restarted,
}

/// Where the decoder's files are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// Absolute URL of `worker.js`.
    pub script: String,
    /// Absolute URL of its WASM.
    pub wasm: String,
}

/// A handle to the decoder; dropping it ends the worker.
pub struct Decoder {
    inner: Rc<Inner>,
    _watch: Interval,
}

/// Gives the element that shows the live picture, for browsers that need it to get at frames.
pub(crate) type Shown = Rc<dyn Fn() -> Option<HtmlVideoElement>>;

struct Inner {
    files: Files,
    told: Box<dyn Fn(DecoderEvent)>,
    state: RefCell<State>,
    /// When the worker last answered, or began to owe an answer.
    heard_ms: Cell<f64>,
    watched_ms: Cell<f64>,
}

#[derive(Default)]
struct State {
    worker: Option<DecoderWorker>,
    ready: bool,
    slow: bool,
    /// How this worker starts.
    start: Start,
    /// The pace of this worker's live frames.
    patience: Patience,
    source: Option<Source>,
    feed: Option<Feed>,
    paused: bool,
    picture: Option<JsValue>,
    picture_sent: bool,
    failures: u32,
    restart: Option<Timeout>,
}

/// The live picture to be read.
struct Source {
    track: MediaStreamTrack,
    shown: Shown,
}

impl Decoder {
    /// A decoder that loads nothing yet.
    pub fn new(files: Files, told: impl Fn(DecoderEvent) + 'static) -> Self {
        let inner = Rc::new(Inner {
            files,
            told: Box::new(told),
            state: RefCell::default(),
            heard_ms: Cell::default(),
            watched_ms: Cell::default(),
        });
        let watched = Rc::downgrade(&inner);
        let watch = Interval::new(WATCH_MS, move || {
            if let Some(inner) = watched.upgrade() {
                inner.watch();
            }
        });
        Self { inner, _watch: watch }
    }

    /// Reads the frames of `track` from now on.
    pub(crate) fn read_live(&self, track: &MediaStreamTrack, shown: Shown) {
        let mut state = self.inner.state.borrow_mut();
        // `track.clone()` would be the browser's method, which makes a second track.
        state.source = Some(Source { track: Clone::clone(track), shown });
        state.feed = None;
        state.paused = false;
        drop(state);
        self.inner.wanted();
    }

    /// Reads no more frames; the worker stays for the next time.
    pub fn stop_live(&self) {
        let mut state = self.inner.state.borrow_mut();
        state.source = None;
        state.feed = None;
    }

    /// Leaves frames unread until [`Decoder::resume`].
    pub fn pause(&self) {
        let mut state = self.inner.state.borrow_mut();
        state.paused = true;
        if let Some(worker) = &state.worker {
            worker.pause(true);
        }
    }

    /// Reads frames again.
    pub fn resume(&self) {
        let mut state = self.inner.state.borrow_mut();
        state.paused = false;
        self.inner.heard_ms.set(clock::elapsed_ms());
        if let Some(worker) = &state.worker {
            worker.pause(false);
        }
        drop(state);
        if self.inner.state.borrow().source.is_some() {
            self.inner.wanted();
        }
    }

    /// Reads a still picture (an `ImageBitmap`) in place of one that waits.
    pub(crate) fn read_picture(&self, bitmap: JsValue) {
        let mut state = self.inner.state.borrow_mut();
        state.picture = Some(bitmap);
        state.picture_sent = false;
        drop(state);
        self.inner.wanted();
    }
}

impl Drop for Decoder {
    fn drop(&mut self) {
        // The worker's listeners hold only weak handles, so this ends everything.
        *self.inner.state.borrow_mut() = State::default();
    }
}

impl Inner {
    /// Makes sure that a worker runs and knows what is to be read.
    fn wanted(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        if state.worker.is_none() {
            state.failures = 0;
            state.restart = None;
            drop(state);
            self.start();
        } else {
            drop(state);
            self.supply();
        }
    }

    fn start(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        let started = DecoderWorker::start(&self.files, move |answer| {
            if let Some(inner) = inner.upgrade() {
                inner.heard(answer);
            }
        });
        let failed = started.is_none();
        let mut state = self.state.borrow_mut();
        state.worker = started;
        state.ready = false;
        state.start = Start::default();
        state.patience = Patience::default();
        self.heard_ms.set(clock::elapsed_ms());
        drop(state);
        if failed {
            self.fail();
        }
    }

    /// Hands over what waits: the live picture and the still one.
    fn supply(self: &Rc<Self>) {
        let state = &mut *self.state.borrow_mut();
        let (Some(worker), true) = (&state.worker, state.ready) else {
            return;
        };
        worker.pause(state.paused);
        if let Some(source) = &state.source
            && state.feed.is_none()
        {
            self.heard_ms.set(clock::elapsed_ms());
            state.feed = Feed::start(worker, &source.track, &source.shown, 0);
        }
        if let Some(bitmap) = &state.picture
            && !state.picture_sent
        {
            self.heard_ms.set(clock::elapsed_ms());
            state.picture_sent = worker.picture(bitmap);
        }
    }

    fn heard(self: &Rc<Self>, answer: Answer) {
        let now = clock::elapsed_ms();
        let after_ms = now - self.heard_ms.get();
        // A worker that loads still owes to be ready.
        if answer != Answer::Loading {
            self.heard_ms.set(now);
        }
        match answer {
            Answer::Loading => self.state.borrow_mut().start.signed(after_ms),
            Answer::Ready => {
                let mut state = self.state.borrow_mut();
                state.ready = true;
                let again = std::mem::take(&mut state.slow) || state.failures > 0;
                drop(state);
                if again {
                    (self.told)(DecoderEvent::Restarted);
                }
                self.supply();
            }
            Answer::Frame(reading, timing) => {
                let mut state = self.state.borrow_mut();
                state.failures = 0;
                state.patience.answered(after_ms);
                let wanted = state.source.is_some() && !state.paused;
                if let Some(feed) = &state.feed {
                    feed.answered(true);
                }
                drop(state);
                if wanted {
                    (self.told)(DecoderEvent::Frame(reading, timing));
                }
            }
            Answer::Picture(reading) => {
                let mut state = self.state.borrow_mut();
                state.failures = 0;
                let wanted = state.picture.take().is_some();
                drop(state);
                if wanted {
                    (self.told)(DecoderEvent::Picture(reading));
                }
            }
            Answer::PictureRefused => self.give_up_picture(),
            Answer::FrameRefused => {
                let unusable = {
                    let state = self.state.borrow();
                    state.feed.as_ref().is_some_and(|feed| !feed.answered(false))
                };
                if unusable {
                    self.next_way();
                }
            }
            Answer::StreamRefused => self.next_way(),
            Answer::Crashed => self.fail(),
        }
    }

    /// Tries the next way to get at frames where this one does not work.
    fn next_way(self: &Rc<Self>) {
        let state = &mut *self.state.borrow_mut();
        let (Some(worker), Some(source)) = (&state.worker, &state.source) else {
            return;
        };
        let next = state.feed.as_ref().map_or(0, |feed| feed.way() + 1);
        state.feed = Feed::start(worker, &source.track, &source.shown, next);
    }

    fn give_up_picture(&self) {
        if self.state.borrow_mut().picture.take().is_some() {
            (self.told)(DecoderEvent::PictureFailed);
        }
    }

    fn watch(self: &Rc<Self>) {
        let now = clock::elapsed_ms();
        if now - self.watched_ms.replace(now) > SLEPT_MS {
            self.heard_ms.set(now);
        }
        let silent_ms = now - self.heard_ms.get();
        let mut state = self.state.borrow_mut();
        let waits = state.worker.is_some() && !state.ready && silent_ms > SLOW_MS;
        let slow = waits && !std::mem::replace(&mut state.slow, true);
        drop(state);
        if slow {
            (self.told)(DecoderEvent::Slow);
        }
        let dead = self.state.borrow().is_dead(silent_ms);
        if dead {
            self.fail();
        }
    }

    /// Ends this worker and starts another one after a pause.
    fn fail(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        state.worker = None;
        state.feed = None;
        state.ready = false;
        state.failures = state.failures.saturating_add(1);
        let failures = state.failures;
        // A picture that was being read may be what killed the worker.
        let lost = state.picture_sent && state.picture.take().is_some();
        let pause_ms = (PAUSE_MS << (failures - 1).min(8)).min(MAX_PAUSE_MS);
        let inner = Rc::downgrade(self);
        state.restart = Some(Timeout::new(pause_ms, move || {
            if let Some(inner) = inner.upgrade() {
                inner.start();
            }
        }));
        let lost = lost || (failures > RESTARTS && state.picture.take().is_some());
        drop(state);
        (self.told)(DecoderEvent::Failed);
        if lost {
            (self.told)(DecoderEvent::PictureFailed);
        }
    }
}

impl State {
    /// Whether a worker that has been silent for so long is to be given up.
    fn is_dead(&self, silent_ms: f64) -> bool {
        if self.worker.is_some() && !self.ready {
            return self.start.is_dead(silent_ms, self.failures);
        }
        self.patience_ms().is_some_and(|limit| silent_ms > limit)
    }

    /// How long a worker that is ready may be silent now; `None` while it owes nothing.
    fn patience_ms(&self) -> Option<f64> {
        self.worker.as_ref()?;
        if self.picture.is_some() {
            return Some(PICTURE_MS);
        }
        let source = self.source.as_ref()?;
        let frames_come = self.feed.is_some() && !source.track.muted() && !super::document().hidden();
        (frames_come && !self.paused).then_some(self.patience.limit_ms())
    }
}
