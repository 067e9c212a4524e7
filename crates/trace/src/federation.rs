//! Asks every source at once: the first answer is reported at once, later ones complete it.
//!
//! Bounds of one look-up, shared by all sources and steps back: 6 MB, 3,000 events, 60 requests, 8 s; of one
//! answer: 2 MB, 1,000 events, 20 pages; one step back is followed over 3 levels and 30 things. What a bound
//! cuts off, and whatever else was not read, stands in [`Answer::unread`]. Nothing is asked of a host that is
//! neither the source's own nor trusted by the registry, and a resolver's `handledBy` is followed once.

mod ask;
mod breaker;
mod budget;
mod bundle;
mod events;
mod failure;
mod page;
mod parts;
mod resolver;
mod signature;
mod together;

use std::cell::RefCell;

use epcis::ItemKey;
use gs1::list::Gather;
use gs1::sorted::Set;

use super::answer::{Answer, Outcome};
use super::clock::Timestamp;
use super::http::{Http, HttpError, Reply, Request};
use super::item::Item;
use super::report::{NotAsked, Unavailable};
use super::site::{Registry, WebAddress};
use super::source::{Source, TIME_MS};
use super::unread::{Bound, NotRead, Reason};
use events::Repository;
use parts::Told;
use signature::Found;

pub use breaker::Breakers;
pub use budget::{BYTES, Budget, EVENTS, REQUESTS};

/// Time for a whole look-up, ms.
pub const LOOK_UP_MS: i64 = 8_000;

/// Most bytes of one answer.
const MAX_BYTES: usize = 2 * 1024 * 1024;

/// What is asked, of whom, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The item.
    pub item: &'a Item,
    /// Whom to ask.
    pub sources: &'a [Source],
    /// Which other hosts may be asked.
    pub registry: &'a Registry,
    /// The reader's language (BCP 47), such as `vi`.
    pub lang: &'a str,
}

/// Asks every source about an item. `on_answer` is called with all answers so far whenever one changes.
///
/// The answers stand in the order of the sources; one that did not come has the outcome
/// [`Outcome::Unavailable`]. Other readings of the same code are asked with the same `budget`.
pub async fn look_up(
    question: Question<'_>,
    http: &impl Http,
    breakers: &RefCell<Breakers>,
    budget: &Budget,
    on_answer: impl Fn(&[Answer]),
) -> Vec<Answer> {
    let started = http.now();
    let Question { item, sources, registry, lang } = question;
    let configured = |source: &Source| {
        let base = WebAddress::parse(source.epcis.as_deref()?)?;
        Some(Repository { base, is_linked: false })
    };
    let look_up = LookUp {
        item,
        sources,
        registry,
        lang,
        http,
        breakers,
        budget,
        answers: RefCell::new(sources.iter().map(|source| blank(source, started)).gathered()),
        bases: RefCell::new(sources.iter().map(configured).gathered()),
        asked: RefCell::default(),
        told: RefCell::new(vec![Vec::new(); sources.len()]),
        signed: RefCell::new(vec![None; sources.len()]),
        named: RefCell::default(),
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
    together::all(each.gathered()).await;
    // A source that answered early could not know what a later one would name as an input; where it is the only one,
    // there is no later one.
    let all = if sources.len() > 1 { sources.len() } else { 0 };
    for at in 0..all {
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
    sources.iter().map(answer).gathered()
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
    lang: &'a str,
    http: &'a H,
    breakers: &'a RefCell<Breakers>,
    budget: &'a Budget,
    answers: RefCell<Vec<Answer>>,
    /// Where each source's events are: configured, or as its resolver said.
    bases: RefCell<Vec<Option<Repository>>>,
    /// Which source was asked for which key.
    asked: RefCell<Set<(usize, String)>>,
    /// What each source told, for the signature over it.
    told: RefCell<Vec<Vec<Told>>>,
    /// The signature of each source; none where none is looked for.
    signed: RefCell<Vec<Option<Found>>>,
    /// What the history names beside the item; none where events came since it was made.
    named: RefCell<Option<Named>>,
    deadline: Timestamp,
}

impl<H: Http> LookUp<'_, H> {
    /// Asks one question within what is left of time and budget, unless the host is left in peace.
    async fn get(&self, at: usize, url: &WebAddress, accept: &str) -> Result<Reply, Failed> {
        let host = url.authority();
        let now = self.http.now();
        let left = u32::try_from(self.deadline.0.saturating_sub(now.0)).unwrap_or(0);
        if left == 0 {
            return Err(Failed::Cut(Bound::Time));
        }
        if !self.breakers.borrow().may_ask(&host, now) {
            return Err(Failed::Unavailable(Unavailable::CircuitOpen));
        }
        let bytes = self.budget.request(MAX_BYTES).map_err(Failed::Cut)?;
        let limit = match self.sources[at].time_ms {
            0 => TIME_MS,
            limit => limit,
        };
        let address = url.to_string();
        let request = Request { url: &address, accept, time_ms: limit.min(left), bytes };
        let reply = self.http.get(request).await;
        let failed = match &reply {
            Err(HttpError::Offline | HttpError::BadAddress) => None,
            Err(HttpError::Timeout | HttpError::Network | HttpError::Closed) => Some(true),
            Ok(reply) => Some(reply.status >= 500),
            Err(HttpError::TooLarge | HttpError::Redirect) => Some(false),
        };
        // A bundle that does not come is followed by standard calls to the same host: those tell.
        if let Some(failed) = failed.filter(|failed| !failed || accept != bundle::ACCEPT) {
            self.breakers.borrow_mut().tell(&host, failed, self.http.now());
        }
        let reply = match reply {
            Err(HttpError::TooLarge) if bytes < MAX_BYTES => {
                self.budget.spend_bytes();
                return Err(Failed::Cut(Bound::Bytes));
            }
            reply => reply.map_err(Failed::from)?,
        };
        self.budget.take_bytes(reply.body.len()).map_err(Failed::Cut)?;
        if let Some(copied) = reply.copied_at {
            let answer = &mut self.answers.borrow_mut()[at];
            answer.copied_at = Some(answer.copied_at.map_or(copied, |known| known.min(copied)));
        }
        match reply.status {
            300..=399 if reply.status != 304 => Err(Failed::Unavailable(Unavailable::Redirect)),
            _ => Ok(reply),
        }
    }
}

/// What the history names beside the item: inputs, containers and contents.
struct Named {
    things: Vec<ItemKey>,
    /// The history itself follows no more.
    is_full: bool,
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failed {
    Offline,
    Unavailable(Unavailable),
    Cut(Bound),
}

impl Failed {
    /// The note of what was not read: `what` for this reason, or what a bound cut off.
    fn not_read(self, what: fn(Reason) -> NotRead) -> NotRead {
        match self {
            Failed::Cut(bound) => NotRead::Cut(bound),
            failed => what(failed.reason()),
        }
    }

    fn reason(self) -> Reason {
        match self {
            Failed::Offline => Reason::Offline,
            failed => Reason::Unavailable(failed.unavailable()),
        }
    }

    fn unavailable(self) -> Unavailable {
        match self {
            Failed::Unavailable(why) => why,
            Failed::Cut(Bound::Time) => Unavailable::Timeout,
            Failed::Cut(_) => Unavailable::TooLarge,
            Failed::Offline => Unavailable::Network,
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
