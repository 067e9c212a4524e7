//! Handing a text on: the device's share sheet, else the clipboard.

use js_sys::Promise;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Navigator;

use super::{error_name, field, has, object, window};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Navigator)]
    type Sharing;
    #[wasm_bindgen(method, catch)]
    fn share(this: &Sharing, data: &js_sys::Object) -> Result<Promise, wasm_bindgen::JsValue>;

    type Clipboard;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, wasm_bindgen::JsValue>;
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Handed to the app that the person chose.
    Handed,
    /// Put on the clipboard.
    Copied,
    /// The person changed their mind.
    Dismissed,
    /// Neither is possible here: the text has to be shown for copying by hand.
    Impossible,
}

/// Offers `title`, `text` and `url` to the share sheet; copies text and link where there is none.
pub async fn share(title: &str, text: &str, url: &str) -> Shared {
    let navigator = window().navigator();
    if has(&navigator, "share") {
        let mut data = vec![("title", title.into()), ("text", text.into())];
        if !url.is_empty() {
            data.push(("url", url.into()));
        }
        let sheet: &Sharing = navigator.unchecked_ref();
        match sheet.share(&object(&data)) {
            Ok(promise) => match JsFuture::from(promise).await {
                Ok(_) => return Shared::Handed,
                Err(error) if error_name(&error) == "AbortError" => return Shared::Dismissed,
                Err(_) => {}
            },
            Err(error) if error_name(&error) == "AbortError" => return Shared::Dismissed,
            Err(_) => {}
        }
    }
    let line = [text, url].into_iter().filter(|part| !part.is_empty());
    copy(&line.collect::<Vec<_>>().join("\n")).await
}

/// Puts `text` on the clipboard.
pub async fn copy(text: &str) -> Shared {
    let clipboard = field(&window().navigator(), "clipboard");
    if clipboard.is_undefined() {
        return Shared::Impossible;
    }
    let clipboard: Clipboard = clipboard.unchecked_into();
    let Ok(written) = clipboard.write_text(text) else {
        return Shared::Impossible;
    };
    match JsFuture::from(written).await {
        Ok(_) => Shared::Copied,
        Err(_) => Shared::Impossible,
    }
}
