//! A code among others, in words: what it identifies, or what it is.

use super::readable::readable;
use crate::session::{Lang, Scanned};
use crate::text::{Statement, key_words, say};
use trace::{Carried, site::Registry};

/// What a code names: a product's number with lot and serial, the host of a link, else what kind of thing it is.
/// The secret of a network or the account of a payment is not shown.
pub(super) fn named(lang: Lang, scan: &Scanned) -> String {
    let carried = trace::classify(&scan.raw(), &Registry::default());
    match (&carried, trace::key(&carried)) {
        (_, Some(key)) => key_words(lang, &key),
        (Carried::Product(_) | Carried::Text, None) => readable(&scan.text),
        (Carried::Link(link), None) => {
            let host = link.readable.as_ref().unwrap_or(&link.host);
            [say(lang, &Statement::Carried(&carried)), lang.colon(), host].concat()
        }
        (_, None) => say(lang, &Statement::Carried(&carried)).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Origin;

    #[track_caller]
    fn check(aim: Option<&[u8; 3]>, text: &str, expected: &str) {
        let scan = Scanned { aim: aim.copied(), ..Scanned::from_text(text, Origin::Camera) };
        assert_eq!(named(Lang::En, &scan), expected);
    }

    #[test]
    fn a_code_is_named_by_what_it_identifies() {
        check(Some(b"]E0"), "9521002002010", "GTIN 9521002002010");
        check(
            Some(b"]Q1"),
            "https://id.gs1.org/01/09521002002027/10/NM-0315",
            "GTIN 9521002002027 · Lot number NM-0315",
        );
        check(Some(b"]d2"), "010952100200202710NM-0315", "GTIN 9521002002027 · Lot number NM-0315");
        check(Some(b"]Q1"), "https://www.example.com/khuyen-mai?x=1", "Web link: www.example.com");
    }

    #[test]
    fn a_code_for_something_else_shows_no_secret() {
        let wifi = "WIFI:S:Cho Ha Long;T:WPA;P:secret;;";
        let scan = Scanned::from_text(wifi, Origin::Camera);
        assert!(Lang::ALL.iter().all(|lang| !named(*lang, &scan).contains("secret")));
        check(None, "xin chào", "xin chào");
    }
}
