//! The bar at the top: whose page it is, the language, the settings.

use super::context::{Context, icon_button};
use super::icon::{Icon, icon};
use super::node::{Act, El, Text, el};
use crate::session::{Input, Lang, Panel};
use crate::text::Label;

/// Whose page it is.
pub(super) fn title(context: &Context<'_>) -> Text {
    match context.config.title.get(context.lang) {
        "" => context.t(Label::AppName),
        title => title.to_owned().into(),
    }
}

/// The bar at the top.
pub(super) fn header(context: &Context<'_>) -> El {
    let title = title(context);
    let sign = match &context.config.logo {
        Some(address) => el("img", "logo").attr("src", address.clone()).attr("alt", ""),
        None => el("span", "logo").child(icon(Icon::Scan)),
    };
    let settings = icon_button(
        "button quiet square",
        Icon::Settings,
        context.t(Label::Settings),
        Input::PanelOpened(if context.state.person.panel == Panel::Settings { Panel::None } else { Panel::Settings }),
    )
    .attr("aria-expanded", flag(context.state.person.panel == Panel::Settings));
    el("header", "bar")
        .child(el("p", "brand").child(sign).child(el("span", "brand-name").text(title)))
        .child(languages(context))
        .child(settings)
}

/// One button a language, in its own words; on a narrow screen a list instead.
fn languages(context: &Context<'_>) -> El {
    let buttons = offered(context).map(|lang| {
        let (short, name) = words(lang);
        el("button", "button quiet lang")
            .attr("type", "button")
            .attr("lang", lang.tag())
            .attr("aria-label", name)
            .attr("aria-pressed", flag(lang == context.lang))
            .click(Input::LangChosen(lang))
            .text(short)
    });
    let options = offered(context).map(|lang| {
        el("option", "")
            .attr("value", lang.tag())
            .attr("lang", lang.tag())
            .flag("selected", lang == context.lang)
            .text(words(lang).0)
    });
    let choose = |tag: String| Input::LangChosen(Lang::from_tag(&tag).unwrap_or_default());
    el("div", "langs")
        .attr("role", "group")
        .attr("aria-label", context.t(Label::Language))
        .child(el("div", "langs-wide").children(buttons.collect()))
        .child(
            el("select", "select langs-narrow")
                .attr("aria-label", context.t(Label::Language))
                .attr("value", context.lang.tag())
                .on("change", Act::Value(choose))
                .children(options.collect()),
        )
}

/// The languages that the installation offers.
pub(super) fn offered(context: &Context<'_>) -> impl Iterator<Item = Lang> {
    let languages = &context.config.languages;
    Lang::ALL.into_iter().filter(move |lang| languages.is_empty() || languages.contains(lang))
}

/// A language's short and full name in itself.
pub(super) fn words(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Vi => ("VI", "VI – Tiếng Việt"),
        Lang::En => ("EN", "EN – English"),
        Lang::Zh => ("中文", "中文(简体)"),
    }
}

/// The words of ARIA states.
pub(super) fn flag(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}
