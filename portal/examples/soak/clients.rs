//! Producers that capture, each its own item, and send again what was not acknowledged.

use super::Done;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// How many producers there are.
const PRODUCERS: usize = 4;
/// Events of one capture.
const AT_ONCE: usize = 10;
/// Events of one capture of every producer.
pub const ROUND: usize = PRODUCERS * AT_ONCE;

/// Longest time for one answer; the portal itself gives up before.
const LONGEST_ANSWER: Duration = Duration::from_secs(20);

/// The producers.
pub struct Clients {
    /// Events that were acknowledged.
    pub captured: Arc<AtomicUsize>,
    /// Captures that were answered with a server's error.
    pub refused: Arc<AtomicUsize>,
    /// How many events may be captured so far: each stage has its own, however fast the portal is.
    allowed: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<Vec<String>>>,
}

/// The identifier of an event: its producer and its number.
pub fn identifier(producer: usize, number: usize) -> String {
    format!("urn:uuid:{producer:08x}-0000-4000-8000-{number:012x}")
}

/// Events of a producer, in their order.
pub fn document(producer: usize, numbers: std::ops::Range<usize>) -> String {
    let event = |number: usize| {
        let (hour, minute, second) = (number / 3_600 % 24, number / 60 % 60, number % 60);
        format!(
            r#"{{"type":"ObjectEvent","eventID":"{}","action":"OBSERVE","bizStep":"inspecting",
            "eventTime":"2026-11-02T{hour:02}:{minute:02}:{second:02}Z","eventTimeZoneOffset":"+07:00",
            "readPoint":{{"id":"https://id.gs1.org/414/9521002000092"}},
            "epcList":["https://id.gs1.org/01/09521002002010/21/S{producer}"]}}"#,
            identifier(producer, number)
        )
    };
    let list = numbers.map(event).collect::<Vec<_>>().join(",");
    let context = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
    format!(
        r#"{{"@context":["{context}"],"type":"EPCISDocument","schemaVersion":"2.0",
        "creationDate":"2026-11-02T00:00:00Z","epcisBody":{{"eventList":[{list}]}}}}"#
    )
}

impl Clients {
    /// Starts producers that capture `events` together, at the portals in turn.
    pub fn start(ports: &[u16], token: String, events: usize) -> Clients {
        let captured = Arc::new(AtomicUsize::new(0));
        let (refused, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let allowed = Arc::new(AtomicUsize::new(0));
        let each = events.div_ceil(PRODUCERS);
        let threads = (0..PRODUCERS).map(|producer| {
            let (token, captured) = (token.clone(), Arc::clone(&captured));
            let (refused, stop, allowed) = (Arc::clone(&refused), Arc::clone(&stop), Arc::clone(&allowed));
            let ports = ports.to_vec();
            let mut turns = ports.into_iter().cycle().skip(producer);
            std::thread::spawn(move || {
                let mut acknowledged = Vec::new();
                for from in (0..each).step_by(AT_ONCE) {
                    let numbers = from..(from + AT_ONCE).min(each);
                    let body = document(producer, numbers.clone());
                    loop {
                        if stop.load(Ordering::SeqCst) {
                            return acknowledged;
                        }
                        if from >= allowed.load(Ordering::SeqCst).div_ceil(PRODUCERS) {
                            std::thread::park_timeout(Duration::from_millis(5));
                            continue;
                        }
                        match post(turns.next().unwrap_or_default(), "/epcis/capture", &token, &body) {
                            Ok(202) => break,
                            Ok(status) if status >= 500 => {
                                refused.fetch_add(1, Ordering::SeqCst);
                            }
                            _ => {}
                        }
                        std::thread::park_timeout(Duration::from_millis(50));
                    }
                    captured.fetch_add(numbers.len(), Ordering::SeqCst);
                    acknowledged.extend(numbers.map(|it| identifier(producer, it)));
                }
                acknowledged
            })
        });
        let threads = threads.collect();
        Clients { captured, refused, allowed, stop, threads }
    }

    /// Lets so many events be captured, counted from the beginning.
    pub fn allow(&self, events: usize) {
        self.allowed.store(events, Ordering::SeqCst);
    }

    /// What was acknowledged, without waiting for the rest.
    pub fn stop(self) -> Done<Vec<String>> {
        self.stop.store(true, Ordering::SeqCst);
        self.end()
    }

    /// What was acknowledged.
    pub fn end(mut self) -> Done<Vec<String>> {
        let mut all = Vec::new();
        for thread in std::mem::take(&mut self.threads) {
            all.extend(thread.join().map_err(|_| "a producer ended")?);
        }
        Ok(all)
    }
}

impl Drop for Clients {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
    }
}

/// Sends a body, and gives the status.
pub fn post(port: u16, path: &str, token: &str, body: &str) -> std::io::Result<u16> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    status_of(&exchange(port, &[head.as_bytes(), body.as_bytes()].concat())?)
}

/// Asks for an address, and gives the status.
pub fn asked(port: u16, path: &str) -> std::io::Result<u16> {
    let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    status_of(&exchange(port, head.as_bytes())?)
}

fn status_of(answer: &str) -> std::io::Result<u16> {
    let status = answer.split(' ').nth(1).and_then(|it| it.parse().ok());
    status.ok_or_else(|| std::io::ErrorKind::InvalidData.into())
}

/// How many events wait for the nation, as `/status` says now: not what it says of the last comparison.
pub fn waiting(port: u16) -> Option<u64> {
    let answer = exchange(port, b"GET /status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
    let (_, body) = answer.split_once("\r\n\r\n")?;
    serde_json::from_str::<serde_json::Value>(body).ok()?.get("waiting")?.as_u64()
}

fn exchange(port: u16, request: &[u8]) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(LONGEST_ANSWER))?;
    stream.set_write_timeout(Some(LONGEST_ANSWER))?;
    stream.write_all(request)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
