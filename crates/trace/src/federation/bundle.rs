//! The trace bundle: one answer that holds everything that a source says about an item. Format:
//! `docs/signatures.md`.
//!
//! It is asked for first where the configuration says that the source gives bundles, and each part of it is judged
//! as the answer to a standard call would be.
//!
//! | the bundle | what follows |
//! |---|---|
//! | does not come, is none, or lists a part that it does not hold | standard calls |
//! | is wrongly signed, late or of another item | it is asked for once more; then standard calls |
//! | is not signed, and a key is pinned | standard calls: they may be signed |
//! | is late and a kept copy, because the network does not answer | it is shown, and counts as unsigned |
//! | says nothing of a level (product, lot, serial), and the query interface is configured | that level is asked for |

use epcis::jws::{Jws, SignedContent, SignedPart, SignedRole, Statement};
use epcis::{ItemKey, Limits, document};
use gs1::list::Gather;

use super::events::Events;
use super::parts::Told;
use super::resolver::under;
use super::signature::Found;
use super::{LookUp, blank};
use crate::answer::{Answer, Outcome, Part, SignatureFault};
use crate::card::{read_record, record_notes};
use crate::http::{Http, Reply};
use crate::product::ProductCard;
use crate::recall::{self, RecallNotice};
use crate::report::Unavailable;
use crate::site::WebAddress;
use crate::unread::{self, Bound, NotRead, Reason, Unread};

pub(super) const ACCEPT: &str = "application/jose, application/json";

/// What a bundle said.
pub(super) struct Bundle {
    found: Found,
    card: Option<ProductCard>,
    recalls: Vec<RecallNotice>,
    events: Events,
    told: Vec<Told>,
    unread: Vec<Unread>,
    /// What its events are about.
    levels: Vec<ItemKey>,
}

/// What came of asking for a bundle.
enum Opened {
    Whole(Box<Bundle>),
    /// An old copy in a cache is the first suspect.
    Doubtful,
    None,
}

impl<H: Http> LookUp<'_, H> {
    /// The bundle of a source; `None` where it is to be asked by standard calls.
    pub(super) async fn bundle(&self, at: usize, base: &str) -> Option<Bundle> {
        let url = under(&WebAddress::parse(base)?, &self.item.key);
        for _ in 0..2 {
            let reply = self.get(at, &url, ACCEPT).await.ok().filter(|reply| reply.status == 200)?;
            match self.opened(at, &reply, &url).await {
                Opened::Whole(bundle) => return Some(*bundle),
                Opened::Doubtful => {}
                Opened::None => return None,
            }
        }
        None
    }

    async fn opened(&self, at: usize, reply: &Reply, url: &WebAddress) -> Opened {
        let text = String::from_utf8_lossy(&reply.body);
        let is_plain = text.trim_start().starts_with('{');
        let (payload, found) = if is_plain {
            (reply.body.clone(), Found::Nothing(SignatureFault::Absent))
        } else {
            let Some(payload) = Jws::read(&text).ok().and_then(|jws| jws.payload()) else { return Opened::None };
            (payload, self.verified(at, &text).await)
        };
        let is_late = matches!(found, Found::Nothing(SignatureFault::Late));
        match &found {
            Found::Wrong(_) | Found::Nothing(SignatureFault::Early) => return Opened::Doubtful,
            _ if is_late && reply.copied_at.is_none() => return Opened::Doubtful,
            Found::Nothing(_) if !is_late && !self.sources[at].keys.is_empty() => return Opened::None,
            _ => {}
        }
        match Statement::read(&payload) {
            Some(statement) if statement.sub.covers(&self.item.key) => self.unpacked(&statement, found, url),
            Some(_) => Opened::Doubtful,
            None => Opened::None,
        }
    }

    fn unpacked(&self, statement: &Statement, found: Found, url: &WebAddress) -> Opened {
        let tells_recalls = statement.parts.iter().any(|part| part.role == SignedRole::Recalls);
        let is_hashed = |part: &SignedPart| matches!(part.content, SignedContent::Hashed(_));
        if !tells_recalls || statement.parts.iter().any(is_hashed) || !statement.has_every_page() {
            return Opened::None;
        }
        let mut bundle = Bundle {
            found,
            card: None,
            recalls: Vec::new(),
            events: Events::default(),
            told: Vec::new(),
            unread: Vec::new(),
            levels: Vec::new(),
        };
        for part in &statement.parts {
            if self.take_part(&mut bundle, part, url).is_none() {
                return Opened::None;
            }
        }
        for (role, reason) in &statement.withheld {
            let what = match role.as_str() {
                "recalls" => NotRead::Notice(Reason::Missing),
                "events" => NotRead::Events(Reason::Missing),
                "forward" => continue,
                // The history names the others: they are asked for by standard calls.
                "back" => continue,
                _ => NotRead::Value,
            };
            bundle.unread.push(Unread::new(what, reason));
        }
        Opened::Whole(Box::new(bundle))
    }

    /// Takes one part; `None` where it cannot be read.
    fn take_part(&self, bundle: &mut Bundle, part: &SignedPart, url: &WebAddress) -> Option<()> {
        let item = &self.item.key;
        let covers = part.about.covers(item);
        let held = |kind, is_empty| Told::held(kind, &part.about, is_empty);
        if part.is_cut {
            bundle.unread.push(Unread::new(NotRead::Cut(Bound::Pages), &part.about.to_string()));
        }
        let SignedContent::Held(body) = &part.content else {
            if part.role == SignedRole::Events {
                bundle.levels.push(part.about.clone());
            }
            return Some(());
        };
        match part.role {
            SignedRole::Card => {
                let card = covers.then(|| read_record(body)).flatten();
                bundle.unread.extend(record_notes(body, &part.about.to_string()));
                bundle.told.push(held(Part::Card, card.is_none()));
                bundle.card = bundle.card.take().or(card);
            }
            SignedRole::Recalls => {
                let notices = recall::read(body, &url.to_string());
                bundle.told.push(held(Part::Notice, notices.read.is_empty()));
                if notices.unclear {
                    let what = NotRead::Notice(Reason::Unavailable(Unavailable::Malformed));
                    bundle.unread.push(Unread::new(what, &part.about.to_string()));
                }
                bundle.recalls.extend(notices.read);
            }
            // That something was made of the item is told by the item's own events; what befell it later is that
            // thing's history, and would stand here as events about another item.
            SignedRole::Forward => {}
            SignedRole::Events | SignedRole::Back => {
                let limits = Limits { events: self.budget.events_left(), ..Limits::default() };
                let document = document::from_value(body.clone(), &limits).ok()?;
                self.budget.take_events(document.events.len());
                if document.findings.iter().any(|finding| finding.event.is_none() && finding.field == "eventList") {
                    bundle.unread.push(Unread::new(NotRead::Cut(Bound::Events), &part.about.to_string()));
                }
                let is_own = part.role == SignedRole::Events && covers;
                let kind = if is_own { Part::Events } else { Part::StepBack };
                bundle.events.told.push(held(kind, document.events.is_empty()));
                bundle.events.documents.push(document);
                bundle.levels.push(part.about.clone());
            }
        }
        Some(())
    }

    /// Makes the source's answer of its bundle.
    pub(super) async fn answer_of(&self, at: usize, mut bundle: Bundle) -> Answer {
        let source = &self.sources[at];
        let mut answer = blank(source, self.http.now());
        let own = self.bases.borrow()[at].clone();
        if let Some(repository) = own {
            let levels = self.levels().into_iter().filter(|key| !bundle.levels.contains(key));
            for key in levels.gathered() {
                match self.events_of(at, &repository, &key, Part::Events).await {
                    Ok(events) => bundle.events.add(events),
                    Err(why) => bundle.unread.push(Unread::new(why.not_read(NotRead::Events), &key.to_string())),
                }
            }
        }
        // What it tells of inputs and containers is not asked for again.
        let neighbours = bundle.levels.iter().map(|key| (at, key.to_string()));
        self.asked.borrow_mut().add(neighbours);
        if let Some(base) = source.resolver.as_deref().and_then(WebAddress::parse) {
            let others = self.notices_of_other_readings(at, &base).await;
            bundle.recalls.extend(others.recalls);
            bundle.told.extend(others.told);
            bundle.unread.extend(others.unread);
        }
        answer.record = bundle.card;
        answer.recalls = bundle.recalls;
        for note in bundle.unread {
            unread::add(&mut answer.unread, note);
        }
        self.told.borrow_mut()[at].extend(bundle.told);
        self.take(at, &mut answer, bundle.events);
        answer.outcome = Outcome::Answered;
        if !source.keys.is_empty() || source.must_be_signed {
            self.signed.borrow_mut()[at] = Some(bundle.found);
            answer.signature = self.signed(at);
        }
        answer
    }
}
