//! A short buzz where the device can.

use super::{field, has, window};

/// Buzzes for `ms` milliseconds; does nothing where the device cannot.
pub fn buzz(ms: u32) {
    let navigator = window().navigator();
    // Before the first gesture the browser refuses, and complains on the console.
    let touched = field(&field(&navigator, "userActivation"), "hasBeenActive");
    if has(&navigator, "vibrate") && touched.is_truthy() {
        navigator.vibrate_with_duration(ms);
    }
}
