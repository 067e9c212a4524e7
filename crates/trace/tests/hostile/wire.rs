//! A server that says what a test wants, and the port to ask it, over plain TCP.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use std::future::Future;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, JoinHandle, Thread};
use std::time::{Duration, Instant};

use trace::Timestamp;
use trace::http::{Http, HttpError, Reply, Request};

/// What the server sends, and whether it then waits until the other side gives up.
#[derive(Default)]
pub struct Answer {
    bytes: Vec<u8>,
    hold: bool,
}

impl Answer {
    /// Keeps the connection open without another byte.
    pub fn hold(self) -> Answer {
        Answer { hold: true, ..self }
    }
}

/// An answer with extra header lines.
pub fn reply(status: &str, headers: &str, body: &[u8]) -> Answer {
    let mut bytes = format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n").into_bytes();
    bytes.extend(body);
    Answer { bytes, hold: false }
}

/// A JSON answer with extra header lines.
pub fn json_reply(body: &serde_json::Value, headers: &str) -> Answer {
    reply("200 OK", headers, body.to_string().as_bytes())
}

/// A server on the loopback. It ends when it is dropped.
pub struct Server {
    port: u16,
    asked: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a server that answers each request, named by its path and query.
    pub fn new(answer: impl Fn(&str) -> Answer + Send + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (asked, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (count, end) = (Arc::clone(&asked), Arc::clone(&over));
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if end.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(mut stream) = stream else { continue };
                let mut request = [0u8; 8192];
                let read = stream.read(&mut request).unwrap_or(0);
                let request = String::from_utf8_lossy(&request[..read]).into_owned();
                let Some(path) = request.split(' ').nth(1) else { continue };
                count.fetch_add(1, Ordering::SeqCst);
                let answer = answer(path);
                // The other side may have had enough: that is what these tests are about.
                let _ = stream.write_all(&answer.bytes);
                if answer.hold {
                    let _ = stream.read(&mut [0]);
                }
            }
        });
        Server { port, asked, over, thread: Some(thread) }
    }

    /// Its base address.
    pub fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// How many requests came.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        self.thread.take().map(JoinHandle::join);
    }
}

/// Asks over TCP; its time begins on 20 November 2026 and runs as the machine's.
pub struct Native {
    began: Instant,
}

impl Default for Native {
    fn default() -> Self {
        Native { began: Instant::now() }
    }
}

impl Http for Native {
    async fn get(&self, request: Request<'_>) -> Result<Reply, HttpError> {
        let (url, bytes) = (request.url.to_owned(), request.bytes);
        let limit = Duration::from_millis(u64::from(request.time_ms));
        let shared: Arc<Mutex<Shared>> = Arc::default();
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let result = get(&url, limit, bytes);
            let mut shared = theirs.lock().expect("a lock");
            shared.result = Some(result);
            if let Some(waker) = shared.waker.take() {
                waker.wake();
            }
        });
        std::future::poll_fn(move |context| {
            let mut shared = shared.lock().expect("a lock");
            match shared.result.take() {
                Some(result) => Poll::Ready(result),
                None => {
                    shared.waker = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }

    fn now(&self) -> Timestamp {
        Timestamp(1_795_150_800_000 + self.began.elapsed().as_millis() as i64)
    }
}

#[derive(Default)]
struct Shared {
    result: Option<Result<Reply, HttpError>>,
    waker: Option<Waker>,
}

fn get(url: &str, limit: Duration, most: usize) -> Result<Reply, HttpError> {
    let deadline = Instant::now() + limit;
    let rest = url.strip_prefix("http://").ok_or(HttpError::BadAddress)?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = TcpStream::connect(host).map_err(|_| HttpError::Network)?;
    stream
        .write_all(format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes())
        .map_err(|_| HttpError::Network)?;
    let mut received = Vec::new();
    let mut piece = vec![0; 65_536];
    loop {
        let left =
            deadline.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()).ok_or(HttpError::Timeout)?;
        stream.set_read_timeout(Some(left)).map_err(|_| HttpError::Network)?;
        match stream.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => received.extend(&piece[..read]),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return Err(HttpError::Timeout),
            Err(_) => break,
        }
        if received.len() > most + 8192 {
            return Err(HttpError::TooLarge);
        }
    }
    let split = received.windows(4).position(|window| window == b"\r\n\r\n").ok_or(HttpError::Network)?;
    let head = String::from_utf8_lossy(&received[..split]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(HttpError::Network)?;
    let link = head.lines().find_map(|line| line.strip_prefix("Link: ")).unwrap_or_default().to_owned();
    Ok(Reply { status, link, body: received.split_off(split + 4), copied_at: None })
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs a future on this thread.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}
