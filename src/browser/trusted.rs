//! Trusted Types: a page may demand that script addresses pass a policy; this is the app's.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{field, object, window};

/// The name that a page allows with `trusted-types truyxuat`.
pub(crate) const POLICY: &str = "truyxuat";

/// `url` as a script's address: a `TrustedScriptURL` where the browser knows such a thing.
pub(crate) fn script_url(url: &str) -> JsValue {
    trusted(url).unwrap_or_else(|| url.into())
}

fn trusted(url: &str) -> Option<JsValue> {
    let types = field(&window(), "trustedTypes");
    if types.is_undefined() {
        return None;
    }
    KEPT.with_borrow_mut(|kept| {
        // A page may allow a policy's name only once, so the first one is kept.
        if kept.is_none() {
            *kept = make(&types);
        }
        let policy = kept.as_ref()?;
        let create: Function = field(policy, "createScriptURL").dyn_into().ok()?;
        create.call1(policy, &url.into()).ok()
    })
}

thread_local! {
    static KEPT: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// Passes an address on: only the app's own ever reach the policy.
    static PASS: Closure<dyn FnMut(JsValue) -> JsValue> = Closure::new(|url| url);
}

fn make(types: &JsValue) -> Option<JsValue> {
    let create: Function = field(types, "createPolicy").dyn_into().ok()?;
    let pass = PASS.with(|pass| pass.as_ref().clone());
    create.call2(types, &POLICY.into(), &object(&[("createScriptURL", pass)])).ok()
}
