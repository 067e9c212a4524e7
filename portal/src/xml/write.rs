//! Events as XML (EPCIS 2.0).

use super::{EPCIS, Shape, shape};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What closes a document.
pub const TAIL: &str = "</EventList></EPCISBody></epcis:EPCISDocument>\n";

/// What opens a document; `created` is a date and time.
pub fn head(created: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<epcis:EPCISDocument xmlns:epcis=\"{EPCIS}\" \
         xmlns:cbvmda=\"urn:epcglobal:cbv:mda\" xmlns:gs1=\"https://ref.gs1.org/voc/\" schemaVersion=\"2.0\" \
         creationDate=\"{created}\"><EPCISBody><EventList>"
    )
}

/// Fields in the order of the schema; the others follow.
const ORDER: [&str; 27] = [
    "eventTime",
    "recordTime",
    "eventTimeZoneOffset",
    "eventID",
    "errorDeclaration",
    "certificationInfo",
    "transformationID",
    "bizTransactionList",
    "parentID",
    "epcList",
    "childEPCs",
    "inputEPCList",
    "inputQuantityList",
    "outputEPCList",
    "outputQuantityList",
    "action",
    "bizStep",
    "disposition",
    "persistentDisposition",
    "readPoint",
    "bizLocation",
    "quantityList",
    "childQuantityList",
    "sourceList",
    "destinationList",
    "sensorElementList",
    "ilmd",
];

/// An event as an element, and what of it XML cannot hold.
///
/// `context` is that of the document that holds it; an event's own declarations win.
pub fn event(event: &Map<String, Value>, context: &Value) -> (String, Vec<String>) {
    let mut writer = Writer::default();
    writer.declare(context);
    writer.declare(event.get("@context").unwrap_or(&Value::Null));
    let kind = event.get("type").and_then(Value::as_str).unwrap_or_default();
    let kind = if is_name(kind) { kind } else { "ObjectEvent" };
    writer.fields(event);
    let mut declared = String::new();
    for (prefix, namespace) in writer.prefixes.iter().filter(|(prefix, _)| writer.used.contains(*prefix)) {
        let _ = write!(declared, " xmlns:{prefix}=\"{}\"", escaped(namespace));
    }
    (format!("<{kind}{declared}>{}</{kind}>\n", writer.out), writer.left_out)
}

#[derive(Default)]
struct Writer {
    prefixes: BTreeMap<String, String>,
    used: std::collections::BTreeSet<String>,
    out: String,
    left_out: Vec<String>,
}

impl Writer {
    fn declare(&mut self, context: &Value) {
        match context {
            Value::Array(list) => list.iter().for_each(|it| self.declare(it)),
            Value::Object(map) => {
                for (prefix, value) in map.iter().filter(|(prefix, _)| is_name(prefix)) {
                    let namespace = value.as_str().or_else(|| value.get("@id").and_then(Value::as_str));
                    self.prefixes.extend(namespace.map(|it| (prefix.clone(), it.to_owned())));
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, object: &Map<String, Value>) {
        for name in ORDER {
            if let Some(value) = object.get(name) {
                self.field(name, value);
            }
        }
        let others = object.iter().filter(|(name, _)| !ORDER.contains(&name.as_str()));
        for (name, value) in others.filter(|(name, _)| !matches!(name.as_str(), "type" | "@context")) {
            self.field(name, value);
        }
    }

    fn field(&mut self, name: &str, value: &Value) {
        if !self.is_writable(name) {
            self.lost(name);
            return;
        }
        match (shape(name), value) {
            (_, Value::Null) => {}
            (Some(Shape::Texts(item)), Value::Array(list)) => {
                self.within(name, |it| list.iter().for_each(|value| it.field(item, value)));
            }
            (Some(Shape::Objects(item)), Value::Array(list)) => {
                self.within(name, |it| list.iter().for_each(|value| it.field(item, value)));
            }
            (Some(Shape::Typed(item)), Value::Array(list)) => {
                self.within(name, |it| list.iter().for_each(|value| it.typed(item, value)));
            }
            (Some(Shape::Attributes | Shape::Repeated), Value::Object(map)) => self.attributes(name, map),
            (Some(Shape::Object), Value::String(_)) if matches!(name, "readPoint" | "bizLocation") => {
                self.within(name, |it| it.field("id", value));
            }
            (_, Value::Array(list)) => list.iter().for_each(|value| self.field(name, value)),
            (_, Value::Object(map)) => self.within(name, |it| it.fields(map)),
            (_, Value::String(text)) if text.contains(is_forbidden) => self.lost(name),
            (_, single) => {
                let text = escaped(&word(name, &plain(single)));
                let _ = write!(self.out, "<{name}>{text}</{name}>");
            }
        }
    }

    fn lost(&mut self, name: &str) {
        self.left_out.push(name.chars().take(80).collect());
    }

    fn within(&mut self, name: &str, inner: impl FnOnce(&mut Writer)) {
        let _ = write!(self.out, "<{name}>");
        inner(self);
        let _ = write!(self.out, "</{name}>");
    }

    /// `<source type="…">…</source>`.
    fn typed(&mut self, item: &str, value: &Value) {
        let Some(map) = value.as_object() else { return };
        let kind = map.get("type").map(|it| word(if item == "bizTransaction" { "BTT" } else { "SDT" }, &plain(it)));
        let kind = kind.map_or_else(String::new, |it| format!(" type=\"{}\"", escaped(&it)));
        let text = map.get(item).map(plain).unwrap_or_default();
        let _ = write!(self.out, "<{item}{kind}>{}</{item}>", escaped(&text));
        let rest = map.keys().filter(|it| *it != "type" && *it != item);
        rest.for_each(|it| self.lost(it));
    }

    /// Plain fields as attributes, the others as elements.
    fn attributes(&mut self, name: &str, map: &Map<String, Value>) {
        let is_plain = |value: &Value| !matches!(value, Value::Array(_) | Value::Object(_) | Value::Null);
        let _ = write!(self.out, "<{name}");
        let mut inner = Map::new();
        for (name, value) in map {
            let is_forbidden = value.as_str().is_some_and(|it| it.contains(is_forbidden));
            if !is_plain(value) || name.contains(':') || is_forbidden {
                inner.insert(name.clone(), value.clone());
            } else if self.is_writable(name) {
                let _ = write!(self.out, " {name}=\"{}\"", escaped(&word(name, &plain(value))));
            } else {
                self.lost(name);
            }
        }
        self.out.push('>');
        inner.iter().for_each(|(name, value)| self.field(name, value));
        let _ = write!(self.out, "</{name}>");
    }

    /// Whether XML can hold a name: each part of it, and its prefix is declared.
    fn is_writable(&mut self, name: &str) -> bool {
        match name.split_once(':') {
            None => is_name(name),
            Some((prefix, local)) => {
                let is_known = matches!(prefix, "cbvmda" | "gs1") || self.prefixes.contains_key(prefix);
                self.used.insert(prefix.to_owned());
                is_known && is_name(prefix) && is_name(local)
            }
        }
    }
}

/// Words of the CBV as web addresses: XML knows no bare ones (CBV 2.0, section 7).
fn word(field: &str, text: &str) -> String {
    let list = match field {
        "bizStep" => "BizStep",
        "disposition" | "set" | "unset" => "Disp",
        "BTT" | "SDT" => field,
        "reason" => "ER",
        "component" => "Comp",
        "type" | "exception" if !text.contains(':') => return format!("https://ref.gs1.org/voc/{text}"),
        _ => return text.to_owned(),
    };
    if text.contains(':') { text.to_owned() } else { format!("https://ref.gs1.org/cbv/{list}-{text}") }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// An XML name without a colon, of the letters that every reader takes.
fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|it| it.is_alphabetic() || it == '_')
        && letters.all(|it| it.is_alphanumeric() || matches!(it, '_' | '-' | '.'))
        && !text.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("xml"))
}

/// What XML 1.0 cannot hold, however it is written.
fn is_forbidden(letter: char) -> bool {
    matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Text in XML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            other if is_forbidden(other) => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}
