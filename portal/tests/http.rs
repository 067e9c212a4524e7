//! The portal over loopback with a real SQLite file.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use epcis::hash::{HashCheck, Version};
use epcis::time::Timestamp;
use epcis::{ItemKey, Limits, Linkset, document};
use portal::{Database, Options};
use serde_json::Value;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;

/// 23 November 2026, noon in Việt Nam.
const NOW: i64 = 1_795_410_000_000;

/// A running portal; dropping it stops it and removes its folder.
struct Running {
    address: SocketAddr,
    folder: PathBuf,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

struct Answer {
    status: u16,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl Running {
    /// Starts a portal with the demo and a small site.
    fn start(name: &str) -> Running {
        let folder = std::env::temp_dir().join(format!("portal-test-{}-{name}", std::process::id()));
        let dist = folder.join("dist");
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
        std::fs::write(folder.join("secret.txt"), "secret").expect("a file");
        let options = Options {
            dist: Some(dist),
            config: None,
            database: Database::File(folder.join("portal.db")),
            demo: true,
            public_url: None,
            connect: "https://nation.example".to_owned(),
            frame_ancestors: String::new(),
            now: Timestamp::from_millis(NOW),
        };
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (ready, address) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
                ready.send(listener.local_addr().expect("an address")).expect("the test waits");
                let stop = async {
                    let _ = stopped.await;
                };
                portal::serve(listener, options, stop).await.expect("it serves");
            });
        });
        let address = address.recv().expect("the portal starts");
        Running { address, folder, stop: Some(stop), thread: Some(thread) }
    }

    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        let request =
            format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.address);
        stream.write_all(request.as_bytes()).expect("it reads");
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

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).expect(path)
    }

    /// How many events a query gives.
    fn events(&self, path: &str) -> usize {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let read = document::read(&answer.body, &Limits::default()).expect(path);
        assert_eq!(read.findings, [], "{path}");
        read.events.len()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(String::as_str).unwrap_or_default()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

const LOT: &str = "https%3A%2F%2Fid.gs1.org%2F01%2F09521002002010%2F10%2FCM-0806";

#[test]
fn events_are_found_by_every_spelling_of_the_thing() {
    let portal = Running::start("spelling");
    for path in [
        format!("/epcis/events?MATCH_anyEPCClass={LOT}"),
        format!("/epcis/epcs/{LOT}/events"),
        "/epcis/events?MATCH_anyEPCClass=urn:epc:class:lgtin:9521002.000201.CM-0806".to_owned(),
        "/epcis/events?MATCH_anyEPCClass=https://other.example/x/01/9521002002010/10/CM-0806".to_owned(),
        "/epcis/events?MATCH_anyEPCClass=urn:epc:idpat:sgtin:9521002.000201.*".to_owned(),
    ] {
        assert_eq!(portal.events(&path), 4, "{path}");
    }
    assert_eq!(portal.events("/epcis/events?MATCH_anyEPC=urn:epc:id:sgtin:9521002.000301.NT000871"), 5);
    assert_eq!(portal.events("/epcis/events?MATCH_anyEPC=https://x.vn/01/09521002003017/10/ANY/21/NT000871"), 5);
    assert_eq!(portal.events("/epcis/events?MATCH_anyEPC=urn:epc:id:sgtin:9521002.000301.NONE"), 0);
    assert_eq!(portal.events("/quoc-gia/epcis/events?MATCH_anyEPCClass=urn:epc:class:lgtin:9521002.000207.ND-0818"), 1);
}

#[test]
fn conditions_are_joined() {
    let portal = Running::start("conditions");
    let base = format!("/epcis/events?MATCH_anyEPCClass={LOT}");
    assert_eq!(portal.events(&format!("{base}&EQ_bizStep=packing")), 1);
    assert_eq!(portal.events(&format!("{base}&EQ_bizStep=cbv:BizStep-packing|stocking&EQ_action=ADD")), 1);
    assert_eq!(portal.events(&format!("{base}&eventType=TransformationEvent")), 1);
    assert_eq!(portal.events(&format!("{base}&EQ_disposition=sellable_accessible")), 1);
    assert_eq!(portal.events(&format!("{base}&GE_eventTime=2026-11-12T00:00:00%2B07:00")), 3);
    assert_eq!(portal.events(&format!("{base}&LT_eventTime=2026-11-12T00:00:00+07:00")), 1);
    assert_eq!(portal.events("/epcis/events?EQ_readPoint=urn:epc:id:sgln:9521002.00017.0&perPage=100"), 2);
    assert_eq!(portal.events(&format!("{base}&eventCountLimit=2")), 2);
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let portal = Running::start("pages");
    let mut path = "/epcis/events?orderBy=eventTime&orderDirection=ASC&perPage=7".to_owned();
    let mut times = Vec::new();
    for _ in 0..40 {
        let answer = portal.get(&path);
        let read = document::read(&answer.body, &Limits::default()).expect("events");
        times.extend(read.events.iter().map(|it| (it.time, it.id.clone())));
        let Some(link) = answer.headers.get("link") else { break };
        assert!(link.ends_with("; rel=\"next\""), "{link}");
        path = link.trim_start_matches('<').split('>').next().expect("a target").to_owned();
    }
    let whole = portal.get("/epcis/events?perPage=100&orderDirection=ASC");
    let whole = document::read(&whole.body, &Limits::default()).expect("events").events.len();
    assert_eq!(times.len(), whole);
    assert!(times.is_sorted_by_key(|(time, _)| *time));
    times.sort();
    times.dedup();
    assert_eq!(times.len(), whole);
}

#[test]
fn what_cannot_be_followed_is_a_problem_document() {
    let portal = Running::start("problems");
    let long = format!("/epcis/events?MATCH_anyEPC={}", "a".repeat(9000));
    for (path, status) in [
        ("/epcis/events?EQ_bizstep=x", 400),
        ("/epcis/events?perPage=many", 400),
        ("/epcis/events?maxEventCount=3", 413),
        ("/epcis/events/urn:uuid:none", 404),
        ("/01/09521002009996?linkType=linkset", 404),
        ("/cards/nothing", 400),
        ("/cards/01/09521002009996", 404),
        ("/nothing.html", 404),
        ("/../secret.txt", 404),
        ("/%2e%2e/secret.txt", 404),
        (long.as_str(), 414),
    ] {
        let answer = portal.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (status, "application/problem+json"), "{path}");
        let problem: Value = serde_json::from_slice(&answer.body).expect("a problem");
        assert_eq!(problem["status"], status, "{path}");
    }
    assert_eq!(portal.ask("POST", "/epcis/events", "").status, 405);
}

#[test]
fn the_linkset_leads_to_the_events_and_the_recall() {
    let portal = Running::start("linkset");
    let path = "/01/09521002002027/10/NM-0315?linkType=linkset";
    let answer = portal.get(path);
    assert_eq!(answer.header("content-type"), "application/linkset+json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let linkset = Linkset::read(&answer.body, &Limits::default()).expect("a linkset");
    let item = ItemKey::read(&format!("https://x.vn{path}")).expect("a key");
    let target = |relation| linkset.links(&item, &relation).first().map(|it| it.href.clone()).unwrap_or_default();
    let base = format!("http://{}", portal.address);
    assert_eq!(target(epcis::linkset::LinkType::Epcis), format!("{base}/epcis"));
    let recall = target(epcis::linkset::LinkType::RecallStatus);
    let recall = portal.json(recall.strip_prefix(&base).expect("the portal itself"));
    assert_eq!(recall["recallDate"], "2026-11-19");
    let card = target(epcis::linkset::LinkType::MasterData);
    let card = portal.json(card.strip_prefix(&base).expect("the portal itself"));
    assert_eq!(card["hasBatchLotNumber"], "NM-0315");
    assert_eq!(card["productName"][0]["@value"], "Nước mắm Cái Rồng 40 độ đạm (ví dụ)");
    let picture = card["image"][0]["referencedFileURL"].as_str().expect("a picture");
    let picture = portal.get(picture.strip_prefix(&base).expect("the portal itself"));
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/svg+xml"));
}

#[test]
fn a_persons_browser_is_led_to_the_shoppers_page() {
    let portal = Running::start("redirect");
    for (path, target) in [
        ("/01/9521002002027/10/NM-0315?17=271231", "/#/01/09521002002027/10/NM-0315"),
        ("/quoc-gia/01/09521002002027", "/#/01/09521002002027"),
    ] {
        let answer = portal.get(path);
        assert_eq!((answer.status, answer.header("location")), (307, target), "{path}");
    }
    let asked = portal.get("/01/09521002002027?linkType=gs1:epcis");
    assert_eq!((asked.status, asked.header("location")), (307, format!("http://{}/epcis", portal.address).as_str()));
}

#[test]
fn pages_get_the_strict_policy_and_scripts_may_be_embedded() {
    let portal = Running::start("headers");
    let page = portal.get("/");
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    assert!(policy.contains("connect-src 'self' https://nation.example;"));
    assert!(page.header("permissions-policy").contains("camera=(self)"));
    assert_eq!(page.header("access-control-allow-origin"), "");
    for (path, kind) in [("/app.js", "text/javascript; charset=utf-8"), ("/app.wasm", "application/wasm")] {
        let answer = portal.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind));
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
    let preflight = portal.ask("OPTIONS", "/epcis/events", "");
    assert_eq!((preflight.status, preflight.header("access-control-allow-methods")), (204, "GET, HEAD"));
}

#[test]
fn the_smallest_copy_that_the_client_takes_is_served_and_revalidated() {
    let portal = Running::start("copies");
    for (accept, encoding, body) in [
        ("br, gzip", "br", "br-bytes"),
        ("gzip", "gzip", "gz-bytes"),
        ("br;q=0, gzip", "gzip", "gz-bytes"),
        ("identity", "", "let a"),
    ] {
        let answer = portal.ask("GET", "/app.js", &format!("Accept-Encoding: {accept}\r\n"));
        assert_eq!((answer.header("content-encoding"), answer.text().as_str()), (encoding, body), "{accept}");
        let tag = answer.header("etag");
        let headers = format!("Accept-Encoding: {accept}\r\nIf-None-Match: {tag}\r\n");
        let again = portal.ask("GET", "/app.js", &headers);
        assert_eq!((again.status, again.body.len()), (304, 0), "{accept}");
    }
    let path = format!("/epcis/events?MATCH_anyEPCClass={LOT}");
    let tag = portal.get(&path).header("etag").to_owned();
    assert_eq!(portal.ask("GET", &path, &format!("If-None-Match: {tag}\r\n")).status, 304);
}

#[test]
fn the_demo_sheet_shows_every_code_and_each_leads_to_its_record() {
    let portal = Running::start("sheet");
    let config = portal.json("/config.json");
    assert_eq!(config["sources"].as_array().map(Vec::len), Some(2), "the demo asks province and nation");
    let sheet = portal.get("/demo/");
    assert_eq!((sheet.status, sheet.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(portal.get("/demo").header("location"), "/demo/");
    let codes = portal.json("/demo/codes.json");
    let codes = codes.as_array().expect("a list");
    assert!(codes.len() >= 15);
    for code in codes {
        let image = code["image"].as_str().expect("an image");
        assert!(sheet.text().contains(image), "{image}");
        assert_eq!(portal.get(image).header("content-type"), "image/svg+xml");
    }
}

#[test]
fn demo_events_carry_their_hash_and_name_their_places_and_survive_a_restart() {
    let portal = Running::start("places");
    let answer = portal.get(&format!("/epcis/events?MATCH_anyEPCClass={LOT}"));
    let read = document::read(&answer.body, &Limits::default()).expect("events");
    for event in &read.events {
        let confirmed = HashCheck::Confirmed(Version::Cbv20);
        assert_eq!(epcis::hash::check(event, &read.namespaces), confirmed, "{:?}", event.id);
    }
    let place = read.events[0].read_point.as_ref().expect("a place");
    assert_eq!(read.master_data.name(place), Some("Cửa hàng OCOP Bãi Cháy (ví dụ)"));
    let database = portal.folder.join("portal.db");
    assert!(
        portal::store::Store::is_empty(&portal::store::Sqlite::open(&database).expect("opens")).is_ok_and(|it| !it)
    );
    assert_eq!(portal.get("/healthz").text(), "ok\n");
}
