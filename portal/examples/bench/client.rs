//! A client that counts: one answer, and answers in a second.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// The status and tag of one answer.
pub fn ask(address: SocketAddr, path: &str, headers: &str) -> std::io::Result<(u16, String)> {
    let mut stream = BufReader::new(TcpStream::connect(address)?);
    read(&mut stream, path, headers)
}

pub fn read(stream: &mut BufReader<TcpStream>, path: &str, headers: &str) -> std::io::Result<(u16, String)> {
    write!(stream.get_mut(), "GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n")?;
    let (mut status, mut tag, mut length) = (0, String::new(), 0);
    let mut line = String::new();
    loop {
        line.clear();
        stream.read_line(&mut line)?;
        let text = line.trim_end();
        if text.is_empty() {
            break;
        }
        if let Some(rest) = text.strip_prefix("HTTP/1.1 ") {
            status = rest.split(' ').next().and_then(|it| it.parse().ok()).unwrap_or_default();
        } else if let Some((name, value)) = text.split_once(": ") {
            match name.to_ascii_lowercase().as_str() {
                "etag" => value.clone_into(&mut tag),
                "content-length" => length = value.parse().unwrap_or_default(),
                _ => {}
            }
        }
    }
    let mut body = vec![0; if status == 304 { 0 } else { length }];
    stream.read_exact(&mut body)?;
    Ok((status, tag))
}

/// Answers in a second over four kept connections.
pub fn rate(address: SocketAddr, path: &str, headers: &str) -> std::io::Result<f64> {
    const LASTS: Duration = Duration::from_secs(4);
    let started = Instant::now();
    let mut clients = Vec::new();
    for _ in 0..4 {
        let (path, headers) = (path.to_owned(), headers.to_owned());
        clients.push(std::thread::spawn(move || -> std::io::Result<u32> {
            let mut stream = BufReader::new(TcpStream::connect(address)?);
            let mut answers = 0;
            while started.elapsed() < LASTS {
                read(&mut stream, &path, &headers)?;
                answers += 1;
            }
            Ok(answers)
        }));
    }
    let mut answers = 0;
    for client in clients {
        answers += client.join().map_err(|_| std::io::Error::other("a client ended"))??;
    }
    Ok(f64::from(answers) / started.elapsed().as_secs_f64())
}
