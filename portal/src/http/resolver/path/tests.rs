#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use super::*;

#[track_caller]
fn check(path: &str, expected: &str) {
    assert_eq!(key_of(path).map(|it| it.to_string()).as_deref(), Ok(expected), "{path}");
}

#[track_caller]
fn refused(path: &str) {
    assert!(is_digital_link(path), "{path} is no address of the site");
    assert!(key_of(path).is_err(), "{path}: {:?}", key_of(path));
}

#[test]
fn keys_with_their_qualifiers_are_read() {
    check("/01/09521002002010", "https://id.gs1.org/01/09521002002010");
    check("/01/09521002002010/", "https://id.gs1.org/01/09521002002010");
    check("/01/9521002002010/10/A", "https://id.gs1.org/01/09521002002010/10/A");
    check("/01/09521002002010/22/V/10/A/21/7", "https://id.gs1.org/01/09521002002010/22/V/10/A/21/7");
    check("/01/09521002002010/10/A%2FB", "https://id.gs1.org/01/09521002002010/10/A%2FB");
    check("/414/9521002000054/254/7", "https://id.gs1.org/414/9521002000054/254/7");
    check("/gtin/09521002002010/lot/A", "https://id.gs1.org/01/09521002002010/10/A");
}

#[test]
fn the_memory_of_a_tag_is_read() {
    let (link, key) = ("/01/09521003007014/21/7", "https://id.gs1.org/01/09521003007014/21/7");
    for path in ["/ehf7009521003007014017", "/EHF7009521003007014017", "/ehf7009521003007014017/"] {
        assert!(is_digital_link(path), "{path}");
        assert_eq!(unpacked(path), Some((link.to_owned(), String::new())), "{path}");
        check(path, key);
    }
    for path in ["/eh3074257bf7194e4000001a85", "/exMHQle_cZTkAAABqF"] {
        check(path, "https://id.gs1.org/01/80614141123458/21/6789");
    }
    for path in ["/ehffffffffffffffffffff", "/eh3074257bf7194e4000001a8", "/ehf7009521003007014017/10/A"] {
        refused(path);
    }
}

#[test]
fn what_breaks_the_syntax_is_refused() {
    for path in [
        "/01/09521002002011",
        "/01/09521002002010/foo",
        "/01/09521002002010/21/7/10/A",
        "/01/09521002002010/17/271231",
        "/01/09521002002010/414/9521002000054",
        "/01/09521002002010/10/",
        "/01/09521002002010/10/%C3%A9",
        "/01/0952100200201",
        "/10/A",
        "/99/A",
        "/414/9521002000055",
        "/01/09521002002010/10/A/10/B",
        "/01//10/A",
    ] {
        refused(path);
    }
}

#[test]
fn a_wrong_check_digit_is_named_with_the_right_one() {
    let said = key_of("/01/09521002002011").expect_err("a wrong digit").to_string();
    assert!(said.ends_with("should be 0"), "{said}");
}

#[test]
fn files_of_the_site_are_no_links() {
    for path in ["/", "/app.js", "/404.html", "/embed.html", "/12345/x", "/example", "/ehe", "/exit"] {
        assert!(!is_digital_link(path), "{path}");
    }
}
