//! A keyboard-wedge scanner: keys, and text that comes without keys, gathered into scans.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::{clock, field, files::is_text_field, listener::Listener, task::Task, timer::sleep, window};
use crate::scan::wedge::{Burst, KeyStroke, Rest, Wedge, WedgeParser, WedgeSettings};

/// A timer that comes so late means that the page was busy, and that keys may wait, in milliseconds.
const LATE_MS: f64 = 30.0;
/// Keys that come so late at most, in milliseconds, hold the end of a burst back: more would be another clock.
const MAX_LAG_MS: f64 = 2_000.0;

/// Listens to the keyboard until dropped.
pub struct Keyboard {
    shared: Rc<Shared>,
    _listeners: [Listener; 4],
}

struct Shared {
    parser: RefCell<WedgeParser>,
    scanned: Box<dyn Fn(Burst)>,
    /// A key with a name is down: the text that comes before it is let go is its own, however busy the page is.
    named: Cell<bool>,
    /// How long the last key was on its way: those behind it come as late.
    lag_ms: Cell<f64>,
    rest: RefCell<Option<Task>>,
}

impl Keyboard {
    /// Calls `scanned` for every burst; keys that a hand presses in a text field are left to it. The field
    /// whose attribute is `catch` is nobody's: text for it is always a scanner's.
    pub fn watch((name, catch): (&'static str, &'static str), scanned: impl Fn(Burst) + 'static) -> Self {
        let shared = Rc::new(Shared {
            parser: RefCell::default(),
            scanned: Box::new(scanned),
            named: Cell::default(),
            lag_ms: Cell::default(),
            rest: RefCell::default(),
        });
        let on = |kind, hear: fn(&Rc<Shared>, &Event, bool) -> Wedge| {
            let weak = Rc::downgrade(&shared);
            Listener::capturing(&window(), kind, move |event| {
                let Some(shared) = weak.upgrade() else { return };
                shared.lag_ms.set((clock::elapsed_ms() - event.time_stamp()).clamp(0.0, MAX_LAG_MS));
                let target = event.composed_path().get(0);
                let in_field = is_text_field(&target)
                    && target.dyn_ref::<Element>().and_then(|field| field.get_attribute(name)).as_deref()
                        != Some(catch);
                let told = hear(&shared, &event, in_field);
                if told.taken {
                    event.prevent_default();
                    // Enter would otherwise also press the button that has the focus.
                    event.stop_propagation();
                }
                shared.tell(told.scan);
                shared.watch_rest();
            })
        };
        let listeners =
            [on("keydown", pressed), on("keyup", released), on("beforeinput", entered), on("compositionend", composed)];
        Self { shared, _listeners: listeners }
    }
}

impl Keyboard {
    /// Reads scanners that are set so from now on.
    pub fn set(&self, settings: WedgeSettings) {
        *self.shared.parser.borrow_mut() = WedgeParser::new(settings);
    }
}

impl Shared {
    fn tell(&self, scan: Option<Burst>) {
        if let Some(scan) = scan {
            (self.scanned)(scan);
        }
    }

    /// Ends a burst whose keys rest: keys that wait behind a busy page come before the timer is believed.
    fn watch_rest(self: &Rc<Self>) {
        if self.rest.borrow().is_some() || !self.parser.borrow().is_busy() {
            return;
        }
        let weak = Rc::downgrade(self);
        let task = Task::spawn(async move {
            let mut believed = true;
            loop {
                let due_ms = clock::elapsed_ms() + WedgeParser::SETTLE_MS / 2.0;
                sleep((WedgeParser::SETTLE_MS / 2.0) as i32).await;
                let Some(shared) = weak.upgrade() else { return };
                let now_ms = clock::elapsed_ms();
                believed = !believed || now_ms - due_ms < LATE_MS;
                if !believed {
                    continue;
                }
                let rest = shared.parser.borrow_mut().rest(now_ms - shared.lag_ms.get());
                if let Rest::Over(scan) = rest {
                    drop(shared.rest.take());
                    return shared.tell(scan);
                }
            }
        });
        *self.rest.borrow_mut() = Some(task);
    }
}

fn pressed(shared: &Rc<Shared>, event: &Event, in_field: bool) -> Wedge {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return Wedge::default() };
    let (code, key) = (event.code(), event.key());
    shared.named.set(!matches!(code.as_str(), "" | "Unidentified"));
    // An input method's composition changes `key`, never `code`: it does not matter here.
    shared.parser.borrow_mut().key(KeyStroke {
        code: &code,
        key: &key,
        shift: event.shift_key(),
        ctrl: event.ctrl_key(),
        alt: event.alt_key(),
        meta: event.meta_key(),
        caps: event.get_modifier_state("CapsLock"),
        repeat: event.repeat(),
        in_field,
        at_ms: event.time_stamp(),
    })
}

fn released(shared: &Rc<Shared>, event: &Event, _: bool) -> Wedge {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return Wedge::default() };
    shared.named.set(false);
    shared.parser.borrow_mut().release(&event.code(), event.time_stamp())
}

/// Text is on its way into a field: what was pasted or dropped is a person's, and so is what a key brought.
fn entered(shared: &Rc<Shared>, event: &Event, in_field: bool) -> Wedge {
    if field(event, "inputType").as_string().as_deref() == Some("insertText") {
        return text(shared, event, in_field);
    }
    Wedge::default()
}

/// An input method has made up its mind.
fn composed(shared: &Rc<Shared>, event: &Event, in_field: bool) -> Wedge {
    text(shared, event, in_field)
}

fn text(shared: &Rc<Shared>, event: &Event, in_field: bool) -> Wedge {
    let data = field(event, "data").as_string().unwrap_or_default();
    if data.is_empty() || shared.named.get() {
        return Wedge::default();
    }
    shared.parser.borrow_mut().text(&data, in_field, event.time_stamp())
}
