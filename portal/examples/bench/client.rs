//! A client that counts: one answer, and answers in a second beside those of others in the same moments.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Clients that ask at once.
const CLIENTS: usize = 4;
/// How long one address is asked in its turn, and how many turns each has: whatever else the machine does meets all.
const TURN: Duration = Duration::from_millis(500);
const TURNS: usize = 8;

/// A connection that is kept. A request is one write, and nothing waits for the acknowledgement of another.
pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    pub fn connect(address: SocketAddr) -> std::io::Result<Client> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        Ok(Client { stream, buffer: vec![0; 256 * 1024] })
    }

    /// Sends a request, and gives the head of the answer once all of it is there.
    pub fn ask(&mut self, request: &[u8]) -> std::io::Result<&str> {
        self.stream.write_all(request)?;
        let mut filled = 0;
        let end = loop {
            filled += self.more(filled)?;
            let bytes = self.buffer.get(..filled).unwrap_or_default();
            if let Some(end) = bytes.windows(4).position(|it| it == b"\r\n\r\n") {
                break end;
            }
        };
        let whole = end + 4 + length(self.buffer.get(..end).unwrap_or_default());
        if whole > self.buffer.len() {
            self.buffer.resize(whole, 0);
        }
        while filled < whole {
            filled += self.more(filled)?;
        }
        let head = self.buffer.get(..end).unwrap_or_default();
        std::str::from_utf8(head).map_err(|_| std::io::ErrorKind::InvalidData.into())
    }

    fn more(&mut self, filled: usize) -> std::io::Result<usize> {
        match self.stream.read(self.buffer.get_mut(filled..).unwrap_or_default())? {
            0 => Err(std::io::ErrorKind::UnexpectedEof.into()),
            read => Ok(read),
        }
    }
}

/// The length of the body that follows a head.
fn length(head: &[u8]) -> usize {
    let head = std::str::from_utf8(head).unwrap_or_default();
    if status(head) == 304 { 0 } else { field(head, "content-length").parse().unwrap_or_default() }
}

/// The status in a head.
pub fn status(head: &str) -> u16 {
    head.get(9..12).and_then(|it| it.parse().ok()).unwrap_or_default()
}

/// A field of a head; its name is in small letters, as the server writes it.
pub fn field<'a>(head: &'a str, name: &str) -> &'a str {
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value).unwrap_or_default()
}

/// A request without a body.
pub fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n").into_bytes()
}

/// What is asked, of whom: the number makes each request another, where that matters.
pub struct Target<'a> {
    pub address: SocketAddr,
    pub process: u32,
    pub status: u16,
    pub request: &'a (dyn Fn(usize) -> Vec<u8> + Sync),
}

/// What came of it.
#[derive(Clone, Copy, Default)]
pub struct Rate {
    /// Answers in a second.
    pub per_second: f64,
    /// Time of a processor that the server spent on one answer, in microseconds.
    pub cpu_us: f64,
}

/// Answers in a second over kept connections, all targets in turns.
pub fn rates(targets: &[Target<'_>]) -> std::io::Result<Vec<Rate>> {
    let mut sums = vec![(0, 0.0, 0.0); targets.len()];
    let number = AtomicUsize::new(0);
    for _ in 0..TURNS {
        for (target, sum) in targets.iter().zip(&mut sums) {
            let (before, started) = (cpu_s(target.process), Instant::now());
            let answers = turn(target, &number)?;
            sum.0 += answers;
            sum.1 += started.elapsed().as_secs_f64();
            sum.2 += cpu_s(target.process) - before;
        }
    }
    let rate = |(answers, seconds, cpu): &(usize, f64, f64)| {
        let answers = *answers as f64;
        Rate { per_second: answers / seconds, cpu_us: cpu * 1e6 / answers }
    };
    Ok(sums.iter().map(rate).collect())
}

fn turn(target: &Target<'_>, number: &AtomicUsize) -> std::io::Result<usize> {
    let limit = Instant::now() + TURN;
    let one = || -> std::io::Result<usize> {
        let mut client = Client::connect(target.address)?;
        let mut answers = 0;
        while Instant::now() < limit {
            let request = (target.request)(number.fetch_add(1, Ordering::Relaxed));
            let head = client.ask(&request)?;
            if status(head) != target.status {
                let asked = String::from_utf8_lossy(&request).into_owned();
                return Err(std::io::Error::other(format!("{asked}: {head}")));
            }
            answers += 1;
        }
        Ok(answers)
    };
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(one)).collect();
        let ended = |_| std::io::Error::other("a client ended");
        clients.into_iter().map(|client| client.join().map_err(ended)?).sum()
    })
}

/// Seconds of a processor that a process has used: `utime` and `stime` of proc(5), in hundredths.
pub fn cpu_s(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind_name.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// Megabytes of memory that a process has in use now, or had at most (`VmRSS`, `VmHWM`).
pub fn memory_mb(process: u32, which: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with(which)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|it| it.parse::<u64>().ok()).unwrap_or_default() / 1024
}
