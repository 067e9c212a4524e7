//! A recall is seen soon: at the portal within a few seconds, through a caching proxy within sixty.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use portal::store::{Batch, Record, RecordKind, Repository, Store};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use support::{Answer, Running, until, wait};

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
            let answer = self.portal.get(path);
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
