//! The live camera: asking for it, telling its errors apart, setting what it can do.
//!
//! Source: Media Capture and Streams (W3C), sections 4 and 10; MediaStream Image Capture, section 3.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamTrack};

use super::{document, error_message, error_name, field, has, listener::Listener, object, timer::within, window};
use crate::session::{CameraAbilities, CameraError, Device, Lens, ZoomRange, nearest};

#[wasm_bindgen]
extern "C" {
    type MediaDevices;
    #[wasm_bindgen(method, catch, js_name = getUserMedia)]
    fn get_user_media(this: &MediaDevices, asked: &js_sys::Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = enumerateDevices)]
    fn enumerate_devices(this: &MediaDevices) -> Result<Promise, JsValue>;

    #[wasm_bindgen(extends = MediaStreamTrack)]
    type Track;
    #[wasm_bindgen(method, catch, js_name = getCapabilities)]
    fn get_capabilities(this: &Track) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getSettings)]
    fn get_settings(this: &Track) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = applyConstraints)]
    fn apply_constraints(this: &Track, asked: &js_sys::Object) -> Result<Promise, JsValue>;

    type Policy;
    #[wasm_bindgen(method, catch, js_name = allowsFeature)]
    fn allows_feature(this: &Policy, name: &str) -> Result<bool, JsValue>;
}

/// The picture asked for: enough for a code at arm's length, little enough for a cheap phone.
const WIDTH: u32 = 1280;
const HEIGHT: u32 = 720;
/// How long a question may stay open before it is taken for one that never settles, in milliseconds.
pub const PATIENCE_MS: i32 = 8_000;

/// Cameras that are tried in place of one that failed.
const MAX_TRIES: usize = 6;

/// The page does not wait longer to learn of an earlier permission, in milliseconds.
const PERMISSION_MS: i32 = 300;

/// What changes about a camera that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrackEvent {
    /// The system took the picture away for now.
    Muted,
    /// The picture is back.
    Unmuted,
    /// The camera is gone.
    Ended,
}

/// A running camera; dropping it switches it off.
pub struct Camera {
    stream: Stream,
    track: Track,
    _listeners: [Listener; 3],
}

/// A stream of our own: its camera goes off with it.
struct Stream(MediaStream);

impl Drop for Stream {
    fn drop(&mut self) {
        for track in self.0.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

/// A question for the camera. Whoever asked may be gone when it is answered: the late stream is stopped at once.
struct Question(Option<Promise>);

impl Drop for Question {
    fn drop(&mut self) {
        if let Some(answer) = self.0.take() {
            spawn_local(async move {
                if let Ok(stream) = JsFuture::from(answer).await {
                    drop(Stream(stream.unchecked_into()));
                }
            });
        }
    }
}

/// The camera wanted: the id counts, and the label where the browser has changed the id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// `MediaDeviceInfo.deviceId`.
    pub id: Option<String>,
    /// `MediaDeviceInfo.label`.
    pub label: Option<String>,
}

/// What can be known before asking, so that nobody is asked in vain.
///
/// # Errors
/// The [`CameraError`] that asking would end in.
pub fn check() -> Result<(), CameraError> {
    if !window().is_secure_context() {
        return Err(CameraError::InsecureContext);
    }
    // Chromium words a refusal by policy like one by the person, so the policy is read before.
    let policy = field(&document(), "featurePolicy");
    if !policy.is_undefined() && policy.unchecked_into::<Policy>().allows_feature("camera") == Ok(false) {
        return Err(CameraError::PolicyBlocked);
    }
    if !has(&media_devices(), "getUserMedia") {
        return Err(CameraError::Unsupported);
    }
    Ok(())
}

/// Whether the person has allowed the camera for good; false where the browser does not say.
pub async fn granted() -> bool {
    let permissions = field(&window().navigator(), "permissions");
    let asked = field(&permissions, "query").dyn_into::<Function>();
    let camera = object(&[("name", "camera".into())]);
    let Some(Ok(answer)) = asked.ok().map(|query| query.call1(&permissions, &camera)) else {
        return false;
    };
    let Ok(answer) = answer.dyn_into::<Promise>() else { return false };
    let status = within(answer, PERMISSION_MS).await.and_then(Result::ok).unwrap_or_default();
    check().is_ok() && field(&status, "state").as_string().is_some_and(|state| state == "granted")
}

impl Camera {
    /// Asks for the camera; waits as long as the person needs.
    ///
    /// # Errors
    /// [`CameraError`], with [`CameraError::NeverSettles`] left to the caller's patience.
    pub async fn open(wanted: &Wanted, changed: impl Fn(TrackEvent) + Clone + 'static) -> Result<Self, CameraError> {
        check()?;
        let named = find(wanted).await;
        let mut stream = match ask(&video(named.as_deref(), false)).await {
            // One that is in use, or cannot give this size, gives way to the next.
            Err(error @ (CameraError::OverConstrained | CameraError::InUse)) => another(named).await.ok_or(error)?,
            answer => answer?,
        };
        if wanted == &Wanted::default()
            && let Some(id) = near_focusing().await
            && device(&stream.0).as_deref() != Some(&id)
        {
            // Never two streams at once: some phones give the second none.
            drop(stream);
            stream = match ask(&video(Some(&id), true)).await {
                Err(_) => ask(&video(None, false)).await?,
                answer => answer?,
            };
        }
        let track = stream.0.get_video_tracks().get(0);
        if track.is_undefined() {
            return Err(CameraError::None);
        }
        let track: Track = track.unchecked_into();
        let on = |kind, event| {
            let changed = changed.clone();
            Listener::new(&track, kind, move |_| changed(event))
        };
        let listeners =
            [on("mute", TrackEvent::Muted), on("unmute", TrackEvent::Unmuted), on("ended", TrackEvent::Ended)];
        let camera = Self { stream, track, _listeners: listeners };
        camera.focus_continuously();
        Ok(camera)
    }

    /// Shows the picture in `video` and lets it run.
    pub fn show(&self, video: &HtmlVideoElement) {
        if video.src_object().as_ref() != Some(&self.stream.0) {
            video.set_muted(true);
            video.set_autoplay(true);
            // iPhones open a full-screen player without this attribute; setting one cannot fail.
            let _ = video.set_attribute("playsinline", "");
            video.set_src_object(Some(&self.stream.0));
        }
        // Autoplay does the same; a refusal ends when the page is touched.
        if let Ok(playing) = video.play() {
            ignored(playing);
        }
    }

    /// The track, for the decoder's feed.
    pub(crate) fn track(&self) -> &MediaStreamTrack {
        &self.track
    }

    /// Whether the system withholds the picture.
    pub fn muted(&self) -> bool {
        self.track.muted()
    }

    /// What this camera can do, as far as it says so by now, and which others there are.
    pub async fn abilities(&self) -> CameraAbilities {
        let can = self.track.get_capabilities().unwrap_or_default();
        let zoom = field(&can, "zoom");
        let number = |of: &JsValue, name| field(of, name).as_f64();
        let settings = self.track.get_settings().unwrap_or_default();
        let zoom = number(&zoom, "min").zip(number(&zoom, "max")).map(|(min, max)| ZoomRange {
            min,
            max,
            step: number(&zoom, "step").unwrap_or(0.1),
            now: number(&settings, "zoom").unwrap_or(min),
        });
        CameraAbilities {
            torch: field(&can, "torch").is_truthy(),
            zoom: zoom.filter(|zoom| zoom.max > zoom.min),
            focus: lists(&field(&can, "focusMode"), "single-shot"),
            devices: devices().await,
            device: device(&self.stream.0).unwrap_or_default(),
        }
    }

    /// Switches the light; says how it is set where the camera did not obey.
    pub async fn torch(&self, on: bool) -> Option<bool> {
        let refused = self.obeys("torch", on.into()).await.is_err();
        let now = field(&self.settings(), "torch").as_bool();
        (refused || now.is_some_and(|now| now != on)).then(|| now.unwrap_or(!on))
    }

    /// Sets the zoom factor; says which it is where the camera did not obey.
    pub async fn zoom(&self, factor: f64) -> Option<f64> {
        let refused = self.obeys("zoom", factor.into()).await.is_err();
        field(&self.settings(), "zoom").as_f64().filter(|_| refused)
    }

    async fn obeys(&self, name: &str, value: JsValue) -> Result<JsValue, JsValue> {
        JsFuture::from(self.track.apply_constraints(&advanced(&[(name, value)]))?).await
    }

    fn settings(&self) -> JsValue {
        self.track.get_settings().unwrap_or_default()
    }

    /// Focuses once at a point given as shares of width and height.
    pub fn focus_at(&self, x: f64, y: f64) {
        let point = object(&[("x", x.into()), ("y", y.into())]);
        self.apply(&[("pointsOfInterest", Array::of1(&point).into()), ("focusMode", "single-shot".into())]);
    }

    /// Lets the camera find its focus by itself, where it can.
    pub fn focus_continuously(&self) {
        let can = self.track.get_capabilities().unwrap_or_default();
        if lists(&field(&can, "focusMode"), "continuous") {
            self.apply(&[("focusMode", "continuous".into())]);
        }
    }

    /// Each ability in a call of its own: one that is refused takes no other with it.
    fn apply(&self, settings: &[(&str, JsValue)]) {
        if let Ok(applied) = self.track.apply_constraints(&advanced(settings)) {
            ignored(applied);
        }
    }
}

fn advanced(settings: &[(&str, JsValue)]) -> js_sys::Object {
    object(&[("advanced", Array::of1(&object(settings)).into())])
}

/// Takes the refusal of a wish that changes nothing when refused.
fn ignored(wish: Promise) {
    spawn_local(async move {
        let _ = JsFuture::from(wish).await;
    });
}

/// Every camera of the device; labels are empty before the permission.
pub async fn devices() -> Vec<Device> {
    let named = |device: &JsValue| Device { id: text(device, "deviceId"), label: text(device, "label") };
    listed().await.iter().map(named).collect()
}

/// Calls `changed` whenever a camera comes or goes, until dropped; `None` where the browser does not tell.
pub fn watch_devices(changed: impl FnMut(web_sys::Event) + 'static) -> Option<Listener> {
    let devices = media_devices();
    has(&devices, "addEventListener").then(|| Listener::new(devices.unchecked_ref(), "devicechange", changed))
}

async fn listed() -> Vec<JsValue> {
    if !has(&media_devices(), "enumerateDevices") {
        return Vec::new();
    }
    let Ok(listing) = media_devices().enumerate_devices() else { return Vec::new() };
    let all: Array = JsFuture::from(listing).await.unwrap_or_default().dyn_into().unwrap_or_default();
    all.iter().filter(|device| text(device, "kind") == "videoinput").collect()
}

fn text(of: &JsValue, name: &str) -> String {
    field(of, name).as_string().unwrap_or_default()
}

fn media_devices() -> MediaDevices {
    field(&window().navigator(), "mediaDevices").unchecked_into()
}

/// The id under which the wanted camera is listed today.
async fn find(wanted: &Wanted) -> Option<String> {
    // Listing takes a busy device seconds: it is left out where any camera will do.
    if wanted == &Wanted::default() {
        return None;
    }
    let listed = devices().await;
    let known = |device: &&Device| Some(&device.id) == wanted.id.as_ref();
    let named = |device: &&Device| !device.label.is_empty() && Some(&device.label) == wanted.label.as_ref();
    let found = listed.iter().find(known).or_else(|| listed.iter().find(named));
    found.map(|device| device.id.clone()).filter(|id| !id.is_empty())
}

/// The wish for a camera; unless it must be this one every part is `ideal`, so that some camera always fits.
fn video(id: Option<&str>, exactly: bool) -> JsValue {
    let ideal = |value: JsValue| JsValue::from(object(&[("ideal", value)]));
    let which = match id {
        Some(id) => ("deviceId", object(&[(if exactly { "exact" } else { "ideal" }, id.into())]).into()),
        None => ("facingMode", ideal("environment".into())),
    };
    object(&[which, ("width", ideal(WIDTH.into())), ("height", ideal(HEIGHT.into()))]).into()
}

async fn ask(video: &JsValue) -> Result<Stream, CameraError> {
    let asked = object(&[("video", video.clone()), ("audio", JsValue::FALSE)]);
    let answer = media_devices().get_user_media(&asked).map_err(|error| cause(&error))?;
    let mut question = Question(Some(answer.clone()));
    let stream = JsFuture::from(answer).await;
    question.0 = None;
    stream.map(|stream| Stream(stream.unchecked_into())).map_err(|error| cause(&error))
}

/// Any camera but the one that failed, in the device's order; at last whatever the browser gives.
async fn another(failed: Option<String>) -> Option<Stream> {
    for device in devices().await.into_iter().take(MAX_TRIES) {
        if device.id.is_empty() || Some(&device.id) == failed.as_ref() {
            continue;
        }
        if let Ok(stream) = ask(&video(Some(&device.id), true)).await {
            return Some(stream);
        }
    }
    ask(&JsValue::TRUE).await.ok()
}

/// Why the camera was not given.
fn cause(error: &JsValue) -> CameraError {
    match error_name(error).as_str() {
        "NotAllowedError" if error_message(error).to_ascii_lowercase().contains("dismissed") => CameraError::Dismissed,
        // A frame without an origin of its own can never be given a permission.
        "NotAllowedError" if window().origin() == "null" => CameraError::Security,
        "NotAllowedError" | "PermissionDeniedError" => CameraError::Denied,
        "SecurityError" => CameraError::Security,
        "NotFoundError" | "DevicesNotFoundError" => CameraError::None,
        "NotReadableError" | "TrackStartError" | "AbortError" => CameraError::InUse,
        "OverconstrainedError" | "ConstraintNotSatisfiedError" => CameraError::OverConstrained,
        _ => CameraError::Unsupported,
    }
}

/// The camera that focuses near, among those that the browser describes before they run.
async fn near_focusing() -> Option<String> {
    let listed = listed().await;
    let lenses: Vec<Lens> = listed.iter().map(lens).collect();
    nearest(&lenses).and_then(|index| listed.get(index)).map(|device| text(device, "deviceId"))
}

fn lens(device: &JsValue) -> Lens {
    let can = match field(device, "getCapabilities").dyn_into::<Function>() {
        Ok(get) => get.call0(device).unwrap_or_default(),
        Err(_) => JsValue::UNDEFINED,
    };
    let of = |name, end| field(&field(&can, name), end).as_f64();
    Lens {
        faces_away: lists(&field(&can, "facingMode"), "environment"),
        focuses: lists(&field(&can, "focusMode"), "continuous"),
        nearest_m: of("focusDistance", "min"),
        zoom_ratio: of("zoom", "max").zip(of("zoom", "min")).map_or(1.0, |(max, min)| max / min.max(0.1)),
    }
}

fn device(stream: &MediaStream) -> Option<String> {
    let track: Track = stream.get_video_tracks().get(0).dyn_into::<MediaStreamTrack>().ok()?.unchecked_into();
    field(&track.get_settings().ok()?, "deviceId").as_string()
}

fn lists(list: &JsValue, word: &str) -> bool {
    Array::is_array(list) && list.unchecked_ref::<Array>().includes(&word.into(), 0)
}
