//! Truy Xuất: from a code in front of a camera to an honest trace report.

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod config;
#[cfg(test)]
mod sample;
pub mod scan;
pub mod session;
pub mod shell;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
