//! What the loader decides before the app stands is what the app decides.

use truyxuat::session::{Lang, Place};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(module = "/src/shell/element/rules.js")]
extern "C" {
    fn language(tag: &str) -> Option<String>;
    #[wasm_bindgen(js_name = firstLanguage)]
    fn first_language(kept: Option<&str>, host: &str, preferred: Vec<String>) -> String;
    #[wasm_bindgen(js_name = namesReport)]
    fn names_report(fragment: &str) -> bool;
}

/// A language in the loader's words: a tag without its script.
fn word(lang: Lang) -> &'static str {
    &lang.tag()[..2]
}

#[wasm_bindgen_test]
fn the_language_of_a_tag_is_one() {
    for tag in [
        "vi", "VI-vn", "vi_VN", "vie", "vi.", "en", "en-GB", "english", "zh-Hans", "zh_CN", "zh", "fr", "", "-vi", "v",
        "ẹn",
    ] {
        assert_eq!(language(tag).as_deref(), Lang::from_tag(tag).map(word), "{tag:?}");
    }
}

#[wasm_bindgen_test]
fn a_visit_begins_with_one_language() {
    let words = [None, Some("zh-Hans"), Some("fr")];
    let preferred: [&[&str]; 6] = [&[], &["fr"], &["fr", "en-US", "vi"], &["zh-TW", "en"], &["de", "en"], &["vi-VN"]];
    for kept in words {
        for host in ["", "en", "xx"] {
            for theirs in preferred {
                let known: Vec<Lang> = theirs.iter().filter_map(|tag| Lang::from_tag(tag)).collect();
                let asked = kept.and_then(Lang::from_tag).or_else(|| Lang::from_tag(host));
                let of_app = word(Lang::first(asked, &known, &[]));
                let of_loader = first_language(kept, host, theirs.iter().map(|tag| (*tag).to_owned()).collect());
                assert_eq!(of_loader, of_app, "{kept:?} {host:?} {theirs:?}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn an_address_names_a_report_to_both_or_to_none() {
    for fragment in [
        "",
        "#",
        "#/",
        "#about",
        "#history",
        "#/about",
        "#/01",
        "#/01/",
        "#/01/09521001002011",
        "#/01/09521001002011/",
        "#/01/09521001002011/10",
        "#/01/09521001002011/10/CM-261104",
        "#/01/09521001002011/10/CM%2F26",
        "#/01/09521001002011/10/a b",
        "#/01/09521001002011?17=261204",
        "#/8006/095210010020110102",
        "#/80061/1",
        "#/1/1",
        "#/ab/1",
        "#//01/1",
        "#/?q=",
        "#/?q=a",
        "#/?q=%E1%BA%A1",
        "#/?q=%E1%BA",
        "#/?q=100%",
        "#/?q=%zz",
        "#/?q=%00",
        "#/?q=a&b=c#d",
        "#/?x=a",
        "#?q=a",
        "#diag",
    ] {
        let is_report = matches!(Place::from_fragment(fragment), Place::Report(_));
        assert_eq!(names_report(fragment), is_report, "{fragment:?}");
    }
}
