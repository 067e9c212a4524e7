//! The scan view: live picture, and the other two ways, always.

use super::class::class;
use super::context::{Context, button};
use super::icon::{Icon, icon};
use super::node::{Act, El, el};
use super::report_view::ReportView;
use super::{choice, device, failure, kiosk, part, ways};
use crate::session::{CameraAbilities, CameraState, Input, Mode, PictureState, View};
use crate::text::{Label, Phrase, decimal};
use crate::ui::{attr, event, tag};

/// The scan view. It stays in the tree in every view, so that the live picture does.
pub(super) fn scanner(context: &Context<'_>, view: Option<&ReportView>) -> El {
    let state = context.state;
    let kiosk = state.machine.mode == Mode::Kiosk;
    let films = matches!(state.machine.camera, CameraState::Starting | CameraState::Running(_));
    let heading = if kiosk { Label::KioskHeading } else { Label::ScanHeading };
    el(tag::SECTION, class!("scan"))
        .child(
            el(tag::DIV, class!("scan-words"))
                .child(
                    el(context.heading(1), class!("title"))
                        .attr(attr::PART, part::HEADING)
                        .focus(context.turn(state.person.view == View::Scan))
                        .text(context.t(heading)),
                )
                .child(el(tag::P, class!("lead")).text(context.t(if kiosk {
                    Label::KioskTouch
                } else {
                    Label::ScanLead
                }))),
        )
        .maybe(kiosk.then(|| kiosk::attract(context)))
        .child(viewfinder(context).flag(attr::HIDDEN, state.machine.stand.blind))
        .maybe(choice::choice(context, view))
        .child(ways::ways(context))
        .maybe((kiosk && films).then(|| kiosk::camera_notice(context)))
}

/// The live picture with what lies over it.
fn viewfinder(context: &Context<'_>) -> El {
    let state = context.state;
    let word = match &state.machine.camera {
        CameraState::Off => "off",
        CameraState::Starting => "starting",
        CameraState::Running(_) => "running",
        CameraState::Failed(_) => "failed",
    };
    let abilities = match &state.machine.camera {
        CameraState::Running(abilities) => Some(abilities),
        _ => None,
    };
    let still = state.machine.outlines.still;
    // An element that cannot set the focus takes no tap.
    let video = el(tag::VIDEO, class!("live"))
        .attr(attr::PART, part::VIDEO)
        .attr(attr::PLAYSINLINE, "")
        .attr(attr::MUTED, "")
        .attr(attr::AUTOPLAY, "")
        .attr(attr::ARIA_HIDDEN, "true")
        .attr(attr::TABINDEX, "-1")
        .on(event::CLICK, Act::Point(|x, y| Input::FocusTapped { x, y }))
        .on(event::POINTERMOVE, Act::Finger(|id, x, y| Input::FingerMoved { id, x, y }))
        .on(event::POINTERUP, Act::Finger(|id, _, _| Input::FingerLifted(id)))
        .on(event::POINTERCANCEL, Act::Finger(|id, _, _| Input::FingerLifted(id)));
    el(tag::DIV, class!("viewfinder"))
        .attr(attr::DATA_CAMERA, word)
        .attr(attr::ROLE, "group")
        .attr(attr::ARIA_LABEL, context.t(Label::Viewfinder))
        .child(
            el(tag::DIV, class!("picture"))
                .child(video)
                .maybe(still.then(|| {
                    el(tag::CANVAS, class!("still")).attr(attr::PART, part::STILL).attr(attr::ARIA_HIDDEN, "true")
                }))
                .child(choice::outlines(context))
                .maybe(abilities.filter(|_| state.person.offered.is_empty()).map(|_| aim(context)))
                .maybe((word == "off" && !still).then(|| start(context)))
                .maybe((word == "starting").then(|| starting(context)))
                .maybe((state.person.picture == PictureState::Reading).then(|| reading_picture(context))),
        )
        .maybe(abilities.map(|abilities| controls(context, abilities)))
        .maybe(match state.machine.camera {
            CameraState::Failed(error) => Some(failure::failure(context, error)),
            _ => None,
        })
}

/// The corners, and the hint under them.
fn aim(context: &Context<'_>) -> El {
    let words = match context.state.machine.hint {
        Some(hint) => context.t(Phrase::Hint(hint)),
        None => context.t(Label::PointCamera),
    };
    el(tag::DIV, class!("aim"))
        .child(
            el(tag::DIV, class!("corners"))
                .attr(attr::ARIA_HIDDEN, "true")
                .child(el(tag::I, class!("")))
                .child(el(tag::I, class!("")))
                .child(el(tag::I, class!("")))
                .child(el(tag::I, class!("")))
                .child(el(tag::B, class!("beam"))),
        )
        .child(el(tag::P, class!("hint")).text(words))
}

fn start(context: &Context<'_>) -> El {
    el(tag::DIV, class!("cover"))
        .child(icon(Icon::Scan))
        .child(button(
            class!("button primary large"),
            Icon::Camera,
            context.t(Label::StartScanning),
            Input::CameraWanted,
        ))
        .child(el(tag::P, class!("cover-note")).text(context.t(Label::CameraPrivacy)))
}

fn starting(context: &Context<'_>) -> El {
    el(tag::DIV, class!("cover"))
        .child(el(tag::SPAN, class!("spinner")).attr(attr::ARIA_HIDDEN, "true"))
        .child(el(tag::P, class!("")).text(context.t(Label::CameraStarting)))
        .child(el(tag::P, class!("cover-note")).text(context.t(Label::CameraAllow)))
}

fn reading_picture(context: &Context<'_>) -> El {
    el(tag::DIV, class!("cover over"))
        .child(el(tag::SPAN, class!("spinner")).attr(attr::ARIA_HIDDEN, "true"))
        .child(el(tag::P, class!("")).text(context.t(Label::PictureReading)))
}

/// Light, zoom, choice of camera, off.
fn controls(context: &Context<'_>, abilities: &CameraAbilities) -> El {
    let state = context.state;
    let torch = abilities.torch.then(|| {
        let words = if state.person.torch { Label::TorchOff } else { Label::TorchOn };
        button(class!("button quiet"), Icon::Light, context.t(words), Input::TorchToggled)
            .attr(attr::ARIA_PRESSED, super::header::flag(state.person.torch))
    });
    let zoom = abilities.zoom.filter(|range| range.max > range.min).map(|range| {
        let now = state.zoom().unwrap_or(range.now);
        el(tag::LABEL, class!("zoom"))
            .child(icon(Icon::Search))
            .child(el(tag::SPAN, class!("")).text(context.t(Label::Zoom)))
            .child(
                el(tag::INPUT, class!("range"))
                    .attr(attr::TYPE, "range")
                    .attr(attr::MIN, factor(range.min))
                    .attr(attr::MAX, factor(range.max))
                    .attr(attr::STEP, factor(if range.step > 0.0 { range.step } else { 0.1 }))
                    .attr(attr::VALUE, factor(now))
                    .on(event::INPUT, Act::Number(Input::Zoomed)),
            )
    });
    let devices = device::choice(context, &abilities.device);
    let stop = (state.machine.mode != Mode::Kiosk)
        .then(|| button(class!("button quiet"), Icon::Close, context.t(Label::StopCamera), Input::CameraUnwanted));
    el(tag::DIV, class!("controls")).maybe(torch).maybe(stop).maybe(zoom).maybe(devices)
}

/// A zoom factor, as finely as cameras tell it.
fn factor(value: f64) -> String {
    decimal(value, 4).unwrap_or_default()
}
