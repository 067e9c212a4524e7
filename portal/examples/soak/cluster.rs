//! `cargo xtask soak portal --cluster`: three PostgreSQL nodes with synchronous replication under Patroni, etcd and
//! HAProxy, and two portals on them, while the primary is killed again and again under reading and under capture.

mod nodes;

use super::clients::{Clients, asked};
use super::support::process::{self, Process, free_port};
use super::{Done, proof, sides, support};
use nodes::Cluster;
use portal::tokens::Role;
use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How often the primary is killed.
const KILLS: usize = 5;
/// Events that are captured in a second.
const PACE: f64 = 100.0;
/// Longest time until captures go on.
const AIM: Duration = Duration::from_secs(30);

/// What readers saw.
#[derive(Default)]
struct Reads {
    done: AtomicUsize,
    failed: AtomicUsize,
    longest: Mutex<Duration>,
}

/// Runs it, and says what came of it.
pub fn run() -> Done<()> {
    let missing = nodes::missing();
    if !missing.is_empty() || !cfg!(postgres_here) {
        println!(
            "cluster: skipped, since {} not installed",
            if missing.is_empty() { "PostgreSQL is".to_owned() } else { format!("{} are", missing.join(", ")) }
        );
        return Ok(());
    }
    let folder = support::Folder::new("soak-cluster");
    let mut cluster = Cluster::start(&folder.0)?;
    eprintln!("cluster: whole");
    let database = cluster.database();
    let token = sides::token(&database, Role::Capture, &["9521002"])?;
    let ports = [free_port()?, free_port()?];
    let portals = ports.map(|port| Process::start(&mut process::portal(&database, port)?, port));
    let portals: Vec<Process> = portals.into_iter().collect::<Done<_>>()?;
    let clients = Clients::start(&ports, token, 1_000_000);
    let (reads, done, began) = (Reads::default(), AtomicBool::new(false), Instant::now());
    let waits = std::thread::scope(|scope| {
        for port in ports {
            scope.spawn({
                let (reads, done) = (&reads, &done);
                move || read(port, reads, done)
            });
        }
        scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                clients.allow((began.elapsed().as_secs_f64() * PACE) as usize);
                std::thread::park_timeout(Duration::from_millis(50));
            }
        });
        let waits = kills(&mut cluster, &clients);
        done.store(true, Ordering::SeqCst);
        waits
    })?;
    let acknowledged = clients.stop()?;
    drop(portals);
    let found = support::wait(proof::kept(&database, &acknowledged))?;
    let (all, failed) = (reads.done.into_inner(), reads.failed.into_inner());
    let longest = reads.longest.into_inner().unwrap_or_default();
    let mut text = String::new();
    for wait in &waits {
        let _ = write!(text, " {:.1}", wait.as_secs_f64());
    }
    println!("cluster: the primary was killed {KILLS} times; captures went on after{text} s   aim {} s", AIM.as_secs());
    println!(
        "cluster: reads {all}, failed {failed}, the longest {:.2} s; load {}",
        longest.as_secs_f64(),
        super::load()
    );
    println!("cluster: {found}");
    let is_met = found.is_clean() && failed == 0 && waits.iter().all(|it| *it <= AIM);
    if is_met { Ok(()) } else { Err("an aim of the cluster is missed".into()) }
}

/// Kills the primary, and gives how long captures waited each time.
fn kills(cluster: &mut Cluster, clients: &Clients) -> Done<Vec<Duration>> {
    let mut waits = Vec::new();
    for number in 1..=KILLS {
        super::wait("captures are under way", || clients.captured.load(Ordering::SeqCst) > 0)?;
        let started = Instant::now();
        let node = cluster.kill_primary()?;
        // What was on its way at that moment is answered, or not.
        std::thread::park_timeout(Duration::from_millis(500));
        let before = clients.captured.load(Ordering::SeqCst);
        super::wait("captures go on", || clients.captured.load(Ordering::SeqCst) > before)?;
        waits.push(started.elapsed());
        cluster.revive(node)?;
        cluster.whole()?;
        let (captured, seconds) = (clients.captured.load(Ordering::SeqCst), started.elapsed().as_secs_f64());
        eprintln!("cluster: kill {number} of {KILLS}: {captured} captured, whole again after {seconds:.0} s");
    }
    Ok(waits)
}

/// Reads what no cache holds, until it is told to end.
fn read(port: u16, reads: &Reads, done: &AtomicBool) {
    let mut number = 0_usize;
    while !done.load(Ordering::SeqCst) {
        number += 1;
        let path =
            format!("/epcis/events?MATCH_anyEPC=https%3A%2F%2Fid.gs1.org%2F01%2F09521002002010%2F21%2FR{number}");
        let started = Instant::now();
        let is_answered = asked(port, &path).is_ok_and(|status| status == 200);
        reads.done.fetch_add(1, Ordering::SeqCst);
        reads.failed.fetch_add(usize::from(!is_answered), Ordering::SeqCst);
        if let Ok(mut longest) = reads.longest.lock() {
            *longest = (*longest).max(started.elapsed());
        }
        std::thread::park_timeout(Duration::from_millis(20));
    }
}
