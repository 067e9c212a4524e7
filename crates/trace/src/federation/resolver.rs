//! A GS1 Digital Link resolver: where the history and the product data of an item are.
//!
//! Source: GS1 Digital Link: Resolution 1.1; RFC 9264 (linksets).

use epcis::document::json;
use epcis::language::{Words, best_tag};
use epcis::linkset::{Link, LinkType, Linkset};
use epcis::{ItemKey, Limits};
use gs1::list::Gather;

use super::events::{Events, Repository};
use super::failure;
use super::parts::Told;
use super::{Failed, LookUp};
use crate::http::Http;
use crate::product::{ProductCard, Stated, Translation};
use crate::recall::{RecallNotice, mentions};
use crate::report::Unavailable;
use crate::site::WebAddress;
use crate::unread::{Bound, NotRead, Reason, Unread};

/// Most links of one type that are followed.
const MOST_LINKS: usize = 5;

/// Most other readings of a code whose notices are looked for.
const MOST_READINGS: usize = 2;

/// What a resolver led to.
#[derive(Default)]
pub(super) struct Resolved {
    pub(super) record: Option<ProductCard>,
    pub(super) recalls: Vec<RecallNotice>,
    pub(super) events: Events,
    /// Where the signature over the answers is.
    pub(super) signed_at: Option<WebAddress>,
    /// A link to events was followed and gave no answer.
    pub(super) failed: Option<Failed>,
    pub(super) unread: Vec<Unread>,
    pub(super) told: Vec<Told>,
}

/// A linkset and the address that it came from.
struct Links {
    home: WebAddress,
    set: Linkset,
}

/// Where links of one type lead, the best first.
#[derive(Default)]
struct Targets {
    urls: Vec<WebAddress>,
    /// What cannot be followed.
    notes: Vec<Unread>,
    /// Pages for people, which matter only where nothing else is there.
    pages: Vec<Unread>,
}

impl<H: Http> LookUp<'_, H> {
    /// Asks the resolver for its links, and follows those to events, product data and recall notices.
    pub(super) async fn resolve(&self, at: usize, base: &WebAddress, with_events: bool) -> Result<Resolved, Failed> {
        let key = &self.item.key;
        let canonical = key.to_string();
        let path = canonical.strip_prefix("https://id.gs1.org").unwrap_or(&canonical);
        let under = |base: &WebAddress| under(base, key);
        let Some(own) = self.linkset(at, under(base)).await? else { return Ok(Resolved::default()) };
        let mut resolved = Resolved::default();
        let mut sets = vec![own];
        // One hop: what the next resolver hands on is not followed.
        let handlers = self.targets(&sets, key, &LinkType::HandledBy, NotRead::Resolver);
        resolved.unread.extend(handlers.notes);
        if let Some(handler) = handlers.urls.first() {
            let is_whole = ["/01/", "/00/", path].iter().any(|part| handler.path().contains(part));
            let target = if is_whole { handler.with_query("") } else { under(handler) };
            match self.linkset(at, target).await {
                // The handler knows more: its links come first.
                Ok(Some(handled)) => sets.insert(0, handled),
                Ok(None) => {}
                Err(why) => {
                    resolved.unread.push(Unread::new(why.not_read(NotRead::Resolver), &handler.to_string()));
                }
            }
        }
        if sets.iter().any(|links| links.set.is_cut) {
            resolved.unread.push(Unread::new(NotRead::Cut(Bound::Entries), &sets[0].home.to_string()));
        }
        resolved.record = self.described(&sets);
        resolved.unread.extend(self.spoken(&sets));
        resolved.signed_at = self.targets(&sets, key, &LinkType::Jws, |_| NotRead::LinkForm).urls.into_iter().next();
        let events = self.targets(&sets, key, &LinkType::Epcis, NotRead::Events);
        let cards = self.targets(&sets, key, &LinkType::MasterData, NotRead::Card);
        let notices = self.targets(&sets, key, &LinkType::RecallStatus, NotRead::Notice);
        let (events, (card, told, notes), (recalls, signed, unread)) = super::together::three(
            async { if with_events { Some(self.linked_events(at, events).await) } else { None } },
            self.linked_card(at, cards),
            self.linked_notices(at, notices),
        )
        .await;
        if let Some((events, notes)) = events {
            resolved.unread.extend(notes);
            match events {
                Ok(events) => resolved.events = events,
                Err(why) => resolved.failed = Some(why),
            }
        }
        resolved.record = card.or(resolved.record);
        resolved.recalls = recalls;
        resolved.told = told.into_iter().chain(signed).gathered();
        notes.into_iter().chain(unread).gather_into(&mut resolved.unread);
        Ok(resolved)
    }

    /// Where the source's resolver says that its events are, if nobody asked it before.
    pub(super) async fn find_repository(&self, at: usize) -> Option<Repository> {
        let base = WebAddress::parse(self.sources[at].resolver.as_deref()?)?;
        let links = self.linkset(at, under(&base, &self.item.key)).await.ok()??;
        let targets = self.targets(&[links], &self.item.key, &LinkType::Epcis, NotRead::Events);
        let repository = Repository { base: interface(targets.urls.first()?), is_linked: true };
        self.bases.borrow_mut()[at] = Some(repository.clone());
        Some(repository)
    }

    /// The events of the first repository that answers.
    async fn linked_events(&self, at: usize, targets: Targets) -> (Result<Events, Failed>, Vec<Unread>) {
        let mut notes = Vec::new();
        let mut failed = None;
        for url in &targets.urls {
            let repository = Repository { base: interface(url), is_linked: true };
            match self.events_of_item(at, &repository).await {
                Ok(events) => {
                    self.bases.borrow_mut()[at] = Some(repository);
                    return (Ok(events), targets.notes);
                }
                Err(why) => {
                    notes.push(Unread::new(why.not_read(NotRead::Events), &url.to_string()));
                    failed = failed.or(Some(why));
                }
            }
        }
        notes.extend(targets.rest());
        (failed.map_or_else(|| Ok(Events::default()), Err), notes)
    }

    /// The first record that can be read.
    async fn linked_card(&self, at: usize, targets: Targets) -> (Option<ProductCard>, Vec<Told>, Vec<Unread>) {
        let mut notes = Vec::new();
        for url in &targets.urls {
            match self.card(at, url).await {
                Ok((card, told, unread)) => {
                    return (card, told.into_iter().gathered(), targets.notes.into_iter().chain(unread).gathered());
                }
                Err(note) => notes.push(note),
            }
        }
        notes.extend(targets.rest());
        (None, Vec::new(), notes)
    }

    /// Every notice that can be read: each link may be another recall.
    async fn linked_notices(&self, at: usize, targets: Targets) -> (Vec<RecallNotice>, Vec<Told>, Vec<Unread>) {
        let (mut all, mut told, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        for url in &targets.urls {
            let (notices, signed, unread) = self.notices(at, url).await;
            all.extend(notices);
            told.extend(signed);
            notes.extend(unread);
        }
        // A page for people beside a notice that was read says the same in other words.
        notes.extend(if told.is_empty() { targets.rest() } else { targets.notes });
        (all, told, notes)
    }

    /// The recall notices about what the code says in another reading, because a separator was lost.
    pub(super) async fn notices_of_other_readings(&self, at: usize, base: &WebAddress) -> Resolved {
        let mut resolved = Resolved::default();
        for reading in self.item.others.iter().filter(|reading| reading.is_likely).take(MOST_READINGS) {
            let key = &reading.item.key;
            match self.linkset(at, under(base, key)).await {
                Ok(Some(links)) => {
                    let targets = self.targets(&[links], key, &LinkType::RecallStatus, NotRead::Notice);
                    let (recalls, told, unread) = self.linked_notices(at, targets).await;
                    resolved.recalls.extend(recalls);
                    resolved.told.extend(told);
                    resolved.unread.extend(unread);
                }
                Ok(None) => {}
                Err(why) => resolved.unread.push(Unread::new(why.not_read(NotRead::Resolver), &key.to_string())),
            }
        }
        resolved
    }

    async fn linkset(&self, at: usize, url: WebAddress) -> Result<Option<Links>, Failed> {
        let home = url.with_query("linkType=linkset");
        let reply = self.get(at, &home, "application/linkset+json").await?;
        match reply.status {
            200..=299 => {
                let set = Linkset::read(&reply.body, &Limits::default())?;
                let is_told = |body: &[u8]| json(body, &Limits::default()).is_ok_and(|body| failure::is_told(&body));
                match set.contexts.is_empty() && is_told(&reply.body) {
                    true => Err(Failed::Unavailable(Unavailable::Malformed)),
                    false => Ok(Some(Links { home, set })),
                }
            }
            // Links are links, whatever the status says.
            _ if failure::is_own_miss(&reply) => Ok(Linkset::read(&reply.body, &Limits::default())
                .ok()
                .filter(|set| !set.contexts.is_empty())
                .map(|set| Links { home, set })),
            status => Err(Failed::Unavailable(Unavailable::Status(status))),
        }
    }

    /// Links and descriptions that seem to speak of a recall under another relation than the standard's: pages for
    /// people, which nobody reads here.
    fn spoken(&self, sets: &[Links]) -> Vec<Unread> {
        let mut notes = Vec::new();
        for context in sets.iter().flat_map(|links| links.set.about(&self.item.key)) {
            let others = context.links.iter().filter(|link| link.relation != LinkType::RecallStatus);
            let is_spoken = |link: &&Link| {
                let by_name = matches!(&link.relation, LinkType::Other(name) if mentions(name));
                by_name || link.titles.iter().any(|title| mentions(&title.text))
            };
            let links = others.filter(is_spoken).map(|link| link.href.as_str());
            let said = context.descriptions.iter().map(|words| words.text.as_str()).filter(|text| mentions(text));
            links.chain(said).map(|at| Unread::new(NotRead::Notice(Reason::ForPeople), at)).gather_into(&mut notes);
        }
        notes
    }

    /// The name that the links' anchors give, in every language.
    fn described(&self, sets: &[Links]) -> Option<ProductCard> {
        let words = sets.iter().map(|links| links.set.descriptions(&self.item.key)).find(|words| !words.is_empty())?;
        let best = Words::best(words, self.lang)?;
        let translations = words.iter().filter_map(|said| {
            let (of, text) = (best.text.clone(), said.text.clone());
            Some(Translation { of, lang: said.lang.clone()?, text })
        });
        let name = Some(Stated { value: best.text.clone(), source: None });
        Some(ProductCard { name, translations: translations.gathered(), ..ProductCard::default() })
    }

    /// Where the links of one type about a thing lead: what machines read first, in the reader's language
    /// first. What cannot be followed is noted; `what` names a page for people.
    fn targets(&self, sets: &[Links], key: &ItemKey, relation: &LinkType, what: fn(Reason) -> NotRead) -> Targets {
        let mut targets = Targets::default();
        let mut found: Vec<(u8, usize, WebAddress)> = Vec::new();
        for links in sets {
            let all = match relation {
                // A recall of the product stands at the product's anchor.
                LinkType::RecallStatus => links.set.all_links(key, relation),
                _ => links.set.links(key, relation),
            };
            let order = by_language(&all, self.lang);
            for (place, link) in order.into_iter().enumerate() {
                let note = |what| Unread::new(what, &link.href);
                match links.home.resolve(&link.href) {
                    None => targets.notes.push(note(NotRead::LinkForm)),
                    Some(url) if !url.same_origin(&links.home) && !self.registry.allows(&url) => {
                        targets.notes.push(note(NotRead::UntrustedHost));
                    }
                    Some(url) => match rank(link.media_type.as_deref()) {
                        FOR_PEOPLE => targets.pages.push(note(what(Reason::ForPeople))),
                        rank if !found.iter().any(|(_, _, known)| *known == url) => found.push((rank, place, url)),
                        _ => {}
                    },
                }
            }
            for context in links.set.about(key) {
                let refused = context.refused.iter().filter(|link| link.relation == *relation);
                refused.map(|link| Unread::new(NotRead::LinkForm, &link.href)).gather_into(&mut targets.notes);
            }
        }
        gs1::order::sort_by_key(&mut found, |(rank, place, _)| (*rank, *place));
        for (_, _, url) in found.drain(MOST_LINKS.min(found.len())..) {
            targets.notes.push(Unread::new(NotRead::Cut(Bound::Requests), &url.to_string()));
        }
        targets.urls = found.into_iter().map(|(_, _, url)| url).gathered();
        targets
    }
}

impl Targets {
    /// Every note: nothing of this type was read.
    fn rest(self) -> Vec<Unread> {
        self.notes.into_iter().chain(self.pages).gathered()
    }
}

/// The address of a thing at a resolver.
pub(super) fn under(base: &WebAddress, key: &ItemKey) -> WebAddress {
    let canonical = key.to_string();
    let path = canonical.strip_prefix("https://id.gs1.org").unwrap_or(&canonical);
    base.with_path(&format!("{}{path}", base.path().trim_end_matches('/')))
}

/// The rank of media types that only people read.
const FOR_PEOPLE: u8 = 3;

/// How well the media type of a link is understood; 0 is best.
fn rank(media_type: Option<&str>) -> u8 {
    let Some(media_type) = media_type else { return 1 };
    let bare = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match bare.as_str() {
        "" | "*/*" => 1,
        json if json.ends_with("/json") || json.ends_with("+json") => 0,
        "text/html" | "application/xhtml+xml" | "application/pdf" => FOR_PEOPLE,
        other if ["image/", "video/", "audio/"].iter().any(|start| other.starts_with(start)) => FOR_PEOPLE,
        _ => 2,
    }
}

/// The links in the order of how well their language fits the reader.
fn by_language<'l>(links: &[&'l Link], lang: &str) -> Vec<&'l Link> {
    let mut left = links.to_vec();
    let mut ordered = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let tags: Vec<Option<&str>> = left.iter().map(|link| link.languages.first().map(String::as_str)).gathered();
        let fits = |link: &&Link| {
            let all: Vec<Option<&str>> = link.languages.iter().map(|tag| Some(tag.as_str())).gathered();
            best_tag(&all, lang).is_some_and(|at| all[at].is_some_and(|tag| primary(tag) == primary(lang)))
        };
        let at = left.iter().position(fits).or_else(|| best_tag(&tags, lang)).unwrap_or(0);
        ordered.push(left.remove(at));
    }
    ordered
}

fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

/// The base of the query interface that a link leads into: it may name the collection of events, or the
/// events of one thing.
fn interface(url: &WebAddress) -> WebAddress {
    let path = url.path();
    let end = path.find("/epcs/").or_else(|| path.trim_end_matches('/').strip_suffix("/events").map(str::len));
    match end {
        Some(end) => url.with_path(if end == 0 { "/" } else { &path[..end] }).with_query(""),
        None => url.clone(),
    }
}
