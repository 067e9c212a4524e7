//! The report: verdict, three rows, what was identified, warnings, product, journey, details.

use super::context::{Context, button};
use super::icon::Icon;
use super::node::{El, el};
use super::{
    actions, carried, checklist, choice, details, findings, journey, level, looking_up, map, named, problem, product,
    rows, verdict,
};
use crate::session::{Input, Lang, Scanned};
use crate::text::Label;
use trace::report::{SourceState, TraceReport};
use trace::verdict::Verdict;

/// How a report is shown: the way to the parts that are loaded together with what makes reports.
#[derive(Clone, Copy, Debug)]
pub struct ReportView {
    parts: fn(&Context<'_>, &TraceReport, El) -> El,
    problem: fn(&Context<'_>, &TraceReport) -> El,
    name: fn(Lang, &Scanned) -> String,
}

/// The view; whoever names this function has every part of a report linked in.
pub fn report_view() -> ReportView {
    ReportView { parts, problem: problem::problem, name: named::named }
}

impl ReportView {
    /// The problem panel; there is none without a report.
    pub(super) fn problem(&self, context: &Context<'_>) -> Option<El> {
        context.state.person.report.as_ref().map(|report| (self.problem)(context, report))
    }

    /// What a code names, in words.
    pub(super) fn name(&self, lang: Lang, scan: &Scanned) -> String {
        (self.name)(lang, scan)
    }
}

/// The report view, also while the look-up is under way.
pub(super) fn report(context: &Context<'_>, view: Option<&ReportView>) -> El {
    let state = context.state;
    let page = el("article", "report")
        // Open details of one report must not stay open for the next.
        .key(state.memory.report_number);
    match (&state.person.report, view) {
        (Some(report), Some(view)) => (view.parts)(context, report, page),
        _ => page.child(looking_up::looking_up(context)).child(back(context)),
    }
}

/// Everything that a report says, added to `page`.
fn parts(context: &Context<'_>, report: &TraceReport, page: El) -> El {
    let page = page.child(verdict::verdict(context, report));
    if !context.is_product() {
        return page
            .child(carried::carried(context, report))
            .maybe(choice::beside(context, &report_view()))
            .child(details::details(context, report))
            .child(actions::actions(context, report))
            .child(back(context));
    }
    let code_only = report.verdict == Verdict::CodeInvalid;
    let known = report.sources.iter().any(|source| matches!(source.state, SourceState::Found { .. }));
    // Read one after the other; a wide screen has room for both side by side.
    let what = el("div", "half")
        .maybe(findings::warnings(context, report))
        .child(rows::rows(context, report))
        .maybe((!code_only).then(|| level::level(context, report)))
        .maybe((!code_only).then(|| product::product(context, report)));
    let way = el("div", "half")
        .maybe(known.then(|| journey::journey(context, report)))
        .maybe(map::map(context, report))
        .maybe(findings::notes(context, report))
        .maybe(checklist::checklist(context, report));
    page.flag("data-wide", !code_only)
        .child(el("div", "halves").child(what).child(way))
        .maybe(choice::beside(context, &report_view()))
        .child(details::details(context, report))
        .child(actions::actions(context, report))
        .child(back(context))
}

/// The way to the next product, always at the thumb.
fn back(context: &Context<'_>) -> El {
    el("div", "back").child(button("button primary", Icon::Scan, context.t(Label::ScanAnother), Input::ScanAgain))
}
