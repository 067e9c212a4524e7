//! Findings: what was found, why it matters, what to do, and who says so.

use super::context::{Context, explain, section};
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use crate::text::{Myth, ReportLabel, Statement, why};
use trace::finding::{Evidence, Finding, FindingCode, Level};
use trace::report::TraceReport;

/// The findings against the item, the gravest first.
pub(super) fn warnings(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let cards: Vec<El> = report
        .findings
        .iter()
        .filter(|finding| finding.code.level() != Level::Note)
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
    let grave = finding.code.level() == Level::Stop;
    let advice = context.t(Statement::FindingAdvice(finding.code));
    let reasons = why(context.writer(), finding);
    el("li", "finding")
        .attr("data-tone", if grave { "stop" } else { "warn" })
        .attr("data-finding", finding.code.as_str())
        .child(icon(if grave { Icon::Stop } else { Icon::Warning }))
        .child(
            el("div", "")
                .child(el(context.heading(3), "finding-title").text(context.t(Statement::Finding(finding.code))))
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
        .filter(|finding| finding.code.level() == Level::Note)
        // The ladder of levels and the code row say these where they arise.
        .filter(|finding| {
            !matches!(
                finding.code,
                FindingCode::ClassLevelOnly | FindingCode::LotLevelOnly | FindingCode::ForeignPrefix
            )
        })
        .map(|finding| {
            el("li", "finding")
                .attr("data-tone", "note")
                .attr("data-finding", finding.code.as_str())
                .child(icon(Icon::Info))
                .child(
                    el("div", "")
                        .child(el("p", "finding-title").text(context.t(Statement::Finding(finding.code))))
                        .child(el("p", "").text(why(context.writer(), finding).join(" ")))
                        .child(el("p", "who").text(who(context, report, finding))),
                )
        })
        .collect();
    let unchecked = report.findings.iter().any(|finding| finding.code == FindingCode::HashUnconfirmed);
    (!lines.is_empty()).then(|| {
        section(context, "card notes", context.t(ReportLabel::Notes))
            .child(el("ul", "findings").children(lines))
            .maybe(unchecked.then(|| explain(context, Myth::TamperedHash)))
    })
}

/// The sources whose statements a finding rests on; else the code, else this page's own comparison.
fn who(context: &Context<'_>, report: &TraceReport, finding: &Finding) -> Text {
    let mut names: Vec<&str> = Vec::new();
    for piece in &finding.evidence {
        let source = match piece {
            Evidence::Source(index) => Some(*index),
            Evidence::Event(index) => report.events.get(*index).map(|event| event.source),
            _ => None,
        };
        let name = source.and_then(|index| report.sources.get(index));
        if let Some(line) = name
            && !names.contains(&line.name.as_str())
        {
            names.push(&line.name);
        }
    }
    if !names.is_empty() {
        return context.with_text(ReportLabel::WhoSays, &context.writer().list(&names));
    }
    context.t(match finding.code {
        FindingCode::RestrictedNumber
        | FindingCode::ForeignPrefix
        | FindingCode::ClassLevelOnly
        | FindingCode::LotLevelOnly => ReportLabel::WhoSaysRule,
        FindingCode::Expired | FindingCode::PastBestBefore | FindingCode::UntrustedHost => ReportLabel::WhoSaysCode,
        _ => ReportLabel::WhoSaysCheck,
    })
}

/// A telephone number as `tel:` wants it.
pub(super) fn digits(number: &str) -> String {
    number.chars().filter(|char| char.is_ascii_digit() || *char == '+').collect()
}
