//! Asks every source at once: the first answer is reported at once, later ones complete it.
//!
//! Bounds of one look-up: 2 MB and 1,000 events an answer, 20 pages, 8 s in all; one step back is
//! followed over 3 levels and 30 things. Nothing is asked of a host that is neither the source's own
//! nor trusted by the registry, and a resolver's `handledBy` is followed once.

mod breaker;
mod events;
mod page;
mod resolver;
mod signature;
mod together;

use std::cell::RefCell;
use std::collections::BTreeSet;

use epcis::ItemKey;

use super::answer::{Answer, Outcome};
use super::clock::Timestamp;
use super::history::{History, LEVELS, THINGS};
use super::http::{Http, HttpError, Reply, Request};
use super::item::Item;
use super::report::{NotAsked, Unavailable};
use super::site::Registry;
use super::source::{Source, TIME_MS};
use super::unread::{self, NotRead, Reason, Unread};

pub use breaker::Breakers;

/// Time for a whole look-up, ms.
pub const LOOK_UP_MS: i64 = 8_000;

/// Most bytes of one answer.
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// Asks every source about an item. `on_answer` is called with all answers so far whenever one changes.
///
/// The answers stand in the order of the sources; one that did not come has the outcome
/// [`Outcome::Unavailable`].
pub async fn look_up(
    item: &Item,
    sources: &[Source],
    registry: &Registry,
    http: &impl Http,
    breakers: &RefCell<Breakers>,
    on_answer: impl Fn(&[Answer]),
) -> Vec<Answer> {
    let started = http.now();
    let answers: Vec<Answer> = sources.iter().map(|source| blank(source, started)).collect();
    let look_up = LookUp {
        item,
        sources,
        registry,
        http,
        breakers,
        answers: RefCell::new(answers),
        bases: RefCell::new(sources.iter().map(|source| source.epcis.clone()).collect()),
        asked: RefCell::new(BTreeSet::new()),
        deadline: Timestamp(started.0.saturating_add(LOOK_UP_MS)),
    };
    let each = (0..sources.len()).map(|at| {
        let (look_up, on_answer) = (&look_up, &on_answer);
        async move {
            look_up.ask(at).await;
            on_answer(&look_up.answers.borrow());
            if look_up.step_back(at).await {
                on_answer(&look_up.answers.borrow());
            }
        }
    });
    together::all(each.collect()).await;
    // A source that answered early could not know what a later one would name as an input.
    for at in 0..sources.len() {
        if look_up.step_back(at).await {
            on_answer(&look_up.answers.borrow());
        }
    }
    look_up.answers.into_inner()
}

/// The answers when nothing is to be asked, for one reason.
pub fn not_asked(sources: &[Source], why: NotAsked) -> Vec<Answer> {
    let answer = |source: &Source| Answer {
        asked_at: None,
        outcome: Outcome::NotAsked(why),
        ..blank(source, Timestamp::default())
    };
    sources.iter().map(answer).collect()
}

fn blank(source: &Source, now: Timestamp) -> Answer {
    let (name, role, host) = (source.name.clone(), source.role, source.host());
    Answer { name, role, host, asked_at: Some(now), ..Answer::default() }
}

/// One look-up under way.
struct LookUp<'a, H> {
    item: &'a Item,
    sources: &'a [Source],
    registry: &'a Registry,
    http: &'a H,
    breakers: &'a RefCell<Breakers>,
    answers: RefCell<Vec<Answer>>,
    /// Where each source's events are: configured, or as its resolver said.
    bases: RefCell<Vec<Option<String>>>,
    /// Which source was asked for which key.
    asked: RefCell<BTreeSet<(usize, String)>>,
    deadline: Timestamp,
}

impl<H: Http> LookUp<'_, H> {
    /// Asks one source about the item itself, in every way that is configured.
    async fn ask(&self, at: usize) {
        let source = &self.sources[at];
        let item = &self.item.key;
        self.asked.borrow_mut().insert((at, item.to_string()));
        let mut answer = blank(source, self.http.now());
        let (by_resolver, by_epcis, by_template) = together::three(
            async {
                match &source.resolver {
                    Some(base) => Some(self.resolve(at, base, source.epcis.is_none()).await),
                    None => None,
                }
            },
            async {
                match &source.epcis {
                    Some(base) => Some(self.events_of_item(at, base).await),
                    None => None,
                }
            },
            async {
                match &source.template {
                    Some(template) => self.record(at, template).await,
                    None => None,
                }
            },
        )
        .await;
        let mut errors = Vec::new();
        let mut answered = false;
        let (mut signed_at, mut body) = (None, None);
        if let Some(resolved) = by_resolver {
            match resolved {
                Ok(resolved) => {
                    answered = true;
                    answer.record = resolved.record;
                    answer.recalls = resolved.recalls;
                    answer.unread.extend(resolved.unread);
                    signed_at = resolved.signed_at;
                    body = resolved.events.body;
                    answer.documents.extend(resolved.events.documents);
                    answer.unread.extend(resolved.events.unread);
                    errors.extend(resolved.failed);
                }
                Err(why) => errors.push(why),
            }
        }
        if let Some(events) = by_epcis {
            match events {
                Ok(events) => {
                    answered = true;
                    body = events.body;
                    answer.documents.extend(events.documents);
                    answer.unread.extend(events.unread);
                }
                Err(why) => errors.push(why),
            }
        }
        if let Some(record) = by_template {
            match record {
                Ok(record) => {
                    answered = true;
                    answer.record = answer.record.or(record);
                }
                Err(why) => errors.push(why),
            }
        }
        answer.outcome = match errors.first() {
            // A part that failed may be the part that knows the item.
            Some(Failed::Offline) => Outcome::NotAsked(NotAsked::Offline),
            Some(Failed::Unavailable(why)) => Outcome::Unavailable(*why),
            None if answered => Outcome::Answered,
            None => Outcome::NotAsked(NotAsked::NotForThisItem),
        };
        if answer.documents.iter().any(|document| !document.events.is_empty()) {
            answer.signature = self.signature(at, signed_at.as_deref(), body.as_deref()).await;
        }
        if let Some(why) = errors.first() {
            unread::add(&mut answer.unread, Unread::new(NotRead::Source(why.reason()), ""));
        }
        answer.answered_at = Some(self.http.now());
        self.answers.borrow_mut()[at] = answer;
    }

    /// Asks one source for what the history names as inputs and containers. Whether anything came.
    async fn step_back(&self, at: usize) -> bool {
        let mut came = false;
        for _ in 0..LEVELS {
            let Some(base) = self.epcis_base(at) else { return came };
            let wanted = self.wanted(at);
            if wanted.is_empty() || self.http.now() >= self.deadline {
                return came;
            }
            let questions = wanted.iter().map(|key| self.events_of(at, &base, key));
            for events in together::all(questions.collect()).await.into_iter().flatten() {
                let answer = &mut self.answers.borrow_mut()[at];
                came |= events.documents.iter().any(|document| !document.events.is_empty());
                answer.documents.extend(events.documents);
                answer.unread.extend(events.unread);
            }
        }
        came
    }

    fn epcis_base(&self, at: usize) -> Option<String> {
        let answers = self.answers.borrow();
        (answers[at].outcome == Outcome::Answered).then(|| self.bases.borrow()[at].clone())?
    }

    /// Inputs and containers that this source was not asked about, at most [`THINGS`] in a look-up.
    fn wanted(&self, at: usize) -> Vec<ItemKey> {
        let answers = self.answers.borrow();
        let history = History::new(self.item, &answers);
        let inputs = history.inputs.iter().filter_map(|input| input.epc.key.clone());
        let containers = history.stays.iter().filter_map(|stay| stay.container.key.clone());
        let mut asked = self.asked.borrow_mut();
        let before = asked.iter().filter(|(source, _)| *source == at).count();
        let fresh = inputs.chain(containers).filter(|key| asked.insert((at, key.to_string())));
        fresh.take((THINGS + 1).saturating_sub(before)).collect()
    }

    /// Asks one question within the time that is left, unless the host is left in peace.
    async fn get(&self, at: usize, url: &str, accept: &str) -> Result<Reply, Failed> {
        let host = super::site::address(url).map(|address| address.host).unwrap_or_default();
        let now = self.http.now();
        let left = u32::try_from(self.deadline.0.saturating_sub(now.0)).unwrap_or(0);
        if left == 0 {
            return Err(Failed::Unavailable(Unavailable::Timeout));
        }
        if !self.breakers.borrow().may_ask(&host, now) {
            return Err(Failed::Unavailable(Unavailable::CircuitOpen));
        }
        let limit = match self.sources[at].time_ms {
            0 => TIME_MS,
            limit => limit,
        };
        let request = Request { url, accept, time_ms: limit.min(left), bytes: MAX_BYTES };
        let reply = self.http.get(request).await;
        let failed = match &reply {
            Err(HttpError::Offline | HttpError::BadAddress) => None,
            Err(HttpError::Timeout | HttpError::Network | HttpError::Closed) => Some(true),
            Ok(reply) => Some(reply.status >= 500),
            Err(HttpError::TooLarge | HttpError::Redirect) => Some(false),
        };
        if let Some(failed) = failed {
            self.breakers.borrow_mut().tell(&host, failed, self.http.now());
        }
        let reply = reply.map_err(Failed::from)?;
        match reply.status {
            300..=399 if reply.status != 304 => Err(Failed::Unavailable(Unavailable::Redirect)),
            _ => Ok(reply),
        }
    }
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failed {
    Offline,
    Unavailable(Unavailable),
}

impl Failed {
    fn reason(self) -> Reason {
        match self {
            Failed::Offline => Reason::Offline,
            Failed::Unavailable(why) => Reason::Unavailable(why),
        }
    }
}

impl From<HttpError> for Failed {
    fn from(error: HttpError) -> Failed {
        Failed::Unavailable(match error {
            HttpError::Offline => return Failed::Offline,
            HttpError::Network | HttpError::BadAddress => Unavailable::Network,
            HttpError::Closed => Unavailable::Closed,
            HttpError::Timeout => Unavailable::Timeout,
            HttpError::TooLarge => Unavailable::TooLarge,
            HttpError::Redirect => Unavailable::Redirect,
        })
    }
}

impl From<epcis::document::ReadError> for Failed {
    fn from(error: epcis::document::ReadError) -> Failed {
        Failed::Unavailable(match error {
            epcis::document::ReadError::TooLarge { .. } => Unavailable::TooLarge,
            _ => Unavailable::Malformed,
        })
    }
}
