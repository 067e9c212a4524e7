//! Where an event happened, as far as places can be compared.

use epcis::event::Epc;
use epcis::vocabulary::Measurement;
use gs1::sorted::Map;

use super::Case;
use crate::answer::Answer;
use crate::geo::{geo, kilometres, on_earth};
use crate::history::{Deed, place_key};

/// Places that lie closer together than this are one place, in kilometres.
const ONE_PLACE_KM: f64 = 1.0;

/// The place of a deed: where it happened, else where the things were afterwards.
pub(super) fn place<'a>(deed: &Deed<'a>) -> Option<&'a Epc> {
    deed.event.read_point.as_ref().or(deed.event.biz_location.as_ref())
}

/// Whether two places are surely not one, by their GLNs or their coordinates.
pub(super) fn different(one: &Epc, other: &Epc) -> bool {
    let gln = |epc: &Epc| epc.key.as_ref().and_then(|key| key.gln()).is_some();
    match (gln(one), gln(other)) {
        (true, true) => place_key(one) != place_key(other),
        (false, false) => match (geo(&one.text), geo(&other.text)) {
            (Some(one), Some(other)) => kilometres(one, other) >= ONE_PLACE_KM,
            _ => false,
        },
        _ => false,
    }
}

/// Whether two deeds happened at places that are surely not one.
pub(super) fn apart(one: &Deed<'_>, other: &Deed<'_>) -> bool {
    matches!((place(one), place(other)), (Some(one), Some(other)) if different(one, other))
}

/// The coordinates of places; what master data says of a place is looked for once.
pub(super) struct Coordinates<'a> {
    answers: &'a [Answer],
    known: Map<&'a str, Option<(f64, f64)>>,
}

impl<'a> Coordinates<'a> {
    pub(super) fn new(case: &Case<'a>) -> Coordinates<'a> {
        Coordinates { answers: case.answers, known: Map::default() }
    }

    /// Degrees north and east of a deed: of its place, its sensors, or its place's master data.
    pub(super) fn of(&mut self, deed: &Deed<'a>) -> Option<(f64, f64)> {
        let places = || [&deed.event.read_point, &deed.event.biz_location].into_iter().flatten();
        let stated = places().find_map(|place| geo(&place.text)).or_else(|| by_sensor(deed));
        stated.or_else(|| places().find_map(|place| self.by_master_data(place)))
    }

    fn by_master_data(&mut self, place: &'a Epc) -> Option<(f64, f64)> {
        let answers = self.answers;
        *self.known.get_or_insert_with(place.text.as_str(), || by_master_data(answers, place))
    }
}

/// The position that a sensor measured. Source: EPCIS 2.0 examples, `Angle` with a component.
fn by_sensor(deed: &Deed<'_>) -> Option<(f64, f64)> {
    let angle = |component: &str| {
        let reports = deed.event.sensors.iter().flat_map(|element| &element.reports);
        let mut angles = reports.filter(|report| {
            matches!(&report.kind, Some(Measurement::Other(word)) if epcis::event::local_name(word).eq_ignore_ascii_case("Angle"))
                && report.component.as_deref().is_some_and(|it| epcis::event::local_name(it).eq_ignore_ascii_case(component))
        });
        angles.find_map(|report| report.value)
    };
    let (latitude, longitude) = (angle("latitude")?, angle("longitude")?);
    on_earth(latitude, longitude).then_some((latitude, longitude))
}

fn by_master_data(answers: &[Answer], place: &Epc) -> Option<(f64, f64)> {
    let documents = answers.iter().flat_map(|answer| &answer.documents);
    documents.flat_map(|document| document.master_data.about(place)).find_map(|entry| {
        let latitude = gs1::decimal(entry.attribute("latitude")?.trim())?;
        let longitude = gs1::decimal(entry.attribute("longitude")?.trim())?;
        on_earth(latitude, longitude).then_some((latitude, longitude))
    })
}
