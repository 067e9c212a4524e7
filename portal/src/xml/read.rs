//! A document as XML, into the same as JSON.

use super::{Shape, is_number, shape};
use epcis::vocabulary::{BizStep, Disposition};
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Number, Value, json};
use std::collections::BTreeMap;

/// Most elements, attributes and texts.
const MOST_NODES: u32 = 2_000_000;
/// Deepest nesting of an event; the reader of JSON takes 127.
const DEEPEST: usize = 64;
/// Most drops that are told one by one.
const MOST_TOLD: usize = 100;

/// Reads a document, and says what of it is dropped.
///
/// # Errors
/// In words, with the line and column, where it is no XML, or no document of EPCIS.
pub fn read(bytes: &[u8]) -> Result<(Value, Vec<String>), String> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let text = text.map_err(|_| "not UTF-8".to_owned())?;
    too_deep(text)?;
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| error.to_string())?;
    let root = document.root_element();
    if !matches!(root.tag_name().name(), "EPCISDocument" | "EPCISQueryDocument") {
        return Err(format!("<{}> is no document of EPCIS", root.tag_name().name()));
    }
    let mut reader = Reader::default();
    let version = root.attribute("schemaVersion").unwrap_or_default();
    if !(version.starts_with("1.") || version.starts_with("2.")) {
        return Err(format!("schemaVersion \"{version}\": 1.x and 2.0 are read"));
    }
    for child in root.children().filter(|it| it.is_element() && it.tag_name().name() != "EPCISBody") {
        reader.drop(&child, "the header, its master data and extensions are not recorded");
    }
    for node in document.descendants().filter(|it| it.is_comment() || it.is_pi()) {
        reader.drop(&node, "a comment or an instruction");
    }
    let list = document.descendants().find(|it| it.tag_name().name() == "EventList");
    let list = list.ok_or("no <EventList>")?;
    let mut events = Vec::new();
    reader.events(&list, &mut events)?;
    let mut contexts = vec![json!("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld")];
    let declared: Map<String, Value> =
        reader.prefixes.iter().map(|(namespace, prefix)| (prefix.clone(), json!(namespace))).collect();
    if !declared.is_empty() {
        contexts.push(Value::Object(declared));
    }
    let mut value = json!({ "@context": contexts, "type": "EPCISDocument", "schemaVersion": "2.0",
        "epcisBody": { "eventList": events } });
    if let Some(created) = root.attribute("creationDate") {
        value["creationDate"] = json!(created);
    }
    Ok((value, reader.told()))
}

/// Refuses nesting that no document of EPCIS has, before a tree is made of it: a megabyte of opened elements is a
/// tree as deep as it is long.
fn too_deep(text: &str) -> Result<(), String> {
    let mut depth = 0_usize;
    for part in text.split('<').skip(1) {
        // Comments and CDATA may hold anything; they only make this count too high where they hold tags.
        match part.as_bytes().first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') | None => {}
            Some(_) => {
                let tag = part.split('>').next().unwrap_or_default();
                depth += usize::from(!tag.ends_with('/'));
            }
        }
        if depth > 4 * DEEPEST {
            return Err(format!("nested deeper than {} elements", 4 * DEEPEST));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Reader {
    /// Prefixes by the namespaces that are used.
    prefixes: BTreeMap<String, String>,
    dropped: Vec<String>,
    more: usize,
}

impl Reader {
    fn drop(&mut self, node: &Node<'_, '_>, what: &str) {
        if self.dropped.len() == MOST_TOLD {
            self.more += 1;
            return;
        }
        let at = node.document().text_pos_at(node.range().start);
        let name = if node.is_element() { node.tag_name().name() } else { "" };
        let name: String = name.chars().take(80).collect();
        self.dropped.push(format!("line {}, column {}: {name}: {what}", at.row, at.col));
    }

    fn told(self) -> Vec<String> {
        let more = (self.more > 0).then(|| format!("{} more", self.more));
        self.dropped.into_iter().chain(more).collect()
    }

    fn events(&mut self, list: &Node<'_, '_>, events: &mut Vec<Value>) -> Result<(), String> {
        for node in list.children().filter(Node::is_element) {
            match node.tag_name().name() {
                // In 1.2 the newer kinds stand in one or two of these.
                "extension" => {
                    if node.ancestors().filter(|it| it.tag_name().name() == "extension").count() < DEEPEST {
                        self.events(&node, events)?;
                    }
                }
                kind @ ("ObjectEvent"
                | "AggregationEvent"
                | "TransactionEvent"
                | "TransformationEvent"
                | "AssociationEvent") => {
                    let mut event = self.object(&node, DEEPEST)?;
                    event.insert("type".to_owned(), json!(kind));
                    events.push(Value::Object(event));
                }
                _ => self.drop(&node, "not an event of EPCIS 2.0"),
            }
        }
        Ok(())
    }

    /// The fields of an element.
    fn object(&mut self, node: &Node<'_, '_>, depth: usize) -> Result<Map<String, Value>, String> {
        let mut object = Map::new();
        self.fields(node, depth, &mut object)?;
        Ok(object)
    }

    fn fields(&mut self, node: &Node<'_, '_>, depth: usize, object: &mut Map<String, Value>) -> Result<(), String> {
        if depth == 0 {
            return Err(format!("nested deeper than {DEEPEST} elements"));
        }
        for child in node.children() {
            if child.is_text() && !child.text().unwrap_or_default().trim().is_empty() {
                self.drop(&child, "text beside elements");
            }
            if !child.is_element() {
                continue;
            }
            let name = self.name(child.tag_name().namespace(), child.tag_name().name(), &child);
            if matches!(name.as_str(), "extension" | "baseExtension") {
                self.fields(&child, depth - 1, object)?;
                continue;
            }
            let (value, is_list) = self.value(&child, &name, depth)?;
            match object.get_mut(&name) {
                None if is_list && !value.is_array() => {
                    object.insert(name, Value::Array(vec![value]));
                }
                None => {
                    object.insert(name, value);
                }
                // What stands there twice is a list, whatever its first value looked like.
                Some(Value::Array(list)) => match value {
                    Value::Array(more) => list.extend(more),
                    one => list.push(one),
                },
                Some(first) => {
                    let list = vec![first.take(), value];
                    *first = Value::Array(list);
                }
            }
        }
        Ok(())
    }

    /// A field's value, and whether it is one of a list.
    fn value(&mut self, node: &Node<'_, '_>, name: &str, depth: usize) -> Result<(Value, bool), String> {
        let elements = || node.children().filter(Node::is_element);
        let attributes = node.attributes().len() > 0;
        let text = || text(node);
        Ok(match shape(name) {
            Some(Shape::Texts(_)) => (Value::Array(elements().map(|it| json!(self::text(&it))).collect()), true),
            Some(Shape::Objects(_)) => {
                let list: Result<Vec<Value>, String> =
                    elements().map(|it| self.object(&it, depth - 1).map(Value::Object)).collect();
                (Value::Array(list?), true)
            }
            Some(Shape::Typed(_)) => {
                let typed = |it: Node<'_, '_>| {
                    let mut item = Map::new();
                    item.extend(it.attribute("type").map(|kind| ("type".to_owned(), json!(kind))));
                    item.insert(it.tag_name().name().to_owned(), json!(self::text(&it)));
                    Value::Object(item)
                };
                (Value::Array(elements().map(typed).collect()), true)
            }
            Some(Shape::Object) => (Value::Object(self.object(node, depth - 1)?), false),
            Some(Shape::Attributes | Shape::Repeated) => {
                let mut object = self.object(node, depth - 1)?;
                for attribute in node.attributes() {
                    let name = self.name(attribute.namespace(), attribute.name(), node);
                    object.insert(name.clone(), scalar(&name, attribute.value()));
                }
                (Value::Object(object), shape(name) == Some(Shape::Repeated))
            }
            Some(Shape::RepeatedTexts) => (scalar(name, &text()), true),
            None if elements().next().is_some() => {
                if attributes {
                    self.drop(node, "attributes");
                }
                (Value::Object(self.object(node, depth - 1)?), false)
            }
            None => {
                if attributes {
                    self.drop(node, "attributes");
                }
                (scalar(name, &text()), false)
            }
        })
    }

    /// The name of a field: with a prefix where it stands in a namespace other than that of EPCIS.
    fn name(&mut self, namespace: Option<&str>, local: &str, node: &Node<'_, '_>) -> String {
        let Some(namespace) = namespace.filter(|it| !it.starts_with("urn:epcglobal:epcis")) else {
            return local.to_owned();
        };
        // These two have a prefix everywhere; spellings that are hashed otherwise keep their own.
        match namespace {
            "urn:epcglobal:cbv:mda" => return format!("cbvmda:{local}"),
            "https://ref.gs1.org/voc/" => return format!("gs1:{local}"),
            _ => {}
        }
        if let Some(prefix) = self.prefixes.get(namespace) {
            return format!("{prefix}:{local}");
        }
        let own = node.lookup_prefix(namespace).filter(|it| !it.is_empty()).unwrap_or("ns");
        let taken = |prefix: &str| {
            matches!(prefix, "cbvmda" | "gs1" | "epcis" | "cbv") || self.prefixes.values().any(|it| it == prefix)
        };
        let numbered = (1_usize..).map(|number| format!("{own}{number}"));
        let prefix = std::iter::once(own.to_owned()).chain(numbered).find(|it| !taken(it)).unwrap_or_default();
        self.prefixes.insert(namespace.to_owned(), prefix.clone());
        format!("{prefix}:{local}")
    }
}

/// All text of an element that has no elements.
fn text(node: &Node<'_, '_>) -> String {
    let texts: String = node.children().filter_map(|it| it.text().filter(|_| it.is_text())).collect();
    texts.trim().to_owned()
}

/// A text as JSON writes the field; what is no number where one belongs stays text, and is judged as such.
fn scalar(name: &str, text: &str) -> Value {
    match name {
        // JSON writes words of the CBV bare; others stay as they are.
        "bizStep" => json!(BizStep::read(text).word()),
        "disposition" | "set" | "unset" => json!(Disposition::read(text).word()),
        "reason" => {
            let prefixes = ["urn:epcglobal:cbv:er:", "https://ref.gs1.org/cbv/ER-"];
            json!(prefixes.iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text))
        }
        "booleanValue" if matches!(text, "true" | "1") => Value::Bool(true),
        "booleanValue" if matches!(text, "false" | "0") => Value::Bool(false),
        name if is_number(name) => {
            let exact = serde_json::from_str::<Number>(text).ok();
            let number = exact.or_else(|| text.trim_start_matches('+').parse::<f64>().ok().and_then(Number::from_f64));
            number.map_or_else(|| json!(text), Value::Number)
        }
        _ => json!(text),
    }
}
