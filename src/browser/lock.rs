//! What a public stand must not let anybody do to the browser around the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, KeyboardEvent};

use super::{field, files::is_text_field, listener::Listener, window};

/// Events that open a menu, select or drag something, or zoom.
const FORBIDDEN: [&str; 6] = ["contextmenu", "selectstart", "dragstart", "gesturestart", "gesturechange", "auxclick"];

/// Holds until dropped.
pub struct Lock {
    _listeners: Vec<Listener>,
}

impl Lock {
    /// Locks the browser around `host`.
    pub fn hold(host: &EventTarget) -> Self {
        let window = window();
        let mut listeners: Vec<_> = FORBIDDEN
            .into_iter()
            .map(|kind| {
                Listener::capturing(&window, kind, |event| {
                    // In a field the keypad's digits may be marked and corrected.
                    if !event.composed_path().iter().any(|node| is_text_field(&node)) {
                        event.prevent_default();
                    }
                })
            })
            .collect();
        listeners.push(Listener::capturing(&window, "keydown", |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(leads_away) {
                event.prevent_default();
            }
        }));
        // Fingers are held back by the style sheet.
        listeners.push(Listener::capturing(host, "wheel", |event| {
            if field(&event, "ctrlKey").is_truthy() {
                event.prevent_default();
            }
        }));
        // A link may call a number or show another place of the page; it must not lead away from it.
        listeners.push(Listener::capturing(&window, "click", |event| {
            let away = event.composed_path().iter().any(|node| node.dyn_ref::<Element>().is_some_and(is_link_away));
            if away {
                event.prevent_default();
            }
        }));
        Self { _listeners: listeners }
    }
}

/// Keys by which a browser prints, saves, finds, zooms, downloads, reloads, or leaves the page.
fn leads_away(event: &KeyboardEvent) -> bool {
    let code = event.code();
    let with_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    // Copying and pasting within a field is nobody's harm.
    let harmless = matches!(code.as_str(), "KeyA" | "KeyC" | "KeyV" | "KeyX" | "KeyZ") && !event.alt_key();
    let function = code.strip_prefix('F').is_some_and(|rest| rest.parse::<u8>().is_ok());
    (with_modifier && !harmless) || function || code.starts_with("Browser") || code.starts_with("Launch")
}

fn is_link_away(node: &Element) -> bool {
    node.local_name() == "a" && node.get_attribute("href").is_some_and(|href| !href.starts_with('#'))
}
