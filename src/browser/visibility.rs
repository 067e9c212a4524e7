//! Whether the page can be seen.

use super::{document, listener::Listener};

/// Tells of changes until dropped.
pub struct Visibility {
    _listener: Listener,
}

impl Visibility {
    /// Whether the page is hidden now.
    pub fn hidden() -> bool {
        document().hidden()
    }

    /// Calls `changed(hidden)` whenever the page is hidden or shown.
    pub fn watch(mut changed: impl FnMut(bool) + 'static) -> Self {
        let listener = Listener::new(&document(), "visibilitychange", move |_| {
            changed(document().hidden());
        });
        Self { _listener: listener }
    }
}
