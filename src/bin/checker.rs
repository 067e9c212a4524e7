//! The WASM of the checker's worker: what checks a portal's page on the device before the app is there.

fn main() {
    #[cfg(all(target_arch = "wasm32", not(feature = "ui")))]
    truyxuat::shell::checker::prepare();
}
