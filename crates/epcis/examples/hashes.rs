//! Computes the event hashes of a folder of vectors and compares them.
//!
//! `cargo run -p truyxuat-epcis --example hashes -- ../shared/epcis/hash [--show]`

use epcis::hash::{Namespaces, Version, event_hash, prehash};
use serde_json::{Map, Value};
use std::error::Error;
use std::path::PathBuf;

/// Counts of one version and status.
#[derive(Default)]
struct Count {
    agree: usize,
    of: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let folder = words.first().ok_or("usage: hashes FOLDER [--show]")?;
    let show = words.iter().any(|it| it == "--show");
    if !PathBuf::from(folder).is_dir() {
        println!("skipped: no {folder}");
        return Ok(());
    }
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    let versions = [("CBV2.0", Version::Cbv20), ("CBV2.1", Version::Cbv21)];
    let mut counts = std::collections::BTreeMap::<(&str, bool), Count>::new();
    for path in paths.iter().filter(|it| it.extension().is_some_and(|it| it == "json")) {
        let vectors: Value = serde_json::from_slice(&std::fs::read(path)?)?;
        let document = &vectors["document"];
        let namespaces = Namespaces::read(&document["@context"]);
        let mut events = Vec::new();
        collect(document, &mut events);
        for expected in vectors["events"].as_array().into_iter().flatten() {
            let event = expected["index"].as_u64().and_then(|it| events.get(usize::try_from(it).ok()?));
            let event = event.ok_or_else(|| format!("{}: no such event", path.display()))?;
            for (name, version) in versions {
                let expected = &expected["expected"][name];
                let Some(hash) = expected["hash"].as_str() else { continue };
                let status = expected["status"].as_str().unwrap_or_default();
                let settled = status.starts_with("official-2026") || status.starts_with("agreed");
                let agrees = event_hash(event, &namespaces, version) == hash;
                let count = counts.entry((name, settled)).or_default();
                count.of += 1;
                count.agree += usize::from(agrees);
                if show && settled && !agrees {
                    println!("{} {} {name} {status}", path.display(), expected["index"]);
                    println!("  expected {}", expected["prehash"].as_str().unwrap_or_default());
                    println!("  computed {}", prehash(event, &namespaces, version));
                }
            }
        }
    }
    let (mut agree, mut of) = (0, 0);
    for ((name, settled), count) in &counts {
        let status = if *settled { "official or agreed" } else { "disputed, for comparison only" };
        println!("{name} {status}: {} of {}", count.agree, count.of);
        if *settled {
            agree += count.agree;
            of += count.of;
        }
    }
    println!("agree {agree} of {of}");
    Ok(())
}

/// Every event of a document, in its order.
fn collect<'v>(value: &'v Value, events: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Object(map) => {
            let kind = map.get("type").or_else(|| map.get("isA")).and_then(Value::as_str).unwrap_or_default();
            if kind.ends_with("Event") {
                events.push(map);
            } else {
                map.values().for_each(|it| collect(it, events));
            }
        }
        Value::Array(list) => list.iter().for_each(|it| collect(it, events)),
        _ => {}
    }
}
