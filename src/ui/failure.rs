//! A camera that gives no picture: what is wrong, what helps in this browser, the next best way.

use super::class::class;
use super::context::{Context, button};
use super::device;
use super::icon::{Icon, icon};
use super::node::{El, el};
use crate::session::{CameraError, Input, Mode};
use crate::text::{Label, Phrase, Steps};
use crate::ui::{attr, tag};

/// The card of a camera error. The other two ways stand open right below it.
pub(super) fn failure(context: &Context<'_>, error: CameraError) -> El {
    let state = context.state;
    if state.machine.mode == Mode::Kiosk {
        return at_a_stand(context, error);
    }
    let in_settings = matches!(error, CameraError::Denied | CameraError::Dismissed | CameraError::NeverSettles);
    let steps = Steps::of(state.machine.browser, state.machine.system);
    // Where the page itself must not use the camera, or its browser has none to give, another browser may.
    let elsewhere = state.machine.browser.is_web_view()
        || matches!(
            error,
            CameraError::PolicyBlocked | CameraError::Security | CameraError::NeverSettles | CameraError::Unsupported
        );
    el(tag::DIV, class!("failure"))
        .attr(attr::DATA_ERROR, error.word())
        .child(
            el(tag::P, class!("failure-title"))
                .child(icon(Icon::Camera))
                .child(el(tag::STRONG, class!("")).text(context.t(Phrase::Camera(error)))),
        )
        .child(el(tag::P, class!("")).text(context.t(Phrase::CameraWhy(error))))
        .maybe(in_settings.then(|| el(tag::P, class!("steps")).text(context.t(Phrase::Steps(steps)))))
        .child(
            el(tag::DIV, class!("row"))
                .maybe(error.may_retry().then(|| {
                    button(class!("button primary"), Icon::Turn, context.t(Label::TryAgain), Input::CameraWanted)
                }))
                .maybe(device::choice(context, ""))
                .maybe(
                    elsewhere.then(|| {
                        button(class!("button"), Icon::Link, context.t(Label::CopyLink), Input::LinkCopyWanted)
                    }),
                ),
        )
        .maybe(elsewhere.then(|| el(tag::P, class!("who")).text(context.t(Label::OpenInBrowserMeans))))
}

/// At a stand nobody can allow anything: it tries again by itself, and the words are for the staff. What a browser would
/// ask of its user is nothing to whoever stands before it.
fn at_a_stand(context: &Context<'_>, error: CameraError) -> El {
    let title = match error {
        CameraError::None
        | CameraError::InUse
        | CameraError::NeverSettles
        | CameraError::Muted
        | CameraError::Ended
        | CameraError::Frozen => context.t(Phrase::Camera(error)),
        CameraError::InsecureContext
        | CameraError::PolicyBlocked
        | CameraError::Denied
        | CameraError::Dismissed
        | CameraError::Security
        | CameraError::OverConstrained
        | CameraError::Unsupported => context.t(Label::KioskCamera),
    };
    el(tag::DIV, class!("failure"))
        .attr(attr::DATA_ERROR, error.word())
        .child(
            el(tag::P, class!("failure-title"))
                .child(icon(Icon::Camera))
                .child(el(tag::STRONG, class!("")).text(title)),
        )
        .child(el(tag::P, class!("")).text(context.t(Label::KioskStaff)))
}
