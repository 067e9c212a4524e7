//! A GS1 Digital Link resolver: where the history and the product data of an item are.
//!
//! Source: GS1 Digital Link: Resolution 1.1; RFC 9264 (linksets).

use epcis::linkset::{LinkType, Linkset};
use epcis::{Limits, document};

use super::events::Events;
use super::{Failed, LookUp};
use crate::card::read_record;
use crate::http::Http;
use crate::product::{ProductCard, Stated};
use crate::recall::RecallNotice;
use crate::report::Unavailable;
use crate::site::address;
use crate::source::Template;
use crate::unread::{NotRead, Reason, Unread};

/// What a resolver led to.
#[derive(Default)]
pub(super) struct Resolved {
    pub(super) record: Option<ProductCard>,
    pub(super) recalls: Vec<RecallNotice>,
    pub(super) unread: Vec<Unread>,
    pub(super) events: Events,
    /// Where the signature over the events is.
    pub(super) signed_at: Option<String>,
    /// A link that was followed gave no answer.
    pub(super) failed: Option<Failed>,
}

impl<H: Http> LookUp<'_, H> {
    /// Asks the resolver for its links, and follows those to events and product data.
    pub(super) async fn resolve(&self, at: usize, base: &str, with_events: bool) -> Result<Resolved, Failed> {
        let canonical = self.item.key.to_string();
        let path = canonical.strip_prefix("https://id.gs1.org").unwrap_or(&canonical);
        let own = format!("{}{path}", base.trim_end_matches('/'));
        let Some(mut links) = self.linkset(at, &own).await? else { return Ok(Resolved::default()) };
        let mut home = own;
        let key = &self.item.key;
        let handler = links.links(key, &LinkType::HandledBy).first().map(|link| link.href.clone());
        if let Some(handler) = handler.and_then(|href| self.trusted(&home, &href)) {
            // One hop: what the next resolver hands on is not followed.
            let target = if handler.contains("/01/") || handler.contains("/00/") {
                handler.split('?').next().unwrap_or(&handler).to_owned()
            } else {
                format!("{}{path}", handler.trim_end_matches('/'))
            };
            if let Ok(Some(handled)) = self.linkset(at, &target).await {
                links = handled;
                home = target;
            }
        }
        let first = |relation: LinkType| {
            let found = links.links(key, &relation);
            found.iter().find_map(|link| self.trusted(&home, &link.href))
        };
        let mut resolved = Resolved { signed_at: first(LinkType::Jws), ..Resolved::default() };
        let description = links.about(key).into_iter().find_map(|context| context.description.clone());
        if let Some(value) = description {
            let name = Some(Stated { value, source: None });
            resolved.record = Some(ProductCard { name, ..ProductCard::default() });
        }
        let (events, record) = (first(LinkType::Epcis).filter(|_| with_events), first(LinkType::MasterData));
        if let Some(base) = &events {
            self.bases.borrow_mut()[at] = Some(base.clone());
        }
        let (events, record, notices) = super::together::three(
            async {
                match &events {
                    Some(base) => Some(self.events_of_item(at, base).await),
                    None => None,
                }
            },
            async {
                match &record {
                    Some(url) => Some(self.master_data(at, url).await),
                    None => None,
                }
            },
            async {
                match first(LinkType::RecallStatus) {
                    Some(url) => Some(self.notice(at, &url).await),
                    None => None,
                }
            },
        )
        .await;
        match events {
            Some(Ok(events)) => resolved.events = events,
            Some(Err(why)) => resolved.failed = Some(why),
            None => {}
        }
        match record {
            Some(Ok(Some(record))) => resolved.record = Some(record),
            Some(Err(why)) => resolved.failed = resolved.failed.or(Some(why)),
            Some(Ok(None)) | None => {}
        }
        if let Some((notices, unread)) = notices {
            resolved.recalls = notices;
            resolved.unread.extend(unread);
        }
        Ok(resolved)
    }

    /// Reads the recall notices behind a link.
    async fn notice(&self, at: usize, url: &str) -> (Vec<RecallNotice>, Option<Unread>) {
        let note = |reason| Some(Unread::new(NotRead::Notice(reason), url));
        let reply = match self.get(at, url, "application/json").await {
            Ok(reply) => reply,
            Err(why) => return (Vec::new(), note(why.reason())),
        };
        match reply.status {
            200..=299 => {}
            404 | 410 => return (Vec::new(), note(Reason::Missing)),
            status => return (Vec::new(), note(Reason::Unavailable(Unavailable::Status(status)))),
        }
        if reply.body.trim_ascii_start().starts_with(b"<") {
            return (Vec::new(), note(Reason::ForPeople));
        }
        let malformed = Reason::Unavailable(Unavailable::Malformed);
        let Ok(value) = document::json(&reply.body, &Limits::default()) else { return (Vec::new(), note(malformed)) };
        let notices = crate::recall::read(&value, url);
        (notices.read, notices.unclear.then(|| Unread::new(NotRead::Notice(malformed), url)))
    }

    async fn linkset(&self, at: usize, url: &str) -> Result<Option<Linkset>, Failed> {
        let reply = self.get(at, &format!("{url}?linkType=linkset"), "application/linkset+json").await?;
        match reply.status {
            200..=299 if !reply.body.is_empty() => Ok(Some(Linkset::read(&reply.body, &Limits::default())?)),
            200..=299 | 404 | 410 => Ok(None),
            status => Err(Failed::Unavailable(Unavailable::Status(status))),
        }
    }

    async fn master_data(&self, at: usize, url: &str) -> Result<Option<ProductCard>, Failed> {
        let reply = self.get(at, url, "application/json").await?;
        match reply.status {
            200..=299 => Ok(read_record(&document::json(&reply.body, &Limits::default())?)),
            404 | 410 => Ok(None),
            status => Err(Failed::Unavailable(Unavailable::Status(status))),
        }
    }

    /// Asks a portal with its own interface; none if the item lacks what its address needs.
    pub(super) async fn record(&self, at: usize, template: &Template) -> Option<Result<Option<ProductCard>, Failed>> {
        let url = template.address(&self.item.key)?;
        let reply = match self.get(at, &url, "application/json").await {
            Ok(reply) => reply,
            Err(why) => return Some(Err(why)),
        };
        Some(match reply.status {
            200..=299 => {
                document::json(&reply.body, &Limits::default()).map(|value| template.read(&value)).map_err(Failed::from)
            }
            404 | 410 => Ok(None),
            status => Err(Failed::Unavailable(Unavailable::Status(status))),
        })
    }

    /// The absolute address of a link, if its host is the resolver's own or trusted.
    fn trusted(&self, home: &str, href: &str) -> Option<String> {
        let own = address(home)?;
        if href.starts_with('/') && !href.starts_with("//") {
            let (scheme, rest) = home.split_once("://")?;
            let authority = rest.split('/').next()?;
            return Some(format!("{scheme}://{authority}{href}"));
        }
        let is_web = href.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
        let target = address(href).filter(|_| is_web)?;
        (target.host == own.host || self.registry.trusts(&target.host)).then(|| href.to_owned())
    }
}
