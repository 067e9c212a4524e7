//! The parts of a bundle: events of the item, its lot and its product, its card, recall notices, one step back and
//! forward.

use super::super::epcis::{Format, item_query, query_document};
use super::super::problem::Problem;
use super::super::{Portal, Scope, escaped};
use crate::content::{json_text, json_text_with};
use crate::query::EventQuery;
use crate::query::key_text;
use crate::store::{RecordKind, Repository, Stored, depends_on, event, leaves_the_lot_open, notices};
use epcis::item::Level;
use epcis::jws::encode_base64url;
use epcis::{Event, ItemKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Most pages of events of one thing.
const MOST_PAGES: usize = 10;
/// Most pages of events that name the product as a whole: as many as a scanner asks for.
const MOST_CLASS_PAGES: usize = 3;
/// Most neighbours on each side.
const MOST_NEIGHBOURS: usize = 12;

/// What a part holds.
enum Content {
    /// The bytes of an answer.
    Answer(String),
    /// Recall notices, each with what it is about.
    Notices(Vec<(String, String)>),
    /// Nothing of this role.
    Absent,
}

/// One part of a payload.
pub(super) struct Part {
    role: &'static str,
    about: String,
    page: Option<(usize, usize)>,
    cut: bool,
    href: String,
    content: Content,
}

/// Everything about an item.
pub(super) struct Gathered {
    pub(super) parts: Vec<Part>,
    /// Neighbours that were left out.
    pub(super) withheld: usize,
    /// Things on which it depends beside the item.
    pub(super) about: Vec<Vec<u8>>,
}

impl Part {
    fn frame(&self) -> Value {
        let mut part = json!({ "role": self.role, "about": self.about });
        if let Some((page, pages)) = self.page {
            part["page"] = json!(page);
            part["pages"] = json!(pages);
        }
        if self.cut {
            part["cut"] = json!(true);
        }
        part
    }

    /// With its content, as JSON text: an answer is such a text already, and is put into it as it is.
    pub(super) fn held(&self) -> String {
        let mut frame = self.frame();
        let body = match &self.content {
            Content::Answer(text) => Cow::Borrowed(text.as_str()),
            Content::Notices(list) => Cow::Owned(json_text(&list.iter().flat_map(told).collect())),
            Content::Absent => {
                frame["absent"] = json!(true);
                return json_text(&frame);
            }
        };
        json_text_with("body", &body, &frame)
    }

    /// With the hash of its content, which stands at an address of its own.
    pub(super) fn hashed(&self) -> Value {
        let mut part = self.frame();
        let hash = |text: &str| json!(encode_base64url(&Sha256::digest(text.as_bytes())));
        match &self.content {
            Content::Answer(text) => {
                part["sha-256"] = hash(text);
                part["href"] = json!(self.href);
            }
            Content::Notices(list) => {
                // A part holds one hash: the gathering made one part of each notice.
                part["sha-256"] = hash(list.first().map_or("", |(_, text)| text.as_str()));
                part["href"] = json!(self.href);
            }
            Content::Absent => part["absent"] = json!(true),
        }
        part
    }
}

/// The notices of an answer, each with what it is about: a product's list holds those of its lots, which name
/// themselves.
fn told((about, text): &(String, String)) -> Vec<Value> {
    let one = |notice: Value| match notice.get("item") {
        Some(item) => json!({ "about": item, "notice": notice }),
        None => json!({ "about": about, "notice": notice }),
    };
    notices(serde_json::from_str(text).unwrap_or_default()).into_iter().map(one).collect()
}

/// Whether an answer does not hold all notices that there are.
fn goes_on(answer: &str) -> bool {
    let answer = serde_json::from_str::<Value>(answer).unwrap_or_default();
    answer.get("next").is_some_and(|next| !next.is_null())
}

/// What a scanner asks about: the item, its lot and its product, each with the most pages of its events.
fn levels(item: &ItemKey) -> Vec<(ItemKey, usize)> {
    let mut levels = vec![(item.serial_level().unwrap_or_else(|| item.clone()), MOST_PAGES)];
    let product = item.gtin().map(|_| (item.class(), MOST_CLASS_PAGES));
    for wider in [item.lot_level().map(|lot| (lot, MOST_PAGES)), product].into_iter().flatten() {
        if levels.iter().all(|(known, _)| *known != wider.0) {
            levels.push(wider);
        }
    }
    levels
}

/// Gathers the parts; `None` if nothing is known about the item. What is held is sent whole: a neighbour with more
/// events than one page is left to standard calls.
pub(super) async fn gather(
    scope: &Scope,
    item: &ItemKey,
    base: &str,
    is_held: bool,
) -> Result<Option<Gathered>, Problem> {
    let (portal, repository) = (scope.portal.as_ref(), scope.repository);
    let mut parts = Vec::new();
    let mut events: Vec<Event> = Vec::new();
    let mut knows = false;
    for (key, most) in levels(item) {
        let of = events_of(portal, repository, &key, "events", most).await?;
        let stored = || of.iter().flat_map(|(_, stored)| stored);
        knows |= stored().next().is_some();
        events.extend(stored().filter(|it| may_name_neighbours(&it.body)).filter_map(|it| event(&it.body)));
        parts.extend(of.into_iter().map(|(part, _)| part));
    }
    let card = portal.card(repository, item, base).await?;
    knows |= card.is_some();
    let path = |key: &ItemKey| key.to_string().strip_prefix("https://id.gs1.org").unwrap_or_default().to_owned();
    parts.push(Part {
        role: "card",
        about: item.to_string(),
        page: None,
        cut: false,
        href: format!("{}/cards{}", repository.folder(), path(item)),
        content: card.map_or(Content::Absent, Content::Answer),
    });
    let notices = own_recalls(portal, repository, item).await?;
    let is_recalled = !notices.is_empty();
    parts.extend(notices.into_iter().map(|(key, text)| Part {
        role: "recalls",
        about: key.to_string(),
        page: None,
        cut: goes_on(&text),
        href: format!("{}/recalls{}", repository.folder(), path(&key)),
        content: Content::Notices(vec![(key.to_string(), text)]),
    }));
    if !is_recalled {
        let (about, href) = (item.to_string(), String::new());
        parts.push(Part { role: "recalls", about, page: None, cut: false, href, content: Content::Absent });
    }
    if !knows && !is_recalled && !portal.store.knows(repository, &item.class()).await? {
        return Ok(None);
    }
    let mut gathered = Gathered { parts, withheld: 0, about: Vec::new() };
    for (role, neighbours) in neighbours(item, &events) {
        gathered.withheld += neighbours.len().saturating_sub(MOST_NEIGHBOURS);
        let neighbours: Vec<ItemKey> = neighbours.into_iter().take(MOST_NEIGHBOURS).collect();
        for key in &neighbours {
            let pages = events_of(portal, repository, key, role, if is_held { 1 } else { MOST_PAGES }).await?;
            if is_held && pages.iter().any(|(part, _)| part.cut) {
                gathered.withheld += 1;
            } else {
                gathered.parts.extend(pages.into_iter().map(|(part, _)| part));
            }
            gathered.about.extend(depends_on(repository, key));
        }
        // A recalled ingredient is the product's business.
        for (key, text) in recalls(portal, repository, neighbours).await? {
            let (about, href) = (key.to_string(), format!("{}/recalls{}", repository.folder(), path(&key)));
            let content = Content::Notices(vec![(about.clone(), text)]);
            gathered.parts.push(Part { role: "recalls", about, page: None, cut: false, href, content });
        }
    }
    gathered.about.sort();
    gathered.about.dedup();
    Ok(Some(gathered))
}

/// The pages of the events of a thing, as the query of a scanner answers them.
async fn events_of(
    portal: &Portal,
    repository: Repository,
    key: &ItemKey,
    role: &'static str,
    most: usize,
) -> Result<Vec<(Part, Vec<Stored>)>, Problem> {
    let (mut query, raw) = item_query(key);
    let mut found: Vec<(Part, Vec<Stored>)> = Vec::new();
    let mut token = String::new();
    loop {
        let page = portal.store.events(repository, &query).await?;
        let body = query_document(portal, repository, &page.events, Format::AsCaptured).await?;
        let href = format!("{}/epcis/events?{raw}{token}", repository.folder());
        let cut = page.next.is_some() && found.len() + 1 == most;
        let part = Part { role, about: key.to_string(), page: None, cut, href, content: Content::Answer(body) };
        found.push((part, page.events));
        match page.next.filter(|_| found.len() < most) {
            Some(next) => {
                token = format!("&nextPageToken={}", escaped(&next.to_string()));
                query = EventQuery { after: Some(next), ..query };
            }
            None => break,
        }
    }
    let pages = found.len();
    for (at, (part, _)) in found.iter_mut().enumerate() {
        part.page = Some((at + 1, pages));
    }
    Ok(found)
}

/// Recall notices about things, each with what it is about.
async fn recalls(
    portal: &Portal,
    repository: Repository,
    keys: Vec<ItemKey>,
) -> Result<Vec<(ItemKey, String)>, Problem> {
    let asked: Vec<_> = keys.iter().map(|key| (RecordKind::Recall, key_text(key))).collect();
    let found = portal.store.records_about(repository, &asked).await?;
    Ok(keys.into_iter().zip(found).filter_map(|(key, record)| Some((key, record?.body))).collect())
}

/// The notices about an item, its lot and its product; where the code names no lot, also those about the product's lots
/// and single things.
async fn own_recalls(
    portal: &Portal,
    repository: Repository,
    item: &ItemKey,
) -> Result<Vec<(ItemKey, String)>, Problem> {
    let mut found = recalls(portal, repository, itself(item)).await?;
    let product = item.class();
    if found.iter().any(|(key, _)| *key == product) || leaves_the_lot_open(item) {
        found.retain(|(key, _)| *key != product);
        found.extend(portal.store.recalls(repository, &product).await?.map(|body| (product, body)));
    }
    Ok(found)
}

/// The item, its lot and its product.
fn itself(item: &ItemKey) -> Vec<ItemKey> {
    let mut keys: Vec<ItemKey> =
        [item.serial_level(), item.lot_level(), Some(item.class())].into_iter().flatten().collect();
    keys.dedup();
    keys
}

/// Whether an event may name what [`neighbours`] looks for. Reading one costs a hundred times what looking for some
/// letters in it does.
fn may_name_neighbours(event: &str) -> bool {
    ["parentID", "inputEPCList", "inputQuantityList"].iter().any(|name| event.contains(name))
}

/// What went into the item or held it, and what was made of it.
fn neighbours(item: &ItemKey, events: &[Event]) -> [(&'static str, Vec<ItemKey>); 2] {
    let own = |key: &ItemKey| key.matches(item);
    let (mut back, mut forward) = (BTreeSet::new(), BTreeSet::new());
    for event in events {
        let keys = |list: &mut dyn Iterator<Item = &epcis::event::Epc>| -> Vec<ItemKey> {
            list.filter_map(|epc| epc.key.clone()).filter(|key| key.level() != Level::Class).collect()
        };
        let (inputs, outputs) = (keys(&mut event.inputs()), keys(&mut event.outputs()));
        if outputs.iter().any(own) {
            back.extend(inputs.iter().filter(|key| !own(key)).cloned());
        }
        if inputs.iter().any(own) {
            forward.extend(outputs.into_iter().filter(|key| !own(key)));
        }
        back.extend(event.parent.iter().filter_map(|it| it.key.clone()).filter(|key| !own(key)));
    }
    [("back", back.into_iter().collect()), ("forward", forward.into_iter().collect())]
}
