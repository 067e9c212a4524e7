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
    let server = cfg!(postgres_here).then(|| support::postgres::Server::with_memory("bench", PAGES));
    let postgres = server.as_ref().map(|it| it.database.clone());
    let mut verdicts = Verdicts::default();
    println!("load of the machine before: {}", load());
    let (figures, filled) = runtime.block_on(stores(&folder.0, &sizes, postgres, &mut verdicts))?;
    drop(server);
    print!("{}", look_up::table(&figures, &mut verdicts));
    // A portal that starts over what was written a moment ago sees that all of it changed, and keeps no answer about it.
    std::thread::sleep(SETTLES.saturating_sub(filled.elapsed()));
    println!("load of the machine before the rates: {}", load());
    let file = folder.0.join(FILE);
    print!(
        "{}",
        runtime.block_on(async {
            look_up::beside_sqlx(&Store::open(&Database::File(file.clone())).await?, &file).await
        })?
    );
    let largest = sizes.iter().max().copied().unwrap_or_default();
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
/// The store of SQLite.
const FILE: &str = "portal.db";

/// How many processes wanted a processor in the last minutes: figures of a busy machine say less.
fn load() -> String {
    std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim().to_owned()
}

/// The figures of both engines, and when SQLite's store was filled.
async fn stores(
    folder: &Path,
    sizes: &[usize],
    postgres: Option<Database>,
    verdicts: &mut Verdicts,
) -> Done<(Vec<Figure>, Instant)> {
    let (mut figures, mut last) = (Vec::new(), Instant::now());
    for (engine, database) in [("SQLite", Some(Database::File(folder.join(FILE)))), ("PostgreSQL", postgres)] {
        let Some(database) = database else { continue };
        let store = Store::open(&database).await?;
        let mut filled = 0;
        for &size in sizes {
            filling::fill(&store, engine, filled, size).await?;
            filled = size;
            if matches!(database, Database::File(_)) {
                last = Instant::now();
            }
            for look_up in look_up::KINDS {
                figures.push(look_up::measure(&store, engine, size, look_up).await?);
            }
            print!("{}", look_up::plans(&store, engine, size, verdicts).await?);
        }
    }
    Ok((figures, last))
}
