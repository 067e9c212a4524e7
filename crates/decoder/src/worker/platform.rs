//! The few browser interfaces that the worker calls, declared by hand: `web-sys` keeps WebCodecs
//! behind an unstable flag. Everything that a page can get wrong is `catch`.

use js_sys::{Array, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Posts to the page (in Node: to the runner's own function of this name).
    #[wasm_bindgen(catch, js_name = postMessage)]
    pub fn post_message(message: &JsValue, transfer: &Array) -> Result<(), JsValue>;

    /// Milliseconds since the worker began.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn now_ms() -> f64;

    pub type VideoFrame;
    /// The pixel format, null when the frame is closed.
    #[wasm_bindgen(method, getter, catch)]
    pub fn format(this: &VideoFrame) -> Result<Option<String>, JsValue>;
    /// The pixels to be shown.
    #[wasm_bindgen(method, getter, catch, js_name = visibleRect)]
    pub fn visible_rect(this: &VideoFrame) -> Result<Option<Rect>, JsValue>;
    /// Bytes that `copy_to` needs.
    #[wasm_bindgen(method, catch, js_name = allocationSize)]
    pub fn allocation_size(this: &VideoFrame, options: &JsValue) -> Result<f64, JsValue>;
    /// Copies all planes; resolves to their layouts.
    #[wasm_bindgen(method, catch, js_name = copyTo)]
    pub fn copy_to(this: &VideoFrame, destination: &Uint8Array, options: &JsValue) -> Result<Promise, JsValue>;
    /// Gives the pixels back to the camera.
    #[wasm_bindgen(method, catch)]
    pub fn close(this: &VideoFrame) -> Result<(), JsValue>;

    /// A `DOMRectReadOnly`.
    pub type Rect;
    #[wasm_bindgen(method, getter)]
    pub fn width(this: &Rect) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn height(this: &Rect) -> f64;

    /// Where a plane lies in the copied bytes.
    pub type PlaneLayout;
    #[wasm_bindgen(method, getter)]
    pub fn offset(this: &PlaneLayout) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn stride(this: &PlaneLayout) -> f64;

    pub type ImageBitmap;
    #[wasm_bindgen(method, getter, catch, js_name = width)]
    pub fn bitmap_width(this: &ImageBitmap) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, getter, catch, js_name = height)]
    pub fn bitmap_height(this: &ImageBitmap) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, catch, js_name = close)]
    pub fn bitmap_close(this: &ImageBitmap) -> Result<(), JsValue>;

    pub type OffscreenCanvas;
    #[wasm_bindgen(constructor, catch)]
    pub fn new(width: u32, height: u32) -> Result<OffscreenCanvas, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getContext)]
    pub fn get_context(this: &OffscreenCanvas, kind: &str, options: &Object) -> Result<Canvas2d, JsValue>;

    pub type Canvas2d;
    #[wasm_bindgen(method, catch, js_name = drawImage)]
    pub fn draw_image(this: &Canvas2d, image: &ImageBitmap, x: f64, y: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = getImageData)]
    pub fn get_image_data(this: &Canvas2d, x: u32, y: u32, width: u32, height: u32) -> Result<ImageData, JsValue>;

    pub type ImageData;
    #[wasm_bindgen(method, getter)]
    pub fn data(this: &ImageData) -> js_sys::Uint8ClampedArray;

    pub type ReadableStream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    pub fn get_reader(this: &ReadableStream) -> Result<StreamReader, JsValue>;

    #[derive(Clone)]
    pub type StreamReader;
    #[wasm_bindgen(method, catch)]
    pub fn read(this: &StreamReader) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn cancel(this: &StreamReader) -> Result<Promise, JsValue>;

    /// What a stream's `read` resolves to.
    pub type Chunk;
    #[wasm_bindgen(method, getter)]
    pub fn done(this: &Chunk) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Chunk) -> VideoFrame;

    pub type MediaStreamTrackProcessor;
    #[wasm_bindgen(constructor, catch, js_name = MediaStreamTrackProcessor)]
    pub fn new_processor(init: &Object) -> Result<MediaStreamTrackProcessor, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    pub fn readable(this: &MediaStreamTrackProcessor) -> Result<ReadableStream, JsValue>;
}
