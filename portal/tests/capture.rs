//! Events in: what is recorded, what is refused and why, and that nothing of what is refused remains.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use portal::store::{Statement, Store, Value as Column};
use portal::tokens::{Role, Scope};
use portal::{Database, journal, tokens};
use serde_json::{Value, json};
use support::postgres::Server;
use support::{Answer, Folder, Running, wait};

const CONTEXT: &str = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
/// The producer's own place, and another organisation's.
const OWN: &str = "https://id.gs1.org/414/9521002000092";
const FOREIGN: &str = "https://id.gs1.org/414/9521001000017";

fn event(id: &str, place: &str, epc: &str) -> Value {
    json!({ "type": "ObjectEvent", "eventID": id, "eventTime": "2026-11-02T09:30:00Z", "eventTimeZoneOffset": "+07:00",
        "action": "OBSERVE", "bizStep": "shipping", "readPoint": { "id": place }, "epcList": [epc] })
}

fn serial(number: u32) -> String {
    format!("https://id.gs1.org/01/09521002002010/21/N{number}")
}

fn own(number: u32) -> Value {
    event(&format!("urn:uuid:00000000-0000-4000-8000-{number:012x}"), OWN, &serial(number))
}

fn document(events: &[Value]) -> String {
    json!({ "@context": [CONTEXT], "type": "EPCISDocument", "schemaVersion": "2.0",
        "creationDate": "2026-11-02T10:00:00Z", "epcisBody": { "eventList": events } })
    .to_string()
}

fn with(mut event: Value, name: &str, value: Value) -> Value {
    event[name] = value;
    event
}

fn token(database: &Database, organisation: &str, role: Role, scope: &str) -> String {
    wait(async {
        let store = Store::open(database).await.expect("opens");
        let scope = Scope::new(scope.split_whitespace()).expect("a scope");
        tokens::create(&store, organisation, role, &scope).await.expect("a token")
    })
}

fn body(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).expect("JSON")
}

/// The outcome of each event of a job or a validation.
fn outcomes(answer: &Answer) -> Vec<String> {
    let events = body(answer)["events"].as_array().expect("events").clone();
    events.iter().map(|it| it["outcome"].as_str().unwrap_or_default().to_owned()).collect()
}

/// How much the store holds, by its journal.
fn proof(database: &Database) -> journal::Proof {
    wait(async { journal::check(&Store::open(database).await.expect("opens")).await.expect("it holds") })
}

fn empty(name: &str, database: Option<Database>) -> Running {
    let folder = Folder::new(name);
    let database = database.unwrap_or_else(|| Database::File(folder.0.join("portal.db")));
    Running::with(folder, database, |options| options.demo = false)
}

fn recorded_once(portal: &Running) {
    let token = token(&portal.database, "HTX Cái Rồng", Role::Capture, "9521002");
    let sent = document(&[own(1), own(2)]);
    let answer = portal.post("/epcis/capture", &token, "", &sent);
    assert_eq!((answer.status, outcomes(&answer)), (202, vec!["accepted".to_owned(); 2]), "{}", answer.text());
    let job = body(&answer);
    assert_eq!((&job["running"], &job["success"], &job["errors"]), (&json!(false), &json!(true), &json!([])));
    let path = answer.header("location").split_once("/epcis/").expect("an address").1;
    let told = portal.ask("GET", &format!("/epcis/{path}"), &format!("Authorization: Bearer {token}\r\n"));
    assert_eq!(body(&told)["captureID"], job["captureID"]);
    // It is found at once, with the time of its record.
    assert_eq!(portal.events(&format!("/epcis/events?MATCH_anyEPC={}", serial(1))), 1);
    let kept = portal.json("/epcis/events/urn:uuid:00000000-0000-4000-8000-000000000001");
    assert!(kept["recordTime"].as_str().is_some_and(|it| it.starts_with("20")), "{kept}");
    // The same again, in another spelling, is a duplicate; something new beside it is recorded.
    let spelt = with(own(1), "epcList", json!(["urn:epc:id:sgtin:9521002.000201.N1"]));
    let again = portal.post("/epcis/capture", &token, "", &document(&[spelt, own(3), own(3)]));
    assert_eq!(outcomes(&again), ["duplicate", "accepted", "duplicate"], "{}", again.text());
    // One event alone, and again.
    let one = with(own(4), "@context", json!(CONTEXT)).to_string();
    let answers = [(); 2].map(|()| portal.post("/epcis/events", &token, "", &one).status);
    assert_eq!(answers, [201, 200]);
    let proven = proof(&portal.database);
    assert_eq!((proven.entries, proven.events), (4, 4));
}

#[test]
fn an_event_is_recorded_once_on_sqlite() {
    recorded_once(&empty("recorded", None));
}

#[test]
#[cfg_attr(not(postgres_here), ignore = "no PostgreSQL on this machine")]
fn an_event_is_recorded_once_on_postgresql() {
    let server = Server::start("recorded");
    recorded_once(&empty("recorded-pg", Some(server.database.clone())));
}

#[test]
fn what_is_refused_is_named_with_its_place_and_nothing_of_it_remains() {
    let portal = empty("refused", None);
    let one = token(&portal.database, "HTX Cái Rồng", Role::Capture, "9521002");
    let other = token(&portal.database, "Công ty khác", Role::Capture, "9521001");
    let recall = token(&portal.database, "Chi cục", Role::Recall, "");
    assert_eq!(portal.post("/epcis/capture", &one, "", &document(&[own(1)])).status, 202);
    let before = proof(&portal.database);
    let made = |gtin: &str| {
        let list = json!([format!("https://id.gs1.org/01/{gtin}/21/1")]);
        with(with(with(own(7), "action", json!("ADD")), "bizStep", json!("commissioning")), "epcList", list)
    };
    let error = json!({ "declarationTime": "2026-11-03T00:00:00Z", "reason": "incorrect_data" });
    let nested = format!("[{}{}]", "[".repeat(200), "]".repeat(200));
    let deep = format!(r#"{{"type":"EPCISDocument","epcisBody":{nested}}}"#);
    let huge = "[".repeat(10 * 1024 * 1024);
    let many = document(&(0..5_001).map(own).collect::<Vec<_>>());
    let missing = |name: &str| {
        let mut event = own(8);
        event.as_object_mut().expect("an event").remove(name);
        event
    };
    let rows: Vec<(&str, &str, String, u16, &str)> = vec![
        ("no token", "", document(&[own(5)]), 401, "token"),
        (
            "a token that was never made",
            "txt_000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            document(&[own(5)]),
            401,
            "token",
        ),
        ("another role", &recall, document(&[own(5)]), 403, "does not record"),
        (
            "a foreign place",
            &one,
            document(&[own(5), event("https://ids.example/x", FOREIGN, &serial(5))]),
            403,
            "event 1: readPoint.id",
        ),
        ("a foreign product made", &one, document(&[made("09521001002011")]), 403, "event 0: epcList[0]"),
        (
            "another organisation's event",
            &other,
            document(&[with(with(own(1), "readPoint", json!({"id": FOREIGN})), "errorDeclaration", error.clone())]),
            403,
            "event 0: eventID",
        ),
        ("another organisation's body, replayed", &other, document(&[own(1)]), 403, "event 0: readPoint.id"),
        (
            "another organisation's event under its own place",
            &other,
            document(&[with(own(1), "readPoint", json!({ "id": FOREIGN }))]),
            409,
            "event 0: eventID",
        ),
        (
            "a foreign place among one's own",
            &one,
            document(&[own(5), with(own(6), "readPoint", json!({ "id": "urn:epc:id:sgln:9521001.00001.0" }))]),
            403,
            "event 1: readPoint.id",
        ),
        (
            "what a foreign transformation makes",
            &one,
            document(&[json!({ "type": "TransformationEvent", "eventTime": "2026-11-02T09:30:00Z",
                "eventTimeZoneOffset": "+07:00", "bizStep": "commissioning", "readPoint": { "id": OWN },
                "inputEPCList": [serial(1)], "outputEPCList": ["https://id.gs1.org/01/09521001002011/21/1"] })]),
            403,
            "event 0: outputEPCList[0]",
        ),
        (
            "no place, and things of others",
            &one,
            document(&[{
                let mut event = with(own(9), "epcList", json!(["https://id.gs1.org/01/09521001002011/21/1"]));
                event.as_object_mut().expect("an event").remove("readPoint");
                event
            }]),
            403,
            "event 0: epcList[0]",
        ),
        (
            "an identifier without an end",
            &one,
            document(&[with(own(5), "eventID", json!(format!("urn:x:{}", "a".repeat(600))))]),
            400,
            "event 0: eventID",
        ),
        (
            "a declaration about nothing",
            &one,
            document(&[with(own(6), "errorDeclaration", error.clone())]),
            403,
            "event 0: eventID",
        ),
        (
            "a declaration with other content",
            &one,
            document(&[with(with(own(1), "bizStep", json!("receiving")), "errorDeclaration", error.clone())]),
            409,
            "errorDeclaration",
        ),
        (
            "the same identifier, other content",
            &one,
            document(&[own(5), with(own(1), "bizStep", json!("receiving"))]),
            409,
            "event 1: eventID",
        ),
        (
            "two with one identifier",
            &one,
            document(&[own(5), with(own(5), "bizStep", json!("receiving"))]),
            409,
            "event 1: eventID",
        ),
        ("no time", &one, document(&[missing("eventTime")]), 400, "event 0: eventTime"),
        ("no offset", &one, document(&[missing("eventTimeZoneOffset")]), 400, "eventTimeZoneOffset"),
        (
            "a day that does not exist",
            &one,
            document(&[with(own(8), "eventTime", json!("2026-02-30T00:00:00Z"))]),
            400,
            "eventTime",
        ),
        (
            "a day to come",
            &one,
            document(&[with(own(8), "eventTime", json!("2036-02-03T00:00:00Z"))]),
            400,
            "eventTime",
        ),
        (
            "a wrong check digit",
            &one,
            document(&[event("https://ids.example/y", OWN, "https://id.gs1.org/01/09521002002011/21/1")]),
            400,
            "epcList[0]: wrong check digit",
        ),
        (
            "no GS1 identifier",
            &one,
            document(&[event("https://ids.example/y", OWN, "urn:epc:id:sgtin:nothing")]),
            400,
            "epcList[0]",
        ),
        ("a bare word", &one, document(&[with(own(8), "bizStep", json!("shiping"))]), 400, "bizStep"),
        ("no JSON", &one, "{\"type\":".to_owned(), 400, "line 1"),
        ("no EPCIS", &one, "{}".to_owned(), 400, "EPCIS"),
        ("deep nesting", &one, deep, 400, "nested"),
        ("ten megabytes of nesting", &one, huge, 400, "nested"),
        ("ten megabytes of nested objects", &one, r#"{"a":"#.repeat(2 * 1024 * 1024), 400, "nested"),
        (
            "nesting within an event",
            &one,
            document(&[own(5)]).replace(
                "\"shipping\"",
                &format!("\"shipping\",\"ex:a\":{}{}", "[".repeat(1 << 20), "]".repeat(1 << 20)),
            ),
            400,
            "nested",
        ),
        ("more than ten megabytes", &one, " ".repeat(10 * 1024 * 1024 + 1), 413, ""),
        ("more than five thousand", &one, many, 413, "5000"),
    ];
    for (name, token, sent, status, words) in rows {
        let answer = portal.post("/epcis/capture", token, "", &sent);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (status, "application/problem+json"),
            "{name}: {}",
            answer.text()
        );
        assert!(answer.text().contains(words), "{name}: {}", answer.text());
    }
    assert_eq!(proof(&portal.database), before, "nothing remains");
    assert_eq!(portal.events("/epcis/events?perPage=100"), 1);
}

#[test]
fn what_is_right_is_recorded_where_the_client_asks_to_proceed() {
    let portal = empty("proceed", None);
    let token = token(&portal.database, "HTX Cái Rồng", Role::Capture, "9521002");
    let wrong = event("https://ids.example/x", FOREIGN, &serial(2));
    let sent = document(&[own(1), wrong, with(own(3), "oddField", json!(1))]);
    let headers = "GS1-Capture-Error-Behaviour: proceed\r\n";
    let judged = portal.post("/validate", &token, "", &sent);
    assert_eq!(outcomes(&judged), ["accepted", "rejected", "warned"]);
    assert_eq!(proof(&portal.database).events, 0, "a judgement records nothing");
    let answer = portal.post("/epcis/capture", &token, headers, &sent);
    assert_eq!((answer.status, outcomes(&answer)), (202, outcomes(&judged)));
    assert_eq!(body(&answer)["success"], json!(false));
    assert_eq!(proof(&portal.database).events, 2);
    let odd = "GS1-Capture-Error-Behaviour: hope\r\n";
    assert_eq!(portal.post("/epcis/capture", &token, odd, &sent).status, 400);
}

#[test]
fn an_organisation_declares_its_own_event_wrong_and_both_stay() {
    let portal = empty("declared", None);
    let token = token(&portal.database, "HTX Cái Rồng", Role::Capture, "9521002");
    assert_eq!(portal.post("/epcis/capture", &token, "", &document(&[own(1)])).status, 202);
    let error = json!({ "declarationTime": "2026-11-03T00:00:00Z", "reason": "incorrect_data" });
    let declared = document(&[with(own(1), "errorDeclaration", error)]);
    assert_eq!(outcomes(&portal.post("/epcis/capture", &token, "", &declared)), ["accepted"]);
    assert_eq!(outcomes(&portal.post("/epcis/capture", &token, "", &declared)), ["duplicate"]);
    assert_eq!(portal.events(&format!("/epcis/events?MATCH_anyEPC={}", serial(1))), 2);
}

#[test]
fn a_revoked_token_writes_no_more() {
    let portal = empty("revoked", None);
    let token = token(&portal.database, "HTX Cái Rồng", Role::Capture, "9521002");
    assert_eq!(portal.post("/validate", &token, "", &document(&[own(1)])).status, 200);
    wait(async {
        let store = Store::open(&portal.database).await.expect("opens");
        let kept = store.tokens().await.expect("tokens");
        assert!(!token.contains(&String::from_utf8_lossy(&kept[0].digest).into_owned()), "only a hash is kept");
        store.revoke_token(&kept[0].name, 1).await.expect("revoked");
    });
    assert_eq!(portal.post("/validate", &token, "", &document(&[own(1)])).status, 401);
    let mut changed = token.clone();
    changed.pop();
    assert_eq!(portal.post("/validate", &format!("{changed}A"), "", "").status, 401);
}

#[test]
fn a_changed_journal_or_event_is_found() {
    let portal = empty("journal", None);
    let token = token(&portal.database, "HTX Cái Rồng", Role::Capture, "9521002");
    for number in 1..4 {
        assert_eq!(portal.post("/epcis/capture", &token, "", &document(&[own(number)])).status, 202);
    }
    proof(&portal.database);
    let change = |sql: &'static str, values: Vec<Column>| {
        wait(async {
            let store = Store::open(&portal.database).await.expect("opens");
            store.engine().write(vec![Statement::new(sql, values)]).await.expect("changed");
            journal::check(&store).await.map_err(|error| error.to_string())
        })
    };
    let found = change("UPDATE event SET body = replace(body, 'shipping', 'receiving') WHERE body LIKE '%N2%'", vec![]);
    assert!(found.is_err_and(|it| it.contains("entry 3")), "a changed event");
    let found = change("UPDATE event SET body = replace(body, 'receiving', 'shipping')", vec![]);
    assert!(found.is_ok(), "it holds again");
    let found = change("DELETE FROM capture WHERE entry = 4", vec![]);
    assert!(found.is_err_and(|it| it.contains("3 events stand in the journal, 2")), "a lost event");
    let found = change("UPDATE journal SET at = at + 1 WHERE entry = 2", vec![]);
    assert!(found.is_err_and(|it| it.contains("entry 2")), "a changed entry");
    let found = change("DELETE FROM journal WHERE entry = 2", vec![]);
    assert!(found.is_err_and(|it| it.contains("entry 3")), "a missing entry");
}
