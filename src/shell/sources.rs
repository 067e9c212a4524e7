//! The sources of a configuration: from what was scanned to its report, over the network.

use std::{cell::RefCell, future::Future, pin::Pin, rc::Rc, sync::Arc};

use super::{
    copies::{Copies, Copy},
    given::Given,
    inquiry::Rules,
    look_up::{LookUp, Told},
};
use crate::{
    browser::{clock, http, signature},
    config::Config,
    session::{Lang, LookUpEvent, Scanned},
};
use epcis::jws::PublicKey;
use trace::{
    Timestamp,
    answer::Answer,
    federation::Breakers,
    http::{Http, HttpError, Reply, Request},
};

/// Whom to ask, and what is remembered of them between look-ups.
pub(super) struct Sources {
    rules: Rules,
    breakers: RefCell<Breakers>,
    base: String,
    /// What came for the code that was looked up last, to be kept if the person keeps reports.
    last: RefCell<(String, Vec<Copy>)>,
}

impl Sources {
    /// The sources of the configuration; relative addresses count from `base`.
    pub fn new(config: &Config, base: &str) -> Self {
        Self {
            rules: Rules::of(config, |address| http::absolute(address, base)),
            breakers: RefCell::default(),
            base: base.to_owned(),
            last: RefCell::default(),
        }
    }

    /// See [`LookUp::look_up`].
    pub async fn look_up(
        self: Rc<Self>,
        scan: Scanned,
        lang: Lang,
        mut kept: Vec<Copy>,
        given: Option<String>,
        told: Told,
    ) {
        let now = now();
        let inquiry = self.rules.about(scan.raw(), now);
        let given = given.as_deref().and_then(Given::read);
        let (of_now, older) = given.as_ref().map(|given| given.parted(&self.base, now)).unwrap_or_default();
        kept.extend(older);
        let browser = Browser { copies: Copies::new(kept), given: Copies::new(of_now), base: &self.base };
        let report = |answers: &[Answer]| {
            clock::mark("truyxuat:answered");
            Arc::new(inquiry.report(answers, self::now()))
        };
        clock::mark("truyxuat:parsed");
        let partial = |answers: &[Answer]| told(LookUpEvent::Partial(report(answers)));
        let done = report(&inquiry.answers(&browser, &self.breakers, lang.tag(), partial).await);
        if let Some(given) = given {
            told(LookUpEvent::Served(given.beside(done.verdict, &done.findings)));
        }
        self.last.replace((scan.text, browser.copies.into_fresh()));
        told(LookUpEvent::Done(done));
    }
}

impl LookUp for Sources {
    fn look_up(
        self: Rc<Self>,
        scan: Scanned,
        lang: Lang,
        kept: Vec<Copy>,
        given: Option<String>,
        told: Told,
    ) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(self.look_up(scan, lang, kept, given, told))
    }

    fn last_answers(&self, code: &str) -> Vec<Copy> {
        let last = self.last.borrow();
        if last.0 == code { last.1.clone() } else { Vec::new() }
    }
}

fn now() -> Timestamp {
    Timestamp(clock::now_ms())
}

/// The browser's network, and what was kept for when it fails.
struct Browser<'a> {
    copies: Copies,
    /// What came with the page, and counts as answered now.
    given: Copies,
    /// Where the app's own files are.
    base: &'a str,
}

/// How long the app's own host may take to show that the network works, in milliseconds.
const OWN_HOST_MS: i32 = 3_000;

impl Http for Browser<'_> {
    async fn get(&self, request: Request<'_>) -> Result<Reply, HttpError> {
        if let Some(given) = self.given.find(request) {
            let reply = Reply { copied_at: None, ..given };
            self.copies.note(request, &reply, self.now());
            return Ok(reply);
        }
        match http::get(request).await {
            Ok(reply) => {
                self.copies.note(request, &reply, self.now());
                Ok(reply)
            }
            Err(failure) => match self.copies.find(request) {
                Some(kept) => Ok(kept),
                // A browser says no more than "failed": only the app's own host shows whether the network works.
                None if failure == HttpError::Network && http::answers(self.base, OWN_HOST_MS).await => {
                    Err(HttpError::Closed)
                }
                None => Err(failure),
            },
        }
    }

    fn now(&self) -> Timestamp {
        now()
    }

    async fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        signature::verify(key, message, signature).await
    }
}
