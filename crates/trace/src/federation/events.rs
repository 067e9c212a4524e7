//! Events of one thing from one EPCIS 2.0 repository, page by page.
//!
//! Source: EPCIS 2.0, section 12 (`GET /events`, `GET /epcs/{epc}/events`).

use std::collections::BTreeSet;

use epcis::item::Level;
use epcis::{Document, ItemKey, Limits, document};

use super::page::next_token;
use super::together;
use super::{Failed, LookUp};
use crate::http::{Http, Reply};
use crate::report::Unavailable;
use crate::source::percent_encode;
use crate::unread::{Bound, NotRead, Unread};

/// Most pages of one answer.
const PAGES: usize = 20;

/// Most events of one answer.
const EVENTS: usize = 1_000;

const ACCEPT: &str = "application/json";

/// What a repository answered.
#[derive(Default)]
pub(super) struct Events {
    pub(super) documents: Vec<Document>,
    /// The bytes of the answer, where it came in one piece: what a signature is over.
    pub(super) body: Option<Vec<u8>>,
    /// What was not read.
    pub(super) unread: Vec<Unread>,
}

impl<H: Http> LookUp<'_, H> {
    /// The events of the item at the level of the code, and of the lot where the code names serial and lot.
    pub(super) async fn events_of_item(&self, at: usize, base: &str) -> Result<Events, Failed> {
        let key = &self.item.key;
        let mut keys = vec![key.serial_level().unwrap_or_else(|| key.clone())];
        keys.extend(key.lot_level().filter(|lot| key.serial().is_some() && lot != key));
        let mut events = Events::default();
        let questions = keys.iter().map(|key| self.events_of(at, base, key));
        for answer in together::all(questions.collect()).await {
            let answer = answer?;
            events.documents.extend(answer.documents);
            events.unread.extend(answer.unread);
            events.body = answer.body.filter(|_| keys.len() == 1);
        }
        Ok(events)
    }

    /// The events that name a thing.
    pub(super) async fn events_of(&self, at: usize, base: &str, key: &ItemKey) -> Result<Events, Failed> {
        let base = base.trim_end_matches('/');
        let epc = percent_encode(&key.to_string());
        let parameter = if key.level() == Level::Item { "MATCH_anyEPC" } else { "MATCH_anyEPCClass" };
        let paging = "orderBy=eventTime&orderDirection=ASC&perPage=100";
        let query = format!("{base}/events?{parameter}={epc}&{paging}");
        let first = self.get(at, &query, ACCEPT).await?;
        // A repository without queries may still know the resource of the thing itself.
        let (url, first) = match first.status {
            400 | 404 | 405 | 501 => {
                let resource = format!("{base}/epcs/{epc}/events?{paging}");
                let reply = self.get(at, &resource, ACCEPT).await?;
                (resource, reply)
            }
            _ => (query, first),
        };
        self.pages(at, &url, first).await
    }

    async fn pages(&self, at: usize, url: &str, first: Reply) -> Result<Events, Failed> {
        let mut events = Events::default();
        let mut tokens = BTreeSet::new();
        let mut reply = first;
        let (mut read, mut bytes) = (0, 0);
        loop {
            let token = next_token(&reply.link);
            bytes += reply.body.len();
            let Some(page) = page(&reply, EVENTS - read)? else { return Ok(events) };
            let nothing_new = page.events.is_empty();
            read += page.events.len();
            let full = page
                .findings
                .iter()
                .any(|finding| finding.event.is_none() && matches!(finding.problem, document::Problem::TooMany { .. }));
            events.documents.push(page);
            let Some(token) = token else {
                if full {
                    events.unread.push(Unread::new(NotRead::Cut(Bound::Events), url));
                }
                events.body = Some(reply.body).filter(|_| events.documents.len() == 1);
                return Ok(events);
            };
            // A chain that repeats itself, or gives empty pages for ever, has an end here.
            let spent = events.documents.len() >= PAGES || read >= EVENTS || bytes >= super::MAX_BYTES;
            if spent || full || nothing_new || !tokens.insert(token.clone()) || self.http.now() >= self.deadline {
                events.unread.push(Unread::new(NotRead::Cut(Bound::Pages), url));
                return Ok(events);
            }
            match self.get(at, &format!("{url}&nextPageToken={token}"), ACCEPT).await {
                Ok(next) => reply = next,
                // What was read so far counts; that it is not all is told.
                Err(why) => {
                    events.unread.push(Unread::new(NotRead::Pages(why.reason()), url));
                    return Ok(events);
                }
            }
        }
    }
}

/// One page; none if the repository says that it knows nothing.
fn page(reply: &Reply, most: usize) -> Result<Option<Document>, Failed> {
    match reply.status {
        200..=203 | 206 => {
            let limits = Limits { bytes: super::MAX_BYTES, events: most, ..Limits::default() };
            Ok(Some(document::read(&reply.body, &limits)?))
        }
        204 | 404 | 410 => Ok(None),
        status => Err(Failed::Unavailable(Unavailable::Status(status))),
    }
}
