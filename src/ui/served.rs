//! The report as a page that a server wrote: complete without a script, and marked as the server's.
//!
//! It is the app's own page. What only a script could do becomes a link where an address does the same, and is left
//! out where none does.

use super::class::class;
use super::context::Context;
use super::icon::{Icon, icon};
use super::node::{Act, El, Inner, Node, el};
pub use super::report::ANSWER;
use super::{page, report};
use crate::config::Config;
use crate::session::{Input, Lang, State};
use crate::text::{Intl, Label, say};
use crate::ui::{attr, tag};
use gs1::list::Gather;

/// Where the links of a served page lead; each is put into an attribute as it is.
#[derive(Clone, Copy, Debug)]
pub struct Addresses<'a> {
    /// The page itself, in another language.
    pub in_language: fn(&str, Lang) -> String,
    /// This page's own address, for [`Addresses::in_language`].
    pub own: &'a str,
    /// The scan view.
    pub scan: &'a str,
    /// What takes a typed code as the parameter `code`.
    pub typed: &'a str,
}

/// The report of `state` as a page.
pub fn served(state: &State, config: &Config, intl: Intl, addresses: Addresses<'_>) -> El {
    let context = &Context { state, config, lang: state.lang(), intl };
    let view = report::report_view();
    let page = page::frame(context, Some(&view), |main| {
        main.child(report::report(context, Some(&view))).child(another(context, addresses))
    });
    still(page, &addresses).unwrap_or_default()
}

/// A page that says one thing and asks for another code: `lines` are a heading and what is said of it.
pub fn said(
    state: &State,
    config: &Config,
    intl: Intl,
    addresses: Addresses<'_>,
    heading: &str,
    lines: &[String],
) -> El {
    let context = &Context { state, config, lang: state.lang(), intl };
    let page = page::frame(context, None, |main| {
        let words = lines.iter().map(|line| el(tag::P, class!("verdict-lead")).text(line.clone()));
        main.child(
            el(tag::ARTICLE, class!("report")).child(
                el(tag::HEADER, class!("verdict"))
                    .attr(attr::DATA_TONE, "warn")
                    .child(el(tag::SPAN, class!("verdict-sign")).child(icon(Icon::Warning)))
                    .child(el(tag::H1, class!("verdict-word")).text(heading.to_owned()))
                    .children(words.gathered()),
            ),
        )
        .child(another(context, addresses))
    });
    still(page, &addresses).unwrap_or_default()
}

/// The way to another code, by a form that needs no script.
fn another(context: &Context<'_>, addresses: Addresses<'_>) -> El {
    let field = el(tag::LABEL, class!("field"))
        .child(el(tag::SPAN, class!("field-name")).text(context.t(Label::TypeLabel)))
        .child(
            el(tag::INPUT, class!("input"))
                .attr(attr::NAME, "code")
                .attr(attr::REQUIRED, "")
                .attr(attr::MAXLENGTH, "2048")
                .attr(attr::AUTOCOMPLETE, "off")
                .attr(attr::AUTOCAPITALIZE, "characters")
                .attr(attr::SPELLCHECK, "false")
                .attr(attr::PLACEHOLDER, context.t(Label::TypePlaceholder)),
        );
    el(tag::FORM, class!("card another"))
        .attr(attr::METHOD, "get")
        .attr(attr::ACTION, addresses.typed.to_owned())
        .child(el(tag::H2, class!("card-title")).text(context.t(Label::TypeCode)))
        .child(field)
        .child(
            el(tag::INPUT, class!(""))
                .attr(attr::TYPE, "hidden")
                .attr(attr::NAME, "lang")
                .attr(attr::VALUE, context.lang.tag()),
        )
        .child(
            el(tag::BUTTON, class!("button primary"))
                .attr(attr::TYPE, "submit")
                .child(icon(Icon::Search))
                .child(el(tag::SPAN, class!("")).text(context.t(Label::LookUp))),
        )
}

/// The element without what needs a script; `None` where nothing is left of it.
fn still(mut element: El, addresses: &Addresses<'_>) -> Option<El> {
    let inner = &mut *element.0;
    if inner.tag == "button" && inner.attributes.iter().all(|(name, value)| *name != "type" || value != "submit") {
        return link(inner, addresses);
    }
    // Nothing changes on a page that stands still, so nothing is announced.
    if matches!(inner.tag, "select" | "video") || inner.attributes.iter().any(|(name, _)| *name == "aria-live") {
        return None;
    }
    let had = inner.children.len();
    let children = std::mem::take(&mut inner.children);
    inner.children = children
        .into_iter()
        .filter_map(|child| match child {
            Node::El(child) => still(child, addresses).map(Node::El),
            Node::Nothing => None,
            text @ Node::Text(_) => Some(text),
        })
        .gathered();
    // A frame around buttons alone is empty now.
    (had == 0 || !inner.children.is_empty()).then_some(element)
}

/// A button as a link, where an address does what it does.
fn link(button: &mut Inner, addresses: &Addresses<'_>) -> Option<El> {
    let (_, act) = button.acts.iter().find(|(event, _)| *event == "click")?;
    let Act::Send(input) = act else { return None };
    let to = match input {
        Input::LangChosen(lang) => (addresses.in_language)(addresses.own, *lang),
        Input::ScanAgain => addresses.scan.to_owned(),
        Input::LookUpAgain => addresses.own.to_owned(),
        _ => return None,
    };
    let pressed = |(name, value): &(&str, super::node::Text)| *name == "aria-pressed" && value == "true";
    let is_here = button.attributes.iter().any(pressed);
    let mut link = std::mem::take(button);
    link.tag = "a";
    link.acts.clear();
    link.attributes.retain(|(name, _)| !matches!(*name, "type" | "aria-pressed" | "aria-expanded"));
    let link = El(Box::new(link)).attr(attr::HREF, to);
    Some(if is_here { link.attr(attr::ARIA_CURRENT, "true") } else { link })
}

/// The name of the app where an installation has given no title.
pub fn app_name(config: &Config, lang: Lang) -> String {
    match config.title.get(lang) {
        "" => say(lang, &Label::AppName).to_owned(),
        title => title.to_owned(),
    }
}
