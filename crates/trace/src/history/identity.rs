//! When two events are the same event.

use std::fmt::Write;

use epcis::Event;
use epcis::event::{Epc, Quantity, SourceDest};

/// Everything that an event says, without its identifier, its record time and its error declaration,
/// in one spelling: two events with equal content are duplicates.
pub(super) fn content(event: &Event) -> String {
    let mut out = frame(event);
    let _ = write!(out, "|d{:?}|p{:?}", event.disposition, persistent(event));
    let _ = write!(out, "|r{}|b{}", optional(&event.read_point), optional(&event.biz_location));
    for (sign, quantities) in [
        ('q', &event.quantities),
        ('c', &event.child_quantities),
        ('i', &event.input_quantities),
        ('o', &event.output_quantities),
    ] {
        sorted(&mut out, sign, quantities.iter().map(amount));
    }
    sorted(&mut out, 's', event.sources.iter().map(party));
    sorted(&mut out, 't', event.destinations.iter().map(party));
    sorted(&mut out, 'z', event.biz_transactions.iter().map(|it| format!("{:?}{}", it.kind, it.id)));
    let _ = write!(out, "|T{:?}|S{:?}|C{:?}", event.transformation_id, event.sensors, event.certifications);
    if let Some(ilmd) = event.raw.get("ilmd") {
        let _ = write!(out, "|m{ilmd}");
    }
    for (key, value) in event.extensions() {
        let _ = write!(out, "|{key}{value}");
    }
    out
}

/// What happened to which things and when: two sources that tell events with equal frames tell of one event.
pub(super) fn frame(event: &Event) -> String {
    let mut out = String::with_capacity(256);
    let time = event.time.map(|time| time.millis());
    let _ = write!(out, "{:?}|{time:?}|{:?}|{:?}", event.kind, event.action, event.biz_step);
    for (sign, things) in [('e', &event.epcs), ('c', &event.children), ('i', &event.inputs), ('o', &event.outputs)] {
        sorted(&mut out, sign, things.iter().map(name));
    }
    for (sign, quantities) in [
        ('q', &event.quantities),
        ('k', &event.child_quantities),
        ('j', &event.input_quantities),
        ('u', &event.output_quantities),
    ] {
        sorted(&mut out, sign, quantities.iter().map(|it| name(&it.class)));
    }
    let _ = write!(out, "|P{}", optional(&event.parent));
    out
}

fn sorted(out: &mut String, sign: char, items: impl Iterator<Item = String>) {
    let mut items: Vec<String> = items.collect();
    gs1::order::sort(&mut items);
    items.dedup();
    if !items.is_empty() {
        let _ = write!(out, "|{sign}{}", items.join(","));
    }
}

fn persistent(event: &Event) -> (Vec<&str>, Vec<&str>) {
    let mut set: Vec<&str> = event.persistent.set.iter().map(|it| it.word()).collect();
    let mut unset: Vec<&str> = event.persistent.unset.iter().map(|it| it.word()).collect();
    gs1::order::sort(&mut set);
    gs1::order::sort(&mut unset);
    (set, unset)
}

/// One spelling of an identifier: its key's canonical form, else its text.
pub(super) fn name(epc: &Epc) -> String {
    epc.key.as_ref().map_or_else(|| epc.text.clone(), ToString::to_string)
}

/// One spelling of a place: the GLN without its extension where it has one, so that the parts of a
/// site count as the site; else the text.
pub fn place_key(epc: &Epc) -> String {
    match epc.key.as_ref().and_then(|key| key.gln()) {
        Some(gln) => gln.to_owned(),
        None => epc.text.clone(),
    }
}

fn optional(epc: &Option<Epc>) -> String {
    epc.as_ref().map(name).unwrap_or_default()
}

fn amount(quantity: &Quantity) -> String {
    format!("{}={:?}{:?}", name(&quantity.class), quantity.amount, quantity.uom)
}

fn party(end: &SourceDest) -> String {
    format!("{}={}", end.role.word(), name(&end.id))
}
