//! What a look-up costs in the store, as the store grows.

use super::filling::{GTINS, gtin};
use super::{Done, Verdicts};
use epcis::ItemKey;
use portal::query::EventQuery;
use portal::store::{RecordKind, Repository, Statement, Store};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

/// The kinds of look-up.
pub const KINDS: [&str; 4] = ["serial", "lot", "unknown", "linkset"];
/// A machine's own speed changes by half within minutes, so the stores take turns: so many rounds, and so many look-ups
/// timed in each.
const ROUNDS: usize = 10;
const TIMED: usize = 40;
/// How many look-ups come before those that are timed, at first and in each round: a store that runs for months holds the
/// upper pages of its indexes in memory.
const BEFORE: usize = 4_000;
const AGAIN: usize = 400;

/// Times of one kind of look-up in one store, in microseconds.
pub struct Figure {
    pub engine: &'static str,
    pub events: usize,
    pub look_up: &'static str,
    pub median: f64,
    pub worst: f64,
    /// The median of a question that finds nothing, asked in between: the way to the engine and back.
    pub way: f64,
}

/// Times each kind in stores of one engine, each with the number of its events.
pub async fn measure(engine: &'static str, stores: &[(usize, Store)]) -> Done<Vec<Figure>> {
    let mut figures = Vec::new();
    for look_up in KINDS {
        let mut timed = vec![(Vec::new(), Vec::new()); stores.len()];
        let mut turn = 0;
        for round in 0..ROUNDS {
            let before = if round == 0 { BEFORE } else { AGAIN };
            for ((events, store), (times, ways)) in stores.iter().zip(&mut timed) {
                for at in 0..before + TIMED {
                    let started = Instant::now();
                    once(store, *events, look_up, turn + at).await?;
                    let time = started.elapsed();
                    let started = Instant::now();
                    store.ping().await?;
                    if at >= before {
                        times.push(time.as_secs_f64() * 1e6);
                        ways.push(started.elapsed().as_secs_f64() * 1e6);
                    }
                }
            }
            turn += before + TIMED;
        }
        for ((events, _), (times, ways)) in stores.iter().zip(timed) {
            let (median, worst) = sorted(&times);
            figures.push(Figure { engine, events: *events, look_up, median, worst, way: sorted(&ways).0 });
        }
    }
    Ok(figures)
}

/// One look-up of a kind, of another thing at each turn.
async fn once(store: &Store, events: usize, look_up: &str, turn: usize) -> Done<()> {
    let thing = turn.wrapping_mul(7_919) % (events / 4);
    let product = format!("https://id.gs1.org/01/{}", gtin(thing % GTINS));
    match look_up {
        "serial" => about(store, &format!("{product}/21/S{thing}")).await?,
        "lot" => about(store, &format!("{product}/10/L{}", thing / 10)).await?,
        "unknown" => {
            let key = ItemKey::read(&format!("https://id.gs1.org/01/09521002009996/21/{turn}")).ok_or("a key")?;
            about(store, &key.to_string()).await?;
            store.knows(Repository::Province, &key.class()).await?;
        }
        _ => {
            let key = ItemKey::read(&format!("{product}/21/S{thing}")).ok_or("a key")?;
            let class = key.class();
            let asked = [
                (RecordKind::Card, class.to_string()),
                (RecordKind::Place, key.to_string()),
                (RecordKind::Recall, key.to_string()),
                (RecordKind::Recall, class.to_string()),
            ];
            store.known_about(Repository::Province, &asked, &class).await?;
        }
    }
    Ok(())
}

/// The plans of all public reads, before and after the engine gathers statistics: each walks an index, whatever the size.
pub async fn plans(store: &Store, engine: &str, events: usize, verdicts: &mut Verdicts) -> Done<String> {
    let key = format!("https://id.gs1.org/01/{}/21/S0", gtin(0));
    let mut others = Vec::new();
    let mut count = 0;
    for statistics in [false, true] {
        if statistics {
            store.engine().write(vec![Statement::new("ANALYZE", Vec::new())]).await?;
        }
        for (name, statement) in portal::store::plans(Repository::Province, &key) {
            let plan = store.engine().plan(statement).await?.join("\n");
            count += 1;
            if ["SCAN", "Seq Scan", "TEMP B-TREE", "Sort", "Bitmap"].iter().any(|bad| plan.contains(bad)) {
                others.push(format!("{name}: {plan}"));
            }
        }
    }
    let said = verdicts.judge(others.is_empty());
    let mut text = format!(
        "{engine:<10} {events:>8}     {} of {count} plans walk an index   aim all: {said}\n",
        count - others.len()
    );
    others.iter().for_each(|it| text.push_str(&format!("{it}\n")));
    Ok(text)
}

async fn about(store: &Store, key: &str) -> Done<()> {
    store.events(Repository::Province, &EventQuery::about(key)).await?;
    Ok(())
}

/// The median, and what 99 of a hundred stay below.
fn sorted(times: &[f64]) -> (f64, f64) {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or(f64::NAN);
    (at(50), at(99))
}

/// One record by its key: as the portal reads it, and as sqlx does over the same file.
pub async fn beside_sqlx(store: &Store, file: &Path) -> Done<String> {
    let key = |turn: usize| format!("https://id.gs1.org/01/{}", gtin(turn % GTINS));
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file).read_only(true);
    let pool = sqlx::sqlite::SqlitePool::connect_with(options).await?;
    let mut times = [Vec::new(), Vec::new()];
    for turn in 0..2_000 {
        let started = Instant::now();
        store.record(Repository::Province, RecordKind::Card, &key(turn)).await?;
        times[0].push(started.elapsed().as_secs_f64() * 1e6);
        let started = Instant::now();
        // By the same key, which is a hash: what is not there costs what is there costs.
        sqlx::query("SELECT body FROM record WHERE record_key = $1")
            .bind(key(turn).into_bytes())
            .fetch_all(&pool)
            .await?;
        times[1].push(started.elapsed().as_secs_f64() * 1e6);
    }
    pool.close().await;
    let [own, other] = times.map(|it| sorted(&it).0);
    let ratio = other / own;
    Ok(format!(
        "one record, median           {own:>8.1} µs in the thread that asks, {other:.1} µs by sqlx ({ratio:.1} ×)\n"
    ))
}

/// Every figure, beside the smallest store's and the aim: 1 ms, and twice the smallest.
pub fn table(figures: &[Figure], verdicts: &mut Verdicts) -> String {
    let mut text = String::from(
        "engine      events     look-up   median µs     99 % µs   to the smallest   to an empty question\n",
    );
    for it in figures {
        let smallest = figures.iter().find(|one| one.engine == it.engine && one.look_up == it.look_up);
        let ratio = it.median / smallest.map_or(f64::NAN, |one| one.median);
        let said = verdicts.judge(it.median <= 1_000.0 && ratio <= 2.0);
        let _ = writeln!(
            text,
            "{:<10} {:>8}     {:<8} {:>10.0} {:>11.0} {:>12.2} × {:>12.1} ×   aim 1000 µs, 2 ×: {said}",
            it.engine,
            it.events,
            it.look_up,
            it.median,
            it.worst,
            ratio,
            it.median / it.way
        );
    }
    text
}
