//! The service worker: the page works offline, and a newer version waits until the person agrees.

use std::{cell::Cell, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::EventTarget;

use super::{field, has, listener::Listener, object, timer::sleep, trusted::script_url, window};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = EventTarget)]
    #[derive(Clone)]
    type Container;
    #[wasm_bindgen(method, catch)]
    fn register(this: &Container, script: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(extends = EventTarget)]
    #[derive(Clone)]
    type Registration;

    #[wasm_bindgen(extends = EventTarget)]
    #[derive(Clone)]
    type WaitingWorker;
    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &WaitingWorker, message: &js_sys::Object) -> Result<(), JsValue>;
}

/// The service worker fetches the whole app, and must not take the network from a page that opens,
/// in milliseconds.
const FIRST_MS: i32 = 5_000;

/// Looks after the page's service worker until dropped; the worker itself stays.
pub struct Updates {
    agreed: Rc<Cell<bool>>,
    registration: Rc<std::cell::RefCell<Option<Watched>>>,
    _changed: Option<Listener>,
}

struct Watched {
    registration: Registration,
    _found: Listener,
}

impl Updates {
    /// Registers `script` and calls `ready` once a newer version waits. Does nothing where service
    /// workers are not to be had: an insecure page, a private window, a web view.
    pub fn watch(script: &str, ready: impl Fn() + Clone + 'static) -> Self {
        let agreed = Rc::new(Cell::new(false));
        let registration = Rc::default();
        let container = field(&window().navigator(), "serviceWorker");
        if container.is_undefined() {
            return Self { agreed, registration, _changed: None };
        }
        let container: Container = container.unchecked_into();
        let reload = Rc::clone(&agreed);
        let changed = Listener::new(&container, "controllerchange", move |_| {
            // The first worker of all takes over without anything to reload.
            if reload.replace(false) {
                let _ = window().location().reload();
            }
        });
        let kept = Rc::clone(&registration);
        let script = script.to_owned();
        spawn_local(async move {
            sleep(FIRST_MS).await;
            let Ok(asked) = container.register(&script_url(&script)) else { return };
            let Ok(registered) = JsFuture::from(asked).await else { return };
            let registration: Registration = registered.unchecked_into();
            if has(&registration, "waiting") && has(&container, "controller") {
                ready();
            }
            *kept.borrow_mut() = Some(Watched { _found: found(&registration, container, ready), registration });
        });
        Self { agreed, registration, _changed: Some(changed) }
    }

    /// Lets the version that waits take over, and loads the page anew with it.
    pub fn apply(&self) {
        let watched = self.registration.borrow();
        let waiting = watched.as_ref().map(|watched| field(&watched.registration, "waiting"));
        match waiting.filter(JsValue::is_object) {
            Some(waiting) => {
                self.agreed.set(true);
                let go = object(&[("kind", "activate".into())]);
                let _ = waiting.unchecked_into::<WaitingWorker>().post_message(&go);
            }
            None => {
                let _ = window().location().reload();
            }
        }
    }
}

/// Calls `ready` when a version that is being fetched, or is found later, has been fetched whole.
fn found(registration: &Registration, container: Container, ready: impl Fn() + Clone + 'static) -> Listener {
    let registered = registration.clone();
    let listening = std::cell::RefCell::new(None);
    let look = move || {
        let installing = field(&registered, "installing");
        if !installing.is_object() {
            return;
        }
        let worker: WaitingWorker = installing.unchecked_into();
        let (ready, container, observed) = (ready.clone(), container.clone(), worker.clone());
        let listener = Listener::new(&worker, "statechange", move |_| {
            let installed = field(&observed, "state").as_string().is_some_and(|state| state == "installed");
            if installed && has(&container, "controller") {
                ready();
            }
        });
        listening.replace(Some(listener));
    };
    // The browser looks by itself when a page is opened, which is before this listens.
    look();
    Listener::new(registration, "updatefound", move |_| look())
}
