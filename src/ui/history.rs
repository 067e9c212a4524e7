//! Kept reports: off at first, deleted one by one or all at once.

use super::choice;
use super::class::class;
use super::context::{Context, button, icon_button};
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use super::report_view::ReportView;
use super::{panel, verdict};
use crate::session::{Input, Kept, Origin, Scanned};
use crate::text::{Label, Phrase, Value, quoted};
use crate::ui::{attr, tag};
use trace::clock::Timestamp;

/// The history panel.
pub(super) fn history(context: &Context<'_>, view: Option<&ReportView>) -> El {
    let state = context.state;
    let frame = panel::panel(context, class!("panel history"), context.t(Label::History));
    if !state.person.choices.history {
        return frame
            .child(el(tag::P, class!("")).text(context.t(Label::HistoryOff)))
            .child(el(tag::P, class!("who")).text(context.t(Label::HistoryMeans)))
            .child(button(
                class!("button primary"),
                Icon::History,
                context.t(Label::HistorySwitch),
                Input::HistoryToggled,
            ));
    }
    if state.person.kept.is_empty() {
        return frame.child(el(tag::P, class!("")).text(context.t(Label::HistoryEmpty)));
    }
    let rows = state.person.kept.iter().map(|kept| row(context, view, kept));
    frame
        .child(el(tag::P, class!("who")).text(context.t(Label::HistoryThen)))
        .child(el(tag::UL, class!("kept-list")).children(rows.collect()))
        .child(button(class!("button"), Icon::Trash, context.t(Label::DeleteAll), Input::AllDeleted))
}

fn row(context: &Context<'_>, view: Option<&ReportView>, kept: &Kept) -> El {
    let title: Text = if kept.title.is_empty() {
        let scan = Scanned { aim: kept.aim, ..Scanned::from_text(&kept.text, Origin::History) };
        choice::name(context, view, &scan).into()
    } else {
        quoted(&kept.title).into()
    };
    let read_at = Timestamp(i64::try_from(kept.read_at_ms).unwrap_or(i64::MAX));
    let time = context.writer().time(context.here(read_at));
    let delete = context.with(Phrase::Label(Label::DeleteOne), "text", Value::Text(&title));
    el(tag::LI, class!("kept"))
        .child(
            el(tag::BUTTON, class!("kept-open"))
                .attr(attr::TYPE, "button")
                .attr(attr::DATA_TONE, verdict::tone(kept.verdict))
                .click(Input::KeptOpened(kept.id))
                .child(icon(verdict::sign(kept.verdict)))
                .child(
                    el(tag::SPAN, class!("kept-words"))
                        .child(el(tag::STRONG, class!("")).text(title))
                        .child(el(tag::SPAN, class!("")).text(context.t(Phrase::Verdict(kept.verdict))))
                        .child(el(tag::SPAN, class!("who")).text(time)),
                ),
        )
        .child(icon_button(class!("button quiet square"), Icon::Trash, delete, Input::KeptDeleted(kept.id)))
}
