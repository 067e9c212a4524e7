//! About and privacy: what is read, what is sent where, what is kept.

use super::class::class;
use super::context::{Context, section};
use super::node::{El, el};
use super::panel;
use crate::text::Label;
use crate::ui::tag;
use gs1::list::Gather;

/// The about panel.
pub(super) fn about(context: &Context<'_>) -> El {
    let config = context.config;
    let text = |label: Label| el(tag::P, class!("")).text(context.t(label));
    let own = config.about.get(context.lang);
    let operator = config.operator.get(context.lang);
    let never = [Label::AboutNeverFrames, Label::AboutNeverIds, Label::AboutNeverOpen, Label::AboutNeverPlace]
        .map(|label| el(tag::LI, class!("")).text(context.t(label)));
    panel::panel(context, class!("panel about"), context.t(Label::About))
        .maybe((!own.is_empty()).then(|| {
            el(tag::DIV, class!("card"))
                .children(own.lines().map(|line| el(tag::P, class!("")).text(line.to_owned())).gathered())
        }))
        .maybe((!operator.is_empty()).then(|| {
            section(context, class!("card"), context.t(Label::AboutOperator))
                .child(el(tag::P, class!("")).text(operator.to_owned()))
        }))
        .child(section(context, class!("card"), context.t(Label::AboutWhat)).child(text(Label::AboutWhatText)))
        .child(hosts(context))
        .child(
            section(context, class!("card"), context.t(Label::AboutNever))
                .child(el(tag::UL, class!("plain")).children(never.into())),
        )
        .child(section(context, class!("card"), context.t(Label::AboutKept)).child(text(Label::AboutKeptText)))
        .child(el(tag::P, class!("who")).text(context.with_text(Label::AboutOpenSource, env!("CARGO_PKG_VERSION"))))
}

/// Host by host, who receives a product code.
fn hosts(context: &Context<'_>) -> El {
    let card = section(context, class!("card"), context.t(Label::AboutSent));
    let hosts = context.config.asked_hosts();
    if hosts.is_empty() {
        return card.child(el(tag::P, class!("")).text(context.t(Label::AboutNoHosts)));
    }
    let rows = hosts.into_iter().map(|(host, name)| {
        let host = if host.is_empty() {
            el(tag::SPAN, class!("")).text(context.t(Label::AboutOwnHost))
        } else {
            el(tag::CODE, class!("")).text(host)
        };
        el(tag::LI, class!("")).child(host).text(" – ").text(name)
    });
    card.child(el(tag::P, class!("")).text(context.t(Label::AboutSentText)))
        .child(el(tag::UL, class!("plain")).children(rows.gathered()))
}
