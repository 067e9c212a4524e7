//! The decoder behind messages: in a classic Web Worker, and the same in Node.
//!
//! `worker.js` starts itself. A page of the same origin calls `new Worker(".../worker.js")`. A page
//! of another origin makes a classic blob worker that sets `self.decoderWasm` to the absolute URL of
//! `worker_bg.wasm` and then calls `importScripts` with the absolute URL of `worker.js`. The page
//! waits for `ready` before it posts anything.
//!
//! Page to worker, structured objects:
//!
//! | `kind` | fields | meaning |
//! |---|---|---|
//! | `stream` | `readable` | transferred `ReadableStream` of `VideoFrame`; replaces the last stream |
//! | `track` | `track` | transferred `MediaStreamTrack`; its processor is made here (Safari 18) |
//! | `frame` | `id`, `frame` | a transferred `VideoFrame`, closed here |
//! | `bitmap` | `id`, `bitmap`, `effort`? | a transferred `ImageBitmap`, closed here; `still` unless `effort` says `frame` |
//! | `luma` | `id`, `width`, `height`, `buffer`, `effort` | 8-bit luma, row-major; `buffer` comes back in the answer |
//! | `reset` | | what was seen in earlier frames is forgotten |
//! | `pause`, `resume` | | frames of the stream are closed unread while paused |
//!
//! Worker to page:
//!
//! | `kind` | fields |
//! |---|---|
//! | `loading` | at once and each second, until it is ready |
//! | `ready` | |
//! | `result` | `id`, `width`, `height`, `symbols`, `stats`, `buffer`? |
//! | `ended` | the stream ended |
//! | `error` | `id` or null, `code`, `message`, `buffer`? |
//!
//! A symbol is `{symbology, aim, text, bytes, addon, corners: [[x, y] × 4], votes, likelihood,
//! confirmed}`; `confirmed` is false until frames agree, and always true at effort `still`. Stats
//! are `{grabMs, decodeMs, gate: "empty"|"still"|"searched", luma, sharpness,
//! motion}`.
//!
//! Every frame gets an answer, which is the heartbeat of the worker: a frame of the stream in which
//! nothing is read is answered at most 30 times a second. One frame is in flight: of several that
//! wait the newest is read, the others are answered with the error `superseded`. Errors have the
//! codes `message`, `frame`, `stream`, `superseded`, and `start` where it cannot become ready.

mod answer;
mod grab;
mod host;
mod message;
mod platform;

pub use host::start;
