//! EPCIS as XML: documents of 1.2 and 2.0 into JSON and back (EPCIS 2.0, section 9.5; 1.2, section 9.5).
//!
//! | XML | JSON |
//! |---|---|
//! | `<epcList><epc>…</epc></epcList>` | `"epcList": ["…"]`; `childEPCs`, `inputEPCList`, `outputEPCList` likewise |
//! | `<quantityElement>` in a list | an object of `epcClass`, `quantity`, `uom` |
//! | `<bizTransaction type="…">…</bizTransaction>` | `{ "type": "…", "bizTransaction": "…" }`; `source`, `destination` likewise |
//! | attributes of `sensorMetadata`, `sensorReport` | fields of the object |
//! | `<extension>`, `<baseExtension>` (1.2) | what stands in them |
//! | an element in another namespace | a field `prefix:name`; several of one name are a list |
//!
//! What is dropped is told: the header with its master data, attributes of elements in other namespaces, text beside
//! elements, comments, and events of a kind that EPCIS 2.0 no longer has. A document type declaration is refused, so
//! that no entity is ever expanded.

mod read;
mod write;

pub use read::read;
pub use write::{TAIL, event, head};

/// The namespace of EPCIS 2.0; 1.x ended in `:1`.
const EPCIS: &str = "urn:epcglobal:epcis:xsd:2";

/// What a field is in XML, where it is not one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A list of texts, each in an element of this name.
    Texts(&'static str),
    /// A list of objects, each in an element of this name.
    Objects(&'static str),
    /// A list of texts with a type, each in an element of this name.
    Typed(&'static str),
    /// An object.
    Object,
    /// Objects that stand one after the other, without an element around them all.
    Repeated,
    /// Texts that do.
    RepeatedTexts,
    /// An object whose fields are attributes.
    Attributes,
}

/// Fields that are not one text each.
const SHAPES: [(&str, Shape); 24] = [
    ("epcList", Shape::Texts("epc")),
    ("childEPCs", Shape::Texts("epc")),
    ("inputEPCList", Shape::Texts("epc")),
    ("outputEPCList", Shape::Texts("epc")),
    ("correctiveEventIDs", Shape::Texts("correctiveEventID")),
    ("quantityList", Shape::Objects("quantityElement")),
    ("childQuantityList", Shape::Objects("quantityElement")),
    ("inputQuantityList", Shape::Objects("quantityElement")),
    ("outputQuantityList", Shape::Objects("quantityElement")),
    ("sensorElementList", Shape::Objects("sensorElement")),
    ("bizTransactionList", Shape::Typed("bizTransaction")),
    ("sourceList", Shape::Typed("source")),
    ("destinationList", Shape::Typed("destination")),
    ("readPoint", Shape::Object),
    ("bizLocation", Shape::Object),
    ("errorDeclaration", Shape::Object),
    ("persistentDisposition", Shape::Object),
    ("ilmd", Shape::Object),
    ("sensorMetadata", Shape::Attributes),
    ("sensorReport", Shape::Repeated),
    ("set", Shape::RepeatedTexts),
    ("unset", Shape::RepeatedTexts),
    ("certificationInfo", Shape::RepeatedTexts),
    ("quantityElement", Shape::Object),
];

fn shape(name: &str) -> Option<Shape> {
    SHAPES.iter().find(|(known, _)| *known == name).map(|(_, shape)| *shape)
}

/// Fields that are numbers in JSON.
fn is_number(name: &str) -> bool {
    matches!(name, "quantity" | "value" | "minValue" | "maxValue" | "meanValue" | "sDev" | "percRank" | "percValue")
}
