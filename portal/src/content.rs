//! What a stored event says: the context in which its words have their meaning, and the hash of what it holds.

use epcis::Event;
pub(crate) use epcis::hash::hex;
use epcis::hash::{Namespaces, Version, event_hash};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The `@context` of every EPCIS answer: the standard's own, and the private words of the demo.
pub(crate) const CONTEXT: &str = concat!(
    r#"["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld","#,
    r#"{"qn":"https://ns.example.vn/quangninh/epcis/"}]"#,
);

static STORED: LazyLock<Namespaces> = LazyLock::new(|| Namespaces::read(&context()));

/// [`CONTEXT`], read.
pub(crate) fn context() -> Value {
    // A fixed text of this program, which its tests read.
    serde_json::from_str(CONTEXT).unwrap_or_default()
}

/// A value as JSON text. Its `Display` looks at every piece of the text once more before it takes it.
pub(crate) fn json_text(value: &Value) -> String {
    // A value has no key that is no text, and memory does not fail.
    serde_json::to_string(value).unwrap_or_default()
}

/// An object as JSON text that begins with one more member, whose value is such a text already: it is not read and written
/// once more. `object` has members of its own.
pub(crate) fn json_text_with(name: &str, member: &str, object: &Value) -> String {
    let object = json_text(object);
    ["{\"", name, "\":", member, ",", object.get(1..).unwrap_or_default()].concat()
}

/// The hash of an event by CBV 2.0 (section 8.9.2): the same in every spelling, without its identifier and the
/// time of record. A declaration that an event was wrong bears the hash of the declaration behind it.
pub fn content_hash(event: &Event) -> String {
    let mut hash = event_hash(&event.raw, &STORED, Version::Cbv20);
    if let Some(declaration) = event.raw.get("errorDeclaration") {
        hash.push_str("&error=");
        hash.push_str(&hex(&Sha256::digest(declaration.to_string())));
    }
    hash
}

/// The bytes that a text of pairs of hexadecimal digits stands for.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| text.get(at..at + 2).and_then(|it| u8::from_str_radix(it, 16).ok());
    (0..text.len()).step_by(2).map(pair).collect()
}
