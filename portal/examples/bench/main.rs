//! `cargo xtask bench portal`: what a look-up costs in the store and over the network, as the store grows.
//!
//! ```text
//! cargo xtask bench portal [SIZES] [--out docs/bench]      # sizes: 10000,100000,1000000
//! ```
//! Every rate over the network stands beside the framework's with a fixed body in the same moments; each figure with its
//! aim, and the last line says how many aims are missed.

use portal::Database;
use portal::store::Store;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

mod attack;
mod client;
mod filling;
mod look_up;
mod network;
mod plot;
#[path = "../../tests/support/mod.rs"]
mod support;

use look_up::Figure;

type Done<T> = Result<T, Box<dyn std::error::Error>>;

/// How many aims were met and missed.
#[derive(Default)]
pub struct Verdicts {
    met: usize,
    missed: usize,
}

impl Verdicts {
    /// Counts one, and gives the word for it.
    pub fn judge(&mut self, is_met: bool) -> &'static str {
        if is_met {
            self.met += 1;
            "met"
        } else {
            self.missed += 1;
            "MISSED"
        }
    }
}

fn main() -> Done<()> {
    let mut sizes = vec![10_000, 100_000, 1_000_000];
    let mut out = PathBuf::from("docs/bench");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--out" => out = words.next().map(PathBuf::from).ok_or("--out names a folder")?,
            "--fixed" => return runtime.block_on(network::serve_fixed(words.next().ok_or("a port")?.parse()?)),
            named => sizes = named.split(',').map(str::parse).collect::<Result<_, _>>()?,
        }
    }
    let folder = support::Folder::new("bench");
    // PostgreSQL is measured where it is installed.
    let here = sizes.iter().filter(|_| cfg!(postgres_here));
    let servers = here.map(|size| support::postgres::Server::with_memory(&format!("bench-{size}"), PAGES));
    let servers: Vec<_> = servers.collect();
    let postgres = servers.iter().map(|it| it.database.clone()).collect();
    let mut verdicts = Verdicts::default();
    println!("load of the machine before: {}", load());
    let (figures, filled) = runtime.block_on(stores(&folder.0, &sizes, postgres, &mut verdicts))?;
    drop(servers);
    print!("{}", look_up::table(&figures, &mut verdicts));
    // A portal that starts over what was written a moment ago sees that all of it changed, and keeps no answer about it.
    std::thread::sleep(SETTLES.saturating_sub(filled.elapsed()));
    println!("load of the machine before the rates: {}", load());
    let largest = sizes.iter().max().copied().unwrap_or_default();
    let file = folder.0.join(named(largest));
    print!(
        "{}",
        runtime.block_on(async {
            look_up::beside_sqlx(&Store::open(&Database::File(file.clone())).await?, &file).await
        })?
    );
    print!("{}", network::measured(&Database::File(file), largest, &mut verdicts)?);
    std::fs::create_dir_all(&out)?;
    std::fs::write(out.join("portal-store.svg"), plot::plot(&figures))?;
    println!("plot: {}", out.join("portal-store.svg").display());
    println!("load of the machine after: {}", load());
    println!("aims met {}, missed {}", verdicts.met, verdicts.missed);
    Ok(())
}

/// For how long a portal looks back for changes, and a little more.
const SETTLES: Duration = Duration::from_secs(65);
/// What PostgreSQL keeps of its pages: a quarter of a small machine's memory, as its manual has it.
const PAGES: &str = "1GB";

/// The file of a store of SQLite of a size.
fn named(size: usize) -> String {
    format!("portal-{size}.db")
}

/// How many processes wanted a processor in the last minutes: figures of a busy machine say less.
fn load() -> String {
    std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim().to_owned()
}

/// The figures of both engines, each with a store of every size, and when SQLite's were filled.
async fn stores(
    folder: &Path,
    sizes: &[usize],
    postgres: Vec<Database>,
    verdicts: &mut Verdicts,
) -> Done<(Vec<Figure>, Instant)> {
    let (mut figures, mut last) = (Vec::new(), Instant::now());
    let files: Vec<Database> = sizes.iter().map(|size| Database::File(folder.join(named(*size)))).collect();
    for (engine, databases) in [("SQLite", files), ("PostgreSQL", postgres)] {
        let mut stores = Vec::new();
        for (&size, database) in sizes.iter().zip(&databases) {
            let store = Store::open(database).await?;
            filling::fill(&store, engine, size).await?;
            if matches!(database, Database::File(_)) {
                last = Instant::now();
            }
            stores.push((size, store));
        }
        figures.extend(look_up::measure(engine, &stores).await?);
        for (size, store) in &stores {
            print!("{}", look_up::plans(store, engine, *size, verdicts).await?);
        }
    }
    Ok((figures, last))
}
