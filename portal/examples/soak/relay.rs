//! A wire between the province and the nation that fails as it is told to.

use super::Done;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

/// How the wire is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Whole.
    Pass,
    /// Nothing gets through.
    Cut,
    /// Requests get through, answers do not.
    Lost,
    /// Answers take a moment.
    Slow,
    /// Answers come when nobody waits any more.
    Late,
    /// Each request arrives twice; the second answer comes back.
    Twice,
}

const MODES: [Mode; 6] = [Mode::Pass, Mode::Cut, Mode::Lost, Mode::Slow, Mode::Late, Mode::Twice];

/// The wire.
pub struct Relay {
    /// Where the province finds it.
    pub address: SocketAddr,
    mode: Arc<AtomicU8>,
}

impl Relay {
    pub fn start(nation: u16) -> Done<Relay> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let (address, mode) = (listener.local_addr()?, Arc::new(AtomicU8::new(0)));
        let told = Arc::clone(&mode);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mode = MODES.get(usize::from(told.load(Ordering::SeqCst))).copied().unwrap_or(Mode::Pass);
                std::thread::spawn(move || {
                    // A wire that failed is what is wanted.
                    let _ = carried(stream, nation, mode);
                });
            }
        });
        Ok(Relay { address, mode })
    }

    pub fn set(&self, mode: Mode) -> Done<()> {
        let at = MODES.iter().position(|it| *it == mode).ok_or("no such mode")?;
        self.mode.store(u8::try_from(at)?, Ordering::SeqCst);
        Ok(())
    }
}

fn carried(mut province: TcpStream, nation: u16, mode: Mode) -> std::io::Result<()> {
    let limit = Some(Duration::from_secs(20));
    province.set_read_timeout(limit)?;
    province.set_write_timeout(limit)?;
    if mode == Mode::Cut {
        return province.shutdown(Shutdown::Both);
    }
    let request = message(&mut province)?;
    let mut answer = Vec::new();
    for _ in 0..if mode == Mode::Twice { 2 } else { 1 } {
        let mut there = TcpStream::connect(("127.0.0.1", nation))?;
        there.set_read_timeout(limit)?;
        there.set_write_timeout(limit)?;
        there.write_all(&request)?;
        answer = message(&mut there)?;
    }
    match mode {
        Mode::Lost => return province.shutdown(Shutdown::Both),
        Mode::Slow => std::thread::park_timeout(Duration::from_millis(300)),
        Mode::Late => std::thread::park_timeout(Duration::from_secs(6)),
        _ => {}
    }
    province.write_all(&answer)?;
    province.shutdown(Shutdown::Both)
}

/// One message of HTTP with a length.
fn message(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 16 * 1024];
    loop {
        if let Some(end) = bytes.windows(4).position(|it| it == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).to_ascii_lowercase();
            let length = head.split("content-length: ").nth(1).and_then(|it| it.lines().next());
            let length: usize = length.and_then(|it| it.trim().parse().ok()).unwrap_or_default();
            if bytes.len() >= end + 4 + length {
                return Ok(bytes);
            }
        }
        match stream.read(&mut buffer)? {
            0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            read => bytes.extend_from_slice(buffer.get(..read).unwrap_or_default()),
        }
    }
}
