//! What only a public stand shows: the camera notice, and the countdown to forgetting.

use super::class::{Class, class};
use super::context::{Context, button, icon_button};
use super::header::offered;
use super::icon::{Icon, icon};
use super::node::{El, el};
use super::part;
use crate::session::Input;
use crate::text::{Label, Value, knows, say};
use crate::ui::{attr, tag};
use gs1::list::Gather;

/// The notice that a camera is on.
pub(super) fn camera_notice(context: &Context<'_>) -> El {
    el(tag::P, class!("camera-notice"))
        .child(icon(Icon::Camera))
        .child(el(tag::SPAN, class!("")).text(context.t(Label::KioskNotice)))
}

/// The field for scanners that hand over text instead of keys; a person neither sees nor reaches it.
pub(super) fn catch(context: &Context<'_>) -> El {
    el(tag::INPUT, class!("heard"))
        .attr(attr::PART, part::CATCH)
        .attr(attr::TYPE, "text")
        .attr(attr::INPUTMODE, "none")
        .attr(attr::AUTOCOMPLETE, "off")
        .attr(attr::TABINDEX, "-1")
        .attr(attr::ARIA_LABEL, context.t(Label::KioskHeading))
}

/// What to do here, by pictures and in every language that is offered at once: nobody has chosen one yet.
pub(super) fn attract(context: &Context<'_>) -> El {
    let others = offered(context).filter(|lang| *lang != context.lang && knows(*lang)).map(|lang| {
        el(tag::P, class!("attract-words")).attr(attr::LANG, lang.tag()).text(say(lang, &Label::KioskHeading))
    });
    let way = [Icon::Box, Icon::Forward, Icon::Barcode, Icon::Forward, Icon::Document];
    el(tag::DIV, class!("attract"))
        .child(
            el(tag::DIV, class!("attract-way"))
                .attr(attr::ARIA_HIDDEN, "true")
                .children(way.into_iter().map(icon).gathered()),
        )
        .children(others.gathered())
}

/// Keys on the screen: a stand has no keyboard. Digits, or letters and what codes hold besides.
pub(super) fn keypad(context: &Context<'_>) -> El {
    let person = &context.state.person;
    let keys = if person.letters { "ABCDEFGHIJKLMNOPQRSTUVWXYZ-/.()" } else { "1234567890" };
    let typed = &person.typed;
    let key = |char: char| {
        el(tag::BUTTON, class!("button key"))
            .attr(attr::TYPE, "button")
            .click(Input::TypedChanged([typed.as_str(), char.encode_utf8(&mut [0; 4])].concat()))
            .text(char.to_string())
    };
    let mut shorter = typed.clone();
    shorter.pop();
    let erase =
        icon_button(class!("button key"), Icon::Erase, context.t(Label::KeyErase), Input::TypedChanged(shorter));
    el(tag::DIV, class!("keypad"))
        .flag(attr::DATA_LETTERS, person.letters)
        .children(keys.chars().map(key).gathered())
        .child(erase)
}

/// The class of the countdown: a touch of it means what its buttons say, and nothing besides.
pub const COUNTDOWN: Class = class!("countdown");

/// The countdown. Anybody who still reads stops it with one touch.
pub(super) fn countdown(context: &Context<'_>) -> Option<El> {
    let seconds = context.state.machine.countdown_s?;
    Some(
        el(tag::DIV, COUNTDOWN)
            .child(el(tag::P, class!("")).text(context.with(Label::KioskReset, "n", Value::Count(seconds.into()))))
            .child(button(class!("button primary large"), Icon::Clock, context.t(Label::KioskMore), Input::Touched))
            .child(button(class!("button large"), Icon::Check, context.t(Label::KioskDone), Input::WipeWanted)),
    )
}
