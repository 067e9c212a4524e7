//! `cargo xtask soak portal [--short] [SQLite|PostgreSQL]`, or `--cluster` (`cluster.rs`): a province and its nation as processes, while everything
//! between and around them fails: the nation stopped, killed, cut off, slow, late, answering twice; the province killed
//! in the middle of captures; a full disk; clocks a day off.
//!
//! The last line says what came of it: `captured N, lost 0, twice 0, out of order 0, differing 0`. `lost` counts what
//! was acknowledged and is not at the province, not at the nation, or without the nation's receipt.

use portal::Database;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

mod clients;
mod cluster;
mod proof;
mod rate;
mod relay;
mod sheets;
mod sides;
#[path = "../../tests/support/mod.rs"]
mod support;

use clients::Clients;
use proof::Found;
use relay::Mode;
use sides::Sides;

type Done<T> = Result<T, Box<dyn std::error::Error>>;

/// Longest time for one stage to come to its end.
const LONGEST: Duration = Duration::from_secs(60);

fn main() -> Done<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|it| it == "--cluster") {
        return cluster::run();
    }
    let is_short = words.iter().any(|it| it == "--short");
    let events = if is_short { 640 } else { 10_000 };
    let mut all = Found::default();
    let named: Vec<&String> = words.iter().filter(|it| !it.starts_with("--")).collect();
    for engine in ["SQLite", "PostgreSQL"] {
        if !named.is_empty() && !named.iter().any(|it| *it == engine) {
            continue;
        }
        if engine == "PostgreSQL" && !cfg!(postgres_here) {
            println!("{engine}: left out, since it is not installed");
            continue;
        }
        let started = Instant::now();
        let found = soak(engine, events)?;
        println!("{engine}: {found} ({:.0} s)", started.elapsed().as_secs_f64());
        all.add(&found);
    }
    println!("{}", rate::measured(if is_short { 1_000 } else { 5_000 })?);
    println!("{}", sheets::measured()?);
    println!("{all}");
    if all.is_clean() { Ok(()) } else { Err("something was lost, doubled, out of order or changed".into()) }
}

fn soak(engine: &str, events: usize) -> Done<Found> {
    let started = Instant::now();
    let folder = support::Folder::new(&format!("soak-{engine}"));
    let servers: Vec<support::postgres::Server> = match engine {
        "PostgreSQL" => ["soak-p", "soak-n"].map(support::postgres::Server::start).into(),
        _ => Vec::new(),
    };
    let database = |at: usize, name: &str| match servers.get(at) {
        Some(server) => server.database.clone(),
        None => Database::File(folder.0.join(format!("{name}.db"))),
    };
    let mut sides = Sides::start(&folder.0, database(0, "province"), database(1, "nation"))?;
    let clients = Clients::start(&[sides.province_port], sides.token.clone(), events);
    let stages: Vec<(&str, Stage)> = vec![
        ("all is well", |_| Ok(())),
        ("the nation is stopped", |it| it.stop_nation()),
        ("the nation is back, and killed", |it| it.start_nation(0).and_then(|()| it.kill_nation())),
        ("the province is killed in the middle of captures", |it| it.start_nation(0).and_then(|()| it.again(0))),
        ("the province is told to end in the middle of captures", |it| it.stop_province()),
        ("the nation is cut off", |it| it.relay.set(Mode::Cut)),
        ("answers get lost", |it| it.relay.set(Mode::Lost)),
        ("the province is killed again", |it| it.again(0)),
        ("answers are slow", |it| it.relay.set(Mode::Slow)),
        ("answers are late", |it| it.relay.set(Mode::Late)),
        ("requests arrive twice", |it| it.relay.set(Mode::Twice)),
        ("the province's clock is a day ahead, in the hour of the comparison", |it| it.again(sides::night_s())),
        ("the nation's clock is a day behind", |it| {
            it.relay.set(Mode::Pass)?;
            it.kill_nation()?;
            it.start_nation(-86_400)
        }),
        ("the disk is full", |it| it.full_disk()),
        ("the province is killed once more", |it| it.again(0)),
    ];
    // Whole captures of every producer: otherwise one stage may send what the next was to have.
    let share = events / (stages.len() + 1) / clients::ROUND * clients::ROUND;
    let mut is_stuck = false;
    for (at, (name, stage)) in stages.iter().enumerate() {
        // Each stage has its own captures, however fast the portal is, and begins in the middle of them.
        clients.allow((at + 1) * share);
        wait(name, || is_stuck || clients.captured.load(Ordering::SeqCst) > at * share)?;
        stage(&mut sides).map_err(|error| format!("{name}: {error}"))?;
        let captured = clients.captured.load(Ordering::SeqCst);
        eprintln!("{engine}: {name}: {captured} captured ({:.0} s)", started.elapsed().as_secs_f64());
        is_stuck = *name == "the disk is full" && engine == "SQLite";
        if is_stuck {
            // A quick portal may have taken all of this stage before its disk was full.
            let before = clients.refused.load(Ordering::SeqCst);
            clients.allow((at + 2) * share);
            wait(name, || clients.refused.load(Ordering::SeqCst) > before)?;
        } else {
            wait(name, || clients.captured.load(Ordering::SeqCst) >= (at + 1) * share)?;
        }
    }
    clients.allow(events);
    wait("captures end", || clients.captured.load(Ordering::SeqCst) >= events)?;
    let acknowledged = clients.end()?;
    sides.relay.set(Mode::Pass)?;
    drained(sides.province_port)?;
    let (province, nation) = (sides.province.clone(), sides.nation.clone());
    sides.end()?;
    support::wait(async {
        let proof = async {
            println!("{engine}: {}", proof::restored(&province, &folder.0).await?);
            proof::found(&province, &nation, &acknowledged).await
        };
        tokio::time::timeout(LONGEST * 10, proof).await.map_err(|_| "the proof takes too long")?
    })
}

type Stage = fn(&mut Sides) -> Done<()>;

/// Waits for something; what takes too long is a failure of the stage.
fn wait(what: &str, mut holds: impl FnMut() -> bool) -> Done<()> {
    let limit = Instant::now() + LONGEST;
    while !holds() {
        if Instant::now() > limit {
            return Err(format!("{what}: not within {} s", LONGEST.as_secs()).into());
        }
        std::thread::park_timeout(Duration::from_millis(2));
    }
    Ok(())
}

/// How many processes wanted a processor in the last minutes.
fn load() -> String {
    std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim().to_owned()
}

/// Waits until the nation has everything: a slow machine may take long, but it never stands still.
fn drained(port: u16) -> Done<()> {
    let mut before = None;
    loop {
        let mut last = None;
        let moved = wait("the outbox stands still", || {
            last = clients::waiting(port);
            last.is_some() && last != before
        });
        moved.map_err(|error| format!("{error}: {last:?} wait"))?;
        if last == Some(0) {
            return Ok(());
        }
        before = last;
    }
}
