//! The answer, which comes first: the product, what is so of it and why, what to do, its dates, who says so.
//!
//! Words of a source stand above, between quotation marks and with its name; the verdict's ground and colour are for
//! this page's own words alone.

use super::class::class;
use crate::ui::{attr, tag};

use super::context::{Context, button};
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use super::verdict::{sign, tone};
use super::{differences, findings, looking_up, product};
use crate::session::{Input, Progress};
use crate::text::{Answer, Label, ReportLabel, Value, answer, harmless, is_told_with_main, main_finding};
use gs1::list::Gather;
use gs1::sorted::Set;
use trace::finding::{Finding, FindingCode, Level};
use trace::report::{SourceState, TraceReport};
use trace::verdict::Verdict;

/// The answer of a report.
pub(super) fn answer_card(context: &Context<'_>, report: &TraceReport) -> El {
    let state = context.state;
    let waiting = match state.person.progress {
        Progress::Asking => Some(Label::LookingUp),
        Progress::Slow => Some(Label::LookingUpSlow),
        Progress::Idle | Progress::NotLoaded | Progress::Done => None,
    };
    el(tag::HEADER, class!("verdict"))
        .attr(attr::DATA_TONE, tone(report.verdict))
        .attr(attr::DATA_VERDICT, report.verdict.as_str())
        .maybe(product::item(context, report, !names_the_speaker(context, report)))
        .child(words(context, report).maybe(waiting.map(|label| progress(context, label))))
        .maybe(product::facts(context, report))
        .maybe(waiting.is_none().then(|| el(tag::P, class!("who")).text(says(context, report))))
}

/// What is so, why, and what to do.
fn words(context: &Context<'_>, report: &TraceReport) -> El {
    let Answer { kind, says_kind, headline, alert, reason, issued, more, advice } = answer(context.writer(), report);
    let main = main_finding(report);
    let pending = report.pending;
    let table = main.and_then(|finding| differences::differences(context, report, finding));
    let words = el(tag::DIV, class!("verdict-words"))
        .flag(attr::DATA_SHORT, says_kind)
        .child(
            el(tag::P, class!("verdict-kind"))
                .child(el(tag::SPAN, class!("verdict-sign")).child(icon(sign(report.verdict))))
                // A fact that says its class needs it only in front of the ear.
                .child(el(tag::SPAN, if says_kind { class!("heard") } else { class!("") }).text(kind)),
        )
        .child(looking_up::heading(context).text(headline))
        .maybe((!alert.is_empty()).then(|| {
            let alert = el(tag::P, class!("verdict-alert")).attr(attr::DATA_TONE, "warn").text(alert);
            alert.attr(attr::DATA_FINDING, FindingCode::LotsRecalled.as_str())
        }))
        .maybe((!reason.is_empty() && table.is_none()).then(|| el(tag::P, class!("verdict-lead")).text(reason)))
        .maybe((!issued.is_empty()).then(|| el(tag::P, class!("verdict-issued")).text(issued)))
        .maybe(table)
        .maybe((!advice.is_empty() && !pending).then(|| {
            el(tag::P, class!("advice"))
                .child(
                    el(tag::SPAN, class!("heard"))
                        .text([context.t(ReportLabel::WhatToDo).as_ref(), context.lang.colon()].concat()),
                )
                .text(advice)
        }))
        .maybe(next_step(context, report))
        .maybe(call(context, main))
        .maybe((!more.is_empty()).then(|| {
            el(tag::DETAILS, class!("explain"))
                .child(el(tag::SUMMARY, class!("")).child(el(tag::SPAN, class!("")).text(context.t(ReportLabel::Why))))
                .children(more.into_iter().map(|line| el(tag::P, class!("")).text(line)).gathered())
        }));
    match main {
        Some(finding) => {
            let tone = if finding.level() == Level::Stop { "stop" } else { "warn" };
            words.attr(attr::DATA_FINDING, finding.code().as_str()).attr(attr::DATA_TONE, tone)
        }
        None => words,
    }
}

/// What a person can do where the sources gave no answer: ask again, or type the number.
fn next_step(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let is_done = context.state.person.progress == Progress::Done;
    let (sign, words, input) = match report.verdict {
        _ if !is_done => return None,
        Verdict::Incomplete | Verdict::NotLookedUp => (Icon::Turn, ReportLabel::LookUpAgain, Input::LookUpAgain),
        Verdict::NotFound | Verdict::CodeInvalid => (Icon::Barcode, ReportLabel::TypeAgain, Input::ScanAgain),
        _ => return None,
    };
    Some(button(class!("button"), sign, context.t(words), input))
}

/// Whom to call: whoever recalls, else the installation's hotline where something is against the item.
fn call(context: &Context<'_>, main: Option<&Finding>) -> Option<El> {
    let by_notice = match main {
        Some(Finding::Recalled { notice: Some(notice), .. }) => notice.telephone.as_deref(),
        _ => None,
    };
    let (label, number) = match by_notice.filter(|number| findings::digits(number).len() > 2) {
        Some(number) => (ReportLabel::ProblemCall, number),
        None => (ReportLabel::CallHotline, context.config.hotline.as_ref().filter(|_| main.is_some())?.number.as_str()),
    };
    Some(
        el(tag::A, class!("button"))
            .attr(attr::HREF, ["tel:", &findings::digits(number)].concat())
            .child(icon(Icon::Phone))
            .child(el(tag::SPAN, class!("")).text(context.with_text(label, &harmless(number, 24)))),
    )
}

/// Who says so, whoever named the product first, and when it was looked up.
fn says(context: &Context<'_>, report: &TraceReport) -> Text {
    let made_at = context.writer().moment(context.here(report.made_at));
    match speakers(context, report) {
        // The table names its speakers.
        None => made_at.into(),
        Some(who) => [who.as_ref(), " · ", &made_at].concat().into(),
    }
}

/// Who says so; none where a table names them.
fn speakers(context: &Context<'_>, report: &TraceReport) -> Option<Text> {
    let mut sources = match main_finding(report) {
        Some(Finding::SourcesDisagree { .. }) => return None,
        Some(finding) => {
            let with_it = report.findings.iter().filter(|it| is_told_with_main(report, it));
            let all = std::iter::once(finding).chain(with_it).flat_map(|it| findings::speakers(report, it));
            Set::of(all).to_vec()
        }
        None => tellers(report),
    };
    let first = product::main_source(&report.product);
    gs1::order::sort_by_key(&mut sources, |source| Some(*source) != first);
    let name = sources.first().and_then(|source| report.sources.get(*source)).map(|line| line.name.as_str());
    Some(match (name, sources.len(), main_finding(report)) {
        (Some(name), 1, _) => context.with_text(ReportLabel::WhoSays, name),
        (Some(name), count, _) => {
            let values = [("text", Value::Text(name)), ("n", Value::Count(count - 1))];
            context.say(&ReportLabel::WhoSaysMore, &values)
        }
        (None, _, Some(finding)) => findings::who(context, report, finding),
        (None, _, None) => context.t(match report.verdict {
            Verdict::Link => ReportLabel::WhoSaysList,
            Verdict::NotAProductCode => ReportLabel::WhoSaysCode,
            _ => ReportLabel::WhoSaysRule,
        }),
    })
}

/// The sources that a verdict without a finding rests on: those that know the item, else those that answered.
fn tellers(report: &TraceReport) -> Vec<usize> {
    let of = |wanted: fn(&SourceState) -> bool| {
        let all = report.sources.iter().enumerate();
        all.filter(|(_, source)| wanted(&source.state)).map(|(at, _)| at).gathered()
    };
    let know: Vec<usize> = of(|state| matches!(state, SourceState::Found { .. }));
    if know.is_empty() { of(|state| *state == SourceState::NotFound) } else { know }
}

/// Whether the line of who says so names the source that names the product.
fn names_the_speaker(context: &Context<'_>, report: &TraceReport) -> bool {
    let main = product::main_source(&report.product);
    if let Some(finding @ Finding::SourcesDisagree { .. }) = main_finding(report) {
        return main.is_some_and(|source| finding.sources().contains(&source));
    }
    let speaker = main.and_then(|source| report.sources.get(source));
    let said = speakers(context, report);
    speaker.zip(said).is_some_and(|(speaker, said)| said.contains(&speaker.name))
}

fn progress(context: &Context<'_>, label: Label) -> El {
    el(tag::P, class!("progress"))
        .child(el(tag::SPAN, class!("spinner")).attr(attr::ARIA_HIDDEN, "true"))
        .child(el(tag::SPAN, class!("")).text(context.t(label)))
}
