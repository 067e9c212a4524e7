//! Reads one event from JSON: each field by its name, each fault as a finding.

mod event;
mod lists;
mod sensor;

pub(crate) use event::event;

use crate::event::{STANDARD_FIELDS, local_name, standard_place};
use crate::finding::{Finding, Problem};
use crate::limits::Limits;
use crate::time::{Moment, Offset, Timestamp};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::fmt::Display;

/// Most findings that are kept for one document.
const MOST_FINDINGS: usize = 500;

/// What is carried along while a document is read.
pub(crate) struct Reader<'a> {
    pub(crate) limits: &'a Limits,
    pub(crate) findings: Vec<Finding>,
    pub(crate) event: Option<usize>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Reader<'a> {
        Reader { limits, findings: Vec::new(), event: None }
    }

    pub(crate) fn find(&mut self, field: impl Into<String>, problem: Problem) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(Finding { event: self.event, field: field.into(), problem });
        }
    }

    pub(crate) fn document_finding(&mut self, field: &str, problem: Problem) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(Finding { event: None, field: field.to_owned(), problem });
        }
    }

    /// A text, or the `@id` or `@value` of an object in its place.
    pub(crate) fn text<'v>(&mut self, map: &'v impl Object, name: &str) -> Option<Cow<'v, str>> {
        self.text_of(field(map, name)?, name)
    }

    /// Like [`Reader::text`], as a text of its own.
    pub(crate) fn owned(&mut self, map: &impl Object, name: &str) -> Option<String> {
        self.text(map, name).map(Cow::into_owned)
    }

    /// Like [`Reader::text`], of a value that was found already.
    pub(crate) fn text_of<'v>(&mut self, value: &'v Value, name: &str) -> Option<Cow<'v, str>> {
        match value {
            Value::Null => None,
            Value::String(text) => Some(Cow::Borrowed(gs1::trim(text))).filter(|it| !it.is_empty()),
            Value::Object(inner) => {
                let value = ["@value", "@id", "id", "value", "$date"].iter().find_map(|name| inner.get(*name));
                let text = value.and_then(Value::as_str).map(Cow::Borrowed);
                if text.is_none() {
                    self.find(name, Problem::WrongType { expected: "one string" });
                }
                text
            }
            Value::Number(number) => {
                self.find(name, Problem::WrongType { expected: "string" });
                Some(Cow::Owned(number.to_string()))
            }
            Value::Bool(_) | Value::Array(_) => {
                self.find(name, Problem::WrongType { expected: "one string" });
                None
            }
        }
    }

    /// A finite number; one in quotation marks is read with a finding.
    pub(crate) fn number(&mut self, map: &Map<String, Value>, name: &str, path: &dyn Display) -> Option<f64> {
        self.number_of(field(map, name)?, name, path)
    }

    /// Like [`Reader::number`], of a value that was found already.
    pub(crate) fn number_of(&mut self, value: &Value, name: &str, path: &dyn Display) -> Option<f64> {
        let read = match value {
            Value::Null => return None,
            Value::Number(number) => number.as_f64(),
            Value::String(text) => {
                let number = gs1::decimal(text.trim());
                let known = number.is_some();
                let wrong = Problem::WrongType { expected: "number" };
                self.find(joined(path, name), if known { Problem::NumberAsText } else { wrong });
                number
            }
            _ => {
                self.find(joined(path, name), Problem::WrongType { expected: "number" });
                None
            }
        };
        read.filter(|it| it.is_finite())
    }

    /// A point in time, and the offset that its own text names. Of a day without a clock the first millisecond.
    pub(crate) fn time(
        &mut self,
        map: &impl Object,
        name: &str,
        fallback: Option<Offset>,
    ) -> Option<(Timestamp, Option<Offset>)> {
        self.time_of(field(map, name)?, name, fallback)
    }

    /// Like [`Reader::time`], of a value that was found already.
    pub(crate) fn time_of(
        &mut self,
        value: &Value,
        name: &str,
        fallback: Option<Offset>,
    ) -> Option<(Timestamp, Option<Offset>)> {
        match self.moment(value, name, fallback)? {
            Moment::At(time, offset) => Some((time, offset)),
            day => Some((day.time(fallback.unwrap_or(Offset::VIETNAM), false), None)),
        }
    }

    /// A point in time or a day; one that is not written as the standard asks is read with a finding, where it
    /// leaves no doubt.
    pub(crate) fn moment(&mut self, value: &Value, name: &str, fallback: Option<Offset>) -> Option<Moment> {
        let text = self.text_of(value, name)?;
        if let Ok((time, offset)) = Timestamp::parse(&text, fallback) {
            return Some(Moment::At(time, offset));
        }
        self.find(name, Problem::NotATime { text: clipped(&text) });
        Moment::read(&text, fallback).ok()
    }

    /// The entries of a list within the limit; a single value counts as a list of one.
    pub(crate) fn list<'v>(&mut self, map: &'v impl Object, name: &str) -> &'v [Value] {
        match field(map, name) {
            None | Some(Value::Null) => &[],
            Some(Value::Array(list)) => {
                let read = list.len().min(self.limits.list);
                if read < list.len() {
                    self.find(name, Problem::TooMany { found: list.len(), read });
                }
                &list[..read]
            }
            Some(single) => {
                self.find(name, Problem::WrongType { expected: "array" });
                std::slice::from_ref(single)
            }
        }
    }
}

/// What has fields with names.
pub(crate) trait Object {
    /// A field by its bare name; the prefix `epcis:` was taken away before.
    fn field(&self, name: &str) -> Option<&Value>;
}

impl Object for Map<String, Value> {
    fn field(&self, name: &str) -> Option<&Value> {
        self.get(name)
    }
}

/// The standard's fields of an event, each found once: most of them are asked for, and most are not there.
pub(crate) struct Fields<'a>([Option<&'a Value>; STANDARD_FIELDS.len()]);

impl<'a> Fields<'a> {
    /// The fields of an event, and whether it has others.
    fn of(raw: &'a Map<String, Value>) -> (Fields<'a>, bool) {
        let (mut fields, mut others) = ([None; STANDARD_FIELDS.len()], false);
        for (name, value) in raw {
            match standard_place(name) {
                Some(place) => fields[place] = Some(value),
                None => others = true,
            }
        }
        (Fields(fields), others)
    }
}

impl Object for Fields<'_> {
    fn field(&self, name: &str) -> Option<&Value> {
        self.0[standard_place(name)?]
    }
}

/// A field of an object, as of [`Object::field`].
pub(crate) fn field<'v>(map: &'v impl Object, name: &str) -> Option<&'v Value> {
    map.field(name)
}

/// The type of an object, without its namespace.
pub(crate) fn type_of(map: &impl Object) -> Option<&str> {
    let value = ["type", "isA", "@type"].iter().find_map(|name| field(map, name))?;
    crate::event::first_text(value).map(|text| local_name(gs1::trim(text)))
}

/// At most 80 characters, for a finding.
pub(crate) fn clipped(text: &str) -> String {
    text.chars().take(80).collect()
}

fn joined(path: &dyn Display, name: &str) -> String {
    let path = path.to_string();
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
