//! The classes of the page and those of its style sheets.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use std::{collections::BTreeSet, fs, path::Path};

use crate::ui::class::ALL;

/// What the pages and scripts around the element say themselves.
const AROUND: [&str; 7] = ["boot", "boot-failed", "boot-loading", "boot-unable", "embed", "frame", "loading"];
/// Parts that look like every other one: these names say what they are to a reader of the page and to its tests.
const PLAIN: [&str; 16] = [
    "about",
    "carried",
    "checklist",
    "choice-name",
    "code-part",
    "event",
    "history",
    "map",
    "message",
    "notes",
    "problem",
    "product",
    "settings",
    "sources-part",
    "unread",
    "warnings",
];

/// Every class that a selector of a sheet names.
fn styled() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let sheets = fs::read_dir(folder).expect("the folder of the style sheets is part of the project");
    let mut found = BTreeSet::new();
    for sheet in sheets {
        let text = fs::read_to_string(sheet.expect("it was just listed").path()).expect("a sheet is text");
        let bare =
            text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect::<String>();
        // What stands before a brace that opens: a selector, or a rule about one.
        for before in bare.split('{').map(|part| part.rsplit(['}', ';']).next().unwrap_or(part)) {
            for name in before.split('.').skip(1) {
                let end = name.find(|it: char| !(it.is_ascii_alphanumeric() || it == '-')).unwrap_or(name.len());
                found.insert(name[..end].to_owned());
            }
        }
    }
    found.retain(|name| name.starts_with(|it: char| it.is_ascii_lowercase()));
    found
}

#[test]
fn every_class_is_styled_and_every_styled_class_is_borne() {
    let styled = styled();
    let all: BTreeSet<String> = ALL.iter().map(|&it| it.to_owned()).collect();
    assert_eq!(all.len(), ALL.len(), "a class stands twice in the list");
    let plain: BTreeSet<String> = all.difference(&styled).cloned().collect();
    assert_eq!(plain, PLAIN.map(str::to_owned).into(), "classes that no style sheet names");
    let around: BTreeSet<String> = styled.difference(&all).cloned().collect();
    assert_eq!(around, AROUND.map(str::to_owned).into(), "classes that no part bears");
}

#[test]
fn every_class_of_the_list_is_borne() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut said = String::new();
    for folder in [folder.clone(), folder.join("journey")] {
        for file in fs::read_dir(folder).expect("the room is part of the project") {
            let path = file.expect("it was just listed").path();
            if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("class.rs") {
                said.push_str(&fs::read_to_string(path).expect("source is text"));
            }
        }
    }
    let borne: BTreeSet<&str> = said
        .split("class!(\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .flat_map(str::split_whitespace)
        .collect();
    let idle: Vec<_> = ALL.iter().filter(|name| !borne.contains(*name)).collect();
    assert!(idle.is_empty(), "no part bears these: {idle:?}");
}
