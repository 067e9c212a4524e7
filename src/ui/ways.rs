//! The other two ways: a picture, and typing. Both stand open whatever the camera does.

use super::context::Context;
use super::icon::{Icon, icon};
use super::node::{Act, El, Text, el};
use super::{kiosk, part};
use crate::scan::typed::{Typed, typed};
use crate::session::{Input, Mode};
use crate::text::{Label, Value};

/// Picture and typing.
pub(super) fn ways(context: &Context<'_>) -> El {
    el("div", "ways")
        .maybe((context.state.machine.mode != Mode::Kiosk).then(|| pictures(context)))
        .child(typing(context))
        .maybe((context.state.machine.mode == Mode::Kiosk).then(|| kiosk::keypad(context)))
}

/// A photo by the camera app, and a file of the device.
fn pictures(context: &Context<'_>) -> El {
    let way = |sign: Icon, words: Label, capture: bool| {
        let field =
            el("input", "heard").attr("type", "file").attr("accept", "image/*").attr(part::ATTRIBUTE, part::PICTURE);
        let field = if capture { field.attr("capture", "environment") } else { field };
        el("label", "button wide").child(field).child(icon(sign)).child(el("span", "").text(context.t(words)))
    };
    el("div", "pictures")
        .child(way(Icon::Camera, Label::TakePhoto, true))
        .child(way(Icon::Picture, Label::ChoosePicture, false))
        .child(el("p", "who drop").text(context.t(Label::DropPicture)))
}

/// The field for digits, or for a code's whole text.
fn typing(context: &Context<'_>) -> El {
    let state = context.state;
    let (help, tone) = help(context, &state.person.typed);
    el("form", "typing")
        .attr("novalidate", "")
        .on("submit", Act::Submit(Input::TypedSent))
        .child(
            el("div", "typing-head")
                .child(el("label", "field-name").attr("for", "typed").text(context.t(Label::TypeCode)))
                .child(keys(context)),
        )
        .child(
            el("div", "typing-row")
                .child(
                    el("input", "input")
                        .attr("id", "typed")
                        .attr(part::ATTRIBUTE, part::TYPED)
                        .attr("type", "text")
                        .attr(
                            "inputmode",
                            match (state.machine.mode, state.person.letters) {
                                // A stand has keys of its own, and scanners that hand over text.
                                (Mode::Kiosk, _) => "none",
                                (_, true) => "text",
                                (_, false) => "numeric",
                            },
                        )
                        .attr("autocomplete", "off")
                        .attr("autocapitalize", "off")
                        .attr("spellcheck", "false")
                        .attr("enterkeyhint", "search")
                        .attr("placeholder", context.t(Label::TypePlaceholder))
                        .attr("aria-describedby", "typed-help")
                        .attr("value", state.person.typed.clone())
                        .on("input", Act::Value(Input::TypedChanged)),
                )
                .child(
                    el("button", "button primary")
                        .attr("type", "submit")
                        .child(icon(Icon::Search))
                        .child(el("span", "").text(context.t(Label::LookUp))),
                ),
        )
        .child(el("p", "help").attr("id", "typed-help").attr("data-tone", tone).attr("aria-live", "polite").text(help))
}

/// Switches a touch keyboard between digits and letters; what the keys would become stands on it.
fn keys(context: &Context<'_>) -> El {
    let (sign, name) =
        if context.state.person.letters { ("123", Label::KeysDigits) } else { ("ABC", Label::KeysLetters) };
    el("button", "button quiet keys")
        .attr("type", "button")
        .attr("aria-label", context.t(name))
        .on("mousedown", Act::KeepFocus)
        .click(Input::LettersToggled)
        .text(sign)
}

/// What to say about the text so far, and in which tone.
fn help(context: &Context<'_>, text: &str) -> (Text, &'static str) {
    let count = |label: Label, n: usize| context.with(label, "n", Value::Count(n));
    match typed(text) {
        Typed::Nothing => (context.t(Label::TypeLabel), "plain"),
        Typed::Digits(n) => (count(Label::TypedDigits, n), "plain"),
        Typed::WrongCheckDigit { expected } => (count(Label::TypedCheckDigit, usize::from(expected)), "warn"),
        Typed::Good(n) => (count(Label::TypedGood, n), "good"),
        Typed::TooManyDigits => (context.t(Label::TypedTooMany), "plain"),
        Typed::Link => (context.t(Label::TypedLink), "plain"),
        Typed::ElementStrings => (context.t(Label::TypedElements), "plain"),
        Typed::Text => (context.t(Label::TypedText), "plain"),
    }
}
