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

/// Events that every line of the table reads in all.
const IN_ALL: usize = 10_000;

/// Microseconds for one event: the best of several runs that each keep everything they made, so that
/// fresh memory costs every size the same.
fn per_event_us<T>(events: usize, mut work: impl FnMut() -> T) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let mut kept = Vec::with_capacity(IN_ALL / events);
        let started = Instant::now();
        for _ in 0..IN_ALL / events {
            kept.push(work());
        }
        best = best.min(started.elapsed().as_secs_f64() * 1e6 / IN_ALL as f64);
        black_box(kept);
    }
    best
}

fn main() -> Result<(), Box<dyn Error>> {
    let limits = Limits { bytes: 64 * 1024 * 1024, events: 20_000, ..Limits::default() };
    println!("µs for one event; parse is serde_json alone");
    println!("{:>7} {:>6} {:>8} {:>8} {:>8} {:>10}", "events", "KB", "parse", "read", "hash", "read/parse");
    for events in [10, 100, 1_000, 10_000] {
        let text = text(events);
        let parse = per_event_us(events, || serde_json::from_str::<serde_json::Value>(&text));
        let read = per_event_us(events, || document::read(text.as_bytes(), &limits));
        let document = document::read(text.as_bytes(), &limits)?;
        let hashed = |event: &epcis::Event| hash::event_hash(&event.raw, &document.namespaces, Version::Cbv20);
        let hash = per_event_us(events, || document.events.iter().map(hashed).collect::<Vec<_>>());
        let (kilobytes, ratio) = (text.len() / 1024, read / parse);
        println!("{events:>7} {kilobytes:>6} {parse:>8.2} {read:>8.2} {hash:>8.2} {ratio:>10.2}");
    }
    Ok(())
}
