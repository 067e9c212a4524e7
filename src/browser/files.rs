//! Pictures that a person gives: chosen or photographed, dropped, pasted.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, Element, EventTarget, File, FileList, HtmlInputElement};

use super::{field, has, listener::Listener, object, timer::within, window};
use crate::scan::picture::{self, Head};

/// Unpacking a picture takes a cheap phone seconds; longer than this is never, in milliseconds.
const LIMIT_MS: i32 = 20_000;

/// What a person gave.
#[derive(Clone, Debug)]
pub enum Given {
    /// A file, whatever it holds.
    Picture(Picture),
    /// Text that was dropped or pasted.
    Text(String),
}

/// A file that may be a picture.
#[derive(Clone, Debug)]
pub struct Picture(File);

/// Why a file cannot be read as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// More bytes or pixels than [`picture::MAX_BYTES`] and [`picture::MAX_PIXELS`].
    TooBig,
    /// Not a picture, a broken one, or a format that this browser does not know, such as HEIC.
    Unreadable,
}

impl Picture {
    /// Unpacks the picture within bounds, reduced to what the decoder takes; gives an `ImageBitmap`.
    ///
    /// # Errors
    /// [`PictureError`].
    pub(crate) async fn unpack(&self) -> Result<JsValue, PictureError> {
        if self.0.size() > picture::MAX_BYTES as f64 {
            return Err(PictureError::TooBig);
        }
        // The head is looked at before anything is unpacked: few bytes can hold many pixels.
        match picture::head(&self.head().await?) {
            Head::Size(width, height) if too_many(width, height) => return Err(PictureError::TooBig),
            Head::Damaged => return Err(PictureError::Unreadable),
            Head::Size(..) | Head::Unknown => {}
        }
        let whole = bitmap(&self.0, None).await?;
        let (width, height) = size(&whole);
        if too_many(width, height) {
            close(&whole);
            return Err(PictureError::TooBig);
        }
        let Some(reduced) = picture::reduced(width, height) else {
            return Ok(whole);
        };
        let smaller = bitmap(&whole, Some(reduced)).await;
        close(&whole);
        smaller
    }

    /// Draws the picture on the `<canvas>` that is there once it is unpacked, in its own size; else the canvas stays empty.
    pub async fn draw(&self, canvas: impl FnOnce() -> Option<Element>) {
        let Ok(bitmap) = self.unpack().await else { return };
        let Some(canvas) = canvas() else { return };
        let (width, height) = size(&bitmap);
        for (name, side) in [("width", width), ("height", height)] {
            // An attribute of a name that is no name is all that can fail.
            let _ = canvas.set_attribute(name, &side.to_string());
        }
        let context = call(&canvas, "getContext", &"bitmaprenderer".into());
        call(&context, "transferFromImageBitmap", &bitmap);
    }

    /// Whether [`Picture::unpack`] gives a picture.
    ///
    /// # Errors
    /// [`PictureError`].
    pub async fn check(&self) -> Result<(), PictureError> {
        let bitmap = self.unpack().await?;
        close(&bitmap);
        Ok(())
    }

    async fn head(&self) -> Result<Vec<u8>, PictureError> {
        let unreadable = |_| PictureError::Unreadable;
        let head = self.0.slice_with_i32_and_i32(0, picture::HEAD_BYTES as i32).map_err(unreadable)?;
        let buffer = JsFuture::from(head.array_buffer()).await.map_err(unreadable)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

fn too_many(width: u32, height: u32) -> bool {
    u64::from(width) * u64::from(height) > picture::MAX_PIXELS
}

async fn bitmap(of: &JsValue, reduced: Option<(u32, u32)>) -> Result<JsValue, PictureError> {
    let make = field(&window(), "createImageBitmap").dyn_into::<Function>().map_err(|_| PictureError::Unreadable)?;
    let made = match reduced {
        None => make.call1(&window(), of),
        Some((width, height)) => {
            let options = object(&[
                ("resizeWidth", width.into()),
                ("resizeHeight", height.into()),
                ("resizeQuality", "high".into()),
            ]);
            make.call2(&window(), of, &options)
        }
    };
    let made: Promise = made.and_then(JsCast::dyn_into).map_err(|_| PictureError::Unreadable)?;
    within(made, LIMIT_MS).await.and_then(Result::ok).ok_or(PictureError::Unreadable)
}

fn size(bitmap: &JsValue) -> (u32, u32) {
    let side = |name| field(bitmap, name).as_f64().unwrap_or_default() as u32;
    (side("width"), side("height"))
}

/// What a method answers; nothing where there is none or it fails.
fn call(of: &JsValue, method: &str, argument: &JsValue) -> JsValue {
    let method = field(of, method).dyn_into::<Function>();
    method.map_or(JsValue::UNDEFINED, |method| method.call1(of, argument).unwrap_or_default())
}

fn close(bitmap: &JsValue) {
    if let Ok(close) = field(bitmap, "close").dyn_into::<Function>() {
        let _ = close.call0(bitmap);
    }
}

/// Listens for gifts until dropped.
pub struct Files {
    _listeners: [Listener; 4],
}

impl Files {
    /// Calls `given` for a file chosen in a file input below `root`, and for what is dropped or
    /// pasted on `around`: the element in a foreign page, the whole document in its own.
    pub fn watch(root: &EventTarget, around: &EventTarget, given: impl Fn(Given) + Clone + 'static) -> Self {
        let (chosen, dropped, pasted) = (given.clone(), given.clone(), given);
        Self {
            _listeners: [
                Listener::new(root, "change", move |event| {
                    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
                    else {
                        return;
                    };
                    if let Some(file) = first(input.files()) {
                        chosen(Given::Picture(Picture(file)));
                        // The same file can be chosen again, and no name stays behind.
                        input.set_value("");
                    }
                }),
                // Without this the browser would leave the page for the dropped file.
                Listener::new(around, "dragover", |event| event.prevent_default()),
                Listener::new(around, "drop", move |event| {
                    event.prevent_default();
                    if let Some(gift) = carried(&field(&event, "dataTransfer")) {
                        dropped(gift);
                    }
                }),
                Listener::new(around, "paste", move |event| {
                    let gift = carried(&field(&event, "clipboardData"));
                    let into_field = event.composed_path().iter().any(|node| is_text_field(&node));
                    match gift {
                        Some(Given::Text(_)) if into_field => {}
                        Some(gift) => {
                            event.prevent_default();
                            pasted(gift);
                        }
                        None => {}
                    }
                }),
            ],
        }
    }
}

/// Whether a person types into `node`.
pub(crate) fn is_text_field(node: &JsValue) -> bool {
    match node.dyn_ref::<HtmlInputElement>() {
        Some(input) => !matches!(input.type_().as_str(), "button" | "checkbox" | "radio" | "range" | "file" | "submit"),
        None => field(node, "tagName").as_string().is_some_and(|tag| tag == "TEXTAREA"),
    }
}

fn carried(transfer: &JsValue) -> Option<Given> {
    let transfer = transfer.dyn_ref::<DataTransfer>()?;
    if let Some(file) = first(transfer.files()) {
        return Some(Given::Picture(Picture(file)));
    }
    let text = transfer.get_data("text/plain").ok()?;
    let text = text.trim();
    (!text.is_empty()).then(|| Given::Text(text.to_owned()))
}

fn first(files: Option<FileList>) -> Option<File> {
    files.filter(|files| has(files, "length"))?.get(0)
}
