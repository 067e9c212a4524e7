//! What makes the app an element in a page: what it keeps, and in the browser the element itself.

pub mod checking;
pub mod copies;
pub mod given;
pub mod inquiry;
pub mod keep;

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
mod auditor;
#[cfg(all(target_arch = "wasm32", not(feature = "ui")))]
pub mod checker;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
mod configured;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub mod element;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
mod look_up;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
mod outside;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
mod runtime;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
mod sources;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
mod words;
