//! The links about an item: those of its own level, and of every level above it.

use super::super::Scope;
use super::super::address::address;
use super::super::problem::Problem;
use super::VOCABULARY;
use crate::query::key_text;
use crate::store::{RecordKind, Repository, leaves_the_lot_open};
use epcis::ItemKey;
use epcis::item::KeyKind;
use serde_json::{Map, Value, json};

/// One link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// The GS1 link type, without its namespace.
    pub(super) relation: &'static str,
    pub(super) href: String,
    pub(super) title: String,
    /// The media type.
    pub(super) kind: &'static str,
    pub(super) languages: Vec<String>,
    /// How many levels above the item it stands: 0 is the item itself.
    pub(super) level: u8,
}

/// The links about one item.
pub(super) struct Linkset {
    /// The item's address at this portal.
    pub(super) anchor: String,
    /// The product's name; empty where none is known, since a number is none.
    pub(super) description: String,
    /// The default link.
    pub(super) default: String,
    pub(super) targets: Vec<Target>,
}

const PAGE: &str = "Trang tra cứu";

/// Where a person is led: the shopper's page with this code.
pub(super) fn default_link(item: &ItemKey, base: &str, repository: Repository) -> String {
    // The page is the same for both repositories, and asks both.
    format!("{}{}", base.strip_suffix(repository.folder()).unwrap_or(base), address(item))
}

impl Linkset {
    /// The links about an item; `None` if nothing is known about it or its product.
    pub(super) async fn of(scope: &Scope, item: &ItemKey, base: &str) -> Result<Option<Linkset>, Problem> {
        let (repository, store) = (scope.repository, &scope.portal.store);
        // Every question is asked for every code, so that the time tells nothing about what is known.
        let levels = [Some(item.clone()), item.lot_level(), Some(item.class())];
        let mut keys: Vec<(u8, String)> = Vec::new();
        for (level, key) in (0..).zip(levels.into_iter().flatten()) {
            let key = key_text(&key);
            if keys.iter().all(|(_, known)| *known != key) {
                keys.push((level, key));
            }
        }
        let mut asked = vec![(RecordKind::Card, item.class().to_string()), (RecordKind::Place, key_text(item))];
        asked.extend(keys.iter().map(|(_, key)| (RecordKind::Recall, key.clone())));
        let (found, named) = store.known_about(repository, &asked, &item.class()).await?;
        let mut found = found.into_iter();
        let (card, place) = (found.next().flatten(), found.next().flatten());
        let class = keys.last().cloned();
        let mut recalls: Vec<(u8, String)> =
            keys.into_iter().zip(found).filter_map(|(key, it)| it.map(|_| key)).collect();
        // A code that names no lot may be of one that is recalled.
        let class = class.filter(|class| !recalls.contains(class));
        if leaves_the_lot_open(item) && store.has_finer_notices(repository, &item.class()).await? {
            recalls.extend(class);
        }
        if card.is_none() && place.is_none() && !named && recalls.is_empty() {
            return Ok(None);
        }
        let canonical = item.to_string();
        let path = canonical.strip_prefix("https://id.gs1.org").unwrap_or_default();
        let default = default_link(item, base, repository);
        let mut targets = Vec::new();
        let mut add = |relation, href, title: &str, kind, languages: &[&str], level| {
            let languages = languages.iter().map(|it| (*it).to_owned()).collect();
            targets.push(Target { relation, href, title: title.to_owned(), kind, languages, level });
        };
        const ALL: &[&str] = &["vi", "en", "zh"];
        const HTML: &str = "text/html";
        const JSON: &str = "application/json";
        add("traceability", default.clone(), PAGE, HTML, ALL, 0);
        add("pip", default.clone(), PAGE, HTML, ALL, 0);
        add("epcis", format!("{base}/epcis"), "EPCIS 2.0", JSON, &[], 0);
        if item.kind() == KeyKind::Gtin && card.is_some() {
            add("masterData", format!("{base}/cards{path}"), "Thông tin sản phẩm", JSON, &["vi"], 0);
        }
        for (level, key) in &recalls {
            let path = key.strip_prefix("https://id.gs1.org").unwrap_or_default();
            add("recallStatus", format!("{base}/recalls{path}"), "Thông báo thu hồi", JSON, &["vi"], *level);
        }
        if scope.portal.can_sign() {
            add("jws", format!("{base}/signatures{path}"), "Chữ ký của cổng", "application/jose", &[], 0);
        }
        let name = card.and_then(|card| serde_json::from_str::<Value>(&card.body).ok());
        let name = name.as_ref().and_then(|it| it.pointer("/productName/0/@value")?.as_str()).map(str::to_owned);
        let description = name.unwrap_or_default();
        Ok(Some(Linkset { anchor: format!("{base}{path}"), description, default, targets }))
    }

    /// As RFC 9264 writes it, with all links or with some of them.
    pub(super) fn json(&self, only: Option<&[&Target]>) -> Value {
        let mut context = Map::new();
        context.insert("anchor".to_owned(), json!(self.anchor));
        context.insert("itemDescription".to_owned(), json!(self.description));
        if only.is_none() {
            // The default has a title and nothing else; the same page stands under its own type.
            let default = json!([{ "href": self.default, "title": PAGE }]);
            context.insert(format!("{VOCABULARY}defaultLink"), default);
        }
        for target in self.targets.iter().filter(|it| only.is_none_or(|only| only.contains(it))) {
            let mut link = json!({ "href": target.href, "title": target.title, "type": target.kind });
            if !target.languages.is_empty() {
                link["hreflang"] = json!(target.languages);
            }
            let list = context.entry(format!("{VOCABULARY}{}", target.relation)).or_insert_with(|| json!([]));
            if let Value::Array(list) = list {
                list.push(link);
            }
        }
        json!({ "linkset": [context] })
    }
}
