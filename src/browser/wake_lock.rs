//! A screen that stays on, for kiosks.

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{document, field, visibility::Visibility, window};

#[wasm_bindgen]
extern "C" {
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, kind: &str) -> Result<Promise, JsValue>;

    #[derive(Clone)]
    type Sentinel;
    #[wasm_bindgen(method, catch)]
    fn release(this: &Sentinel) -> Result<Promise, JsValue>;
}

/// What is held: nothing, a lock, or the promise that it ends once it is there.
#[derive(Default)]
struct Held {
    sentinel: Option<Sentinel>,
    ended: bool,
}

/// Keeps the screen on until dropped. Browsers take the lock away whenever the page is hidden, so
/// it is asked for again when the page is shown. Without the API nothing happens.
pub struct WakeLock {
    held: Rc<RefCell<Held>>,
    _visibility: Visibility,
}

impl WakeLock {
    /// Asks for the lock and keeps asking.
    pub fn keep() -> Self {
        let held = Rc::<RefCell<Held>>::default();
        if !document().hidden() {
            acquire(Rc::clone(&held));
        }
        let again = Rc::clone(&held);
        Self {
            held,
            _visibility: Visibility::watch(move |hidden| {
                if !hidden {
                    acquire(Rc::clone(&again));
                }
            }),
        }
    }
}

impl Drop for WakeLock {
    fn drop(&mut self) {
        let mut held = self.held.borrow_mut();
        held.ended = true;
        if let Some(sentinel) = held.sentinel.take() {
            let _ = sentinel.release();
        }
    }
}

fn acquire(held: Rc<RefCell<Held>>) {
    let locks = field(&window().navigator(), "wakeLock");
    if locks.is_undefined() {
        return;
    }
    let Ok(asked) = locks.unchecked_ref::<Locks>().request("screen") else {
        return;
    };
    spawn_local(async move {
        // A refusal (low battery) is the device's right.
        let Ok(sentinel) = JsFuture::from(asked).await else {
            return;
        };
        let sentinel: Sentinel = sentinel.unchecked_into();
        let mut held = held.borrow_mut();
        if held.ended {
            let _ = sentinel.release();
        } else if let Some(old) = held.sentinel.replace(sentinel) {
            let _ = old.release();
        }
    });
}
