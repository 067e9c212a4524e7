//! The page's own address: what it names, the back button, permalinks.

use wasm_bindgen::JsValue;

use super::{listener::Listener, window};
use crate::session::Place;

/// What the page's address names; all of it stands in the fragment, which no server sees.
pub fn place() -> Place {
    Place::from_fragment(&window().location().hash().unwrap_or_default())
}

/// The full address of a place, to be shared.
pub fn permalink(place: &Place) -> String {
    let location = window().location();
    let page = location.href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    format!("{page}{}", place.fragment())
}

/// Shows `place` in the address, as a new entry of the history or in place of the present one.
pub fn show(place: &Place, replace: bool) {
    let Ok(history) = window().history() else { return };
    let address = permalink(place);
    // A sandboxed frame has no history of its own; the page works without.
    let _ = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}

/// Tells of moves through the history until dropped.
pub struct Address {
    _moved: Listener,
}

impl Address {
    /// Calls `moved(place)` after Back, Forward or an edited fragment, all of which are `popstate`.
    pub fn watch(moved: impl Fn(Place) + 'static) -> Self {
        Self { _moved: Listener::new(&window(), "popstate", move |_| moved(place())) }
    }
}
