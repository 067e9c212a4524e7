//! Findings against the item, besides the one that the answer rests on.

use super::class::class;
use super::context::{Context, section};
use super::differences::differences;
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use crate::text::{ReportLabel, Statement, finding_title, is_told_with_main, main_finding, why};
use crate::ui::{attr, tag};
use gs1::list::Gather;
use trace::finding::{Basis, Finding, Level};
use trace::report::TraceReport;

/// The other findings against the item, the gravest first: the fact of each is seen, the rest a touch away.
pub(super) fn warnings(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let main = main_finding(report);
    let others = report.findings.iter().filter(|finding| {
        finding.level() != Level::Note && Some(*finding) != main && !is_told_with_main(report, finding)
    });
    let cards: Vec<El> = others.map(|finding| warning(context, report, finding)).gathered();
    (!cards.is_empty()).then(|| {
        section(context, class!("card warnings"), context.t(ReportLabel::OtherWarnings))
            .child(el(tag::UL, class!("findings")).children(cards))
    })
}

fn warning(context: &Context<'_>, report: &TraceReport, finding: &Finding) -> El {
    let grave = finding.level() == Level::Stop;
    let advice = context.t(Statement::FindingAdvice(finding.code()));
    let mut reasons = why(context.writer(), report, finding);
    let table = differences(context, report, finding);
    if table.is_some() {
        // The table says the others.
        reasons.drain(..reasons.len().saturating_sub(1));
    }
    let title = el(context.heading(3), class!("finding-title")).text(finding_title(context.writer(), finding));
    el(tag::LI, class!("finding"))
        .attr(attr::DATA_TONE, if grave { "stop" } else { "warn" })
        .attr(attr::DATA_FINDING, finding.code().as_str())
        .child(icon(if grave { Icon::Stop } else { Icon::Warning }))
        .child(
            el(tag::DETAILS, class!(""))
                .child(el(tag::SUMMARY, class!("")).child(title))
                .maybe(table)
                .maybe((!reasons.is_empty()).then(|| el(tag::P, class!("")).text(reasons.join(" "))))
                .maybe((!advice.is_empty()).then(|| {
                    el(tag::P, class!("advice"))
                        .child(el(tag::B, class!("")).text(context.t(ReportLabel::WhatToDo)))
                        .text(context.lang.colon())
                        .text(advice)
                }))
                .child(el(tag::P, class!("who")).text(who(context, report, finding))),
        )
}

/// The sources whose statements a finding rests on, each once.
pub(super) fn speakers(report: &TraceReport, finding: &Finding) -> Vec<usize> {
    let tellers = finding.events().into_iter().filter_map(|event| Some(report.events.get(event)?.source));
    let mut sources: Vec<usize> = Vec::new();
    for source in finding.sources().into_iter().chain(tellers) {
        if source < report.sources.len() && !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

/// The sources whose statements a finding rests on; else the code, else this page's own comparison.
pub(super) fn who(context: &Context<'_>, report: &TraceReport, finding: &Finding) -> Text {
    let sources = speakers(report, finding);
    let names = sources.iter().filter_map(|source| report.sources.get(*source)).map(|line| line.name.as_str());
    let names: Vec<&str> = names.gathered();
    if !names.is_empty() {
        return context.with_text(ReportLabel::WhoSays, &context.writer().list(&names));
    }
    context.t(match finding {
        Finding::RestrictedNumber { .. }
        | Finding::OtherReading { .. }
        | Finding::ForeignPrefix { .. }
        | Finding::ClassLevelOnly {}
        | Finding::LotLevelOnly {} => ReportLabel::WhoSaysRule,
        Finding::Expired { basis: Basis::Code, .. }
        | Finding::PastBestBefore { basis: Basis::Code, .. }
        | Finding::UntrustedHost { .. }
        | Finding::DisguisedLink { .. } => ReportLabel::WhoSaysCode,
        _ => ReportLabel::WhoSaysCheck,
    })
}

/// A telephone number as `tel:` wants it.
pub(super) fn digits(number: &str) -> String {
    number.chars().filter(|char| char.is_ascii_digit() || *char == '+').take(24).collect()
}
