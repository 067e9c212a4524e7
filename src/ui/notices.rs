//! Lines at the top, and what a screen reader is told when the screen changes.

use super::class::{Class, class};
use super::context::{Context, button, icon_button};
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use super::report_view::ReportView;
use crate::session::{CameraState, Input, Mode, PictureState, Progress, Standin, View};
use crate::text::{Label, Phrase, Value};
use crate::ui::{attr, tag};
use gs1::list::Gather;
use trace::clock::Timestamp;

/// Where the kiosk's countdown begins, as it is said.
const COUNTDOWN_S: usize = 15;

/// One region that speaks: short, and only what changed.
pub(super) fn announcer(context: &Context<'_>, view: Option<&ReportView>) -> El {
    el(tag::P, class!("heard"))
        .attr(attr::ROLE, "status")
        .attr(attr::ARIA_LIVE, "polite")
        .text(announcement(context, view))
}

fn announcement(context: &Context<'_>, view: Option<&ReportView>) -> Text {
    let state = context.state;
    if state.machine.countdown_s.is_some() {
        // Said once and not every second.
        return context.with(Label::KioskReset, "n", Value::Count(COUNTDOWN_S));
    }
    if let Some(notice) = state.notice() {
        return context.t(Phrase::Notice(notice));
    }
    if state.person.view == View::Report {
        return match (view.and_then(|view| view.heard(context)), state.person.progress) {
            (Some(heard), Progress::Done) => heard.into(),
            (_, Progress::NotLoaded) => context.t(Label::NotLoaded),
            (_, Progress::Slow) => context.t(Label::LookingUpSlow),
            _ => context.t(Label::LookingUp),
        };
    }
    if state.person.picture == PictureState::Reading {
        return context.t(Label::PictureReading);
    }
    if !state.person.offered.is_empty() {
        return context.t(Label::ChooseCode);
    }
    if let Some(hint) = state.machine.hint {
        return context.t(Phrase::Hint(hint));
    }
    match &state.machine.camera {
        CameraState::Off => Text::Borrowed(""),
        CameraState::Starting => context.t(Label::CameraStarting),
        CameraState::Running(_) => context.t(Label::PointCamera),
        CameraState::Failed(error) => context.t(Phrase::Camera(*error)),
    }
}

/// The lines that are seen.
pub(super) fn notices(context: &Context<'_>) -> El {
    let state = context.state;
    el(tag::DIV, class!("notices"))
        .maybe(
            (!state.machine.online).then(|| line(class!("notice offline"), Icon::Offline, context.t(Label::Offline))),
        )
        .maybe(standin(context).map(|words| line(class!("notice"), Icon::Info, words)))
        // A stand takes a new version by itself.
        .maybe((state.machine.update && state.machine.mode != Mode::Kiosk).then(|| {
            line(class!("notice"), Icon::Info, context.t(Label::UpdateReady)).child(button(
                class!("button small"),
                Icon::Check,
                context.t(Label::UpdateNow),
                Input::UpdateAgreed,
            ))
        }))
        .maybe(state.notice().map(|notice| {
            line(class!("notice strong"), Icon::Info, context.t(Phrase::Notice(notice))).child(icon_button(
                class!("button quiet square"),
                Icon::Close,
                context.t(Label::Close),
                Input::NoticeClosed,
            ))
        }))
        .maybe(
            state
                .person
                .copy_by_hand
                .as_ref()
                .filter(|_| state.person.notice == Some(crate::session::Notice::CopyByHand))
                .map(|text| copy_by_hand(context, text)),
        )
        .maybe((!state.machine.config_faults.is_empty()).then(|| faults(context)))
}

/// What the page makes do with while its configuration does not come.
fn standin(context: &Context<'_>) -> Option<Text> {
    match context.state.machine.config {
        Standin::None => None,
        Standin::Neutral => Some(context.t(Label::ConfigNeutral)),
        Standin::Kept(at_ms) => {
            let at = context.here(Timestamp(i64::try_from(at_ms).unwrap_or(i64::MAX)));
            Some(context.with(Label::ConfigKept, "time", Value::Time(at)))
        }
    }
}

fn line(class: Class, sign: Icon, words: Text) -> El {
    el(tag::DIV, class).child(icon(sign)).child(el(tag::P, class!("")).text(words))
}

/// The text in a field, so that it can be selected with every finger and key.
fn copy_by_hand(context: &Context<'_>, text: &str) -> El {
    el(tag::DIV, class!("notice")).child(
        el(tag::LABEL, class!("field")).child(el(tag::SPAN, class!("")).text(context.t(Label::CopyByHand))).child(
            el(tag::TEXTAREA, class!("input")).flag(attr::READONLY, true).attr(attr::ROWS, "3").text(text.to_owned()),
        ),
    )
}

/// Faults of the configuration, for whoever set it up.
fn faults(context: &Context<'_>) -> El {
    let rows = context.state.machine.config_faults.iter();
    line(class!("notice offline"), Icon::Warning, context.t(Label::ConfigFault)).child(
        el(tag::UL, class!("faults"))
            .attr(attr::LANG, "en")
            .children(rows.map(|fault| el(tag::LI, class!("")).text(fault.clone())).gathered()),
    )
}
