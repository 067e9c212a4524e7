//! Where the device is, asked only on a tap.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::{field, object, timer::within, window};

#[wasm_bindgen]
extern "C" {
    type Geolocation;
    #[wasm_bindgen(method, catch, js_name = getCurrentPosition)]
    fn get_current_position(
        this: &Geolocation,
        found: &Function,
        failed: &Function,
        options: &js_sys::Object,
    ) -> Result<(), JsValue>;
}

/// How long a person waits for a place, in milliseconds.
const LIMIT_MS: i32 = 12_000;

/// A place on earth, as the device gave it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Degrees north, WGS 84.
    pub latitude: f64,
    /// Degrees east, WGS 84.
    pub longitude: f64,
    /// Metres around it with 95 % confidence.
    pub accuracy_m: f64,
}

/// Asks the device where it is; `None` when it does not know or may not say.
pub async fn here() -> Option<Place> {
    let geolocation = field(&window().navigator(), "geolocation");
    if geolocation.is_undefined() {
        return None;
    }
    let geolocation: Geolocation = geolocation.unchecked_into();
    let options = object(&[("timeout", 10_000.into()), ("maximumAge", 60_000.into())]);
    let promise = Promise::new(&mut |resolve, reject| {
        if geolocation.get_current_position(&resolve, &reject, &options).is_err() {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    let position = within(promise, LIMIT_MS).await?.ok()?;
    let coordinates = field(&position, "coords");
    let number = |name| field(&coordinates, name).as_f64();
    Some(Place { latitude: number("latitude")?, longitude: number("longitude")?, accuracy_m: number("accuracy")? })
}
