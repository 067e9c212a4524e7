//! What a GS1 resolver answers: where more is to be found about an item.
//!
//! ```text
//! {"linkset": [{"anchor": "https://host/01/…/10/…", "itemDescription": "…",
//!   "https://ref.gs1.org/voc/epcis": [{"href": "https://…", "title": "…", "type": "…", "hreflang": […]}]}]}
//! ```
//!
//! Tolerated: link types under any GS1 namespace or `gs1:`, `description`, several anchors, a bare
//! context or list of contexts, one target without its list, a target that is its address alone, `@id` or
//! `url` for `href`, a list of `links` that each say their `rel`, relative anchors, an anchor that names no key.
//!
//! Source: RFC 9264, section 4.2; GS1 Digital Link: Resolution 1.1, section 7.

mod description;

pub use description::ResolverDescription;

use crate::document::{ReadError, json};
use crate::event::first_text;
use crate::item::ItemKey;
use crate::language::Words;
use crate::limits::Limits;
use crate::vocabulary::{NAMESPACES, strip_prefix_ignore_case};
use gs1::list::Gather;
use serde_json::{Map, Value};

/// What kind of thing a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LinkType {
    /// An EPCIS repository.
    Epcis,
    /// Traceability information for people.
    Traceability,
    /// Master data for machines.
    MasterData,
    /// The product information page.
    Pip,
    /// Whether the item is recalled.
    RecallStatus,
    /// Certificates.
    CertificationInfo,
    /// Safety information.
    SafetyInfo,
    /// A signed statement.
    Jws,
    /// The resolver that knows more.
    HandledBy,
    /// Where a person is led by default.
    DefaultLink,
    /// Another GS1 link type, by its local name, or another relation as it was written.
    Other(String),
}

/// One target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it leads to.
    pub relation: LinkType,
    /// The target: an absolute `http` or `https` URI, or a relative reference.
    pub href: String,
    /// What people call it, in each language (`title`, `title*`).
    pub titles: Vec<Words>,
    /// The media type of the target.
    pub media_type: Option<String>,
    /// The languages of the target.
    pub languages: Vec<String>,
}

/// Links about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkContext {
    /// The thing, as it was written; empty where the answer names none.
    pub anchor: String,
    /// Its key.
    pub key: Option<ItemKey>,
    /// What people call it, in each language.
    pub descriptions: Vec<Words>,
    /// The links, in the order of the answer.
    pub links: Vec<Link>,
    /// Links that were left out.
    pub refused: Vec<Refused>,
}

/// A link that was left out: it has no target, or one that is no web address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What it would lead to.
    pub relation: LinkType,
    /// Its target as it was written, at most 300 characters.
    pub href: String,
}

/// A resolver's answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linkset {
    /// In the order of the answer.
    pub contexts: Vec<LinkContext>,
    /// More contexts or links than the limit; those behind it were not read.
    pub is_cut: bool,
}

impl LinkType {
    /// Reads any spelling of a link type.
    pub fn read(name: &str) -> LinkType {
        let name = name.trim();
        let local = (NAMESPACES.iter().chain(&["gs1:"])).find_map(|prefix| strip_prefix_ignore_case(name, prefix));
        let bare = if name.contains([':', '/']) { None } else { Some(name) };
        let Some(name) = local.or(bare).map(|name| name.trim_end_matches('/')) else {
            return LinkType::Other(name.to_owned());
        };
        match name.to_ascii_lowercase().as_str() {
            "recallstatus" => LinkType::RecallStatus,
            "epcis" => LinkType::Epcis,
            "traceability" => LinkType::Traceability,
            "masterdata" => LinkType::MasterData,
            "pip" => LinkType::Pip,
            "certificationinfo" => LinkType::CertificationInfo,
            "safetyinfo" => LinkType::SafetyInfo,
            "jws" => LinkType::Jws,
            "handledby" => LinkType::HandledBy,
            "defaultlink" => LinkType::DefaultLink,
            _ => LinkType::Other(name.to_owned()),
        }
    }
}

impl Linkset {
    /// Reads a resolver's answer.
    ///
    /// # Errors
    /// [`ReadError`]; JSON without a single context is [`ReadError::NotEpcis`].
    pub fn read(bytes: &[u8], limits: &Limits) -> Result<Linkset, ReadError> {
        let mut value = json(bytes, limits)?;
        let list = match &mut value {
            Value::Array(list) => std::mem::take(list),
            Value::Object(map) => match map.remove("linkset").or_else(|| map.remove("@graph")) {
                Some(Value::Array(list)) => list,
                Some(single @ Value::Object(_)) => vec![single],
                Some(_) => return Err(ReadError::NotEpcis),
                None if map.contains_key("anchor") => vec![value],
                None => return Err(ReadError::NotEpcis),
            },
            _ => return Err(ReadError::NotEpcis),
        };
        let mut read = Linkset::default();
        let mut left = limits.list;
        for map in list.iter().filter_map(Value::as_object) {
            if read.contexts.len() >= limits.list || left == 0 {
                read.is_cut = true;
                break;
            }
            read.contexts.push(context(map, &mut left));
        }
        Ok(read)
    }

    /// The contexts that speak about `item`: the most specific anchor first, then up to the product;
    /// a context whose anchor names no key comes last.
    pub fn about(&self, item: &ItemKey) -> Vec<&LinkContext> {
        let mut found: Vec<&LinkContext> =
            self.contexts.iter().filter(|it| it.key.as_ref().is_none_or(|key| key.covers(item))).gathered();
        gs1::order::sort_by_key(&mut found, |it| std::cmp::Reverse(it.key.as_ref().map(specificity)));
        found
    }

    /// The links of one type about `item`, from the most specific anchor that has any.
    pub fn links(&self, item: &ItemKey, relation: &LinkType) -> Vec<&Link> {
        (self.about(item).into_iter())
            .map(|it| it.links.iter().filter(|link| link.relation == *relation).gathered())
            .find(|links| !links.is_empty())
            .unwrap_or_default()
    }

    /// The links of one type about `item` from every anchor, the most specific first.
    pub fn all_links(&self, item: &ItemKey, relation: &LinkType) -> Vec<&Link> {
        let contexts = self.about(item).into_iter();
        contexts.flat_map(|it| &it.links).filter(|link| link.relation == *relation).gathered()
    }

    /// What people call `item`, from the most specific anchor that says so.
    pub fn descriptions(&self, item: &ItemKey) -> &[Words] {
        let mut contexts = self.about(item).into_iter();
        contexts.find(|it| !it.descriptions.is_empty()).map_or(&[], |it| &it.descriptions)
    }
}

/// How many qualifiers a key names; a serial counts more than a lot, a lot more than a variant.
fn specificity(key: &ItemKey) -> u8 {
    let part = |known: bool, weight: u8| if known { weight } else { 0 };
    part(key.serial().is_some(), 4) + part(key.lot().is_some(), 2) + part(key.variant().is_some(), 1)
}

fn context(map: &Map<String, Value>, left: &mut usize) -> LinkContext {
    let anchor = map.get("anchor").and_then(Value::as_str).unwrap_or_default().trim();
    // A relative anchor stands under the resolver's own host, which does not matter to the key.
    let key = match anchor.strip_prefix('/') {
        Some(path) => ItemKey::read(&format!("https://id.gs1.org/{path}")),
        None => ItemKey::read(anchor).or_else(|| ItemKey::read(&format!("https://id.gs1.org/{anchor}"))),
    };
    let described = ["itemDescription", "itemDescription*", "description"];
    let mut context = LinkContext {
        anchor: anchor.to_owned(),
        key,
        descriptions: described.iter().filter_map(|name| map.get(*name)).flat_map(Words::read).gathered(),
        links: Vec::new(),
        refused: Vec::new(),
    };
    for (name, value) in map.iter().filter(|(name, _)| !described.contains(&name.as_str()) && *name != "anchor") {
        let targets = match value {
            Value::Array(list) => list.as_slice(),
            Value::Object(target) if HREFS.iter().any(|name| target.contains_key(*name)) => std::slice::from_ref(value),
            Value::String(_) if is_relation(name) => std::slice::from_ref(value),
            _ => continue,
        };
        for target in targets {
            if *left == 0 {
                return context;
            }
            *left -= 1;
            match link(name, target) {
                Ok(link) => context.links.push(link),
                Err(href) => context.refused.push(Refused { relation: LinkType::read(name), href }),
            }
        }
    }
    context
}

/// Names of a link's target: RFC 9264, JSON-LD, and what resolvers write instead.
const HREFS: [&str; 3] = ["href", "@id", "url"];

/// Whether a name is surely a link type, and not a member of the context itself.
fn is_relation(name: &str) -> bool {
    !matches!(LinkType::read(name), LinkType::Other(_)) || name.contains("gs1.org/voc/") || name.starts_with("gs1:")
}

/// One link, or what stands there instead of a web address.
fn link(name: &str, value: &Value) -> Result<Link, String> {
    let empty = Map::new();
    let target = value.as_object().unwrap_or(&empty);
    let href = value.as_str().or_else(|| HREFS.iter().find_map(|name| target.get(*name)?.as_str()));
    let href = href.map(str::trim).filter(|href| is_web_address(href));
    let Some(href) = href else {
        let written = HREFS.iter().find_map(|name| target.get(*name)).unwrap_or(value);
        let written = written.as_str().map_or_else(|| written.to_string(), str::to_owned);
        return Err(written.chars().take(300).collect());
    };
    let languages = match target.get("hreflang") {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).gathered(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    };
    // In a list of links each says its relation itself.
    let own = ["rel", "relation", "linkType"].iter().find_map(|name| first_text(target.get(*name)?));
    let relation = own.filter(|_| matches!(name, "links" | "link" | "linkList")).unwrap_or(name);
    Ok(Link {
        relation: LinkType::read(relation),
        href: href.to_owned(),
        titles: ["title*", "title"].iter().filter_map(|name| target.get(*name)).flat_map(Words::read).gathered(),
        media_type: target.get("type").and_then(first_text).map(str::to_owned),
        languages,
    })
}

/// An absolute web address, or a relative reference: nothing with another scheme.
fn is_web_address(href: &str) -> bool {
    let scheme = href.split(['/', '?', '#']).next().unwrap_or_default();
    let web = ["https://", "http://"].iter().any(|start| strip_prefix_ignore_case(href, start).is_some());
    let plain = href.chars().all(|it| !it.is_control() && it != '\\');
    plain && !href.is_empty() && (web || !scheme.contains(':'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Linkset {
        Linkset::read(text.as_bytes(), &Limits::default()).expect("readable")
    }

    #[track_caller]
    fn hrefs(text: &str, item: &str, relation: &LinkType, expected: &[&str]) {
        let item = ItemKey::read(item).expect(item);
        let linkset = read(text);
        let links = linkset.links(&item, relation);
        assert_eq!(links.iter().map(|it| it.href.as_str()).collect::<Vec<_>>(), expected);
    }

    const TWO_ANCHORS: &str = r#"{"linkset":[
        {"anchor":"https://id.vn/01/09521001002011","itemDescription":"Chả mực (ví dụ)",
         "https://ref.gs1.org/voc/epcis":[{"href":"https://p/epcis"}],
         "https://gs1.org/voc/pip":[{"href":"https://p/pip","hreflang":["vi"]}]},
        {"anchor":"https://id.vn/01/09521001002011/10/A","gs1:epcis":{"href":"https://p/a"}},
        {"anchor":"https://id.vn/01/09521001002011/10/B","gs1:epcis":[{"href":"https://p/b"}]}]}"#;

    #[test]
    fn the_most_specific_anchor_wins_and_then_the_one_above() {
        let item = "https://id.vn/01/09521001002011/10/A/21/7";
        hrefs(TWO_ANCHORS, item, &LinkType::Epcis, &["https://p/a"]);
        hrefs(TWO_ANCHORS, item, &LinkType::Pip, &["https://p/pip"]);
        hrefs(TWO_ANCHORS, item, &LinkType::Jws, &[]);
        hrefs(TWO_ANCHORS, "https://id.vn/01/09521001002011/10/C", &LinkType::Epcis, &["https://p/epcis"]);
        hrefs(TWO_ANCHORS, "https://id.vn/01/09521001002028", &LinkType::Epcis, &[]);
    }

    #[test]
    fn every_spelling_of_a_link_type_is_the_same() {
        for name in [
            "https://ref.gs1.org/voc/epcis",
            "https://gs1.org/voc/epcis",
            "http://gs1.org/voc/epcis",
            "https://www.gs1.org/voc/epcis",
            "gs1:epcis",
            "epcis",
        ] {
            assert_eq!(LinkType::read(name), LinkType::Epcis, "{name}");
        }
        assert_eq!(LinkType::read("https://a.vn/epcis"), LinkType::Other("https://a.vn/epcis".into()));
    }

    #[test]
    fn a_target_that_is_no_web_address_is_left_out() {
        let linkset = read(
            r#"{"anchor":"/01/09521001002011","gs1:pip":[{"href":"javascript:alert(1)"},{"href":"data:x"},
            {"href":" java\nscript:x"},{"title":"none"},{"href":"/pip"}]}"#,
        );
        assert_eq!(linkset.contexts[0].refused.len(), 4);
        assert_eq!(linkset.contexts[0].links[0].href, "/pip");
    }

    #[test]
    fn a_target_is_found_in_every_spelling() {
        let item = "https://id.vn/01/09521001002011";
        for target in [
            r#"[{"href":"epcis"}]"#,
            r#"{"href":"epcis"}"#,
            r#"["epcis"]"#,
            r#""epcis""#,
            r#"{"@id":"epcis"}"#,
            r#"[{"url":"epcis"}]"#,
        ] {
            hrefs(
                &format!(r#"{{"linkset":{{"anchor":"{item}","gs1:epcis":{target}}}}}"#),
                item,
                &LinkType::Epcis,
                &["epcis"],
            );
        }
        let unknown_anchor = r#"{"linkset":[{"anchor":"https://id.vn/s/abc","gs1:epcis":"epcis"}]}"#;
        hrefs(unknown_anchor, item, &LinkType::Epcis, &["epcis"]);
        let upper = r#"{"linkset":[{"anchor":"01/09521001002011","epcis":[{"href":"HTTPS://P/e"}]}]}"#;
        hrefs(upper, item, &LinkType::Epcis, &["HTTPS://P/e"]);
    }

    #[test]
    fn a_description_comes_in_the_language_of_the_reader() {
        let item = ItemKey::read("https://id.vn/01/09521001002011").expect("a key");
        let linkset = read(
            r#"{"linkset":[{"anchor":"/01/09521001002011","itemDescription":[{"value":"Squid","language":"en"},
            {"value":"Chả mực","language":"vi"}],"gs1:pip":[{"href":"/p","title":"P","title*":[{"value":"T","language":"vi"}]}]}]}"#,
        );
        let said = |lang| Words::best(linkset.descriptions(&item), lang).map(|it| it.text.as_str());
        assert_eq!((said("vi"), said("en"), said("vi-VN")), (Some("Chả mực"), Some("Squid"), Some("Chả mực")));
        let titles = &linkset.contexts[0].links[0].titles;
        assert_eq!(Words::best(titles, "vi").map(|it| it.text.as_str()), Some("T"));
    }

    #[test]
    fn a_resolver_describes_itself() {
        let text = br#"{"name":"R","resolverRoot":"https://id.vn","supportedPrimaryKeys":["all"]}"#;
        let read = ResolverDescription::read(text, &Limits::default()).expect("readable");
        assert_eq!((read.root.as_str(), read.primary_keys.as_slice()), ("https://id.vn", &["all".to_owned()][..]));
    }

    proptest! {
        #[test]
        fn no_answer_panics(text in "\\PC{0,60}", name in "\\PC{0,20}", href in "\\PC{0,20}") {
            let _ = Linkset::read(text.as_bytes(), &Limits::default());
            let value = serde_json::json!({"linkset": [{"anchor": text, name: [{"href": href}]}]});
            let _ = Linkset::read(value.to_string().as_bytes(), &Limits::default());
        }
    }
}
