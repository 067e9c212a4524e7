//! What the browser's capabilities do in a real browser; run by `wasm-bindgen-test`.
#![cfg(target_arch = "wasm32")]

#[path = "web/intl.rs"]
mod intl;
#[path = "web/rules.rs"]
mod rules;
#[path = "web/signature.rs"]
mod signature;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Promise};
use trace::http::{HttpError, Request};
use truyxuat::{
    browser::{
        address, camera,
        files::{Files, Given, PictureError},
        http,
        keyboard::Keyboard,
        listener::Listener,
        store::{self, Store},
        task::Task,
        timer::{Timeout, sleep},
    },
    scan::Burst,
    session::{CameraError, Place},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::EventTarget;

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a script with one argument; tests make their fixtures so.
fn js(argument: &JsValue, body: &str) -> JsValue {
    Function::new_with_args("it", body).call1(&JsValue::UNDEFINED, argument).unwrap_or_else(|fault| fault)
}

async fn js_async(argument: &JsValue, body: &str) -> JsValue {
    let promise: Promise = js(argument, &format!("return (async () => {{ {body} }})()")).unchecked_into();
    JsFuture::from(promise).await.unwrap_or_else(|fault| fault)
}

fn body() -> EventTarget {
    js(&JsValue::NULL, "return document.body").unchecked_into()
}

/// An element with a file input and a text field in it.
fn field() -> EventTarget {
    let made = "const e = document.createElement('div'); e.innerHTML = '<input type=file><input type=text>';
                document.body.append(e); return e";
    js(&JsValue::NULL, made).unchecked_into()
}

fn kept<T: 'static>() -> (Rc<RefCell<Vec<T>>>, impl Fn(T) + Clone + 'static) {
    let list = Rc::new(RefCell::new(Vec::new()));
    let into = Rc::clone(&list);
    (list, move |item| into.borrow_mut().push(item))
}

fn asked(url: &str, bytes: usize) -> Request<'_> {
    Request { url, accept: "*/*", time_ms: 5_000, bytes }
}

#[wasm_bindgen_test]
fn a_listener_hears_until_it_is_dropped() {
    let (heard, hear) = kept::<()>();
    let listener = Listener::new(&body(), "ping", move |_| hear(()));
    js(&body(), "it.dispatchEvent(new Event('ping'))");
    drop(listener);
    js(&body(), "it.dispatchEvent(new Event('ping'))");
    assert_eq!(heard.borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn a_dropped_task_lets_go_of_what_it_holds() {
    let held = Rc::new(());
    let holder = Rc::clone(&held);
    let task = Task::spawn(async move {
        std::future::pending::<()>().await;
        drop(holder);
    });
    sleep(0).await;
    assert_eq!(Rc::strong_count(&held), 2);
    drop(task);
    assert_eq!(Rc::strong_count(&held), 1);
}

#[wasm_bindgen_test]
async fn a_task_may_drop_itself() {
    let slot = Rc::new(RefCell::new(None));
    let held = Rc::new(());
    let (own, holder) = (Rc::clone(&slot), Rc::clone(&held));
    *slot.borrow_mut() = Some(Task::spawn(async move {
        sleep(0).await;
        let task: Option<Task> = own.borrow_mut().take();
        drop(task);
        std::future::pending::<()>().await;
        drop(holder);
    }));
    sleep(0).await;
    sleep(0).await;
    assert!(slot.borrow().is_none());
    assert_eq!(Rc::strong_count(&held), 1);
}

#[wasm_bindgen_test]
async fn a_dropped_timeout_never_runs() {
    let ran = Rc::new(Cell::new(0));
    let count = |ran: &Rc<Cell<i32>>| {
        let ran = Rc::clone(ran);
        move || ran.set(ran.get() + 1)
    };
    let kept = Timeout::new(0, count(&ran));
    drop(Timeout::new(0, count(&ran)));
    // A timer that is set later fires later.
    sleep(0).await;
    assert_eq!(ran.get(), 1);
    drop(kept);
}

#[wasm_bindgen_test]
async fn a_body_is_read_up_to_its_limit() {
    let url = "data:text/plain,0123456789";
    let whole = http::get(asked(url, 10)).await.expect("within the limit");
    assert_eq!((whole.status, whole.body.as_slice()), (200, b"0123456789".as_slice()));
    assert_eq!(http::get(asked(url, 9)).await, Err(HttpError::TooLarge));
}

#[wasm_bindgen_test]
async fn an_answer_that_does_not_end_in_time_is_a_timeout() {
    // `fetch` as a server would have it whose body never ends.
    js(
        &JsValue::NULL,
        "globalThis.realFetch = fetch; globalThis.fetch = (request) => Promise.resolve(new Response(
            new ReadableStream({ start(body) { body.enqueue(new Uint8Array(3));
                request.signal.onabort = () => body.error(request.signal.reason); } })))",
    );
    let request = Request { time_ms: 20, ..asked("https://a.example/", 1_000) };
    let answer = http::get(request).await;
    js(&JsValue::NULL, "globalThis.fetch = realFetch");
    assert_eq!(answer, Err(HttpError::Timeout));
}

#[wasm_bindgen_test]
async fn an_address_that_is_none_is_told_apart() {
    assert_eq!(http::get(asked("http://", 10)).await, Err(HttpError::BadAddress));
}

#[wasm_bindgen_test]
fn an_address_counts_from_the_base_and_leads_to_http_alone() {
    let base = "https://a.example/app/";
    let rows = [
        ("./epcis/", Some("https://a.example/app/epcis/")),
        ("/x", Some("https://a.example/x")),
        ("https://b.example", Some("https://b.example/")),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[", None),
    ];
    for (address, expected) in rows {
        assert_eq!(http::absolute(address, base).as_deref(), expected, "{address}");
    }
}

#[wasm_bindgen_test]
async fn the_store_keeps_replaces_and_forgets() {
    let store = Store::open().await.expect("a store");
    store.clear().await.expect("cleared");
    for (key, text) in [("2", "b"), ("1", "a"), ("2", "c")] {
        store.put(key, text).await.expect("kept");
    }
    let all = store.all().await.expect("listed");
    assert_eq!(all, [("1".to_owned(), "a".to_owned()), ("2".to_owned(), "c".to_owned())]);
    store.delete("1").await.expect("forgotten");
    drop(store);
    let again = Store::open().await.expect("a store");
    assert_eq!(again.all().await.expect("listed").len(), 1);
    again.clear().await.expect("cleared");
    assert!(again.all().await.expect("listed").is_empty());
}

#[wasm_bindgen_test]
fn a_setting_lasts_until_it_is_forgotten() {
    store::set_setting("test", Some("x"));
    assert_eq!(store::setting("test").as_deref(), Some("x"));
    store::set_setting("test", None);
    assert_eq!(store::setting("test"), None);
}

#[wasm_bindgen_test]
fn the_address_names_what_was_shown() {
    let report = Place::Report("/01/09521002002010/10/A".to_owned());
    address::show(&report, false);
    assert_eq!(address::place(), report);
    assert!(address::permalink(&Place::About).ends_with("#about"));
    address::show(&Place::Scan, true);
    assert_eq!(address::place(), Place::Scan);
}

/// What each burst read.
fn texts(bursts: &[Burst]) -> Vec<&str> {
    bursts.iter().map(|burst| burst.text.as_str()).collect()
}

/// Types `text` on the keys of the United States layout, then Enter, on `target`.
fn type_on(target: &EventTarget, text: &str) -> JsValue {
    let script = format!(
        "const press = (code) => it.dispatchEvent(new KeyboardEvent('keydown',
            {{ code, key: 'Process', isComposing: true, bubbles: true, composed: true, cancelable: true }}));
         const free = [...'{text}'].map((digit) => press('Digit' + digit));
         return [...free, press('Enter')].filter(Boolean).length"
    );
    js(target, &script)
}

/// The attribute and its value by which a field is known to be a scanner's alone.
const CATCH: (&str, &str) = ("data-part", "catch");

/// Reads scans until the keyboard is dropped; the promise is kept with the first.
fn watched() -> (Keyboard, Rc<RefCell<Vec<Burst>>>, Promise) {
    let (scans, scanned) = kept::<Burst>();
    let told = Rc::new(RefCell::new(None::<Function>));
    let first = Promise::new(&mut |resolve, _| drop(told.replace(Some(resolve))));
    let keyboard = Keyboard::watch(CATCH, move |burst| {
        scanned(burst);
        if let Some(resolve) = told.take() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    (keyboard, scans, first)
}

#[wasm_bindgen_test]
async fn a_wedge_scan_is_read_and_kept_from_the_page() {
    let (keyboard, scans, first) = watched();
    let left_to_the_page = type_on(&body(), "9521002002010");
    JsFuture::from(first).await.expect("a scan");
    assert_eq!(texts(&scans.borrow()), ["9521002002010"]);
    assert_eq!(left_to_the_page, 0);
    drop(keyboard);
    let (_keyboard, others, second) = watched();
    type_on(&body(), "9521002002010");
    JsFuture::from(second).await.expect("a scan");
    assert_eq!((scans.borrow().len(), others.borrow().len()), (1, 1));
}

#[wasm_bindgen_test]
fn keys_in_a_text_field_belong_to_it() {
    let (scans, scanned) = kept::<Burst>();
    let _keyboard = Keyboard::watch(CATCH, scanned);
    let input: EventTarget = js(&field(), "return it.querySelector('[type=text]')").unchecked_into();
    type_on(&input, "9521002002010");
    assert!(scans.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn a_burst_without_a_suffix_ends_by_itself() {
    let (_keyboard, scans, first) = watched();
    js(
        &body(),
        "for (const digit of '95210020') it.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit' + digit }))",
    );
    JsFuture::from(first).await.expect("a scan");
    assert_eq!(texts(&scans.borrow()), ["95210020"]);
}

/// Drops or pastes a file with these bytes, or a text, on the element.
async fn give(target: &EventTarget, event: &str, fill: &str) {
    let script = format!(
        "const data = new DataTransfer(); const png = async (w, h) => {{ const c = new OffscreenCanvas(w, h);
         c.getContext('2d').fillRect(0, 0, 1, 1); return c.convertToBlob(); }};
         const file = (...parts) => data.items.add(new File(parts, 'a.png', {{ type: 'image/png' }}));
         {fill}; it.dispatchEvent({event})"
    );
    js_async(target, &script).await;
}

const DROP: &str = "new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })";
const PASTE: &str = "new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })";

/// What becomes of one dropped file.
async fn dropped(fill: &str) -> Result<(), PictureError> {
    let (gifts, given) = kept();
    let place = field();
    let _files = Files::watch(&place, &place, given);
    give(&place, DROP, fill).await;
    let gift = gifts.borrow_mut().pop();
    match gift {
        Some(Given::Picture(picture)) => picture.check().await,
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn a_picture_is_opened_within_bounds() {
    assert_eq!(dropped("file(await png(64, 48))").await, Ok(()));
    assert_eq!(dropped("file(await png(5000, 10))").await, Ok(()));
    assert_eq!(dropped("file('not a picture')").await, Err(PictureError::Unreadable));
    assert_eq!(dropped("file('....ftypheic')").await, Err(PictureError::Unreadable));
    assert_eq!(dropped("file(new Uint8Array(26 * 1024 * 1024))").await, Err(PictureError::TooBig));
    let bomb = "const b = new DataView(await (await png(1, 1)).arrayBuffer()); b.setUint32(16, 30000);
                b.setUint32(20, 30000); b.setUint32(24, 0x08060000); b.setUint8(28, 0);";
    assert_eq!(dropped(&format!("{bomb} file(b.buffer)")).await, Err(PictureError::Unreadable));
    // With the checksum of that head.
    assert_eq!(
        dropped(&format!("{bomb} b.setUint32(29, 0x6627F8BA); file(b.buffer)")).await,
        Err(PictureError::TooBig)
    );
}

#[wasm_bindgen_test]
async fn pasted_text_is_a_code_unless_a_field_takes_it() {
    let (gifts, given) = kept();
    let place = field();
    let _files = Files::watch(&place, &place, given);
    give(&place, PASTE, "data.setData('text/plain', ' 9521002002010 ')").await;
    let input: EventTarget = js(&place, "return it.querySelector('[type=text]')").unchecked_into();
    give(&input, PASTE, "data.setData('text/plain', '1')").await;
    let texts: Vec<_> = gifts.borrow().iter().map(|gift| format!("{gift:?}")).collect();
    assert_eq!(texts, [r#"Text("9521002002010")"#]);
}

#[wasm_bindgen_test]
async fn the_camera_opens_shows_itself_and_ends_with_its_owner() {
    let camera = camera::Camera::open(&camera::Wanted::default(), |_| {}).await.expect("the fake camera");
    let video: web_sys::HtmlVideoElement =
        js(&JsValue::NULL, "return document.createElement('video')").unchecked_into();
    camera.show(&video);
    let track = js(&video, "return it.srcObject.getVideoTracks()[0]");
    let abilities = camera.abilities().await;
    assert!(abilities.devices.iter().any(|device| device.id == abilities.device));
    assert_eq!(js(&track, "return it.readyState"), "live");
    drop(camera);
    assert_eq!(js(&track, "return it.readyState"), "ended");
}

/// The error that a refusal of this kind becomes.
async fn refused(fault: &str) -> Option<CameraError> {
    let stub = format!(
        "const real = it.getUserMedia; it.getUserMedia = async () => {{ throw {fault} }}; return () => it.getUserMedia = real"
    );
    let devices = js(&JsValue::NULL, "return navigator.mediaDevices");
    let restore: Function = js(&devices, &stub).unchecked_into();
    let opened = camera::Camera::open(&camera::Wanted::default(), |_| {}).await;
    restore.call0(&JsValue::UNDEFINED).expect("restored");
    opened.err()
}

#[wasm_bindgen_test]
async fn every_refusal_is_told_apart() {
    let rows = [
        ("new DOMException('Permission denied', 'NotAllowedError')", CameraError::Denied),
        ("new DOMException('Permission dismissed', 'NotAllowedError')", CameraError::Dismissed),
        ("new DOMException('', 'SecurityError')", CameraError::Security),
        ("new DOMException('', 'NotFoundError')", CameraError::None),
        ("new DOMException('', 'NotReadableError')", CameraError::InUse),
        ("new DOMException('', 'OverconstrainedError')", CameraError::OverConstrained),
        ("new TypeError('')", CameraError::Unsupported),
    ];
    for (fault, expected) in rows {
        assert_eq!(refused(fault).await, Some(expected), "{fault}");
    }
}

#[wasm_bindgen_test]
async fn a_policy_is_read_before_anybody_is_asked() {
    let policy = js(&JsValue::NULL, "return document.featurePolicy");
    js(&policy, "it.allowsFeature = () => false; return undefined");
    let answer = camera::check();
    js(&policy, "delete it.allowsFeature; return undefined");
    assert_eq!(answer, Err(CameraError::PolicyBlocked));
    assert_eq!(camera::check(), Ok(()));
}
