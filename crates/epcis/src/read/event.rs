//! The fields of an event, and what each event type must hold.

use super::{Fields, Reader, clipped, field, type_of};
use crate::event::{
    Action, Certification, Epc, ErrorDeclaration, Event, EventType, PersistentDisposition, first_text, local_name,
    text_of,
};
use crate::finding::Problem;
use crate::time::{Date, Moment, Offset, Timestamp};
use crate::vocabulary::{BizStep, Disposition, ErrorReason, strip_prefix_ignore_case};
use gs1::list::Gather;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Reads one event; `raw` is kept in it.
pub(crate) fn event(raw: Map<String, Value>, reader: &mut Reader<'_>) -> Event {
    let (fields, others) = Fields::of(&raw);
    let kind = kind(&fields, reader);
    let stated = offset(&fields, reader);
    let time = event_time(&fields, stated, reader);
    if field(&fields, "eventTime").is_none_or(Value::is_null) {
        reader.find("eventTime", Problem::Missing);
    }
    let mut certifications = Vec::new();
    if let Some(value) = field(&fields, "certificationInfo") {
        certification(value, reader);
        Certification::read_all(value, reader.limits.list, &mut certifications);
    }
    // GS1's schema lets a link alone stand in `certificationInfo`: its details stand beside it.
    let extensions = others.then(|| raw.iter()).into_iter().flatten();
    let beside = extensions.filter(|(key, _)| key.contains(':') && local_name(key) == "CertificationDetails");
    for (_, value) in beside.take(reader.limits.list) {
        let mut details = Vec::new();
        certification(value, reader);
        Certification::read_all(value, reader.limits.list, &mut details);
        let is_linked = |it: &Certification| details.iter().any(|one| one.uri.is_some() && one.uri == it.uri);
        certifications.retain(|it| !is_linked(it));
        certifications.append(&mut details);
    }
    let event = Event {
        id: reader.owned(&fields, "eventID").inspect(|id| event_id(id, reader)),
        time: time.map(|(time, _)| time),
        offset: stated.or(time.and_then(|(_, offset)| offset)),
        record_time: reader.time(&fields, "recordTime", stated).map(|(time, _)| time),
        action: action(&fields, &kind, reader),
        biz_step: reader.text(&fields, "bizStep").map(|text| {
            let word = BizStep::read(&text);
            listed(matches!(word, BizStep::Other(_)), "bizStep", &text, reader);
            word
        }),
        disposition: disposition(&fields, reader),
        persistent: persistent(&fields, reader),
        read_point: reader.place(&fields, "readPoint"),
        biz_location: reader.place(&fields, "bizLocation"),
        epcs: reader.epcs(&fields, "epcList"),
        quantities: reader.quantities(&fields, "quantityList"),
        parent: reader.owned(&fields, "parentID").map(Epc::new),
        children: reader.epcs(&fields, "childEPCs"),
        child_quantities: reader.quantities(&fields, "childQuantityList"),
        inputs: reader.epcs(&fields, "inputEPCList"),
        input_quantities: reader.quantities(&fields, "inputQuantityList"),
        outputs: reader.epcs(&fields, "outputEPCList"),
        output_quantities: reader.quantities(&fields, "outputQuantityList"),
        transformation_id: reader.owned(&fields, "transformationID"),
        sources: reader.source_dests(&fields, "sourceList", "source"),
        destinations: reader.source_dests(&fields, "destinationList", "destination"),
        biz_transactions: reader.biz_transactions(&raw),
        sensors: reader.sensors(&fields, stated),
        certifications,
        error: error_declaration(&fields, stated, reader),
        kind,
        has_more: others || field(&fields, "ilmd").is_some(),
        raw: Arc::new(raw),
    };
    require_items(&event, reader);
    ilmd_namespaces(&event, reader);
    event
}

/// When it happened. A day without a clock counts from its first millisecond; where the event speaks against a
/// sale, to its last: whatever else happened on that day comes before.
fn event_time(
    raw: &Fields<'_>,
    stated: Option<Offset>,
    reader: &mut Reader<'_>,
) -> Option<(Timestamp, Option<Offset>)> {
    match reader.moment(field(raw, "eventTime")?, "eventTime", stated)? {
        Moment::At(time, offset) => Some((time, offset)),
        day => {
            let written = field(raw, "disposition").into_iter().flat_map(words);
            let words = written.chain(field(raw, "persistentDisposition").into_iter().flat_map(set));
            let against = words.map(Disposition::read_strictest).any(|word| word.is_against_a_sale());
            Some((day.time(stated.unwrap_or(Offset::VIETNAM), against), None))
        }
    }
}

fn kind(raw: &Fields<'_>, reader: &mut Reader<'_>) -> EventType {
    match type_of(raw) {
        Some("ObjectEvent") => EventType::Object,
        Some("AggregationEvent") => EventType::Aggregation,
        Some("AssociationEvent") => EventType::Association,
        Some("TransactionEvent") => EventType::Transaction,
        Some("TransformationEvent") => EventType::Transformation,
        Some(other) => {
            reader.find("type", Problem::NotInList { text: clipped(other) });
            EventType::Other(other.to_owned())
        }
        None => {
            reader.find("type", Problem::Missing);
            EventType::Other(String::new())
        }
    }
}

fn offset(raw: &Fields<'_>, reader: &mut Reader<'_>) -> Option<Offset> {
    let Some(text) = reader.text(raw, "eventTimeZoneOffset") else {
        reader.find("eventTimeZoneOffset", Problem::Missing);
        return None;
    };
    match Offset::parse(&text) {
        Ok(offset) => Some(offset),
        Err(_) => {
            reader.find("eventTimeZoneOffset", Problem::NotAnOffset { text: clipped(&text) });
            None
        }
    }
}

fn action(raw: &Fields<'_>, kind: &EventType, reader: &mut Reader<'_>) -> Option<Action> {
    let Some(text) = reader.text(raw, "action") else {
        if !matches!(kind, EventType::Transformation | EventType::Other(_)) {
            reader.find("action", Problem::Missing);
        }
        return None;
    };
    let words = [("ADD", Action::Add), ("OBSERVE", Action::Observe), ("DELETE", Action::Delete)];
    let known = words.into_iter().find(|(word, _)| word.eq_ignore_ascii_case(&text));
    if known.is_none() {
        reader.find("action", Problem::NotInList { text: clipped(&text) });
    }
    known.map(|(_, action)| action)
}

/// Names under which a word stands in an object.
const WORD: [&str; 4] = ["@value", "@id", "id", "value"];

/// The words of a value: texts, or objects that hold one, alone or in a list.
fn words(value: &Value) -> impl Iterator<Item = &str> {
    let list = match value {
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    list.iter().filter_map(|value| match value {
        Value::Object(map) => WORD.iter().find_map(|name| map.get(*name)?.as_str()),
        single => single.as_str(),
    })
}

/// The state afterwards. Of several in one field the one against a sale counts.
fn disposition(raw: &Fields<'_>, reader: &mut Reader<'_>) -> Option<Disposition> {
    let value = field(raw, "disposition")?;
    let Value::Array(list) = value else {
        return reader.text_of(value, "disposition").map(|text| state(&text, "disposition", reader));
    };
    let expected = if list.len() == 1 { "string" } else { "one string" };
    reader.find("disposition", Problem::WrongType { expected });
    let read = words(value).take(reader.limits.list).map(Disposition::read_strictest);
    // Of equal ones the first counts.
    read.reduce(|kept, next| if next.is_against_a_sale() && !kept.is_against_a_sale() { next } else { kept })
}

fn state(text: &str, path: &str, reader: &mut Reader<'_>) -> Disposition {
    let word = Disposition::read_strictest(text);
    listed(matches!(word, Disposition::Other(_)), path, text, reader);
    word
}

/// A private word must be a URI; a bare one that the CBV does not list is doubtful.
fn listed(is_other: bool, path: &str, text: &str, reader: &mut Reader<'_>) {
    if is_other && !text.contains(':') {
        reader.find(path, Problem::NotInList { text: clipped(text) });
    }
}

fn persistent(raw: &Fields<'_>, reader: &mut Reader<'_>) -> PersistentDisposition {
    let Some(value) = field(raw, "persistentDisposition") else {
        return PersistentDisposition::default();
    };
    if !value.is_object() && !value.is_null() {
        reader.find("persistentDisposition", Problem::WrongType { expected: "object" });
    }
    let most = reader.limits.list;
    let mut state = |text| state(text, "persistentDisposition", reader);
    let set = set(value).take(most).map(&mut state).gathered();
    let unset = value.as_object().and_then(|map| named(map, "unset")).into_iter().flat_map(words).take(most);
    let unset = unset.map(state).gathered();
    PersistentDisposition { set, unset }
}

/// The words of a persistent disposition that hold from now on. What is no object, as the standard asks, sets; of
/// several objects each does.
fn set(value: &Value) -> impl Iterator<Item = &str> {
    const NOTHING: &Value = &Value::Null;
    let list = match value {
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    let set = list.iter().map(|entry| match entry {
        Value::Object(map) if WORD.iter().all(|name| !map.contains_key(*name)) => named(map, "set").unwrap_or(NOTHING),
        words => words,
    });
    set.flat_map(words)
}

fn named<'v>(map: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn error_declaration(raw: &Fields<'_>, stated: Option<Offset>, reader: &mut Reader<'_>) -> Option<ErrorDeclaration> {
    let value = field(raw, "errorDeclaration").filter(|it| !it.is_null())?;
    let Some(map) = value.as_object() else {
        reader.find("errorDeclaration", Problem::WrongType { expected: "object" });
        return None;
    };
    let corrective = reader.list(map, "correctiveEventIDs");
    Some(ErrorDeclaration {
        time: reader.time(map, "declarationTime", stated).map(|(time, _)| time),
        reason: reader.text(map, "reason").map(|text| ErrorReason::read(&text)),
        corrective_event_ids: corrective.iter().filter_map(Value::as_str).map(str::to_owned).gathered(),
    })
}

/// A certificate is a URI; details are read, too, since the standard's own examples use them.
fn certification(value: &Value, reader: &mut Reader<'_>) {
    let texts = match value {
        Value::Array(list) => list.as_slice(),
        single => std::slice::from_ref(single),
    };
    for text in texts.iter().take(reader.limits.list) {
        match text {
            Value::String(text) if text.contains(':') => {}
            Value::String(text) => {
                reader.find("certificationInfo", Problem::NotAUri { text: clipped(text) });
            }
            Value::Object(map) => certificate_dates(map, 2, reader),
            _ => reader.find("certificationInfo", Problem::WrongType { expected: "URI" }),
        }
    }
}

/// Every `…Date` of a certificate is a day.
fn certificate_dates(map: &Map<String, Value>, depth: u8, reader: &mut Reader<'_>) {
    for (key, value) in map {
        let inner = value.as_object().filter(|it| depth > 0 && !it.contains_key("@value"));
        if let Some(inner) = inner {
            certificate_dates(inner, depth - 1, reader);
        } else if key.ends_with("Date")
            && let Some(text) = first_text(value)
            && Date::strict(text).is_err()
        {
            let field = format!("certificationInfo.{}", clipped(key));
            reader.find(field, Problem::NotATime { text: clipped(text) });
        }
    }
}

/// An identifier that says it is a UUID must be one (RFC 9562, section 4).
fn event_id(id: &str, reader: &mut Reader<'_>) {
    let Some(uuid) = strip_prefix_ignore_case(id, "urn:uuid:") else {
        return;
    };
    let lengths = uuid.split('-').map(str::len);
    let hexadecimal = uuid.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    if !hexadecimal || !lengths.eq([8, 4, 4, 4, 12]) {
        reader.find("eventID", Problem::NotAUri { text: clipped(id) });
    }
}

/// An event must name a thing; an object event with sensor data alone speaks about its place.
fn require_items(event: &Event, reader: &mut Reader<'_>) {
    let about_a_place = !event.sensors.is_empty() && event.read_point.is_some();
    let about_a_document = event.kind == EventType::Transaction && !event.biz_transactions.is_empty();
    let joined_parts = event.kind == EventType::Transformation && event.transformation_id.is_some();
    let named = event.items().next().is_some() || about_a_place || about_a_document || joined_parts;
    if !named && !matches!(event.kind, EventType::Other(_)) {
        reader.find("", Problem::NoItem);
    }
}

/// Every field of the instance or lot master data stands in a namespace, and its dates are days.
fn ilmd_namespaces(event: &Event, reader: &mut Reader<'_>) {
    let Some(map) = event.ilmd_map() else {
        if event.raw.contains_key("ilmd") {
            reader.find("ilmd", Problem::WrongType { expected: "object" });
        }
        return;
    };
    for key in map.keys().filter(|key| !key.contains(':') && !key.starts_with('@')).take(20) {
        reader.find(format!("ilmd.{}", clipped(key)), Problem::UnknownField);
    }
    // A date that nobody can read may be the expiry.
    for (key, value) in map.iter().filter(|(key, _)| key.ends_with("Date")).take(20) {
        let written = match value {
            Value::Null => continue,
            value => text_of(value).unwrap_or_else(|| value.to_string().into()),
        };
        if Moment::read(&written, None).is_err() && Date::parse(&written).is_err() {
            reader.find(format!("ilmd.{}", clipped(key)), Problem::NotATime { text: clipped(&written) });
        }
    }
}
