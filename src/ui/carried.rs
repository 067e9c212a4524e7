//! A code that is no product code: what it is, who runs the site, and that nothing is done with it.

use super::class::class;
use super::context::{Context, button, explain, section, source_line};
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use crate::session::Input;
use crate::text::{
    CodeFault, IN_HEADING, IN_TEXT, Myth, ReportLabel, Statement, Value, coordinates, harmless, quoted_within,
};
use crate::ui::tag;
use trace::carried::{Carried, Link, PaymentScheme, SiteKind};
use trace::report::TraceReport;

/// The card of a code that is no product code.
pub(super) fn carried(context: &Context<'_>, report: &TraceReport) -> El {
    let what = &report.carried;
    let card = section(context, class!("card carried"), context.t(ReportLabel::ElementsHeading));
    let line = |label: ReportLabel, text: &str| {
        el(tag::P, class!("")).text(context.with_text(label, &quoted_within(text, IN_TEXT)))
    };
    let card = match what {
        Carried::Product(_) | Carried::Calendar => card,
        Carried::Link(link) => return link_lines(context, card, link),
        Carried::Payment(payment) => card
            .maybe(
                (payment.scheme == PaymentScheme::VietQr)
                    .then(|| el(tag::P, class!("")).child(el(tag::SPAN, class!("chip")).text("VietQR"))),
            )
            .maybe(payment.bank.as_ref().map(|bank| line(ReportLabel::PaymentBank, bank)))
            .maybe(payment.beneficiary.as_ref().map(|name| line(ReportLabel::PaymentTo, name))),
        Carried::Wifi { ssid, .. } => card.child(line(ReportLabel::WifiName, ssid)),
        Carried::Contact { name } => card.maybe(name.as_ref().map(|name| line(ReportLabel::ContactName, name))),
        Carried::Phone { number } | Carried::Sms { number } => card.child(line(ReportLabel::PhoneNumber, number)),
        Carried::Email { address } => card.child(line(ReportLabel::CodeText, address)),
        Carried::Geo { latitude, longitude } => {
            card.child(line(ReportLabel::CodeText, &coordinates(*latitude, *longitude)))
        }
        Carried::Text => card.child(line(ReportLabel::CodeText, &report.code.raw)),
    };
    card.child(source_line(context.t(ReportLabel::WhoSaysCode)))
}

fn link_lines(context: &Context<'_>, card: El, link: &Link) -> El {
    let shown = link.readable.as_ref().unwrap_or(&link.host);
    let caution = |label: ReportLabel, words: Option<Text>| {
        el(tag::P, class!("caution"))
            .child(icon(Icon::Warning))
            .child(el(tag::SPAN, class!("")).text(words.unwrap_or_else(|| context.t(label))))
    };
    let outside = matches!(link.kind, SiteKind::Vendor | SiteKind::Shortener | SiteKind::Unknown);
    card.child(
        el(tag::P, class!("host"))
            .child(icon(Icon::Link))
            .child(el(tag::STRONG, class!("code")).text(harmless(shown, IN_HEADING).into_owned())),
    )
    .maybe(link.readable.as_ref().map(|_| {
        el(tag::P, class!("who")).child(el(tag::CODE, class!("")).text(harmless(&link.host, IN_HEADING).into_owned()))
    }))
    .child(el(tag::P, class!("")).text(context.t(Statement::CarriedWhy(&Carried::Link(link.clone())))))
    .maybe(link.lookalike_of.is_some().then(|| {
        el(tag::P, class!("")).child(el(tag::SPAN, class!("chip")).text(context.t(Statement::Site(link.kind))))
    }))
    .maybe(link.operator.as_ref().map(|who| {
        el(tag::P, class!("")).text(context.with_text(ReportLabel::LinkOperator, &harmless(who, IN_HEADING)))
    }))
    .child(source_line(context.t(ReportLabel::WhoSaysList)))
    .maybe(
        link.lookalike_of.as_ref().map(|known| {
            caution(ReportLabel::LinkLookalike, Some(context.with_text(ReportLabel::LinkLookalike, known)))
        }),
    )
    .maybe(link.shown().map(|_| {
        let words = context.with(Statement::Fault(CodeFault::UserInformation), "n", Value::Count(0));
        caution(ReportLabel::LinkUnknown, Some(words))
    }))
    .maybe((link.kind == SiteKind::Unknown).then(|| caution(ReportLabel::LinkUnknown, None)))
    .maybe(outside.then(|| el(tag::P, class!("")).text(context.t(ReportLabel::LinkOutside))))
    .child(el(tag::P, class!("")).text(context.t(ReportLabel::LinkNotOpened)))
    .child(button(
        class!("button small"),
        Icon::Copy,
        context.t(ReportLabel::CopyAddress),
        Input::CopyWanted(link.url.clone()),
    ))
    .child(explain(context, Myth::GovernmentHost))
    .child(explain(context, Myth::QrIsTrace))
}
