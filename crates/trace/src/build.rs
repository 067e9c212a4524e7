//! Puts the report together.

use std::sync::Arc;

use epcis::ItemKey;
use gs1::list::Gather;
use gs1::prefix::PrefixUse;
use gs1::{FindingCode as Doubt, ParseErrorKind, Scan};

use super::answer::{Answer, Outcome};
use super::card::card;
use super::carried::{Carried, Link, ProductCode, SiteKind};
use super::checklist::{self, Checklist};
use super::clock::{Date, Timestamp};
use super::finding::{Basis, Finding, FindingCode};
use super::history::{History, Told};
use super::item::{Item, Reading};
use super::names::Names;
use super::product::ProductCard;
use super::readings;
use super::report::{
    CodeRow, ItemLevel, Known, Passed, RawEvent, SourceLine, SourceRole, SourceState, Standing, TraceReport,
};
use super::timeline;
use super::verdict::{Verdict, decide};

/// Makes the report about one scanned text.
///
/// `raw` is the text as read, `carried` what [`classify`](super::classify()) made of it. Answers of
/// sources that are still asked have the outcome [`Outcome::Asking`]: the report says that it is pending.
pub fn report(raw: &str, carried: Carried, answers: &[Answer], rules: &Checklist, now: Timestamp) -> TraceReport {
    let item = item(&carried, now);
    let code = code_row(raw, &carried, item.as_ref());
    let Weighed { judgement, sources, about } = weigh(&carried, &code, item.as_ref(), answers, now);
    let Judgement { verdict, findings } = judgement;
    let mut report = TraceReport {
        verdict,
        carried,
        code,
        findings,
        sources,
        product: ProductCard::default(),
        timeline: Vec::new(),
        back: Vec::new(),
        forward: Vec::new(),
        checklist: Vec::new(),
        events: Vec::new(),
        made_at: now,
        pending: answers.iter().any(|answer| answer.outcome == Outcome::Asking),
    };
    let Some((item, history)) = about else { return report };
    let names = Names::new(answers);
    report.timeline = timeline::timeline(&history, &names, &report.findings);
    report.product = card(item, &history, answers);
    report.checklist = rules.check(&checklist::Evidence {
        card: &report.product,
        code: &report.code,
        timeline: &report.timeline,
        sources: &report.sources,
    });
    report.back = timeline::back(&history, &names);
    report.forward = timeline::forward(&history, &names);
    let event = |told: &Told<'_>| RawEvent {
        source: told.source,
        position: told.position,
        standing: told.standing,
        raw: Arc::clone(&told.event.raw),
    };
    report.events = history.told.iter().map(event).gathered();
    report
}

/// What follows about a scanned text: what a report amounts to, without what it shows beside.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// [`TraceReport::verdict`].
    pub verdict: Verdict,
    /// [`TraceReport::findings`].
    pub findings: Vec<Finding>,
}

/// Judges one scanned text as [`report`] does, for who needs no more than that.
pub fn judge(raw: &str, carried: &Carried, answers: &[Answer], now: Timestamp) -> Judgement {
    let item = item(carried, now);
    let code = code_row(raw, carried, item.as_ref());
    weigh(carried, &code, item.as_ref(), answers, now).judgement
}

/// A judgement, and what it rests on.
struct Weighed<'a> {
    judgement: Judgement,
    sources: Vec<SourceLine>,
    /// The item in the reading that the sources know, and its history; none of a code that is broken or has no item.
    about: Option<(&'a Item, History<'a>)>,
}

fn weigh<'a>(
    carried: &Carried,
    code: &CodeRow,
    item: Option<&'a Item>,
    answers: &'a [Answer],
    now: Timestamp,
) -> Weighed<'a> {
    let broken = is_broken(carried);
    let Some(item) = item.filter(|_| !broken) else {
        let findings = if broken { Vec::new() } else { code_findings(carried, code, now) };
        let sources: Vec<SourceLine> = answers.iter().map(|answer| line(answer, 0, Known::Nothing)).gathered();
        let verdict = decide(carried, broken, &codes(&findings), &sources, Known::Nothing);
        return Weighed { judgement: Judgement { verdict, findings }, sources, about: None };
    };
    let readings::Judged { item, history, mut findings, known } = readings::judge(item, answers, now);
    findings.extend(code_findings(carried, code, now));
    gs1::order::sort_by_key(&mut findings, Finding::code);
    findings.dedup_by_key(|finding| finding.code());
    let mut sources: Vec<SourceLine> = answers
        .iter()
        .enumerate()
        .map(|(at, answer)| SourceLine {
            passed: passed(&history, answers, at),
            ..line(answer, history.found_by(at), readings::known(&history, item, answers, Some(at)))
        })
        .gathered();
    // What the checks found not to be understood, or not followed, is not read either.
    let missed = findings.iter().filter_map(|finding| match finding {
        Finding::NotAllRead { unread } => Some(unread),
        _ => None,
    });
    for missed in missed.flatten().filter(|missed| missed.what.is_grave()) {
        if let Some(line) = sources.get_mut(missed.source) {
            line.incomplete = true;
        }
    }
    let verdict = decide(carried, false, &codes(&findings), &sources, known);
    Weighed { judgement: Judgement { verdict, findings }, sources, about: Some((item, history)) }
}

fn codes(findings: &[Finding]) -> Vec<FindingCode> {
    findings.iter().map(Finding::code).gathered()
}

/// The item of a code, if it has one.
pub fn item(carried: &Carried, now: Timestamp) -> Option<Item> {
    let (scan, year) = (scan(carried)?, now.vietnam_date().year);
    let mut item = Item::new(scan.elements().to_vec(), year)?;
    let others = scan.alternatives().iter().filter_map(|other| {
        let is_likely = other.likelihood == gs1::Likelihood::Likely;
        Some(Reading { item: Item::new(other.scan.elements().to_vec(), year)?, is_likely })
    });
    item.others = others.gathered();
    Some(item)
}

/// The key of a code, if it has one.
pub fn key(carried: &Carried) -> Option<ItemKey> {
    super::item::key(scan(carried)?.elements())
}

/// Whether the sources may be asked about what the code carries. The number of a store or region means
/// another thing in another store.
pub fn may_ask(carried: &Carried, now: Timestamp) -> bool {
    let restricted =
        scan(carried).and_then(Scan::gtin).is_some_and(|gtin| gs1::prefix::of(&gtin).usage.is_restricted());
    !is_broken(carried) && !restricted && item(carried, now).is_some()
}

fn scan(carried: &Carried) -> Option<&Scan> {
    match carried {
        Carried::Product(code) => code.scan.as_ref(),
        _ => None,
    }
}

/// Whether the code cannot be read, or says something that its rules do not allow. A lost FNC1, a
/// qualifier out of order or a missing companion leave no doubt about what is meant.
fn is_broken(carried: &Carried) -> bool {
    let Carried::Product(ProductCode { scan, fault, .. }) = carried else { return false };
    let doubts = scan.iter().flat_map(|scan| scan.findings());
    let breaks = |doubt: &Doubt| {
        matches!(
            doubt,
            Doubt::Deviation(
                ParseErrorKind::Value(_)
                    | ParseErrorKind::ValueTooShort
                    | ParseErrorKind::ValueTooLong
                    | ParseErrorKind::IncorrectLength
                    | ParseErrorKind::ExclusivePair { .. }
                    | ParseErrorKind::RepeatDiffers
            )
        )
    };
    fault.is_some() || scan.is_none() || doubts.into_iter().any(|doubt| breaks(&doubt.code))
}

fn code_row(raw: &str, carried: &Carried, item: Option<&Item>) -> CodeRow {
    let data = gs1::ScanData::from_text(raw);
    let symbology = data.aim.map(|aim| format!("]{}", aim.as_str().trim_start_matches(']')));
    let mut row = CodeRow { raw: data.text, symbology, ..CodeRow::default() };
    if let Carried::Product(code) = carried {
        row.fault = code.fault.clone();
    }
    let Some(scan) = scan(carried) else { return row };
    row.raw = scan.raw().to_owned();
    row.doubts = scan.findings().to_vec();
    row.elements = scan.elements().to_vec();
    row.prefix = scan.gtin().map(|gtin| gs1::prefix::of(&gtin));
    if let Some(item) = item {
        row.gtin = item.key.gtin().map(str::to_owned);
        row.lot = item.key.lot().map(str::to_owned);
        row.serial = item.key.serial().map(str::to_owned);
        row.level = Some(item.level());
    }
    row
}

/// What the code itself gives to say.
fn code_findings(carried: &Carried, code: &CodeRow, now: Timestamp) -> Vec<Finding> {
    let Carried::Product(product) = carried else { return Vec::new() };
    let mut found = Vec::new();
    match code.level {
        Some(ItemLevel::Product) => found.push(Finding::ClassLevelOnly {}),
        Some(ItemLevel::Lot) => found.push(Finding::LotLevelOnly {}),
        Some(ItemLevel::Item) | None => {}
    }
    if let Some(known) = &code.prefix {
        let prefix = known.as_str().to_owned();
        match known.usage {
            usage if usage.is_restricted() => found.push(Finding::RestrictedNumber { prefix }),
            PrefixUse::Licensed { region, organisation }
                if !region.is_empty() && !region.split(',').any(|it| it == "VN") =>
            {
                found.push(Finding::ForeignPrefix { prefix, organisation: organisation.to_owned() });
            }
            _ => {}
        }
    }
    if let Some(Link { kind: SiteKind::Unknown, host, lookalike_of, .. }) = &product.link {
        found.push(Finding::UntrustedHost { host: host.clone(), lookalike_of: lookalike_of.clone() });
    }
    if let Some((shown, host)) = product.link.as_ref().and_then(|link| Some((link.shown()?, &link.host))) {
        found.push(Finding::DisguisedLink { shown: shown.to_owned(), host: host.clone() });
    }
    // A code without a key to look up still may name a date that is past.
    if code.level.is_none() {
        let today = now.vietnam_date();
        let dates = super::item::dates(&code.elements, today.year);
        let (past, basis) = (|date: &Date| *date < today, Basis::Code);
        found.extend(dates.expiry.filter(past).map(|date| Finding::Expired {
            expiry: Some(date),
            basis,
            inside: None,
        }));
        found.extend(dates.best_before.filter(past).map(|date| Finding::PastBestBefore { date, basis }));
    }
    found
}

fn line(answer: &Answer, events: usize, known: Known) -> SourceLine {
    let knows = events > 0 || known > Known::Nothing;
    let state = match answer.outcome {
        Outcome::Asking if !knows => SourceState::Asking,
        Outcome::Unavailable(why) if !knows => SourceState::Unavailable { why },
        Outcome::NotAsked(why) => SourceState::NotAsked { why },
        _ if knows => SourceState::Found { events },
        _ => SourceState::NotFound,
    };
    // Nobody has asked at a time, and nobody answered, where a source has no question for this item.
    let was_asked = !matches!(state, SourceState::NotAsked { .. });
    SourceLine {
        name: answer.name.clone(),
        role: answer.role,
        host: answer.host.clone(),
        state,
        known,
        asked_at: answer.asked_at.filter(|_| was_asked),
        answered_at: answer.answered_at.filter(|_| was_asked),
        updated: answer.updated,
        cut: answer.is_cut(),
        incomplete: !answer.is_complete(),
        passed: None,
    }
}

/// What a source of the nation holds of what the province's tell; none where it holds nothing of it, or was not read
/// in full.
fn passed(history: &History<'_>, answers: &[Answer], nation: usize) -> Option<Passed> {
    let answer = answers.get(nation).filter(|it| it.role == SourceRole::Nation && it.is_complete())?;
    let tellers = |index: &usize| &history.told[*index].sources;
    let by_province = |index: &usize| tellers(index).iter().any(|source| answers[*source].role == SourceRole::Province);
    let told = history.named().map(|deed| deed.index).filter(by_province);
    let (mut both, missing): (Vec<usize>, Vec<usize>) = told.partition(|index| tellers(index).contains(&nation));
    gs1::order::sort(&mut both);
    let of_both = |(at, told): &(usize, &Told<'_>)| {
        let kept = if let Standing::Duplicate(kept) = told.standing { kept } else { *at };
        told.source == nation && both.binary_search(&kept).is_ok()
    };
    let at = history.told.iter().enumerate().filter(of_both).filter_map(|(_, told)| told.event.record_time).max();
    let is_some = !both.is_empty() && answer.outcome == Outcome::Answered;
    is_some.then_some(Passed { at, missing: missing.len() })
}
