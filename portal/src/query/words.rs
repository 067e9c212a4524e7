//! The words by which an event is found: how its things, its type and its transactions are named.

use super::{ItemRole, KeyPattern};
use epcis::event::{Epc, EventType};
use epcis::item::Level;
use epcis::vocabulary::BizTransactionType;
use epcis::{Event, ItemKey};

/// The key under which an identifier is found.
pub(crate) fn stored_key(epc: &Epc) -> String {
    epc.key.as_ref().map_or_else(|| epc.text.clone(), key_text)
}

/// A serial is found without its lot, since records mostly name it so.
pub(crate) fn key_text(key: &ItemKey) -> String {
    match key.level() {
        Level::Item => key.serial_level().as_ref().unwrap_or(key).to_string(),
        Level::Class | Level::Lot => key.to_string(),
    }
}

/// The name of an event's type.
pub(crate) fn type_name(kind: &EventType) -> &str {
    match kind {
        EventType::Object => "ObjectEvent",
        EventType::Aggregation => "AggregationEvent",
        EventType::Association => "AssociationEvent",
        EventType::Transaction => "TransactionEvent",
        EventType::Transformation => "TransformationEvent",
        EventType::Other(name) => name,
    }
}

/// A kind of business transaction as a query names it.
pub(crate) fn transaction_word(kind: &Option<BizTransactionType>) -> String {
    kind.as_ref().map(|it| it.word().to_owned()).unwrap_or_default()
}

/// Every identifier of an event with the list that names it, and whether that is a list of classes.
pub(crate) fn named(event: &Event) -> impl Iterator<Item = (ItemRole, bool, &Epc)> {
    let single = |role| move |epc| (role, false, epc);
    (event.epcs.iter().map(single(ItemRole::Thing)))
        .chain(event.quantities.iter().map(|it| (ItemRole::Thing, true, &it.class)))
        .chain(event.parent.iter().map(single(ItemRole::Parent)))
        .chain(event.children.iter().map(single(ItemRole::Child)))
        .chain(event.child_quantities.iter().map(|it| (ItemRole::Child, true, &it.class)))
        .chain(event.inputs.iter().map(single(ItemRole::Input)))
        .chain(event.input_quantities.iter().map(|it| (ItemRole::Input, true, &it.class)))
        .chain(event.outputs.iter().map(single(ItemRole::Output)))
        .chain(event.output_quantities.iter().map(|it| (ItemRole::Output, true, &it.class)))
}

/// A thing as a query names it: its key, or the pattern of a class, which names all below it.
pub(super) fn pattern(text: &str) -> KeyPattern {
    let and_below = text.get(..14).is_some_and(|it| it.eq_ignore_ascii_case("urn:epc:idpat:"));
    KeyPattern { key: canonical(text), and_below }
}

/// One spelling for every spelling of a thing; what is no key stays as it is written.
pub(super) fn canonical(text: &str) -> String {
    ItemKey::read(text).map_or_else(|| text.to_owned(), |key| key_text(&key))
}
