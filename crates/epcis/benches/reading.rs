//! Reading and hashing documents of 10 to 10,000 events, against parsing the same JSON alone.
//!
//! `cargo bench -p truyxuat-epcis --bench reading`

use epcis::hash::{self, Version};
use epcis::{Limits, document};
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

/// Events of the kinds that a history holds, each with its own identifiers.
fn text(events: usize) -> String {
    let events: Vec<String> = (0..events)
        .map(|number| {
            let (hour, minute) = (number / 60 % 24, number % 60);
            format!(
                r#"{{"type":"ObjectEvent","eventTime":"2026-11-02T{hour:02}:{minute:02}:00.000+07:00","eventTimeZoneOffset":"+07:00",
                "action":"OBSERVE","bizStep":"receiving","disposition":"in_progress","eventID":"urn:uuid:4f1f8e2c-0b1a-4c55-9c1d-{number:012x}",
                "readPoint":{{"id":"urn:epc:id:sgln:9521001.00003.0"}},"bizLocation":{{"id":"https://id.gs1.org/414/9521001000031"}},
                "epcList":["urn:epc:id:sgtin:9521001.000201.{number}","https://id.gs1.org/00/095210010000000017"],
                "quantityList":[{{"epcClass":"https://id.gs1.org/01/09521001001014/10/CT-{number}","quantity":400.5,"uom":"KGM"}}],
                "sourceList":[{{"type":"owning_party","source":"https://id.gs1.org/417/9521001000017"}}],
                "sensorElementList":[{{"sensorMetadata":{{"time":"2026-11-02T12:05:00+07:00"}},
                "sensorReport":[{{"type":"Temperature","minValue":1.2,"maxValue":3.8,"uom":"CEL"}}]}}],
                "ilmd":{{"cbvmda:itemExpirationDate":"2026-12-04","qn:ocopStars":"4"}}}}"#
            )
        })
        .collect();
    format!(
        r#"{{"@context":[{{"qn":"https://ns.vn/"}}],"type":"EPCISDocument","epcisBody":{{"eventList":[{}]}}}}"#,
        events.join(",")
    )
}

/// The best of several runs, in milliseconds.
fn best_ms(mut work: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..7 {
        let started = Instant::now();
        work();
        best = best.min(started.elapsed().as_secs_f64() * 1000.0);
    }
    best
}

fn main() -> Result<(), Box<dyn Error>> {
    let limits = Limits { bytes: 64 * 1024 * 1024, events: 20_000, ..Limits::default() };
    println!(
        "{:>7} {:>9} {:>9} {:>9} {:>12} {:>12} {:>12}",
        "events", "KB", "parse ms", "read ms", "read µs/event", "read/parse", "hash µs/event"
    );
    for events in [10, 100, 1_000, 10_000] {
        let text = text(events);
        let parse = best_ms(|| {
            let _ = black_box(serde_json::from_str::<serde_json::Value>(&text));
        });
        let read = best_ms(|| {
            let _ = black_box(document::read(text.as_bytes(), &limits));
        });
        let document = document::read(text.as_bytes(), &limits)?;
        let hash = best_ms(|| {
            for event in &document.events {
                black_box(hash::event_hash(&event.raw, &document.namespaces, Version::Cbv20));
            }
        });
        let per_event = |ms: f64| ms * 1000.0 / document.events.len() as f64;
        println!(
            "{events:>7} {:>9} {parse:>9.3} {read:>9.3} {:>12.2} {:>12.2} {:>12.2}",
            text.len() / 1024,
            per_event(read),
            read / parse,
            per_event(hash),
        );
    }
    Ok(())
}
