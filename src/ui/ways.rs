//! The other two ways: a picture, and typing. Both stand open whatever the camera does.

use super::class::class;
use super::context::Context;
use super::icon::{Icon, icon};
use super::node::{Act, El, Text, el};
use super::{kiosk, part};
use crate::scan::typed::{Typed, typed};
use crate::session::{Input, Mode};
use crate::text::{Label, Value};
use crate::ui::{attr, event, tag};

/// Picture and typing.
pub(super) fn ways(context: &Context<'_>) -> El {
    el(tag::DIV, class!("ways"))
        .maybe((context.state.machine.mode != Mode::Kiosk).then(|| pictures(context)))
        .child(typing(context))
        .maybe((context.state.machine.mode == Mode::Kiosk).then(|| kiosk::keypad(context)))
}

/// A photo by the camera app, and a file of the device.
fn pictures(context: &Context<'_>) -> El {
    let way = |sign: Icon, words: Label, capture: bool| {
        let field = el(tag::INPUT, class!("heard"))
            .attr(attr::TYPE, "file")
            .attr(attr::ACCEPT, "image/*")
            .attr(attr::PART, part::PICTURE);
        let field = if capture { field.attr(attr::CAPTURE, "environment") } else { field };
        el(tag::LABEL, class!("button wide"))
            .child(field)
            .child(icon(sign))
            .child(el(tag::SPAN, class!("")).text(context.t(words)))
    };
    el(tag::DIV, class!("pictures"))
        .child(way(Icon::Camera, Label::TakePhoto, true))
        .child(way(Icon::Picture, Label::ChoosePicture, false))
        .child(el(tag::P, class!("who drop")).text(context.t(Label::DropPicture)))
}

/// The field for digits, or for a code's whole text.
fn typing(context: &Context<'_>) -> El {
    let state = context.state;
    let (help, tone) = help(context, &state.person.typed);
    el(tag::FORM, class!("typing"))
        .attr(attr::NOVALIDATE, "")
        .on(event::SUBMIT, Act::Submit(Input::TypedSent))
        .child(
            el(tag::DIV, class!("typing-head"))
                .child(el(tag::LABEL, class!("field-name")).attr(attr::FOR, "typed").text(context.t(Label::TypeCode)))
                .child(keys(context)),
        )
        .child(
            el(tag::DIV, class!("typing-row"))
                .child(
                    el(tag::INPUT, class!("input"))
                        .attr(attr::ID, "typed")
                        .attr(attr::PART, part::TYPED)
                        .attr(attr::TYPE, "text")
                        .attr(
                            attr::INPUTMODE,
                            match (state.machine.mode, state.person.letters) {
                                // A stand has keys of its own, and scanners that hand over text.
                                (Mode::Kiosk, _) => "none",
                                (_, true) => "text",
                                (_, false) => "numeric",
                            },
                        )
                        .attr(attr::AUTOCOMPLETE, "off")
                        .attr(attr::AUTOCAPITALIZE, "off")
                        .attr(attr::SPELLCHECK, "false")
                        .attr(attr::ENTERKEYHINT, "search")
                        .attr(attr::PLACEHOLDER, context.t(Label::TypePlaceholder))
                        .attr(attr::ARIA_DESCRIBEDBY, "typed-help")
                        .attr(attr::VALUE, state.person.typed.clone())
                        .on(event::INPUT, Act::Value(Input::TypedChanged)),
                )
                .child(
                    el(tag::BUTTON, class!("button primary"))
                        .attr(attr::TYPE, "submit")
                        .child(icon(Icon::Search))
                        .child(el(tag::SPAN, class!("")).text(context.t(Label::LookUp))),
                ),
        )
        .child(
            el(tag::P, class!("help"))
                .attr(attr::ID, "typed-help")
                .attr(attr::DATA_TONE, tone)
                .attr(attr::ARIA_LIVE, "polite")
                .text(help),
        )
}

/// Switches a touch keyboard between digits and letters; what the keys would become stands on it.
fn keys(context: &Context<'_>) -> El {
    let (sign, name) =
        if context.state.person.letters { ("123", Label::KeysDigits) } else { ("ABC", Label::KeysLetters) };
    el(tag::BUTTON, class!("button quiet keys"))
        .attr(attr::TYPE, "button")
        .attr(attr::ARIA_LABEL, context.t(name))
        .on(event::MOUSEDOWN, Act::KeepFocus)
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
