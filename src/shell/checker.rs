//! The checker's door in its worker: `checker.js` calls it once for a page.

use wasm_bindgen::prelude::wasm_bindgen;

use super::checking::{self, Page};
use crate::browser::{clock, signature};
use trace::Timestamp;

/// Checks what came with a page, as [`checking::check`] does; tells the outcome by its name.
#[wasm_bindgen]
pub async fn check(config: Option<String>, base: String, code: String, given: String, lang: String) -> String {
    let page = Page { config: config.as_deref(), base: &base, code: &code, given: &given, lang: &lang };
    let now = || Timestamp(clock::now_ms());
    checking::check(page, now, signature::verify).await.as_str().to_owned()
}

/// Names this file to the program that holds nothing else.
pub fn prepare() {}
