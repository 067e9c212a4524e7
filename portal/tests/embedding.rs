//! What pages of others get: the frame's page, the loader's versions, the address as a picture.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

mod support;

use portal::Database;
use support::{Folder, Running};

const PAGE: &str = "<meta name=\"truyxuat-parents\" content=\"\"><noscript><!--@ADDRESS@--></noscript>";

fn portal(name: &str) -> Running {
    let folder = Folder::new(name);
    let database = Database::File(folder.0.join("portal.db"));
    Running::with(folder, database, |options| {
        let dist = options.dist.clone().expect("a site");
        for (file, text) in [
            ("embed.html", PAGE),
            ("v1/embed.html", PAGE),
            ("v1/embed.js", "1"),
            ("v/1.2.0/embed.js", "1"),
            ("decoder-0123456789abcdef/worker.js", "worker"),
        ] {
            let path = dist.join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        options.frame_ancestors = "https://listed.example".to_owned();
    })
}

#[test]
fn the_frames_page_bears_the_address_and_the_origins_that_may_hold_it() {
    let portal = portal("frame");
    for path in ["/embed.html", "/v1/embed.html", "/embed.html?parent=https%3A%2F%2Flisted.example"] {
        let answer = portal.get(path);
        assert_eq!(answer.status, 200, "{path}");
        let text = answer.text();
        assert!(text.contains("content=\"https://listed.example\""), "{text}");
        assert!(text.contains(&format!("href=\"http://{}/\"", portal.address)) && text.contains("<svg"), "{text}");
        let policy = answer.header("content-security-policy").to_owned();
        assert!(policy.ends_with("frame-ancestors 'self' https://listed.example"), "{policy}");
    }
    assert_eq!(portal.get("/v/9.9.9/embed.html").status, 404);
}

#[test]
fn a_page_that_is_not_listed_gets_words_that_say_what_to_list() {
    let portal = portal("stranger");
    let framed = "Sec-Fetch-Dest: iframe\r\nReferer: https://other.example/tra-cuu\r\n";
    for (path, headers) in [("/embed.html?parent=https%3A%2F%2Fother.example", ""), ("/embed.html", framed)] {
        let answer = portal.ask("GET", path, headers);
        assert_eq!(answer.status, 403);
        let text = answer.text();
        assert!(text.contains("--frame-ancestors https://other.example") && text.contains("TX-501"), "{text}");
        assert!(!text.contains("<script"), "{text}");
        assert!(answer.header("content-security-policy").ends_with("frame-ancestors *"));
    }
}

#[test]
fn versions_are_kept_and_lines_are_asked_again() {
    let portal = portal("versions");
    assert!(portal.get("/v/1.2.0/embed.js").header("cache-control").contains("immutable"));
    assert_eq!(portal.get("/v1/embed.js").header("cache-control"), "no-cache");
    assert_eq!(portal.get("/v1/embed.js").header("access-control-allow-origin"), "*");
}

#[test]
fn the_decoder_of_an_older_build_is_answered_by_the_one_there_is() {
    let portal = portal("decoder");
    let now = portal.get("/decoder-0123456789abcdef/worker.js");
    let before = portal.get("/decoder-fedcba9876543210/worker.js");
    assert_eq!((now.text(), before.text()), ("worker".to_owned(), "worker".to_owned()));
    assert!(now.header("cache-control").contains("immutable"));
    assert_eq!(before.header("cache-control"), "no-cache");
    assert_eq!(portal.get("/decoder-fedcba9876543210/other.js").status, 404);
}

#[test]
fn the_address_is_there_as_a_picture() {
    let answer = portal("picture").get("/qr.svg");
    assert_eq!(answer.header("content-type"), "image/svg+xml");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
    assert!(answer.text().starts_with("<svg"));
}
