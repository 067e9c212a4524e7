//! The browser app as one WASM binary: `element.js` calls what `shell::element` exports.

#[cfg(target_arch = "wasm32")]
fn main() {
    truyxuat::shell::element::prepare();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
