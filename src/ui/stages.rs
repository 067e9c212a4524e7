//! Every stage of the journey in full.

use super::class::class;
use crate::ui::{attr, tag};
use std::borrow::Cow;

use super::context::Context;
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use super::sources::tellers;
use crate::text::{IN_HEADING, ReportLabel, Statement, Value, harmless, identifier, named};
use gs1::list::Gather;
use trace::report::TraceReport;
use trace::stage::{Party, Place, Stage, StageAbout, StageKind};

/// The stages in order of time.
pub(super) fn stages(context: &Context<'_>, report: &TraceReport) -> El {
    // Where one source tells all, it is named once for all.
    let teller = report.timeline.first().map(|stage| &stage.sources);
    let alone = report.timeline.iter().all(|stage| Some(&stage.sources) == teller);
    let stages = report.timeline.iter().map(|stage| self::stage(context, report, stage, !alone));
    el(tag::DIV, class!(""))
        .child(el(tag::P, class!("who")).text(context.t(ReportLabel::LocalClock)))
        .child(el(tag::OL, class!("timeline")).children(stages.gathered()))
}

/// The sign of a stage.
pub(super) fn sign(kind: &StageKind) -> Icon {
    match kind {
        StageKind::Farming | StageKind::Harvest | StageKind::Catch => Icon::Leaf,
        StageKind::Slaughter | StageKind::Processing | StageKind::Repair => Icon::Gear,
        StageKind::Commissioned => Icon::Barcode,
        StageKind::Packing | StageKind::Unpacking => Icon::Box,
        StageKind::Shipping | StageKind::Transporting | StageKind::Customs => Icon::Truck,
        StageKind::Receiving | StageKind::Storing | StageKind::Holding => Icon::Store,
        StageKind::Inspection => Icon::Check,
        StageKind::Stocking | StageKind::Retail | StageKind::Dispensing => Icon::Bag,
        StageKind::Consumed | StageKind::Decommissioned => Icon::Minus,
        StageKind::Returned => Icon::Turn,
        StageKind::Recall | StageKind::Destroyed => Icon::Stop,
        StageKind::Other(_) => Icon::Info,
    }
}

/// What happened, in a word.
pub(super) fn title(context: &Context<'_>, stage: &Stage) -> Text {
    let word = match &stage.kind {
        StageKind::Other(word) => harmless(word, IN_HEADING),
        _ => "".into(),
    };
    context.with(Statement::Stage(&stage.kind), "text", Value::Text(&word))
}

/// One stage; `tells` where it names its own sources.
fn stage(context: &Context<'_>, report: &TraceReport, stage: &Stage, tells: bool) -> El {
    let own = stage.about == StageAbout::Item;
    let title = title(context, stage);
    let time = match stage.time {
        Some(time) => el(tag::TIME, class!("stage-time"))
            .attr(attr::DATETIME, time.date().to_string())
            .text(context.writer().date(time.date()))
            .text(" ")
            .child(el(tag::SPAN, class!("")).text(context.writer().clock(time))),
        None => el(tag::SPAN, class!("stage-time")).text(context.t(ReportLabel::TimeUnknown)),
    };
    let site = stage.place.as_ref().map(|at| place_name(context, at));
    let doer = stage.party.as_ref().map(|doer| party_name(context, doer));
    let mut lines: Vec<El> = Vec::new();
    if let Some(address) = stage.place.as_ref().and_then(|at| at.address.as_deref()) {
        let words = context.writer().address(&harmless(address, IN_HEADING)).into_owned();
        lines.push(context.foreign(el(tag::P, class!(""))).text(words));
    }
    let mut line = |text: Option<Text>| {
        if let Some(text) = text {
            lines.push(el(tag::P, class!("")).text(text));
        }
    };
    // Who runs a place mostly bears its name.
    let by = doer.filter(|doer| site.as_ref() != Some(doer));
    line(by.map(|doer| context.with_text(ReportLabel::PartyBy, &doer)));
    line(party(context, ReportLabel::PartyFrom, &stage.from));
    line(party(context, ReportLabel::PartyTo, &stage.to));
    for certificate in &stage.certificates {
        let name = harmless(certificate.name.as_ref().unwrap_or(&certificate.id), IN_HEADING);
        let words = [context.t(ReportLabel::Certificate).as_ref(), context.lang.colon(), &name].concat();
        line(Some(words.into()));
    }
    line(match &stage.about {
        StageAbout::Item => None,
        StageAbout::Input(key) => Some(context.with_text(ReportLabel::AboutInput, &named(context.lang, report, key))),
        StageAbout::Container(key) => {
            Some(context.with_text(ReportLabel::AboutContainer, &named(context.lang, report, key)))
        }
    });
    lines.extend(tellers(context, report, stage.sources.iter().copied()).filter(|_| tells));
    let temperature = stage.temperature.map(|band| {
        let degrees = |value| context.writer().quantity(value, Some("CEL"));
        let (low, high) = (degrees(band.low), degrees(band.high));
        let label = if low == high { ReportLabel::TemperatureOne } else { ReportLabel::Temperature };
        context.say(&label, &[("low", Value::Text(&low)), ("high", Value::Text(&high))])
    });
    let head = el(tag::DIV, class!("stage-head"))
        .child(time)
        .child(el(context.heading(3), class!("stage-title")).text(title))
        .maybe(site.map(|site| context.foreign(el(tag::P, class!("stage-site"))).text(site.into_owned())))
        .maybe(temperature.map(|words| el(tag::P, class!("stage-site")).text(words)))
        .maybe(stage.doubtful.then(|| {
            el(tag::P, class!("stage-doubt"))
                .child(icon(Icon::Warning))
                .child(el(tag::SPAN, class!("")).text(context.t(ReportLabel::Doubtful)))
        }));
    // What a shopper needs at a glance is seen, the rest a touch away.
    let body = if lines.is_empty() {
        el(tag::DIV, class!("stage-body")).child(head)
    } else {
        el(tag::DETAILS, class!("stage-body")).child(el(tag::SUMMARY, class!("")).child(head)).children(lines)
    };
    el(tag::LI, class!("stage"))
        .attr(attr::DATA_ABOUT, if own { "item" } else { "other" })
        .flag(attr::DATA_DOUBTFUL, stage.doubtful)
        .child(el(tag::SPAN, class!("stage-sign")).child(icon(sign(&stage.kind))))
        .child(body)
}

/// A place by its best name.
pub(super) fn place_name<'a>(context: &Context<'_>, place: &'a Place) -> Cow<'a, str> {
    place.name.as_deref().map_or_else(|| identifier(context.lang, &place.id), |name| harmless(name, IN_HEADING))
}

/// A place by its best name, with its address.
pub(super) fn place(context: &Context<'_>, place: &Place) -> Text {
    let name = place_name(context, place);
    match &place.address {
        Some(address) if !name.contains(address.as_str()) => {
            [name.as_ref(), ", ", &context.writer().address(&harmless(address, IN_HEADING))].concat().into()
        }
        _ => name.into_owned().into(),
    }
}

/// A party by its best name.
pub(super) fn party_name<'a>(context: &Context<'_>, party: &'a Party) -> Cow<'a, str> {
    party.name.as_deref().map_or_else(|| identifier(context.lang, &party.id), |name| harmless(name, IN_HEADING))
}

/// Where it was, or else whose: a name before a number or coordinates.
pub(super) fn where_or_whose(context: &Context<'_>, stage: &Stage) -> Option<Text> {
    let at = || stage.place.as_ref().map(|it| place_name(context, it).into_owned().into());
    let by = || stage.party.as_ref().map(|it| party_name(context, it).into_owned().into());
    if stage.place.as_ref().is_some_and(|it| it.name.is_some()) {
        at()
    } else if stage.party.as_ref().is_some_and(|it| it.name.is_some()) {
        by()
    } else if stage.from.as_ref().is_some_and(|it| it.name.is_some()) {
        party(context, ReportLabel::PartyFrom, &stage.from)
    } else {
        at().or_else(by)
    }
}

fn party(context: &Context<'_>, label: ReportLabel, party: &Option<Party>) -> Option<Text> {
    let party = party.as_ref()?;
    Some(context.with_text(label, &party_name(context, party)))
}
