//! The port through which sources are asked. The browser implements it over `fetch`, tests over TCP.

use epcis::jws::PublicKey;

use super::clock::Timestamp;

/// One question. No header but `Accept` is sent, so that no preflight is needed, and no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// The absolute address.
    pub url: &'a str,
    /// The media type asked for.
    pub accept: &'a str,
    /// From the first byte sent to the last byte received, ms.
    pub time_ms: u32,
    /// Most bytes of the body, after decompression.
    pub bytes: usize,
}

/// An answer of any status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The `Link` header; empty if there is none or the browser may not read it.
    pub link: String,
    /// The whole body.
    pub body: Vec<u8>,
    /// When the copy was made that stands in for an answer that did not come; none for an answer of now.
    pub copied_at: Option<Timestamp>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpError {
    /// The device has no network.
    Offline,
    /// No connection: the app's own host cannot be reached either.
    Network,
    /// The network works, and this host gives no answer that may be read: it is down, or lets no other page
    /// read it. A browser does not tell these two apart.
    Closed,
    /// The time limit passed.
    Timeout,
    /// The body is longer than the limit.
    TooLarge,
    /// The server sends elsewhere, which is never followed.
    Redirect,
    /// The address is none.
    BadAddress,
}

/// Asks servers, and tells the time.
#[allow(async_fn_in_trait, reason = "one thread: the browser's futures are not Send")]
pub trait Http {
    /// Asks with GET, within the bounds of the request. Dropping the future cancels the question.
    ///
    /// # Errors
    /// [`HttpError`]; a status such as 404 or 500 is an answer, not an error.
    async fn get(&self, request: Request<'_>) -> Result<Reply, HttpError>;

    /// The time.
    fn now(&self) -> Timestamp;

    /// Whether `signature` was made over `message` by `key`; none if the device cannot tell.
    async fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        let _ = (key, message, signature);
        None
    }
}
