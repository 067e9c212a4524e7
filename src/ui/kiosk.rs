//! What only a public stand shows: the camera notice, and the countdown to forgetting.

use super::context::{Context, button};
use super::icon::{Icon, icon};
use super::node::{El, el};
use super::part;
use crate::session::Input;
use crate::text::{Label, Value};

/// The notice that a camera is on.
pub(super) fn camera_notice(context: &Context<'_>) -> El {
    el("p", "camera-notice").child(icon(Icon::Camera)).child(el("span", "").text(context.t(Label::KioskNotice)))
}

/// The field for scanners that hand over text instead of keys; a person neither sees nor reaches it.
pub(super) fn catch(context: &Context<'_>) -> El {
    el("input", "heard")
        .attr(part::ATTRIBUTE, part::CATCH)
        .attr("type", "text")
        .attr("inputmode", "none")
        .attr("autocomplete", "off")
        .attr("tabindex", "-1")
        .attr("aria-label", context.t(Label::KioskHeading))
}

/// The countdown. Anybody who still reads stops it with one touch.
pub(super) fn countdown(context: &Context<'_>) -> Option<El> {
    let seconds = context.state.machine.countdown_s?;
    Some(
        el("div", "countdown")
            .child(el("p", "").text(context.with(Label::KioskReset, "n", Value::Count(seconds.into()))))
            .child(button("button primary large", Icon::Clock, context.t(Label::KioskMore), Input::Touched))
            .child(button("button large", Icon::Check, context.t(Label::KioskDone), Input::WipeWanted)),
    )
}
