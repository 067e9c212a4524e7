//! The answer: what is so, why, and what to do, in the words that come first.

use super::fault::CodeFault;
use super::{IN_TEXT, Lang, Phrase, ReportLabel, Statement, Value, Writer, quoted, quoted_within, say, say_with, why};
use gs1::list::Gather;
use trace::carried::{Carried, SiteKind};
use trace::finding::{Disagreement, Finding, Inside, Level};
use trace::report::{ItemLevel, TraceReport};
use trace::verdict::Verdict;

/// What comes first of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The class of the verdict, such as "warning".
    pub kind: &'static str,
    /// The fact says the class already.
    pub says_kind: bool,
    /// The fact.
    pub headline: String,
    /// What is to be looked at whatever the verdict: lots of the product that are recalled; mostly empty.
    pub alert: String,
    /// Its evidence, or what it means.
    pub reason: String,
    /// Who recalls, and since when; empty unless a notice says so.
    pub issued: String,
    /// What more is to be said of it.
    pub more: Vec<String>,
    /// What to do; empty where nothing is.
    pub advice: &'static str,
}

impl Answer {
    /// All that comes between the fact and what to do.
    pub fn lead(&self) -> String {
        [self.alert.as_str(), &self.reason].into_iter().filter(|it| !it.is_empty()).gathered().join(" ")
    }
}

/// The finding that the verdict rests on.
pub fn main_finding(report: &TraceReport) -> Option<&Finding> {
    let of_verdict = |finding: &&Finding| match report.verdict {
        Verdict::Recalled => matches!(finding, Finding::Recalled { .. } | Finding::RecalledUpstream { .. }),
        Verdict::Expired => matches!(finding, Finding::Expired { .. }),
        Verdict::Warning => finding.level() != Level::Note && !matches!(finding, Finding::SourcesDisagree { .. }),
        Verdict::NeedsCrossCheck => matches!(finding, Finding::SourcesDisagree { .. }),
        _ => false,
    };
    // A notice says who recalls, since when and why.
    let has_notice = |finding: &&Finding| matches!(finding, Finding::Recalled { notice: Some(_), .. });
    let all = || report.findings.iter().filter(of_verdict);
    all().find(has_notice).or_else(|| all().next())
}

/// Whether a finding says the same as the one that the verdict rests on, with other evidence: another recall of the
/// item itself. It is told together with that one.
pub fn is_told_with_main(report: &TraceReport, finding: &Finding) -> bool {
    let of_item = |it: &Finding| matches!(it, Finding::Recalled { part: None, inside: None, .. });
    main_finding(report).is_some_and(|main| main != finding && of_item(main) && of_item(finding))
}

/// The words that come first.
pub fn answer(writer: Writer, report: &TraceReport) -> Answer {
    let lang = writer.lang;
    let kind = say(lang, &Phrase::Verdict(report.verdict));
    let says_kind =
        !matches!(report.verdict, Verdict::Warning | Verdict::NeedsCrossCheck | Verdict::CodeInvalid | Verdict::Link);
    let plain = Answer { kind, says_kind, ..Answer::default() };
    match main_finding(report) {
        Some(finding) => {
            let mut reasons = why(writer, report, finding);
            let first = reasons.len().min(first_reasons(finding));
            let mut more = reasons.split_off(first);
            if let Finding::SourcesDisagree { about } = finding {
                // The table says these.
                more.drain(..about.len().min(more.len()));
            }
            let with_it = report.findings.iter().filter(|it| is_told_with_main(report, it));
            with_it.flat_map(|it| why(writer, report, it)).gather_into(&mut more);
            let advice = say(lang, &Statement::FindingAdvice(finding.code()));
            let (reason, issued) = notice(writer, finding).unwrap_or_else(|| (reasons.join(" "), String::new()));
            Answer { headline: finding_title(writer, finding), reason, issued, more, advice, ..plain }
        }
        None => Answer {
            headline: fact(writer, report),
            alert: alert(writer, report),
            reason: verdict_reason(writer, report),
            advice: say(lang, &Statement::VerdictAdvice(report.verdict)),
            ..plain
        },
    }
}

/// How many sentences of a reason come first: the evidence, and not what it may mean.
fn first_reasons(finding: &Finding) -> usize {
    match finding {
        // Why, who and when.
        Finding::Recalled { notice: Some(notice), .. } => {
            [notice.reason.is_some(), notice.issuer.is_some(), notice.date.is_some()]
                .into_iter()
                .filter(|it| *it)
                .count()
        }
        // The table of what the sources say stands in its place.
        Finding::SourcesDisagree { .. } => 0,
        Finding::ColdChainBroken { .. } => 2,
        _ => 1,
    }
}

/// What a recall notice says, as a quotation: why, then who recalls and since when.
fn notice(writer: Writer, finding: &Finding) -> Option<(String, String)> {
    let Finding::Recalled { notice: Some(notice), .. } = finding else { return None };
    let said = |text: &Option<String>| {
        text.as_deref().map(|text| quoted_within(notice.said(text, writer.lang.tag()).0, IN_TEXT))
    };
    let issued = said(&notice.issuer).into_iter().chain(notice.date.map(|day| writer.date(day)));
    let (reason, issued) = (said(&notice.reason), issued.gathered().join(", "));
    (reason.is_some() || !issued.is_empty()).then(|| (reason.unwrap_or_default(), issued))
}

/// What a finding says, as a fact.
pub fn finding_title(writer: Writer, finding: &Finding) -> String {
    let lang = writer.lang;
    let label = match finding {
        Finding::Recalled { inside: Some(_), .. } => ReportLabel::HeadRecalledInside,
        Finding::Recalled { part: Some(_), .. } => ReportLabel::HeadRecalledPart,
        Finding::Expired { inside: Some(Inside::Held(_)), .. } => ReportLabel::HeadExpiredInside,
        Finding::Expired { inside: Some(Inside::Used(_)), .. } => ReportLabel::HeadExpiredUsed,
        Finding::SourcesDisagree { about } => match about.as_slice() {
            [Disagreement { field, .. }] => {
                let field = say(lang, &Statement::Field(*field));
                return say_with(writer, &ReportLabel::HeadDiffer, &[("text", Value::Text(field))]);
            }
            _ => return say(lang, &Statement::Finding(finding.code())).to_owned(),
        },
        _ => return say(lang, &Statement::Finding(finding.code())).to_owned(),
    };
    say(lang, &label).to_owned()
}

/// The fact of a verdict that rests on no finding.
fn fact(writer: Writer, report: &TraceReport) -> String {
    let lang = writer.lang;
    let level = report.code.level;
    let label = match report.verdict {
        Verdict::RecordFound if report.findings.contains(&Finding::SerialUnknown {}) => ReportLabel::HeadLotOnly,
        Verdict::RecordFound => match level {
            Some(ItemLevel::Item) => ReportLabel::HeadItem,
            Some(ItemLevel::Lot) => ReportLabel::HeadLot,
            Some(ItemLevel::Product) | None => ReportLabel::HeadProduct,
        },
        Verdict::ProductOnly if level == Some(ItemLevel::Item) => ReportLabel::HeadNoSerial,
        Verdict::ProductOnly => ReportLabel::HeadNoLot,
        Verdict::Incomplete => ReportLabel::HeadIncomplete,
        Verdict::NotFound => ReportLabel::HeadNotFound,
        Verdict::NotLookedUp => ReportLabel::HeadNotLookedUp,
        Verdict::CodeValid => ReportLabel::CodeGood,
        Verdict::CodeInvalid => match &report.code.fault {
            Some(fault) => {
                let (fault, number) = CodeFault::of(fault.kind);
                let words = say_with(writer, &Statement::Fault(fault), &[("n", Value::Count(number))]);
                return words.trim_end_matches(['.', '。']).to_owned();
            }
            None => ReportLabel::CodeBad,
        },
        Verdict::Link => return link(lang, &report.carried),
        // Without its finding a warning is but its class.
        Verdict::Recalled | Verdict::Expired | Verdict::Warning | Verdict::NeedsCrossCheck => {
            return say(lang, &Phrase::Verdict(report.verdict)).to_owned();
        }
        Verdict::NotAProductCode => return say(lang, &Statement::Carried(&report.carried)).to_owned(),
    };
    say(lang, &label).to_owned()
}

/// Who runs the site that a link leads to, or that it imitates another.
fn link(lang: Lang, carried: &Carried) -> String {
    match carried {
        Carried::Link(link) if link.lookalike_of.is_some() => say(lang, &ReportLabel::HeadLookalike).to_owned(),
        Carried::Link(link) => say(lang, &Statement::Site(link.kind)).to_owned(),
        _ => say(lang, &Statement::Site(SiteKind::Unknown)).to_owned(),
    }
}

/// That lots of the product are recalled.
fn alert(writer: Writer, report: &TraceReport) -> String {
    let recalled = report.findings.iter().filter(|it| matches!(it, Finding::LotsRecalled { .. }));
    recalled.flat_map(|it| why(writer, report, it)).filter(|it| !it.is_empty()).gathered().join(" ")
}

/// What the verdict means; of an answer that was not read in full, whose it is.
fn verdict_reason(writer: Writer, report: &TraceReport) -> String {
    if report.verdict == Verdict::NotAProductCode {
        return say(writer.lang, &Statement::CarriedWhy(&report.carried)).to_owned();
    }
    let missing = report.sources.iter().filter(|source| source.incomplete).map(|source| source.name.as_str());
    let names = writer.list(&missing.gathered());
    say_with(writer, &Statement::VerdictReason(report.verdict), &[("names", Value::Text(&names))])
}

/// Title of the page, and what is shared: the product as its source calls it, then the fact.
pub fn report_title(writer: Writer, report: &TraceReport) -> String {
    let fact = answer(writer, report).headline;
    match &report.product.name {
        Some(name) => {
            let (name, _) = report.product.said(&name.value, writer.lang.tag());
            [&quoted(name), " – ", &fact].concat()
        }
        None => fact,
    }
}
