//! How frames get from the camera's track to the worker: the first way that this browser knows.
//!
//! | way | browsers | page's work a frame |
//! |---|---|---|
//! | 0: the page's track processor, its stream transferred | Chromium | none |
//! | 1: a clone of the track transferred, the processor in the worker | Safari 18 | none |
//! | 2: `new VideoFrame(video)` a presented frame, transferred | Firefox 132, Safari 16.4 | a handle |
//! | 3: `createImageBitmap(video)`, transferred | others | a copy |

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlVideoElement, MediaStreamTrack, Worker};

use super::{
    Shown,
    worker::{DecoderWorker, post},
};
use crate::browser::{document, field, has, object, timer::Interval, window};

#[wasm_bindgen]
extern "C" {
    type PresentingVideo;
    #[wasm_bindgen(method, js_name = requestVideoFrameCallback)]
    fn request_video_frame_callback(this: &PresentingVideo, run: &Function) -> i32;
}

/// Frames in a row that the worker refuses before another way is tried.
const PATIENCE: u32 = 30;
/// How often the shown video is looked for; also the pace where it does not tell of its frames.
const POLL_MS: i32 = 33;
/// Looks after which a video that should tell of its frames, and tells of none, is grabbed from at that pace:
/// WebKitGTK knows the call and never answers it for a live picture.
const UNTOLD_LOOKS: u32 = 15;

/// Frames flow until this is dropped.
pub(super) struct Feed {
    way: u8,
    refused: Cell<u32>,
    _clone: Option<Owned>,
    pull: Option<Rc<Pull>>,
}

/// A track of our own, stopped with its owner.
struct Owned(MediaStreamTrack);

impl Drop for Owned {
    fn drop(&mut self) {
        self.0.stop();
    }
}

impl Feed {
    /// Starts with way `from` or the next one that works; `None` when none is left.
    pub fn start(worker: &DecoderWorker, track: &MediaStreamTrack, shown: &Shown, from: u8) -> Option<Self> {
        (from..4).find_map(|way| {
            let (clone, pull) = match way {
                0 => (Some(stream(worker, track)?), None),
                1 => (Some(transfer(worker, track)?), None),
                2 => (None, Some(Pull::start(worker, shown, false)?)),
                _ => (None, Some(Pull::start(worker, shown, true)?)),
            };
            Some(Self { way, refused: Cell::new(0), _clone: clone, pull })
        })
    }

    /// Which way is in use.
    pub fn way(&self) -> u8 {
        self.way
    }

    /// A frame was answered; false when too many were refused in a row.
    pub fn answered(&self, read: bool) -> bool {
        if let Some(pull) = &self.pull {
            pull.in_flight.set(false);
        }
        self.refused.set(if read { 0 } else { self.refused.get() + 1 });
        self.refused.get() < PATIENCE
    }
}

/// Way 0. The processor gets a clone: it ends with the worker, and the shown picture does not.
fn stream(worker: &DecoderWorker, track: &MediaStreamTrack) -> Option<Owned> {
    let make: Function = field(&window(), "MediaStreamTrackProcessor").dyn_into().ok()?;
    let clone = Owned(track.clone());
    let asked = object(&[("track", (&*clone.0).into()), ("maxBufferSize", 1.into())]);
    let processor = Reflect::construct(&make, &Array::of1(&asked)).ok()?;
    let readable = field(&processor, "readable");
    let posted = worker.post("stream", &[("readable", readable.clone())], Some(&readable));
    posted.then_some(clone)
}

/// Way 1. Where tracks cannot be transferred, posting throws.
fn transfer(worker: &DecoderWorker, track: &MediaStreamTrack) -> Option<Owned> {
    let clone = Owned(track.clone());
    let value = JsValue::from(&clone.0);
    worker.post("track", &[("track", value.clone())], Some(&value)).then_some(clone)
}

/// Ways 2 and 3: frames are pulled from the shown picture, one at a time.
struct Pull {
    worker: Worker,
    shown: Shown,
    bitmaps: bool,
    in_flight: Cell<bool>,
    next_id: Cell<f64>,
    /// The video whose next frame has been asked for.
    armed: RefCell<Option<HtmlVideoElement>>,
    /// Looks since it was asked.
    looks: Cell<u32>,
    presented: RefCell<Option<Closure<dyn FnMut()>>>,
    wake: RefCell<Option<Interval>>,
}

impl Pull {
    /// `None` where the browser lacks what makes a frame.
    fn start(worker: &DecoderWorker, shown: &Shown, bitmaps: bool) -> Option<Rc<Self>> {
        if !has(&window(), if bitmaps { "createImageBitmap" } else { "VideoFrame" }) {
            return None;
        }
        let pull = Rc::new(Self {
            worker: worker.handle(),
            shown: Rc::clone(shown),
            bitmaps,
            in_flight: Cell::new(false),
            next_id: Cell::new(0.0),
            armed: RefCell::default(),
            looks: Cell::new(0),
            presented: RefCell::default(),
            wake: RefCell::default(),
        });
        let weak = Rc::downgrade(&pull);
        *pull.presented.borrow_mut() = Some(Closure::new(move || {
            if let Some(pull) = weak.upgrade()
                && let Some(video) = pull.armed.take()
            {
                pull.grab(&video);
                pull.look();
            }
        }));
        let weak = Rc::downgrade(&pull);
        *pull.wake.borrow_mut() = Some(Interval::new(POLL_MS, move || {
            if let Some(pull) = weak.upgrade() {
                pull.look();
            }
        }));
        Some(pull)
    }

    /// Asks the shown video for its next frame, or grabs at once where it cannot tell.
    fn look(self: &Rc<Self>) {
        let Some(video) = (self.shown)() else { return };
        if !has(&video, "requestVideoFrameCallback") {
            self.grab(&video);
            return;
        }
        if self.armed.borrow().as_ref() == Some(&video) {
            self.looks.set(self.looks.get().saturating_add(1));
            if self.looks.get() > UNTOLD_LOOKS {
                self.grab(&video);
            }
            return;
        }
        // A video that has left the page presents nothing any more, so a new one is asked instead.
        if let Some(run) = &*self.presented.borrow() {
            video.unchecked_ref::<PresentingVideo>().request_video_frame_callback(run.as_ref().unchecked_ref());
            *self.armed.borrow_mut() = Some(video);
            self.looks.set(0);
        }
    }

    fn grab(self: &Rc<Self>, video: &HtmlVideoElement) {
        if self.in_flight.get() || video.ready_state() < 2 || document().hidden() {
            return;
        }
        let sent = if self.bitmaps { self.bitmap(video) } else { self.frame(video) };
        self.in_flight.set(sent.is_some());
    }

    fn frame(&self, video: &HtmlVideoElement) -> Option<()> {
        let make: Function = field(&window(), "VideoFrame").dyn_into().ok()?;
        let frame = Reflect::construct(&make, &Array::of1(video)).ok()?;
        self.send("frame", "frame", &frame)
    }

    fn bitmap(self: &Rc<Self>, video: &HtmlVideoElement) -> Option<()> {
        let make: Function = field(&window(), "createImageBitmap").dyn_into().ok()?;
        let made: Promise = make.call1(&window(), video).ok()?.dyn_into().ok()?;
        let pull = Rc::downgrade(self);
        spawn_local(async move {
            let made = JsFuture::from(made).await;
            if let Some(pull) = pull.upgrade() {
                let sent = made.ok().and_then(|bitmap| pull.send("bitmap", "bitmap", &bitmap));
                pull.in_flight.set(sent.is_some());
            }
        });
        Some(())
    }

    fn send(&self, kind: &str, name: &str, frame: &JsValue) -> Option<()> {
        let id = self.next_id.replace(self.next_id.get() + 1.0);
        let fields = [("id", id.into()), (name, frame.clone()), ("effort", "frame".into())];
        post(&self.worker, kind, &fields, Some(frame)).then_some(())
    }
}
