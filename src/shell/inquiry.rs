//! From what was scanned to its report, wherever it is asked: in the page, in the checker's worker, in the portal.

use std::cell::RefCell;

use crate::config::Config;
use trace::{
    Carried, Checklist, Judgement, Timestamp, TraceReport,
    answer::Answer,
    federation::{Breakers, Budget, Question, look_up, not_asked},
    http::Http,
    item::Item,
    report::NotAsked,
    site::Registry,
    source::Source,
};

/// Whom to ask, and by which rules to judge: what a configuration says of look-ups.
pub struct Rules {
    sources: Vec<Source>,
    registry: Registry,
    checklist: Checklist,
}

impl Rules {
    /// The rules of a configuration; `absolute` completes an address that is a path.
    pub fn of(config: &Config, absolute: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            sources: config.sources_from(absolute),
            registry: config.registry(),
            checklist: config.checklist.clone(),
        }
    }

    /// The inquiry about a code as a scanner sends it.
    pub fn about(&self, raw: String, now: Timestamp) -> Inquiry<'_> {
        let carried = trace::classify(&raw, &self.registry);
        let item = trace::item(&carried, now).filter(|_| trace::may_ask(&carried, now));
        Inquiry { rules: self, raw, carried, item }
    }
}

/// One code, and what it says by itself.
pub struct Inquiry<'a> {
    rules: &'a Rules,
    raw: String,
    carried: Carried,
    /// What the sources may be asked about.
    item: Option<Item>,
}

impl Inquiry<'_> {
    /// What the sources answer; `heard` is called with all answers so far whenever one changes. Names come in `lang`
    /// (BCP 47) where a source gives them in it.
    pub async fn answers(
        &self,
        http: &impl Http,
        breakers: &RefCell<Breakers>,
        lang: &str,
        heard: impl Fn(&[Answer]),
    ) -> Vec<Answer> {
        let Self { rules: Rules { sources, registry, .. }, item, .. } = self;
        let Some(item) = item else { return not_asked(sources, NotAsked::NothingToAsk) };
        let question = Question { item, sources, registry, lang };
        look_up(question, http, breakers, &Budget::default(), heard).await
    }

    /// What follows from these answers.
    pub fn report(&self, answers: &[Answer], now: Timestamp) -> TraceReport {
        trace::report(&self.raw, self.carried.clone(), answers, &self.rules.checklist, now)
    }

    /// What that report amounts to.
    pub fn judgement(&self, answers: &[Answer], now: Timestamp) -> Judgement {
        trace::judge(&self.raw, &self.carried, answers, now)
    }
}
