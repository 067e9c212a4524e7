//! The report: the answer first, then the journey, then everything else behind headings that tell its result.

use super::class::class;
use super::context::{Context, button};
use super::icon::Icon;
use super::node::{El, el};
use super::report_view::ReportView;
use super::{
    actions, answer, carried, checked_by, checklist, choice, code_row, details, diag, findings, journey, looking_up,
    map, named, notes, problem, product, sources,
};
use crate::session::{Input, Mode, Place};
use crate::text::{Label, ReportLabel, answer as told, report_title};
use crate::ui::{attr, tag};
use trace::report::{SourceState, TraceReport};
use trace::verdict::Verdict;

/// The view; whoever names this function has every part of a report linked in.
pub fn report_view() -> ReportView {
    ReportView { parts, problem: problem::problem, name: named::named, title, heard, diag: diag::diag }
}

fn title(context: &Context<'_>, report: &TraceReport) -> String {
    report_title(context.writer(), report)
}

fn heard(context: &Context<'_>, report: &TraceReport) -> String {
    let answer = told(context.writer(), report);
    [answer.kind, ". ", &answer.headline, ". ", &answer.lead()].concat()
}

/// The report view, also while the look-up is under way.
pub(super) fn report(context: &Context<'_>, view: Option<&ReportView>) -> El {
    let state = context.state;
    let page = el(tag::ARTICLE, class!("report"))
        // Open details of one report must not stay open for the next.
        .key(state.memory.report_number);
    match (&state.person.report, view) {
        (Some(report), Some(view)) => (view.parts)(context, report, page),
        _ => page.child(looking_up::looking_up(context)).child(back(context)),
    }
}

/// The name of the answer within its document: a page that was written by a portal is painted once it is there.
pub const ANSWER: &str = "answer";

/// Everything that a report says, added to `page`.
fn parts(context: &Context<'_>, report: &TraceReport, page: El) -> El {
    let page = page.maybe(checked_by::checked_by(context));
    let is_product = context.is_product();
    let is_code_only = !is_product || report.verdict == Verdict::CodeInvalid;
    let known = report.sources.iter().any(|source| matches!(source.state, SourceState::Found { .. }));
    let is_described = !is_code_only && known;
    // Read one after the other; a wide screen keeps the answer in view beside the rest.
    let first = el(tag::DIV, class!("half answer"))
        .attr(attr::ID, ANSWER)
        .child(answer::answer_card(context, report))
        .maybe(is_product.then(|| product::safety(context, report)).flatten());
    let folds = el(tag::DIV, class!("folds"))
        .maybe(notes::unread(context, report))
        .maybe(notes::notes(context, report))
        .maybe(is_described.then(|| product::product(context, report)).flatten())
        .maybe(map::map(context, report))
        .maybe(is_product.then(|| code_row::code(context, report)))
        .maybe((is_product && !report.sources.is_empty()).then(|| sources::sources(context, report)))
        .maybe(checklist::checklist(context, report))
        .child(details::details(context, report));
    let rest = el(tag::DIV, class!("half"))
        .maybe((!is_product).then(|| carried::carried(context, report)))
        .maybe(findings::warnings(context, report))
        .maybe(is_described.then(|| journey::journey(context, report)))
        .child(folds)
        .maybe(choice::beside(context, &report_view()));
    if context.state.machine.mode == Mode::Kiosk {
        // The answer fills the screen; the rest is a touch away.
        let more = el(tag::SUMMARY, class!("button wide")).text(context.t(ReportLabel::KioskAll));
        let rest = el(tag::DETAILS, class!("kiosk-all")).child(more).child(rest);
        // The portal draws it: where nobody answers, it does not either.
        let answered = |state: &SourceState| matches!(state, SourceState::Found { .. } | SourceState::NotFound);
        let is_drawn = context.state.machine.online && report.sources.iter().any(|source| answered(&source.state));
        let away = (is_product && is_drawn).then(|| take_away(context)).flatten();
        return page.child(first.maybe(away)).child(rest).child(actions::actions(context, report)).child(back(context));
    }
    page.flag(attr::DATA_WIDE, !is_code_only)
        .child(el(tag::DIV, class!("halves")).child(first).child(rest))
        .child(actions::actions(context, report))
        .child(back(context))
}

/// A code that takes the report along on a telephone; the portal draws it.
fn take_away(context: &Context<'_>) -> Option<El> {
    let place = Place::Report(context.state.person.scanned.as_ref()?.permanent_text()).fragment();
    let words = context.t(ReportLabel::KioskTakeAway);
    let drawn = el(tag::IMG, class!("")).attr(attr::SRC, ["take-away.svg?", &place[1..]].concat()).attr(attr::ALT, "");
    Some(el(tag::FIGURE, class!("take-away")).child(drawn).child(el(tag::FIGCAPTION, class!("")).text(words)))
}

/// The way to the next product, always at the thumb.
fn back(context: &Context<'_>) -> El {
    el(tag::DIV, class!("back")).child(button(
        class!("button primary"),
        Icon::Scan,
        context.t(Label::ScanAnother),
        Input::ScanAgain,
    ))
}
