//! What the browser says about itself: languages, user agent, network.

use super::{document, listener::Listener, window};

/// The languages that the person prefers, best first (BCP 47); eight at most.
pub fn preferred() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|language| language.as_string()).take(8).collect()
}

/// The `User-Agent`, by which in-app web views are told apart; it is never sent or kept.
pub fn user_agent() -> String {
    window().navigator().user_agent().unwrap_or_default()
}

/// Names the language of the whole page.
pub fn name(tag: &str) {
    if let Some(root) = document().document_element() {
        // Setting an attribute with a valid name cannot fail.
        let _ = root.set_attribute("lang", tag);
    }
}

/// Names the whole page in its tab.
pub fn title(words: &str) {
    let document = document();
    if document.title() != words {
        document.set_title(words);
    }
}

/// Whether the device says that it has a network.
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Tells when the network comes and goes, until dropped.
pub struct Network {
    _listeners: [Listener; 2],
}

impl Network {
    /// Calls `changed(online)`.
    pub fn watch(changed: impl Fn(bool) + Clone + 'static) -> Self {
        let gone = changed.clone();
        Self {
            _listeners: [
                Listener::new(&window(), "online", move |_| changed(true)),
                Listener::new(&window(), "offline", move |_| gone(false)),
            ],
        }
    }
}
