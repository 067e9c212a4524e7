//! What the worker says, read field by field into plain types.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    browser::field,
    scan::{Foreign, FrameLook},
    session::{Origin, Reading, Scanned, SeenSymbol},
};

/// Still pictures carry this id; the ids of frames are not negative.
pub(super) const PICTURE: f64 = -1.0;

/// Most symbols that are taken from one frame: a crowded shelf has fewer.
const MAX_SYMBOLS: usize = 32;

/// How long the stages of a frame took, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Timing {
    /// From the video frame to luma.
    pub grab_ms: f64,
    /// From luma to symbols.
    pub decode_ms: f64,
}

/// One message of the worker.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    /// It lives, and is not ready yet.
    Loading,
    Ready,
    Frame(Reading, Timing),
    Picture(Reading),
    /// A frame could not be read as a frame.
    FrameRefused,
    PictureRefused,
    /// The way by which frames come does not work in this browser.
    StreamRefused,
    Crashed,
}

/// Reads a message; `None` for one that asks for nothing.
pub(super) fn parse(message: &JsValue) -> Option<Answer> {
    let id = field(message, "id").as_f64();
    let word = |name| field(message, name).as_string().unwrap_or_default();
    match word("kind").as_str() {
        "loading" => Some(Answer::Loading),
        "ready" => Some(Answer::Ready),
        "result" if id == Some(PICTURE) => Some(Answer::Picture(reading(message, Origin::Picture))),
        "result" => Some(Answer::Frame(reading(message, Origin::Camera), timing(message))),
        "error" => match word("code").as_str() {
            "superseded" => None,
            "stream" => Some(Answer::StreamRefused),
            "start" => Some(Answer::Crashed),
            _ if id == Some(PICTURE) => Some(Answer::PictureRefused),
            _ => Some(Answer::FrameRefused),
        },
        _ => None,
    }
}

fn reading(message: &JsValue, origin: Origin) -> Reading {
    let side = |name| field(message, name).as_f64().unwrap_or_default() as u32;
    let symbols = field(message, "symbols");
    let symbols = if Array::is_array(&symbols) { symbols.unchecked_into() } else { Array::new() };
    // What a single frame shows is a guess until other frames agree.
    let confirmed = |symbol: &JsValue| field(symbol, "confirmed").is_truthy();
    Reading {
        unconfirmed: symbols.iter().filter(|symbol| !confirmed(symbol)).count(),
        symbols: symbols
            .iter()
            .filter(confirmed)
            .filter_map(|symbol| seen(&symbol, origin))
            .take(MAX_SYMBOLS)
            .collect(),
        width: side("width"),
        height: side("height"),
        look: look(&field(message, "stats")),
    }
}

fn seen(symbol: &JsValue, origin: Origin) -> Option<SeenSymbol> {
    let text = field(symbol, "text").as_string()?;
    let bytes: Uint8Array = field(symbol, "bytes").dyn_into().ok()?;
    if text.len() > Scanned::MAX_BYTES || bytes.length() as usize > Scanned::MAX_BYTES {
        return None;
    }
    let aim = field(symbol, "aim").as_string();
    Some(SeenSymbol {
        scan: Scanned {
            text,
            bytes: bytes.to_vec(),
            aim: aim.and_then(|aim| aim.as_bytes().try_into().ok()),
            addon: field(symbol, "addon").as_string(),
            origin,
        },
        corners: corners(&field(symbol, "corners")),
    })
}

fn corners(list: &JsValue) -> [[f32; 2]; 4] {
    let number = |of: &JsValue, index| {
        js_sys::Reflect::get_u32(of, index).ok().and_then(|value| value.as_f64()).unwrap_or_default() as f32
    };
    std::array::from_fn(|index| {
        let point = js_sys::Reflect::get_u32(list, index as u32).unwrap_or_default();
        if point.is_object() { [number(&point, 0), number(&point, 1)] } else { [0.0; 2] }
    })
}

fn look(stats: &JsValue) -> FrameLook {
    let number = |name| field(stats, name).as_f64().unwrap_or_default();
    let gate = field(stats, "gate").as_string().unwrap_or_default();
    FrameLook {
        brightness: number("luma") as u8,
        texture: if gate == "empty" { 0.0 } else { 1.0 },
        motion: number("motion") as f32,
        foreign: field(stats, "foreign").as_string().and_then(|name| Foreign::of_name(&name)),
    }
}

fn timing(message: &JsValue) -> Timing {
    let stats = field(message, "stats");
    let number = |name| field(&stats, name).as_f64().unwrap_or_default();
    Timing { grab_ms: number("grabMs"), decode_ms: number("decodeMs") }
}
