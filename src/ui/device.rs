//! The choice between several cameras.

use super::class::class;
use super::context::Context;
use super::icon::{Icon, icon};
use super::node::{Act, El, el};
use crate::session::Input;
use crate::text::{Label, Value};
use crate::ui::{attr, event, tag};
use gs1::list::Gather;

/// The choice of camera where there is one; `running` is the id of the one that runs.
pub(super) fn choice(context: &Context<'_>, running: &str) -> Option<El> {
    let listed = &context.state.machine.devices;
    if listed.len() < 2 {
        return None;
    }
    let options = listed.iter().enumerate().map(|(index, device)| {
        let label = camera_name(&device.label);
        let name = context.with(label, "n", Value::Count(index + 1));
        el(tag::OPTION, class!(""))
            .attr(attr::VALUE, device.id.clone())
            .flag(attr::SELECTED, device.id == running)
            .text(name)
    });
    let choice = el(tag::SELECT, class!("select"))
        .attr(attr::VALUE, running.to_owned())
        .on(event::CHANGE, Act::Value(Input::DeviceChosen))
        .children(options.gathered());
    let words = el(tag::SPAN, class!("heard")).text(context.t(Label::SwitchCamera));
    Some(el(tag::LABEL, class!("device")).child(icon(Icon::Turn)).child(words).child(choice))
}

/// The side a camera looks to, by what browsers call it in the languages of the phones sold here.
fn camera_name(label: &str) -> Label {
    // No browser writes a name in capitals only, so the letters beyond ASCII are small already.
    let label = label.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if has(&["back", "rear", "environment", "sau", "后"]) {
        Label::CameraBack
    } else if has(&["front", "user", "trước", "前"]) {
        Label::CameraFront
    } else {
        Label::CameraNumber
    }
}
