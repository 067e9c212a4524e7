//! The browser app as one WASM binary: `element.js` calls what `shell::element` exports.

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
fn main() {
    truyxuat::shell::element::prepare();
}

#[cfg(not(all(target_arch = "wasm32", feature = "ui")))]
fn main() {}
