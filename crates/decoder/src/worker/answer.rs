//! What goes back to the page.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use super::platform::post_message;
use crate::{
    Symbol,
    live::{Gate, Seen},
};

/// A frame's answer, without its id.
pub struct Reading<'a> {
    pub width: usize,
    pub height: usize,
    pub seen: Seen<'a>,
    pub grab_ms: f64,
    pub decode_ms: f64,
}

/// Says that the worker listens.
pub fn ready() {
    post(&kind("ready"), None);
}

/// Says that the stream ended.
pub fn ended() {
    post(&kind("ended"), None);
}

/// Posts a result, and gives the page its buffer back.
pub fn result(id: f64, reading: &Reading<'_>, buffer: Option<&ArrayBuffer>) {
    let answer = kind("result");
    set(&answer, "id", id);
    set(&answer, "width", reading.width as f64);
    set(&answer, "height", reading.height as f64);
    let symbols: Array =
        reading.seen.symbols.iter().map(|(symbol, confirmed)| symbol_object(symbol, *confirmed)).collect();
    set(&answer, "symbols", symbols);
    let stats = Object::new();
    set(&stats, "grabMs", reading.grab_ms);
    set(&stats, "decodeMs", reading.decode_ms);
    let gate = match reading.seen.outcome.gate {
        Gate::Empty => "empty",
        Gate::Still => "still",
        Gate::Searched => "searched",
    };
    set(&stats, "gate", gate);
    set(&stats, "luma", f64::from(reading.seen.outcome.luma));
    set(&stats, "sharpness", f64::from(reading.seen.outcome.sharpness));
    set(&stats, "motion", f64::from(reading.seen.outcome.motion));
    set(&stats, "foreign", reading.seen.outcome.foreign.map_or(JsValue::NULL, |foreign| foreign.name().into()));
    set(&answer, "stats", stats);
    post(&answer, buffer);
}

/// Posts an error, and gives the page its buffer back.
pub fn error(id: Option<f64>, code: &str, message: &str, buffer: Option<&ArrayBuffer>) {
    let answer = kind("error");
    set(&answer, "id", id.map_or(JsValue::NULL, JsValue::from_f64));
    set(&answer, "code", code);
    set(&answer, "message", message);
    post(&answer, buffer);
}

fn symbol_object(symbol: &Symbol, confirmed: bool) -> JsValue {
    let object = Object::new();
    set(&object, "symbology", symbol.symbology.name());
    set(&object, "aim", symbol.aim.as_str());
    set(&object, "text", symbol.text.as_str());
    set(&object, "bytes", Uint8Array::from(symbol.bytes.as_slice()));
    let addon = symbol.addon.as_deref();
    set(&object, "addon", addon.map_or(JsValue::NULL, JsValue::from_str));
    set(&object, "linked", symbol.linked);
    let corners: Array = symbol.corners.iter().map(|p| JsValue::from(Array::of2(&p.x.into(), &p.y.into()))).collect();
    set(&object, "corners", corners);
    set(&object, "votes", symbol.evidence.votes);
    set(&object, "likelihood", symbol.evidence.likelihood);
    set(&object, "confirmed", confirmed);
    object.into()
}

fn kind(kind: &str) -> Object {
    let object = Object::new();
    set(&object, "kind", kind);
    object
}

/// Setting a property of a fresh object cannot fail.
fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    let _ = Reflect::set(object, &JsValue::from_str(name), &value.into());
}

fn post(answer: &Object, buffer: Option<&ArrayBuffer>) {
    let transfer = Array::new();
    if let Some(buffer) = buffer {
        set(answer, "buffer", buffer.clone());
        transfer.push(buffer);
    }
    // A page that is gone cannot be told so.
    let _ = post_message(answer, &transfer);
}
