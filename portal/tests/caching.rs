//! A recall is seen soon: at the portal within a few seconds, through a caching proxy within sixty.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use portal::Database;
use portal::exchange::Nation;
use portal::store::{Batch, Record, RecordKind, Repository, Store};
use portal::tokens::{self, Role, Scope};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use support::{Answer, Folder, Running, until, wait};

const LOT: &str = "01/09521002002010/10/CM-0806";

/// A proxy as the standard lets it be: it keeps an answer for its `max-age` and asks nobody meanwhile.
struct Proxy<'a> {
    portal: &'a Running,
    kept: HashMap<String, (Instant, Duration, Answer)>,
    asked: usize,
}

impl Proxy<'_> {
    fn get(&mut self, path: &str) -> (u16, String) {
        let fresh = self.kept.get(path).filter(|(at, age, _)| at.elapsed() < *age);
        if fresh.is_none() {
            let answer = self.portal.ask("GET", path, "Accept: text/html,application/json\r\n");
            let age =
                answer.header("cache-control").split("max-age=").nth(1).and_then(|it| it.parse().ok()).unwrap_or(0);
            self.asked += 1;
            self.kept.insert(path.to_owned(), (Instant::now(), Duration::from_secs(age), answer));
        }
        let (_, _, answer) = self.kept.get(path).expect("it was kept");
        (answer.status, answer.text())
    }
}

#[test]
fn a_recall_by_another_process_is_seen_through_a_caching_proxy_within_sixty_seconds() {
    let portal = Running::start("recall");
    let (notice, links) = (format!("/recalls/{LOT}"), format!("/{LOT}?linkType=linkset"));
    let bundle = format!("/trace/{LOT}");
    let mut proxy = Proxy { portal: &portal, kept: HashMap::new(), asked: 0 };
    // Everything is warm, at the portal and at the proxy, and says that there is no recall.
    for _ in 0..3 {
        assert_eq!(proxy.get(&notice).0, 404);
        assert!(!proxy.get(&links).1.contains("recallStatus"));
        assert!(proxy.get(&bundle).1.contains("\"absent\":true"));
    }
    assert_eq!(proxy.asked, 3, "the proxy keeps what it may");
    wait(async {
        let other = Store::open(&portal.database).await.expect("opens");
        let mut batch = Batch::default();
        let (key, body) = (format!("https://id.gs1.org/{LOT}"), r#"{"recallDate":"2026-11-23"}"#.to_owned());
        batch.record(Repository::Province, RecordKind::Recall, &Record { key, body });
        other.add(&batch).await.expect("added");
    });
    let issued = Instant::now();
    until("the recall is seen within 60 s", || {
        proxy.get(&notice).0 == 200
            && proxy.get(&links).1.contains("recallStatus")
            && !proxy.get(&bundle).1.contains("\"absent\":true")
    });
    println!("seen after {:.1} s", issued.elapsed().as_secs_f64());
}

#[test]
fn a_recall_of_the_nation_is_on_the_provinces_page_through_a_caching_proxy_and_its_lift_too() {
    let nation = Running::start("page-recall-nation");
    let authority = "Cục An toàn thực phẩm (ví dụ)";
    let token = wait(async {
        let store = Store::open(&nation.database).await.expect("opens");
        tokens::create(&store, authority, Role::Recall, &Scope::default()).await.expect("a token")
    });
    let folder = Folder::new("page-recall-province");
    let way = folder.0.join("nation.toml");
    std::fs::write(&way, format!("url = 'http://{}'", nation.address)).expect("a file");
    let database = Database::File(folder.0.join("portal.db"));
    let province = Running::with(folder, database, |options| options.nation = Some(Nation::read(&way).expect("a way")));
    let page = format!("/p/{LOT}?lang=vi");
    let mut proxy = Proxy { portal: &province, kept: HashMap::new(), asked: 0 };
    let shown = |proxy: &mut Proxy<'_>, words: &[&str]| {
        let (status, text) = proxy.get(&page);
        status == 200 && words.iter().all(|it| text.contains(it))
    };
    // The page is at the proxy, and says nothing of a recall.
    assert!(!shown(&mut proxy, &["data-verdict=\"recalled\""]));
    let day = portal::now().date(epcis::time::Offset::VIETNAM);
    let today = format!("{:02}/{:02}/{}", day.day, day.month, day.year);
    let post = |body: Value| nation.post("/recalls", &token, "", &body.to_string());
    let item = format!("https://id.gs1.org/{LOT}");
    let notice = post(json!({ "deed": "issue", "item": [item], "reason": "Có vật lạ trong bao gói." }));
    assert_eq!(notice.status, 201, "{}", notice.text());
    let issued = Instant::now();
    let recalled = ["data-verdict=\"recalled\"", authority, "Có vật lạ trong bao gói.", &today];
    until("the recall is on the page, with who, why and when", || shown(&mut proxy, &recalled));
    println!("on the page after {:.1} s", issued.elapsed().as_secs_f64());
    let name = serde_json::from_slice::<Value>(&notice.body).expect("JSON")["notice"].clone();
    let lifted = post(json!({ "deed": "lift", "notice": name, "reason": "Đã kiểm tra lại, đạt." }));
    assert_eq!(lifted.status, 201, "{}", lifted.text());
    let issued = Instant::now();
    until("the lift is on the page", || !shown(&mut proxy, &["data-verdict=\"recalled\""]));
    println!("lifted after {:.1} s", issued.elapsed().as_secs_f64());
    // Who lifted it, why and when stays in public.
    let told = province.json("/recalls")["notices"][0].clone();
    assert_eq!(
        (told["issuedBy"].as_str(), told["liftReason"].as_str()),
        (Some(authority), Some("Đã kiểm tra lại, đạt.")),
        "{told}"
    );
    let deeds = told["history"].as_array().expect("deeds");
    assert!(deeds.iter().all(|it| it["at"].is_string() || it["time"].is_string()), "{told}");
}

#[test]
fn an_answer_that_is_given_again_is_the_same_for_the_same_request_and_another_for_another() {
    let folder = Folder::new("again");
    let database = Database::File(folder.0.join("portal.db"));
    let portal = Running::with(folder, database, |options| options.rate = 1);
    let paths = [
        format!("/trace/{LOT}"),
        format!("/{LOT}?linkType=linkset"),
        format!("/recalls/{LOT}"),
        format!("/epcis/events?MATCH_anyEPCClass=https%3A%2F%2Fid.gs1.org%2F{}", LOT.replace('/', "%2F")),
    ];
    let told = |answer: &Answer| {
        let mut headers = answer.headers.clone();
        headers.remove("date");
        (answer.status, headers, answer.body.clone())
    };
    for path in &paths {
        let first = portal.get(path);
        for turn in 0..3 {
            assert_eq!(told(&portal.get(path)), told(&first), "{path}, {turn}");
        }
        let head = portal.ask("HEAD", path, "");
        assert_eq!((head.status, head.header("etag"), head.body.len()), (first.status, first.header("etag"), 0));
        if first.status == 200 {
            let held = |name: &str| format!("If-None-Match: {name}\r\n");
            let same = portal.ask("GET", path, &held(first.header("etag")));
            assert_eq!((same.status, same.body.len(), same.header("etag")), (304, 0, first.header("etag")), "{path}");
            assert_eq!(same.header("content-security-policy"), first.header("content-security-policy"));
            assert_eq!(portal.ask("GET", path, &held("\"other\"")).status, 200, "{path}");
        }
    }
    // Each language and each name of the host has its own page, whoever asked before.
    let page = format!("/p/{LOT}");
    for _ in 0..3 {
        for (lang, words) in [("vi", "lang=\"vi\""), ("en", "lang=\"en\""), ("zh-Hans", "lang=\"zh")] {
            let answer = portal.ask("GET", &page, &format!("Accept: text/html\r\nAccept-Language: {lang}\r\n"));
            assert!(answer.text().contains(words), "{lang}: {}", answer.status);
            assert!(answer.header("content-security-policy").contains("script-src 'self'"), "{lang}");
        }
        let named = portal.ask_as("localhost:81", "GET", &format!("/trace/{LOT}"), "");
        assert!(named.text().contains("http://localhost:81"));
    }
    // Whom a proxy names has its own bound, however often the answer was given before.
    let of = |client: &str| portal.ask("GET", &paths[0], &format!("X-Forwarded-For: {client}\r\n")).status;
    let statuses: Vec<u16> = (0..200).map(|_| of("203.0.113.7")).collect();
    assert!(statuses.starts_with(&[200; 4]) && statuses.contains(&429), "{statuses:?}");
    assert_eq!(of("203.0.113.8"), 200);
    let counted = portal.get("/metrics").text();
    let answers =
        counted.lines().find(|it| it.starts_with("portal_answers") && it.contains("trace") && it.contains("2xx"));
    let count = answers.and_then(|it| it.rsplit(' ').next()?.parse::<u32>().ok());
    // Four and a head of the first loop, one whose tag was another, three by another name, those of both clients.
    let given = statuses.iter().filter(|it| **it == 200).count();
    assert_eq!(count, u32::try_from(6 + 3 + given + 1).ok(), "each is counted: {counted}");
}

#[test]
fn a_tag_follows_what_changes_about_the_thing_and_nothing_else() {
    let portal = Running::start("tags");
    let path = format!("/{LOT}?linkType=linkset");
    let tag = portal.get(&path).header("etag").to_owned();
    let add = |key: &str| {
        wait(async {
            let store = Store::open(&portal.database).await.expect("opens");
            let mut batch = Batch::default();
            let record = Record { key: format!("https://id.gs1.org/{key}"), body: "{}".to_owned() };
            batch.record(Repository::Province, RecordKind::Recall, &record);
            store.add(&batch).await.expect("added");
        });
    };
    let is_held = || portal.ask("GET", &path, &format!("If-None-Match: {tag}\r\n")).status == 304;
    add("01/09521002003017/21/NT000871");
    assert!(is_held(), "another product's recall changes nothing here");
    add(LOT);
    until("the watcher sees the change", || !is_held());
}
