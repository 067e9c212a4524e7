//! Truy Xuất: from a code in front of a camera to an honest trace report.
//!
//! The app is a state that takes inputs and gives commands; what runs them stands in `shell`.
//!
//! ```
//! use truyxuat::session::{Command, Input, State, View, take};
//! use truyxuat::text::{Label, say};
//! let mut state = State::default();
//! let taken = take(&mut state, Input::Typed("8930000000002".into()), 0);
//! assert!(taken.commands.iter().any(|command| matches!(command, Command::LookUp { .. })));
//! assert_eq!(state.person.view, View::Report);
//! assert!(!say(state.lang(), &Label::TorchOn).is_empty());
//! ```

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
