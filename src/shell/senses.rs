//! What happens around the element, as inputs.

use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use web_sys::EventTarget;

use super::runtime::Runtime;
use crate::{
    browser::{
        address::Address,
        files::{Files, Given},
        keyboard::Keyboard,
        listener::Listener,
        surroundings::Network,
        timer::Interval,
        visibility::Visibility,
    },
    session::{Input, Mode},
};

/// How often the session learns that time has passed, in milliseconds.
const TICK_MS: i32 = 1_000;

/// Listens until dropped.
pub(super) struct Senses {
    _visibility: Visibility,
    _network: Network,
    _tick: Interval,
    _files: Files,
    _address: Option<Address>,
    _keyboard: Option<Keyboard>,
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
                move || {
                    if !Visibility::hidden() {
                        tell(Input::Tick);
                    }
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
            _keyboard: (mode == Mode::Kiosk).then(|| {
                let tell = tell.clone();
                Keyboard::watch(runtime.config().gs_substitute, move |text| tell(Input::Wedge(text)))
            }),
            _touches: touches(runtime, &place.host, tell),
        }
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
            Listener::capturing(host.unchecked_ref(), kind, move |_| {
                if let Some(devices) = weak.upgrade().and_then(|runtime| runtime.devices()) {
                    devices.touched();
                }
                if kiosk {
                    tell(Input::Touched);
                }
            })
        })
        .collect()
}
