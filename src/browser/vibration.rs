//! A short buzz where the device can.

use super::{has, window};

/// Buzzes for `ms` milliseconds; does nothing where the device cannot.
pub fn buzz(ms: u32) {
    let navigator = window().navigator();
    if has(&navigator, "vibrate") {
        navigator.vibrate_with_duration(ms);
    }
}
