//! Clients that mean no good, or are only slow: they never hold up the others.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use portal::Database;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use support::{Folder, Running};

/// How long one honest request takes.
fn honest(portal: &Running) -> Duration {
    let started = Instant::now();
    assert_eq!(portal.get("/01/09521002002010?linkType=linkset").status, 200);
    started.elapsed()
}

#[test]
fn silent_connections_hold_up_nobody_and_are_cut() {
    let portal = Running::start("silent");
    let mut silent: Vec<TcpStream> = Vec::new();
    for number in 0..400 {
        let mut stream = TcpStream::connect(portal.address).expect("it listens");
        if number % 2 == 0 {
            stream.write_all(b"GET /01/0952").expect("it reads");
        }
        silent.push(stream);
    }
    for _ in 0..20 {
        assert!(honest(&portal) < Duration::from_secs(2), "an honest client waits for nobody");
    }
    // Those that said half a request are cut within the time for headers; the test's own limit is longer.
    let half = &mut silent[0];
    half.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
    let mut rest = Vec::new();
    let ended = half.read_to_end(&mut rest);
    assert!(ended.is_ok() || ended.is_err_and(|it| it.kind() == std::io::ErrorKind::ConnectionReset));
}

#[test]
fn it_stops_in_time_whatever_clients_do() {
    let portal = Running::start("stop");
    let mut slow = TcpStream::connect(portal.address).expect("it listens");
    slow.write_all(b"GET /epcis/events HTTP/1.1\r\nHost: localhost\r\n").expect("it reads");
    let mut kept = TcpStream::connect(portal.address).expect("it listens");
    kept.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it reads");
    let mut answer = [0; 64];
    assert!(kept.read(&mut answer).expect("it answers") > 0);
    let started = Instant::now();
    drop(portal.stop());
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

#[test]
fn what_is_too_much_is_refused_and_never_a_server_error() {
    let portal = Running::start("too-much");
    let many_headers: String = (0..200).map(|number| format!("x-{number}: 1\r\n")).collect();
    let long_header = format!("x-long: {}\r\n", "a".repeat(40_000));
    for (method, path, headers, allowed) in [
        ("GET", "/01/09521002002010", many_headers.as_str(), [431, 400]),
        ("GET", "/01/09521002002010", long_header.as_str(), [431, 400]),
        ("POST", "/epcis/events", "Content-Length: 99999999\r\n", [413, 413]),
        ("POST", "/epcis/bizSteps", "Content-Length: 99999999\r\n", [413, 405]),
        ("DELETE", "/01/09521002002010", "", [405, 405]),
        ("GET", "/01/09521002002010?linkType=%FF%00", "", [404, 400]),
        ("GET", "/epcis/events?nextPageToken=AAAA", "", [400, 400]),
        ("GET", "/epcis/events?MATCH_anyEPC=%00%FF", "", [200, 400]),
        ("GET", "/epcis/events?GE_eventTime=99999-13-45T99:99:99Z", "", [400, 400]),
        ("GET", "/epcis/events?perPage=99999999999999999999", "", [400, 400]),
        ("GET", "/epcis/bizSteps/%00/events", "", [200, 400]),
        ("GET", "/epcis/epcs?nextPageToken=_____w", "", [400, 200]),
        ("GET", "/cards/01/%2e%2e%2f", "", [400, 400]),
        ("GET", "/trace/01/09521002002010/10/%F0%9F%98%80", "", [400, 400]),
        ("GET", "/8003/12345678901234%00", "", [400, 400]),
        ("GET", "/quoc-gia/quoc-gia/01/09521002002010", "", [404, 400]),
    ] {
        let status = portal.ask(method, path, headers).status;
        assert!(allowed.contains(&status), "{method} {path}: {status}");
    }
}

#[test]
fn a_client_beyond_its_rate_is_told_to_wait_and_others_are_not() {
    let folder = Folder::new("rate");
    let database = Database::File(folder.0.join("portal.db"));
    let portal = Running::with(folder, database, |options| options.rate = 2);
    let ask = |from: &str| portal.ask("GET", "/healthz", &format!("X-Forwarded-For: {from}\r\n")).status;
    let statuses: Vec<u16> = (0..200).map(|_| ask("203.0.113.7")).collect();
    assert!(statuses.contains(&200) && statuses.contains(&429), "a burst, and then an end");
    assert_eq!(ask("203.0.113.8"), 200);
    assert_eq!(portal.get("/healthz").status, 200, "this machine itself is not counted");
    let told = portal.ask("GET", "/metrics", "X-Forwarded-For: 203.0.113.8\r\n");
    assert_eq!(told.status, 404, "how much it does is told to this machine alone");
    let metrics = portal.get("/metrics").text();
    assert!(metrics.contains("portal_answers_total") && !metrics.contains("203.0.113"), "{metrics}");
}
