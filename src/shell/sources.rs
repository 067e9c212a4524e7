//! The sources of a configuration: from what was scanned to its report, over the network.

use std::{cell::RefCell, future::Future, pin::Pin, rc::Rc, sync::Arc};

use super::{
    copies::{Copies, Copy},
    given::Given,
    look_up::{LookUp, Told},
};
use crate::{
    browser::{clock, http, signature},
    config::Config,
    session::{Lang, LookUpEvent, Scanned},
};
use epcis::jws::PublicKey;
use trace::{
    self, Checklist, Timestamp,
    answer::Answer,
    federation::{Breakers, Budget, Question, look_up, not_asked},
    http::{Http, HttpError, Reply, Request},
    report::NotAsked,
    site::Registry,
    source::Source,
};

/// Whom to ask, and what is remembered of them between look-ups.
pub(super) struct Sources {
    sources: Vec<Source>,
    registry: Registry,
    checklist: Checklist,
    breakers: RefCell<Breakers>,
    base: String,
    /// What came for the code that was looked up last, to be kept if the person keeps reports.
    last: RefCell<(String, Vec<Copy>)>,
}

impl Sources {
    /// The sources of the configuration; relative addresses count from `base`.
    pub fn new(config: &Config, base: &str) -> Self {
        Self {
            sources: config.sources_from(|address| http::absolute(address, base)),
            registry: config.registry(),
            checklist: config.checklist.clone(),
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
        let raw = scan.raw();
        let now = now();
        let carried = trace::classify(&raw, &self.registry);
        let given = given.as_deref().and_then(Given::read);
        let mut of_now = Vec::new();
        for copy in given.iter().flat_map(|given| given.answers.iter().cloned()) {
            let is_own = copy.url.starts_with(&self.base) && given.as_ref().is_some_and(|it| it.is_fresh(now));
            if is_own { of_now.push(copy) } else { kept.push(copy) }
        }
        let (copies, given_now) = (Copies::new(kept), Copies::new(of_now));
        let browser = Browser { copies, given: given_now, base: &self.base };
        let report = |answers: &[Answer]| {
            clock::mark("truyxuat:answered");
            Arc::new(trace::report(&raw, carried.clone(), answers, &self.checklist, self::now()))
        };
        let item = trace::item(&carried, now).filter(|_| trace::may_ask(&carried, now));
        clock::mark("truyxuat:parsed");
        let Some(item) = item else {
            let done = report(&not_asked(&self.sources, NotAsked::NothingToAsk));
            if let Some(given) = given {
                told(LookUpEvent::Served(given.beside(&done)));
            }
            told(LookUpEvent::Done(done));
            return;
        };
        let question = Question { item: &item, sources: &self.sources, registry: &self.registry, lang: lang.tag() };
        let answers = look_up(question, &browser, &self.breakers, &Budget::default(), |answers| {
            told(LookUpEvent::Partial(report(answers)));
        })
        .await;
        let done = report(&answers);
        if let Some(given) = given {
            told(LookUpEvent::Served(given.beside(&done)));
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
