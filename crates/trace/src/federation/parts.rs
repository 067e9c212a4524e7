//! The parts of an answer that stand by themselves: the product's record, recall notices, a portal's own JSON.

use epcis::{ItemKey, Limits, document, jws};
use serde_json::Value;

use super::page::{Paging, Place};
use super::{Failed, LookUp, failure};
use crate::answer::Part;
use crate::card::{read_record, record_notes};
use crate::http::{Http, Reply};
use crate::product::ProductCard;
use crate::recall::{self, RecallNotice};
use crate::report::Unavailable;
use crate::site::WebAddress;
use crate::source::Template;
use crate::template::Record;
use crate::unread::{Bound, NotRead, Reason, Unread};

/// One answer as it came, for the signature over it.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) part: Part,
    /// What was asked about.
    pub(super) about: ItemKey,
    /// SHA-256 of its body, base64url; empty where no signature is looked for.
    pub(super) digest: String,
    /// It says nothing.
    pub(super) is_empty: bool,
    /// It stood in the bundle whose signature is judged.
    pub(super) is_held: bool,
}

impl Told {
    /// A part of a bundle.
    pub(super) fn held(part: Part, about: &ItemKey, is_empty: bool) -> Told {
        Told { part, about: about.clone(), digest: String::new(), is_empty, is_held: true }
    }
}

impl<H: Http> LookUp<'_, H> {
    /// Remembers an answer for the signature over it.
    pub(super) fn told(&self, at: usize, part: Part, about: &ItemKey, body: &[u8], is_empty: bool) -> Told {
        let digest = if self.sources[at].keys.is_empty() { String::new() } else { jws::sha256(body) };
        Told { part, about: about.clone(), digest, is_empty, is_held: false }
    }

    /// The product's record behind a link; none if there is none. With it, what of it was not read.
    pub(super) async fn card(
        &self,
        at: usize,
        url: &WebAddress,
    ) -> Result<(Option<ProductCard>, Option<Told>, Vec<Unread>), Unread> {
        let failed = |what| Unread::new(what, &url.to_string());
        let reply = self.get(at, url, "application/json").await.map_err(|why| failed(why.not_read(NotRead::Card)))?;
        if matches!(reply.status, 404 | 410) {
            return Ok((None, None, Vec::new()));
        }
        let value = json(&reply).map_err(|reason| failed(NotRead::Card(reason)))?;
        let card = read_record(&value);
        let told = self.told(at, Part::Card, &self.item.key, &reply.body, card.is_none());
        Ok((card, Some(told), record_notes(&value, &url.to_string())))
    }

    /// Reads the recall notices behind a link.
    pub(super) async fn notices(
        &self,
        at: usize,
        url: &WebAddress,
    ) -> (Vec<RecallNotice>, Option<Told>, Option<Unread>) {
        let note = |what| Some(Unread::new(what, &url.to_string()));
        let reply = match self.get(at, url, "application/json").await {
            Ok(reply) => reply,
            Err(why) => return (Vec::new(), None, note(why.not_read(NotRead::Notice))),
        };
        let value = match json(&reply) {
            Ok(value) => value,
            Err(reason) => return (Vec::new(), None, note(NotRead::Notice(reason))),
        };
        let notices = recall::read(&value, &url.to_string());
        let told = self.told(at, Part::Notice, &self.item.key, &reply.body, notices.read.is_empty());
        let paging = Paging::read(&reply.link, &value, reply.status == 206);
        let place = Place { events: 0, read: notices.entries, pages: 1, asked: None };
        if paging.next.is_some() || paging.may_go_on(place) {
            return (notices.read, Some(told), note(NotRead::Cut(Bound::Pages)));
        }
        let unclear = NotRead::Notice(Reason::Unavailable(Unavailable::Malformed));
        (notices.read, Some(told), notices.unclear.then(|| note(unclear)).flatten())
    }

    /// Asks a portal with its own interface; none if the item lacks what its address needs.
    pub(super) async fn record(&self, at: usize, template: &Template) -> Option<Result<(Record, Vec<Told>), Failed>> {
        let url = WebAddress::parse(&template.address(&self.item.key)?);
        let Some(url) = url else { return Some(Err(Failed::Unavailable(Unavailable::Network))) };
        let reply = match self.get(at, &url, "application/json").await {
            Ok(reply) => reply,
            Err(why) => return Some(Err(why)),
        };
        Some(match reply.status {
            200..=299 => document::json(&reply.body, &Limits::default()).map_err(Failed::from).map(|value| {
                let mut record = template.read(&value, &self.item.key, &url.to_string());
                if failure::is_told(&value) {
                    let malformed = Reason::Unavailable(Unavailable::Malformed);
                    record.unread.push(Unread::new(NotRead::Source(malformed), &url.to_string()));
                }
                let told = |part, is_empty| self.told(at, part, &self.item.key, &reply.body, is_empty);
                let told = vec![
                    told(Part::Card, record.card.is_none()),
                    told(Part::Notice, record.recalls.is_empty()),
                    told(Part::Events, record.stages.is_none()),
                ];
                (record, told)
            }),
            _ if failure::is_own_miss(&reply) => Ok((Record::default(), Vec::new())),
            status => Err(Failed::Unavailable(Unavailable::Status(status))),
        })
    }
}

/// The JSON of an answer, or why there is none.
fn json(reply: &Reply) -> Result<Value, Reason> {
    match reply.status {
        200..=299 if recall::is_for_people(&reply.body) => Err(Reason::ForPeople),
        200..=299 => document::json(&reply.body, &Limits::default())
            .ok()
            .filter(|value| !failure::is_told(value))
            .ok_or(Reason::Unavailable(Unavailable::Malformed)),
        404 | 410 => Err(Reason::Missing),
        status => Err(Reason::Unavailable(Unavailable::Status(status))),
    }
}
