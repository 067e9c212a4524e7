//! What the portal answers over loopback, beside what its framework answers with a fixed body in the same moments.

use super::client::{Client, Rate, Target, field, get, memory_mb, rates, status};
use super::filling::{GTINS, gtin};
use super::support::process::{self, Process, free_port};
use super::{Done, Verdicts, attack};
use portal::Database;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The largest memory that the portal may have at a million events, in megabytes.
const MEMORY_MB: u64 = 64;
/// Reports of the demo that are asked for.
const REPORTS: [&str; 5] = [
    "/p/01/09521002002027/10/NM-0315",
    "/p/01/09521002002010/10/CM-0806",
    "/p/01/09521002003017/21/NT000871",
    "/p/01/09521002002041/21/GTY000871",
    "/p/01/09521002002058/10/RH-0520",
];
/// What a browser says of itself.
const BROWSER: &str = "Accept: text/html\r\nAccept-Encoding: gzip, br\r\n";

/// Serves fixed bodies of any length by the framework alone: `/{bytes}`.
pub async fn serve_fixed(port: u16) -> Done<()> {
    let body = axum::body::Bytes::from(vec![b'x'; 64 * 1024]);
    let answer = move |axum::extract::Path(length): axum::extract::Path<usize>| async move {
        body.slice(..length.min(body.len()))
    };
    let app = axum::Router::new().route("/{length}", axum::routing::get(answer));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    Ok(axum::serve(listener, app).await?)
}

/// A server on loopback.
struct Server {
    process: Process,
    address: SocketAddr,
}

fn served(make: impl FnOnce(u16) -> Done<Command>) -> Done<Server> {
    let port = free_port()?;
    let process = Process::start(&mut make(port)?, port)?;
    Ok(Server { process, address: SocketAddr::from(([127, 0, 0, 1], port)) })
}

/// Rates, memory and attacks, from the largest SQLite store and from the demo.
pub fn measured(store: &Database, events: usize, verdicts: &mut Verdicts) -> Done<String> {
    let fixed = served(|port| {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["--fixed", &port.to_string()]).stdout(Stdio::null());
        Ok(command)
    })?;
    let portal = served(|port| process::portal(store, port))?;
    let demo = served(|port| {
        let mut command = process::portal(&Database::Memory, port)?;
        command.arg("--demo");
        Ok(command)
    })?;
    let mut text = bundles(&fixed, &portal, events, verdicts)?;
    text.push_str(&reports(&fixed, &demo, verdicts)?);
    let (now, most) = (memory_mb(portal.process.id(), "VmRSS"), memory_mb(portal.process.id(), "VmHWM"));
    let said = verdicts.judge(events < 1_000_000 || most <= MEMORY_MB);
    let _ =
        writeln!(text, "memory at {events} events      {now:>8} MB now, {most} MB at most   aim {MEMORY_MB}: {said}");
    text.push_str(&attack::measured(portal.address, portal.process.id(), fixed.address, verdicts)?);
    let most = memory_mb(portal.process.id(), "VmHWM");
    let _ = writeln!(text, "memory after the attacks     {most:>8} MB at most");
    portal.process.stop()?;
    Ok(text)
}

fn bundles(fixed: &Server, portal: &Server, events: usize, verdicts: &mut Verdicts) -> Done<String> {
    let path = format!("/trace/01/{}/21/S0", gtin(0));
    let (tag, length) = tag_and_length(portal.address, &path, "")?;
    let plain = |_| get("/1500", "");
    let alike = |_| get(&format!("/{length}"), "");
    let held = |_| get(&path, &format!("If-None-Match: {tag}\r\n"));
    let cached = |_| get(&path, "");
    let (peer, own) = (fixed.process.id(), portal.process.id());
    let targets = [
        Target { address: fixed.address, process: peer, status: 200, request: &plain },
        Target { address: fixed.address, process: peer, status: 200, request: &alike },
        Target { address: portal.address, process: own, status: 304, request: &held },
        Target { address: portal.address, process: own, status: 200, request: &cached },
    ];
    let rates = rates(&targets)?;
    let [plain, alike, held, cached] = rates.as_slice() else { return Err("no rates".into()) };
    let mut text = String::from("                                  /s   CPU µs\n");
    line(&mut text, "fixed body of 1,500 B", plain, None, verdicts);
    line(&mut text, &format!("fixed body of {length} B"), alike, None, verdicts);
    line(&mut text, "304 of a bundle", held, Some((plain, 80.0)), verdicts);
    line(&mut text, &format!("cached bundle, {length} B"), cached, Some((alike, 50.0)), verdicts);
    let (mut times, mut client) = (Vec::new(), Client::connect(portal.address)?);
    for thing in (1..events / 4).step_by((events / 4 / 200).max(1)) {
        let started = Instant::now();
        client.ask(&get(&format!("/trace/01/{}/21/S{thing}", gtin(thing % GTINS)), ""))?;
        times.push(started.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or(f64::NAN);
    let said = verdicts.judge(median <= 5.0);
    let _ = writeln!(text, "uncached bundle, median      {median:>8.2} ms at {events} events   aim 5 ms: {said}");
    Ok(text)
}

fn reports(fixed: &Server, demo: &Server, verdicts: &mut Verdicts) -> Done<String> {
    let (tag, length) = tag_and_length(demo.address, REPORTS[0], BROWSER)?;
    let of = |number: usize| REPORTS.get(number % REPORTS.len()).copied().unwrap_or_default();
    let alike = |_| get(&format!("/{length}"), "");
    let held = |_| get(REPORTS[0], &format!("{BROWSER}If-None-Match: {tag}\r\n"));
    let cached = |_| get(REPORTS[0], BROWSER);
    // Each name of this machine has answers of its own, so that nothing comes from a cache.
    let anew = |number: usize| {
        let (path, port) = (of(number), 1 + number % 65_000);
        format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{BROWSER}\r\n").into_bytes()
    };
    let (peer, own) = (fixed.process.id(), demo.process.id());
    let targets = [
        Target { address: fixed.address, process: peer, status: 200, request: &alike },
        Target { address: demo.address, process: own, status: 304, request: &held },
        Target { address: demo.address, process: own, status: 200, request: &cached },
    ];
    let kept = rates(&targets)?;
    let [alike, held, cached] = kept.as_slice() else { return Err("no rates".into()) };
    let mut text = String::new();
    line(&mut text, &format!("fixed body of {length} B"), alike, None, verdicts);
    line(&mut text, "304 of a report", held, None, verdicts);
    line(&mut text, &format!("cached report, {length} B"), cached, Some((alike, 50.0)), verdicts);
    // Each day that a code may carry makes another page, over the same answers.
    let other_day = |number: usize| {
        let (path, day) = (of(number), number / REPORTS.len());
        let (year, month, day) = (27 + day / 336 % 20, 1 + day / 28 % 12, 1 + day % 28);
        get(&format!("{path}?17={year:02}{month:02}{day:02}"), BROWSER)
    };
    let before = memory_mb(own, "VmRSS");
    let target = |request| Target { address: demo.address, process: own, status: 200, request };
    let made = rates(&[target(&anew), target(&other_day)])?;
    for (name, made) in ["report and answers made anew", "report made anew over kept ones"].into_iter().zip(&made) {
        let said = verdicts.judge(made.per_second >= 1_000.0);
        let most = 2e6 / made.cpu_us;
        let _ = writeln!(
            text,
            "{name:<31} {:>5.0} {:>8.0}   {most:.0} /s if two processors did nothing else   aim 1000 /s: {said}",
            made.per_second, made.cpu_us
        );
    }
    let after = memory_mb(own, "VmRSS");
    let _ = writeln!(text, "memory of the demo           {before:>8} MB, {after} MB after thousands of reports");
    Ok(text)
}

fn tag_and_length(address: SocketAddr, path: &str, headers: &str) -> Done<(String, usize)> {
    let mut client = Client::connect(address)?;
    let head = client.ask(&get(path, headers))?;
    if status(head) != 200 {
        return Err(format!("{path}: {head}").into());
    }
    Ok((field(head, "etag").to_owned(), field(head, "content-length").parse()?))
}

/// A rate, and its share of a fixed body's.
fn line(text: &mut String, name: &str, rate: &Rate, aim: Option<(&Rate, f64)>, verdicts: &mut Verdicts) {
    let _ = write!(text, "{name:<28} {:>8.0} {:>8.0}", rate.per_second, rate.cpu_us);
    if let Some((peer, aim)) = aim {
        let share = 100.0 * rate.per_second / peer.per_second;
        let said = verdicts.judge(share >= aim);
        let _ = write!(text, "   {share:.0} % of the fixed body's   aim {aim:.0} %: {said}");
    }
    text.push('\n');
}
