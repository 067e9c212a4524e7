//! Timers that end with their owner.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Calls once after a delay, unless dropped before.
pub struct Timeout {
    id: i32,
    _run: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Calls `run` after `after_ms` milliseconds.
    pub fn new(after_ms: i32, run: impl FnMut() + 'static) -> Self {
        let run = Closure::<dyn FnMut()>::new(run);
        let id = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(run.as_ref().unchecked_ref(), after_ms)
            .unwrap_or_default();
        Self { id, _run: run }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        window().clear_timeout_with_handle(self.id);
    }
}

/// Calls again and again until dropped.
pub struct Interval {
    id: i32,
    _run: Closure<dyn FnMut()>,
}

impl Interval {
    /// Calls `run` every `every_ms` milliseconds.
    pub fn new(every_ms: i32, run: impl FnMut() + 'static) -> Self {
        let run = Closure::<dyn FnMut()>::new(run);
        let id = window()
            .set_interval_with_callback_and_timeout_and_arguments_0(run.as_ref().unchecked_ref(), every_ms)
            .unwrap_or_default();
        Self { id, _run: run }
    }
}

impl Drop for Interval {
    fn drop(&mut self) {
        window().clear_interval_with_handle(self.id);
    }
}

/// Waits `ms` milliseconds.
pub async fn sleep(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    // A timer's promise is never refused.
    let _ = JsFuture::from(promise).await;
}

/// `promise`, or `None` when it has not settled after `limit_ms` milliseconds.
pub(crate) async fn within(promise: Promise, limit_ms: i32) -> Option<Result<JsValue, JsValue>> {
    First { work: Box::pin(JsFuture::from(promise)), limit: Box::pin(sleep(limit_ms)) }.await
}

/// Ends with whichever of the two ends first.
struct First<W, L> {
    work: Pin<Box<W>>,
    limit: Pin<Box<L>>,
}

impl<W: Future, L: Future> Future for First<W, L> {
    type Output = Option<W::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if let Poll::Ready(done) = self.work.as_mut().poll(context) {
            return Poll::Ready(Some(done));
        }
        self.limit.as_mut().poll(context).map(|_| None)
    }
}
