//! Who may name whom: one table, the same that `ARCHITECTURE.md` shows.

use super::{Complaint, source::Name, tree::Tree};

/// A room of the house.
struct Room {
    /// Its folder, or the file and the folder of its module.
    at: &'static str,
    /// The first word of a path that names it.
    word: &'static str,
    /// What it does, for the table.
    does: &'static str,
    /// The rooms that it may name.
    knows: &'static [&'static str],
}

const fn room(at: &'static str, word: &'static str, does: &'static str, knows: &'static [&'static str]) -> Room {
    Room { at, word, does, knows }
}

const ROOMS: [Room; 15] = [
    room("crates/decoder", "decoder", "`Frame` → `Symbol`s; the only mention of rxing; the worker's binary", &[]),
    room("crates/gs1", "gs1", "element strings, keys, prefixes, Digital Link; pure, without dependencies", &[]),
    room("crates/epcis", "epcis", "events, CBV, documents, linksets, event hash, signatures; pure", &["crates/gs1"]),
    room(
        "crates/trace",
        "trace",
        "sources, federation, checks, timeline, verdict; pure",
        &["crates/epcis", "crates/gs1"],
    ),
    room("src/scan", "scan", "pure parts of getting a code: hints, the wedge scanner's bursts", &["crates/gs1"]),
    room(
        "src/session",
        "session",
        "the whole app as a state machine: `step(state, input, now) -> (state, commands)`; pure",
        &["src/scan", "crates/trace"],
    ),
    room(
        "src/text",
        "text",
        "every sentence, in every language, exhaustive by the compiler; pure",
        &["src/session", "src/scan", "crates/trace", "crates/epcis", "crates/gs1"],
    ),
    room(
        "src/config",
        "config",
        "what an installation decides without code, checked as a whole; pure",
        &["src/scan", "src/session", "src/text", "crates/trace", "crates/epcis", "crates/gs1"],
    ),
    room(
        "src/ui",
        "ui",
        "one visible part per file; builds on host and WASM",
        &["src/config", "src/session", "src/text", "src/scan", "crates/trace", "crates/gs1"],
    ),
    room(
        "src/browser",
        "browser",
        "one browser capability per file: camera, decoder, http, store…",
        &["src/session", "src/scan", "src/text", "crates/trace", "crates/epcis"],
    ),
    room(
        "src/shell",
        "shell",
        "the element `<truy-xuat>`, the loop that runs commands, the checker of a portal's page, the scripts around them",
        &[
            "src/ui",
            "src/config",
            "src/browser",
            "src/session",
            "src/scan",
            "src/text",
            "crates/trace",
            "crates/epcis",
            "crates/gs1",
        ],
    ),
    room(
        "src",
        "truyxuat",
        "the crate's map and its two programs",
        &["src/shell", "src/ui", "src/config", "src/browser", "src/session", "src/scan", "src/text"],
    ),
    room(
        "portal",
        "portal",
        "the public endpoint: EPCIS 2.0 query and capture, the way to the nation, resolver, the report as a page, site",
        &["src", "crates/trace", "crates/epcis", "crates/gs1"],
    ),
    room("xtask", "xtask", "every routine one command", &["crates/decoder"]),
    room(
        "tests",
        "tests",
        "end-to-end in a browser: one folder per case under `tests/cases/`",
        &["src", "src/browser", "src/text", "src/session", "crates/trace", "crates/epcis"],
    ),
];

/// Where the table is shown.
const DRAWN: &str = "ARCHITECTURE.md";

/// The browser's own interfaces, and the type that stands for anything of it.
const BROWSER_CRATES: [&str; 3] = ["web_sys", "js_sys", "wasm_bindgen"];
const BROWSER_VALUE: &str = "JsValue";

/// Where they may stand. `tidy` cannot see a reason; it stands here.
const BROWSER_ROOMS: [&str; 6] = [
    "src/browser",
    "src/shell",
    // The view's own patching of the DOM, and nothing else of `ui`.
    "src/ui/mount.rs",
    // The half of the decoder that lives in its worker.
    "crates/decoder/src/worker",
    // Texts in old character sets, which only the browser's `TextDecoder` knows.
    "crates/decoder/src/matrix/content.rs",
    "tests/",
];

/// The table as `ARCHITECTURE.md` shows it.
pub fn table() -> String {
    let head = "| room | what it does | knows |\n|---|---|---|";
    let short = |knows: &&str| format!("`{}`", knows.rsplit('/').next().unwrap_or(knows));
    ROOMS.iter().fold(head.to_owned(), |table, room| {
        let knows: Vec<String> = room.knows.iter().map(short).collect();
        let knows = if knows.is_empty() { "nobody".to_owned() } else { knows.join(", ") };
        format!("{table}\n| `{}` | {} | {knows} |", room.at, room.does)
    })
}

/// Complains where `ARCHITECTURE.md` shows another table.
fn drawn(tree: &Tree) -> Option<Complaint> {
    let shown = tree.files.get(DRAWN).is_some_and(|file| file.text.contains(&table()));
    let what = "it does not show the table of rooms that cargo xtask tidy --explain prints";
    (!shown).then(|| Complaint { rule: "rooms", place: DRAWN.into(), what: what.into() })
}

/// The room of a file: the one that is most precisely named.
fn of(path: &str) -> Option<&'static Room> {
    let within = |room: &&Room| path.starts_with(&format!("{}/", room.at)) || path == format!("{}.rs", room.at);
    ROOMS.iter().filter(within).max_by_key(|room| room.at.len())
}

/// Every name of a room that its room may not know, and a drawing that says otherwise.
pub fn names(tree: &Tree) -> Vec<Complaint> {
    let mut found: Vec<Complaint> = drawn(tree).into_iter().collect();
    for (path, source) in tree.sources().filter(|(path, _)| !path.contains("/examples/") && !path.contains("/benches/"))
    {
        let Some(room) = of(path) else { continue };
        for name in &source.names {
            let Some(named) = named(path, room, name, |word| {
                source.names.iter().any(|one| one.bound.as_deref() == Some(word) && one.path.len() > 1)
            }) else {
                continue;
            };
            if named.at != room.at && !room.knows.contains(&named.at) {
                let what = format!("{} may not know {}: {}", room.at, named.at, name.path.join("::"));
                found.push(Complaint { rule: "rooms", place: format!("{path}:{}", name.line), what });
            }
        }
    }
    found
}

/// The room that a path names from inside `room`.
fn named(path: &str, room: &Room, name: &Name, is_bound: impl Fn(&str) -> bool) -> Option<&'static Room> {
    let first = name.path.first()?.as_str();
    let inner = room.at.starts_with("src");
    if first == "crate" && inner {
        let at = format!("src/{}", name.path.get(1)?);
        return ROOMS.iter().find(|room| room.at == at);
    }
    let is_crate = |room: &&Room| !room.at.starts_with("src/") && room.word == first;
    // A package's own binaries and tests name it by its name; a short word may be a module or a name from elsewhere.
    if name.path.len() < 2
        || is_bound(first)
        || path.contains(&format!("/{first}/"))
        || path.ends_with(&format!("/{first}.rs"))
    {
        return None;
    }
    ROOMS.iter().find(is_crate)
}

/// Every word of the browser outside its rooms.
pub fn browser(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    let judged = |path: &str| !BROWSER_ROOMS.iter().any(|room| path.starts_with(room)) && !path.contains("/examples/");
    for (path, source) in tree.sources().filter(|(path, _)| judged(path)) {
        for name in &source.names {
            let first =
                name.path.first().filter(|first| name.path.len() > 1 && BROWSER_CRATES.contains(&first.as_str()));
            let value = name.path.last().filter(|last| *last == BROWSER_VALUE);
            if let Some(word) = first.or(value) {
                let what = format!("{word} stays in browser/ and shell/");
                found.push(Complaint { rule: "browser", place: format!("{path}:{}", name.line), what });
            }
        }
    }
    found
}
