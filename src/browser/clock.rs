//! The clocks: wall time for rules, running time for measurements, and marks for the profiler.

use super::{object, window};

/// Milliseconds since 1970-01-01T00:00:00Z.
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// Milliseconds since the page began, never running backwards.
pub fn elapsed_ms() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Marks of one look-up: when a code was read and parsed, and when a source answered.
const LOOK_UP: [&str; 3] = ["truyxuat:read", "truyxuat:parsed", "truyxuat:answered"];

/// Leaves the first mark of a look-up, in place of the marks of the look-up before: a page that stands for
/// months must not gather them.
pub fn mark_read() {
    if let Some(clock) = window().performance() {
        LOOK_UP.iter().for_each(|name| clock.clear_marks_with_mark_name(name));
    }
    mark(LOOK_UP[0]);
}

/// Leaves a named mark on the page's performance timeline, which stays on the device.
pub fn mark(name: &str) {
    if let Some(clock) = window().performance() {
        // A mark is for measuring alone: the page works without it.
        let _ = clock.mark(name);
    }
}

/// Leaves a named span on the page's performance timeline, in place of the last of this name; times as of [`elapsed_ms`].
pub fn measure(name: &str, start_ms: f64, end_ms: f64) {
    let Some(clock) = window().performance() else { return };
    let Ok(measure) = js_sys::Reflect::get(&clock, &"measure".into()) else { return };
    clock.clear_measures_with_measure_name(name);
    let span = object(&[("start", start_ms.into()), ("end", end_ms.into())]);
    if let Ok(measure) = wasm_bindgen::JsCast::dyn_into::<js_sys::Function>(measure) {
        // As with marks, a browser that keeps none changes nothing.
        let _ = measure.call2(&clock, &name.into(), &span);
    }
}
