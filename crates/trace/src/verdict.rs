//! The verdict: what the findings amount to, by one table.
//!
//! | the first that applies | verdict |
//! |---|---|
//! | payment, Wi-Fi, contact, plain text | `not_a_product_code` |
//! | a URL without a GS1 key | `link` |
//! | the code breaks the rules | `code_invalid` |
//! | `recalled`, `recalled_upstream` | `recalled` |
//! | `expired` | `expired` |
//! | any other finding of level stop or warn, but `sources_disagree` | `warning` |
//! | `sources_disagree` | `needs_cross_check` |
//! | a source did not answer in full, and the item or its product is known | `incomplete` |
//! | what was scanned is known, at its own level | `record_found` |
//! | its kind of product is known | `product_only` |
//! | a source did not answer in full | `not_looked_up` |
//! | every source that was asked answered | `not_found` |
//! | nothing was to be asked | `code_valid` |

use super::asked::{Known, NotAsked, SourceLine, SourceState};
use super::carried::Carried;
use super::finding::{FindingCode, Level};

/// What the report amounts to. Headings and sentences live in `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Payment, Wi-Fi, contact, plain text.
    NotAProductCode,
    /// A URL that carries no GS1 key.
    Link,
    /// A GS1 code that breaks the rules.
    CodeInvalid,
    /// The item or one of its inputs is recalled.
    Recalled,
    /// The item is past its expiry date.
    Expired,
    /// Another finding of level stop or warn.
    Warning,
    /// The sources contradict each other.
    NeedsCrossCheck,
    /// Something is known, nothing of it is against the item, and a source did not answer in full.
    Incomplete,
    /// At least one event or record about this item, and nothing against it.
    RecordFound,
    /// The kind of product is known, and not this lot or serial.
    ProductOnly,
    /// Every source answered, and none knows the item.
    NotFound,
    /// A source did not answer, and none that did knows the item.
    NotLookedUp,
    /// The code is well formed, and nothing was to be asked.
    CodeValid,
}

impl Verdict {
    /// Every verdict, in the order of the table.
    pub const ALL: [Verdict; 13] = [
        Verdict::NotAProductCode,
        Verdict::Link,
        Verdict::CodeInvalid,
        Verdict::Recalled,
        Verdict::Expired,
        Verdict::Warning,
        Verdict::NeedsCrossCheck,
        Verdict::Incomplete,
        Verdict::RecordFound,
        Verdict::ProductOnly,
        Verdict::NotFound,
        Verdict::NotLookedUp,
        Verdict::CodeValid,
    ];

    /// The verdict's name in snake case, as case files and the portal write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::NotAProductCode => "not_a_product_code",
            Verdict::Link => "link",
            Verdict::CodeInvalid => "code_invalid",
            Verdict::Recalled => "recalled",
            Verdict::Expired => "expired",
            Verdict::Warning => "warning",
            Verdict::NeedsCrossCheck => "needs_cross_check",
            Verdict::Incomplete => "incomplete",
            Verdict::RecordFound => "record_found",
            Verdict::ProductOnly => "product_only",
            Verdict::NotFound => "not_found",
            Verdict::NotLookedUp => "not_looked_up",
            Verdict::CodeValid => "code_valid",
        }
    }
}

/// Decides by the table above.
pub fn decide(
    carried: &Carried,
    broken: bool,
    findings: &[FindingCode],
    sources: &[SourceLine],
    known: Known,
) -> Verdict {
    let has = |code: FindingCode| findings.contains(&code);
    let graver = |code: &FindingCode| code.level() != Level::Note && *code != FindingCode::SourcesDisagree;
    let incomplete = sources.iter().any(|source| source.incomplete || is_silent(&source.state));
    match carried {
        Carried::Product(_) => {}
        Carried::Link(_) => return Verdict::Link,
        _ => return Verdict::NotAProductCode,
    }
    if broken {
        Verdict::CodeInvalid
    } else if has(FindingCode::Recalled) || has(FindingCode::RecalledUpstream) {
        Verdict::Recalled
    } else if has(FindingCode::Expired) {
        Verdict::Expired
    } else if findings.iter().any(graver) {
        Verdict::Warning
    } else if has(FindingCode::SourcesDisagree) {
        Verdict::NeedsCrossCheck
    } else if known > Known::Nothing && incomplete {
        Verdict::Incomplete
    } else if known == Known::Item {
        Verdict::RecordFound
    } else if known == Known::Product {
        Verdict::ProductOnly
    } else if incomplete {
        Verdict::NotLookedUp
    } else if sources.iter().any(|source| source.state == SourceState::NotFound) {
        Verdict::NotFound
    } else {
        Verdict::CodeValid
    }
}

/// It was to be asked, and has not answered.
fn is_silent(state: &SourceState) -> bool {
    let offline = SourceState::NotAsked { why: NotAsked::Offline };
    matches!(state, SourceState::Asking | SourceState::Unavailable { .. }) || *state == offline
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::Unavailable;
    use crate::carried::ProductCode;

    const FOUND: SourceState = SourceState::Found { events: 1 };
    const DOWN: SourceState = SourceState::Unavailable { why: Unavailable::Timeout };
    const OFFLINE: SourceState = SourceState::NotAsked { why: NotAsked::Offline };
    const NOTHING: SourceState = SourceState::NotAsked { why: NotAsked::NothingToAsk };

    #[track_caller]
    fn check(codes: &[FindingCode], states: &[SourceState], expected: Verdict) {
        let known = if states.contains(&FOUND) { Known::Item } else { Known::Nothing };
        check_known(codes, states, known, expected);
    }

    #[track_caller]
    fn check_known(codes: &[FindingCode], states: &[SourceState], known: Known, expected: Verdict) {
        let sources: Vec<SourceLine> =
            states.iter().map(|state| SourceLine { state: state.clone(), ..SourceLine::default() }).collect();
        assert_eq!(decide(&Carried::Product(ProductCode::default()), false, codes, &sources, known), expected);
    }

    #[test]
    fn the_three_misses_are_never_mixed() {
        check(&[], &[FOUND, DOWN], Verdict::Incomplete);
        check(&[], &[FOUND, OFFLINE], Verdict::Incomplete);
        check(&[], &[FOUND, NOTHING], Verdict::RecordFound);
        check(&[], &[SourceState::NotFound, FOUND], Verdict::RecordFound);
        check(&[], &[SourceState::NotFound, SourceState::NotFound], Verdict::NotFound);
        check(&[], &[SourceState::NotFound, DOWN], Verdict::NotLookedUp);
        check(&[], &[SourceState::NotFound, NOTHING], Verdict::NotFound);
        check(&[], &[OFFLINE], Verdict::NotLookedUp);
        check(&[], &[SourceState::Asking], Verdict::NotLookedUp);
        check(&[], &[NOTHING], Verdict::CodeValid);
        check(&[], &[], Verdict::CodeValid);
    }

    #[test]
    fn a_record_is_one_of_what_was_scanned() {
        check_known(&[], &[FOUND], Known::Product, Verdict::ProductOnly);
        check_known(&[], &[FOUND, DOWN], Known::Product, Verdict::Incomplete);
        check_known(&[], &[SourceState::NotFound], Known::Product, Verdict::ProductOnly);
        check_known(&[FindingCode::Recalled], &[FOUND, DOWN], Known::Product, Verdict::Recalled);
        check_known(&[FindingCode::SourcesDisagree], &[FOUND, DOWN], Known::Item, Verdict::NeedsCrossCheck);
        check_known(&[FindingCode::NotAllRead], &[FOUND], Known::Item, Verdict::RecordFound);
    }

    #[test]
    fn the_gravest_finding_decides() {
        use FindingCode::*;
        check(&[Expired, Recalled], &[FOUND], Verdict::Recalled);
        check(&[RecalledUpstream], &[FOUND], Verdict::Recalled);
        check(&[Expired, SecondCommissioning], &[FOUND], Verdict::Expired);
        check(&[Expired], &[DOWN], Verdict::Expired);
        check(&[SourcesDisagree, Destroyed], &[FOUND], Verdict::Warning);
        check(&[PastBestBefore], &[], Verdict::Warning);
        check(&[SourcesDisagree, NoOriginEvent], &[FOUND], Verdict::NeedsCrossCheck);
        check(&[NoOriginEvent, UntrustedHost], &[FOUND], Verdict::RecordFound);
    }

    #[test]
    fn what_is_no_product_code_has_no_findings_to_weigh() {
        let decide = |carried: Carried| decide(&carried, false, &[], &[], Known::Nothing);
        assert_eq!(decide(Carried::Text), Verdict::NotAProductCode);
        assert_eq!(decide(Carried::Payment(Default::default())), Verdict::NotAProductCode);
        assert_eq!(decide(Carried::Link(Default::default())), Verdict::Link);
    }
}
