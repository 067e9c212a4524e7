//! The look-up of a page: the app's own, over the portal's answers in process.

use super::super::Portal;
use super::super::problem::Problem;
use super::style::Here;
use super::{Desk, outside};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderValue, Request as HttpRequest, header};
use epcis::jws::{Algorithm, PublicKey};
use std::cell::RefCell;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tokio::time::Instant;
use tower_service::Service;
use trace::answer::{Answer, Outcome};
use trace::http::{Http, HttpError, Reply, Request};
use trace::report::{NotAsked, TraceReport};
use trace::site::WebAddress;
use trace::unread::{Reason, Unread};
use trace::{Carried, Timestamp};
use truyxuat::session::{Lang, Origin, Scanned};
use truyxuat::shell::copies::{Copies, Copy};

/// A page waits no longer for other sources: what is there is shown, and the rest is said to be on its way.
const LONGEST: Duration = Duration::from_millis(300);

/// What a page is drawn from.
pub(super) struct Asked {
    pub(super) scan: Scanned,
    pub(super) report: Arc<TraceReport>,
    /// The answers that the report rests on, as they came.
    pub(super) copies: Vec<Copy>,
    /// A source has yet to answer.
    pub(super) waits: bool,
}

/// Looks a code up, and draws what came of it, aside from the threads that answer.
pub(super) async fn ask<T: Send + 'static>(
    desk: &Desk,
    headers: &HeaderMap,
    text: String,
    lang: Lang,
    draw: impl FnOnce(&Portal, &Here, Asked) -> T + Send + 'static,
) -> Result<T, Problem> {
    let (portal, router) = (Arc::clone(&desk.portal), desk.sources.clone());
    let base = portal.base(headers);
    let host = headers.get(header::HOST).cloned().unwrap_or(HeaderValue::from_static("localhost"));
    let work = move || async move {
        let until = Instant::now() + LONGEST;
        let here = portal.page.here(&base);
        let inside = Inside { router, host, base, copies: Copies::default(), until };
        let asked = looked_up(&portal, &here, inside, text, lang).await;
        draw(&portal, &here, asked)
    };
    desk.portal.page.desks.done(work).await.ok_or_else(|| {
        tracing::error!("a look-up ended early");
        Problem::internal()
    })
}

async fn looked_up(portal: &Portal, here: &Here, inside: Inside, text: String, lang: Lang) -> Asked {
    let scan = Scanned::from_text(&text, Origin::Link);
    let inquiry = here.rules.about(scan.raw(), inside.now());
    let breakers = RefCell::new(portal.page.breakers.lock().unwrap_or_else(PoisonError::into_inner).clone());
    let mut answers = inquiry.answers(&inside, &breakers, lang.tag(), |_| {}).await;
    *portal.page.breakers.lock().unwrap_or_else(PoisonError::into_inner) = breakers.into_inner();
    // Of a source that needs longer than a page waits, what came stands as still asked.
    answers.iter_mut().for_each(still_asked);
    let report = inquiry.report(&answers, inside.now());
    let waits = report.pending;
    // The secret of a network or the account of a payment does not come back in a page's data.
    let copies = if matches!(report.carried, Carried::Product(_)) { inside.copies.into_fresh() } else { Vec::new() };
    Asked { scan, report: Arc::new(report), copies, waits }
}

/// What was cut off because a page does not wait is on its way, and not missing: the server itself is never offline.
fn still_asked(answer: &mut Answer) {
    let is_cut = |note: &Unread| note.what.reason() == Some(Reason::Offline);
    if answer.outcome == Outcome::NotAsked(NotAsked::Offline) || answer.unread.iter().any(is_cut) {
        answer.outcome = Outcome::Asking;
        answer.answered_at = None;
        answer.unread.retain(|note| !is_cut(note));
    }
}

/// The portal as its own source, without a network between.
struct Inside {
    router: Router,
    /// The name by which the client reached the portal: answers hold addresses under it.
    host: HeaderValue,
    base: String,
    copies: Copies,
    /// When the page waits for other sources no longer.
    until: Instant,
}

impl Inside {
    fn is_own(&self, address: &str) -> bool {
        if address.strip_prefix(&self.base).is_some_and(|rest| rest.starts_with('/')) {
            return true;
        }
        let root = WebAddress::parse(&self.base);
        root.zip(WebAddress::parse(address)).is_some_and(|(root, address)| root.same_origin(&address))
    }
}

impl Http for Inside {
    async fn get(&self, asked: Request<'_>) -> Result<Reply, HttpError> {
        if !self.is_own(asked.url) {
            let reply = outside::get(asked, self.until).await?;
            self.copies.note(asked, &reply, self.now());
            return Ok(reply);
        }
        let path = asked.url.get(self.base.len()..).ok_or(HttpError::BadAddress)?;
        let request = HttpRequest::get(path).header(header::ACCEPT, asked.accept).header(header::HOST, &self.host);
        let request = request.body(Body::empty()).map_err(|_| HttpError::BadAddress)?;
        let Ok(response) = self.router.clone().call(request).await;
        let status = response.status().as_u16();
        let link = response.headers().get(header::LINK).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
        let body = to_bytes(response.into_body(), asked.bytes).await.map_err(|_| HttpError::TooLarge)?;
        let reply = Reply { status, link, body: body.into(), copied_at: None };
        self.copies.note(asked, &reply, self.now());
        Ok(reply)
    }

    fn now(&self) -> Timestamp {
        crate::now()
    }

    async fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        let algorithm: &dyn ring::signature::VerificationAlgorithm = match key.algorithm() {
            Algorithm::Es256 => &ring::signature::ECDSA_P256_SHA256_FIXED,
            Algorithm::EdDsa => &ring::signature::ED25519,
        };
        Some(ring::signature::UnparsedPublicKey::new(algorithm, key.raw()).verify(message, signature).is_ok())
    }
}
