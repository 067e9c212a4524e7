//! How a verdict looks; its words stand beside both, always.

use super::icon::Icon;
use trace::verdict::Verdict;

/// The colour of a verdict. None is the colour of a seal: a record proves nothing genuine.
pub(super) fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Recalled | Verdict::Expired => "stop",
        Verdict::Warning | Verdict::NeedsCrossCheck | Verdict::CodeInvalid => "warn",
        Verdict::RecordFound => "found",
        Verdict::Incomplete | Verdict::ProductOnly | Verdict::NotFound | Verdict::NotLookedUp | Verdict::CodeValid => {
            "calm"
        }
        Verdict::Link | Verdict::NotAProductCode => "other",
    }
}

/// The sign of a verdict.
pub(super) fn sign(verdict: Verdict) -> Icon {
    match verdict {
        Verdict::Recalled => Icon::Stop,
        Verdict::Expired => Icon::Clock,
        Verdict::Warning => Icon::Warning,
        Verdict::NeedsCrossCheck => Icon::Balance,
        Verdict::Incomplete => Icon::Offline,
        Verdict::RecordFound => Icon::Document,
        Verdict::ProductOnly => Icon::Barcode,
        Verdict::NotFound => Icon::Search,
        Verdict::NotLookedUp => Icon::Offline,
        Verdict::CodeValid => Icon::Barcode,
        Verdict::CodeInvalid => Icon::Warning,
        Verdict::Link => Icon::Link,
        Verdict::NotAProductCode => Icon::Info,
    }
}
