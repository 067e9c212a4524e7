//! Classes of elements: one that is not in this list does not compile, and one that neither a style sheet nor the list of
//! plain parts in the tests names does not pass.

/// The classes of an element, as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(&'static str);

impl Class {
    /// Names from [`ALL`], parted by single spaces; none for an empty text.
    ///
    /// # Panics
    /// A name that is not in the list: while it is compiled, since the macro `class!` is the only caller.
    pub const fn of(names: &'static str) -> Self {
        let bytes = names.as_bytes();
        let (mut from, mut at) = (0, 0);
        while at <= bytes.len() && !bytes.is_empty() {
            if at == bytes.len() || bytes[at] == b' ' {
                assert!(is_known(bytes, from, at), "this class is not in the list of ui/class.rs");
                from = at + 1;
            }
            at += 1;
        }
        Self(names)
    }

    /// As they are written.
    pub const fn names(self) -> &'static str {
        self.0
    }
}

/// Whether the bytes from `from` to `to` are a name of the list.
const fn is_known(bytes: &[u8], from: usize, to: usize) -> bool {
    let mut row = 0;
    while row < ALL.len() {
        let name = ALL[row].as_bytes();
        let mut at = 0;
        while at < name.len() && from + at < to && name[at] == bytes[from + at] {
            at += 1;
        }
        if at == name.len() && from + at == to {
            return true;
        }
        row += 1;
    }
    false
}

/// Classes that the compiler checks.
macro_rules! class {
    // A constant of its own is computed while the file is checked, an inline one only when it is used.
    ($names:literal) => {{
        const CLASS: $crate::ui::class::Class = $crate::ui::class::Class::of($names);
        CLASS
    }};
}

pub(super) use class;

/// Every class of the page, in the order of the alphabet.
#[rustfmt::skip]
pub const ALL: &[&str] = &[
    "about", "actions", "advice", "aim", "another", "answer", "app", "attract", "attract-way", "attract-words",
    "back", "bar", "beam", "brand", "brand-name", "button", "calm", "camera-notice", "card", "card-title", "carried",
    "caution", "check", "check-name", "check-state", "checklist", "checks", "chip", "choice", "choice-name",
    "choice-number", "choice-text", "choices", "code", "code-part", "controls", "corners", "countdown", "country",
    "cover", "cover-note", "details", "device", "diag", "differences", "drop", "elements", "event", "explain", "fact",
    "failure", "failure-title", "faults", "field", "field-name", "field-row", "fields", "finding", "finding-title",
    "findings", "fold-name", "fold-result", "folds", "half", "halves", "heard", "help", "hint", "history", "host",
    "icon", "input", "islands", "journey", "kept", "kept-list", "kept-open", "kept-words", "key", "keypad", "keys",
    "kind", "kiosk-all", "ladder", "land", "lang", "langs", "langs-narrow", "langs-wide", "large", "lead", "line",
    "line-over", "line-site", "line-time", "line-words", "lines", "live", "logo", "main", "map", "marked", "merged",
    "message", "notes", "notice", "notices", "number", "offline", "outlines", "over", "panel", "panel-head",
    "picture", "pictures", "plain", "primary", "problem", "product", "product-picture", "progress", "quiet", "range",
    "raw", "report", "route", "row", "safety", "scale-bar", "scale-words", "scan", "scan-words", "select", "served",
    "served-again", "settings", "small", "source-state", "sources", "sources-part", "spinner", "square", "stage",
    "stage-body", "stage-doubt", "stage-head", "stage-sign", "stage-site", "stage-time", "stage-title", "step",
    "step-kind", "step-link", "step-links", "steps", "steps-box", "steps-part", "steps-title", "still", "stops", "strong",
    "switch", "switch-state", "take-away", "timeline", "title", "typing", "typing-head", "typing-row", "unread",
    "verdict", "verdict-alert", "verdict-facts", "verdict-issued", "verdict-item", "verdict-kind", "verdict-lead",
    "verdict-maker", "verdict-names", "verdict-product", "verdict-sign", "verdict-word", "verdict-words", "viewfinder",
    "warnings", "ways", "who", "whole", "wide", "zoom",
];
