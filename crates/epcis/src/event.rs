//! The EPCIS 2.0 event: what, when, where, why and how.
//!
//! Source: EPCIS 2.0, section 7.4.

mod certification;
mod sensor;

pub use certification::Certification;
pub use sensor::{SensorElement, SensorMetadata, SensorReport};

use crate::item::ItemKey;
use crate::time::{Date, Offset, Timestamp};
use crate::vocabulary::{BizStep, BizTransactionType, Disposition, ErrorReason, SourceDestType};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// The type of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventType {
    /// Something happened to one or more things as such.
    Object,
    /// Things were put into, or taken out of, a container.
    Aggregation,
    /// Things were joined to, or parted from, an asset or place.
    Association,
    /// Things were bound to a business transaction.
    Transaction,
    /// Inputs were used up and outputs came to be.
    Transformation,
    /// A type that EPCIS 2.0 does not know, as it was written.
    Other(String),
}

/// What an event means for the life of its things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Came into being, or was put together.
    Add,
    /// Was seen, neither created nor ended.
    Observe,
    /// Came to its end, or was taken apart.
    Delete,
}

/// An identifier as it was written, with its normalised key if it carries one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epc {
    /// The identifier as it was written.
    pub text: String,
    /// Its normalised key.
    pub key: Option<ItemKey>,
}

impl Epc {
    /// An identifier with its key read from it: a URI, or element strings as a code holds them.
    pub fn new(text: impl Into<String>) -> Epc {
        let text = text.into();
        Epc { key: ItemKey::read(&text).or_else(|| ItemKey::of_code(&text)), text }
    }

    /// Whether both name the same: by key where both have one, else by spelling.
    pub fn same(&self, other: &Epc) -> bool {
        match (&self.key, &other.key) {
            (Some(mine), Some(theirs)) => mine == theirs,
            _ => self.text == other.text,
        }
    }
}

/// An amount of a class or lot.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The class or lot.
    pub class: Epc,
    /// The amount; absent where it is not known.
    pub amount: Option<f64>,
    /// The unit (UN/ECE Recommendation 20); absent: the amount counts pieces.
    pub uom: Option<String>,
}

/// Where things come from or go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDest {
    /// The role of the party or place.
    pub role: SourceDestType,
    /// The party or place.
    pub id: Epc,
}

/// A document that an event refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BizTransaction {
    /// The kind of document.
    pub kind: Option<BizTransactionType>,
    /// Its identifier.
    pub id: String,
}

/// States that hold until they are unset. Source: EPCIS 2.0, section 7.3.5.5.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersistentDisposition {
    /// States that hold from this event on.
    pub set: Vec<Disposition>,
    /// States that end with this event.
    pub unset: Vec<Disposition>,
}

/// The declaration that an earlier event with the same content was wrong.
///
/// Source: EPCIS 2.0, section 7.4.1.2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorDeclaration {
    /// When it was declared.
    pub time: Option<Timestamp>,
    /// Why.
    pub reason: Option<ErrorReason>,
    /// The events that stand in its place.
    pub corrective_event_ids: Vec<String>,
}

/// One visibility event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its type.
    pub kind: EventType,
    /// Its identifier.
    pub id: Option<String>,
    /// When it happened; absent where the record gives no readable time.
    pub time: Option<Timestamp>,
    /// The local clock of the place where it happened.
    pub offset: Option<Offset>,
    /// When it was recorded by a repository.
    pub record_time: Option<Timestamp>,
    /// What it means for the life of its things; a transformation has none.
    pub action: Option<Action>,
    /// What was being done.
    pub biz_step: Option<BizStep>,
    /// The state afterwards.
    pub disposition: Option<Disposition>,
    /// States that outlast it.
    pub persistent: PersistentDisposition,
    /// Where it happened.
    pub read_point: Option<Epc>,
    /// Where the things are afterwards.
    pub biz_location: Option<Epc>,
    /// `epcList`.
    pub epcs: Vec<Epc>,
    /// `quantityList`.
    pub quantities: Vec<Quantity>,
    /// `parentID`.
    pub parent: Option<Epc>,
    /// `childEPCs`.
    pub children: Vec<Epc>,
    /// `childQuantityList`.
    pub child_quantities: Vec<Quantity>,
    /// `inputEPCList`.
    pub inputs: Vec<Epc>,
    /// `inputQuantityList`.
    pub input_quantities: Vec<Quantity>,
    /// `outputEPCList`.
    pub outputs: Vec<Epc>,
    /// `outputQuantityList`.
    pub output_quantities: Vec<Quantity>,
    /// `transformationID`, which joins the parts of one transformation.
    pub transformation_id: Option<String>,
    /// Where the things come from.
    pub sources: Vec<SourceDest>,
    /// Where the things go to.
    pub destinations: Vec<SourceDest>,
    /// The documents it refers to.
    pub biz_transactions: Vec<BizTransaction>,
    /// What sensors measured.
    pub sensors: Vec<SensorElement>,
    /// The certificates it names.
    pub certifications: Vec<Certification>,
    /// That this event was wrong, and why.
    pub error: Option<ErrorDeclaration>,
    /// Whether it has master data, or fields that the standard does not name: most events have neither, and are looked
    /// through for them often.
    pub has_more: bool,
    /// The event as it came: for display, and for what this model does not name.
    pub raw: Arc<Map<String, Value>>,
}

/// The standard's own fields of an event (EPCIS 2.0, section 7.4) and the words of JSON-LD around them, in order of
/// length, then of bytes; every other field is an extension.
pub(crate) const STANDARD_FIELDS: [&str; 33] = [
    "id",
    "_id",
    "isA",
    "ilmd",
    "type",
    "@type",
    "action",
    "bizStep",
    "epcList",
    "eventID",
    "@context",
    "parentID",
    "childEPCs",
    "eventTime",
    "readPoint",
    "recordTime",
    "sourceList",
    "bizLocation",
    "disposition",
    "inputEPCList",
    "quantityList",
    "outputEPCList",
    "destinationList",
    "errorDeclaration",
    "transformationID",
    "certificationInfo",
    "childQuantityList",
    "inputQuantityList",
    "sensorElementList",
    "bizTransactionList",
    "outputQuantityList",
    "eventTimeZoneOffset",
    "persistentDisposition",
];

impl Event {
    /// Every identifier the event names, in the order of its fields: things, then inputs and outputs.
    pub fn items(&self) -> impl Iterator<Item = &Epc> {
        (self.epcs.iter())
            .chain(self.quantities.iter().map(|it| &it.class))
            .chain(&self.parent)
            .chain(&self.children)
            .chain(self.child_quantities.iter().map(|it| &it.class))
            .chain(self.inputs())
            .chain(self.outputs())
    }

    /// What a transformation used up.
    pub fn inputs(&self) -> impl Iterator<Item = &Epc> {
        self.inputs.iter().chain(self.input_quantities.iter().map(|it| &it.class))
    }

    /// What came out of a transformation.
    pub fn outputs(&self) -> impl Iterator<Item = &Epc> {
        self.outputs.iter().chain(self.output_quantities.iter().map(|it| &it.class))
    }

    /// The day on the local clock where it happened; UTC+7 where the record names no offset.
    pub fn local_date(&self) -> Option<Date> {
        self.time.map(|time| time.date(self.offset.unwrap_or(Offset::VIETNAM)))
    }

    /// A field of the instance or lot master data by its local name, in whatever namespace:
    /// `itemExpirationDate` finds `cbvmda:itemExpirationDate`.
    pub fn ilmd(&self, local: &str) -> Option<&Value> {
        let named = |(key, _): &(&String, &Value)| local_name(key).eq_ignore_ascii_case(local);
        self.ilmd_map()?.iter().find(named).map(|(_, value)| value)
    }

    /// The instance or lot master data; also where they stand as a list of one, or within `extension`, as documents
    /// that were turned from XML have them.
    pub fn ilmd_map(&self) -> Option<&Map<String, Value>> {
        if !self.has_more {
            return None;
        }
        let ilmd = self.raw.get("ilmd").or_else(|| self.raw.get("extension")?.get("ilmd"))?;
        ilmd.as_object().or_else(|| ilmd.as_array()?.iter().find_map(Value::as_object))
    }

    /// Like [`Event::ilmd`], as the text of the first value.
    pub fn ilmd_text(&self, local: &str) -> Option<Cow<'_, str>> {
        text_of(self.ilmd(local)?)
    }

    /// Like [`Event::ilmd_text`], also of a field of the event itself under a name with a prefix.
    pub fn stated_text(&self, local: &str) -> Option<Cow<'_, str>> {
        let named = |(key, _): &(&String, &Value)| key.contains(':') && local_name(key).eq_ignore_ascii_case(local);
        if !self.has_more {
            return None;
        }
        self.ilmd_text(local).or_else(|| text_of(self.raw.iter().find(named)?.1))
    }

    /// Like [`Event::ilmd`], as a day.
    pub fn ilmd_date(&self, local: &str) -> Option<Date> {
        Date::parse(&self.ilmd_text(local)?).ok()
    }

    /// Fields that the standard does not name, as they came.
    pub fn extensions(&self) -> impl Iterator<Item = (&str, &Value)> {
        let fields = self.has_more.then(|| self.raw.iter()).into_iter().flatten();
        fields.filter(|(key, _)| !is_standard(key)).map(|(key, value)| (key.as_str(), value))
    }
}

/// Whether a field is one of the standard's own, or a word of JSON-LD.
pub fn is_standard(key: &str) -> bool {
    standard_place(key).is_some()
}

/// Where a field stands among [`STANDARD_FIELDS`]: few of them are as long as it is.
pub(crate) fn standard_place(key: &str) -> Option<usize> {
    let (&from, &to) = (LENGTHS.get(key.len())?, LENGTHS.get(key.len() + 1)?);
    let (first, key) = (key.as_bytes().first(), key.as_bytes());
    // Of names of one length hardly two begin alike.
    let is_key = |name: &str| name.as_bytes().first() == first && name.as_bytes() == key;
    (from..to).find(|place| is_key(STANDARD_FIELDS[*place]))
}

/// The place of the first of [`STANDARD_FIELDS`] that is so long, or longer.
const LENGTHS: [usize; STANDARD_FIELDS[STANDARD_FIELDS.len() - 1].len() + 2] = {
    let mut starts = [0; _];
    let (mut length, mut place) = (0, 0);
    while length < starts.len() {
        while place < STANDARD_FIELDS.len() && STANDARD_FIELDS[place].len() < length {
            place += 1;
        }
        starts[length] = place;
        length += 1;
    }
    starts
};

/// The part of a name after its namespace: after the last `#`, `/` or `:`.
pub fn local_name(name: &str) -> &str {
    let end = name.bytes().rposition(|byte| matches!(byte, b'#' | b'/' | b':'));
    // The separators are ASCII, so that the byte behind one begins a character.
    end.map_or(name, |end| &name[end + 1..])
}

/// The text of a value as of [`first_text`]; of a number its digits.
pub(crate) fn text_of(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        value => first_text(value).map(Cow::Borrowed),
    }
}

/// The text of a value, of its `@value`, or of the first entry of a list of such.
pub(crate) fn first_text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text.as_str()),
        Value::Array(list) => list.first().and_then(|it| match it {
            Value::Array(_) => None,
            single => first_text(single),
        }),
        Value::Object(map) => (map.get("@value").or_else(|| map.get("@id"))?).as_str(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{STANDARD_FIELDS, standard_place};

    #[test]
    fn the_standard_fields_are_found() {
        assert!(STANDARD_FIELDS.is_sorted_by_key(|name| (name.len(), *name)));
        for (place, name) in STANDARD_FIELDS.iter().enumerate() {
            assert_eq!(standard_place(name), Some(place), "{name}");
        }
        for other in ["", "i", "Type", "eventTimes", "eventTimeZoneOffsets", "cbvmda:lotNumber"] {
            assert_eq!(standard_place(other), None, "{other}");
        }
    }
}
