//! How sources are asked: links in every form, pages of every server, notices, bounds. What was not read is said.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

#[path = "asking/fake.rs"]
mod fake;

use fake::{Fake, HOST, LOT, ask, ask_about, event, events, found, grave, links, reply, repository, resolver};
use serde_json::{Value, json};
use trace::Verdict;
use trace::carried::SiteKind;
use trace::http::{HttpError, Reply};
use trace::report::{NotAsked, SourceLine, SourceState, Unavailable};
use trace::site::{Registry, Site};
use trace::source::{Source, Template};
use trace::unread::{Bound, NotRead, Reason};

fn recalled() -> Value {
    let mut event = event(3_000);
    event["bizStep"] = json!("holding");
    event["disposition"] = json!("recalled");
    event
}

/// Whether the recall that `href` leads to is read from a linkset, or named as not read.
#[track_caller]
fn check_link(href: &str, expected: Option<&str>) {
    let http = Fake::new(|url: &str| match url {
        _ if url.ends_with("?linkType=linkset") => links(&[("epcis", json!([{"href": href}]))]),
        _ if expected.is_some_and(|base| url.starts_with(base)) => found(&events(&[recalled()])),
        _ => reply(404, ""),
    });
    let (answers, report) = ask(&http, &[resolver()], &Registry::default(), "vi");
    match expected {
        Some(_) => assert_eq!(report.verdict, Verdict::Recalled, "{href}: {:?}", http.asked.borrow()),
        None => assert!(!grave(&answers[0]).is_empty(), "{href}: {:?}", answers[0].unread),
    }
}

#[test]
fn a_link_to_events_is_followed_in_every_relative_form() {
    let product = format!("{HOST}/01/09521001002011/10");
    check_link("epcis", Some(&format!("{product}/epcis/events?")));
    check_link("./epcis", Some(&format!("{product}/epcis/events?")));
    check_link("../../../epcis", Some(&format!("{HOST}/epcis/events?")));
    check_link("/epcis/", Some(&format!("{HOST}/epcis/events?")));
    check_link("?x", Some(&format!("{product}/L1/events?x&")));
    check_link("/epcis?tenant=7", Some(&format!("{HOST}/epcis/events?tenant=7&")));
    check_link("//a.example.vn/epcis", Some(&format!("{HOST}/epcis/events?")));
    check_link(&format!("{HOST}:443/epcis"), Some(&format!("{HOST}/epcis/events?")));
    check_link("/epcis/events?MATCH_anyEPC=x", Some(&format!("{HOST}/epcis/events?MATCH_anyEPCClass=")));
    check_link("/data/L1.json", Some(&format!("{HOST}/data/L1.json")));
}

#[test]
fn a_link_that_cannot_be_followed_is_named() {
    check_link("//host/epcis", None);
    check_link("https://b.example.vn/epcis", None);
    check_link("https://a.example.vn:8443/epcis", None);
    check_link("http://a.example.vn/epcis", None);
    check_link("javascript:alert(1)", None);
    check_link("https://a.example.vn@evil.example/epcis", None);
    check_link("\\\\evil\\epcis", None);
}

#[test]
fn a_host_is_trusted_with_its_port() {
    let http = Fake::new(|url: &str| match url {
        _ if url.ends_with("?linkType=linkset") => {
            links(&[("epcis", json!([{"href": "https://B.example.vn:8443/epcis"}]))])
        }
        _ if url.starts_with("https://b.example.vn:8443/epcis/events?") => found(&events(&[recalled()])),
        _ => reply(404, ""),
    });
    let trusting = |host: &str| {
        let site = Site { host: host.into(), operator: "B".into(), kind: SiteKind::Configured };
        let (answers, report) = ask(&http, &[resolver()], &Registry::with([site]), "vi");
        (grave(&answers[0]), report.verdict == Verdict::Recalled)
    };
    assert_eq!(trusting("b.example.vn:8443"), (vec![], true));
    assert_eq!(trusting("b.example.vn"), (vec![NotRead::UntrustedHost], false));
}

#[test]
fn of_several_links_the_one_that_machines_read_comes_first_and_then_the_next() {
    let cards = json!([
        {"href": "/page", "type": "text/html"},
        {"href": "/other", "type": "application/x-thing"},
        {"href": "/broken", "type": "application/json"},
        {"href": "/card", "type": "application/ld+json; charset=utf-8"}]);
    let http = Fake::new(|url: &str| match url {
        _ if url.ends_with("?linkType=linkset") => links(&[("masterData", cards.clone())]),
        _ if url.ends_with("/broken") => reply(500, ""),
        _ if url.ends_with("/card") => found(&json!({"productName": "Chả mực"})),
        _ => reply(404, ""),
    });
    let (answers, report) = ask(&http, &[resolver()], &Registry::default(), "vi");
    assert_eq!(report.product.name.map(|name| name.value).as_deref(), Some("Chả mực"));
    assert_eq!(grave(&answers[0]), []);
    let asked = http.asked.borrow();
    let asked: Vec<&str> = asked.iter().filter_map(|url| url.strip_prefix(HOST)).skip(1).collect();
    assert_eq!(asked, ["/broken", "/card"]);
}

#[test]
fn a_card_that_cannot_be_read_is_named() {
    for (body, status, expected) in [
        ("<html>", 200, Reason::ForPeople),
        ("{", 200, Reason::Unavailable(Unavailable::Malformed)),
        ("", 403, Reason::Unavailable(Unavailable::Status(403))),
    ] {
        let http = Fake::new(|url: &str| match url {
            _ if url.ends_with("?linkType=linkset") => links(&[("masterData", json!([{"href": "/card"}]))]),
            _ => reply(status, body),
        });
        let (answers, _) = ask(&http, &[resolver()], &Registry::default(), "vi");
        assert_eq!(grave(&answers[0]), [NotRead::Card(expected)], "{body}");
        assert_eq!(answers[0].unread[0].at, format!("{HOST}/card"));
    }
}

#[test]
fn the_name_comes_in_the_language_of_the_reader() {
    let described = json!([{"value": "Squid cake", "language": "en"}, {"value": "Chả mực", "language": "vi"}]);
    let http = Fake::new(|url: &str| match url {
        _ if url.ends_with("?linkType=linkset") => {
            found(&json!({"linkset": [{"anchor": LOT, "itemDescription": described}]}))
        }
        _ => reply(404, ""),
    });
    for (lang, expected) in [("vi", "Chả mực"), ("en-GB", "Squid cake"), ("zh", "Chả mực")] {
        let (_, report) = ask(&http, &[resolver()], &Registry::default(), lang);
        let name = report.product.name.clone().map(|name| name.value);
        assert_eq!(name.as_deref(), Some(expected));
        assert_eq!(report.product.said(expected, "en").0, "Squid cake");
    }
}

/// What a resolver's recall links make of the report: the verdict, and the notes.
#[track_caller]
fn check_recall(links_to: Value, notice: Result<Reply, HttpError>, is_recalled: bool, expected: &[NotRead]) {
    let http = Fake::new(|url: &str| match url {
        _ if url.ends_with("?linkType=linkset") => links(&[("recallStatus", links_to.clone())]),
        _ if url.contains("/recall") => notice.clone(),
        _ => reply(404, ""),
    });
    let (answers, report) = ask(&http, &[resolver()], &Registry::default(), "vi");
    assert_eq!(report.verdict == Verdict::Recalled, is_recalled, "{:?}", report.findings);
    assert_eq!(grave(&answers[0]), expected);
}

#[test]
fn a_recall_is_read_before_it_is_shouted() {
    let link = json!([{"href": "/recall", "title": "Recall status: none"}]);
    let notice = |status: &str, item: &str| found(&json!({"status": status, "item": item}));
    check_recall(link.clone(), notice("recalled", LOT), true, &[]);
    check_recall(link.clone(), notice("recalled", "https://id.gs1.org/01/09521001002011"), true, &[]);
    check_recall(link.clone(), notice("none", LOT), false, &[]);
    check_recall(link.clone(), notice("recalled", "https://id.gs1.org/01/09521001002011/10/L2"), false, &[]);
    check_recall(link.clone(), found(&json!([])), false, &[]);
    let malformed = NotRead::Notice(Reason::Unavailable(Unavailable::Malformed));
    check_recall(link.clone(), found(&json!({"status": "recalled"})), false, &[malformed]);
    check_recall(link.clone(), reply(200, " <!DOCTYPE html>"), false, &[NotRead::Notice(Reason::ForPeople)]);
    check_recall(link.clone(), reply(404, ""), false, &[NotRead::Notice(Reason::Missing)]);
    let timeout = NotRead::Notice(Reason::Unavailable(Unavailable::Timeout));
    check_recall(link, Err(HttpError::Timeout), false, &[timeout]);
    let page = json!([{"href": "/recall", "type": "text/html"}]);
    check_recall(page, notice("recalled", LOT), false, &[NotRead::Notice(Reason::ForPeople)]);
    let elsewhere = json!([{"href": "https://b.example.vn/recall"}]);
    check_recall(elsewhere, notice("recalled", LOT), false, &[NotRead::UntrustedHost]);
    let both = json!([{"href": "/page", "type": "text/html"}, {"href": "/recall", "type": "application/json"}]);
    check_recall(both, notice("recalled", LOT), true, &[]);
}

#[test]
fn the_recall_of_the_product_stands_at_the_products_anchor() {
    let http = Fake::new(|url: &str| match url {
        _ if url.ends_with("?linkType=linkset") => found(&json!({"linkset": [
            {"anchor": LOT, "gs1:recallStatus": [{"href": "/recall/lot"}]},
            {"anchor": "/01/09521001002011", "gs1:recallStatus": "/recall/product"}]})),
        _ if url.ends_with("/recall/product") => found(&json!({"status": "recalled", "gtin": "9521001002011"})),
        _ if url.ends_with("/recall/lot") => found(&json!({"status": "none", "item": LOT})),
        _ => reply(404, ""),
    });
    let (answers, report) = ask(&http, &[resolver()], &Registry::default(), "vi");
    assert_eq!((report.verdict, answers[0].recalls.len()), (Verdict::Recalled, 2));
}

/// A server of `all` events that shows `cap` of them on a page, oldest first, and tells of the next page by
/// `link` or in the body.
fn paged(
    all: usize,
    cap: usize,
    in_body: bool,
    in_link: bool,
    turns: bool,
) -> impl Fn(&str) -> Result<Reply, HttpError> {
    move |url| {
        if !url.contains("MATCH_anyEPCClass=https%3A%2F%2Fid.gs1.org%2F01%2F09521001002011%2F10%2FL1&") {
            return found(&events(&[]));
        }
        let mut list: Vec<Value> = (0..all - 1).map(event).chain([recalled()]).collect();
        if turns && url.contains("orderDirection=DESC") {
            list.reverse();
        }
        let start = url.split("nextPageToken=").nth(1).map_or(0, |token| token.parse().expect("its own token"));
        let end = (start + cap).min(all);
        let mut body = events(&list[start..end]);
        let mut link = String::new();
        if end < all {
            if in_body {
                body["nextPageToken"] = json!(end.to_string());
            }
            if in_link {
                link = format!("<https://internal:9/events?nextPageToken={end}>; rel=next");
            }
        }
        Ok(Reply { link, ..found(&body)? })
    }
}

#[track_caller]
fn check_pages(server: impl Fn(&str) -> Result<Reply, HttpError>, is_recalled: bool, expected: &[NotRead]) {
    let http = Fake::new(server);
    let (answers, report) = ask(&http, &[repository()], &Registry::default(), "vi");
    assert_eq!(report.verdict == Verdict::Recalled, is_recalled);
    assert_eq!(grave(&answers[0]), expected);
}

#[test]
fn a_recall_on_a_later_page_is_read_or_said_to_be_unread() {
    check_pages(paged(101, 100, false, true, true), true, &[]);
    check_pages(paged(101, 100, true, false, true), true, &[]);
    check_pages(paged(61, 30, true, false, false), true, &[]);
    // The token is nowhere to be seen: the newest events are read from the other end.
    check_pages(paged(101, 100, false, false, true), true, &[NotRead::FullPage { events: 100 }]);
    check_pages(paged(31, 30, false, false, true), true, &[NotRead::FullPage { events: 30 }]);
    // Nor does the server turn the order round.
    check_pages(paged(101, 100, false, false, false), false, &[NotRead::FullPage { events: 100 }]);
    check_pages(paged(500, 30, false, false, false), false, &[NotRead::FullPage { events: 30 }]);
    // As many events as a cap, and no more: the other end shows that these are all.
    check_pages(paged(30, 30, false, false, true), true, &[]);
    check_pages(paged(29, 30, false, false, false), true, &[]);
}

#[test]
fn pages_that_fail_are_said_to_be_unread() {
    let whole = paged(150, 100, false, true, true);
    let failing = |url: &str| if url.contains("nextPageToken") { reply(500, "") } else { whole(url) };
    let reason = Reason::Unavailable(Unavailable::Status(500));
    check_pages(failing, false, &[NotRead::Pages(reason)]);
    let whole = paged(150, 100, false, true, true);
    let silent = |url: &str| if url.contains("nextPageToken") { Err(HttpError::Timeout) } else { whole(url) };
    let reason = Reason::Unavailable(Unavailable::Timeout);
    check_pages(silent, false, &[NotRead::Pages(reason)]);
}

#[test]
fn a_query_that_is_refused_is_asked_once_more_without_paging() {
    let http = Fake::new(|url: &str| match url {
        _ if url.contains("perPage") || url.contains("orderBy") => reply(400, ""),
        _ if url.contains("/events?MATCH_anyEPCClass=") => found(&events(&[recalled()])),
        _ => reply(404, ""),
    });
    let (answers, report) = ask(&http, &[repository()], &Registry::default(), "vi");
    assert_eq!((report.verdict, grave(&answers[0])), (Verdict::Recalled, vec![]));
}

#[test]
fn a_recall_of_the_product_as_a_whole_is_asked_for() {
    let http = Fake::new(|url: &str| match url {
        _ if url.contains("MATCH_anyEPCClass=https%3A%2F%2Fid.gs1.org%2F01%2F09521001002011&") => {
            let mut recall = recalled();
            recall["quantityList"][0]["epcClass"] = json!("https://id.gs1.org/01/09521001002011");
            found(&events(&[recall]))
        }
        _ => found(&events(&[event(1)])),
    });
    let (_, report) = ask(&http, &[repository()], &Registry::default(), "vi");
    assert_eq!(report.verdict, Verdict::Recalled);
}

#[test]
fn one_budget_bounds_the_whole_look_up() {
    let inputs: Vec<Value> =
        (0..40).map(|n| json!({"epcClass": format!("https://id.gs1.org/01/09521001001014/10/X{n}")})).collect();
    let made = json!({"type": "TransformationEvent", "eventTime": "2026-11-01T00:00:00Z",
        "eventTimeZoneOffset": "+07:00", "inputQuantityList": inputs, "outputQuantityList": [{"epcClass": LOT}]});
    let flood = |size: usize| {
        let padding = "x".repeat(size);
        let made = made.clone();
        Fake::new(move |url: &str| match url {
            _ if url.contains("L1&") => found(&events(std::slice::from_ref(&made))),
            _ => {
                let mut body = events(&[]);
                body["padding"] = json!(padding);
                found(&body)
            }
        })
    };
    let sources: Vec<Source> =
        (0..4).map(|n| Source { epcis: Some(format!("https://s{n}.example.vn/epcis")), ..Source::default() }).collect();
    let http = flood(10);
    let (answers, _) = ask(&http, &sources, &Registry::default(), "vi");
    assert_eq!(http.asked.borrow().len(), trace::federation::REQUESTS);
    assert!(answers.iter().any(|answer| grave(answer).contains(&NotRead::Cut(Bound::Requests))));
    assert!(answers.iter().any(|answer| grave(answer).contains(&NotRead::Cut(Bound::StepBack))));
    let http = flood(900_000);
    let (answers, _) = ask(&http, &sources, &Registry::default(), "vi");
    assert!(http.asked.borrow().len() < 30);
    assert!(answers.iter().any(|answer| grave(answer).contains(&NotRead::Cut(Bound::Bytes))));
    let many = found(&events(&(0..1_000).map(event).collect::<Vec<_>>()));
    let http = Fake::new(|_: &str| many.clone());
    let (answers, report) = ask(&http, &sources, &Registry::default(), "vi");
    assert!(report.events.len() <= trace::federation::EVENTS);
    assert!(answers.iter().any(|answer| grave(answer).contains(&NotRead::Cut(Bound::Events))));
}

#[test]
fn a_source_that_is_silent_is_named() {
    let http = Fake::new(|_: &str| Err(HttpError::Closed));
    let (answers, report) = ask(&http, &[repository(), resolver()], &Registry::default(), "vi");
    let silent = NotRead::Source(Reason::Unavailable(Unavailable::Closed));
    assert_eq!(answers.iter().map(grave).collect::<Vec<_>>(), [[silent], [silent]]);
    assert_eq!(report.verdict, Verdict::NotLookedUp);
}

#[test]
fn a_source_that_has_no_question_for_an_item_is_not_said_to_have_answered() {
    let template = Template { url: format!("{HOST}/item/{{serial}}"), ..Template::default() };
    let sources = [Source { name: "B".into(), template: Some(template), ..Source::default() }, repository()];
    let http = Fake::new(|url: &str| if url.contains("/item/") { reply(500, "") } else { found(&events(&[])) });
    let (_, report) = ask(&http, &sources, &Registry::default(), "vi");
    let times = |line: &SourceLine| (line.asked_at.is_some(), line.answered_at.is_some());
    assert_eq!(report.sources[0].state, SourceState::NotAsked { why: NotAsked::NotForThisItem });
    assert_eq!(report.sources.iter().map(times).collect::<Vec<_>>(), [(false, false), (true, true)]);
}

#[test]
fn a_copy_says_so_whatever_host_it_came_from() {
    let elsewhere = "https://epcis.example.vn/epcis";
    let site = Site { host: "epcis.example.vn".into(), operator: "A".into(), kind: SiteKind::Configured };
    let http = Fake::new(|url: &str| match url {
        _ if url.ends_with("?linkType=linkset") => links(&[("epcis", json!([{"href": elsewhere}]))]),
        _ => {
            let copied_at = Some(trace::Timestamp(5));
            Ok(Reply { copied_at, ..found(&events(&[event(1)]))? })
        }
    });
    let (answers, report) = ask(&http, &[resolver()], &Registry::with([site]), "vi");
    assert_eq!(answers[0].copied_at, Some(trace::Timestamp(5)));
    assert!(report.findings.iter().any(|finding| finding.code() == trace::FindingCode::StaleCopy));
}

#[test]
fn a_handler_that_fails_is_named_and_the_own_links_stay() {
    let http = Fake::new(|url: &str| match url {
        _ if url.starts_with(&format!("{HOST}/next/")) => reply(500, ""),
        _ if url.ends_with("?linkType=linkset") => {
            links(&[("handledBy", json!([{"href": "/next"}])), ("recallStatus", json!([{"href": "/recall"}]))])
        }
        _ if url.ends_with("/recall") => found(&json!({"status": "recalled", "item": LOT})),
        _ => reply(404, ""),
    });
    let (answers, report) = ask(&http, &[resolver()], &Registry::default(), "vi");
    assert_eq!(grave(&answers[0]), [NotRead::Resolver(Reason::Unavailable(Unavailable::Status(500)))]);
    assert_eq!(report.verdict, Verdict::Recalled);
}

#[test]
fn a_value_that_cannot_be_read_is_a_note_alone() {
    let mut odd = event(1);
    odd["recordTime"] = json!("yesterday");
    let http = Fake::new(|_: &str| found(&events(std::slice::from_ref(&odd))));
    let (answers, _) = ask(&http, &[repository()], &Registry::default(), "vi");
    assert!(answers[0].is_full());
    assert!(answers[0].unread.iter().any(|note| note.what == NotRead::Value && note.at.contains("yesterday")));
}

#[test]
fn the_notice_of_another_reading_is_read_too() {
    let code = "]C1010952100100201110L117271231";
    let notice = |recalled_lot: &'static str| {
        Fake::new(move |url: &str| match url {
            _ if url.ends_with(&format!("/10/{recalled_lot}?linkType=linkset")) => found(&json!({"linkset": [
                {"anchor": url, "gs1:recallStatus": [{"href": "/recall"}]}]})),
            _ if url.ends_with("/recall") => {
                let item = format!("https://id.gs1.org/01/09521001002011/10/{recalled_lot}");
                found(&json!({"status": "recalled", "item": item}))
            }
            _ => reply(404, ""),
        })
    };
    for lot in ["L1", "L117271231"] {
        let (_, report) = ask_about(code, &notice(lot), &[resolver()], &Registry::default(), "vi");
        assert_eq!(report.verdict, Verdict::Recalled, "{lot}");
    }
    let (_, report) = ask_about(code, &notice("L2"), &[resolver()], &Registry::default(), "vi");
    assert_ne!(report.verdict, Verdict::Recalled);
}
