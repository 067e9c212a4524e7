//! The page's own address: what it names, the back button, permalinks.
//!
//! A portal serves the report of a Digital Link at `p` and its path, below the folder with the app's files; any other
//! place stands in the fragment, which no server sees.

use wasm_bindgen::JsValue;

use super::{listener::Listener, window};
use crate::session::Place;

/// What the page's address names.
pub fn place() -> Place {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    match path.split_once("/p/") {
        Some((_, path)) if hash.is_empty() => Place::from_fragment(&["/", path].concat()),
        _ => Place::from_fragment(&hash),
    }
}

/// The full address of a place, to be shared. Where the page itself came as a report, a Digital Link has such a page.
pub fn permalink(place: &Place) -> String {
    let location = window().location();
    let page = location.href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let fragment = place.fragment();
    // The path alone: a query may hold anything.
    let Some(end) = folder(page.split('?').next().unwrap_or_default()) else { return format!("{page}{fragment}") };
    let folder = page.get(..end).unwrap_or_default();
    match fragment.strip_prefix('#').filter(|path| path.starts_with('/') && !path.starts_with("/?")) {
        Some(path) => format!("{folder}p{path}"),
        None => format!("{folder}{fragment}"),
    }
}

/// Where the folder of the app's files ends in the address of a page that a portal wrote.
fn folder(page: &str) -> Option<usize> {
    page.find("/p/").or_else(|| page.ends_with("/p").then(|| page.len() - 2)).map(|at| at + 1)
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
