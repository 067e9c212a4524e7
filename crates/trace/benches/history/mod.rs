//! A long history of one lot, and the report about it: what the benchmarks measure.

use epcis::{Limits, document};
use serde_json::{Value, json};
use trace::answer::{Answer, Outcome};
use trace::site::Registry;
use trace::{Checklist, Timestamp};

const CODE: &str = "https://id.gs1.org/01/09521001002011/10/L1";
const NOW: Timestamp = Timestamp(1_795_150_800_000);

/// From the bytes of an answer to the report.
pub fn report(bytes: &[u8], count: usize) -> usize {
    let limits = Limits { bytes: usize::MAX, events: count, ..Limits::default() };
    let document = document::read(bytes, &limits).expect("a document");
    let answer = Answer { outcome: Outcome::Answered, documents: vec![document], ..Answer::default() };
    let carried = trace::classify(CODE, &Registry::default());
    let report = trace::report(CODE, carried, &[answer], &Checklist::default(), NOW);
    report.findings.len() + report.timeline.len()
}

/// A lot that is made from inputs, shipped, received, measured and packed again and again.
pub fn history(count: usize) -> Vec<u8> {
    let place = |n: usize| json!({"id": format!("https://id.gs1.org/414/952100100{:04}", n % 50 * 10)});
    let lot = json!([{"epcClass": CODE, "quantity": 10, "uom": "KGM"}]);
    let events = (0..count).map(|n| {
        let time = format!("2026-{:02}-{:02}T{:02}:{:02}:00.000+07:00", n / 40_320 % 2 + 10, n / 1_440 % 28 + 1, n / 60 % 24, n % 60);
        let mut event = json!({"eventTime": time, "recordTime": time, "eventTimeZoneOffset": "+07:00",
            "eventID": format!("urn:uuid:00000000-0000-4000-8000-{n:012}"), "readPoint": place(n), "bizLocation": place(n)});
        let more = match n % 5 {
            0 if n == 0 => json!({"type": "TransformationEvent", "bizStep": "commissioning", "disposition": "active",
                "inputQuantityList": [{"epcClass": "https://id.gs1.org/01/09521001001014/10/R1", "quantity": 9e9, "uom": "KGM"}],
                "outputQuantityList": [{"epcClass": CODE, "quantity": 9e9, "uom": "KGM"}]}),
            0 | 1 => json!({"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "shipping", "disposition": "in_transit",
                "quantityList": lot, "destinationList": [{"type": "location", "destination": place(n + 1)["id"]}]}),
            2 => json!({"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "receiving", "disposition": "in_progress", "quantityList": lot}),
            3 => json!({"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "storing", "disposition": "active", "quantityList": lot,
                "sensorElementList": [{"sensorMetadata": {"time": time}, "sensorReport": [{"type": "Temperature", "minValue": -20.5, "maxValue": -18.1, "uom": "CEL"}]}]}),
            _ => json!({"type": "AggregationEvent", "action": "ADD", "bizStep": "packing",
                "parentID": format!("https://id.gs1.org/00/0952100100{:08}", n), "childQuantityList": lot}),
        };
        let (Value::Object(event), Value::Object(more)) = (&mut event, more) else { unreachable!("both are objects") };
        event.extend(more);
        Value::Object(event.clone())
    });
    let events: Vec<Value> = events.collect();
    json!({"type": "EPCISDocument", "epcisBody": {"eventList": events}}).to_string().into_bytes()
}
