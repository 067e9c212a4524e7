//! `cargo xtask bench portal`: what a look-up costs in the store and over the network, as the store grows.
//!
//! ```text
//! cargo run --profile tool -p portal --example bench -- [SIZES] [--out docs/bench]
//! ```
//! Every figure over the network stands beside the rate of the framework with a fixed body in the same run.

use epcis::time::Timestamp;
use epcis::{Event, ItemKey, Limits, document};
use portal::query::EventQuery;
use portal::store::{Batch, Database, Record, RecordKind, Repository, Store};
use portal::{Options, PortalError};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

mod attack;
mod client;
#[path = "../../tests/support/mod.rs"]
mod support;

use client::{ask, rate};

type Done<T> = Result<T, Box<dyn std::error::Error>>;

/// Times of one kind of look-up in one store, in microseconds.
struct Figure {
    engine: &'static str,
    events: usize,
    look_up: &'static str,
    median: f64,
    worst: f64,
}

fn main() -> Done<()> {
    let mut sizes = vec![10_000, 100_000, 1_000_000];
    let mut out = PathBuf::from("docs/bench");
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--out" => out = words.next().map(PathBuf::from).ok_or("--out names a folder")?,
            sizes_named => {
                sizes = sizes_named.split(',').map(str::parse).collect::<Result<_, _>>()?;
            }
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let folder = std::env::temp_dir().join(format!("portal-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    // PostgreSQL is measured where it is installed.
    let server = cfg!(postgres_here).then(|| support::postgres::Server::start("bench"));
    let measured = runtime.block_on(stores(&folder, &sizes, server.as_ref().map(|it| it.database.clone())));
    drop(server);
    let network = match &measured {
        Ok(_) => runtime.block_on(network(&folder, sizes.iter().max().copied().unwrap_or_default())),
        Err(_) => Ok(String::new()),
    };
    std::fs::remove_dir_all(&folder)?;
    let figures = measured?;
    print!("{}", table(&figures));
    print!("{}", network?);
    std::fs::create_dir_all(&out)?;
    std::fs::write(out.join("portal-store.svg"), plot(&figures))?;
    println!("plot: {}", out.join("portal-store.svg").display());
    Ok(())
}

async fn stores(folder: &std::path::Path, sizes: &[usize], postgres: Option<Database>) -> Done<Vec<Figure>> {
    let mut figures = Vec::new();
    for (engine, database) in [("SQLite", Some(Database::File(folder.join("portal.db")))), ("PostgreSQL", postgres)] {
        let Some(database) = database else { continue };
        let store = Store::open(&database).await?;
        let mut filled = 0;
        for &size in sizes {
            let started = Instant::now();
            while filled < size {
                let count = 1_000.min(size - filled);
                store.add(&batch(filled, count)?).await?;
                filled += count;
            }
            eprintln!("{engine}: {size} events after {:.0} s more", started.elapsed().as_secs_f64());
            for look_up in ["serial", "lot", "unknown", "linkset"] {
                figures.push(measure(&store, engine, size, look_up).await?);
            }
        }
    }
    Ok(figures)
}

const GTINS: usize = 500;

fn gtin(product: usize) -> String {
    let body = format!("0952100{:06}", 100_000 + product);
    let sum: usize = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| usize::from(digit - b'0') * if at % 2 == 0 { 3 } else { 1 })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// Events of lots and serials in the order of time: four of each serial, ten thousand of each place.
fn batch(from: usize, count: usize) -> Done<Batch> {
    let mut list = Vec::new();
    for number in from..from + count {
        let minutes = number as i64;
        let clock = Timestamp::from_millis(1_600_000_000_000 + minutes * 60_000).clock(epcis::time::Offset::VIETNAM);
        let thing = number / 4;
        let gtin = gtin(thing % GTINS);
        let step = ["commissioning", "shipping", "receiving", "stocking"][number % 4];
        list.push(format!(
            r#"{{"type":"ObjectEvent","action":"OBSERVE","bizStep":"{step}","eventID":"urn:uuid:00000000-0000-4000-8000-{number:012x}",
            "eventTime":"{}T{:02}:{:02}:{:02}.000+07:00","eventTimeZoneOffset":"+07:00",
            "readPoint":{{"id":"https://id.gs1.org/414/9521002000054"}},
            "epcList":["https://id.gs1.org/01/{gtin}/21/S{thing}"],
            "quantityList":[{{"epcClass":"https://id.gs1.org/01/{gtin}/10/L{}","quantity":1}}]}}"#,
            clock.date, clock.hour, clock.minute, clock.second, thing / 10,
        ));
    }
    let limits = Limits { events: count, bytes: usize::MAX, ..Limits::default() };
    let read = document::read(format!("[{}]", list.join(",")).as_bytes(), &limits)?;
    let mut batch = Batch::default();
    read.events.iter().for_each(|event: &Event| batch.event(Repository::Province, event));
    if from == 0 {
        for product in 0..GTINS {
            let key = format!("https://id.gs1.org/01/{}", gtin(product));
            let body =
                format!(r#"{{"gtin":"{}","productName":[{{"@value":"Ví dụ","@language":"vi"}}]}}"#, gtin(product));
            batch.record(Repository::Province, RecordKind::Card, &Record { key, body });
        }
    }
    Ok(batch)
}

async fn measure(store: &Store, engine: &'static str, events: usize, look_up: &'static str) -> Done<Figure> {
    let mut times = Vec::new();
    for turn in 0..400_usize {
        let thing = turn.wrapping_mul(7_919) % (events / 4);
        let product = format!("https://id.gs1.org/01/{}", gtin(thing % GTINS));
        let started = Instant::now();
        match look_up {
            "serial" => {
                drop(store.events(Repository::Province, &EventQuery::about(&format!("{product}/21/S{thing}"))).await?)
            }
            "lot" => drop(
                store
                    .events(Repository::Province, &EventQuery::about(&format!("{product}/10/L{}", thing / 10)))
                    .await?,
            ),
            "unknown" => {
                let key = ItemKey::read(&format!("https://id.gs1.org/01/09521002009996/21/{turn}")).ok_or("a key")?;
                drop(store.events(Repository::Province, &EventQuery::about(&key.to_string())).await?);
                store.knows(Repository::Province, &key.class()).await?;
            }
            _ => {
                let key = ItemKey::read(&format!("{product}/21/S{thing}")).ok_or("a key")?;
                for (kind, key) in [
                    (RecordKind::Card, key.class().to_string()),
                    (RecordKind::Place, key.to_string()),
                    (RecordKind::Recall, key.to_string()),
                    (RecordKind::Recall, key.class().to_string()),
                ] {
                    store.record(Repository::Province, kind, &key).await?;
                }
                store.knows(Repository::Province, &key.class()).await?;
            }
        }
        times.push(started.elapsed().as_secs_f64() * 1e6);
    }
    times.sort_by(f64::total_cmp);
    Ok(Figure { engine, events, look_up, median: times[times.len() / 2], worst: times[times.len() * 99 / 100] })
}

fn table(figures: &[Figure]) -> String {
    let mut text = String::from("engine      events     look-up   median µs     99 % µs   to the smallest\n");
    for it in figures {
        let smallest = figures.iter().find(|one| one.engine == it.engine && one.look_up == it.look_up);
        let ratio = it.median / smallest.map_or(f64::NAN, |one| one.median);
        let _ = writeln!(
            text,
            "{:<10} {:>8}     {:<8} {:>10.0} {:>11.0} {:>12.2} ×",
            it.engine, it.events, it.look_up, it.median, it.worst, ratio
        );
    }
    text
}

/// Rates over loopback, from the largest SQLite store.
async fn network(folder: &std::path::Path, events: usize) -> Done<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let fixed = listener.local_addr()?;
    let body = "x".repeat(1_500);
    let app = axum::Router::new().route("/", axum::routing::get(move || async move { body.clone() }));
    let peer = tokio::spawn(async move { axum::serve(listener, app).await });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let options = Options::new(Database::File(folder.join("portal.db")), portal::now());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(async move {
        portal::serve(listener, options, async { drop(stopped.await) })
            .await
            .map_err(|error: PortalError| error.to_string())
    });
    let path = format!("/trace/01/{}/21/S0", gtin(0));
    let measured = tokio::task::spawn_blocking(move || -> Result<String, std::io::Error> {
        let tag = ask(address, &path, "")?.1;
        let fixed_rate = rate(fixed, "/", "")?;
        let not_modified = rate(address, &path, &format!("If-None-Match: {tag}\r\n"))?;
        let cached = rate(address, &path, "")?;
        let mut times = Vec::new();
        for thing in (0..events / 4).step_by((events / 4 / 200).max(1)) {
            let started = Instant::now();
            ask(address, &format!("/trace/01/{}/21/S{thing}", gtin(thing % GTINS)), "")?;
            times.push(started.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let uncached = times.get(times.len() / 2).copied().unwrap_or_default();
        let attacked = attack::run(address)?;
        Ok(format!(
            "fixed body of the framework  {fixed_rate:>8.0} /s\n304 of a bundle              {not_modified:>8.0} /s  {:.0} %\n\
             cached bundle                {cached:>8.0} /s  {:.0} %\nuncached bundle, median      {uncached:>8.2} ms at {events} events\n\
             memory (RSS)                 {:>8} MB, with the bench itself\n{attacked}",
            100.0 * not_modified / fixed_rate,
            100.0 * cached / fixed_rate,
            rss_mb(),
        ))
    })
    .await??;
    drop(stop);
    serving.await??;
    peer.abort();
    Ok(measured)
}

fn rss_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|it| it.parse::<u64>().ok()).unwrap_or_default() / 1024
}

/// Medians over the number of events, both axes by powers of ten.
fn plot(figures: &[Figure]) -> String {
    let x = |events: usize| 70.0 + ((events as f64).log10() - 4.0) * 220.0;
    let y = |median: f64| 300.0 - (median.max(10.0).log10() - 1.0) * 90.0;
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 360\" font-family=\"sans-serif\" font-size=\"12\">\
         <rect width=\"680\" height=\"360\" fill=\"#fff\"/><text x=\"70\" y=\"18\">Look-up in the store, median, by the number of events</text>",
    );
    for (label, median) in [("10 µs", 10.0), ("100 µs", 100.0), ("1 ms", 1_000.0), ("10 ms", 10_000.0)] {
        let _ =
            write!(svg, "<path d=\"M70 {0}H530\" stroke=\"#ddd\"/><text x=\"8\" y=\"{0}\">{label}</text>", y(median));
    }
    for (label, events) in [("10 thousand", 10_000), ("100 thousand", 100_000), ("1 million", 1_000_000)] {
        let _ = write!(svg, "<text x=\"{}\" y=\"325\" text-anchor=\"middle\">{label}</text>", x(events));
    }
    let colours = ["#0b6660", "#b3541e", "#5b4b8a", "#2f6fb0"];
    let mut row = 0.0;
    for (engine, dash) in [("SQLite", ""), ("PostgreSQL", "5 4")] {
        for (look_up, colour) in ["serial", "lot", "unknown", "linkset"].iter().zip(colours) {
            let of = figures.iter().filter(|it| it.engine == engine && it.look_up == *look_up);
            let points: Vec<String> = of.map(|it| format!("{:.1},{:.1}", x(it.events), y(it.median))).collect();
            if points.is_empty() {
                continue;
            }
            row += 18.0;
            let _ = write!(
                svg,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\
                 <path d=\"M545 {1}h20\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\
                 <text x=\"570\" y=\"{2}\">{engine} {look_up}</text>",
                points.join(" "),
                30.0 + row,
                34.0 + row,
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}
