//! Fields outside the standard: `{namespace}local`, nested and sorted.

use super::value;
use serde_json::{Map, Value};

/// Deepest nesting of an extension; the reader's limit is smaller.
const DEEPEST: usize = 64;

/// The prefixes that a document declares in its `@context`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Namespaces {
    declared: Vec<(String, String)>,
}

impl Namespaces {
    /// Reads a context of any shape; nothing is fetched.
    pub fn read(context: &Value) -> Namespaces {
        let mut read = Namespaces::default();
        read.add(context);
        read
    }

    /// Adds the declarations of an inner context, which win over outer ones.
    fn add(&mut self, context: &Value) {
        match context {
            Value::Array(list) => list.iter().filter(|it| it.is_object()).for_each(|it| self.add(it)),
            Value::Object(map) => {
                for (prefix, value) in map {
                    let namespace = value.as_str().or_else(|| value.get("@id").and_then(Value::as_str));
                    if let Some(namespace) = namespace.filter(|_| !prefix.starts_with('@')) {
                        self.declared.push((prefix.clone(), namespace.to_owned()));
                    }
                }
            }
            _ => {}
        }
    }

    /// These, with those that an event declares itself.
    pub(super) fn with(&self, event: &Map<String, Value>) -> Namespaces {
        let mut all = self.clone();
        if let Some(context) = event.get("@context") {
            all.add(context);
        }
        all
    }

    fn namespace(&self, prefix: &str) -> Option<&str> {
        let declared = self.declared.iter().rev().find(|(name, _)| name == prefix);
        declared.map(|(_, namespace)| namespace.as_str()).or(match prefix {
            "cbvmda" => Some("urn:epcglobal:cbv:mda"),
            "gs1" => Some("https://ref.gs1.org/voc/"),
            _ => None,
        })
    }

    /// The name of a field as it is hashed.
    fn name(&self, key: &str) -> String {
        match key.split_once(':') {
            Some((prefix, local)) => match self.namespace(prefix) {
                Some(namespace) => format!("{{{namespace}}}{local}"),
                None => key.to_owned(),
            },
            None => key.to_owned(),
        }
    }

    /// The extensions among some fields, each as one text, sorted and joined.
    pub(super) fn extensions<'v>(&self, fields: impl Iterator<Item = (&'v String, &'v Value)>) -> String {
        let mut parts = Vec::new();
        for (key, value) in fields {
            self.part(key, value, DEEPEST, &mut parts);
        }
        gs1::order::sort(&mut parts);
        parts.concat()
    }

    /// One text for each value of a field.
    fn part(&self, key: &str, value: &Value, depth: usize, parts: &mut Vec<String>) {
        if depth == 0 || key == "@context" || key.starts_with("rdfs:comment") {
            return;
        }
        match value {
            Value::Array(list) => list.iter().for_each(|it| self.part(key, it, depth - 1, parts)),
            Value::Object(map) => {
                let mut inner = Vec::new();
                for (key, value) in map {
                    self.part(key, value, depth - 1, &mut inner);
                }
                gs1::order::sort(&mut inner);
                if !inner.is_empty() {
                    parts.push(format!("{}{}", self.name(key), inner.concat()));
                }
            }
            single => {
                if let Some(text) = value::canonical(single, value::Kind::Identifier) {
                    let text = value::time(&text).unwrap_or_else(|| value::number(&text));
                    parts.push(format!("{}={text}", self.name(key)));
                }
            }
        }
    }
}
