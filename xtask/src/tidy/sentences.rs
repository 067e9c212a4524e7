//! What people read stands in `text/`, in three languages.

use super::{Complaint, tree::Tree};

/// Rooms whose texts no person may come to read.
const JUDGED: [&str; 9] = [
    "src/session",
    "src/scan",
    "src/ui",
    "src/browser",
    "src/shell",
    "src/config",
    "crates/trace/src",
    "crates/epcis/src",
    "crates/decoder/src",
];

/// Files that hold such words for another reason than to say them.
const NOT_SAID: [&str; 13] = [
    // Names of banks and of those who run a host: names are the same in every language.
    "crates/trace/src/classify/payment.rs",
    "crates/trace/src/site/known.rs",
    // A country as sources spell it.
    "crates/trace/src/checks/country.rs",
    // Letters that look like others.
    "crates/trace/src/site/lookalike.rs",
    // Words by which sources speak of a recall.
    "crates/trace/src/recall/hint.rs",
    // Words by which servers say that they failed, issuers that all lots are meant, and people how much it is.
    "crates/trace/src/federation/failure.rs",
    "crates/trace/src/recall/alike.rs",
    "crates/trace/src/checks/amount.rs",
    // What each code means, for its documentation.
    "crates/trace/src/finding.rs",
    // Words by which a device names its cameras.
    "src/browser/camera.rs",
    "src/ui/device.rs",
    // A language and an archipelago are called by their own names.
    "src/ui/header.rs",
    "src/ui/map.rs",
];

/// Every text that is a sentence, or holds letters of another alphabet than the code's.
pub fn find(tree: &Tree) -> Vec<Complaint> {
    let judged =
        |path: &str| JUDGED.iter().any(|room| path.starts_with(&format!("{room}/")) || path == format!("{room}.rs"));
    let free = |path: &str| NOT_SAID.contains(&path);
    let texts = tree
        .sources()
        .filter(|(path, _)| judged(path) && !free(path))
        .flat_map(|(path, source)| source.texts.iter().map(move |text| (path, text)));
    texts
        .filter(|(_, text)| is_said(&text.text))
        .map(|(path, text)| Complaint {
            rule: "sentences",
            place: format!("{path}:{}", text.line),
            what: format!("a text that people may read stands in text/: {:?}", text.text),
        })
        .collect()
}

/// Vietnamese and Chinese letters, and English that begins as a sentence does and has several words.
fn is_said(text: &str) -> bool {
    let foreign = text.chars().any(|sign| sign.is_alphabetic() && !sign.is_ascii());
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|sign| sign.is_ascii_alphabetic());
    let words =
        text.split(' ').map(|word| word.trim_end_matches(['.', ',', ':', ';', '!', '?'])).filter(is_word).count();
    foreign || (words >= 2 && text.starts_with(|sign: char| sign.is_ascii_uppercase()))
}
