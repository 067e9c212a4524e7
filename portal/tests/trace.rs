//! The trace bundle and the signed hashes: what `docs/signatures.md` says, over loopback.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use epcis::jws::{decode_base64url, encode_base64url};
use epcis::{Limits, document};
use portal::keys;
use serde_json::Value;
use sha2::{Digest, Sha256};
use support::{Folder, Running};

const RECALLED: &str = "01/09521002002027/10/NM-0315";

/// A portal with a key that signs from the beginning.
fn signing(name: &str) -> Running {
    let folder = Folder::new(name);
    let keys = folder.0.join("keys");
    keys::create(&keys, epcis::time::Timestamp::from_millis(0)).expect("a key");
    let database = portal::Database::File(folder.0.join("portal.db"));
    Running::with(folder, database, |options| options.keys = Some(keys))
}

/// The payload of a signature that the published key made.
fn verified(portal: &Running, path: &str) -> Value {
    let answer = portal.get(path);
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/jose"), "{path}");
    let text = answer.text();
    let (message, signature) = text.rsplit_once('.').expect("three parts");
    let (header, payload) = message.split_once('.').expect("three parts");
    let header: Value = serde_json::from_slice(&decode_base64url(header).expect("base64url")).expect("a header");
    assert_eq!((header["alg"].as_str(), header["typ"].as_str()), (Some("ES256"), Some("trace+jws")));
    let set = portal.json("/.well-known/jwks.json");
    let key = set["keys"].as_array().expect("keys").iter().find(|it| it["kid"] == header["kid"]).expect("the key");
    assert!(key.get("d").is_none(), "no private half is published");
    let number = |name: &str| decode_base64url(key[name].as_str().expect(name)).expect(name);
    let point = [vec![4], number("x"), number("y")].concat();
    let public = ring::signature::UnparsedPublicKey::new(&ring::signature::ECDSA_P256_SHA256_FIXED, point);
    let signature = decode_base64url(signature).expect("base64url");
    public.verify(message.as_bytes(), &signature).expect("the signature is right");
    serde_json::from_slice(&decode_base64url(payload).expect("base64url")).expect("a payload")
}

fn parts<'a>(payload: &'a Value, role: &str) -> Vec<&'a Value> {
    payload["parts"].as_array().expect("parts").iter().filter(|it| it["role"] == role).collect()
}

#[test]
fn a_bundle_holds_the_item_its_time_its_events_its_recall_and_one_step_back() {
    let portal = signing("bundle");
    let payload = verified(&portal, &format!("/trace/{RECALLED}"));
    assert_eq!(payload["sub"], format!("https://id.gs1.org/{RECALLED}"));
    let (issued, ends) = (payload["iat"].as_i64().expect("iat"), payload["exp"].as_i64().expect("exp"));
    let now = portal::now().millis() / 1000;
    assert!((now - 60..=now).contains(&issued) && issued < ends && ends <= issued + keys::LONGEST_LIFE);
    let events = parts(&payload, "events");
    let read = document::read(events[0]["body"].to_string().as_bytes(), &Limits::default()).expect("events");
    assert!(read.findings.is_empty() && !read.events.is_empty());
    assert!(read.events.is_sorted_by_key(|it| it.time), "oldest first");
    let recall = &parts(&payload, "recalls")[0]["body"][0];
    assert_eq!(recall["notice"]["recallDate"], "2026-11-19");
    assert_eq!(parts(&payload, "card")[0]["body"]["hasBatchLotNumber"], "NM-0315");
    // An ingredient's recall comes with the product that was made of it.
    let made_of_it = verified(&portal, "/trace/01/09521002002089/10/RT-0701");
    assert!(!parts(&made_of_it, "back").is_empty());
    assert!(parts(&made_of_it, "recalls").iter().any(|it| it["about"] != made_of_it["sub"]), "{made_of_it:#}");
    let good = verified(&portal, "/trace/01/09521002002010/10/CM-0806");
    assert_eq!(parts(&good, "recalls")[0]["absent"], true, "that there is none is said, too");
}

#[test]
fn the_hashes_of_a_manifest_are_those_of_the_answers() {
    let portal = signing("manifest");
    for item in [RECALLED, "01/09521002003017/21/NT000871", "01/09521002002010/10/CM-0806", "01/09521002002010"] {
        let payload = verified(&portal, &format!("/signatures/{item}"));
        let mut compared = 0;
        for part in payload["parts"].as_array().expect("parts") {
            let Some(hash) = part["sha-256"].as_str() else {
                assert_eq!(part["absent"], true, "{part}");
                continue;
            };
            let answer = portal.get(part["href"].as_str().expect("an address"));
            assert_eq!(
                (answer.status, encode_base64url(&Sha256::digest(&answer.body)).as_str()),
                (200, hash),
                "{part}"
            );
            compared += 1;
        }
        assert!(compared >= 2, "{payload:#}");
    }
}

#[test]
fn without_a_key_the_bundle_is_plain_and_nothing_is_said_to_be_signed() {
    let portal = Running::start("unsigned");
    let bundle = portal.get(&format!("/trace/{RECALLED}"));
    assert_eq!((bundle.status, bundle.header("content-type")), (200, "application/json"));
    let payload: Value = serde_json::from_slice(&bundle.body).expect("a payload");
    assert_eq!(payload["sub"], format!("https://id.gs1.org/{RECALLED}"));
    assert_eq!(portal.get(&format!("/signatures/{RECALLED}")).status, 404);
    assert_eq!(portal.json("/.well-known/jwks.json")["keys"], serde_json::json!([]));
    let linkset = portal.get(&format!("/{RECALLED}?linkType=linkset")).text();
    assert!(!linkset.contains("voc/jws"));
    for (path, status) in
        [("/trace/01/09521002009996", 404), ("/trace/nothing", 400), ("/trace/01/09521002002011", 400)]
    {
        assert_eq!(portal.get(path).status, status, "{path}");
    }
}

#[test]
fn a_bundle_that_the_client_holds_is_not_sent_again() {
    let portal = signing("bundle-tag");
    let path = format!("/trace/{RECALLED}");
    let first = portal.get(&path);
    let tag = first.header("etag").to_owned();
    assert_eq!(first.header("cache-control"), "public, max-age=20");
    let again = portal.ask("GET", &path, &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag.as_str()));
    assert_eq!(portal.get(&path).body, first.body, "it was signed once");
}
