//! What a person can do with a report.

use super::class::class;
use super::context::{Context, button};
use super::icon::Icon;
use super::node::{El, el};
use crate::session::{Input, Mode, Panel, Progress};
use crate::text::{Label, ReportLabel, report_title, spoken};
use crate::ui::{attr, tag};
use trace::carried::Carried;
use trace::report::TraceReport;
use trace::verdict::Verdict;

/// The buttons at the end of the report.
pub(super) fn actions(context: &Context<'_>, report: &TraceReport) -> El {
    let state = context.state;
    let at_home = state.machine.mode != Mode::Kiosk;
    // A payment, a network or a contact is nobody else's business.
    let is_public = matches!(report.carried, Carried::Product(_) | Carried::Link(_));
    // The answer has that button already where a source was silent.
    let asks_again = matches!(report.verdict, Verdict::Incomplete | Verdict::NotLookedUp);
    let words = if state.person.speaking { ReportLabel::StopReading } else { ReportLabel::ReadAloud };
    let read = button(
        class!("button"),
        Icon::Speaker,
        context.t(words),
        Input::SpeakToggled(spoken(context.writer(), report)),
    )
    .attr(attr::ARIA_PRESSED, super::header::flag(state.person.speaking));
    let act = |sign: Icon, words: ReportLabel, input: Input| button(class!("button"), sign, context.t(words), input);
    el(tag::DIV, class!("actions"))
        .child(read)
        .maybe(
            (state.person.progress == Progress::Done && context.is_product() && !asks_again)
                .then(|| act(Icon::Turn, ReportLabel::LookUpAgain, Input::LookUpAgain)),
        )
        .maybe((at_home && is_public).then(|| {
            let title = report_title(context.writer(), report);
            act(Icon::Share, ReportLabel::Share, Input::ShareWanted(title))
        }))
        .maybe(
            (at_home && is_public)
                .then(|| button(class!("button"), Icon::Link, context.t(Label::CopyLink), Input::LinkCopyWanted)),
        )
        .maybe(at_home.then(|| act(Icon::Print, ReportLabel::Print, Input::PrintWanted)))
        .maybe(is_public.then(|| act(Icon::Flag, ReportLabel::ReportProblem, Input::PanelOpened(Panel::Problem))))
}
