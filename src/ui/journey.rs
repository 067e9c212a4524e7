//! The journey: one step back, the stages in order of time, one step forward.

use std::borrow::Cow;

use super::context::{Context, section, source_line};
use super::icon::{Icon, icon};
use super::node::{El, Text, el};
use crate::text::{ReportLabel, Statement, Value, identifier};
use trace::report::{SourceLine, SourceState, TraceReport};
use trace::stage::{Party, Place, Stage, StageAbout, StageKind, StepKind, StepLink};

/// The journey of the item.
pub(super) fn journey(context: &Context<'_>, report: &TraceReport) -> El {
    let card = section(context, "card journey", context.t(ReportLabel::JourneyHeading));
    if report.timeline.is_empty() {
        let answered = |source: &SourceLine| matches!(source.state, SourceState::Found { .. } | SourceState::NotFound);
        let asked = report.sources.iter().enumerate().filter(|(_, source)| answered(source)).map(|(at, _)| at);
        return card
            .child(el("p", "").text(context.t(ReportLabel::JourneyEmpty)))
            .maybe(tellers(context, report, asked));
    }
    // Where one source tells all, it is named once for all.
    let teller = report.timeline.first().map(|stage| &stage.sources);
    let alone = report.timeline.iter().all(|stage| Some(&stage.sources) == teller);
    let stages = report.timeline.iter().map(|stage| self::stage(context, report, stage, !alone));
    card.maybe(steps(context, report, &report.back, ReportLabel::StepBack, ReportLabel::StepBackMeans))
        .child(el("ol", "timeline").children(stages.collect()))
        .maybe(steps(context, report, &report.forward, ReportLabel::StepForward, ReportLabel::StepForwardMeans))
        .maybe(teller.filter(|_| alone).and_then(|all| tellers(context, report, all.iter().copied())))
        .child(el("p", "who").text(context.t(ReportLabel::LocalClock)))
}

fn sign(kind: &StageKind) -> Icon {
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

/// The sources that tell of something, each named once.
pub(super) fn tellers(context: &Context<'_>, report: &TraceReport, sources: impl Iterator<Item = usize>) -> Option<El> {
    let mut names: Vec<&str> = Vec::new();
    for name in sources.filter_map(|index| report.sources.get(index)).map(|source| source.name.as_str()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let words = || context.with_text(ReportLabel::WhoSays, &context.writer().list(&names));
    (!names.is_empty()).then(|| source_line(words()))
}

/// One stage; `tells` where it names its own sources.
fn stage(context: &Context<'_>, report: &TraceReport, stage: &Stage, tells: bool) -> El {
    let own = stage.about == StageAbout::Item;
    let word = match &stage.kind {
        StageKind::Other(word) => word.as_str(),
        _ => "",
    };
    let title = context.with(Statement::Stage(&stage.kind), "text", Value::Text(word));
    let iso = stage.time.date().to_string();
    let time = el("time", "stage-time")
        .attr("datetime", iso)
        .text(context.writer().date(stage.time.date()))
        .text(" ")
        .child(el("span", "clock").text(context.writer().clock(stage.time)));
    let site = stage.place.as_ref().map(|at| place_name(context, at));
    let doer = stage.party.as_ref().map(|doer| party_name(context, doer));
    let mut lines: Vec<El> = Vec::new();
    if let Some(address) = stage.place.as_ref().and_then(|at| at.address.as_deref()) {
        let words = context.writer().address(address).into_owned();
        lines.push(context.foreign(el("p", "")).text(words));
    }
    let mut line = |text: Option<Text>| {
        if let Some(text) = text {
            lines.push(el("p", "").text(text));
        }
    };
    // Who runs a place mostly bears its name.
    let by = doer.filter(|doer| site.as_ref() != Some(doer));
    line(by.map(|doer| context.with_text(ReportLabel::PartyBy, &doer)));
    line(party(context, ReportLabel::PartyFrom, &stage.from));
    line(party(context, ReportLabel::PartyTo, &stage.to));
    for certificate in &stage.certificates {
        let name = certificate.name.as_ref().unwrap_or(&certificate.id);
        let words = [context.t(ReportLabel::Certificate).as_ref(), context.lang.colon(), name].concat();
        line(Some(words.into()));
    }
    line(match &stage.about {
        StageAbout::Item => None,
        StageAbout::Input(key) => Some(context.with_text(ReportLabel::AboutInput, &identifier(context.lang, key))),
        StageAbout::Container(key) => {
            Some(context.with_text(ReportLabel::AboutContainer, &identifier(context.lang, key)))
        }
    });
    lines.extend(tellers(context, report, stage.sources.iter().copied()).filter(|_| tells));
    let temperature = stage.temperature.map(|band| {
        let degrees = |value| context.writer().quantity(value, Some("CEL"));
        let (low, high) = (degrees(band.low), degrees(band.high));
        let label = if low == high { ReportLabel::TemperatureOne } else { ReportLabel::Temperature };
        context.say(&label, &[("low", Value::Text(&low)), ("high", Value::Text(&high))])
    });
    let head = el("div", "stage-head")
        .child(time)
        .child(el(context.heading(3), "stage-title").text(title))
        .maybe(site.map(|site| context.foreign(el("p", "stage-site")).text(site.into_owned())))
        .maybe(temperature.map(|words| el("p", "stage-site").text(words)))
        .maybe(stage.doubtful.then(|| {
            el("p", "stage-doubt")
                .child(icon(Icon::Warning))
                .child(el("span", "").text(context.t(ReportLabel::Doubtful)))
        }));
    // What a shopper needs at a glance is seen, the rest a touch away.
    let body = if lines.is_empty() {
        el("div", "stage-body").child(head)
    } else {
        el("details", "stage-body").child(el("summary", "").child(head)).children(lines)
    };
    el("li", "stage")
        .attr("data-about", if own { "item" } else { "other" })
        .flag("data-doubtful", stage.doubtful)
        .child(el("span", "stage-sign").child(icon(sign(&stage.kind))))
        .child(body)
}

/// A place by its best name.
fn place_name<'a>(context: &Context<'_>, place: &'a Place) -> Cow<'a, str> {
    place.name.as_deref().map_or_else(|| identifier(context.lang, &place.id), Cow::Borrowed)
}

/// A place by its best name, with its address.
fn place(context: &Context<'_>, place: &Place) -> Text {
    let name = place_name(context, place);
    match &place.address {
        Some(address) if !name.contains(address.as_str()) => {
            [name.as_ref(), ", ", &context.writer().address(address)].concat().into()
        }
        _ => name.into_owned().into(),
    }
}

/// A party by its best name.
fn party_name<'a>(context: &Context<'_>, party: &'a Party) -> Cow<'a, str> {
    party.name.as_deref().map_or_else(|| identifier(context.lang, &party.id), Cow::Borrowed)
}

fn party(context: &Context<'_>, label: ReportLabel, party: &Option<Party>) -> Option<Text> {
    let party = party.as_ref()?;
    Some(context.with_text(label, &party_name(context, party)))
}

/// One step back or forward.
fn steps(
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
            (_, Some(name)) => (Cow::Borrowed(name.as_str()), Some(item)),
            (_, None) => (item, None),
        };
        let key = key.map(|key| el("span", "who").text(key.into_owned()));
        el("li", "step-link")
            .child(el("span", "step-kind").text(kind))
            .child(context.foreign(el("strong", "")).text(name.into_owned()))
            .maybe(key)
            .maybe(link.place.as_ref().map(|at| el("span", "").text(place(context, at))))
            .maybe((link.level > 1).then(|| {
                let level = Value::Count(link.level.into());
                el("span", "chip").text(context.with(ReportLabel::StepLevel, "n", level))
            }))
            .maybe(
                (!link.known && !of_party).then(|| el("span", "chip calm").text(context.t(ReportLabel::StepUnknown))),
            )
    });
    Some(
        el("div", "steps-box")
            .child(el(context.heading(3), "steps-title").text(context.t(title)))
            .child(el("p", "who").text(context.t(means)))
            .child(el("ul", "step-links").children(rows.collect()))
            .maybe(tellers(context, report, sources)),
    )
}
