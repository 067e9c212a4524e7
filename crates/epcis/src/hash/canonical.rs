//! The canonical order of an event's fields.
//!
//! ```text
//! eventType eventTime eventTimeZoneOffset epcList parentID inputEPCList childEPCs quantityList
//! childQuantityList inputQuantityList outputEPCList outputQuantityList action transformationID bizStep
//! disposition persistentDisposition readPoint bizLocation bizTransactionList sourceList destinationList
//! sensor elements · ilmd · extensions
//! ```

use super::Version;
use super::extension::Namespaces;
use super::value::{Kind, canonical};
use crate::event::is_standard;
use crate::read::{field, type_of};
use gs1::list::Gather;
use serde_json::{Map, Value};

type Fields = &'static [(&'static str, Kind)];

const QUANTITY: Fields = &[("epcClass", Kind::Identifier), ("quantity", Kind::Number), ("uom", Kind::Text)];
const PLACE: Fields = &[("id", Kind::Identifier)];
const TRANSACTION: Fields = &[("type", Kind::Word("BTT")), ("bizTransaction", Kind::Identifier)];
const SOURCE: Fields = &[("type", Kind::Word("SDT")), ("source", Kind::Identifier)];
const DESTINATION: Fields = &[("type", Kind::Word("SDT")), ("destination", Kind::Identifier)];
const METADATA: Fields = &[
    ("time", Kind::Time),
    ("startTime", Kind::Time),
    ("endTime", Kind::Time),
    ("deviceID", Kind::Identifier),
    ("deviceMetadata", Kind::Identifier),
    ("rawData", Kind::Identifier),
    ("dataProcessingMethod", Kind::Identifier),
    ("bizRules", Kind::Identifier),
];
const REPORT: Fields = &[
    ("type", Kind::WebWord),
    ("exception", Kind::WebWord),
    ("deviceID", Kind::Identifier),
    ("deviceMetadata", Kind::Identifier),
    ("rawData", Kind::Identifier),
    ("dataProcessingMethod", Kind::Identifier),
    ("time", Kind::Time),
    ("microorganism", Kind::Identifier),
    ("chemicalSubstance", Kind::Identifier),
    ("value", Kind::Number),
    ("component", Kind::Word("Comp")),
    ("stringValue", Kind::Text),
    ("booleanValue", Kind::Text),
    ("hexBinaryValue", Kind::Text),
    ("uriValue", Kind::Identifier),
    ("minValue", Kind::Number),
    ("maxValue", Kind::Number),
    ("meanValue", Kind::Number),
    ("sDev", Kind::Number),
    ("percRank", Kind::Number),
    ("percValue", Kind::Number),
    ("uom", Kind::Text),
    ("coordinateReferenceSystem", Kind::Identifier),
];

/// The text that is hashed.
pub(super) fn prehash(event: &Map<String, Value>, namespaces: &Namespaces, version: Version) -> String {
    let namespaces = &namespaces.with(event);
    let mut out = Writer { namespaces, version, text: String::new(), tail: Vec::new() };
    if let Some(kind) = type_of(event) {
        out.text.push_str("eventType=");
        out.text.push_str(kind);
    }
    out.simple(event, "eventTime", Kind::Time);
    out.simple(event, "eventTimeZoneOffset", Kind::Text);
    out.identifiers(event, "epcList");
    out.simple(event, "parentID", Kind::Identifier);
    out.identifiers(event, "inputEPCList");
    out.identifiers(event, "childEPCs");
    out.items(event, "quantityList", "quantityElement", QUANTITY);
    out.items(event, "childQuantityList", "quantityElement", QUANTITY);
    out.items(event, "inputQuantityList", "quantityElement", QUANTITY);
    out.identifiers(event, "outputEPCList");
    out.items(event, "outputQuantityList", "quantityElement", QUANTITY);
    out.simple(event, "action", Kind::Text);
    out.simple(event, "transformationID", Kind::Identifier);
    out.simple(event, "bizStep", Kind::Word("BizStep"));
    out.simple(event, "disposition", Kind::Word("Disp"));
    out.persistent(event);
    out.place(event, "readPoint");
    out.place(event, "bizLocation");
    out.items(event, "bizTransactionList", "", TRANSACTION);
    out.items(event, "sourceList", "", SOURCE);
    out.items(event, "destinationList", "", DESTINATION);
    out.sensors(event);
    if let Some(ilmd) = field(event, "ilmd").and_then(Value::as_object) {
        let fields = namespaces.extensions(ilmd.iter());
        if !fields.is_empty() {
            out.text.push_str("ilmd");
            out.text.push_str(&fields);
        }
    }
    // Hashed by their own rules, or not at all.
    let extensions = event.iter().filter(|(key, _)| !is_standard(key));
    let extensions = namespaces.extensions(extensions);
    out.text.push_str(&out.tail.concat());
    out.text.push_str(&extensions);
    out.text
}

struct Writer<'a> {
    namespaces: &'a Namespaces,
    version: Version,
    text: String,
    /// Extensions that CBV 2.0 moves behind everything else.
    tail: Vec<String>,
}

/// Standard fields and extensions of one object.
struct Parts {
    standard: String,
    extensions: String,
}

impl Writer<'_> {
    fn simple(&mut self, event: &Map<String, Value>, name: &str, kind: Kind) {
        if let Some(value) = field(event, name).and_then(|it| canonical(it, kind)) {
            self.text.push_str(name);
            self.text.push('=');
            self.text.push_str(&value);
        }
    }

    fn identifiers(&mut self, event: &Map<String, Value>, name: &str) {
        let list = field(event, name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut parts: Vec<String> =
            (list.iter()).filter_map(|it| canonical(it, Kind::Identifier)).map(|it| format!("epc={it}")).gathered();
        gs1::order::sort(&mut parts);
        self.list(name, &parts);
    }

    fn list(&mut self, name: &str, parts: &[String]) {
        if !parts.is_empty() {
            self.text.push_str(name);
            self.text.push_str(&parts.concat());
        }
    }

    /// A list of objects, each introduced by `item`.
    fn items(&mut self, event: &Map<String, Value>, name: &str, item: &str, fields: Fields) {
        let list = field(event, name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut written = Vec::new();
        let mut moved = Vec::new();
        for map in list.iter().filter_map(Value::as_object) {
            let parts = self.object(map, fields);
            let (here, later) = self.placed(item, parts);
            written.extend(here);
            moved.extend(later);
        }
        gs1::order::sort(&mut written);
        gs1::order::sort(&mut moved);
        self.list(name, &written);
        if !moved.is_empty() {
            self.tail.push(format!("{name}{}", moved.concat()));
        }
    }

    /// An object's text here, and the text that CBV 2.0 moves to the end; both with their name.
    fn placed(&self, name: &str, parts: Parts) -> (Option<String>, Option<String>) {
        let named = |text: String| (!text.is_empty()).then(|| format!("{name}{text}"));
        match self.version {
            Version::Cbv20 => (named(parts.standard), named(parts.extensions)),
            Version::Cbv21 => (named(parts.standard + &parts.extensions), None),
        }
    }

    fn object(&self, map: &Map<String, Value>, fields: Fields) -> Parts {
        let mut standard = String::new();
        for (name, kind) in fields {
            if let Some(value) = field(map, name).and_then(|it| canonical(it, *kind)) {
                standard.push_str(name);
                standard.push('=');
                standard.push_str(&value);
            }
        }
        let unknown = map.iter().filter(|(key, _)| !fields.iter().any(|(name, _)| name == key));
        Parts { standard, extensions: self.namespaces.extensions(unknown) }
    }

    fn place(&mut self, event: &Map<String, Value>, name: &str) {
        let parts = match field(event, name) {
            Some(Value::Object(map)) => self.object(map, PLACE),
            Some(value) => {
                let id = canonical(value, Kind::Identifier).map(|it| format!("id={it}"));
                Parts { standard: id.unwrap_or_default(), extensions: String::new() }
            }
            None => return,
        };
        let (here, later) = self.placed(name, parts);
        self.text.push_str(&here.unwrap_or_default());
        self.tail.extend(later);
    }

    fn persistent(&mut self, event: &Map<String, Value>) {
        let Some(map) = field(event, "persistentDisposition").and_then(Value::as_object) else { return };
        let mut parts = Vec::new();
        for name in ["set", "unset"] {
            let list = field(map, name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            let words = list.iter().filter_map(|it| canonical(it, Kind::Word("Disp")));
            let mut words: Vec<String> = words.map(|it| format!("{name}={it}")).gathered();
            gs1::order::sort(&mut words);
            parts.extend(words);
        }
        self.list("persistentDisposition", &parts);
    }

    fn sensors(&mut self, event: &Map<String, Value>) {
        let list = field(event, "sensorElementList").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut written = Vec::new();
        let mut moved = Vec::new();
        for element in list.iter().filter_map(Value::as_object) {
            let (here, later) = self.placed("sensorElement", self.sensor_element(element));
            written.extend(here);
            moved.extend(later);
        }
        gs1::order::sort(&mut written);
        gs1::order::sort(&mut moved);
        let name = if self.version == Version::Cbv21 { "sensorElementList" } else { "" };
        self.list(name, &written);
        self.tail.extend(moved);
    }

    fn sensor_element(&self, element: &Map<String, Value>) -> Parts {
        let mut here = Vec::new();
        let mut later = Vec::new();
        if let Some(metadata) = field(element, "sensorMetadata").and_then(Value::as_object) {
            let (standard, extensions) = self.placed("sensorMetadata", self.object(metadata, METADATA));
            here.extend(standard);
            later.extend(extensions);
        }
        let reports = field(element, "sensorReport").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut written = Vec::new();
        let mut moved = Vec::new();
        for report in reports.iter().filter_map(Value::as_object) {
            let (standard, extensions) = self.placed("sensorReport", self.object(report, REPORT));
            written.extend(standard);
            moved.extend(extensions);
        }
        gs1::order::sort(&mut written);
        gs1::order::sort(&mut moved);
        here.extend(written);
        later.extend(moved);
        let unknown = element.iter().filter(|(key, _)| !matches!(key.as_str(), "sensorMetadata" | "sensorReport"));
        later.push(self.namespaces.extensions(unknown));
        Parts { standard: here.concat(), extensions: later.concat() }
    }
}
