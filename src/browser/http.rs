//! Requests to configured sources: no cookie, no referrer, no custom header, no redirect,
//! bounded in time and bytes.

use gloo_net::http::{Request, Response};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect,
    ResponseType,
};

use super::{error_name, field, timer::Timeout, window};

/// What a request may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// From the first byte sent to the last byte received.
    pub time_ms: i32,
    /// Bytes of the body after decompression.
    pub bytes: usize,
}

/// An answer of any status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The HTTP status, such as 200 or 404.
    pub status: u16,
    /// The media type and its parameters, empty when the server named none.
    pub content_type: String,
    /// The `Link` header, empty when there is none or the server does not expose it.
    pub link: String,
    /// The `ETag` header, under the same condition.
    pub etag: String,
    /// The whole body.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The device says that it has no network.
    Offline,
    /// No connection, or an answer that the browser may not show (CORS): browsers do not say which.
    Network,
    /// The time limit passed.
    Timeout,
    /// The body is longer than the limit.
    TooLarge,
    /// The source sends elsewhere, which is never followed.
    Redirected,
    /// The address is not one.
    BadAddress,
}

/// Asks `url` for `accept` with GET.
///
/// `accept` and the plain request stay within what CORS allows without a preflight.
///
/// # Errors
/// [`Failure`]; a status such as 404 or 500 is an answer, not an error.
pub async fn get(url: &str, accept: &str, bounds: Bounds) -> Result<Fetched, Failure> {
    let Cut(abort) = &Cut(AbortController::new().map_err(|_| Failure::Network)?);
    let signal = abort.signal();
    let limit = abort.clone();
    let _clock = Timeout::new(bounds.time_ms, move || limit.abort());
    let request = Request::get(url)
        .header("Accept", accept)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&signal))
        .build()
        .map_err(|_| Failure::BadAddress)?;
    let told = |failure| if signal.aborted() { Failure::Timeout } else { failure };
    let response = request.send().await.map_err(|_| told(unreachable()))?;
    if response.type_() == ResponseType::Opaqueredirect || response.redirected() {
        return Err(Failure::Redirected);
    }
    let body = read(&response, bounds.bytes).await?;
    let headers = response.headers();
    let header = |name| headers.get(name).unwrap_or_default();
    Ok(Fetched {
        status: response.status(),
        content_type: header("content-type"),
        link: header("link"),
        etag: header("etag"),
        body,
    })
}

/// Cuts the connection when the answer is no longer wanted: it is whole, too long, or the asker is gone.
struct Cut(AbortController);

impl Drop for Cut {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What a failed connection most likely is.
fn unreachable() -> Failure {
    if window().navigator().on_line() { Failure::Network } else { Failure::Offline }
}

/// Reads the body piece by piece and gives up once it is longer than `limit` bytes.
async fn read(response: &Response, limit: usize) -> Result<Vec<u8>, Failure> {
    let Some(stream) = response.body() else {
        return Ok(Vec::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|error| interrupted(&error))?;
        if field(&piece, "done").is_truthy() {
            return Ok(body);
        }
        let bytes: Uint8Array = field(&piece, "value").unchecked_into();
        let length = bytes.length() as usize;
        if body.len() + length > limit {
            return Err(Failure::TooLarge);
        }
        let start = body.len();
        body.resize(start + length, 0);
        bytes.copy_to(&mut body[start..]);
    }
}

/// A body that ends early was cut off by the time limit or by the network.
fn interrupted(error: &JsValue) -> Failure {
    if error_name(error) == "AbortError" { Failure::Timeout } else { Failure::Network }
}
