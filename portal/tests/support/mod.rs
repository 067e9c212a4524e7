//! A running portal on loopback, over a real database.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]
#![allow(dead_code, reason = "each test file uses its part")]

pub mod postgres;
pub mod process;

use epcis::time::Timestamp;
use epcis::{Limits, document};
use portal::archive::{self, Contents};
use portal::store::Store;
use portal::{Database, Options};
use serde_json::Value;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;

/// 23 November 2026, noon in Việt Nam.
pub const NOW: i64 = 1_795_410_000_000;

/// A running portal; dropping it stops it and removes its folder.
pub struct Running {
    pub address: SocketAddr,
    pub database: Database,
    folder: Folder,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

/// A folder that is removed with its owner.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("portal-test-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub struct Answer {
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub body: Vec<u8>,
}

/// Waits until something holds, and fails with what it waited for when a minute is over.
#[track_caller]
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let limit = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while !holds() {
        assert!(std::time::Instant::now() < limit, "{what}");
        // Others need the processor, too.
        std::thread::park_timeout(std::time::Duration::from_millis(20));
    }
}

/// Runs something asynchronous to its end.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

/// What a database holds.
pub fn contents(database: &Database) -> Contents {
    wait(async { archive::check(&Store::open(database).await.expect("opens")).await.expect("reads") })
}

impl Running {
    /// Starts a portal with the demo and a small site, over a file.
    pub fn start(name: &str) -> Running {
        let folder = Folder::new(name);
        let database = Database::File(folder.0.join("portal.db"));
        Running::with(folder, database, |_| {})
    }

    /// Starts a portal over a database that was filled before.
    pub fn again(database: (Folder, Database)) -> Running {
        Running::with(database.0, database.1, |_| {})
    }

    /// Starts a portal over a database, with other options.
    pub fn with(folder: Folder, database: Database, change: impl FnOnce(&mut Options)) -> Running {
        let dist = folder.0.join("dist");
        std::fs::create_dir_all(&dist).expect("a folder");
        for (file, text) in [
            ("index.html", "<!doctype html>"),
            ("app.js", "let a"),
            ("app.js.br", "br-bytes"),
            ("app.js.gz", "gz-bytes"),
            ("app.wasm", "\0asm"),
            ("config.json", "{}"),
        ] {
            std::fs::write(dist.join(file), text).expect("a file");
        }
        std::fs::write(folder.0.join("secret.txt"), "secret").expect("a file");
        let mut options = Options::new(database.clone(), Timestamp::from_millis(NOW));
        options.dist = Some(dist);
        options.demo = true;
        options.connect = "https://nation.example".to_owned();
        change(&mut options);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (ready, address) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            wait(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
                ready.send(listener.local_addr().expect("an address")).expect("the test waits");
                let stop = async {
                    let _ = stopped.await;
                };
                portal::serve(listener, options, stop).await.expect("it serves");
            });
        });
        let address = address.recv().expect("the portal starts");
        let running = Running { address, database, folder, stop: Some(stop), thread: Some(thread) };
        // It answers once its demo is loaded: whoever writes before that would keep it out.
        running.get("/healthz");
        running
    }

    /// Stops it, and hands on its database.
    pub fn stop(mut self) -> (Folder, Database) {
        self.end();
        let folder = std::mem::replace(&mut self.folder, Folder(PathBuf::new()));
        (folder, self.database.clone())
    }

    fn end(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }

    pub fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        self.ask_as(&self.address.to_string(), method, path, headers)
    }

    /// Sends a body with a token.
    pub fn post(&self, path: &str, token: &str, headers: &str, body: &str) -> Answer {
        let length = body.len();
        let headers = format!(
            "Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{headers}"
        );
        self.sent(&self.address.to_string(), "POST", path, &headers, body)
    }

    /// Asks under a name of the host.
    pub fn ask_as(&self, host: &str, method: &str, path: &str, headers: &str) -> Answer {
        self.sent(host, method, path, headers, "")
    }

    fn sent(&self, host: &str, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        let head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
        stream.write_all(head.as_bytes()).expect("it reads");
        // A refused body is not read to its end.
        let _ = stream.write_all(body.as_bytes());
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").expect("headers end");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).expect("a status");
        let headers = (head.lines().skip(1).filter_map(|line| line.split_once(": ")))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        Answer { status, headers, body: bytes[end + 4..].to_vec() }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    pub fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).expect(path)
    }

    /// How many events a query gives.
    pub fn events(&self, path: &str) -> usize {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let read = document::read(&answer.body, &Limits::default()).expect(path);
        assert_eq!(read.findings, [], "{path}");
        read.events.len()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(String::as_str).unwrap_or_default()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
