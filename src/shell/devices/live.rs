//! The live picture: camera, video and decoder together.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlVideoElement, ShadowRoot};

use super::tell;
use crate::{
    browser::{
        camera::{self, Camera, TrackEvent, Wanted},
        clock,
        decoder::{Decoder, DecoderEvent, Files},
        task::Task,
        timer::{Timeout, sleep},
    },
    scan::cover::picture_point,
    session::{CameraAbilities, CameraError, CameraEvent, Input},
    shell::runtime::{Place, Runtime},
    ui::part,
};

/// Cameras name all their abilities only some time after they started.
const SETTLED_MS: i32 = 800;
/// A focus set by a tap holds this long, in milliseconds: time enough to read what was tapped.
const FOCUS_MS: i32 = 5_000;
/// Frames in which nothing is read reach the session this often, in milliseconds: hints need no more.
const EMPTY_EVERY_MS: f64 = 200.0;

/// The camera, where it is shown, and who reads it.
pub(super) struct Live(Rc<Inner>);

struct Inner {
    runtime: Weak<Runtime>,
    root: ShadowRoot,
    decoder: Decoder,
    camera: RefCell<Option<Rc<Camera>>>,
    abilities: RefCell<CameraAbilities>,
    opening: RefCell<Option<Task>>,
    patience: RefCell<Option<Timeout>>,
    focused: RefCell<Option<Timeout>>,
}

impl Live {
    pub fn new(runtime: Weak<Runtime>, place: &Place) -> Self {
        let folder = format!("{}{}/", place.base, place.decoder);
        let files = Files { script: format!("{folder}worker.js"), wasm: format!("{folder}worker_bg.wasm") };
        let told = runtime.clone();
        let last_empty_ms = Cell::new(0.0);
        let decoder = Decoder::new(files, move |event| {
            if let Some(input) = meaning(event, &last_empty_ms) {
                tell(&told, input);
            }
        });
        Self(Rc::new(Inner {
            runtime,
            root: place.root.clone(),
            decoder,
            camera: RefCell::default(),
            abilities: RefCell::default(),
            opening: RefCell::default(),
            patience: RefCell::default(),
            focused: RefCell::default(),
        }))
    }

    /// Opens a camera in place of the one that runs.
    pub fn start(&self, id: Option<String>, label: Option<String>) {
        self.stop();
        let inner = Rc::downgrade(&self.0);
        let task = Task::spawn(async move {
            let changed = {
                let inner = inner.clone();
                move |event| {
                    if let Some(inner) = inner.upgrade() {
                        inner.changed(event);
                    }
                }
            };
            let opened = Camera::open(&Wanted { id, label }, changed).await;
            let Some(inner) = inner.upgrade() else { return };
            inner.patience.take();
            match opened {
                Ok(camera) => inner.started(camera).await,
                Err(error) => inner.tell(CameraEvent::Failed(error)),
            }
        });
        self.0.opening.replace(Some(task));
        let inner = Rc::downgrade(&self.0);
        let patience = Timeout::new(camera::PATIENCE_MS, move || {
            if let Some(inner) = inner.upgrade() {
                // The question stays open: an answer that comes late still starts the camera.
                inner.tell(CameraEvent::Failed(CameraError::NeverSettles));
            }
        });
        self.0.patience.replace(Some(patience));
    }

    /// Switches the camera off.
    pub fn stop(&self) {
        self.0.patience.take();
        self.0.focused.take();
        self.0.opening.take();
        self.0.decoder.stop_live();
        if self.0.camera.take().is_some()
            && let Some(video) = self.0.video()
        {
            video.set_src_object(None);
        }
    }

    /// Does something with the running camera.
    pub fn with(&self, act: impl FnOnce(&Camera)) {
        if let Some(camera) = &*self.0.camera.borrow() {
            act(camera);
        }
    }

    /// Focuses once at a point of the shown picture, given as shares of its width and height.
    pub fn focus_at(&self, x: f64, y: f64) {
        let (Some(camera), Some(video)) = (self.0.camera.borrow().clone(), self.0.video()) else { return };
        let shown = (f64::from(video.client_width()), f64::from(video.client_height()));
        let whole = (f64::from(video.video_width()), f64::from(video.video_height()));
        let (x, y) = picture_point((x, y), shown, whole);
        camera.focus_at(x, y);
        // The next product is held at another distance.
        let back = Timeout::new(FOCUS_MS, move || camera.focus_continuously());
        self.0.focused.replace(Some(back));
    }

    /// Holds the picture still and reads no more.
    pub fn pause(&self) {
        self.0.decoder.pause();
        if let Some(video) = self.0.video() {
            // A video that is not playing is still already.
            let _ = video.pause();
        }
    }

    /// Lets the picture run and reads again.
    pub fn resume(&self) {
        if let (Some(camera), Some(video)) = (&*self.0.camera.borrow(), self.0.video()) {
            camera.show(&video);
        }
        self.0.decoder.resume();
    }

    /// Reads a still picture.
    pub fn read_picture(&self, bitmap: wasm_bindgen::JsValue) {
        self.0.decoder.read_picture(bitmap);
    }

    /// Leaves nothing of a person in the fields, and shows the page from its top.
    pub fn wipe(&self) {
        for kind in ["input", "textarea"] {
            let Ok(fields) = self.0.root.query_selector_all(kind) else { continue };
            for index in 0..fields.length() {
                if let Some(field) = fields.get(index) {
                    field.unchecked_into::<HtmlInputElement>().set_value("");
                }
            }
        }
        self.0.root.host().scroll_into_view();
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Inner {
    async fn started(self: Rc<Self>, camera: Camera) {
        let camera = Rc::new(camera);
        if let Some(video) = self.video() {
            camera.show(&video);
        }
        let shown = Rc::downgrade(&self);
        self.decoder.read_live(camera.track(), Rc::new(move || shown.upgrade()?.video()));
        self.camera.replace(Some(Rc::clone(&camera)));
        let abilities = camera.abilities().await;
        self.abilities.replace(abilities.clone());
        self.tell(CameraEvent::Started(abilities.clone()));
        if camera.muted() {
            self.tell(CameraEvent::Failed(CameraError::Muted));
        }
        sleep(SETTLED_MS).await;
        let settled = camera.abilities().await;
        if settled != abilities && !camera.muted() {
            self.abilities.replace(settled.clone());
            self.tell(CameraEvent::Started(settled));
        }
    }

    fn changed(&self, event: TrackEvent) {
        self.tell(match event {
            TrackEvent::Muted => CameraEvent::Failed(CameraError::Muted),
            TrackEvent::Unmuted => CameraEvent::Started(self.abilities.borrow().clone()),
            TrackEvent::Ended => CameraEvent::Failed(CameraError::Ended),
        });
    }

    fn tell(&self, event: CameraEvent) {
        tell(&self.runtime, Input::Camera(event));
    }

    fn video(&self) -> Option<HtmlVideoElement> {
        let video = self.root.query_selector(&format!("[{}={}]", part::ATTRIBUTE, part::VIDEO)).ok()??;
        video.dyn_into().ok()
    }
}

/// What news of the decoder mean to the session.
fn meaning(event: DecoderEvent, last_empty_ms: &Cell<f64>) -> Option<Input> {
    match event {
        DecoderEvent::Frame(reading, timing) => {
            let now = clock::elapsed_ms();
            if reading.symbols.is_empty() {
                if now - last_empty_ms.get() < EMPTY_EVERY_MS {
                    return None;
                }
                last_empty_ms.set(now);
            } else {
                clock::measure("truyxuat:grab", now - timing.decode_ms - timing.grab_ms, now - timing.decode_ms);
                clock::measure("truyxuat:decode", now - timing.decode_ms, now);
            }
            Some(Input::Decoded(reading))
        }
        DecoderEvent::Picture(reading) => Some(Input::PictureRead(reading)),
        DecoderEvent::PictureFailed => Some(Input::PictureUnreadable),
        DecoderEvent::Failed => Some(Input::DecoderFailed),
        DecoderEvent::Restarted => Some(Input::DecoderRestarted),
    }
}
