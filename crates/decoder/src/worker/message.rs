//! A page's message, checked field by field: the page may be anybody's.

use js_sys::{ArrayBuffer, Reflect};
use wasm_bindgen::prelude::*;

use super::platform::{ImageBitmap, ReadableStream, VideoFrame};
use crate::Effort;

/// One checked message.
pub enum Message {
    Stream(ReadableStream),
    Track(JsValue),
    Frame { id: f64, frame: VideoFrame },
    Bitmap { id: f64, bitmap: ImageBitmap, effort: Effort },
    Luma(Luma),
    Reset,
    Pause,
    Resume,
}

/// Luma bytes lent by the page.
pub struct Luma {
    pub id: f64,
    pub width: usize,
    pub height: usize,
    pub buffer: ArrayBuffer,
    pub effort: Effort,
}

/// Why a message is refused: its id if it has one, and a sentence for the log.
pub struct Refusal {
    pub id: Option<f64>,
    pub message: String,
}

/// Checks the fields that the message's kind needs.
pub fn parse(value: &JsValue) -> Result<Message, Refusal> {
    let id = field(value, "id").as_f64();
    let refuse = |message: String| Refusal { id, message };
    let number = |name: &str| {
        field(value, name).as_f64().filter(|n| n.is_finite()).ok_or_else(|| refuse(format!("{name} is not a number")))
    };
    let object = |name: &str| {
        let object = field(value, name);
        if object.is_object() { Ok(object) } else { Err(refuse(format!("{name} is not an object"))) }
    };
    let kind = field(value, "kind").as_string().unwrap_or_default();
    Ok(match kind.as_str() {
        "stream" => Message::Stream(object("readable")?.unchecked_into()),
        "track" => Message::Track(object("track")?),
        "frame" => Message::Frame { id: number("id")?, frame: object("frame")?.unchecked_into() },
        "bitmap" => Message::Bitmap {
            id: number("id")?,
            bitmap: object("bitmap")?.unchecked_into(),
            effort: effort(value).unwrap_or(Effort::Still),
        },
        "luma" => Message::Luma(Luma {
            id: number("id")?,
            // A number out of range saturates, and is refused by `Frame::new`.
            width: number("width")? as usize,
            height: number("height")? as usize,
            buffer: field(value, "buffer").dyn_into().map_err(|_| refuse("buffer is not an ArrayBuffer".into()))?,
            effort: effort(value).ok_or_else(|| refuse("effort is frame or still".into()))?,
        }),
        "reset" => Message::Reset,
        "pause" => Message::Pause,
        "resume" => Message::Resume,
        _ => return Err(refuse("unknown kind".into())),
    })
}

fn effort(value: &JsValue) -> Option<Effort> {
    match field(value, "effort").as_string()?.as_str() {
        "frame" => Some(Effort::Frame),
        "still" => Some(Effort::Still),
        _ => None,
    }
}

/// The field, undefined when `value` is no object or its getter throws.
fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
