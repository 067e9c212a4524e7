//! The bar at the top: whose page it is, the language, the settings.

use super::class::class;
use super::context::{Context, icon_button};
use super::icon::{Icon, icon};
use super::node::{Act, El, Text, el};
use crate::session::{Input, Lang, Panel};
use crate::text::Label;
use crate::ui::{attr, event, tag};
use gs1::list::Gather;

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
        Some(address) => el(tag::IMG, class!("logo")).attr(attr::SRC, address.clone()).attr(attr::ALT, ""),
        None => el(tag::SPAN, class!("logo")).child(icon(Icon::Scan)),
    };
    let settings = icon_button(
        class!("button quiet square"),
        Icon::Settings,
        context.t(Label::Settings),
        Input::PanelOpened(if context.state.person.panel == Panel::Settings { Panel::None } else { Panel::Settings }),
    )
    .attr(attr::ARIA_EXPANDED, flag(context.state.person.panel == Panel::Settings));
    el(tag::HEADER, class!("bar"))
        .child(el(tag::P, class!("brand")).child(sign).child(el(tag::SPAN, class!("brand-name")).text(title)))
        .child(languages(context))
        .child(settings)
}

/// One button a language, in its own words; on a narrow screen a list instead.
fn languages(context: &Context<'_>) -> El {
    let buttons = offered(context).map(|lang| {
        let (short, name) = words(lang);
        el(tag::BUTTON, class!("button quiet lang"))
            .attr(attr::TYPE, "button")
            .attr(attr::LANG, lang.tag())
            .attr(attr::ARIA_LABEL, name)
            .attr(attr::ARIA_PRESSED, flag(lang == context.lang))
            .click(Input::LangChosen(lang))
            .text(short)
    });
    let options = offered(context).map(|lang| {
        el(tag::OPTION, class!(""))
            .attr(attr::VALUE, lang.tag())
            .attr(attr::LANG, lang.tag())
            .flag(attr::SELECTED, lang == context.lang)
            .text(words(lang).0)
    });
    let choose = |tag: String| Input::LangChosen(Lang::from_tag(&tag).unwrap_or_default());
    el(tag::DIV, class!("langs"))
        .attr(attr::ROLE, "group")
        .attr(attr::ARIA_LABEL, context.t(Label::Language))
        .child(el(tag::DIV, class!("langs-wide")).children(buttons.gathered()))
        .child(
            el(tag::SELECT, class!("select langs-narrow"))
                .attr(attr::ARIA_LABEL, context.t(Label::Language))
                .attr(attr::VALUE, context.lang.tag())
                .on(event::CHANGE, Act::Value(choose))
                .children(options.gathered()),
        )
}

/// The languages that the installation offers.
pub(super) fn offered(context: &Context<'_>) -> impl Iterator<Item = Lang> {
    let config = context.config;
    Lang::ALL.into_iter().filter(|lang| config.offers(*lang))
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
