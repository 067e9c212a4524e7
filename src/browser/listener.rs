//! An event listener that ends with its owner.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{CustomEvent, CustomEventInit, Event, EventTarget};

use super::{field, object};

/// Tells the page around `target` of something, by an event with these texts as its detail.
pub fn announce(target: &EventTarget, kind: &str, detail: &[(&str, &str)]) {
    let texts: Vec<_> = detail.iter().map(|(name, text)| (*name, (*text).into())).collect();
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object(&texts));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(kind, &init) {
        // Listeners that throw are the page's own business.
        let _ = target.dispatch_event(&event);
    }
}

/// A text of an event's detail.
pub fn heard_text(event: &Event, name: &str) -> Option<String> {
    field(&field(event, "detail"), name).as_string()
}

/// Listens from [`Listener::new`] until it is dropped.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    capture: bool,
    run: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `run` for every event `kind` at `target`.
    pub fn new(target: &EventTarget, kind: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        Self::attach(target, kind, false, run)
    }

    /// As [`Listener::new`], but before any listener below `target` in the tree.
    pub fn capturing(target: &EventTarget, kind: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        Self::attach(target, kind, true, run)
    }

    fn attach(target: &EventTarget, kind: &'static str, capture: bool, run: impl FnMut(Event) + 'static) -> Self {
        let run = Closure::<dyn FnMut(Event)>::new(run);
        // Adding fails only for a missing target; a listener that never fires is then the truth.
        let _ = target.add_event_listener_with_callback_and_bool(kind, run.as_ref().unchecked_ref(), capture);
        Self { target: target.clone(), kind, capture, run }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.kind,
            self.run.as_ref().unchecked_ref(),
            self.capture,
        );
    }
}
