//! Names and addresses of places, parties and products, from a document's header or a query.
//!
//! Source: EPCIS 2.0, section 9.5 (`epcisMasterData`); CBV 2.0, section 9 (attributes).

use crate::event::{Epc, first_text, local_name};
use crate::item::ItemKey;
use crate::limits::Limits;
use crate::read::field;
use gs1::list::Gather;
use serde_json::{Map, Value};

/// What a document says about the things behind its identifiers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MasterData {
    /// In the order of the document.
    pub entries: Vec<MasterDataEntry>,
}

/// One thing and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MasterDataEntry {
    /// The vocabulary it belongs to, without its namespace: `BusinessLocation`, `EPCClass`…
    pub vocabulary: String,
    /// The thing.
    pub id: Epc,
    /// Local name and value: `name`, `streetAddressOne`, `city`, `countryCode`, `latitude`…
    pub attributes: Vec<(String, String)>,
}

impl MasterDataEntry {
    /// The first attribute with this local name.
    pub fn attribute(&self, local: &str) -> Option<&str> {
        (self.attributes.iter()).find(|(name, _)| name == local).map(|(_, value)| value.as_str())
    }

    /// What people call it.
    pub fn name(&self) -> Option<&str> {
        let names = ["name", "descriptionShort", "functionalName", "regulatedProductName", "productName"];
        names.iter().find_map(|name| self.attribute(name))
    }
}

impl MasterData {
    /// Everything said about `id`; a place and a party with one GLN are described by each other.
    pub fn about<'a>(&'a self, id: &'a Epc) -> impl Iterator<Item = &'a MasterDataEntry> {
        self.entries.iter().filter(move |entry| match (&entry.id.key, &id.key) {
            (Some(described), Some(key)) => described.covers(key) || same_gln(described, key),
            _ => entry.id.text == id.text,
        })
    }

    /// What people call `id`.
    pub fn name<'a>(&'a self, id: &'a Epc) -> Option<&'a str> {
        self.about(id).find_map(MasterDataEntry::name)
    }

    /// Reads the header of a document, or the body of a master-data answer.
    pub(crate) fn read(document: &Value, limits: &Limits) -> MasterData {
        let mut read = MasterData::default();
        let header = inner(document, &["epcisHeader", "epcisMasterData", "vocabularyList"]);
        let body = inner(document, &["epcisBody", "queryResults", "resultsBody", "vocabularyList"]);
        for lists in [header, body].into_iter().flatten().filter_map(Value::as_array) {
            for list in lists.iter().take(limits.master_data).filter_map(Value::as_object) {
                read.vocabulary(list, limits.master_data);
            }
        }
        read
    }

    fn vocabulary(&mut self, list: &Map<String, Value>, most: usize) {
        let vocabulary = field(list, "type").and_then(first_text).map(local_name).unwrap_or_default();
        let Some(Value::Array(elements)) = field(list, "vocabularyElementList") else {
            return;
        };
        for element in elements.iter().filter_map(Value::as_object) {
            if self.entries.len() >= most {
                return;
            }
            let Some(id) = field(element, "id").and_then(Value::as_str) else {
                continue;
            };
            let attributes = match field(element, "attributes") {
                Some(Value::Array(list)) => list.iter().take(most).filter_map(attribute).gathered(),
                _ => Vec::new(),
            };
            let vocabulary = vocabulary.to_owned();
            self.entries.push(MasterDataEntry { vocabulary, id: Epc::new(id), attributes });
        }
    }
}

/// The value behind a chain of names.
fn inner<'v>(value: &'v Value, names: &[&str]) -> Option<&'v Value> {
    names.iter().try_fold(value, |value, name| field(value.as_object()?, name))
}

fn attribute(value: &Value) -> Option<(String, String)> {
    let map = value.as_object()?;
    let name = local_name(field(map, "id")?.as_str()?);
    let value = match field(map, "attribute").or_else(|| field(map, "value"))? {
        Value::Number(number) => number.to_string(),
        other => first_text(other)?.to_owned(),
    };
    Some((name.to_owned(), value))
}

fn same_gln(one: &ItemKey, other: &ItemKey) -> bool {
    one.serial().is_none() && one.gln().is_some() && one.gln() == other.gln()
}
