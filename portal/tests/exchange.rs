//! From a province to the nation: every event once, in order, with a receipt; what differs is found and mended.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use portal::exchange::{Link, Nation};
use portal::keys::KeyRing;
use portal::store::{Statement, Store};
use portal::tokens::{Role, Scope};
use portal::{Database, keys, tokens};
use serde_json::{Value, json};
use std::path::PathBuf;
use support::{Folder, NOW, Running, until, wait};

fn token(database: &Database, role: Role, scope: &str) -> String {
    wait(async {
        let store = Store::open(database).await.expect("opens");
        let scope = Scope::new(scope.split_whitespace()).expect("a scope");
        tokens::create(&store, "Quảng Ninh (ví dụ)", role, &scope).await.expect("a token")
    })
}

/// A nation that signs its receipts, with its province's token.
fn nation(name: &str) -> (Running, String, PathBuf) {
    let folder = Folder::new(&format!("{name}-nation"));
    let database = Database::File(folder.0.join("portal.db"));
    let (keys, set) = (folder.0.join("keys"), folder.0.join("jwks.json"));
    keys::create(&keys, epcis::time::Timestamp::from_millis(0)).expect("a key");
    let ring = KeyRing::read(&keys).expect("keys");
    std::fs::write(&set, ring.set(epcis::time::Timestamp::from_millis(NOW)).to_string()).expect("a file");
    let token = token(&database, Role::Province, "");
    let running = Running::with(folder, database, |options| {
        options.demo = false;
        options.keys = Some(keys.clone());
    });
    (running, token, set)
}

fn way(folder: &Folder, address: &str, token: &str, more: &str) -> Nation {
    let secret = folder.0.join("token");
    std::fs::write(&secret, token).expect("a file");
    let path = folder.0.join("nation.toml");
    let text = format!("url = 'http://{address}'\ntoken-file = {secret:?}\nlongest-wait-s = 1\n{more}");
    std::fs::write(&path, text).expect("a file");
    Nation::read(&path).expect("a way")
}

fn province(name: &str, nation: impl FnOnce(&Folder) -> Nation) -> (Running, String) {
    let folder = Folder::new(&format!("{name}-province"));
    let database = Database::File(folder.0.join("portal.db"));
    let (nation, token) = (nation(&folder), token(&database, Role::Capture, "9521002"));
    let running = Running::with(folder, database, |options| {
        options.demo = false;
        options.nation = Some(nation);
    });
    (running, token)
}

fn document(numbers: std::ops::Range<u32>) -> String {
    let event = |number: u32| {
        json!({ "type": "ObjectEvent", "eventID": format!("urn:uuid:00000000-0000-4000-8000-{number:012x}"),
            "eventTime": format!("2026-11-{:02}T09:30:00Z", 1 + number % 5), "eventTimeZoneOffset": "+07:00",
            "action": "OBSERVE", "bizStep": "shipping", "readPoint": { "id": "https://id.gs1.org/414/9521002000092" },
            "epcList": [format!("https://id.gs1.org/01/09521002002010/21/N{number}")], "ex:note": "ghi chú" })
    };
    json!({ "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", { "ex": "https://ex.example/ns/" }],
        "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-02T10:00:00Z",
        "epcisBody": { "eventList": numbers.map(event).collect::<Vec<_>>() } })
    .to_string()
}

fn arrived(province: &Running) -> bool {
    let status = province.json("/status");
    status["waiting"] == json!(0)
}

#[test]
fn what_a_province_captures_stands_at_the_nation_with_a_signed_receipt() {
    let (nation, secret, set) = nation("arrives");
    let address = nation.address.to_string();
    let (province, token) = province("arrives", |folder| way(folder, &address, &secret, &format!("keys = {set:?}")));
    assert_eq!(province.post("/epcis/capture", &token, "", &document(0..20)).status, 202);
    until("the nation has them", || arrived(&province));
    assert_eq!(nation.events("/epcis/events?perPage=100"), 20);
    assert_eq!(province.json("/status")["deadLetters"], json!(0));
    wait(async {
        let store = Store::open(&province.database).await.expect("opens");
        let there = Store::open(&nation.database).await.expect("opens");
        let key = portal::store::event_key(
            portal::store::Repository::Province,
            "urn:uuid:00000000-0000-4000-8000-000000000003",
        );
        let receipt = store.receipt(&key).await.expect("reads").expect("a receipt");
        let body: Value = serde_json::from_str(&receipt.body).expect("JSON");
        let keys = [key];
        let known = [store.captured(&keys).await.expect("reads"), there.captured(&keys).await.expect("reads")];
        assert_eq!(body["event"]["hash"], json!(known[0][&keys[0]].hash), "{body}");
        // Both sides hold the same content, with a prefix that the document declared; the nation knows whose it is.
        assert_eq!(known[0][&keys[0]].hash, known[1][&keys[0]].hash);
        assert_eq!(known[1][&keys[0]].voice, "Quảng Ninh (ví dụ)");
        portal::journal::check(&there).await.expect("the nation's journal holds");
    });
}

#[test]
fn what_is_captured_in_the_demo_of_two_portals_is_on_the_page_and_both_tell_it() {
    let (folder, lot) = (Folder::new("demo-nation"), "01/09521002002010/10/CM-0806");
    let database = Database::File(folder.0.join("portal.db"));
    let secret = token(&database, Role::Province, "");
    let nation = Running::with(folder, database, |options| {
        options.demo = false;
        options.demo_nation = true;
    });
    let before = nation.events(&format!("/epcis/events?MATCH_anyEPCClass=https://id.gs1.org/{lot}&perPage=100"));
    assert!(before > 0, "it holds what the nation knows of the demo");
    let address = nation.address.to_string();
    let folder = Folder::new("demo-province");
    let (way, config) = (way(&folder, &address, &secret, ""), folder.0.join("config.json"));
    let own =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../config/quang-ninh.json")).expect("the demo's");
    std::fs::write(&config, own.replace("\"./quoc-gia/", &format!("\"http://{address}/"))).expect("a file");
    let database = Database::File(folder.0.join("portal.db"));
    let token = token(&database, Role::Capture, "9521002");
    let province = Running::with(folder, database, |options| {
        options.nation = Some(way);
        options.config = Some(config);
    });
    let sent = document(0..1).replace(
        "\"epcList\":[\"https://id.gs1.org/01/09521002002010/21/N0\"]",
        &format!("\"quantityList\":[{{\"epcClass\":\"https://id.gs1.org/{lot}\",\"quantity\":1}}]"),
    );
    assert_eq!(province.post("/epcis/capture", &token, "", &sent).status, 202);
    until("the nation has it", || {
        nation.events(&format!("/epcis/events?MATCH_anyEPCClass=https://id.gs1.org/{lot}&perPage=100")) == before + 1
    });
    let id = "urn:uuid:00000000-0000-4000-8000-000000000000";
    until("the page tells it from both", || {
        let page = province.ask("GET", &format!("/p/{lot}?lang=vi"), "Accept: text/html\r\n").text();
        // When the nation recorded it, and what of the province's demo it has never had.
        let words = ["data-verdict=", "Tỉnh và quốc gia cùng ghi nhận, lúc ", "Quốc gia chưa có "];
        words.iter().all(|it| page.contains(it)) && page.matches(id).count() >= 2
    });
}

#[test]
fn what_the_nation_lost_is_found_by_day_and_sent_again() {
    let (nation, secret, _) = nation("lost");
    let address = nation.address.to_string();
    let mut link = None;
    let (province, token) = province("lost", |folder| {
        let nation = way(folder, &address, &secret, "");
        link = Some(Link::new(&nation, KeyRing::default(), ([127, 0, 0, 1], 0).into()).expect("a link"));
        nation
    });
    assert_eq!(province.post("/epcis/capture", &token, "", &document(0..10)).status, 202);
    until("the nation has them", || arrived(&province));
    let link = link.expect("a link");
    let compared = || wait(async { link.reconcile(&Store::open(&province.database).await.expect("opens")).await });
    let same = compared().expect("compared");
    assert_eq!((same.days, same.events, same.sent_again, same.differing.len()), (5, 10, 0, 0));
    wait(async {
        let there = Store::open(&nation.database).await.expect("opens");
        let lose = |sql| there.engine().write(vec![Statement::new(sql, Vec::new())]);
        lose("DELETE FROM term WHERE event IN (SELECT id FROM event WHERE body LIKE '%N7\"%')").await.expect("lost");
        lose("DELETE FROM capture WHERE event_key IN (SELECT event_key FROM event WHERE body LIKE '%N7\"%')")
            .await
            .expect("lost");
        lose("DELETE FROM event WHERE body LIKE '%N7\"%'").await.expect("lost");
        lose("UPDATE capture SET hash = 'other' WHERE event_key IN (SELECT event_key FROM event WHERE body LIKE '%N2\"%')").await.expect("changed");
    });
    let found = compared().expect("compared");
    assert_eq!((found.sent_again, found.differing.len()), (1, 1), "{found:?}");
    until("it is there again", || nation.events("/epcis/events?perPage=100") == 10);
    assert_eq!(province.json("/status")["reconciliation"]["differing"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_forged_receipt_counts_for_nothing() {
    let (nation, secret, _) = nation("forged");
    let (_other, _, foreign) = self::nation("forged-other");
    let address = nation.address.to_string();
    let (province, token) = province("forged", |folder| way(folder, &address, &secret, &format!("keys = {foreign:?}")));
    assert_eq!(province.post("/epcis/capture", &token, "", &document(0..2)).status, 202);
    let said = || {
        wait(async {
            let store = Store::open(&province.database).await.expect("opens");
            store.next_out(1).await.expect("reads").into_iter().next().map(|it| it.said).unwrap_or_default()
        })
    };
    until("the receipt is refused", || said().contains("none of the nation's keys"));
    assert_eq!(province.json("/status")["waiting"], json!(2), "they wait, and are not lost");
}

#[test]
fn what_the_nation_refuses_is_a_dead_letter_that_holds_up_nobody() {
    let (nation, secret, _) = nation("dead");
    let address = nation.address.to_string();
    // Another voice was there first, with other content under an identifier of this province.
    let first = document(0..1).replace("shipping", "receiving");
    assert_eq!(nation.post("/epcis/capture", &secret, "", &first).status, 202);
    let (province, token) = province("dead", |folder| way(folder, &address, &secret, ""));
    assert_eq!(province.post("/epcis/capture", &token, "", &document(0..4)).status, 202);
    until("the nation answered", || arrived(&province));
    assert_eq!(province.json("/status")["deadLetters"], json!(1));
    assert_eq!(nation.events("/epcis/events?perPage=100"), 4);
    let dead =
        wait(async { Store::open(&province.database).await.expect("opens").dead_letters(9).await.expect("reads") });
    assert!(dead[0].said.contains("conflict"), "{}", dead[0].said);
}

#[test]
fn a_gateway_takes_an_envelope_and_files_are_signed() {
    let (nation, secret, _) = nation("gateway");
    let address = nation.address.to_string();
    // The nation's portal itself refuses an envelope: nothing of it is recorded, and the rows are dead letters.
    let more = "transport = 'gateway'\nenvelope = '{\"data\": \"$document\", \"key\": \"$key\"}'\nreceipt = '/data'\n";
    let (province, token) = self::province("gateway", |folder| way(folder, &address, &secret, more));
    assert_eq!(province.post("/epcis/capture", &token, "", &document(0..2)).status, 202);
    until("the gateway answered", || arrived(&province));
    assert_eq!((province.json("/status")["deadLetters"].clone(), nation.events("/epcis/events")), (json!(2), 0));
    let folder = Folder::new("files");
    let (keys, out) = (folder.0.join("keys"), folder.0.join("out"));
    keys::create(&keys, epcis::time::Timestamp::from_millis(0)).expect("a key");
    let way = way(&folder, "unused", "", &format!("transport = 'file'\nfolder = {out:?}"));
    let database = Database::File(folder.0.join("portal.db"));
    let token = self::token(&database, Role::Capture, "9521002");
    let province = Running::with(folder, database, |options| {
        options.demo = false;
        options.nation = Some(way);
        options.keys = Some(keys);
    });
    assert_eq!(province.post("/epcis/capture", &token, "", &document(0..3)).status, 202);
    until("it is written", || arrived(&province));
    let file = std::fs::read_dir(&out).expect("a folder").next().expect("a file").expect("a file").path();
    let text = std::fs::read_to_string(&file).expect("text");
    let payload = text.split('.').nth(1).and_then(epcis::jws::decode_base64url).expect("a payload");
    assert!(String::from_utf8_lossy(&payload).contains("urn:uuid:00000000-0000-4000-8000-000000000002"));
}
