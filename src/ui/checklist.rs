//! The legal checklist: there, missing, lawfully withheld, not required, not known.

use super::class::class;
use super::context::{Context, explain};
use super::fold::fold;
use super::icon::{Icon, icon};
use super::node::{El, el};
use crate::text::{Myth, ReportLabel, Statement, Value};
use crate::ui::{attr, tag};
use trace::product::{ChecklistState, Rule};
use trace::report::TraceReport;

/// The checklist, one list a rule.
pub(super) fn checklist(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    if report.checklist.is_empty() {
        return None;
    }
    let lists =
        [Rule::Circular02Of2024, Rule::Decree37Of2026].into_iter().filter_map(|rule| list(context, report, rule));
    let there = report.checklist.iter().filter(|line| line.state == ChecklistState::Present).count();
    let values = [("n", Value::Count(there)), ("m", Value::Count(report.checklist.len()))];
    let result = context.say(&ReportLabel::ChecklistLead, &values);
    let withheld = report.checklist.iter().any(|line| line.state == ChecklistState::Withheld);
    Some(
        fold(context, class!("card checklist"), context.t(ReportLabel::ChecklistHeading), result)
            .children(lists.collect())
            .maybe(withheld.then(|| explain(context, Myth::Withheld))),
    )
}

fn list(context: &Context<'_>, report: &TraceReport, rule: Rule) -> Option<El> {
    let lines: Vec<_> = report.checklist.iter().filter(|line| line.rule == rule).collect();
    if lines.is_empty() {
        return None;
    }
    let there = lines.iter().filter(|line| line.state == ChecklistState::Present).count();
    let values = [("n", Value::Count(there)), ("m", Value::Count(lines.len()))];
    let lead = context.say(&ReportLabel::ChecklistLead, &values);
    let rows = lines.iter().map(|line| {
        let (word, sign) = match line.state {
            ChecklistState::Present => ("present", Icon::Check),
            ChecklistState::Missing => ("missing", Icon::Cross),
            ChecklistState::Withheld => ("withheld", Icon::Minus),
            ChecklistState::NotRequired => ("not-required", Icon::Minus),
            ChecklistState::Unknown => ("unknown", Icon::Question),
        };
        let who = line.source.and_then(|index| report.sources.get(index));
        el(tag::LI, class!("check"))
            .attr(attr::DATA_STATE, word)
            .child(icon(sign))
            .child(el(tag::SPAN, class!("check-name")).text(context.t(Statement::ChecklistItem(line.item))).maybe(
                who.map(|source| {
                    el(tag::SPAN, class!("who")).text(context.with_text(ReportLabel::WhoSays, &source.name))
                }),
            ))
            .child(el(tag::SPAN, class!("check-state")).text(context.t(Statement::ChecklistState(line.state))))
    });
    Some(
        el(tag::DETAILS, class!("checks"))
            .child(
                el(tag::SUMMARY, class!(""))
                    .child(el(tag::SPAN, class!("")).text(context.t(Statement::Rule(rule))))
                    .child(el(tag::SPAN, class!("chip")).text(lead)),
            )
            .child(el(tag::UL, class!("")).children(rows.collect())),
    )
}
