//! Two thousand connections that say nothing and twenty thousand hostile requests, beside honest clients.

use crate::client::ask;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

const SILENT: usize = 2_000;
const HOSTILE: u32 = 20_000;
/// An address that honest clients ask for.
const HONEST: &str = "/healthz";

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

/// Attacks the portal, and says what honest clients noticed.
pub fn run(address: SocketAddr) -> std::io::Result<String> {
    rlimit::increase_nofile_limit(16_384)?;
    let before = honest(address, 200)?;
    let mut silent = Vec::new();
    for number in 0..SILENT {
        let mut stream = TcpStream::connect(address)?;
        if number % 2 == 0 {
            stream.write_all(b"GET /01/0")?;
        }
        silent.push(stream);
    }
    let (sent, faults, done) = (AtomicU32::new(0), AtomicU32::new(0), AtomicBool::new(false));
    let during = std::thread::scope(|scope| {
        let attackers: Vec<_> = (0..4).map(|_| scope.spawn(|| attack(address, &sent, &faults))).collect();
        let honest = scope.spawn(|| {
            let mut times = Vec::new();
            while !done.load(Ordering::Relaxed) {
                times.extend(honest(address, 20));
            }
            times
        });
        for attacker in attackers {
            drop(attacker.join());
        }
        done.store(true, Ordering::Relaxed);
        honest.join().unwrap_or_default()
    });
    drop(silent);
    let mut during = during;
    during.sort_by(f64::total_cmp);
    let median = during.get(during.len() / 2).copied().unwrap_or(f64::NAN);
    Ok(format!(
        "honest request, median       {before:>8.2} ms before, {median:.2} ms beside {SILENT} silent connections and {} hostile \
         requests; server errors but the announced 503: {}\n",
        sent.load(Ordering::Relaxed),
        faults.load(Ordering::Relaxed),
    ))
}

/// The median of honest requests, in milliseconds.
fn honest(address: SocketAddr, count: usize) -> std::io::Result<f64> {
    let mut times = Vec::new();
    for _ in 0..count {
        let started = Instant::now();
        ask(address, HONEST, "")?;
        times.push(started.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[times.len() / 2])
}

fn attack(address: SocketAddr, sent: &AtomicU32, faults: &AtomicU32) -> std::io::Result<()> {
    loop {
        let number = sent.fetch_add(1, Ordering::Relaxed);
        if number >= HOSTILE {
            sent.fetch_sub(1, Ordering::Relaxed);
            return Ok(());
        }
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let request = REQUESTS.get(number as usize % REQUESTS.len()).copied().unwrap_or_default();
        // A connection that the portal closes early is its right.
        let mut head = [0; 16];
        if stream.write_all(request.as_bytes()).is_ok() && stream.read(&mut head).is_ok() {
            let status = std::str::from_utf8(&head).unwrap_or_default().split(' ').nth(1).unwrap_or_default();
            let is_fault = status.starts_with('5') && status != "503";
            faults.fetch_add(u32::from(is_fault), Ordering::Relaxed);
        }
    }
}
