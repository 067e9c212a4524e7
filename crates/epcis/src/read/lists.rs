//! The lists of an event: identifiers, quantities, parties, documents.

use super::{Object, Reader, clipped, field};
use crate::event::{BizTransaction, Epc, Quantity, SourceDest};
use crate::finding::Problem;
use crate::vocabulary::{BizTransactionType, SourceDestType};
use serde_json::Value;

/// The identifiers that an entry of a list names: itself, or what stands in it under a usual name.
fn identifiers(value: &Value) -> impl Iterator<Item = &str> {
    let value = match value {
        Value::Object(map) => ["id", "@id", "epc", "epcClass", "value", "uri"]
            .iter()
            .find_map(|name| map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)),
        single => Some(single),
    };
    let texts = match value {
        Some(Value::Array(list)) => list.as_slice(),
        Some(single) => std::slice::from_ref(single),
        None => &[],
    };
    texts.iter().filter_map(Value::as_str).map(gs1::trim).filter(|text| !text.is_empty())
}

/// Whether a point parts thousands where others write the fraction: `1.000` is one, or a thousand.
fn may_be_thousands(text: &str) -> bool {
    let parts = text.trim_start_matches(['-', '+']).split_once('.');
    parts.is_some_and(|(whole, rest)| (1..=3).contains(&whole.len()) && whole != "0" && rest.len() == 3)
}

impl Reader<'_> {
    /// A list of identifiers; an entry may be an object with an `id`.
    pub(super) fn epcs(&mut self, raw: &impl Object, name: &str) -> Vec<Epc> {
        let list = self.list(raw, name);
        let mut epcs = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let before = epcs.len();
            for text in identifiers(value) {
                self.uri(text, name, index);
                epcs.push(Epc::new(text));
            }
            if epcs.len() == before {
                self.find(format!("{name}[{index}]"), Problem::WrongType { expected: "URI" });
            }
        }
        epcs
    }

    fn uri(&mut self, text: &str, name: &str, index: usize) {
        if !text.contains(':') {
            self.find(format!("{name}[{index}]"), Problem::NotAUri { text: clipped(text) });
        }
    }

    /// A list of amounts of a class or lot.
    pub(super) fn quantities(&mut self, raw: &impl Object, name: &str) -> Vec<Quantity> {
        let list = self.list(raw, name);
        let mut quantities = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let path = format_args!("{name}[{index}]");
            let Some(map) = value.as_object() else {
                self.find(path.to_string(), Problem::WrongType { expected: "object" });
                // The thing is named, if not its amount.
                let classes =
                    identifiers(value).map(|text| Quantity { class: Epc::new(text), amount: None, uom: None });
                quantities.extend(classes);
                continue;
            };
            let stated = self.owned(map, "epcClass");
            if stated.is_none() {
                self.find(format!("{path}.epcClass"), Problem::Missing);
            }
            let Some(class) = stated.or_else(|| identifiers(value).next().map(str::to_owned)) else { continue };
            self.uri(&class, name, index);
            for key in map
                .keys()
                .filter(|key| !matches!(key.as_str(), "epcClass" | "quantity" | "uom") && !key.contains([':', '@']))
            {
                self.find(format!("{path}.{}", clipped(key)), Problem::UnknownField);
            }
            let mut amount = self.number(map, "quantity", &path);
            if field(map, "quantity").and_then(Value::as_str).is_some_and(|text| may_be_thousands(text.trim())) {
                self.find(format!("{path}.quantity"), Problem::WrongType { expected: "number" });
                amount = None;
            }
            if amount.is_some_and(|it| it < 0.0) {
                self.find(format!("{path}.quantity"), Problem::Negative);
            }
            quantities.push(Quantity { class: Epc::new(class), amount, uom: self.owned(map, "uom") });
        }
        quantities
    }

    /// A place: an object with an `id`, or the identifier itself.
    pub(super) fn place(&mut self, raw: &impl Object, name: &str) -> Option<Epc> {
        let text = self.owned(raw, name);
        if text.is_none() && field(raw, name).is_some_and(|it| !it.is_null()) {
            self.find(format!("{name}.id"), Problem::Missing);
        }
        text.map(Epc::new)
    }

    /// A list of parties and places in a role.
    pub(super) fn source_dests(&mut self, raw: &impl Object, name: &str, inner: &str) -> Vec<SourceDest> {
        let list = self.list(raw, name);
        let mut read = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let map = value.as_object();
            let id = map.and_then(|map| self.owned(map, inner).or_else(|| self.owned(map, "id")));
            let role = map.and_then(|map| self.text(map, "type"));
            match id {
                Some(id) => {
                    let role = SourceDestType::read(role.as_deref().unwrap_or_default());
                    read.push(SourceDest { role, id: Epc::new(id) });
                }
                None => self.find(format!("{name}[{index}].{inner}"), Problem::Missing),
            }
        }
        read
    }

    /// The documents an event refers to.
    pub(super) fn biz_transactions(&mut self, raw: &impl Object) -> Vec<BizTransaction> {
        let name = "bizTransactionList";
        let list = self.list(raw, name);
        let mut read = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let (kind, id) = match value {
                Value::Object(map) => {
                    let id = self.owned(map, "bizTransaction").or_else(|| self.owned(map, "id"));
                    (self.text(map, "type"), id)
                }
                value => (None, value.as_str().map(str::to_owned)),
            };
            match id {
                Some(id) => {
                    let kind = kind.map(|text| BizTransactionType::read(&text));
                    read.push(BizTransaction { kind, id });
                }
                None => self.find(format!("{name}[{index}].bizTransaction"), Problem::Missing),
            }
        }
        read
    }
}
