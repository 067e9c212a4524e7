//! What a person sees: one visible part per file. Builds on host and wasm.

pub mod part;

use std::sync::Arc;

use leptos::prelude::*;

use crate::session::{Input, State};
use crate::shell::config::Config;

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
) -> impl IntoView {
    let _ = (state, dispatch, config);
    view! { class="v", <main></main> }
}
