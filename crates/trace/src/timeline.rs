//! The timeline: the item's own events, those of its inputs and of its containers, in order of UTC time.

use epcis::Event;
use epcis::event::{Epc, EventType, SourceDest, local_name};
use epcis::vocabulary::{BizStep, Disposition, SourceDestType};
use gs1::list::Gather;

use super::checks::{at, is_alarm};
use super::finding::{Finding, Level};
use super::history::{Deed, History, Relative, Role, Telling};
use super::names::Names;
use super::product::Certificate;
use super::stage::{Party, Stage, StageAbout, StageKind, StepKind, StepLink, TemperatureBand};

/// Most stages of a timeline.
const MOST_STAGES: usize = 1000;

/// The stages in order of UTC time; those of an unknown time come last.
pub(super) fn timeline(history: &History<'_>, names: &Names<'_>, findings: &[Finding]) -> Vec<Stage> {
    let warns = findings.iter().filter(|finding| finding.level() != Level::Note);
    let flagged = findings.iter().filter(|finding| matches!(finding, Finding::EventFlagged { .. }));
    let doubted = gs1::sorted::Set::of(warns.chain(flagged).flat_map(Finding::events));
    let doubtful = |event: usize| doubted.contains(&event);
    // What another source tells in another way is in the finding about it.
    fn shown<'d, 'a>(loose: &'d [Deed<'a>]) -> impl Iterator<Item = &'d Deed<'a>> {
        loose.iter().filter(|deed| deed.telling != Telling::Another)
    }
    let own = history.own.iter().chain(shown(&history.loose)).map(|deed| {
        let about = deed.via.map_or(StageAbout::Item, |via| StageAbout::Container(via.text.clone()));
        (deed, about)
    });
    let inputs = history.inputs.iter().flat_map(|input| {
        let told = input.deeds.iter().chain(shown(&input.loose));
        told.map(|deed| (deed, StageAbout::Input(input.epc.text.clone())))
    });
    let mut stages: Vec<Stage> = Vec::new();
    for (deed, about) in own.chain(inputs) {
        if stages.len() < MOST_STAGES && stages.iter().all(|stage| stage.event != deed.index) {
            let sources = history.told[deed.index].sources.clone();
            stages.push(stage(deed, about, sources, names, doubtful(deed.index)));
        }
    }
    gs1::order::sort_by_key(&mut stages, |stage| (stage.time.is_none(), stage.time.map(|time| time.utc), stage.event));
    stages
}

fn stage(deed: &Deed<'_>, about: StageAbout, sources: Vec<usize>, names: &Names<'_>, doubtful: bool) -> Stage {
    let event = deed.event;
    let kind = kind(deed);
    let from = party(&event.sources).map(|id| names.party(id));
    let to = party(&event.destinations).map(|id| names.party(id));
    let who = match kind {
        StageKind::Shipping | StageKind::Transporting => from.clone(),
        StageKind::Receiving => to.clone(),
        _ => from.clone().or_else(|| to.clone()),
    };
    let place = event.read_point.as_ref().or(event.biz_location.as_ref()).map(|id| names.place(id));
    // The number of a place often is that of the party that runs it.
    let runner =
        place.as_ref().map(|place| Party { name: place.name.clone(), id: place.id.clone(), gln: place.gln.clone() });
    Stage {
        time: at(deed).time,
        party: who.or_else(|| runner.filter(|party| party.name.is_some())),
        place,
        from,
        to,
        temperature: temperature(event),
        certificates: certificates(event),
        about,
        disposition: event.disposition.as_ref().map(|it| it.word().to_owned()),
        event: deed.index,
        sources,
        doubtful,
        kind,
    }
}

/// The owning party, else the possessing one, else the place.
fn party(ends: &[SourceDest]) -> Option<&Epc> {
    let of = |role: SourceDestType| ends.iter().find(|end| end.role == role).map(|end| &end.id);
    of(SourceDestType::OwningParty)
        .or_else(|| of(SourceDestType::PossessingParty))
        .or_else(|| of(SourceDestType::Location))
}

fn temperature(event: &Event) -> Option<TemperatureBand> {
    let reports = || event.sensors.iter().flat_map(|element| &element.reports);
    let bands = reports().filter_map(|report| report.celsius());
    let (low, high) = bands.reduce(|a, b| (f64::min(a.0, b.0), f64::max(a.1, b.1)))?;
    Some(TemperatureBand { low, high, alarm: reports().any(is_alarm) })
}

/// The certificates that an event names.
pub(super) fn certificates(event: &Event) -> Vec<Certificate> {
    let certificates = event.certifications.iter().take(20).map(|it| Certificate {
        id: it.identification.clone().or_else(|| it.uri.clone()).unwrap_or_default(),
        name: it.standard.clone(),
        agency: it.agency.clone(),
        starts: it.starts,
        ends: it.ends,
    });
    certificates.gathered()
}

/// The stage in plain words: a recall first, then the business step, then the event's type.
fn kind(deed: &Deed<'_>) -> StageKind {
    let event = deed.event;
    if event.disposition == Some(Disposition::Recalled) || event.persistent.set.contains(&Disposition::Recalled) {
        return StageKind::Recall;
    }
    if event.kind == EventType::Transformation {
        return StageKind::Processing;
    }
    match &event.biz_step {
        Some(BizStep::Commissioning | BizStep::CreatingClassInstance) => origin(event),
        Some(BizStep::Assembling | BizStep::Repackaging | BizStep::Disassembling) => StageKind::Processing,
        Some(BizStep::Packing | BizStep::Loading | BizStep::Picking) => StageKind::Packing,
        Some(BizStep::Unpacking | BizStep::Unloading) => StageKind::Unpacking,
        Some(BizStep::Shipping | BizStep::Departing | BizStep::Consigning | BizStep::StagingOutbound) => {
            StageKind::Shipping
        }
        Some(BizStep::Transporting) => StageKind::Transporting,
        Some(BizStep::Receiving | BizStep::Accepting | BizStep::Arriving) => StageKind::Receiving,
        Some(BizStep::Storing) => StageKind::Storing,
        Some(BizStep::Inspecting | BizStep::Sampling) => StageKind::Inspection,
        Some(BizStep::Stocking) => StageKind::Stocking,
        Some(BizStep::RetailSelling) => StageKind::Retail,
        Some(BizStep::Dispensing) => StageKind::Dispensing,
        Some(BizStep::Killing) => StageKind::Slaughter,
        Some(BizStep::Collecting) => StageKind::Harvest,
        Some(BizStep::Repairing | BizStep::Replacing) => StageKind::Repair,
        Some(BizStep::Holding) => StageKind::Holding,
        Some(BizStep::Destroying) => StageKind::Destroyed,
        Some(BizStep::Decommissioning) => StageKind::Decommissioned,
        Some(BizStep::Other(word)) => private(local_name(word)),
        Some(step) => StageKind::Other(step.word().to_owned()),
        None if deed.is_origin() => origin(event),
        None if event.disposition == Some(Disposition::RetailSold) => StageKind::Retail,
        None if event.disposition == Some(Disposition::Returned) => StageKind::Returned,
        None if event.kind == EventType::Aggregation && deed.role == Role::Child => StageKind::Packing,
        None => StageKind::Other(String::new()),
    }
}

/// What came into being tells by its master data how: caught, harvested or reared.
fn origin(event: &Event) -> StageKind {
    let has = |names: &[&str]| names.iter().any(|name| event.ilmd(name).is_some());
    if has(&["catchZone", "catchArea", "vesselReg", "vesselID", "vesselName", "fishingGearTypeCode"]) {
        StageKind::Catch
    } else if has(&["breed", "hatchDate", "productionMethodForFishAndSeafoodCode", "sowingDate", "stockingDate"]) {
        StageKind::Farming
    } else if has(&["harvestDate", "harvestDateStart", "harvestEndDate", "harvestDateEnd"]) {
        StageKind::Harvest
    } else {
        StageKind::Commissioned
    }
}

/// Private steps of seafood and farm profiles (GDST 1.2), by the words in their names.
fn private(word: &str) -> StageKind {
    let lower = word.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|part| lower.contains(part));
    if has(&["fishing", "catch", "landing"]) {
        StageKind::Catch
    } else if has(&["harvest"]) {
        StageKind::Harvest
    } else if has(&["farm", "grow", "rear", "hatch", "feed", "sow", "plant"]) {
        StageKind::Farming
    } else if has(&["slaughter"]) {
        StageKind::Slaughter
    } else if has(&["process", "transform", "freez", "smok", "dry"]) {
        StageKind::Processing
    } else if has(&["transship", "transport"]) {
        StageKind::Transporting
    } else if has(&["import", "export", "customs"]) {
        StageKind::Customs
    } else if has(&["recall"]) {
        StageKind::Recall
    } else {
        StageKind::Other(word.to_owned())
    }
}

/// One step back: the nearest inputs, the containers, and the party that the item came from last.
pub(super) fn back(history: &History<'_>, names: &Names<'_>) -> Vec<StepLink> {
    let inputs = history.inputs.iter().map(|input| relative(input, StepKind::Input, history, names));
    let containers = history.stays.iter().map(|stay| StepLink {
        item: stay.container.text.clone(),
        name: None,
        kind: StepKind::Container,
        party: None,
        place: None,
        event: stay.packed,
        level: stay.level,
        known: true,
    });
    let last_from = history.own.iter().rev().filter(|deed| deed.role != Role::Input).find_map(|deed| {
        let id = party(&deed.event.sources)?;
        Some(towards(deed, names.party(id), StepKind::From))
    });
    inputs.chain(containers).chain(last_from).gathered()
}

/// One step forward: what was made from the item, and the party that it went to last.
pub(super) fn forward(history: &History<'_>, names: &Names<'_>) -> Vec<StepLink> {
    let outputs = history.outputs.iter().map(|output| relative(output, StepKind::Output, history, names));
    let last_to = history.own.iter().rev().filter(|deed| deed.role != Role::Input).find_map(|deed| {
        let id = party(&deed.event.destinations)?;
        Some(towards(deed, names.party(id), StepKind::To))
    });
    outputs.chain(last_to).gathered()
}

fn relative(relative: &Relative<'_>, kind: StepKind, history: &History<'_>, names: &Names<'_>) -> StepLink {
    let link = history.told[relative.link].event;
    let place = link.read_point.as_ref().or(link.biz_location.as_ref()).map(|id| names.place(id));
    StepLink {
        item: relative.epc.key.as_ref().map_or_else(|| relative.epc.text.clone(), ToString::to_string),
        name: names.name(relative.epc),
        kind,
        party: relative.deeds.iter().find_map(|deed| party(&deed.event.sources)).map(|id| names.party(id)),
        place,
        event: relative.link,
        level: relative.level,
        known: !relative.deeds.is_empty(),
    }
}

fn towards(deed: &Deed<'_>, party: Party, kind: StepKind) -> StepLink {
    StepLink {
        item: String::new(),
        name: None,
        kind,
        party: Some(party),
        place: None,
        event: deed.index,
        level: 1,
        known: true,
    }
}
