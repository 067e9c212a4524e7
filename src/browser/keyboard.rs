//! A keyboard-wedge scanner: key events gathered into scans.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::{files::is_text_field, listener::Listener, timer::Timeout, window};
use crate::scan::wedge::{KeyStroke, Wedge, WedgeParser};

/// Listens to the keyboard until dropped.
pub struct Keyboard {
    _listener: Listener,
}

struct Burst {
    parser: WedgeParser,
    rest: Option<Timeout>,
}

impl Keyboard {
    /// Calls `scanned` for every burst; keys that go into a text field are left to it.
    pub fn watch(gs_substitute: Option<char>, scanned: impl Fn(String) + 'static) -> Self {
        let burst = Rc::new(RefCell::new(Burst { parser: WedgeParser::new(gs_substitute), rest: None }));
        let scanned = Rc::new(scanned);
        let listener = Listener::capturing(&window(), "keydown", move |event| {
            if event.composed_path().iter().any(|node| is_text_field(&node)) {
                return;
            }
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            let code = event.code();
            // An input method's composition changes `key`, never `code`: it does not matter here.
            let stroke = KeyStroke {
                code: &code,
                shift: event.shift_key(),
                ctrl: event.ctrl_key(),
                other_modifier: event.alt_key() || event.meta_key(),
                composing: false,
                at_ms: event.time_stamp(),
            };
            let pressed = burst.borrow_mut().parser.key(stroke);
            match pressed {
                Wedge::Ignored => {}
                Wedge::Taken => {
                    event.prevent_default();
                    let rest = rest(Rc::downgrade(&burst), Rc::clone(&scanned));
                    burst.borrow_mut().rest = Some(rest);
                }
                Wedge::Scan(text) => {
                    event.prevent_default();
                    // Enter would otherwise also press the button that has the focus.
                    event.stop_propagation();
                    burst.borrow_mut().rest = None;
                    scanned(text);
                }
            }
        });
        Self { _listener: listener }
    }
}

/// Ends a burst whose scanner sends no suffix.
fn rest(burst: std::rc::Weak<RefCell<Burst>>, scanned: Rc<impl Fn(String) + 'static>) -> Timeout {
    Timeout::new(WedgeParser::GAP_MS as i32, move || {
        let text = burst.upgrade().and_then(|burst| burst.borrow_mut().parser.gap());
        if let Some(text) = text {
            scanned(text);
        }
    })
}
