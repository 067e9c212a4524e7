//! Events of one thing from one EPCIS 2.0 repository, page by page.
//!
//! Source: EPCIS 2.0, section 12 (`GET /events`, `GET /epcs/{epc}/events`).

use epcis::document::{self, Problem};
use epcis::item::Level;
use epcis::{Document, ItemKey, Limits};
use gs1::list::Gather;
use gs1::percent::{self, UriPart};
use gs1::sorted::Set;

use super::failure;
use super::page::{Next, Paging, Place, with_pairs};
use super::parts::Told;
use super::together;
use super::{Failed, LookUp};
use crate::answer::Part;
use crate::http::{Http, Reply};
use crate::recall;
use crate::report::Unavailable;
use crate::site::WebAddress;
use crate::unread::{Bound, NotRead, Reason, Unread};

/// Most pages of one answer.
const PAGES: usize = 20;

/// Most pages about a product as a whole: single lots are asked about by themselves.
const CLASS_PAGES: usize = 3;

/// Most events of one answer.
const EVENTS: usize = 1_000;

/// Most pages without an event in a row: servers that filter after paging send some.
const EMPTY_PAGES: usize = 2;

/// Events on a page that are asked for.
const PER_PAGE: usize = 100;

const ACCEPT: &str = "application/json";
const PAGING: &str = "orderBy=eventTime&orderDirection=ASC&perPage=100";

/// What a repository answered.
#[derive(Default)]
pub(super) struct Events {
    pub(super) documents: Vec<Document>,
    /// What was not read.
    pub(super) unread: Vec<Unread>,
    /// Every page as it came, for the signature over it.
    pub(super) told: Vec<Told>,
}

impl Events {
    pub(super) fn add(&mut self, other: Events) {
        self.documents.extend(other.documents);
        self.unread.extend(other.unread);
        self.told.extend(other.told);
    }

    fn note(&mut self, what: NotRead, at: &WebAddress) {
        self.unread.push(Unread::new(what, &at.to_string()));
    }
}

/// Where a repository is, and who said so.
#[derive(Clone)]
pub(super) struct Repository {
    pub(super) base: WebAddress,
    /// A resolver's link leads there: what is not there as the standard says may be at the link itself.
    pub(super) is_linked: bool,
}

/// A question to a repository, and how its answer is paged.
struct Query {
    address: WebAddress,
    /// Events on a page that were asked for; none where the server refuses the word.
    asked: Option<usize>,
}

impl<H: Http> LookUp<'_, H> {
    /// The events of the item at the level of the code, of its lot, and of its product: a recall may be told
    /// of the product as a whole.
    pub(super) async fn events_of_item(&self, at: usize, repository: &Repository) -> Result<Events, Failed> {
        let keys = self.levels();
        let mut events = Events::default();
        let questions = keys.iter().map(|key| self.events_of(at, repository, key, Part::Events));
        let mut answers = together::all(questions.gathered()).await.into_iter();
        // The first question is about the item itself: without an answer to it the source is silent.
        events.add(answers.next().unwrap_or_else(|| Ok(Events::default()))?);
        for (answer, key) in answers.zip(&keys[1..]) {
            match answer {
                Ok(answer) => events.add(answer),
                Err(why) => events.unread.push(Unread::new(NotRead::Events(why.reason()), &key.to_string())),
            }
        }
        Ok(events)
    }

    /// The item at the level of the code, its lot, and its product.
    pub(super) fn levels(&self) -> Vec<ItemKey> {
        let key = &self.item.key;
        let mut keys = vec![key.serial_level().unwrap_or_else(|| key.clone())];
        for wider in [key.lot_level(), key.gtin().map(|_| key.class())].into_iter().flatten() {
            if !keys.contains(&wider) {
                keys.push(wider);
            }
        }
        keys
    }

    /// The events that name a thing.
    pub(super) async fn events_of(
        &self,
        at: usize,
        repository: &Repository,
        key: &ItemKey,
        part: Part,
    ) -> Result<Events, Failed> {
        let epc = percent::encode(key.to_string().as_bytes(), UriPart::Path);
        let parameter = if key.level() == Level::Item { "MATCH_anyEPC" } else { "MATCH_anyEPCClass" };
        let endpoint = |path: &str, query: &str| -> WebAddress {
            let base = &repository.base;
            let path = format!("{}/{path}", base.path().trim_end_matches('/'));
            let query = [base.query().unwrap_or_default(), query].into_iter().filter(|it| !it.is_empty());
            base.with_path(&path).with_query(&query.gathered().join("&"))
        };
        let (first, second) = (format!("{parameter}={epc}"), format!("epcs/{epc}/events"));
        // A server that refuses the paging is asked without; one without queries may still know the resource
        // of the thing itself.
        let ways = [
            ("events", first.as_str(), true),
            ("events", first.as_str(), false),
            (&second, "", true),
            (&second, "", false),
        ];
        let mut last = None;
        for (path, query, paged) in ways {
            let status = last.as_ref().map(|(_, reply): &(Query, Reply)| reply.status);
            let wanted = match (status, paged) {
                (None, _) => true,
                (Some(400), _) => true,
                (Some(404 | 405 | 501), true) => path != "events",
                _ => false,
            };
            if !wanted {
                continue;
            }
            let query = if paged { with_pairs(&format!("{query}&{PAGING}"), &Vec::new()) } else { query.to_owned() };
            let query = Query { address: endpoint(path, &query), asked: paged.then_some(PER_PAGE) };
            let reply = self.get(at, &query.address, ACCEPT).await?;
            last = Some((query, reply));
        }
        let Some((query, reply)) = last else { return Ok(Events::default()) };
        if repository.is_linked && matches!(reply.status, 404 | 405 | 410 | 501) {
            return self.linked_document(at, &repository.base, key, part, failure::is_own_miss(&reply)).await;
        }
        self.pages(at, &query, reply, key, part).await
    }

    /// What stands at a link itself that is no query interface: a document with the events. `is_known` tells whether
    /// something there answered in its own words that it knows nothing.
    async fn linked_document(
        &self,
        at: usize,
        address: &WebAddress,
        key: &ItemKey,
        part: Part,
        is_known: bool,
    ) -> Result<Events, Failed> {
        let reply = self.get(at, address, ACCEPT).await?;
        let mut events = Events::default();
        match reply.status {
            // A server may well have nothing at the root of its interface, where the interface itself answered.
            404 | 405 | 410 | 501 if is_known => Ok(events),
            404 | 405 | 410 | 501 => {
                events.note(NotRead::Events(Reason::Missing), address);
                Ok(events)
            }
            200..=299 if crate::recall::is_for_people(&reply.body) => {
                events.note(NotRead::Events(Reason::ForPeople), address);
                Ok(events)
            }
            200..=299 if document::read(&reply.body, &Limits::default()) == Err(document::ReadError::NotEpcis) => {
                events.note(NotRead::LinkForm, address);
                Ok(events)
            }
            _ => self.pages(at, &Query { address: address.clone(), asked: None }, reply, key, part).await,
        }
    }

    async fn pages(&self, at: usize, query: &Query, first: Reply, key: &ItemKey, part: Part) -> Result<Events, Failed> {
        let most = if key.level() == Level::Class && part == Part::Events && *key != self.item.key {
            CLASS_PAGES
        } else {
            PAGES
        };
        let mut events = Events::default();
        let mut seen = Set::default();
        let mut reply = first;
        let (mut read, mut empty) = (0, 0);
        loop {
            let left = (EVENTS - read).min(self.budget.events_left());
            let Some((page, paging, unread)) = self.page(&reply, left)? else { return Ok(events) };
            unread.into_iter().for_each(|what| events.note(what, &query.address));
            events.told.push(self.told(at, part, key, &reply.body, page.events.is_empty()));
            let count = page.events.len();
            read += count;
            self.budget.take_events(count);
            let cut =
                page.findings.iter().any(|it| it.event.is_none() && matches!(it.problem, Problem::TooMany { .. }));
            events.documents.push(page);
            if cut || (left == 0 && paging.next.is_some()) {
                events.note(NotRead::Cut(Bound::Events), &query.address);
                return Ok(events);
            }
            let Some(next) = paging.next.as_ref() else {
                if paging.may_go_on(Place { events: count, read, pages: events.documents.len(), asked: query.asked }) {
                    self.other_end(at, query, key, part, &mut events).await;
                }
                return Ok(events);
            };
            // A chain that repeats itself, or gives empty pages for ever, has an end here.
            empty = if count == 0 { empty + 1 } else { 0 };
            let repeats = empty > EMPTY_PAGES || !seen.insert(next.clone());
            let spent = events.documents.len() >= most;
            let over = self.http.now() >= self.deadline;
            let end = [
                (repeats, NotRead::Pages(Reason::Repeats)),
                (spent, NotRead::Cut(Bound::Pages)),
                (over, NotRead::Cut(Bound::Time)),
            ];
            if let Some((_, what)) = end.into_iter().find(|(ends, _)| *ends) {
                events.note(what, &query.address);
                return Ok(events);
            }
            match self.get(at, &next_address(&query.address, next), ACCEPT).await {
                Ok(next) => reply = next,
                // What was read so far counts; that it is not all is told.
                Err(why) => {
                    events.note(why.not_read(NotRead::Pages), &query.address);
                    return Ok(events);
                }
            }
            if !matches!(reply.status, 200..=299) {
                let reason = Reason::Unavailable(Unavailable::Status(reply.status));
                events.note(NotRead::Pages(reason), &query.address);
                return Ok(events);
            }
        }
    }

    /// Asks once more from the other end, where a page is as full as servers cap them and names no next one:
    /// the same events in the other order are all that there are. Otherwise the newest are read at least.
    async fn other_end(&self, at: usize, query: &Query, key: &ItemKey, part: Part, events: &mut Events) {
        let count = events.documents.last().map_or(0, |page| page.events.len());
        let full = NotRead::FullPage { events: count };
        let own = query.address.query().unwrap_or_default();
        let is_first = events.documents.len() == 1;
        if !is_first || query.asked.is_none() {
            return events.note(full, &query.address);
        }
        let turned = vec![("orderDirection".to_owned(), "DESC".to_owned())];
        let turned = query.address.with_query(&with_pairs(own, &turned));
        let reply = self.get(at, &turned, ACCEPT).await.ok().filter(|reply| reply.status == 200);
        let left = self.budget.events_left();
        let page = reply.as_ref().and_then(|reply| self.page(reply, left).ok().flatten());
        let Some((mut page, ..)) = page else { return events.note(full, &query.address) };
        self.budget.take_events(page.events.len());
        let first = &events.documents[0].events;
        let same = |(one, other): (&epcis::Event, &epcis::Event)| one.raw == other.raw;
        let turned_round = first.len() == page.events.len() && first.iter().zip(page.events.iter().rev()).all(same);
        // One time for all events gives both orders alike; that proves nothing.
        let alike = first.len() == page.events.len() && first.iter().zip(&page.events).all(same);
        if turned_round && !alike {
            return;
        }
        page.events.retain(|event| !first.iter().any(|known| known.raw == event.raw));
        // The findings count the events that stood there.
        page.findings.clear();
        let body = reply.map(|reply| reply.body).unwrap_or_default();
        events.told.push(self.told(at, part, key, &body, page.events.is_empty()));
        events.documents.push(page);
        events.note(full, &query.address);
    }

    /// One page; none if the repository says that it knows nothing.
    fn page(&self, reply: &Reply, most: usize) -> Result<Option<(Document, Paging, Vec<NotRead>)>, Failed> {
        let is_miss = failure::is_own_miss(reply);
        if is_miss && reply.body.trim_ascii().is_empty() {
            return Ok(None);
        }
        // What was accepted, and is worked on still, is no answer yet.
        if !is_miss && !matches!(reply.status, 200 | 201 | 203 | 206) {
            return Err(Failed::Unavailable(Unavailable::Status(reply.status)));
        }
        let limits = Limits { bytes: super::MAX_BYTES, events: most, ..Limits::default() };
        let body = document::json(&reply.body, &limits)?;
        let paging = Paging::read(&reply.link, &body, reply.status == 206);
        let malformed = Reason::Unavailable(Unavailable::Malformed);
        let mut unread = Vec::new();
        if failure::is_told(&body) {
            unread.push(NotRead::Events(malformed));
        }
        // What stands beside the events may be a recall in a form of the server's own.
        if body.as_object().is_some_and(|map| !map.contains_key("eventTime") && recall::hint(map.iter(), 0).is_some()) {
            unread.push(NotRead::Notice(malformed));
        }
        match document::from_value(body, &limits) {
            // What it says beside its miss is why; but events are events.
            Err(_) if is_miss => Ok(None),
            Ok(page) if is_miss && page.events.is_empty() => Ok(None),
            page => Ok(Some((page?, paging, unread))),
        }
    }
}

fn next_address(own: &WebAddress, next: &Next) -> WebAddress {
    own.with_query(&with_pairs(own.query().unwrap_or_default(), next))
}
