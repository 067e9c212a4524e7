//! The signature over a source's events.

use std::cell::Cell;

use epcis::jws::{Jws, JwsError, PublicKey, Verdict, Verify};

use super::LookUp;
use crate::answer::{Signature, SignatureFault};
use crate::http::Http;

impl<H: Http> LookUp<'_, H> {
    /// Checks the signature over `body` with the keys that are pinned for the source. `url` is where the
    /// source's resolver says that it is, `body` the answer where it came in one piece.
    pub(super) async fn signature(&self, at: usize, url: Option<&str>, body: Option<&[u8]>) -> Signature {
        let source = &self.sources[at];
        let found = match url {
            Some(url) if !source.keys.is_empty() => self.verified(at, url, body).await,
            _ => Signature::None,
        };
        if found == Signature::None && source.must_be_signed {
            Signature::Invalid(SignatureFault::Absent)
        } else {
            found
        }
    }

    async fn verified(&self, at: usize, url: &str, body: Option<&[u8]>) -> Signature {
        let Some(body) = body else { return Signature::Unchecked(SignatureFault::NotCheckable) };
        let reply = match self.get(at, url, "application/jose, application/jose+json").await {
            Ok(reply) => reply,
            Err(_) => return Signature::Unchecked(SignatureFault::NotCheckable),
        };
        match reply.status {
            200 => {}
            404 | 410 => return Signature::None,
            _ => return Signature::Unchecked(SignatureFault::NotCheckable),
        }
        let jws = match Jws::read(&String::from_utf8_lossy(&reply.body)) {
            Ok(jws) => jws,
            // Made in a way that no pinned key is for.
            Err(JwsError::Algorithm { .. } | JwsError::Critical) => return Signature::None,
            Err(_) => return Signature::Invalid(SignatureFault::Unreadable),
        };
        let device = Device { http: self.http, unable: Cell::new(false) };
        match jws.verify(body, &self.sources[at].keys, &device).await {
            Verdict::Valid => Signature::Valid { issued: self.http.now(), uncovered: Vec::new() },
            Verdict::Invalid => Signature::Invalid(SignatureFault::Wrong),
            Verdict::NotChecked if device.unable.get() => Signature::Unchecked(SignatureFault::NotCheckable),
            Verdict::NotChecked => Signature::None,
        }
    }
}

/// The arithmetic of signatures, as the device has it.
struct Device<'a, H> {
    http: &'a H,
    /// It could not tell about a key that fits.
    unable: Cell<bool>,
}

impl<H: Http> Verify for Device<'_, H> {
    async fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        let verified = self.http.verify(key, message, signature).await;
        if verified.is_none() {
            self.unable.set(true);
        }
        verified
    }
}
