//! The message loop: one reader, one frame in flight.

use std::cell::RefCell;

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{
    answer,
    grab::{Grabber, text},
    message::{self, Luma, Message},
    platform::{Chunk, ImageBitmap, MediaStreamTrackProcessor, ReadableStream, StreamReader, VideoFrame, now_ms},
};
use crate::{Effort, LiveReader, live::Seen};

/// Thirty answers a second to frames in which nothing is read: enough for a heartbeat.
const HEARTBEAT_MS: f64 = 33.0;

thread_local! {
    static HOST: RefCell<Host> = RefCell::new(Host::default());
}

#[derive(Default)]
struct Host {
    reader: LiveReader,
    paused: bool,
    /// Given away while a frame is being copied.
    grabber: Grabber,
    /// Counts streams: the loop of an older one ends itself.
    stream: u32,
    source: Option<StreamReader>,
    copying: bool,
    waiting: Option<(f64, VideoFrame)>,
    last_answer_ms: f64,
}

/// Installs the message handler and says `ready`.
pub fn start() {
    let handler = Closure::<dyn FnMut(JsValue)>::new(|event: JsValue| {
        let data = Reflect::get(&event, &"data".into()).unwrap_or(JsValue::UNDEFINED);
        receive(&data);
    });
    let _ = Reflect::set(&js_sys::global(), &"onmessage".into(), handler.as_ref());
    handler.forget();
    answer::ready();
}

fn with<T>(use_host: impl FnOnce(&mut Host) -> T) -> T {
    HOST.with_borrow_mut(use_host)
}

fn receive(data: &JsValue) {
    match message::parse(data) {
        Err(refusal) => answer::error(refusal.id, "message", &refusal.message, None),
        Ok(Message::Pause) => with(|host| host.paused = true),
        Ok(Message::Resume) => with(|host| host.paused = false),
        Ok(Message::Reset) => with(|host| host.reader.reset()),
        Ok(Message::Stream(readable)) => stream(&readable),
        Ok(Message::Track(track)) => match processed(&track) {
            Ok(readable) => stream(&readable),
            Err(thrown) => answer::error(None, "stream", &text(thrown), None),
        },
        Ok(Message::Frame { id, frame }) => take_frame(id, frame),
        Ok(Message::Bitmap { id, bitmap, effort }) => read_bitmap(id, &bitmap, effort),
        Ok(Message::Luma(luma)) => read_luma(&luma),
    }
}

fn processed(track: &JsValue) -> Result<ReadableStream, JsValue> {
    let init = Object::new();
    Reflect::set(&init, &"track".into(), track)?;
    MediaStreamTrackProcessor::new_processor(&init)?.readable()
}

fn read_luma(luma: &Luma) {
    let began = now_ms();
    let bytes = Uint8Array::new(&luma.buffer);
    let grabbed = with(|host| host.grabber.luma(&bytes, luma.width, luma.height));
    match grabbed {
        Ok(()) => with(|host| host.answer(luma.id, luma.effort, began, false, Some(&luma.buffer))),
        Err(why) => answer::error(Some(luma.id), "frame", &why, Some(&luma.buffer)),
    }
}

fn read_bitmap(id: f64, bitmap: &ImageBitmap, effort: Effort) {
    let began = now_ms();
    let grabbed = with(|host| host.grabber.bitmap(bitmap));
    let _ = bitmap.bitmap_close();
    match grabbed {
        Ok(()) => with(|host| host.answer(id, effort, began, false, None)),
        Err(why) => answer::error(Some(id), "frame", &why, None),
    }
}

/// Reads a frame now, or keeps it as the newest while another one is being copied.
fn take_frame(id: f64, frame: VideoFrame) {
    let superseded = with(|host| {
        if host.copying {
            Some(host.waiting.replace((id, frame)))
        } else {
            host.copying = true;
            spawn_local(read_frames(id, frame));
            None
        }
    });
    if let Some(Some((id, frame))) = superseded {
        let _ = frame.close();
        answer::error(Some(id), "superseded", "a newer frame came first", None);
    }
}

async fn read_frames(mut id: f64, mut frame: VideoFrame) {
    loop {
        read_video(id, frame, false).await;
        let next = with(|host| {
            let next = host.waiting.take();
            host.copying = next.is_some();
            next
        });
        match next {
            Some(next) => (id, frame) = next,
            None => return,
        }
    }
}

/// Copies, closes, decodes and answers one video frame.
async fn read_video(id: f64, frame: VideoFrame, streamed: bool) {
    let began = now_ms();
    let mut grabber = with(|host| std::mem::take(&mut host.grabber));
    let grabbed = grabber.video(&frame).await;
    let _ = frame.close();
    with(|host| host.grabber = grabber);
    match grabbed {
        Ok(()) => with(|host| host.answer(id, Effort::Frame, began, streamed, None)),
        Err(why) => answer::error(Some(id), "frame", &why, None),
    }
}

fn stream(readable: &ReadableStream) {
    let source = match readable.get_reader() {
        Ok(source) => source,
        Err(thrown) => return answer::error(None, "stream", &text(thrown), None),
    };
    let (number, old) = with(|host| {
        host.stream = host.stream.wrapping_add(1);
        host.reader.reset();
        (host.stream, host.source.replace(source.clone()))
    });
    if let Some(old) = old {
        let _ = old.cancel();
    }
    spawn_local(async move {
        if let Err(thrown) = read_stream(&source, number).await {
            answer::error(None, "stream", &text(thrown), None);
        }
        if with(|host| host.stream == number) {
            answer::ended();
        }
    });
}

/// Reads frame after frame until the stream ends or a newer one takes its place.
///
/// A track processor keeps one frame and drops older ones, so the next frame is the newest.
async fn read_stream(source: &StreamReader, number: u32) -> Result<(), JsValue> {
    let mut id = 0.0;
    loop {
        let chunk: Chunk = JsFuture::from(source.read()?).await?.unchecked_into();
        if chunk.done() {
            return Ok(());
        }
        let frame = chunk.value();
        let (current, paused) = with(|host| (host.stream == number, host.paused));
        if !current {
            let _ = frame.close();
            return Ok(());
        }
        if paused {
            let _ = frame.close();
            continue;
        }
        read_video(id, frame, true).await;
        id += 1.0;
    }
}

impl Host {
    /// Decodes what was grabbed and posts the result.
    fn answer(&mut self, id: f64, effort: Effort, began: f64, streamed: bool, buffer: Option<&js_sys::ArrayBuffer>) {
        let Some(frame) = self.grabber.frame() else {
            return answer::error(Some(id), "frame", "no frame", buffer);
        };
        let grabbed = now_ms();
        let (width, height) = (frame.width(), frame.height());
        let outcome = self.reader.read(&frame, effort, &mut || now_ms()).outcome;
        // A photograph in which nothing was read is read once more by its colours.
        let again = effort == Effort::Still && self.reader.symbols().is_empty() && self.grabber.brightest();
        if let Some(frame) = self.grabber.frame().filter(|_| again) {
            self.reader.read(&frame, effort, &mut || now_ms());
        }
        let seen = Seen { symbols: self.reader.symbols(), outcome };
        let now = now_ms();
        let due = !streamed || now - self.last_answer_ms >= HEARTBEAT_MS;
        if seen.symbols.is_empty() && !due {
            return;
        }
        self.last_answer_ms = now;
        let reading = answer::Reading { width, height, seen, grab_ms: grabbed - began, decode_ms: now - grabbed };
        answer::result(id, &reading, buffer);
    }
}
