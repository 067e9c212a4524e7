//! A store of any size: events of lots and serials in the order of time.

use super::Done;
use epcis::time::Timestamp;
use epcis::{Event, Limits, document};
use portal::store::{Batch, Record, RecordKind, Repository, Store};
use std::time::Instant;

/// How many products there are.
pub const GTINS: usize = 500;
/// Events of one transaction: an index of hashes is filled page by page, so that the fewer transactions there are, the
/// fewer times each page is written.
const AT_ONCE: usize = 100_000;

/// The number of a product.
pub fn gtin(product: usize) -> String {
    let body = format!("0952100{:06}", 100_000 + product);
    let digits = body.bytes().rev().enumerate();
    let sum: usize = digits.map(|(at, digit)| usize::from(digit - b'0') * if at % 2 == 0 { 3 } else { 1 }).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// Fills an empty store up to `size`, and says how far it is.
pub async fn fill(store: &Store, engine: &str, size: usize) -> Done<()> {
    let (mut filled, started) = (0, Instant::now());
    while filled < size {
        let count = AT_ONCE.min(size - filled);
        store.add(&batch(filled, count)?).await?;
        filled += count;
        let seconds = started.elapsed().as_secs_f64();
        let rate = filled as f64 / seconds;
        eprintln!("{engine}: {filled} of {size} events, {rate:.0} a second, {seconds:.0} s");
    }
    Ok(())
}

/// Four events of each serial, forty of each lot.
fn batch(from: usize, count: usize) -> Done<Batch> {
    let mut batch = Batch::default();
    for some in (from..from + count).step_by(1_000) {
        let list: Vec<String> = (some..(some + 1_000).min(from + count)).map(event).collect();
        let limits = Limits { events: list.len(), bytes: usize::MAX, ..Limits::default() };
        let read = document::read(format!("[{}]", list.join(",")).as_bytes(), &limits)?;
        read.events.iter().for_each(|event: &Event| batch.event(Repository::Province, event));
    }
    if from == 0 {
        for product in 0..GTINS {
            let key = format!("https://id.gs1.org/01/{}", gtin(product));
            let name = r#"[{"@value":"Ví dụ","@language":"vi"}]"#;
            let body = format!(r#"{{"gtin":"{}","productName":{name}}}"#, gtin(product));
            batch.record(Repository::Province, RecordKind::Card, &Record { key, body });
        }
    }
    Ok(batch)
}

fn event(number: usize) -> String {
    let minutes = number as i64;
    let clock = Timestamp::from_millis(1_600_000_000_000 + minutes * 60_000).clock(epcis::time::Offset::VIETNAM);
    let thing = number / 4;
    let gtin = gtin(thing % GTINS);
    let step = ["commissioning", "shipping", "receiving", "stocking"][number % 4];
    format!(
        r#"{{"type":"ObjectEvent","action":"OBSERVE","bizStep":"{step}","eventID":"urn:uuid:00000000-0000-4000-8000-{number:012x}",
        "eventTime":"{}T{:02}:{:02}:{:02}.000+07:00","eventTimeZoneOffset":"+07:00",
        "readPoint":{{"id":"https://id.gs1.org/414/9521002000054"}},
        "epcList":["https://id.gs1.org/01/{gtin}/21/S{thing}"],
        "quantityList":[{{"epcClass":"https://id.gs1.org/01/{gtin}/10/L{}","quantity":1}}]}}"#,
        clock.date,
        clock.hour,
        clock.minute,
        clock.second,
        thing / 10,
    )
}
