//! The words of languages other than the app's own. The build puts each into a WASM file of its own, which is fetched once
//! somebody's language asks for it.

// As in `auditor.rs`: calls between files go through symbols that the splitting macro declares.
#![allow(unsafe_code)]

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::{
    session::Lang,
    text::{self, Words},
};

#[wasm_split(en, fallible)]
fn english() -> Result<&'static Words, SplitLoaderError> {
    Ok(text::english())
}

#[wasm_split(zh, fallible)]
fn chinese() -> Result<&'static Words, SplitLoaderError> {
    Ok(text::chinese())
}

/// Loads a language, once; later calls answer at once. Says whether it can be shown; where not, the next call tries again.
pub(super) async fn learn(lang: Lang) -> bool {
    let words = match lang {
        Lang::Vi => return true,
        Lang::En => english().await,
        Lang::Zh => chinese().await,
    };
    words.map(|words| text::learn(lang, words)).is_ok()
}
