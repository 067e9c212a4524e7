//! The data as it came: elements, the code's text, raw events.

use super::class::class;
use super::context::{Context, button};
use super::fold::{fold, long};
use super::icon::Icon;
use super::node::{El, Text, el};
use super::readable::visible;
use crate::session::{Fold, Input};
use crate::text::{Phrase, ReportLabel, Statement, Symbology, Value};
use crate::ui::{attr, tag};
use gs1::list::Gather;
use trace::report::{RawEvent, Standing, TraceReport};

/// More raw events than this are not drawn: a phone would stand still.
const MAX_EVENTS: usize = 60;

/// The closed part at the end of the report; built when it is opened.
pub(super) fn details(context: &Context<'_>, report: &TraceReport) -> El {
    let result = match report.events.len() {
        0 => "".into(),
        count => context.times(count),
    };
    let part = fold(context, class!("card details"), context.t(ReportLabel::DetailsHeading), result);
    long(context, part, Fold::Data, || data(context, report))
}

fn data(context: &Context<'_>, report: &TraceReport) -> El {
    let raw: String = report.code.raw.chars().map(visible).collect();
    let symbology = report.code.symbology.as_deref();
    let kind = symbology.map(|aim| {
        let name = context.t(Phrase::Symbology(Symbology::from_aim(aim)));
        el(tag::P, class!(""))
            .child(el(tag::B, class!("")).text(context.t(ReportLabel::CarrierHeading)))
            .text(context.lang.colon())
            .text(name)
            .text(" ")
            .child(el(tag::CODE, class!("")).text(aim.to_owned()))
    });
    el(tag::DIV, class!(""))
        .maybe(kind)
        .maybe((!report.code.elements.is_empty()).then(|| elements(context, report)))
        .child(el(context.heading(3), class!("")).text(context.t(ReportLabel::RawHeading)))
        .child(
            el(tag::PRE, class!("raw"))
                .attr(attr::TABINDEX, "0")
                .attr(attr::ROLE, "region")
                .attr(attr::ARIA_LABEL, context.t(ReportLabel::RawHeading))
                .text(raw),
        )
        .child(button(
            class!("button small"),
            Icon::Copy,
            context.t(ReportLabel::CopyText),
            Input::CopyWanted(report.code.raw.clone()),
        ))
        .maybe((!report.events.is_empty()).then(|| events(context, report)))
}

fn elements(context: &Context<'_>, report: &TraceReport) -> El {
    let head = [ReportLabel::ElementAi, ReportLabel::ElementName, ReportLabel::ElementValue]
        .map(|label| el(tag::TH, class!("")).attr(attr::SCOPE, "col").text(context.t(label)));
    let rows = report.code.elements.iter().map(|element| {
        let ai = element.ai.to_string();
        let name = context.t(Statement::Element(&ai));
        el(tag::TR, class!(""))
            .child(el(tag::TH, class!("")).attr(attr::SCOPE, "row").text(ai))
            .child(el(tag::TD, class!("")).text(name))
            .child(el(tag::TD, class!("code")).text(element.raw.chars().map(visible).collect::<String>()))
    });
    el(tag::DIV, class!(""))
        .child(el(context.heading(3), class!("")).text(context.t(ReportLabel::ElementsHeading)))
        .child(
            el(tag::TABLE, class!("elements"))
                .child(el(tag::THEAD, class!("")).child(el(tag::TR, class!("")).children(head.into())))
                .child(el(tag::TBODY, class!("")).children(rows.gathered())),
        )
}

fn events(context: &Context<'_>, report: &TraceReport) -> El {
    let rows =
        report.events.iter().take(MAX_EVENTS).enumerate().map(|(index, event)| {
            let title = context.with(ReportLabel::EventNumber, "n", Value::Count(index + 1));
            el(tag::DETAILS, class!("event"))
                .child(
                    el(tag::SUMMARY, class!(""))
                        .text(title)
                        .text(" ")
                        .maybe(standing(context, event).map(|words| el(tag::SPAN, class!("chip calm")).text(words))),
                )
                .child(el(tag::PRE, class!("raw")).attr(attr::TABINDEX, "0").text(event.json()))
                .maybe(report.sources.get(event.source).map(|source| {
                    el(tag::P, class!("who")).text(context.with_text(ReportLabel::WhoSays, &source.name))
                }))
        });
    el(tag::DIV, class!(""))
        .child(el(context.heading(3), class!("")).text(context.t(ReportLabel::EventsHeading)))
        .children(rows.gathered())
}

fn standing(context: &Context<'_>, event: &RawEvent) -> Option<Text> {
    Some(context.t(match event.standing {
        Standing::Counts => return None,
        Standing::Corrected(_) => ReportLabel::EventCorrected,
        Standing::Withdrawn => ReportLabel::EventWithdrawn,
        Standing::Flagged => ReportLabel::EventFlagged,
        Standing::Duplicate(_) => ReportLabel::EventDuplicate,
        Standing::OtherItem => ReportLabel::EventOther,
    }))
}
