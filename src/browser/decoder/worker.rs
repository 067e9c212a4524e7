//! One worker: its start in every kind of host page, and what is posted to it.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BlobPropertyBag, Worker};

use super::{
    Files,
    message::{self, Answer, PICTURE},
};
use crate::browser::{
    field,
    listener::Listener,
    object,
    trusted::{POLICY, script_url},
    window,
};

/// A running worker; dropping it ends it.
pub(super) struct DecoderWorker {
    worker: Worker,
    boot: Option<String>,
    _listeners: [Listener; 3],
}

impl DecoderWorker {
    /// Starts the worker, from another origin by way of a blob; `None` where the host forbids it.
    pub fn start(files: &Files, told: impl Fn(Answer) + Clone + 'static) -> Option<Self> {
        // In a frame that is cut off from its own origin the address still names that origin.
        let own = field(&window(), "origin").as_string().unwrap_or_default();
        let boot = if files.script.starts_with(&format!("{own}/")) { None } else { Some(boot(files)?) };
        let worker = construct(boot.as_deref().unwrap_or(&files.script))?;
        let crashed = || {
            let told = told.clone();
            move |_| told(Answer::Crashed)
        };
        let told_of = told.clone();
        let listeners = [
            Listener::new(&worker, "message", move |event| {
                if let Some(answer) = message::parse(&field(&event, "data")) {
                    told_of(answer);
                }
            }),
            Listener::new(&worker, "error", crashed()),
            Listener::new(&worker, "messageerror", crashed()),
        ];
        Some(Self { worker, boot, _listeners: listeners })
    }

    /// Posts an object and gives `transfer` away; false when the browser cannot transfer it.
    pub fn post(&self, kind: &str, fields: &[(&str, JsValue)], transfer: Option<&JsValue>) -> bool {
        post(&self.worker, kind, fields, transfer)
    }

    /// A handle for a feed that posts frames by itself.
    pub fn handle(&self) -> Worker {
        self.worker.clone()
    }

    /// Leaves frames unread, or reads them again.
    pub fn pause(&self, paused: bool) {
        self.post(if paused { "pause" } else { "resume" }, &[], None);
    }

    /// Posts a still picture.
    pub fn picture(&self, bitmap: &JsValue) -> bool {
        let fields = [("id", PICTURE.into()), ("bitmap", bitmap.clone())];
        self.post("bitmap", &fields, Some(bitmap))
    }
}

impl Drop for DecoderWorker {
    fn drop(&mut self) {
        self.worker.terminate();
        if let Some(url) = &self.boot {
            let _ = web_sys::Url::revoke_object_url(url);
        }
    }
}

/// Posts `{kind, …fields}`.
pub(super) fn post(worker: &Worker, kind: &str, fields: &[(&str, JsValue)], transfer: Option<&JsValue>) -> bool {
    let message = object(fields);
    let _ = js_sys::Reflect::set(&message, &"kind".into(), &kind.into());
    let transfer = transfer.map_or_else(Array::new, Array::of1);
    worker.post_message_with_transfer(&message, &transfer).is_ok()
}

/// The address of a script that loads the worker's script from another origin: `new Worker` itself
/// refuses any origin but the page's own.
fn boot(files: &Files) -> Option<String> {
    let quoted = |text: &str| js_sys::JSON::stringify(&text.into()).ok().map(String::from);
    let (script, wasm) = (quoted(&files.script)?, quoted(&files.wasm)?);
    // The worker inherits the page's demand for Trusted Types, so it makes the policy again.
    let source = format!(
        "self.decoderWasm={wasm};let u={script};\
         if(self.trustedTypes)u=trustedTypes.createPolicy('{POLICY}',{{createScriptURL:u=>u}}).createScriptURL(u);\
         importScripts(u)"
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let parts = Array::of1(&source.into());
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
    web_sys::Url::create_object_url_with_blob(&blob).ok()
}

/// `new Worker(url)`; where the page demands Trusted Types, with a policy that passes this address.
fn construct(url: &str) -> Option<Worker> {
    let make = field(&window(), "Worker").dyn_into::<Function>().ok()?;
    let url = script_url(url);
    let made = js_sys::Reflect::construct(&make, &Array::of1(&url)).ok()?;
    made.dyn_into().ok()
}
