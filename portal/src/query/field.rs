//! Fields of an event that are no words of the index: numbers, times, sensors, master data, extensions.

use super::words::canonical;
use epcis::time::Timestamp;
use serde_json::{Map, Value};

/// Where a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A field of the event itself.
    Event,
    /// A field at any depth of the event, beside its standard fields.
    Inner,
    /// A field of `ilmd`.
    Ilmd,
    /// A field at any depth of `ilmd`.
    InnerIlmd,
    /// `errorDeclaration`.
    Error,
    /// `quantity` of an element of a quantity list.
    Quantity,
    /// `sensorElementList`, at any depth.
    Sensor,
}

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Equal to one of the values.
    Equal,
    /// Greater than the value.
    Greater,
    /// Greater or equal.
    AtLeast,
    /// Less.
    Less,
    /// Less or equal.
    AtMost,
}

impl Comparison {
    /// Takes the comparison off the beginning of a parameter's name.
    pub fn named(name: &str) -> Option<(Comparison, &str)> {
        let (start, field) = name.split_once('_')?;
        let comparison = match start {
            "EQ" => Comparison::Equal,
            "GT" => Comparison::Greater,
            "GE" => Comparison::AtLeast,
            "LT" => Comparison::Less,
            "LE" => Comparison::AtMost,
            _ => return None,
        };
        Some((comparison, field))
    }

    fn holds<T: PartialOrd>(self, found: &T, wanted: &T) -> bool {
        match self {
            Comparison::Equal => found == wanted,
            Comparison::Greater => found > wanted,
            Comparison::AtLeast => found >= wanted,
            Comparison::Less => found < wanted,
            Comparison::AtMost => found <= wanted,
        }
    }
}

/// A value to compare with, in every way in which it can be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Operand {
    /// As it was written.
    pub text: String,
    /// As a number.
    pub number: Option<f64>,
    /// As a moment.
    pub time: Option<Timestamp>,
}

impl Operand {
    /// Reads a value.
    pub fn read(text: &str) -> Operand {
        // An unescaped plus sign in an address arrives as a space.
        let spaced = text.replacen(' ', "+", usize::from(text.contains('T')));
        let time = Timestamp::parse(&spaced, None).ok().and_then(|(time, offset)| offset.map(|_| time));
        let number = text.parse::<f64>().ok().filter(|it| it.is_finite());
        Operand { text: text.to_owned(), number, time }
    }

    /// Whether a value that an event holds compares so with this one.
    pub(super) fn compares(&self, comparison: Comparison, found: &Value) -> bool {
        match found {
            Value::Number(number) => {
                let both = number.as_f64().zip(self.number);
                both.is_some_and(|(found, wanted)| comparison.holds(&found, &wanted))
            }
            Value::Bool(found) => comparison == Comparison::Equal && self.text == found.to_string(),
            Value::String(found) => {
                let found = Operand::read(found);
                let as_text = comparison == Comparison::Equal && same_word(&found.text, &self.text);
                as_text
                    || found.number.zip(self.number).is_some_and(|(it, wanted)| comparison.holds(&it, &wanted))
                    || found.time.zip(self.time).is_some_and(|(it, wanted)| comparison.holds(&it, &wanted))
            }
            // A place or term is an object with its id; a repeated field is a list.
            Value::Object(map) => map.get("id").or(map.get("@value")).is_some_and(|it| self.compares(comparison, it)),
            Value::Array(list) => list.iter().any(|it| self.compares(comparison, it)),
            Value::Null => false,
        }
    }
}

/// Whether two spellings are one word: a CURIE or URI and its bare word, a thing in any spelling.
fn same_word(one: &str, other: &str) -> bool {
    let bare = |text: &str| {
        let local = text.rsplit(['#', '/', ':']).next().unwrap_or(text);
        local.rsplit_once('-').map_or(local, |(_, word)| word).to_owned()
    };
    let is_cbv = |text: &str| text.contains("cbv") || text.contains("gs1:") || text.contains("gs1.org/voc/");
    one == other
        || canonical(one) == canonical(other)
        || (is_cbv(one) || is_cbv(other)) && bare(one).eq_ignore_ascii_case(&bare(other))
}

/// The place and the name of the field that a parameter names; `None` for one that the standard does not know.
pub(super) fn wanted(field: &str) -> Option<(Place, String)> {
    let named = |place, name: &str| (name.contains([':', '#', '/'])).then(|| (place, name.to_owned()));
    let found = match field {
        "action" => (Place::Event, "action"),
        "persistentDisposition_set" => (Place::Event, "persistentDisposition/set"),
        "persistentDisposition_unset" => (Place::Event, "persistentDisposition/unset"),
        "quantity" => (Place::Quantity, "quantity"),
        "errorDeclaration" => (Place::Event, "errorDeclaration"),
        "errorReason" => (Place::Error, "reason"),
        "correctiveEventID" => (Place::Error, "correctiveEventIDs"),
        "errorDeclarationTime" | "errorDeclaration_Time" => (Place::Error, "declarationTime"),
        "sensorElementList" => (Place::Event, "sensorElementList"),
        "type"
        | "deviceID"
        | "dataProcessingMethod"
        | "microorganism"
        | "chemicalSubstance"
        | "bizRules"
        | "stringValue"
        | "hexBinaryValue"
        | "uriValue"
        | "booleanValue"
        | "percRank"
        | "time"
        | "startTime"
        | "endTime"
        | "deviceMetadata"
        | "rawData"
        | "exception"
        | "component"
        | "coordinateReferenceSystem" => (Place::Sensor, field),
        _ => {
            for (start, place) in [
                ("INNER_ILMD_", Place::InnerIlmd),
                ("ILMD_", Place::Ilmd),
                ("INNER_SENSORELEMENT_", Place::Sensor),
                ("SENSORELEMENT_", Place::Sensor),
                ("SENSORMETADATA_", Place::Sensor),
                ("SENSORREPORT_", Place::Sensor),
                ("INNER_SENSORMETADATA_", Place::Sensor),
                ("INNER_SENSORREPORT_", Place::Sensor),
                ("INNER_ERROR_DECLARATION_", Place::Error),
                ("ERROR_DECLARATION_", Place::Error),
                ("INNER_", Place::Inner),
            ] {
                if let Some(name) = field.strip_prefix(start) {
                    return named(place, name);
                }
            }
            // A measured value names its unit, in which alone it is compared.
            let measured = ["value", "minValue", "maxValue", "meanValue", "sDev", "percValue"];
            let unit = measured.iter().find(|it| field.strip_prefix(**it).is_some_and(|unit| unit.starts_with('_')));
            return if unit.is_some() { Some((Place::Sensor, field.to_owned())) } else { named(Place::Event, field) };
        }
    };
    Some((found.0, found.1.to_owned()))
}

/// Every value of a field of an event.
pub(super) fn values<'a>(event: &'a Map<String, Value>, place: Place, name: &str) -> Vec<&'a Value> {
    let mut found = Vec::new();
    let part = |name: &str| event.get(name);
    match place {
        Place::Event => match name.split_once('/').filter(|_| name.starts_with("persistentDisposition/")) {
            Some((outer, inner)) => found.extend(part(outer).and_then(|it| it.get(inner))),
            None => found.extend(event.iter().filter(|(key, _)| is_field(key, name)).map(|(_, value)| value)),
        },
        Place::Inner => event.values().for_each(|it| deep(it, name, 0, &mut found)),
        Place::Ilmd => {
            let fields = part("ilmd").and_then(Value::as_object).into_iter().flatten();
            found.extend(fields.filter(|(key, _)| is_field(key, name)).map(|(_, value)| value));
        }
        Place::InnerIlmd => deep(part("ilmd").unwrap_or(&Value::Null), name, 0, &mut found),
        Place::Error => deep(part("errorDeclaration").unwrap_or(&Value::Null), name, 0, &mut found),
        Place::Quantity => {
            let lists = event.iter().filter(|(key, _)| key.ends_with("uantityList")).map(|(_, value)| value);
            lists.for_each(|it| deep(it, name, 0, &mut found));
        }
        Place::Sensor => {
            let sensors = part("sensorElementList").unwrap_or(&Value::Null);
            match name.split_once('_').filter(|(name, _)| !name.contains(':')) {
                Some((field, unit)) => measured(sensors, field, unit, &mut found),
                None => deep(sensors, name, 0, &mut found),
            }
        }
    }
    found
}

/// What the JSON text of every event holds that has the field: the end of its name, and the list in which it stands.
pub(super) fn ends(place: Place, name: &str) -> Vec<String> {
    let list = match place {
        Place::Event | Place::Inner => None,
        Place::Ilmd | Place::InnerIlmd => Some("ilmd"),
        Place::Error => Some("errorDeclaration"),
        Place::Quantity => Some("uantityList"),
        Place::Sensor => Some("sensorElementList"),
    };
    // A measured value's unit stands behind its name.
    let name =
        name.split_once('_').filter(|(it, _)| place == Place::Sensor && !it.contains(':')).map_or(name, |it| it.0);
    // Letters that JSON writes in several ways say nothing about the text.
    let plain = |it: &&str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_alphanumeric());
    list.into_iter().chain(Some(local(name)).filter(plain)).map(|it| format!("{it}\"")).collect()
}

/// Values in reports of one unit.
fn measured<'a>(sensors: &'a Value, field: &str, unit: &str, found: &mut Vec<&'a Value>) {
    let reports =
        sensors.as_array().into_iter().flatten().filter_map(|it| it.get("sensorReport")?.as_array()).flatten();
    found.extend(
        reports.filter(|it| it.get("uom").and_then(Value::as_str) == Some(unit)).filter_map(|it| it.get(field)),
    );
}

/// Deepest nesting that is looked into.
const DEEPEST: usize = 16;

fn deep<'a>(value: &'a Value, name: &str, depth: usize, found: &mut Vec<&'a Value>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if is_field(key, name) {
                    found.push(value);
                }
                deep(value, name, depth + 1, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|it| deep(it, name, depth + 1, found)),
        _ => {}
    }
}

/// A name without its namespace.
fn local(text: &str) -> &str {
    text.rsplit(['#', '/', ':']).next().unwrap_or(text)
}

/// Whether a key is the field of this name: as written, or the same local name where one of both spells
/// the namespace out.
fn is_field(key: &str, name: &str) -> bool {
    let spelled_out = |text: &str| text.contains('#') || text.contains('/');
    key == name || (spelled_out(key) != spelled_out(name)) && key.contains([':', '#', '/']) && local(key) == local(name)
}
