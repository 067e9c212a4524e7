//! What the browser can do, one capability a file. `JsValue` ends here: everything that leaves
//! this room is a plain type.
//!
//! What `new` or `open` starts, `Drop` stops.

pub mod address;
pub mod camera;
pub mod clock;
pub mod decoder;
pub mod files;
pub mod http;
pub mod intl;
pub mod keyboard;
pub mod listener;
pub mod lock;
pub mod place;
pub mod printer;
pub mod served;
pub mod share;
pub mod signature;
pub mod sound;
pub mod speech;
pub mod store;
pub mod surroundings;
pub mod task;
pub mod timer;
mod trusted;
pub mod updates;
pub mod vibration;
pub mod visibility;
pub mod wake_lock;

use wasm_bindgen::{JsCast, JsValue};

/// The window this code runs in.
pub(crate) fn window() -> web_sys::Window {
    js_sys::global().unchecked_into()
}

/// The document this code runs in; a window always has one.
pub(crate) fn document() -> web_sys::Document {
    field(&window(), "document").unchecked_into()
}

/// Property `name` of `of`, or undefined when it has none or reading it throws.
pub(crate) fn field(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Whether `of` has property `name` with a value.
pub(crate) fn has(of: &JsValue, name: &str) -> bool {
    let value = field(of, name);
    !value.is_undefined() && !value.is_null()
}

/// A plain object with these properties.
pub(crate) fn object(fields: &[(&str, JsValue)]) -> js_sys::Object {
    let made = js_sys::Object::new();
    for (name, value) in fields {
        // Setting a property of a fresh plain object cannot fail.
        let _ = js_sys::Reflect::set(&made, &JsValue::from_str(name), value);
    }
    made
}

/// The `name` of an error such as `NotAllowedError`, empty when it has none.
pub(crate) fn error_name(error: &JsValue) -> String {
    field(error, "name").as_string().unwrap_or_default()
}

/// The `message` of an error, empty when it has none; for logs and for telling causes apart.
pub(crate) fn error_message(error: &JsValue) -> String {
    field(error, "message").as_string().unwrap_or_default()
}
