//! Words of a language that come into a page which runs: of the one that a person chooses, and at a stand, which greets
//! in all, of each that the installation offers.

use std::rc::Rc;

use leptos::prelude::Notify;
use wasm_bindgen_futures::spawn_local;

use super::Runtime;
use crate::{
    browser::timer::sleep,
    session::{Input, Lang},
    shell::words,
};

/// Between two tries of a stand to learn a language, in milliseconds.
const AGAIN_MS: i32 = 60_000;

impl Runtime {
    /// Learns a language that was chosen, and chooses it then.
    pub(super) fn learn(self: &Rc<Self>, lang: Lang) {
        let runtime = Rc::downgrade(self);
        spawn_local(async move {
            let learnt = words::learn(lang).await;
            // Another language may have been chosen meanwhile.
            let Some(runtime) = runtime.upgrade().filter(|runtime| runtime.lang_wanted.get() == Some(lang)) else {
                return;
            };
            runtime.dispatch(if learnt { Input::LangChosen(lang) } else { Input::LangMissing });
            // A list of languages shows the one that is read, also where it was told the same before.
            runtime.state.notify();
        });
    }

    /// Learns every language that is offered. A stand runs for months: what does not come is asked for again.
    pub(super) fn learn_all(self: &Rc<Self>) {
        for lang in Lang::ALL.into_iter().filter(|lang| self.config.offers(*lang)) {
            let runtime = Rc::downgrade(self);
            spawn_local(async move {
                while !words::learn(lang).await {
                    sleep(AGAIN_MS).await;
                    if runtime.strong_count() == 0 {
                        return;
                    }
                }
                if let Some(runtime) = runtime.upgrade() {
                    runtime.state.notify();
                }
            });
        }
    }
}
