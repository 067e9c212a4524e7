//! Language, appearance, sound, history, and the way to the about page.

use super::class::class;
use super::context::{Context, button};
use super::header::{flag, offered, words};
use super::icon::Icon;
use super::node::{El, el};
use super::{panel, part};
use crate::session::{Input, Mode, Panel, Theme};
use crate::text::Label;
use crate::ui::{attr, tag};
use gs1::list::Gather;

/// The settings panel.
pub(super) fn settings(context: &Context<'_>) -> El {
    let state = context.state;
    let languages = offered(context).map(|lang| {
        choice(lang == context.lang, Input::LangChosen(lang)).attr(attr::LANG, lang.tag()).text(words(lang).1)
    });
    let themes = Theme::ALL.into_iter().map(|theme| {
        let label = match theme {
            Theme::System => Label::ThemeSystem,
            Theme::Light => Label::ThemeLight,
            Theme::Dark => Label::ThemeDark,
            Theme::Contrast => Label::ThemeContrast,
        };
        choice(theme == state.theme(), Input::ThemeChosen(theme)).text(context.t(label))
    });
    let sound = switch(context, !state.person.choices.silent, Label::Sound, Input::SoundToggled);
    let history = switch(context, state.person.choices.history, Label::HistorySwitch, Input::HistoryToggled)
        .attr(attr::PART, part::HISTORY);
    let at_home = state.machine.mode != Mode::Kiosk;
    panel::panel(context, class!("panel settings"), context.t(Label::Settings))
        .child(group(context, Label::Language, languages.gathered()))
        .child(group(context, Label::ThemeHeading, themes.gathered()))
        .child(el(tag::DIV, class!("card")).child(sound).maybe(at_home.then_some(history)).maybe(
            at_home.then(|| {
                el(tag::P, class!("who")).attr(attr::PART, part::HISTORY).text(context.t(Label::HistoryMeans))
            }),
        ))
        .child(
            el(tag::DIV, class!("actions"))
                .maybe(at_home.then(|| {
                    let open = Input::PanelOpened(Panel::History);
                    button(class!("button"), Icon::History, context.t(Label::History), open)
                        .attr(attr::PART, part::HISTORY)
                }))
                .child(button(class!("button"), Icon::Info, context.t(Label::About), Input::PanelOpened(Panel::About))),
        )
}

fn group(context: &Context<'_>, name: Label, choices: Vec<El>) -> El {
    el(tag::DIV, class!("card")).child(el(context.heading(2), class!("card-title")).text(context.t(name))).child(
        el(tag::DIV, class!("row")).attr(attr::ROLE, "group").attr(attr::ARIA_LABEL, context.t(name)).children(choices),
    )
}

fn choice(chosen: bool, input: Input) -> El {
    el(tag::BUTTON, class!("button")).attr(attr::TYPE, "button").attr(attr::ARIA_PRESSED, flag(chosen)).click(input)
}

fn switch(context: &Context<'_>, on: bool, name: Label, input: Input) -> El {
    el(tag::BUTTON, class!("switch"))
        .attr(attr::TYPE, "button")
        .attr(attr::ROLE, "switch")
        .attr(attr::ARIA_CHECKED, flag(on))
        .click(input)
        .child(el(tag::SPAN, class!("")).text(context.t(name)))
        .child(el(tag::SPAN, class!("switch-state")).attr(attr::ARIA_HIDDEN, "true").text(context.t(if on {
            Label::On
        } else {
            Label::Off
        })))
}
