//! The report as a page: what a phone's camera, a chat's crawler and a browser without scripts are given.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use portal::store::{Batch, Record, RecordKind, Repository, Store};
use serde_json::Value;
use support::{Answer, Running, wait};

const HTML: &str = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";

/// The page's text between two marks.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("no {before}: {text}")).1;
    rest.split_once(after).unwrap_or_else(|| panic!("no {after}")).0
}

/// The data that come with a page for the app.
fn data(page: &Answer) -> Value {
    let text = page.text();
    let script = between(&text, "<script type=\"application/json\" id=\"served\"", "</script>");
    serde_json::from_str(script.split_once('>').expect("data").1).expect("JSON")
}

fn verdict(page: &Answer) -> String {
    assert!(matches!(page.status, 200 | 400 | 404), "{} {}", page.status, page.header("location"));
    between(&page.text(), "data-verdict=\"", "\"").to_owned()
}

#[test]
fn every_demo_code_leads_to_a_page_that_says_what_the_app_would() {
    let portal = Running::start("page-demo");
    for code in portal.json("/demo/codes.json").as_array().expect("codes") {
        let (name, text) = (&code["name"], code["text"].as_str().expect("a text"));
        let aim = code["aim"].as_str().unwrap_or_default();
        let typed = gs1::percent::encode(format!("{aim}{text}").as_bytes(), gs1::percent::UriPart::Query);
        let mut page = portal.ask("GET", &format!("/p?code={typed}"), HTML);
        if page.status == 303 {
            let to = page.header("location").to_owned();
            assert!(to.starts_with("/p/"), "{to}");
            page = portal.ask("GET", &to, HTML);
        }
        assert_eq!(verdict(&page), code["expect"]["verdict"], "{name}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert!(
            page.text().contains("<p class=\"who served\" role=\"status\" data-same=\""),
            "{name}: the device may tell"
        );
        let answers = data(&page)["answers"].as_array().map_or(0, Vec::len);
        assert!(code["expect"]["verdict"] != "record_found" || answers > 2, "{name}: {answers}");
    }
}

#[test]
fn what_checks_a_report_is_asked_for_before_its_page_is_read() {
    let folder = support::Folder::new("page-early");
    let database = portal::Database::File(folder.0.join("portal.db"));
    let portal = Running::with(folder, database, |options| {
        let index = options.dist.as_ref().expect("a site").join("index.html");
        std::fs::write(index, r#"<script src="truy-xuat.js?v=0a1b"></script>"#).expect("a file");
    });
    let early = "</checker.wasm?v=0a1b>; rel=preload; as=fetch; crossorigin";
    // Once it is made, once it is kept, once a code was typed.
    for path in
        ["/p/01/09521002002027/10/NM-0315", "/p/01/09521002002027/10/NM-0315", "/p?code=(01)09521002002027(17)261231"]
    {
        let page = portal.get(path);
        assert_eq!((page.status, page.header("link")), (200, early), "{path}");
        assert!(page.text().contains("<script type=\"module\" src=\"/truy-xuat.js?v=0a1b\">"), "{path}");
    }
    assert_eq!(portal.ask("GET", "/p/01/1", HTML).header("link"), "", "a page without a report");
}

#[test]
fn a_link_leads_to_its_page_and_other_spellings_of_it_to_the_one_that_counts() {
    let portal = Running::start("page-address");
    let own = "/p/01/09521002002027/10/NM-0315";
    let led = portal.ask("GET", "/01/09521002002027/10/NM-0315?17=271231", HTML);
    let to = format!("http://{}{own}?17=271231", portal.address);
    assert_eq!((led.status, led.header("location")), (307, to.as_str()));
    for other in
        ["/p/01/9521002002027/10/NM-0315", "/p/01/09521002002027/10/NM-0315/", "/p/gtin/09521002002027/lot/NM-0315"]
    {
        let led = portal.ask("GET", other, HTML);
        assert_eq!((led.status, led.header("location")), (308, own), "{other}");
    }
    let page = portal.ask("GET", own, HTML);
    assert_eq!((page.status, verdict(&page).as_str()), (200, "recalled"));
    let canonical = format!("<link rel=\"canonical\" href=\"http://{}{own}\">", portal.address);
    assert!(page.text().contains(&canonical) && !page.text().contains("noindex"));
    let again = portal.ask("GET", own, &format!("If-None-Match: {}\r\n", page.header("etag")));
    assert_eq!((again.status, again.header("cache-control")), (304, "public, max-age=20"));
    // A serial's page is for whoever holds the item.
    assert!(
        portal.get("/p/01/09521002003017/21/NT000871").text().contains("<meta name=\"robots\" content=\"noindex\">")
    );
    // What the address says beside the key is part of the code.
    assert_eq!(verdict(&portal.get("/p/01/09521002002010/10/CM-0806?17=200101&utm_source=x")), "expired");
}

#[test]
fn a_page_speaks_the_language_that_is_asked_for_or_accepted() {
    let portal = Running::start("page-languages");
    let path = "/p/01/09521002002027/10/NM-0315";
    for (query, accepted, lang, said) in [
        ("", "", "vi", "Sản phẩm này đã bị thu hồi"),
        ("", "Accept-Language: fr, en-GB;q=0.8, vi;q=0.1\r\n", "en", "This product has been recalled"),
        ("", "Accept-Language: zh-CN\r\n", "zh-Hans", "该产品已被召回"),
        ("?lang=zh", "Accept-Language: en\r\n", "zh-Hans", "该产品已被召回"),
        ("?lang=xx", "Accept-Language: ja\r\n", "vi", "Sản phẩm này đã bị thu hồi"),
    ] {
        let page = portal.ask("GET", &format!("{path}{query}"), &format!("{HTML}{accepted}"));
        let text = page.text();
        assert!(text.contains(&format!("<html lang=\"{lang}\">")), "{query} {accepted}");
        assert!(between(&text, "<h1", "</h1>").ends_with(said), "{query} {accepted}");
        assert!(page.header("vary").contains("Accept-Language"));
    }
}

#[test]
fn a_page_works_without_a_script_and_holds_none_that_its_policy_refuses() {
    let portal = Running::start("page-still");
    let page = portal.get("/p/01/09521002002027/10/NM-0315");
    let text = page.text();
    let body = between(&text, "<body>", "<script type=\"application/json\"");
    for part in ["style=", "onclick", "<video", "<select", "type=\"button\""] {
        assert!(!body.contains(part), "{part}");
    }
    assert!(body.contains("<details") && body.contains("<form class=\"card another\" method=\"get\" action=\"/p\">"));
    let policy = page.header("content-security-policy");
    assert!(policy.contains("form-action 'self'") && !policy.contains("unsafe-inline"));
    let style = between(&text, "<style>", "</style>");
    let digest = {
        use sha2::Digest;
        let hash = epcis::jws::encode_base64url(&sha2::Sha256::digest(style.as_bytes()));
        hash.replace('-', "+").replace('_', "/")
    };
    assert!(policy.contains(&format!("'sha256-{digest}='")), "{policy}");
}

#[test]
fn a_person_gets_a_page_for_what_is_wrong_and_a_machine_a_problem() {
    let portal = Running::start("page-people");
    for (path, status, said) in [
        ("/p/01/09521002002010/21/UNKNOWN-1", 200, "Chỉ biết loại sản phẩm"),
        ("/p/01/09521009999993/10/A", 404, "Không tìm thấy"),
        ("/p/01/09521002002011", 400, "Mã không hợp lệ"),
        ("/01/09521002002011", 400, "Mã không hợp lệ"),
        // What is meant is plain, although the address is none by the standard: no recall is lost.
        ("/01/09521002002027/17/271231/10/NM-0315", 400, "Đã thu hồi"),
        ("/nothing.html", 404, "Không có gì ở địa chỉ này"),
        ("/p/10/A", 400, "Không đọc được địa chỉ này"),
        ("/epcis/events?EQ_nonsense=1", 400, "Không đọc được địa chỉ này"),
    ] {
        let page = portal.ask("GET", path, HTML);
        assert_eq!((page.status, page.header("content-type")), (status, "text/html; charset=utf-8"), "{path}");
        assert!(page.text().contains(said), "{path}: {}", between(&page.text(), "<h1", "</h1>"));
        assert!(page.text().contains("action=\"/p\""), "{path}");
    }
    assert_eq!(portal.get("/nothing.html").header("content-type"), "application/problem+json");
    let wifi = portal.ask("GET", "/p?code=WIFI%3AS%3ACho%3BT%3AWPA%3BP%3Asecret%3B%3B", HTML);
    assert_eq!((wifi.status, wifi.header("cache-control")), (200, "no-store"));
    assert_eq!(portal.get("/p?code=").status, 303);
}

/// A name, a lot and a notice that try to leave their place.
#[test]
fn hostile_fields_are_text_wherever_a_page_shows_them() {
    let portal = Running::start("page-hostile");
    let evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><!--\u{202e}";
    let key = "https://id.gs1.org/01/09521002002010".to_owned();
    wait(async {
        let store = Store::open(&portal.database).await.expect("opens");
        let mut batch = Batch::default();
        let named = serde_json::json!([{ "@value": evil, "@language": "vi" }]);
        let body = serde_json::json!({
            "gtin": "09521002002010", "productName": named, "image": [{ "referencedFileURL": format!("javascript:{evil}") }],
            "brand": { "brandName": named }, "manufacturer": { "organizationName": named },
        });
        batch.record(Repository::Province, RecordKind::Card, &Record { key, body: body.to_string() });
        store.add(&batch).await.expect("added");
    });
    for path in [
        "/p/01/09521002002010/10/CM-0806",
        "/p/01/09521002002010/10/%3Cscript%3E%22%27",
        "/p?code=%3C%2Fscript%3E%3Cimg%20src%3Dx%3E",
    ] {
        let page = portal.ask("GET", path, HTML);
        let text = page.text();
        assert!(
            !text.contains("<img src=x") && !text.contains("<script>alert") && !text.contains("<script>\""),
            "{path}"
        );
        let body = between(&text, "<body>", "<script type=\"application/json\"");
        let head = between(&text, "<!doctype html>", "<body>");
        assert!(!head.contains("</script><script>alert") && !head.contains("javascript:"), "{path}: {head}");
        assert!(!body.contains("\"javascript:") && !text.contains("<!--"), "{path}");
        data(&page);
    }
    assert!(portal.get("/p/01/09521002002010/10/CM-0806").text().contains("&lt;/script&gt;"));
}

#[test]
fn a_chats_crawler_finds_what_the_page_says_and_a_picture_of_it() {
    let portal = Running::start("page-preview");
    let site = format!("http://{}", portal.address);
    for agent in [
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Zalo/1.0; +https://zalo.me)",
    ] {
        let page =
            portal.ask("GET", "/p/01/09521002002027/10/NM-0315", &format!("User-Agent: {agent}\r\nAccept: */*\r\n"));
        let text = page.text();
        let meta = |name: &str| between(&text, &format!("<meta property=\"{name}\" content=\""), "\"").to_owned();
        assert!(meta("og:title").starts_with("Nước mắm Cái Rồng") && meta("og:title").contains("hu hồi"));
        assert_eq!(meta("og:locale"), "vi_VN");
        assert_eq!(meta("og:url"), format!("{site}/p/01/09521002002027/10/NM-0315"));
        let picture = meta("og:image");
        let picture = portal.get(picture.strip_prefix(&site).expect("the portal's own"));
        assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
        assert_eq!(&picture.body[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630");
        let data = between(&text, "<script type=\"application/ld+json\">", "</script>");
        let data: Value = serde_json::from_str(data).expect("JSON-LD");
        assert_eq!(data["gs1:gtin"], "09521002002027");
        assert_eq!(data["@context"]["gs1"], "https://ref.gs1.org/voc/");
        assert!(data["gs1:productName"].to_string().contains("Nước mắm Cái Rồng"), "{data}");
    }
    let robots = portal.get("/robots.txt").text();
    assert!(robots.contains("Disallow: /epcis") && !robots.contains("Disallow: /p/"));
    assert_eq!(portal.get("/favicon.ico").status, 308);
    // Nobody describes it: nothing is said of it.
    let unknown = portal.get("/p/01/09521009999993").text();
    assert!(!unknown.contains("ld+json"));
}

#[test]
fn a_page_is_packed_where_the_client_takes_it_so() {
    let portal = Running::start("page-packed");
    let path = "/p/01/09521002002027/10/NM-0315";
    let packed = portal.ask("GET", path, "Accept-Encoding: gzip, br\r\n");
    assert_eq!((packed.header("content-encoding"), &packed.body[..2]), ("gzip", &[0x1f, 0x8b][..]));
    assert!(packed.body.len() * 2 < portal.get(path).body.len());
    assert_eq!(portal.get(path).header("content-encoding"), "");
}

#[test]
fn a_page_waits_for_no_other_source_and_says_what_is_on_its_way() {
    // It takes the connection, and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let other = silent.local_addr().expect("an address");
    let folder = support::Folder::new("page-slow");
    let config = folder.0.join("config.json");
    let source = |name: &str, base: &str| {
        format!("{{\"name\":\"{name}\",\"role\":\"province\",\"resolver\":\"{base}\",\"epcis\":\"{base}epcis/\"}}")
    };
    let sources = [source("Cổng này", "./"), source("Nguồn khác", &format!("http://localhost:{}/", other.port()))];
    std::fs::write(&config, format!("{{\"sources\":[{}]}}", sources.join(","))).expect("a file");
    let database = portal::Database::File(folder.0.join("portal.db"));
    let portal = Running::with(folder, database, |options| options.config = Some(config));
    let page = portal.get("/p/01/09521002002027/10/NM-0315");
    assert_eq!((page.status, verdict(&page).as_str()), (200, "recalled"));
    assert!(page.text().contains("class=\"progress\""), "the other source is on its way");
    assert!(data(&page)["answers"].as_array().is_some_and(|it| it.len() > 2));
}
