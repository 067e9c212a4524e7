//! About and privacy: what is read, what is sent where, what is kept.

use super::context::{Context, section};
use super::node::{El, el};
use super::panel;
use crate::text::Label;
use crate::ui::tag;

/// The about panel.
pub(super) fn about(context: &Context<'_>) -> El {
    let config = context.config;
    let text = |label: Label| el(tag::P, "").text(context.t(label));
    let own = config.about.get(context.lang);
    let operator = config.operator.get(context.lang);
    let never = [Label::AboutNeverFrames, Label::AboutNeverIds, Label::AboutNeverOpen, Label::AboutNeverPlace]
        .map(|label| el(tag::LI, "").text(context.t(label)));
    panel::panel(context, "panel about", context.t(Label::About))
        .maybe((!own.is_empty()).then(|| {
            el(tag::DIV, "card").children(own.lines().map(|line| el(tag::P, "").text(line.to_owned())).collect())
        }))
        .maybe((!operator.is_empty()).then(|| {
            section(context, "card", context.t(Label::AboutOperator)).child(el(tag::P, "").text(operator.to_owned()))
        }))
        .child(section(context, "card", context.t(Label::AboutWhat)).child(text(Label::AboutWhatText)))
        .child(hosts(context))
        .child(
            section(context, "card", context.t(Label::AboutNever)).child(el(tag::UL, "plain").children(never.into())),
        )
        .child(section(context, "card", context.t(Label::AboutKept)).child(text(Label::AboutKeptText)))
        .child(el(tag::P, "who").text(context.with_text(Label::AboutOpenSource, env!("CARGO_PKG_VERSION"))))
}

/// Host by host, who receives a product code.
fn hosts(context: &Context<'_>) -> El {
    let card = section(context, "card", context.t(Label::AboutSent));
    let hosts = context.config.asked_hosts();
    if hosts.is_empty() {
        return card.child(el(tag::P, "").text(context.t(Label::AboutNoHosts)));
    }
    let rows = hosts.into_iter().map(|(host, name)| {
        let host = if host.is_empty() {
            el(tag::SPAN, "").text(context.t(Label::AboutOwnHost))
        } else {
            el(tag::CODE, "").text(host)
        };
        el(tag::LI, "").child(host).text(" – ").text(name)
    });
    card.child(el(tag::P, "").text(context.t(Label::AboutSentText)))
        .child(el(tag::UL, "plain").children(rows.collect()))
}
