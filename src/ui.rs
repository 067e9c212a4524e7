//! What a person sees: one visible part per file, each a function from state to a tree.
//!
//! Builds on host and wasm. Only `mount` touches a screen.

mod about;
mod actions;
mod answer;
pub mod attr;
mod carried;
mod checked_by;
mod checklist;
mod choice;
pub mod class;
mod code_row;
mod context;
mod details;
mod device;
mod diag;
mod differences;
pub mod event;
mod failure;
mod findings;
mod fold;
mod header;
mod history;
mod icon;
mod journey;
mod kiosk;
mod looking_up;
mod map;
mod mount;
mod named;
mod names;
pub mod node;
mod notes;
mod notices;
mod page;
mod panel;
pub mod part;
mod problem;
mod product;
mod readable;
mod report;
mod report_view;
mod scanner;
pub mod served;
mod settings;
mod sources;
mod stages;
mod steps;
pub mod tag;
mod verdict;
mod ways;

#[cfg(test)]
mod tests;

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;

pub use kiosk::COUNTDOWN;
pub use page::{first_screen, page, title};
pub use report::report_view;
pub use report_view::ReportView;

use crate::config::Config;
use crate::session::{Input, State};
use crate::text::Intl;

/// Sends what the person did to the session.
pub type Dispatch = Callback<Input>;

/// The whole app inside the element.
///
/// `state` is written by the shell alone; the view only reads it. The browser finds the live picture
/// and other nodes it works on by the attribute of [`part`].
#[component]
pub fn App(
    /// What to show.
    state: ArcRwSignal<State>,
    /// Where inputs go.
    dispatch: Dispatch,
    /// The installation's choices.
    config: Arc<Config>,
    /// How reports are shown, once that is loaded.
    view: Arc<OnceLock<ReportView>>,
    /// Writes values.
    intl: Intl,
) -> impl IntoView {
    // The shell notifies only when something that is seen has changed.
    move || mount::Screen { root: state.with(|state| page(state, &config, view.get(), intl)), dispatch }
}
