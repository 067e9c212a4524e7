//! The portal over loopback with a real SQLite file.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use epcis::hash::{HashCheck, Version};
use epcis::{ItemKey, Limits, Linkset, document};
use serde_json::Value;

mod support;

use support::Running;

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
    assert_eq!(portal.ask("POST", "/epcis/events", "").status, 401);
    assert_eq!(portal.ask("POST", "/epcis/bizSteps", "").status, 405);
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
    let site = format!("http://{}", portal.address);
    for (path, target) in [
        ("/01/09521002002027/10/NM-0315?17=271231;a", "/p/01/09521002002027/10/NM-0315?17=271231;a"),
        ("/01/09521002002027/10/NM-0315/", "/p/01/09521002002027/10/NM-0315"),
        ("/quoc-gia/01/09521002002027", "/p/01/09521002002027"),
    ] {
        let answer = portal.get(path);
        assert_eq!((answer.status, answer.header("location")), (307, format!("{site}{target}").as_str()), "{path}");
        assert!(answer.header("link").contains("rel=\"linkset\""), "{path}");
    }
    // Whoever says to be another host is not followed.
    let led = portal.ask_as("evil.example", "GET", "/01/09521002002027", "");
    assert_eq!(led.header("location"), format!("http://localhost:{}/p/01/09521002002027", portal.address.port()));
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
    assert_eq!((preflight.status, preflight.header("access-control-allow-methods")), (204, "GET, HEAD, OPTIONS"));
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
    let before = support::contents(&portal.database);
    assert!(before.events > 60, "{before:?}");
    let database = portal.stop();
    assert_eq!(support::contents(&database.1), before);
    let portal = Running::again(database);
    assert_eq!(portal.get("/healthz").text(), "ok\n");
}

#[test]
fn every_address_for_machines_is_described_and_every_described_one_is_served() {
    let portal = Running::start("openapi");
    let described = portal.json("/openapi.json");
    let paths: Vec<&String> = described["paths"].as_object().expect("paths").keys().collect();
    for path in &paths {
        for (method, operation) in described["paths"][*path].as_object().expect("methods") {
            if operation.get("security").is_some() {
                let answer = portal.ask(&method.to_uppercase(), &path.replace(['{', '}'], ""), "");
                // Where a query is missing, that is said first.
                assert!([400, 401].contains(&answer.status), "{method} {path}: {}", answer.status);
            }
        }
        if described["paths"][*path]["get"].get("responses").is_none_or(|it| it.get("200").is_none()) {
            continue;
        }
        let asked = path
            .replace("{event_id}", "urn:uuid:none")
            .replace("{collection}", "bizSteps")
            .replace("{word}", "packing")
            .replace("{name}", "09521002002010.svg")
            .replace("{path}", "01/09521002002027/10/NM-0315")
            .replace("{key}/{value}", "01/09521002002010")
            .replace("{digits}", "f7009521002002010017")
            .replace("{letters}", "9wCVIQAgAgEAFw");
        let is_resolved = described["paths"][*path]["get"]["responses"].get("307").is_some();
        let way = if is_resolved { "?linkType=linkset" } else { "" };
        assert!(!is_resolved || portal.get(&asked).status == 307, "{asked}");
        let answer = portal.get(&format!("{asked}{way}"));
        // Nothing is there by this identifier, or nobody signs: the portal says so itself.
        let absent = answer.text().contains("no event with this eventID") || answer.text().contains("does not sign");
        assert!(answer.status == 200 || absent, "{asked}: {} {}", answer.status, answer.text());
        let kind = answer.header("content-type").split(';').next().unwrap_or_default();
        let kinds = described["paths"][*path]["get"]["responses"]["200"]["content"].as_object().expect("kinds");
        assert!(absent || kinds.contains_key(kind), "{asked}: {kind}");
    }
    // The other way round: each route of the router stands in the description.
    for source in [
        include_str!("../src/http.rs"),
        include_str!("../src/http/epcis.rs"),
        include_str!("../src/http/api.rs"),
        include_str!("../src/http/capture.rs"),
        include_str!("../src/http/exchange.rs"),
        include_str!("../src/http/recalls.rs"),
    ] {
        for route in source.split(".route(\"").skip(1).filter_map(|it| it.split('"').next()) {
            let route = route.replace("{*path}", "{path}");
            // Answered to this machine alone, or a part of the portal's own pages.
            let own = ["/epcis/", "/metrics", "/kiosks", "/take-away.svg", "/qr.svg"].contains(&route.as_str());
            let known = own || route.ends_with("/embed.html");
            assert!(known || paths.iter().any(|it| **it == route), "{route} is not described");
        }
    }
    assert!(portal.get("/api.html").text().contains("/epcis/events"));
}

#[test]
fn the_collections_of_epcis_are_listed_in_pages_and_lead_to_their_events() {
    let portal = Running::start("collections");
    for name in ["eventTypes", "epcs", "bizSteps", "bizLocations", "readPoints", "dispositions"] {
        let mut path = format!("/epcis/{name}?perPage=3");
        let mut words = Vec::new();
        loop {
            let answer = portal.get(&path);
            let list: Value = serde_json::from_slice(&answer.body).expect(&path);
            words.extend(
                list["member"].as_array().expect("a list").iter().filter_map(|it| it.as_str().map(str::to_owned)),
            );
            let Some(link) = answer.headers.get("link") else { break };
            path = link.trim_start_matches('<').split('>').next().expect("a target").to_owned();
        }
        assert!(words.len() >= 3 && words.is_sorted(), "{name}: {words:?}");
        let escaped = words[0].replace(':', "%3A").replace('/', "%2F");
        assert!(portal.events(&format!("/epcis/{name}/{escaped}/events")) > 0, "{name}: {}", words[0]);
    }
    assert_eq!(portal.get("/epcis/nothing").status, 404);
    let found = portal.ask("OPTIONS", "/epcis/events", "");
    assert_eq!((found.status, found.header("gs1-epcis-max")), (204, "2.0.0"));
    assert_eq!(portal.ask("GET", "/epcis/events", "Accept: application/xml\r\n").status, 406);
    let links = format!("/epcis/events?MATCH_anyEPCClass={LOT}");
    let answer = portal.ask("GET", &links, "GS1-EPC-Format: Always_GS1_Digital_Link\r\n");
    assert_eq!(answer.status, 200);
}

#[test]
fn every_kind_of_parameter_of_the_simple_query_finds_its_events() {
    let portal = Running::start("parameters");
    for (parameter, some) in [
        ("EQ_action=ADD", true),
        ("EQ_source_owning_party=https://id.gs1.org/417/9521002000153", true),
        ("EQ_destination_owning_party=https://id.gs1.org/417/9521002000153", false),
        ("EQ_destination_owning_party=https://id.gs1.org/417/9521002000184", true),
        ("EQ_bizTransaction_po=urn:none", false),
        ("GE_quantity=1500&LE_quantity=1500", true),
        ("GT_quantity=1000000000", false),
        ("EXISTS_ILMD_cbvmda:itemExpirationDate=true", true),
        ("EQ_ILMD_cbvmda:countryOfOrigin=VN", true),
        ("EQ_ILMD_qn:ocopStars=4", true),
        ("EQ_ILMD_urn:epcglobal:cbv:mda%23countryOfOrigin=XX", false),
        ("EXISTS_errorDeclaration=true", false),
        ("EXISTS_sensorElementList=true", true),
        ("EQ_type=Temperature", true),
        ("GT_maxValue_CEL=-18", true),
        ("GT_maxValue_CEL=100", false),
        ("GT_maxValue_FAH=-100", false),
        ("WD_bizLocation=https://id.gs1.org/414/9521002000184", true),
        ("HASATTR_bizLocation=urn:epcglobal:cbv:mda%23nothing", false),
        ("GE_recordTime=2026-01-01T00:00:00Z&orderBy=recordTime", true),
        ("MATCH_outputEPCClass=https://id.gs1.org/01/09521002002010/10/CM-0806", true),
        ("MATCH_inputEPCClass=https://id.gs1.org/01/09521002002010/10/CM-0806", false),
    ] {
        let found = portal.events(&format!("/epcis/events?{parameter}"));
        assert_eq!(found > 0, some, "{parameter}: {found}");
    }
    for wrong in ["EQ_ILMD_noNamespace=1", "GT_quantity=much", "EQ_unheardOf=1", "EXISTS_errorDeclaration=perhaps"] {
        assert_eq!(portal.get(&format!("/epcis/events?{wrong}")).status, 400, "{wrong}");
    }
}
