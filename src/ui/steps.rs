//! One step back and one step forward: what the item was made from or came from, and where it went.

use super::class::class;
use super::context::Context;
use super::fold::fold;
use super::node::{El, el};
use super::sources::tellers;
use super::stages::{party_name, place};
use crate::text::{IN_HEADING, ReportLabel, Value, harmless, identifier};
use crate::ui::tag;
use gs1::list::Gather;
use trace::report::TraceReport;
use trace::stage::{StepKind, StepLink};

/// Both directions; none if nothing is known of either.
pub(super) fn steps(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let count = report.back.len() + report.forward.len();
    (count > 0).then(|| {
        let result = context.items(count);
        fold(context, class!("steps-part"), context.t(ReportLabel::StepsHeading), result)
            .maybe(direction(context, report, &report.back, ReportLabel::StepBack, ReportLabel::StepBackMeans))
            .maybe(direction(context, report, &report.forward, ReportLabel::StepForward, ReportLabel::StepForwardMeans))
    })
}

/// The steps in one direction.
fn direction(
    context: &Context<'_>,
    report: &TraceReport,
    links: &[StepLink],
    title: ReportLabel,
    means: ReportLabel,
) -> Option<El> {
    if links.is_empty() {
        return None;
    }
    let sources = links.iter().filter_map(|link| report.events.get(link.event)).map(|event| event.source);
    let rows = links.iter().map(|link| {
        let kind = context.t(match link.kind {
            StepKind::Input => ReportLabel::StepInput,
            StepKind::Output => ReportLabel::StepOutput,
            StepKind::Container => ReportLabel::StepContainer,
            StepKind::From => ReportLabel::StepFrom,
            StepKind::To => ReportLabel::StepTo,
        });
        let of_party = matches!(link.kind, StepKind::From | StepKind::To);
        let item = identifier(context.lang, &link.item);
        let (name, key) = match (&link.party, &link.name) {
            (Some(party), _) if of_party => (party_name(context, party), None),
            (_, Some(name)) => (harmless(name, IN_HEADING), Some(item)),
            (_, None) => (item, None),
        };
        let key = key.map(|key| el(tag::SPAN, class!("who")).text(key.into_owned()));
        el(tag::LI, class!("step-link"))
            .child(el(tag::SPAN, class!("step-kind")).text(kind))
            .child(context.foreign(el(tag::STRONG, class!(""))).text(name.into_owned()))
            .maybe(key)
            .maybe(link.place.as_ref().map(|at| el(tag::SPAN, class!("")).text(place(context, at))))
            .maybe((link.level > 1).then(|| {
                let level = Value::Count(link.level.into());
                el(tag::SPAN, class!("chip")).text(context.with(ReportLabel::StepLevel, "n", level))
            }))
            .maybe(
                (!link.known && !of_party)
                    .then(|| el(tag::SPAN, class!("chip calm")).text(context.t(ReportLabel::StepUnknown))),
            )
    });
    Some(
        el(tag::DIV, class!("steps-box"))
            .child(el(context.heading(3), class!("steps-title")).text(context.t(title)))
            .child(el(tag::P, class!("who")).text(context.t(means)))
            .child(el(tag::UL, class!("step-links")).children(rows.gathered()))
            .maybe(tellers(context, report, sources)),
    )
}
