//! The report: verdict, three rows, what was identified, warnings, product, journey, details.

use super::context::{Context, button};
use super::icon::Icon;
use super::node::{El, el};
use super::{actions, carried, checklist, details, findings, journey, level, map, product, rows, verdict};
use crate::session::Input;
use crate::text::Label;
use crate::trace::report::SourceState;
use crate::trace::verdict::Verdict;

/// The report view, also while the look-up is under way.
pub(super) fn report(context: &Context<'_>) -> El {
    let state = context.state;
    let page = el("article", "report")
        // Open details of one report must not stay open for the next.
        .key(state.memory.report_number);
    let Some(report) = &state.report else {
        return page.child(verdict::looking_up(context)).child(back(context));
    };
    let page = page.child(verdict::verdict(context, report));
    if !context.is_product() {
        return page
            .child(carried::carried(context, report))
            .child(details::details(context, report))
            .child(actions::actions(context, report))
            .child(back(context));
    }
    let code_only = report.verdict == Verdict::CodeInvalid;
    let known = report.sources.iter().any(|source| matches!(source.state, SourceState::Found { .. }));
    page.maybe(findings::warnings(context, report))
        .child(rows::rows(context, report))
        .maybe((!code_only).then(|| level::level(context, report)))
        .maybe((!code_only).then(|| product::product(context, report)))
        .maybe(known.then(|| journey::journey(context, report)))
        .maybe(map::map(context, report))
        .maybe(findings::notes(context, report))
        .maybe(checklist::checklist(context, report))
        .child(details::details(context, report))
        .child(actions::actions(context, report))
        .child(back(context))
}

/// The way to the next product, always at the thumb.
fn back(context: &Context<'_>) -> El {
    el("div", "back").child(button("button primary", Icon::Scan, context.t(Label::ScanAnother), Input::ScanAgain))
}
