//! Documents of every shape and spelling, and hostile ones.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use epcis::document::{self, Document, Problem, ReadError};
use epcis::event::{Action, EventType};
use epcis::vocabulary::{BizStep, Disposition, ErrorReason, Measurement, SourceDestType};
use epcis::{ItemKey, Limits};
use proptest::prelude::*;
use serde_json::{Value, json};

fn event() -> Value {
    json!({
        "type": "ObjectEvent", "eventTime": "2026-11-02T09:30:00+07:00", "eventTimeZoneOffset": "+07:00",
        "action": "OBSERVE", "bizStep": "shipping", "epcList": ["urn:epc:id:sgtin:9521001.000201.7"],
    })
}

#[track_caller]
fn read(value: &Value) -> Document {
    document::read(value.to_string().as_bytes(), &Limits::default()).expect("readable")
}

/// The event with one field set.
#[track_caller]
fn with(field: &str, value: Value) -> Document {
    let mut event = event();
    event[field] = value;
    read(&event)
}

#[track_caller]
fn problems(document: &Document) -> Vec<(&str, &Problem)> {
    document.findings.iter().map(|it| (it.field.as_str(), &it.problem)).collect()
}

#[test]
fn every_shape_gives_the_same_event() {
    let expected = read(&event());
    assert!(expected.findings.is_empty(), "{:?}", expected.findings);
    for shape in [
        json!([event()]),
        json!({"eventList": [event()]}),
        json!({"resultsBody": {"eventList": [event()]}}),
        json!({"type": "EPCISDocument", "epcisBody": {"eventList": [event()]}}),
        json!({"type": "EPCISDocument", "epcisBody": {"event": event()}}),
        json!({"@context": 7, "type": "EPCISQueryDocument", "schemaVersion": 2.0,
            "epcisBody": {"queryResults": {"queryName": null, "resultsBody": {"eventList": [event()]}}}}),
        json!({"epcis:epcisBody": {"epcis:eventList": [event()]}}),
    ] {
        assert_eq!(read(&shape), expected, "{shape}");
    }
}

#[test]
fn no_match_is_an_empty_document() {
    for shape in [json!([]), json!({"epcisBody": {"eventList": []}})] {
        assert_eq!(read(&shape), Document::default(), "{shape}");
    }
}

#[test]
fn what_is_not_epcis_is_refused_with_the_reason() {
    let refused = |text: &str| document::read(text.as_bytes(), &Limits::default()).err();
    assert_eq!(refused("{\"a\":1}"), Some(ReadError::NotEpcis));
    for nothing in ["null", "{\"eventList\": null}", "{\"epcisBody\": {\"eventList\": null}}", "{\"epcisBody\": null}"]
    {
        assert_eq!(refused(nothing), Some(ReadError::NotEpcis), "{nothing}");
    }
    assert_eq!(refused("[1,2]"), Some(ReadError::NotEpcis));
    assert_eq!(refused("\"ObjectEvent\""), Some(ReadError::NotEpcis));
    assert_eq!(refused("{\"a\":\n «"), Some(ReadError::NotJson { line: 2, column: 2 }));
    assert_eq!(refused("<html>"), Some(ReadError::NotJson { line: 1, column: 1 }));
    assert_eq!(refused(""), Some(ReadError::NotJson { line: 1, column: 0 }));
}

#[test]
fn an_answer_beyond_the_limits_is_bounded() {
    let limits = Limits { bytes: 10, ..Limits::default() };
    let refused = document::read(b"[          ]", &limits).err();
    assert_eq!(refused, Some(ReadError::TooLarge { bytes: 12, limit: 10 }));

    let deep = "[".repeat(100_000);
    let refused = document::read(deep.as_bytes(), &Limits::default()).err();
    assert_eq!(refused, Some(ReadError::TooDeep));

    let many = Value::Array(vec![event(); 1200]);
    let document = read(&many);
    assert_eq!(document.events.len(), 1000);
    assert_eq!(problems(&document), [("eventList", &Problem::TooMany { found: 1200, read: 1000 })]);
}

#[test]
fn brackets_inside_text_do_not_count_as_nesting() {
    let document = with("qn:note", json!(format!("\\\"{}", "[{".repeat(300))));
    assert!(document.findings.is_empty());
}

#[test]
fn everything_the_standard_names_is_read() {
    let document = read(&json!({
        "type": "TransformationEvent", "eventID": "urn:uuid:4f1f8e2c-0b1a-4c55-9c1d-0123456789ab", "eventTime": "2026-11-04T16:20:00Z",
        "recordTime": "2026-11-04T23:21:00+07:00", "eventTimeZoneOffset": "+07:00",
        "bizStep": "cbv:BizStep-commissioning", "disposition": "urn:epcglobal:cbv:disp:active",
        "persistentDisposition": {"set": ["completeness_verified"], "unset": ["recalled"]},
        "readPoint": {"id": "urn:epc:id:sgln:9521001.00003.0"}, "bizLocation": {"id": "geo:20.9,107.7"},
        "inputEPCList": ["https://id.gs1.org/00/095210010000000017"],
        "inputQuantityList": [{"epcClass": "urn:epc:class:lgtin:9521001.000101.A", "quantity": 390.5, "uom": "KGM"}],
        "outputQuantityList": [{"epcClass": "https://x.vn/01/09521001002011/10/B", "quantity": 1200}],
        "transformationID": "urn:x:1",
        "bizTransactionList": [{"type": "po", "bizTransaction": "urn:x:po"}, {"bizTransaction": "urn:x:none"}],
        "sourceList": [{"type": "owning_party", "source": "urn:epc:id:pgln:9521001.00001"}],
        "destinationList": [{"type": "cbv:SDT-location", "destination": "urn:epc:id:sgln:9521001.00003.0"}],
        "sensorElementList": [{"sensorMetadata": {"startTime": "2026-11-04T16:00:00Z"},
            "sensorReport": [{"type": "gs1:Temperature", "minValue": -19.5, "maxValue": 68, "uom": "FAH"}]}],
        "certificationInfo": ["https://c.vn/1", {"gs1:CertificationDetails": {
            "gs1:certificationAgency": "A", "gs1:certificationEndDate": {"@value": "2026-01-31"}}}],
        "errorDeclaration": {"declarationTime": "2026-11-05T00:00:00Z", "reason": "incorrect_data",
            "correctiveEventIDs": ["urn:uuid:2"]},
        "ilmd": {"cbvmda:itemExpirationDate": "2026-12-04", "qn:ocop": {"@value": "4"}},
        "qn:note": {"a": [1]},
    }));
    assert_eq!(problems(&document), []);
    let event = &document.events[0];
    assert_eq!(event.kind, EventType::Transformation);
    assert_eq!(event.time.map(|it| it.to_string()).as_deref(), Some("2026-11-04T16:20:00.000Z"));
    assert_eq!(event.record_time.map(|it| it.to_string()).as_deref(), Some("2026-11-04T16:21:00.000Z"));
    assert_eq!(event.local_date().map(|it| it.to_string()).as_deref(), Some("2026-11-04"));
    assert_eq!(event.biz_step, Some(BizStep::Commissioning));
    assert_eq!(event.disposition, Some(Disposition::Active));
    assert_eq!(event.persistent.unset, [Disposition::Recalled]);
    assert_eq!(event.read_point.as_ref().and_then(|it| it.key.clone()), ItemKey::location("9521001000031"));
    assert_eq!(event.biz_location.as_ref().map(|it| it.text.as_str()), Some("geo:20.9,107.7"));
    let inputs: Vec<_> = event.inputs().filter_map(|it| it.key.as_ref()).map(ToString::to_string).collect();
    assert_eq!(inputs, ["https://id.gs1.org/00/095210010000000017", "https://id.gs1.org/01/09521001001014/10/A"]);
    assert_eq!(event.input_quantities[0].amount, Some(390.5));
    assert_eq!(event.biz_transactions.len(), 2);
    assert_eq!(event.destinations[0].role, SourceDestType::Location);
    let report = &event.sensors[0].reports[0];
    assert_eq!(report.kind, Some(Measurement::Temperature));
    assert_eq!(report.celsius().map(|(low, high)| (low.round(), high)), Some((-29.0, 20.0)));
    assert_eq!(event.certifications[0].uri.as_deref(), Some("https://c.vn/1"));
    assert_eq!(event.certifications[1].ends.map(|it| it.to_string()).as_deref(), Some("2026-01-31"));
    let error = event.error.as_ref().expect("declared");
    assert_eq!(error.reason, Some(ErrorReason::IncorrectData));
    assert_eq!(error.corrective_event_ids, ["urn:uuid:2"]);
    assert_eq!(event.ilmd_date("itemExpirationDate").map(|it| it.to_string()).as_deref(), Some("2026-12-04"));
    assert_eq!(event.ilmd_text("ocop").as_deref(), Some("4"));
    assert_eq!(event.extensions().map(|(key, _)| key).collect::<Vec<_>>(), ["qn:note"]);
}

#[test]
fn an_event_takes_its_offset_from_its_time_if_it_names_no_other() {
    let document = with("eventTimeZoneOffset", Value::Null);
    assert_eq!(document.events[0].offset.map(|it| it.minutes()), Some(420));
    assert_eq!(problems(&document), [("eventTimeZoneOffset", &Problem::Missing)]);
}

#[test]
fn a_fault_is_named_and_the_rest_is_kept() {
    let text = |it: &str| Problem::NotInList { text: it.to_owned() };
    let rows: [(&str, Value, &str, Problem); 14] = [
        ("action", json!("REMOVE"), "action", text("REMOVE")),
        ("action", Value::Null, "action", Problem::Missing),
        ("bizStep", json!("smoking"), "bizStep", text("smoking")),
        ("type", json!("SmokeEvent"), "type", text("SmokeEvent")),
        ("eventTime", json!("hôm qua"), "eventTime", Problem::NotATime { text: "hôm qua".into() }),
        ("eventTimeZoneOffset", json!("7"), "eventTimeZoneOffset", Problem::NotAnOffset { text: "7".into() }),
        ("epcList", json!([]), "", Problem::NoItem),
        ("certificationInfo", json!("abc"), "certificationInfo", Problem::NotAUri { text: "abc".into() }),
        ("eventID", json!("urn:uuid:1"), "eventID", Problem::NotAUri { text: "urn:uuid:1".into() }),
        (
            "certificationInfo",
            json!({"gs1:certificationEndDate": "soon"}),
            "certificationInfo.gs1:certificationEndDate",
            Problem::NotATime { text: "soon".into() },
        ),
        ("ilmd", json!({"lot": 1}), "ilmd.lot", Problem::UnknownField),
        ("bizStep", json!(7), "bizStep", Problem::WrongType { expected: "string" }),
        (
            "quantityList",
            json!([{"epcClass": "urn:x:1", "quantity": "20"}]),
            "quantityList[0].quantity",
            Problem::NumberAsText,
        ),
        (
            "quantityList",
            json!([{"epcClass": "urn:x:1", "weight": 20}]),
            "quantityList[0].weight",
            Problem::UnknownField,
        ),
    ];
    for (field, value, path, problem) in rows {
        let document = with(field, value);
        assert!(problems(&document).contains(&(path, &problem)), "{field}: {:?}", document.findings);
        assert_eq!(document.events.len(), 1, "{field}");
    }
}

#[test]
fn private_words_and_single_values_are_read_without_complaint() {
    let document = with("bizStep", json!("https://ns.example.vn/smoking"));
    assert_eq!(problems(&document), []);
    assert_eq!(document.events[0].biz_step, Some(BizStep::Other("https://ns.example.vn/smoking".into())));
    assert_eq!(document.events[0].action, Some(Action::Observe));
    assert_eq!(problems(&with("certificationInfo", json!("https://c.vn/1"))), []);
    assert_eq!(problems(&with("sensorElementList", json!([]))), []);
}

#[test]
fn the_header_names_places_and_parties() {
    let document = read(&json!({
        "type": "EPCISDocument",
        "epcisHeader": {"epcisMasterData": {"vocabularyList": [{
            "type": "urn:epcglobal:epcis:vtype:BusinessLocation",
            "vocabularyElementList": [{"id": "urn:epc:id:sgln:9521001.00003.0", "attributes": [
                {"id": "cbvmda:name", "attribute": "Cơ sở chế biến (ví dụ)"},
                {"id": "urn:epcglobal:cbv:mda#city", "attribute": "Hạ Long"}]}],
        }]}},
        "epcisBody": {"eventList": [event()]},
    }));
    let entry = &document.master_data.entries[0];
    assert_eq!((entry.vocabulary.as_str(), entry.attribute("city")), ("BusinessLocation", Some("Hạ Long")));
    let party = epcis::event::Epc::new("https://id.gs1.org/417/9521001000031");
    assert_eq!(document.master_data.name(&party), Some("Cơ sở chế biến (ví dụ)"));
    let other = epcis::event::Epc::new("https://id.gs1.org/417/9521001000017");
    assert_eq!(document.master_data.name(&other), None);
}

/// JSON of any shape whose names are those of the standard.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(|it| Value::from(f64::from(it) / 8.0)),
        "\\PC{0,12}".prop_map(Value::from),
        Just(json!("2026-11-02T09:30:00+07:00")),
        Just(json!("urn:epc:id:sgtin:9521001.000201.7")),
        Just(json!("TransformationEvent")),
    ];
    let name = prop::sample::select(vec![
        "type",
        "eventTime",
        "eventTimeZoneOffset",
        "action",
        "epcList",
        "quantityList",
        "epcClass",
        "quantity",
        "ilmd",
        "sensorElementList",
        "sensorReport",
        "sensorMetadata",
        "certificationInfo",
        "errorDeclaration",
        "persistentDisposition",
        "set",
        "readPoint",
        "id",
        "sourceList",
        "source",
        "epcisBody",
        "eventList",
        "epcisHeader",
        "epcisMasterData",
        "vocabularyList",
        "vocabularyElementList",
        "attributes",
        "attribute",
    ]);
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((name.clone(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_document_panics_and_the_raw_event_is_kept(value in any_json()) {
        let text = value.to_string();
        if let Ok(document) = document::read(text.as_bytes(), &Limits::default()) {
            for event in &document.events {
                prop_assert!(text.contains(&Value::Object((*event.raw).clone()).to_string()));
            }
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = document::read(&bytes, &Limits::default());
    }
}

/// When an event happened whose time is written like this, and which offset it has.
#[track_caller]
fn check_time(time: Value, disposition: &str, expected: Option<&str>) {
    let mut value = event();
    value["eventTime"] = time.clone();
    value["eventTimeZoneOffset"] = json!("+07:00");
    value["disposition"] = json!(disposition);
    let read = read(&value);
    assert_eq!(read.events.len(), 1, "{time}: it stays an event, whatever its time");
    assert_eq!(read.events[0].time.map(|time| time.to_string()).as_deref(), expected, "{time}");
    assert!(problems(&read).iter().any(|(field, _)| *field == "eventTime"), "{time}: it is doubtful");
}

#[test]
fn a_time_that_leaves_no_doubt_is_read_whatever_its_form() {
    check_time(json!("2026-11-02"), "active", Some("2026-11-01T17:00:00.000Z"));
    check_time(json!("2026-11-02"), "urn:epcglobal:cbv:disp:recalled", Some("2026-11-02T16:59:59.999Z"));
    check_time(json!("31/10/2026"), "recalled", Some("2026-10-31T16:59:59.999Z"));
    check_time(json!("31/10/2026 14:05"), "recalled", Some("2026-10-31T07:05:00.000Z"));
    check_time(json!(1_795_150_800), "active", Some("2026-11-20T05:00:00.000Z"));
    check_time(json!("1795150800000"), "active", Some("2026-11-20T05:00:00.000Z"));
    check_time(json!(["2026-11-02T00:00:00Z"]), "active", None);
    check_time(json!("02/11/2026"), "recalled", None);
    check_time(json!("ngày 2 tháng 11"), "recalled", None);
    check_time(json!({"a": 1}), "recalled", None);
}
