//! Requests to configured sources: no cookie, no referrer, no custom header, no redirect,
//! bounded in time and bytes.

use gloo_net::http::{Method, Request as FetchRequest, RequestBuilder, Response};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect,
    ResponseType, Url,
};

use trace::http::{HttpError, Reply, Request};

use super::{error_name, field, timer::Timeout, window};

/// Asks with GET. The plain request stays within what CORS allows without a preflight.
///
/// # Errors
/// [`HttpError`]; a status such as 404 or 500 is an answer, not an error.
pub async fn get(asked: Request<'_>) -> Result<Reply, HttpError> {
    let Cut(abort) = &Cut(AbortController::new().map_err(|_| HttpError::Network)?);
    let signal = abort.signal();
    let limit = abort.clone();
    let _clock = Timeout::new(i32::try_from(asked.time_ms).unwrap_or(i32::MAX), move || limit.abort());
    let request = FetchRequest::get(asked.url)
        .header("Accept", asked.accept)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&signal))
        .build()
        .map_err(|_| HttpError::BadAddress)?;
    let told = |failure| if signal.aborted() { HttpError::Timeout } else { failure };
    let response = request.send().await.map_err(|_| told(unreachable()))?;
    if response.type_() == ResponseType::Opaqueredirect || response.redirected() {
        return Err(HttpError::Redirect);
    }
    let body = read(&response, asked.bytes).await?;
    let link = response.headers().get("link").unwrap_or_default();
    Ok(Reply { status: response.status(), link, body, copied_at: None })
}

/// Whether the host of `url` answers within `time_ms`, whatever it says. The app's files are kept on the
/// device, but only for GET: this asks the network.
pub async fn answers(url: &str, time_ms: i32) -> bool {
    let Ok(abort) = AbortController::new() else { return false };
    let Cut(abort) = &Cut(abort);
    let limit = abort.clone();
    let _clock = Timeout::new(time_ms, move || limit.abort());
    let request = RequestBuilder::new(url)
        .method(Method::HEAD)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&abort.signal()))
        .build();
    match request {
        Ok(request) => request.send().await.is_ok(),
        Err(_) => false,
    }
}

/// `address` made absolute from `base`; `None` for one that cannot be fetched.
pub fn absolute(address: &str, base: &str) -> Option<String> {
    let url = Url::new_with_base(address, base).ok()?;
    matches!(url.protocol().as_str(), "https:" | "http:").then(|| url.href())
}

/// Cuts the connection when the answer is no longer wanted: it is whole, too long, or the asker is gone.
struct Cut(AbortController);

impl Drop for Cut {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What a failed connection most likely is.
fn unreachable() -> HttpError {
    if window().navigator().on_line() { HttpError::Network } else { HttpError::Offline }
}

/// Reads the body piece by piece and gives up once it is longer than `limit` bytes.
async fn read(response: &Response, limit: usize) -> Result<Vec<u8>, HttpError> {
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
            return Err(HttpError::TooLarge);
        }
        let start = body.len();
        body.resize(start + length, 0);
        bytes.copy_to(&mut body[start..]);
    }
}

/// A body that ends early was cut off by the time limit or by the network.
fn interrupted(error: &JsValue) -> HttpError {
    if error_name(error) == "AbortError" { HttpError::Timeout } else { HttpError::Network }
}
