//! What happens around the element, as inputs.

use std::rc::{Rc, Weak};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, HtmlElement, HtmlInputElement, ShadowRoot};

use super::Runtime;
use crate::{
    browser::{
        address::Address,
        files::{Files, Given},
        keyboard::Keyboard,
        listener::{Listener, heard_text},
        lock::Lock,
        surroundings::Network,
        timer::Interval,
        visibility::Visibility,
    },
    scan::wedge::WedgeSettings,
    session::{Input, Mode},
    ui::{COUNTDOWN, part},
};
use gs1::list::Gather;

/// How often the session learns that time has passed, in milliseconds.
const TICK_MS: i32 = 1_000;

/// Listens until dropped.
pub(super) struct Senses {
    _visibility: Visibility,
    _network: Network,
    _tick: Interval,
    _files: Files,
    _address: Option<Address>,
    keyboard: Option<Keyboard>,
    _stand: Option<Listener>,
    _lock: Option<Lock>,
    _touches: Vec<Listener>,
}

impl Senses {
    pub fn new(runtime: &Rc<Runtime>) -> Self {
        let weak = Rc::downgrade(runtime);
        let tell = move |input| tell(&weak, input);
        let mode = runtime.mode();
        let place = runtime.place();
        let around: EventTarget = match mode {
            Mode::Embed => place.host.clone().into(),
            Mode::Page | Mode::Kiosk => {
                place.host.owner_document().map_or_else(|| place.host.clone().into(), Into::into)
            }
        };
        Self {
            _visibility: Visibility::watch({
                let tell = tell.clone();
                move |hidden| tell(if hidden { Input::Hidden } else { Input::Visible })
            }),
            _network: Network::watch({
                let tell = tell.clone();
                move |online| tell(if online { Input::Online } else { Input::Offline })
            }),
            _tick: Interval::new(TICK_MS, {
                let tell = tell.clone();
                let root = (mode == Mode::Kiosk).then(|| place.root.clone());
                let weak = Rc::downgrade(runtime);
                move || {
                    if !Visibility::hidden() {
                        tell(Input::Tick);
                    }
                    weak.upgrade().iter().filter(|_| mode == Mode::Kiosk).for_each(|runtime| runtime.show_alive());
                    root.iter().for_each(rest_in_catch);
                }
            }),
            _files: Files::watch(&place.root, &around, {
                let (weak, tell) = (Rc::downgrade(runtime), tell.clone());
                move |given| match given {
                    Given::Text(text) => tell(Input::Typed(text)),
                    Given::Picture(picture) => {
                        tell(Input::PictureChosen);
                        if let Some(devices) = weak.upgrade().and_then(|runtime| runtime.devices()) {
                            devices.read_picture(picture);
                        }
                    }
                }
            }),
            _address: (mode == Mode::Page).then(|| {
                let tell = tell.clone();
                Address::watch(move |place| tell(Input::Went(place)))
            }),
            keyboard: (mode == Mode::Kiosk).then(|| {
                let tell = tell.clone();
                Keyboard::watch((part::ATTRIBUTE, part::CATCH), move |burst| tell(Input::Wedge(burst)))
            }),
            _stand: (mode == Mode::Kiosk).then(|| stand(runtime, &place.host)),
            _lock: (mode == Mode::Kiosk).then(|| Lock::hold(&place.host)),
            _touches: touches(runtime, &place.host, tell),
        }
    }
}

impl Senses {
    /// Sets how scanners are set.
    pub fn set_scanner(&self, settings: WedgeSettings) {
        if let Some(keyboard) = &self.keyboard {
            keyboard.set(settings);
        }
    }
}

/// The stand's own script hands over its settings, whenever they have changed and once when it is asked. It hears that
/// they are refused.
fn stand(runtime: &Rc<Runtime>, host: &HtmlElement) -> Listener {
    let weak = Rc::downgrade(runtime);
    Listener::new(host, "truyxuat-stand", move |event| {
        if let (Some(text), Some(runtime)) = (heard_text(&event, "text"), weak.upgrade())
            && !runtime.set_stand(&text, &heard_text(&event, "faults").unwrap_or_default())
        {
            event.prevent_default();
        }
    })
}

/// Scanners that hand over text need a field with the focus, wherever a touch has left it.
fn rest_in_catch(root: &ShadowRoot) {
    let Ok(Some(catch)) = root.query_selector(&format!("[{}={}]", part::ATTRIBUTE, part::CATCH)) else { return };
    let catch = catch.unchecked_into::<HtmlInputElement>();
    catch.set_value("");
    if root.active_element().is_none() {
        // A field that is out of sight is not scrolled to, and one that cannot be focused is none the worse.
        let _ = catch.focus();
    }
}

fn tell(runtime: &Weak<Runtime>, input: Input) {
    if let Some(runtime) = runtime.upgrade() {
        runtime.dispatch(input);
    }
}

/// Touches: each may be the gesture that sound waits for, and each starts a kiosk's rest anew.
fn touches(runtime: &Rc<Runtime>, host: &EventTarget, tell: impl Fn(Input) + Clone + 'static) -> Vec<Listener> {
    let kiosk = runtime.mode() == Mode::Kiosk;
    ["pointerdown", "keydown", "wheel"]
        .into_iter()
        .map(|kind| {
            let (tell, weak) = (tell.clone(), Rc::downgrade(runtime));
            Listener::capturing(host.unchecked_ref(), kind, move |event| {
                if let Some(devices) = weak.upgrade().and_then(|runtime| runtime.devices()) {
                    devices.touched();
                }
                // The countdown's own buttons say what they mean, and must stand until they are let go.
                if kiosk && !event.composed_path().iter().any(|node| is_countdown(&node)) {
                    tell(Input::Touched);
                }
            })
        })
        .gathered()
}

fn is_countdown(node: &JsValue) -> bool {
    node.dyn_ref::<Element>().is_some_and(|node| node.class_name() == COUNTDOWN.names())
}
