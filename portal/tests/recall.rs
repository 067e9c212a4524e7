//! Recall notices: issued, widened, lifted, each with who and why; those of the nation reach the province's shoppers.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use portal::exchange::Nation;
use portal::store::Store;
use portal::tokens::{Role, Scope};
use portal::{Database, journal, tokens};
use serde_json::{Value, json};
use support::{Folder, Running, until, wait};

const LOT: &str = "01/09521002002010/10/CM-0806";
const OTHER: &str = "01/09521002002010/10/CM-0807";

fn start(name: &str, change: impl FnOnce(&Folder) -> Option<Nation>) -> Running {
    let folder = Folder::new(name);
    let database = Database::File(folder.0.join("portal.db"));
    let nation = change(&folder);
    Running::with(folder, database, |options| options.nation = nation)
}

fn token(portal: &Running, organisation: &str, role: Role, scope: &str) -> String {
    wait(async {
        let store = Store::open(&portal.database).await.expect("opens");
        let scope = Scope::new(scope.split_whitespace()).expect("a scope");
        tokens::create(&store, organisation, role, &scope).await.expect("a token")
    })
}

fn issued(portal: &Running, token: &str, item: &str) -> String {
    let body = json!({ "deed": "issue", "item": [format!("https://id.gs1.org/{item}")], "reason": "Có vật lạ." });
    let answer = portal.post("/recalls", token, "", &body.to_string());
    assert_eq!(answer.status, 201, "{}", answer.text());
    let notice: Value = serde_json::from_slice(&answer.body).expect("JSON");
    notice["notice"].as_str().expect("a name").to_owned()
}

fn done(portal: &Running, token: &str, body: &Value) -> u16 {
    portal.post("/recalls", token, "", &body.to_string()).status
}

/// What a scanner reads of the recall notices about a lot, in one bundle.
fn told(portal: &Running, item: &str) -> Vec<(String, String)> {
    let bundle = portal.json(&format!("/trace/{item}"));
    let parts = bundle["parts"].as_array().expect("parts").clone();
    let notices = parts.iter().filter(|it| it["role"] == "recalls").filter_map(|it| it["body"].as_array().cloned());
    let text = |notice: &Value, name: &str| notice["notice"][name].as_str().unwrap_or_default().to_owned();
    notices.flatten().map(|it| (text(&it, "issuedBy"), text(&it, "status"))).collect()
}

#[test]
fn a_notice_is_issued_widened_and_lifted_and_keeps_its_history() {
    let portal = start("notice", |_| None);
    let token = token(&portal, "Chi cục (ví dụ)", Role::Recall, "");
    let name = issued(&portal, &token, LOT);
    until("it is seen", || told(&portal, LOT) == [("Chi cục (ví dụ)".to_owned(), "recalled".to_owned())]);
    assert!(portal.get(&format!("/{LOT}?linkType=linkset")).text().contains("recallStatus"));
    let wider = json!({ "deed": "widen", "notice": name, "item": [format!("https://id.gs1.org/{OTHER}")],
        "reason": [{ "@value": "Cùng nguyên liệu.", "@language": "vi" }] });
    assert_eq!(done(&portal, &token, &wider), 201);
    until("the other lot is recalled, too", || told(&portal, OTHER).len() == 1);
    let lift = json!({ "deed": "lift", "notice": name, "reason": "Đã kiểm tra lại." });
    assert_eq!(done(&portal, &token, &lift), 201);
    let lifted = [("Chi cục (ví dụ)".to_owned(), "not_recalled".to_owned())];
    until("both are lifted", || told(&portal, LOT) == lifted && told(&portal, OTHER) == lifted);
    // A recall that was lifted is told as lifted, in public, with each deed.
    let listed = portal.json("/recalls")["notices"][0].clone();
    let deeds: Vec<&str> =
        listed["history"].as_array().expect("deeds").iter().filter_map(|it| it["deed"].as_str()).collect();
    assert_eq!((deeds, listed["liftReason"].as_str()), (vec!["issue", "widen", "lift"], Some("Đã kiểm tra lại.")));
    assert_eq!(done(&portal, &token, &lift), 409, "lifted once");
    let proof =
        wait(async { journal::check(&Store::open(&portal.database).await.expect("opens")).await.expect("holds") });
    assert_eq!(proof.entries, 4);
}

#[test]
fn a_code_of_the_product_alone_is_told_of_its_recalled_lots() {
    const PRODUCT: &str = "01/09521002002010";
    let portal = start("product", |_| None);
    let token = token(&portal, "Chi cục (ví dụ)", Role::Recall, "");
    let linkset = |item: &str| portal.get(&format!("/{item}?linkType=linkset")).text();
    let notices = |item: &str| portal.get(&format!("/recalls/{item}"));
    assert_eq!((told(&portal, PRODUCT), notices(PRODUCT).status), (Vec::new(), 404));
    // The products with the numbers before and behind are others.
    for neighbour in ["01/09521002002003/10/CM-0806", "01/09521002002027/10/CM-0806"] {
        issued(&portal, &token, neighbour);
    }
    let name = issued(&portal, &token, LOT);
    let recalled = ("Chi cục (ví dụ)".to_owned(), "recalled".to_owned());
    until("the product tells of it", || told(&portal, PRODUCT) == [recalled.clone()]);
    assert!(linkset(PRODUCT).contains(&format!("/recalls/{PRODUCT}\"")), "{}", linkset(PRODUCT));
    assert!(linkset(&format!("{PRODUCT}/21/A1")).contains(&format!("/recalls/{PRODUCT}\"")));
    // Another lot is none of it.
    assert!(!linkset(OTHER).contains("recallStatus"));
    assert_eq!(told(&portal, OTHER), []);
    // One notice about many lots is told once; another about a lot that it names, too, is told by that lot.
    let second = issued(&portal, &token, OTHER);
    let wider =
        json!({ "deed": "widen", "notice": name, "item": [format!("https://id.gs1.org/{OTHER}")], "reason": "x" });
    assert_eq!(done(&portal, &token, &wider), 201);
    until("it stays one", || told(&portal, PRODUCT) == [recalled.clone()]);
    // Once the wider one is lifted, the other's lot is asked for itself.
    assert_eq!(done(&portal, &token, &json!({ "deed": "lift", "notice": name, "reason": "x" })), 201);
    let lifted = (recalled.0.clone(), "not_recalled".to_owned());
    until("the second shows", || told(&portal, PRODUCT) == [lifted.clone(), recalled.clone()]);
    assert_eq!(done(&portal, &token, &json!({ "deed": "lift", "notice": second, "reason": "x" })), 201);
    until("both are lifted", || told(&portal, PRODUCT) == [lifted.clone(), lifted.clone()]);
    let page = portal.ask("GET", &format!("/recalls/{PRODUCT}"), "").text();
    assert!(page.contains("\"next\":null"), "{page}");
}

#[test]
fn more_lots_than_are_gathered_are_not_passed_over_in_silence() {
    let portal = start("lots", |_| None);
    let token = token(&portal, "Chi cục (ví dụ)", Role::Recall, "");
    for lot in 10..31 {
        issued(&portal, &token, &format!("01/09521002002010/10/L{lot}"));
    }
    let listed = || portal.get("/recalls/01/09521002002010").text();
    until("the one that was left out is named", || {
        listed().contains("\"next\":\"https://id.gs1.org/01/09521002002010/10/L30\"")
    });
}

#[test]
fn what_is_no_notice_is_refused_and_leaves_nothing() {
    let portal = start("refused-notice", |_| None);
    let recall = token(&portal, "Chi cục (ví dụ)", Role::Recall, "");
    let other = token(&portal, "Cơ quan khác (ví dụ)", Role::Recall, "");
    let narrow = token(&portal, "HTX (ví dụ)", Role::Recall, "9521001");
    let capture = token(&portal, "HTX (ví dụ)", Role::Capture, "9521002");
    let name = issued(&portal, &recall, LOT);
    let item = format!("https://id.gs1.org/{OTHER}");
    for (what, token, body, status) in [
        ("no token", "", json!({ "deed": "issue", "item": [item], "reason": "x" }), 401),
        ("another role", &capture, json!({ "deed": "issue", "item": [item], "reason": "x" }), 403),
        ("another prefix", &narrow, json!({ "deed": "issue", "item": [item], "reason": "x" }), 403),
        ("no reason", &recall, json!({ "deed": "issue", "item": [item] }), 400),
        ("an empty reason", &recall, json!({ "deed": "issue", "item": [item], "reason": " " }), 400),
        ("no thing", &recall, json!({ "deed": "issue", "item": [], "reason": "x" }), 400),
        ("no identifier", &recall, json!({ "deed": "issue", "item": ["the green one"], "reason": "x" }), 400),
        (
            "a wrong check digit",
            &recall,
            json!({ "deed": "issue", "item": ["https://id.gs1.org/01/09521002002011"], "reason": "x" }),
            400,
        ),
        (
            "a name of its own",
            &recall,
            json!({ "deed": "issue", "notice": "mine", "item": [item], "reason": "x" }),
            400,
        ),
        ("no such notice", &recall, json!({ "deed": "lift", "notice": "none", "reason": "x" }), 409),
        ("another's notice", &other, json!({ "deed": "lift", "notice": name, "reason": "x" }), 403),
        ("a lift of things", &recall, json!({ "deed": "lift", "notice": name, "item": [item], "reason": "x" }), 400),
        ("no deed", &recall, json!({ "deed": "delete", "notice": name, "reason": "x" }), 400),
    ] {
        assert_eq!(done(&portal, token, &body), status, "{what}");
    }
    assert_eq!(portal.json("/recalls")["notices"].as_array().map(Vec::len), Some(1));
    assert_eq!(told(&portal, OTHER), []);
}

#[test]
fn a_recall_of_the_nation_is_on_the_provinces_page_within_a_minute_and_its_lift_too() {
    let nation = start("recall-nation", |_| None);
    let authority = token(&nation, "Cục An toàn thực phẩm (ví dụ)", Role::Recall, "");
    let address = nation.address.to_string();
    let province = start("recall-province", |folder| {
        let path = folder.0.join("nation.toml");
        std::fs::write(&path, format!("url = 'http://{address}'")).expect("a file");
        Some(Nation::read(&path).expect("a way"))
    });
    let own = token(&province, "Chi cục (ví dụ)", Role::Recall, "");
    issued(&province, &own, LOT);
    let name = issued(&nation, &authority, LOT);
    let both = |there: &str| {
        let mut told = told(&province, LOT);
        told.sort();
        told == [
            ("Chi cục (ví dụ)".to_owned(), "recalled".to_owned()),
            ("Cục An toàn thực phẩm (ví dụ)".to_owned(), there.to_owned()),
        ]
    };
    until("the nation's recall is seen", || both("recalled"));
    // What the nation lifts is the nation's: the province's own recall stays.
    assert_eq!(done(&nation, &authority, &json!({ "deed": "lift", "notice": name, "reason": "Đã xử lý." })), 201);
    until("the lift is seen", || both("not_recalled"));
    // Nobody at the province lifts or widens what the nation said.
    let namesake = token(&province, "Cục An toàn thực phẩm (ví dụ)", Role::Recall, "");
    assert_eq!(done(&province, &namesake, &json!({ "deed": "lift", "notice": name, "reason": "x" })), 403);
}
