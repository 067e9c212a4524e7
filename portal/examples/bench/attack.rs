//! Two thousand slow connections for a minute and twenty thousand hostile requests in it, beside honest clients.
//!
//! Whoever attacks here takes processors from whoever answers: so the same requests are sent to the framework alone, as
//! well, and what an honest client of the portal notices of that is the machine's doing.

use super::client::{Client, cpu_s, get, status};
use super::{Done, Verdicts};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

const SLOW: usize = 2_000;
const HOSTILE: u32 = 20_000;
const LASTS: Duration = Duration::from_secs(60);
const ATTACKERS: u32 = 4;
/// An address that honest clients ask for, each over a connection of its own.
const HONEST: &str = "/recalls/01/09521002002010";

/// What hostile clients send, in turn.
const REQUESTS: [&str; 8] = [
    "GET /01/09521002002011 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "GET /epcis/events?MATCH_anyEPC=%00%FF&perPage=-1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "GET /epcis/events?EQ_ILMD_a:b=1&perPage=100 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "GET /trace/01/09521002009996/21/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "POST /epcis/events HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\nConnection: close\r\n\r\n",
    "\u{1}\u{2}nonsense\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
];

/// What one attack did.
struct Attacked {
    /// Median of honest requests, in milliseconds.
    median: f64,
    sent: u32,
    /// Server's errors but the announced 503.
    faults: u32,
    /// The announced 503.
    shed: u32,
    cpu_s: f64,
}

/// Attacks, and says what honest clients noticed.
pub fn measured(portal: SocketAddr, process: u32, fixed: SocketAddr, verdicts: &mut Verdicts) -> Done<String> {
    rlimit::increase_nofile_limit(16_384)?;
    let before = median(&mut honest(portal, 1_000)?);
    let own = attacked(portal, portal, process)?;
    let other = attacked(fixed, portal, process)?;
    let (times, of_machine) = (own.median / before, other.median / before);
    let said = verdicts.judge(times <= 2.0 && own.faults == 0);
    let share = 100.0 * own.cpu_s / LASTS.as_secs_f64();
    Ok(format!(
        "honest request, median       {before:>8.2} ms alone, {:.2} ms beside {SLOW} slow connections and {} hostile requests in \
         {} s: {times:.2} ×   aim 2 ×: {said}\n\
         the same, sent elsewhere     {:>8.2} ms at the portal: {of_machine:.2} × is the machine's\n\
         hostile requests             {:>8} shed by 503, {} server errors   aim 0; {share:.0} % of a processor for all\n",
        own.median,
        own.sent,
        LASTS.as_secs(),
        other.median,
        own.shed,
        own.faults,
    ))
}

/// Attacks one server for a minute while honest clients ask the portal.
fn attacked(victim: SocketAddr, portal: SocketAddr, process: u32) -> Done<Attacked> {
    let (cpu, started) = (cpu_s(process), Instant::now());
    let mut slow = Vec::new();
    for number in 0..SLOW {
        slow.push(begun(victim, number)?);
    }
    let counts = [AtomicU32::new(0), AtomicU32::new(0), AtomicU32::new(0)];
    let done = AtomicBool::new(false);
    let mut during = std::thread::scope(|scope| {
        let attackers: Vec<_> = (0..ATTACKERS)
            .map(|number| {
                scope.spawn({
                    let counts = &counts;
                    move || attack(victim, number, started, counts)
                })
            })
            .collect();
        let dripping = scope.spawn(|| drip(victim, &mut slow, &done));
        let honest = scope.spawn(|| {
            let mut times = Vec::new();
            while !done.load(Ordering::Relaxed) {
                times.extend(honest(portal, 10).unwrap_or_default());
                std::thread::park_timeout(Duration::from_millis(50));
            }
            times
        });
        for attacker in attackers {
            drop(attacker.join());
        }
        done.store(true, Ordering::Relaxed);
        drop(dripping.join());
        honest.join().unwrap_or_default()
    });
    let [sent, faults, shed] = counts.map(|it| it.load(Ordering::Relaxed));
    Ok(Attacked { median: median(&mut during), sent, faults, shed, cpu_s: cpu_s(process) - cpu })
}

/// A connection that says little: nothing, or the beginning of a request.
fn begun(victim: SocketAddr, number: usize) -> std::io::Result<TcpStream> {
    let mut stream = TcpStream::connect(victim)?;
    if number.is_multiple_of(2) {
        stream.write_all(b"GET /01/0")?;
    }
    Ok(stream)
}

/// Keeps the slow connections slow: a letter now and then, and a new one for each that was cut.
fn drip(victim: SocketAddr, slow: &mut [TcpStream], done: &AtomicBool) {
    while !done.load(Ordering::Relaxed) {
        for (number, stream) in slow.iter_mut().enumerate() {
            if number.is_multiple_of(2) && stream.write_all(b"9").is_err() {
                // Whoever is cut comes again; one that does not get through is one less.
                let Ok(again) = begun(victim, number) else { continue };
                *stream = again;
            }
        }
        std::thread::park_timeout(Duration::from_secs(2));
    }
}

/// Times of honest requests, in milliseconds.
fn honest(address: SocketAddr, count: usize) -> std::io::Result<Vec<f64>> {
    let request = get(HONEST, "Connection: close\r\n");
    let one = |_| {
        let started = Instant::now();
        Client::connect(address)?.ask(&request)?;
        Ok(started.elapsed().as_secs_f64() * 1e3)
    };
    (0..count).map(one).collect()
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Sends every fourth hostile request at its moment of the minute.
fn attack(victim: SocketAddr, first: u32, started: Instant, counts: &[AtomicU32; 3]) -> std::io::Result<()> {
    let [sent, faults, shed] = counts;
    for number in (first..HOSTILE).step_by(ATTACKERS as usize) {
        let moment = LASTS * number / HOSTILE;
        std::thread::sleep(moment.saturating_sub(started.elapsed()));
        let mut stream = TcpStream::connect(victim)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let request = REQUESTS.get(number as usize % REQUESTS.len()).copied().unwrap_or_default();
        sent.fetch_add(1, Ordering::Relaxed);
        // A connection that the portal closes early is its right.
        let mut head = [0; 16];
        if stream.write_all(request.as_bytes()).is_ok() && stream.read(&mut head).is_ok() {
            let status = status(std::str::from_utf8(&head).unwrap_or_default());
            faults.fetch_add(u32::from(status >= 500 && status != 503), Ordering::Relaxed);
            shed.fetch_add(u32::from(status == 503), Ordering::Relaxed);
        }
    }
    Ok(())
}
