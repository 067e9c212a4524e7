//! What is wrong with one event.

use super::{Code, Fault, Judged};
use crate::store::{Known, Repository, event_key};
use crate::tokens::{Role, Writer, has_check_digit};
use epcis::Event;
use epcis::document::Finding;
use epcis::event::{Action, Epc, EventType, is_standard};
use epcis::item::KeyKind;
use epcis::time::Timestamp;
use std::collections::BTreeMap;

/// How far ahead of this machine's clock an event may be: the clock may be a day off.
const FURTHEST: i64 = 2 * 86_400_000;
/// Most faults that are told of one event.
const MOST_FAULTS: usize = 20;
/// Longest identifier of an event, in bytes.
const LONGEST_ID: usize = 512;

/// The faults of an event: what the reader found, its keys, its times, and whether its writer may record it.
pub fn judge(event: &Event, findings: &[&Finding], writer: Option<&Writer>, now: Timestamp) -> Vec<Fault> {
    let mut faults: Vec<Fault> = findings.iter().map(|it| Fault::of(it)).collect();
    // Of what a province passes on the province has judged; the two clocks may differ.
    let is_passed_on = writer.is_some_and(|it| it.role == Role::Province);
    if let Some(time) = event.time.filter(|_| !is_passed_on)
        && time.millis() > now.millis() + FURTHEST
    {
        faults.push(Fault::new(Code::Invalid, "eventTime", "more than two days to come"));
    }
    match &event.id {
        None if event.error.is_some() => {
            faults.push(Fault::new(Code::Missing, "eventID", "a declaration names the event that was wrong"));
        }
        Some(id) if id.len() > LONGEST_ID || id.contains(['\n', '\0']) => {
            faults.push(Fault::new(Code::Invalid, "eventID", "too long, or not a URI"));
        }
        _ => {}
    }
    // Outside a namespace nobody will read it.
    let known = |name: &str| name == "@id" || (name != "_id" && is_standard(name));
    for name in event.raw.keys().filter(|it| !it.contains(':') && !known(it)) {
        let name: String = name.chars().take(80).collect();
        faults.push(Fault::new(Code::Doubtful, name, "the standard does not know this field"));
    }
    for (place, epc) in identifiers(event) {
        faults.extend(wrong_key(epc).map(|detail| Fault::new(Code::WrongKey, place, detail)));
    }
    if let Some(writer) = writer {
        faults.extend(out_of_scope(event, writer));
    }
    faults.truncate(MOST_FAULTS);
    faults
}

/// Every identifier of an event with its place.
fn identifiers(event: &Event) -> Vec<(String, &Epc)> {
    let mut all = Vec::new();
    fn listed<'a>(all: &mut Vec<(String, &'a Epc)>, name: &str, inner: &str, list: impl Iterator<Item = &'a Epc>) {
        all.extend(list.enumerate().map(|(at, epc)| (format!("{name}[{at}]{inner}"), epc)));
    }
    listed(&mut all, "epcList", "", event.epcs.iter());
    listed(&mut all, "quantityList", ".epcClass", event.quantities.iter().map(|it| &it.class));
    listed(&mut all, "childEPCs", "", event.children.iter());
    listed(&mut all, "childQuantityList", ".epcClass", event.child_quantities.iter().map(|it| &it.class));
    listed(&mut all, "inputEPCList", "", event.inputs.iter());
    listed(&mut all, "inputQuantityList", ".epcClass", event.input_quantities.iter().map(|it| &it.class));
    listed(&mut all, "outputEPCList", "", event.outputs.iter());
    listed(&mut all, "outputQuantityList", ".epcClass", event.output_quantities.iter().map(|it| &it.class));
    listed(&mut all, "sourceList", ".source", event.sources.iter().map(|it| &it.id));
    listed(&mut all, "destinationList", ".destination", event.destinations.iter().map(|it| &it.id));
    all.extend(event.parent.iter().map(|epc| ("parentID".to_owned(), epc)));
    all.extend(event.read_point.iter().map(|epc| ("readPoint.id".to_owned(), epc)));
    all.extend(event.biz_location.iter().map(|epc| ("bizLocation.id".to_owned(), epc)));
    all
}

/// Why an identifier is no GS1 key although it is written like one.
fn wrong_key(epc: &Epc) -> Option<String> {
    let text = || epc.text.chars().take(80).collect::<String>();
    let Some(key) = &epc.key else {
        let claims = epc.text.to_ascii_lowercase();
        let is_gs1 = claims.starts_with("urn:epc:") || claims.starts_with("https://id.gs1.org/");
        return is_gs1.then(|| format!("no GS1 identifier: {}", text()));
    };
    let counted = match key.kind() {
        KeyKind::Gtin | KeyKind::Sscc | KeyKind::Location | KeyKind::Party | KeyKind::Gsrn | KeyKind::Gsrnp => true,
        KeyKind::Gsin => key.id().len() == 17,
        _ => false,
    };
    (counted && !has_check_digit(key.id())).then(|| format!("wrong check digit: {}", text()))
}

/// Why a writer may not record an event.
///
/// An organisation records what happens at its own places, to whose things it may be; things come into being under
/// its own prefixes alone. Where an event names no place, its things must be the organisation's own.
fn out_of_scope(event: &Event, writer: &Writer) -> Vec<Fault> {
    if writer.role == Role::Province || (writer.role == Role::Operator && writer.scope.is_empty()) {
        return Vec::new();
    }
    let own = |epc: &Epc| epc.key.as_ref().is_some_and(|it| writer.scope.holds(it));
    let refused = |place: &str, epc: &Epc| {
        let text: String = epc.text.chars().take(80).collect();
        Fault::new(Code::OutOfScope, place, format!("the token is not for {text}"))
    };
    let mut faults = Vec::new();
    let places = [("readPoint.id", &event.read_point), ("bizLocation.id", &event.biz_location)];
    let named: Vec<(&str, &Epc)> = places.iter().filter_map(|(at, it)| it.as_ref().map(|epc| (*at, epc))).collect();
    if let Some((at, epc)) = named.first().filter(|_| !named.iter().any(|(_, epc)| own(epc))) {
        faults.push(refused(at, epc));
    }
    let is_made = |place: &str| match &event.kind {
        EventType::Transformation => place.starts_with("output"),
        EventType::Object => {
            event.action == Some(Action::Add) && (place.starts_with("epcList") || place.starts_with("quantityList"))
        }
        _ => false,
    };
    let is_thing = |place: &str| {
        !place.contains("Point")
            && !place.contains("Location")
            && !place.starts_with("source")
            && !place.starts_with("destination")
    };
    for (place, epc) in identifiers(event) {
        let must = is_made(&place) || (named.is_empty() && is_thing(&place));
        // What carries no GS1 key belongs to nobody's prefix.
        if must && epc.key.is_some() && !own(epc) {
            faults.push(refused(&place, epc));
        }
    }
    faults
}

/// What is wrong with an event beside those that are there already; `own` says who sends.
pub(super) fn among_others(judged: &Judged, there: &BTreeMap<Vec<u8>, Known>, own: &Known) -> Vec<Fault> {
    let mut faults = Vec::new();
    let id = judged.event.id.as_deref().unwrap_or_default();
    if let Some(known) = there.get(&judged.key)
        && known.hash != judged.hash
    {
        let detail = format!("this identifier stands for an event with the hash {}", known.hash);
        faults.push(Fault::new(Code::Conflict, "eventID", detail));
    }
    if judged.event.error.is_some() {
        let declared = there.get(&event_key(Repository::Province, id));
        let is_own = |it: &&Known| it.organisation == own.organisation && it.voice == own.voice;
        match declared {
            None => faults.push(Fault::new(Code::NotYours, "eventID", "no event with this identifier is recorded")),
            Some(known) if !is_own(&known) => {
                faults.push(Fault::new(Code::NotYours, "eventID", "another organisation recorded this event"));
            }
            Some(known) if judged.hash.split('&').next() != known.hash.split('&').next() => {
                let detail = "a declaration repeats the event that was wrong, unchanged";
                faults.push(Fault::new(Code::Conflict, "errorDeclaration", detail));
            }
            Some(_) => {}
        }
    }
    faults
}
