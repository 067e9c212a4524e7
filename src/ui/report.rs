//! The report: verdict, three rows, what was identified, warnings, product, journey, details.

use super::context::{Context, button, explain, section};
use super::icon::Icon;
use super::node::{El, el};
use super::{actions, carried, checklist, details, findings, journey, level, map, product, rows, verdict};
use crate::session::{Input, Progress};
use crate::text::{Label, Myth};
use crate::trace::finding::Level;

/// The report view, also while the look-up is under way.
pub(super) fn report(context: &Context<'_>) -> El {
    let state = context.state;
    let page = el("article", "report")
        // Open details of one report must not stay open for the next.
        .key(state.memory.look_up_id)
        .child(back(context));
    let Some(report) = &state.report else {
        return page.child(verdict::looking_up(context));
    };
    let page = page.child(verdict::verdict(context, report));
    if !context.is_product() {
        return page
            .child(carried::carried(context, report))
            .child(details::details(context, report))
            .child(actions::actions(context, report));
    }
    let done = state.progress == Progress::Done;
    page.maybe(findings::warnings(context, report))
        .child(rows::rows(context, report))
        .child(level::level(context, report))
        .child(product::product(context, report))
        .maybe((done || !report.timeline.is_empty()).then(|| journey::journey(context, report)))
        .maybe(map::map(context, report))
        .maybe(findings::notes(context, report))
        .maybe(checklist::checklist(context, report))
        .maybe(doubt(context, report))
        .child(details::details(context, report))
        .child(actions::actions(context, report))
}

fn back(context: &Context<'_>) -> El {
    el("div", "back").child(button("button primary", Icon::Scan, context.t(Label::ScanAnother), Input::ScanAgain))
}

/// What a record proves and does not prove, where there is one.
fn doubt(context: &Context<'_>, report: &crate::trace::report::TraceReport) -> Option<El> {
    if report.timeline.is_empty() {
        return None;
    }
    let unchecked =
        report.findings.iter().any(|finding| finding.code == crate::trace::finding::FindingCode::HashUnconfirmed);
    let calm = report.findings.iter().all(|finding| finding.code.level() == Level::Note);
    Some(
        section(context, "card doubt", context.t(Label::Notes))
            .maybe(calm.then(|| explain(context, Myth::Shown)))
            .child(explain(context, Myth::Copied))
            .child(explain(context, Myth::WhoDeclares))
            .maybe(unchecked.then(|| explain(context, Myth::TamperedHash))),
    )
}
