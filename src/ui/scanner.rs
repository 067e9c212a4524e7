//! The scan view: live picture, and the other two ways, always.

use super::context::{Context, button};
use super::icon::{Icon, icon};
use super::node::{Act, El, el};
use super::report_view::ReportView;
use super::{choice, device, failure, kiosk, part, ways};
use crate::session::{CameraAbilities, CameraState, Input, Mode, PictureState, View};
use crate::text::{Label, Phrase};

/// The scan view. It stays in the tree in every view, so that the live picture does.
pub(super) fn scanner(context: &Context<'_>, view: Option<&ReportView>) -> El {
    let state = context.state;
    let kiosk = state.machine.mode == Mode::Kiosk;
    let films = matches!(state.machine.camera, CameraState::Starting | CameraState::Running(_));
    let heading = if kiosk { Label::KioskHeading } else { Label::ScanHeading };
    el("section", "scan")
        .child(
            el("div", "scan-words")
                .child(
                    el(context.heading(1), "title")
                        .attr(part::ATTRIBUTE, part::HEADING)
                        .focus(context.turn(state.person.view == View::Scan))
                        .text(context.t(heading)),
                )
                .child(el("p", "lead").text(context.t(if kiosk { Label::KioskTouch } else { Label::ScanLead }))),
        )
        .maybe(kiosk.then(|| kiosk::attract(context)))
        .child(viewfinder(context).flag("hidden", state.machine.stand.blind))
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
    // An element that cannot set the focus takes no tap.
    let video = el("video", "live")
        .attr(part::ATTRIBUTE, part::VIDEO)
        .attr("playsinline", "")
        .attr("muted", "")
        .attr("autoplay", "")
        .attr("aria-hidden", "true")
        .attr("tabindex", "-1")
        .on("click", Act::Point(|x, y| Input::FocusTapped { x, y }))
        .on("pointermove", Act::Finger(|id, x, y| Input::FingerMoved { id, x, y }))
        .on("pointerup", Act::Finger(|id, _, _| Input::FingerLifted(id)))
        .on("pointercancel", Act::Finger(|id, _, _| Input::FingerLifted(id)));
    el("div", "viewfinder")
        .attr("data-camera", word)
        .attr("role", "group")
        .attr("aria-label", context.t(Label::Viewfinder))
        .child(
            el("div", "picture")
                .child(video)
                .child(choice::outlines(context))
                .maybe(abilities.filter(|_| state.person.offered.is_empty()).map(|_| aim(context)))
                .maybe((word == "off").then(|| start(context)))
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
    el("div", "aim")
        .child(
            el("div", "corners")
                .attr("aria-hidden", "true")
                .child(el("i", ""))
                .child(el("i", ""))
                .child(el("i", ""))
                .child(el("i", ""))
                .child(el("b", "beam")),
        )
        .child(el("p", "hint").text(words))
}

fn start(context: &Context<'_>) -> El {
    el("div", "cover")
        .child(icon(Icon::Scan))
        .child(button("button primary large", Icon::Camera, context.t(Label::StartScanning), Input::CameraWanted))
        .child(el("p", "cover-note").text(context.t(Label::CameraPrivacy)))
}

fn starting(context: &Context<'_>) -> El {
    el("div", "cover")
        .child(el("span", "spinner").attr("aria-hidden", "true"))
        .child(el("p", "").text(context.t(Label::CameraStarting)))
        .child(el("p", "cover-note").text(context.t(Label::CameraAllow)))
}

fn reading_picture(context: &Context<'_>) -> El {
    el("div", "cover over")
        .child(el("span", "spinner").attr("aria-hidden", "true"))
        .child(el("p", "").text(context.t(Label::PictureReading)))
}

/// Light, zoom, choice of camera, off.
fn controls(context: &Context<'_>, abilities: &CameraAbilities) -> El {
    let state = context.state;
    let torch = abilities.torch.then(|| {
        let words = if state.person.torch { Label::TorchOff } else { Label::TorchOn };
        button("button quiet", Icon::Light, context.t(words), Input::TorchToggled)
            .attr("aria-pressed", super::header::flag(state.person.torch))
    });
    let zoom = abilities.zoom.filter(|range| range.max > range.min).map(|range| {
        let now = state.zoom().unwrap_or(range.now);
        el("label", "zoom").child(icon(Icon::Search)).child(el("span", "").text(context.t(Label::Zoom))).child(
            el("input", "range")
                .attr("type", "range")
                .attr("min", range.min.to_string())
                .attr("max", range.max.to_string())
                .attr("step", if range.step > 0.0 { range.step } else { 0.1 }.to_string())
                .attr("value", now.to_string())
                .on("input", Act::Number(Input::Zoomed)),
        )
    });
    let devices = device::choice(context, &abilities.device);
    let stop = (state.machine.mode != Mode::Kiosk)
        .then(|| button("button quiet", Icon::Close, context.t(Label::StopCamera), Input::CameraUnwanted));
    el("div", "controls").maybe(torch).maybe(stop).maybe(zoom).maybe(devices)
}
