//! What every engine must do: the same answers, plans that walk an index, transactions that are tried again.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use epcis::{Event, ItemKey, Limits, document};
use portal::capture::{self, Capture, Outcome};
use portal::query::{EventQuery, Order};
use portal::store::{
    Batch, Database, Engine, Later, Receipt, Record, RecordKind, Repository, Row, Statement, Store, StoreError, Value,
};
use portal::tokens::{Role, Scope, Writer};
use portal::{PortalError, archive, journal, tokens};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use support::postgres::Server;
use support::{Folder, wait};

/// Runs a test on both engines; the one on PostgreSQL is ignored where there is none.
macro_rules! on_both_engines {
    ($($(#[$attribute:meta])* $name:ident)*) => {
        mod sqlite { $(
            #[test]
            fn $name() {
                let folder = super::Folder::new(concat!("sqlite-", stringify!($name)));
                super::$name(&super::Database::File(folder.0.join("portal.db")), &folder.0);
            }
        )* }
        mod postgres { $(
            #[test]
            #[cfg_attr(not(postgres_here), ignore = "no PostgreSQL on this machine")]
            fn $name() {
                let server = super::Server::start(stringify!($name));
                let folder = super::Folder::new(concat!("postgres-", stringify!($name)));
                super::$name(&server.database, &folder.0);
            }
        )* }
    };
}

on_both_engines! {
    every_public_read_walks_an_index_from_where_its_answer_begins
    pages_follow_each_other_while_events_are_added
    a_backup_restores_to_the_same_hash_and_a_broken_one_is_refused
    a_backup_holds_who_writes_what_was_written_and_what_is_on_its_way
    writers_that_meet_lose_nothing_and_add_nothing_twice
    a_wider_database_is_opened_by_the_same_portal_again
    portals_that_start_at_once_make_the_tables_once
}

fn events(count: usize, offset: usize) -> Vec<Event> {
    let event = |number: usize| {
        let (minute, hour, day) = (number % 60, number / 60 % 24, number / 1440 % 28 + 1);
        format!(
            r#"{{"type":"ObjectEvent","action":"OBSERVE","bizStep":"{}","eventID":"urn:uuid:{:032x}",
            "eventTime":"2026-03-{day:02}T{hour:02}:{minute:02}:00.000Z","eventTimeZoneOffset":"+07:00",
            "readPoint":{{"id":"https://id.gs1.org/414/9521002000054"}},
            "epcList":["https://id.gs1.org/01/09521002002010/21/S{}"]}}"#,
            if number.is_multiple_of(3) { "shipping" } else { "receiving" },
            number + offset,
            number / 4,
        )
    };
    let list = (0..count).map(event).collect::<Vec<_>>().join(",");
    let limits = Limits { events: count, ..Limits::default() };
    document::read(format!("[{list}]").as_bytes(), &limits).expect("events").events
}

async fn filled(database: &Database, count: usize) -> Store {
    let store = Store::open(database).await.expect("opens");
    for from in (0..count).step_by(500) {
        let events = events(count, 0);
        store.add_events(Repository::Province, &events[from..(from + 500).min(count)]).await.expect("added");
    }
    store
}

fn every_public_read_walks_an_index_from_where_its_answer_begins(database: &Database, _: &Path) {
    wait(async {
        let store = filled(database, 4_000).await;
        let key = "https://id.gs1.org/01/09521002002010/21/S7";
        let plans = || portal::store::plans(Repository::Province, key).into_iter();
        // An engine gathers statistics when it likes: neither having them nor lacking them leads to another plan.
        let statistics = ("statistics", Statement::new("ANALYZE", Vec::new()));
        for (name, statement) in plans().chain([statistics]).chain(plans()) {
            if name == "statistics" {
                store.engine().write(vec![statement]).await.expect(name);
                continue;
            }
            let plan = store.engine().plan(statement).await.expect(name).join("\n");
            for bad in ["SCAN", "Seq Scan", "TEMP B-TREE", "Sort", "Bitmap"] {
                assert!(!plan.contains(bad), "{name}: {plan}");
            }
            let searches = plan.contains("SEARCH") || plan.contains("Index Scan") || plan.contains("Index Only Scan");
            assert!(searches, "{name}: {plan}");
            if name.starts_with("events of a thing") {
                // Led by the thing, not by time: its index comes first.
                let at = |text: &str| plan.find(text).unwrap_or(usize::MAX);
                let (thing, event) = (at("term_pkey").min(at("SEARCH t")), at("event_pkey").min(at("SEARCH e")));
                assert!(thing < event, "{name}: {plan}");
                assert!(plan.contains("term=?") || plan.contains("(term = "), "{name}: {plan}");
            }
        }
    });
}

fn identifiers(page: &portal::store::Page) -> Vec<Vec<u8>> {
    page.events.iter().map(|it| it.id.clone()).collect()
}

fn pages_follow_each_other_while_events_are_added(database: &Database, _: &Path) {
    wait(async {
        let all = events(600, 0);
        let store = Store::open(database).await.expect("opens");
        store.add_events(Repository::Province, &all[..300]).await.expect("added");
        let read = |name: &str, value: &str| {
            EventQuery::default().read(&[(name.to_owned(), value.to_owned())]).expect("a query")
        };
        for query in [
            EventQuery::default(),
            read("EQ_bizStep", "shipping"),
            read("MATCH_anyEPC", "urn:epc:idpat:sgtin:9521002.000201.*"),
            EventQuery { order: Order::RecordTime, ..read("EQ_bizStep", "shipping") },
            EventQuery { order: Order::RecordTime, descending: false, ..EventQuery::default() },
            EventQuery { descending: false, ..read("EQ_action", "OBSERVE") },
        ] {
            let mut query = EventQuery { per_page: 7, ..query };
            let mut seen: Vec<Vec<u8>> = Vec::new();
            for turn in 0..200 {
                let page = store.events(Repository::Province, &query).await.expect("a page");
                seen.extend(identifiers(&page));
                // What comes in between changes no token.
                if turn == 3 {
                    store.add_events(Repository::Province, &all).await.expect("added");
                }
                query.after = page.next;
                if query.after.is_none() {
                    break;
                }
            }
            assert_eq!(query.after, None, "the pages end");
            let unique: BTreeSet<&Vec<u8>> = seen.iter().collect();
            assert_eq!(unique.len(), seen.len(), "no event twice: {query:?}");
            assert!(if query.descending { seen.iter().rev().is_sorted() } else { seen.is_sorted() }, "{query:?}");
        }
    });
}

fn a_backup_restores_to_the_same_hash_and_a_broken_one_is_refused(database: &Database, folder: &Path) {
    wait(async {
        let store = filled(database, 1_200).await;
        let mut batch = Batch::default();
        let key = "https://id.gs1.org/01/09521002002010".to_owned();
        let body = r#"{"gtin":"09521002002010","event":{"a":"ô \"x\""}}"#.to_owned();
        for kind in RecordKind::ALL {
            batch.record(Repository::Nation, kind, &Record { key: key.clone(), body: body.clone() });
        }
        store.add(&batch).await.expect("added");
        let file = folder.join("backup.jsonl");
        let before = archive::backup(&store, &file).await.expect("written");
        assert_eq!((before.events, before.records), (1_200, RecordKind::ALL.len()));
        // The other engine, or the same one: the lines are the same.
        let restored = Store::open(&Database::File(folder.join("restored.db"))).await.expect("opens");
        assert_eq!(archive::restore(&restored, &file).await.expect("restored"), before);
        assert_eq!(archive::check(&restored).await.expect("read"), before);
        let again = archive::restore(&restored, &file).await;
        assert!(matches!(again, Err(PortalError::Archive(_))), "a filled database is not overwritten");
        let text = std::fs::read_to_string(&file).expect("a backup");
        let last_line = text.trim_end().rfind('\n').expect("lines") + 1;
        for broken in
            [text[..last_line].to_owned(), text.replacen("shipping", "stocking", 1), text.replacen('\n', "", 1)]
        {
            std::fs::write(&file, broken).expect("a file");
            let empty = Store::new(portal::store::Sqlite::in_memory().await.expect("memory"));
            assert!(matches!(archive::restore(&empty, &file).await, Err(PortalError::Archive(_))));
            assert!(empty.is_empty().await.expect("read"), "nothing of it remains");
        }
    });
}

/// Captures events that go on to the nation.
async fn captured(store: &Store, writer: &Writer, numbers: std::ops::Range<usize>) {
    let events: Vec<String> =
        events(numbers.end, 0).iter().map(|it| serde_json::Value::Object((*it.raw).clone()).to_string()).collect();
    let list = events.get(numbers).expect("so many").join(",");
    let list = list.replace("urn:uuid:", "https://ids.example/");
    let text = format!(r#"{{"type":"EPCISDocument","schemaVersion":"2.0","epcisBody":{{"eventList":[{list}]}}}}"#);
    let sent = capture::read(text.as_bytes(), Some(writer), portal::now()).expect("events");
    let capture = Capture { writer: writer.clone(), rollback: true, relay: true };
    let decided =
        capture.record(store, &sent.events, |_| Some(("job".to_owned(), "{}".to_owned()))).await.expect("recorded");
    assert!(decided.iter().all(|(outcome, _)| *outcome == Outcome::Accepted), "{decided:?}");
}

fn a_backup_holds_who_writes_what_was_written_and_what_is_on_its_way(database: &Database, folder: &Path) {
    wait(async {
        let store = Store::open(database).await.expect("opens");
        let scope = Scope::new(["9521002"]).expect("a scope");
        let token = tokens::create(&store, "HTX (ví dụ)", Role::Capture, &scope).await.expect("a token");
        let writer = tokens::writer(&store, &token).await.expect("reads").expect("a writer");
        captured(&store, &writer, 0..30).await;
        // One is received, one was refused, the others wait or are under way.
        let rows = store.next_out(3).await.expect("reads");
        let receipt = Receipt { at: 7, body: "{}".to_owned() };
        let settled = [(rows[0].clone(), Ok(receipt)), (rows[1].clone(), Err("refused".to_owned()))];
        store.freeze(&rows[2..], "delivery-1").await.expect("frozen");
        store.settle(&settled).await.expect("settled");
        let (proof, outgoing) = (journal::check(&store).await.expect("holds"), store.outgoing().await.expect("reads"));
        assert_eq!((outgoing.waiting, outgoing.dead), (28, 1));
        let file = folder.join("whole.jsonl");
        let before = archive::backup(&store, &file).await.expect("written");
        let restored = Store::open(&Database::File(folder.join("whole.db"))).await.expect("opens");
        assert_eq!(archive::restore(&restored, &file).await.expect("restored"), before);
        assert_eq!(journal::check(&restored).await.expect("holds"), proof);
        assert_eq!(restored.outgoing().await.expect("reads"), outgoing);
        assert_eq!(restored.next_out(30).await.expect("reads"), store.next_out(30).await.expect("reads"));
        assert!(restored.receipt(&rows[0].subject).await.expect("reads").is_some());
        // The token goes on where it was, and what was captured before is known.
        let writer = tokens::writer(&restored, &token).await.expect("reads").expect("the same writer");
        captured(&restored, &writer, 30..40).await;
        assert_eq!(journal::check(&restored).await.expect("holds").events, 40);
        // A changed row of the journal is found before the portal serves it.
        let text = std::fs::read_to_string(&file).expect("a backup");
        let forged = text.replace("HTX (ví dụ)", "HTX (khác)");
        let (lines, _) = forged.trim_end().rsplit_once('\n').expect("lines");
        let digest = Sha256::digest(format!("{lines}\n")).iter().map(|it| format!("{it:02x}")).collect::<String>();
        let (records, rows) = (before.records, before.rows);
        let last = format!(r#"{{"events":30,"records":{records},"rows":{rows},"sha256":"{digest}"}}"#);
        std::fs::write(&file, format!("{lines}\n{last}\n")).expect("a file");
        let empty = Store::new(portal::store::Sqlite::in_memory().await.expect("memory"));
        let told = archive::restore(&empty, &file).await;
        assert!(matches!(told, Err(PortalError::Journal(_))), "{told:?}");
        assert!(empty.is_marked().await.expect("reads"), "it is not served");
    });
}

fn writers_that_meet_lose_nothing_and_add_nothing_twice(database: &Database, _: &Path) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let store = Store::open(database).await.expect("opens");
        let mut writers = Vec::new();
        for _ in 0..4 {
            let store = store.clone();
            writers.push(tokio::spawn(async move {
                let all = events(200, 0);
                let mut added = 0;
                for chunk in all.chunks(20) {
                    added += store.add_events(Repository::Province, chunk).await.expect("added");
                }
                added
            }));
        }
        let mut added = 0;
        for writer in writers {
            added += writer.await.expect("a writer");
        }
        assert_eq!(added, 200);
        assert_eq!(archive::check(&store).await.expect("read").events, 200);
    });
}

fn a_wider_database_is_opened_by_the_same_portal_again(database: &Database, _: &Path) {
    wait(async {
        drop(filled(database, 10).await);
        let store = Store::open(database).await.expect("opens again");
        assert!(!store.is_empty().await.expect("read"));
        let item = ItemKey::read("https://id.gs1.org/01/09521002002010").expect("a key");
        assert!(store.knows(Repository::Province, &item).await.expect("read"));
        assert!(!store.knows(Repository::Nation, &item).await.expect("read"));
        // A later portal has added a step that this one does not know.
        let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
            SELECT version + 1000, description, success, checksum, execution_time FROM _sqlx_migrations";
        store.engine().write(vec![Statement::new(later, Vec::new())]).await.expect("written");
        assert!(matches!(Store::open(database).await, Err(StoreError::Foreign(_))));
    });
}

fn portals_that_start_at_once_make_the_tables_once(database: &Database, _: &Path) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let starting: Vec<_> = (0..4)
            .map(|_| {
                let database = database.clone();
                tokio::spawn(async move { Store::open(&database).await.map(drop) })
            })
            .collect();
        for portal in starting {
            assert_eq!(portal.await.expect("it ends"), Ok(()));
        }
    });
}

/// An engine that refuses its first writes as a distributed engine does, with SQLSTATE 40001.
struct Faulty {
    inner: portal::store::Sqlite,
    refusals: AtomicU32,
}

impl Engine for Faulty {
    fn read(&self, statement: Statement) -> Later<'_, Vec<Row>> {
        self.inner.read(statement)
    }

    fn write(&self, statements: Vec<Statement>) -> Later<'_, ()> {
        let left = self.refusals.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |it| it.checked_sub(1));
        match left {
            Ok(_) => Box::pin(async { Err(StoreError::Conflict("40001".to_owned())) }),
            Err(_) => self.inner.write(statements),
        }
    }

    fn plan(&self, statement: Statement) -> Later<'_, Vec<String>> {
        self.inner.plan(statement)
    }
}

#[test]
fn a_transaction_that_met_another_is_tried_again_and_in_the_end_told() {
    wait(async {
        for (refusals, expected) in [(3, Some(10)), (1_000, None)] {
            let inner = portal::store::Sqlite::in_memory().await.expect("memory");
            let store = Store::new(Faulty { inner, refusals: AtomicU32::new(refusals) });
            let added = store.add_events(Repository::Province, &events(10, 0)).await;
            assert_eq!(added.as_ref().ok().copied(), expected);
            assert_eq!(store.is_empty().await.expect("read"), expected.is_none());
        }
    });
}

#[test]
fn each_reader_of_sqlite_keeps_its_own_pages() {
    wait(async {
        let store = Store::new(portal::store::Sqlite::in_memory().await.expect("memory"));
        // With this option all connections share one cache, from which each takes the others' pages.
        let shared = "SELECT sqlite_compileoption_used('ENABLE_MEMORY_MANAGEMENT')";
        let rows = store.engine().read(Statement::new(shared, Vec::new())).await.expect("an answer");
        assert_eq!(rows, [vec![Value::Int(0)]], "LIBSQLITE3_FLAGS in .cargo/config.toml was not heard");
    });
}

#[test]
fn a_statement_of_a_transaction_that_fails_leaves_nothing_of_it() {
    wait(async {
        let store = Store::new(portal::store::Sqlite::in_memory().await.expect("memory"));
        let good = Statement::new("INSERT INTO word (listing, word) VALUES (9, 'a')", Vec::new());
        let bad = Statement::new("INSERT INTO nowhere VALUES (1)", Vec::new());
        assert!(store.engine().write(vec![good, bad]).await.is_err());
        let rows = store.engine().read(Statement::new("SELECT word FROM word WHERE listing = 9", Vec::new())).await;
        assert_eq!(rows, Ok(Vec::new()));
    });
}
