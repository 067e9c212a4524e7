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
        listener::Listener,
        task::Task,
        timer::{Interval, Timeout, sleep},
        visibility::Visibility,
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
/// How often it is looked whether the picture moves on, in milliseconds, and how many looks in vain say that it does not.
const LOOK_MS: i32 = 1_500;
const STILL_TIMES: u8 = 3;
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
    /// Where the shown picture stood, and for how many looks.
    still: Cell<(f64, u8)>,
    watches: RefCell<Option<(Interval, Option<Listener>)>>,
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
        let inner = Rc::new(Inner {
            runtime,
            root: place.root.clone(),
            decoder,
            camera: RefCell::default(),
            abilities: RefCell::default(),
            opening: RefCell::default(),
            patience: RefCell::default(),
            focused: RefCell::default(),
            still: Cell::default(),
            watches: RefCell::default(),
        });
        let (looks, lists) = (Rc::downgrade(&inner), Rc::downgrade(&inner));
        let look = Interval::new(LOOK_MS, move || looks.upgrade().iter().for_each(|inner| inner.look()));
        let list = camera::watch_devices(move |_| lists.upgrade().iter().for_each(Inner::list));
        *inner.watches.borrow_mut() = Some((look, list));
        Self(inner)
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
                Err(error) => {
                    inner.tell(CameraEvent::Failed(error));
                    inner.list();
                }
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

    /// Switches the light; a refusal is told, so that nothing is shown that is not so.
    pub fn torch(&self, on: bool) {
        self.0.set(async move |camera| {
            let torch = camera.torch(on).await;
            torch.map(|on| CameraEvent::Refused { torch: Some(on), zoom: None })
        });
    }

    /// Sets the zoom factor; a refusal is told.
    pub fn zoom(&self, factor: f64) {
        self.0.set(async move |camera| {
            let zoom = camera.zoom(factor).await;
            zoom.map(|factor| CameraEvent::Refused { torch: None, zoom: Some(factor) })
        });
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

    /// The `<canvas>` of a picture that was given, where it is shown.
    pub fn still(&self) -> Option<web_sys::Element> {
        self.0.root.query_selector(&format!("[{}={}]", part::ATTRIBUTE, part::STILL)).ok()?
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
    fn set(self: &Rc<Self>, act: impl AsyncFnOnce(Rc<Camera>) -> Option<CameraEvent> + 'static) {
        let Some(camera) = self.camera.borrow().clone() else { return };
        let inner = Rc::downgrade(self);
        wasm_bindgen_futures::spawn_local(async move {
            let told = act(camera).await;
            if let (Some(event), Some(inner)) = (told, inner.upgrade()) {
                inner.tell(event);
            }
        });
    }

    /// Tells which cameras there are now.
    fn list(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        wasm_bindgen_futures::spawn_local(async move {
            let devices = camera::devices().await;
            if let Some(inner) = inner.upgrade() {
                inner.tell(CameraEvent::Listed(devices));
            }
        });
    }

    /// Whether a camera should move the picture; behind a report there is none to see.
    fn shows(&self, video: &HtmlVideoElement) -> bool {
        self.camera.borrow().is_some() && !video.paused() && video.client_width() > 0
    }

    /// Looks whether pictures come: a camera whose cable is loose may neither end nor mute.
    fn look(&self) {
        let Some(video) = self.video().filter(|video| self.shows(video)) else {
            return self.still.set((0.0, 0));
        };
        let (seen, times) = self.still.get();
        let now = video.current_time();
        let times = if now == seen && !Visibility::hidden() { times + 1 } else { 0 };
        self.still.set((now, times));
        if times == STILL_TIMES {
            self.tell(CameraEvent::Failed(CameraError::Frozen));
        }
    }

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
        DecoderEvent::Slow => Some(Input::DecoderSlow),
        DecoderEvent::Restarted => Some(Input::DecoderRestarted),
    }
}
