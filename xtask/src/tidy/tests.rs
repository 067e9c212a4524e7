//! Each rule is broken once in a small tree of its own, and seen to fail.

use super::*;

/// A tree that breaks no rule, as (path, text).
const WHOLE: &[(&str, &str)] = &[
    ("src/lib.rs", "pub mod session;\npub mod text;\npub mod ui;\npub mod browser;\n"),
    ("src/session.rs", "mod step;\npub use step::step;\npub struct State;\n"),
    ("src/session/step.rs", "use super::State;\npub fn step() -> State { State }\n"),
    ("src/text.rs", "pub fn say() -> &'static str { \"Hãy quét mã.\" }\n"),
    ("src/ui.rs", "pub fn view(state: &crate::session::State) -> &'static str { crate::text::say() }\n"),
    ("src/browser.rs", "use web_sys::Window;\npub fn window() -> Option<Window> { None }\n"),
    ("crates/gs1/src/lib.rs", "mod key;\npub use key::Key;\n"),
    (
        "crates/gs1/src/key.rs",
        "pub struct Key;\n#[cfg(test)]\nmod tests { #[test]\nfn holds() { let all = [1].map(|it| { return it; }); assert_eq!(all, [1]); } }\n",
    ),
    ("style/tokens.css", ":root {\n  --ink: #17211f;\n}\n"),
    ("style/base.css", "#white .red {\n  color: var(--ink);\n  border-color: currentColor;\n}\n"),
];

fn tree(changes: &[(&str, String)]) -> tree::Tree {
    let own = WHOLE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let architecture = ("ARCHITECTURE.md".to_owned(), format!("# The house\n{}\n", rooms::table()));
    let changed = changes.iter().map(|(path, text)| ((*path).to_owned(), text.clone()));
    match tree::Tree::of(own.chain([architecture]).chain(changed).collect()) {
        Ok(tree) => tree,
        Err(error) => panic!("the small tree cannot be read: {error}"),
    }
}

/// Breaks a tree by `changes`: exactly one rule complains, once, at `place`.
#[track_caller]
fn broken(changes: &[(&str, &str)], rule: &str, place: &str) {
    let changes: Vec<(&str, String)> = changes.iter().map(|(path, text)| (*path, (*text).to_owned())).collect();
    let found = breaches(&tree(&changes));
    let found: Vec<(&str, &str)> = found.iter().map(|one| (one.rule, one.place.as_str())).collect();
    assert_eq!(found, [(rule, place)]);
}

#[test]
fn a_whole_tree_breaks_no_rule() {
    assert!(breaches(&tree(&[])).is_empty(), "{:?}", breaches(&tree(&[])));
}

#[test]
fn a_room_names_only_what_it_may_know() {
    let names_ui = "use crate::{ui::view};\npub fn say() -> &'static str { \"\" }\n";
    // The page may name the text; the text that names the page back makes a circle of it too.
    let found = breaches(&tree(&[("src/text.rs", names_ui.into())]));
    assert!(found.iter().any(|one| one.rule == "rooms" && one.place == "src/text.rs:1"), "{found:?}");
    broken(&[("crates/gs1/src/key.rs", "use epcis::Event;\npub struct Key;\n")], "rooms", "crates/gs1/src/key.rs:1");
    broken(&[("portal/src/lib.rs", "pub fn f() { vec![decoder::Frame::new()]; }\n")], "rooms", "portal/src/lib.rs:1");
}

#[test]
fn the_table_that_is_drawn_is_the_one_that_is_judged_by() {
    broken(&[("ARCHITECTURE.md", "# The house\n")], "rooms", "ARCHITECTURE.md");
}

#[test]
fn the_browser_is_named_in_its_rooms_alone() {
    broken(&[("src/text.rs", "pub fn say(of: &wasm_bindgen::JsValue) {}\n")], "browser", "src/text.rs:1");
    broken(&[("src/session/step.rs", "use super::State;\nuse js_sys::Date;\n")], "browser", "src/session/step.rs:2");
}

#[test]
fn modules_side_by_side_know_each_other_one_way() {
    let (one, other) = ("use super::other::Other;\npub struct One;\n", "pub struct Other(super::one::One);\n");
    let root = "mod one;\nmod other;\n";
    broken(
        &[("crates/epcis/src/lib.rs", root), ("crates/epcis/src/one.rs", one), ("crates/epcis/src/other.rs", other)],
        "circles",
        "crates/epcis/src/{one,other}",
    );
    // By what their parent renames, and from below.
    let root = "mod one;\nmod other;\npub use one::One;\n";
    broken(
        &[
            ("crates/epcis/src/lib.rs", root),
            ("crates/epcis/src/one.rs", "mod inner;\npub struct One;\n"),
            ("crates/epcis/src/one/inner.rs", "use crate::other;\n"),
            ("crates/epcis/src/other.rs", "pub struct Other(crate::One);\n"),
        ],
        "circles",
        "crates/epcis/src/{one,other}",
    );
}

#[test]
fn sentences_stand_in_text() {
    broken(&[("src/ui.rs", "pub fn view() -> &'static str { \"Đã thu hồi\" }\n")], "sentences", "src/ui.rs:1");
    broken(&[("src/ui.rs", "pub fn view() -> String { format!(\"No code seen\") }\n")], "sentences", "src/ui.rs:1");
    let for_logs = "pub struct E;\nimpl std::fmt::Display for E { fn fmt(&self) { write!(f, \"No code seen\") } }\n\
                    /// Nothing to see here.\npub fn f() { panic!(\"No code seen\"); None.expect(\"No code seen\") }\n\
                    pub const PATH: &str = \"M3 8V5a2 2 0 0 1 2-2h3M16 3h3a2 2\";\npub const CLASS: &str = \"button primary\";\n";
    assert!(breaches(&tree(&[("src/ui.rs", for_logs.into())])).is_empty());
}

#[test]
fn a_file_is_split_before_it_is_too_long() {
    let long = "// A line.\n".repeat(401);
    broken(&[("src/ui/page.rs", &long)], "length", "src/ui/page.rs");
    assert!(breaches(&tree(&[("src/text/vi.rs", long)])).is_empty());
}

#[test]
fn a_test_does_not_pass_without_its_data() {
    let skips = "#[test]\nfn reads() { let Ok(text) = std::fs::read(\"../shared/x\") else { return; }; assert!(text.len() > 1); }\n";
    broken(&[("crates/gs1/tests/suite.rs", skips)], "missing-data", "crates/gs1/tests/suite.rs:2");
}

#[test]
fn colours_are_tokens() {
    for value in ["#fff", "rgb(0 0 0 / 20%)", "1px solid white"] {
        broken(&[("style/base.css", &format!(".a {{\n  color: {value};\n}}\n"))], "colours", "style/base.css:2");
    }
}

#[test]
fn what_is_open_is_passed_over_and_what_is_mended_must_leave_the_list() {
    let long = "// A line.\n".repeat(401);
    let long = [("src/ui/page.rs", long)];
    let complaints = || breaches(&tree(&long));
    assert!(open::judge(complaints(), &[("length", "src/ui/page.rs", "it is being split")]).is_empty());
    let circle = || vec![Complaint { rule: "circles", place: "src/{a,b}".into(), what: String::new() }];
    assert!(open::judge(circle(), &[("circles", "src/{a,b,c}", "it lost one")]).is_empty());
    assert_eq!(open::judge(circle(), &[("circles", "src/{a,c}", "it won one")]).len(), 2);
    let gone = open::judge(complaints(), &[("length", "src/ui/page.rs", ""), ("length", "src/ui/map.rs", "")]);
    assert_eq!(gone.iter().map(|one| one.place.as_str()).collect::<Vec<_>>(), ["src/ui/map.rs"]);
}
