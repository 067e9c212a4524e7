//! Things that an event names by number, under the name that a source gives them.

use std::borrow::Cow;

use epcis::ItemKey;

use super::{Lang, ReportLabel, identifier, quote::quoted, say};
use trace::report::TraceReport;
use trace::stage::{Party, Place, StepKind};

/// The name of a place, party or item as a quotation, where a source gives it one; else its identifier in words.
pub fn named<'a>(lang: Lang, report: &TraceReport, written: &'a str) -> Cow<'a, str> {
    if let Some(name) = place_or_party(report, written) {
        return quoted(name).into();
    }
    let key = ItemKey::read(written);
    let steps = report.back.iter().chain(&report.forward);
    let of_items = steps.filter(|link| !matches!(link.kind, StepKind::From | StepKind::To));
    let same =
        |item: &str| item == written || key.as_ref().is_some_and(|key| ItemKey::read(item).as_ref() == Some(key));
    match of_items.filter(|link| same(&link.item)).find_map(|link| link.name.as_deref()) {
        Some(name) => match key.as_ref().and_then(|key| key.lot()) {
            Some(lot) => [&quoted(name), " · ", say(lang, &ReportLabel::FieldLot), " ", lot].concat().into(),
            None => quoted(name).into(),
        },
        None => identifier(lang, written),
    }
}

fn place_or_party<'a>(report: &'a TraceReport, written: &str) -> Option<&'a str> {
    let of_place = |place: &'a Place| place.name.as_deref().filter(|_| place.id == written);
    let of_party = |party: &'a Party| party.name.as_deref().filter(|_| party.id == written);
    report.timeline.iter().find_map(|stage| {
        let place = stage.place.as_ref().and_then(of_place);
        let parties = [&stage.party, &stage.from, &stage.to];
        place.or_else(|| parties.into_iter().flatten().find_map(of_party))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{stage, step_link};
    use trace::stage::StageKind;

    #[test]
    fn what_a_source_names_is_called_by_its_name() {
        let place =
            |id: &str, name: Option<&str>| Place { id: id.into(), name: name.map(Into::into), ..Place::default() };
        let stage = |place| stage(StageKind::Storing, trace::clock::Timestamp(0).at_offset(0), Some(place));
        let link = |item, name| step_link(StepKind::Input, item, Some(name), true);
        let report = TraceReport {
            timeline: vec![stage(place("urn:x:1", Some("Kho \u{202e}A"))), stage(place("geo:20.97,107.77", None))],
            back: vec![link("https://id.gs1.org/01/09521001001014/10/CT-1", "Mực ống")],
            ..crate::text::tests::report(&[])
        };
        for (written, expected) in [
            ("urn:x:1", "“Kho A”"),
            ("geo:20.97,107.77", "20.9700, 107.7700"),
            ("urn:epc:class:lgtin:9521001.000101.CT-1", "“Mực ống” · Số lô CT-1"),
            ("https://id.gs1.org/01/09521001001014/10/CT-2", "GTIN 9521001001014 · Số lô CT-2"),
        ] {
            assert_eq!(named(Lang::Vi, &report, written), expected);
        }
    }
}
