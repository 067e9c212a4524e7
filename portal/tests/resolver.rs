//! The resolver, as GS1's public test suite asks it.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use serde_json::Value;
use support::Running;

const PATHS: [&str; 4] = [
    "/01/09521002002010",
    "/01/09521002002027/10/NM-0315",
    "/01/09521002003017/21/NT000871",
    "/quoc-gia/01/09521002002072/10/ND-0818",
];

fn links(portal: &Running, path: &str) -> Value {
    let linkset = portal.json(&format!("{path}?linkType=linkset"));
    assert_eq!(linkset["linkset"].as_array().map(Vec::len), Some(1), "{path}: one entity");
    linkset["linkset"][0].clone()
}

fn targets<'a>(links: &'a Value, name: &str) -> &'a [Value] {
    links[&format!("https://ref.gs1.org/voc/{name}")].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn one_default_link_has_a_title_alone_a_descriptive_twin_and_is_where_the_redirect_goes() {
    let portal = Running::start("default");
    for path in PATHS {
        let links = links(&portal, path);
        assert!(links["itemDescription"].is_string());
        let [default] = targets(&links, "defaultLink") else { panic!("{path}: {links}") };
        let members: Vec<&String> = default.as_object().expect("a link").keys().collect();
        assert_eq!(members, ["href", "title"]);
        assert_eq!(portal.get(path).header("location"), default["href"], "{path}");
        assert!(targets(&links, "pip").iter().any(|it| it["href"] == default["href"]));
        for (name, list) in links.as_object().expect("an object").iter().filter(|(_, it)| it.is_array()) {
            for spelling in [name.clone(), name.replace("https://ref.gs1.org/voc/", "gs1:")] {
                let asked = spelling.replace(':', "%3A").replace('/', "%2F");
                let led = portal.get(&format!("{path}?linkType={asked}"));
                assert_eq!((led.status, led.header("location")), (307, list[0]["href"].as_str().expect("a target")));
            }
            for link in list.as_array().expect("a list") {
                assert!(link["title"].is_string() && link["href"].as_str().is_some_and(|it| it.starts_with("http")));
            }
        }
    }
}

#[test]
fn a_lots_linkset_holds_what_is_said_of_its_product() {
    let portal = Running::start("levels");
    support::wait(async {
        let store = portal::store::Store::open(&portal.database).await.expect("opens");
        let mut batch = portal::store::Batch::default();
        let key = "https://id.gs1.org/01/09521002002027".to_owned();
        let record = portal::store::Record { key, body: "{}".to_owned() };
        batch.record(portal::store::Repository::Province, portal::store::RecordKind::Recall, &record);
        store.add(&batch).await.expect("added");
    });
    let links = links(&portal, "/01/09521002002027/10/NM-0315");
    let recalls: Vec<&str> = targets(&links, "recallStatus").iter().filter_map(|it| it["href"].as_str()).collect();
    assert_eq!(recalls.len(), 2, "{recalls:?}");
    assert!(recalls[0].ends_with("/10/NM-0315") && recalls[1].ends_with("/01/09521002002027"));
}

#[test]
fn a_person_gets_a_page_of_the_links_and_of_what_is_wrong() {
    let portal = Running::start("pages-for-people");
    let html = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n";
    let page = portal.ask("GET", "/01/09521002002010?linkType=linkset", html);
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    let text = page.text();
    let data = text.split("<script type=\"application/ld+json\">").nth(1).expect("data").split("</script>").next();
    let data: Value = serde_json::from_str(data.expect("an end")).expect("JSON");
    assert!(data["@context"].is_string() && data["linkset"].is_array());
    for (path, said) in [
        ("/01/09521002002011", "data-verdict=\"code_invalid\""),
        ("/01/09521002002010/21/7/10/A", "data-verdict"),
        ("/01/09521002002010/17/271231", "data-verdict"),
        ("/01/09521002002010/10/%C3%A9%3Cscript%3E", "data-verdict=\"code_invalid\""),
        ("/10/A", "Không đọc được địa chỉ này"),
    ] {
        let page = portal.ask("GET", path, html);
        assert_eq!((page.status, page.header("content-type")), (400, "text/html; charset=utf-8"), "{path}");
        assert!(page.text().contains(said) && !page.text().contains("<script>"), "{path}: {}", page.text());
        assert_eq!(portal.get(path).header("content-type"), "application/problem+json", "{path}");
    }
}

#[test]
fn the_description_claims_what_is_true_and_cors_lets_every_page_ask() {
    let portal = Running::start("description");
    let described = portal.json("/.well-known/gs1resolver");
    assert_eq!(described["resolverRoot"], format!("http://{}", portal.address));
    assert_eq!(described["linkTypeDefaultCanBeLinkset"], false);
    for path in PATHS {
        let answer =
            portal.ask("OPTIONS", path, "Origin: https://ref.gs1.org\r\nAccess-Control-Request-Method: GET\r\n");
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (204, "*"), "{path}");
        assert_eq!(answer.header("access-control-allow-methods"), "GET, HEAD, OPTIONS");
        let head = portal.ask("HEAD", path, "");
        assert_eq!((head.status, head.body.len()), (307, 0), "{path}");
    }
    let linkset = portal.get("/01/09521002002010?linkType=linkset");
    let context = linkset.header("link").split('>').next().expect("a link").trim_start_matches('<').to_owned();
    let context = portal.json(context.strip_prefix(&format!("http://{}", portal.address)).expect("the portal's own"));
    assert_eq!(context["@context"]["gs1"], "https://ref.gs1.org/voc/");
}

#[test]
fn the_memory_of_a_tag_is_resolved_as_the_link_that_it_says() {
    let portal = Running::start("tags");
    let own = format!("http://{}/p/01/09521001002011/21/7", portal.address);
    for (path, to) in [
        ("/ehf7009521001002011017", own.clone()),
        ("/ehf7009521001002011017?x=%2F", format!("{own}?x=%2F")),
        ("/ehf780952100100201101717379f", format!("{own}?17=271231")),
        ("/EHF780952100100201101717379F?x=1", format!("{own}?17=271231&x=1")),
    ] {
        let led = portal.get(path);
        assert_eq!((led.status, led.header("location")), (307, to.as_str()), "{path}");
        let page = portal.get(&format!("/p{path}"));
        assert_eq!(page.status, 308, "{path}: {}", page.header("location"));
        assert!(to.ends_with(page.header("location")), "{path}: {}", page.header("location"));
    }
    let known = portal.json("/ehf7009521002002010017?linkType=linkset");
    assert!(known["linkset"][0]["anchor"].as_str().is_some_and(|it| it.contains("/01/09521002002010")), "{known}");
    assert_eq!(portal.get("/ehffffffffffffffffffff").status, 400);
    assert_eq!(portal.get("/example").status, 404);
}
