//! Findings: what was found, why it matters, what to do, and who says so.

use super::context::{Context, explain, section};
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use crate::text::{Myth, ReportLabel, Statement, why};
use trace::finding::{Basis, Finding, Level};
use trace::report::TraceReport;

/// The findings against the item, the gravest first.
pub(super) fn warnings(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let cards: Vec<El> = report
        .findings
        .iter()
        .filter(|finding| finding.level() != Level::Note)
        .map(|finding| warning(context, report, finding))
        .collect();
    if cards.is_empty() {
        return None;
    }
    let hotline = context.config.hotline.as_ref().map(|hotline| {
        el("a", "button")
            .attr("href", ["tel:", &digits(&hotline.number)].concat())
            .child(icon(Icon::Phone))
            .child(el("span", "").text(context.with_text(ReportLabel::CallHotline, &hotline.number)))
    });
    Some(
        section(context, "card warnings", context.t(ReportLabel::Warnings))
            .child(el("ul", "findings").children(cards))
            .maybe(hotline),
    )
}

fn warning(context: &Context<'_>, report: &TraceReport, finding: &Finding) -> El {
    let grave = finding.level() == Level::Stop;
    let advice = context.t(Statement::FindingAdvice(finding.code()));
    let reasons = why(context.writer(), &report.sources, finding);
    el("li", "finding")
        .attr("data-tone", if grave { "stop" } else { "warn" })
        .attr("data-finding", finding.code().as_str())
        .child(icon(if grave { Icon::Stop } else { Icon::Warning }))
        .child(
            el("div", "")
                .child(el(context.heading(3), "finding-title").text(context.t(Statement::Finding(finding.code()))))
                .maybe((!reasons.is_empty()).then(|| el("p", "").text(reasons.join(" "))))
                .maybe((!advice.is_empty()).then(|| {
                    el("p", "advice")
                        .child(el("b", "").text(context.t(ReportLabel::WhatToDo)))
                        .text(context.lang.colon())
                        .text(advice)
                }))
                .child(el("p", "who").text(who(context, report, finding))),
        )
}

/// What is worth knowing and changes nothing.
pub(super) fn notes(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let lines: Vec<El> = report
        .findings
        .iter()
        .filter(|finding| finding.level() == Level::Note)
        // The ladder of levels and the code row say these where they arise.
        .filter(|finding| {
            !matches!(finding, Finding::ClassLevelOnly {} | Finding::LotLevelOnly {} | Finding::ForeignPrefix { .. })
        })
        .map(|finding| {
            el("li", "finding")
                .attr("data-tone", "note")
                .attr("data-finding", finding.code().as_str())
                .child(icon(Icon::Info))
                .child(
                    el("div", "")
                        .child(el("p", "finding-title").text(context.t(Statement::Finding(finding.code()))))
                        .child(el("p", "").text(why(context.writer(), &report.sources, finding).join(" ")))
                        .child(el("p", "who").text(who(context, report, finding))),
                )
        })
        .collect();
    let unchecked = report.findings.iter().any(|finding| matches!(finding, Finding::HashUnconfirmed { .. }));
    (!lines.is_empty()).then(|| {
        section(context, "card notes", context.t(ReportLabel::Notes))
            .child(el("ul", "findings").children(lines))
            .maybe(unchecked.then(|| explain(context, Myth::TamperedHash)))
    })
}

/// The sources whose statements a finding rests on; else the code, else this page's own comparison.
fn who(context: &Context<'_>, report: &TraceReport, finding: &Finding) -> Text {
    let tellers = finding.events().into_iter().filter_map(|event| Some(report.events.get(event)?.source));
    let mut names: Vec<&str> = Vec::new();
    for source in finding.sources().into_iter().chain(tellers) {
        if let Some(line) = report.sources.get(source)
            && !names.contains(&line.name.as_str())
        {
            names.push(&line.name);
        }
    }
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
        | Finding::UntrustedHost { .. } => ReportLabel::WhoSaysCode,
        _ => ReportLabel::WhoSaysCheck,
    })
}

/// A telephone number as `tel:` wants it.
pub(super) fn digits(number: &str) -> String {
    number.chars().filter(|char| char.is_ascii_digit() || *char == '+').collect()
}
