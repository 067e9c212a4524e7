//! The decoder as a classic Web Worker's WASM: starts the message loop of `decoder::worker`.

fn main() {
    #[cfg(target_arch = "wasm32")]
    decoder::worker::start();
}
