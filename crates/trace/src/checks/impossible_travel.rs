//! `impossible_travel`: faster than 900 km/h over at least 20 km.
//!
//! A single thing is followed from each event to the next. Parts of a lot are at many places: so a
//! place of the lot must be out of reach from every place where the lot was known before, or the
//! receipt from its own shipment, or two events one after the other must both tell of the whole lot.

use super::{Case, at, whereabouts};
use crate::finding::Finding;
use crate::geo::kilometres;
use crate::history::{Deed, Scope};
use gs1::list::Gather;

const FASTEST_KMH: f64 = 900.0;
const NEAR_KM: f64 = 20.0;
const HOUR_MS: f64 = 3_600_000.0;

/// A deed at a known point.
type Located<'d, 'a> = (&'d Deed<'a>, (f64, f64));

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let needed = if case.is_single() { Scope::Item } else { Scope::Lot };
    let mut places = whereabouts::Coordinates::new(case);
    let located: Vec<Located<'_, '_>> = case
        .history
        .own
        .iter()
        .filter(|deed| deed.scope == needed && deed.event.time.is_some())
        .filter_map(|deed| Some((deed, places.of(deed)?)))
        .gathered();
    if case.is_single() {
        return located.windows(2).filter_map(|pair| too_fast(pair[0], pair[1])).gathered();
    }
    let mut points: Vec<Option<Located<'_, '_>>> = vec![None; case.history.told.len()];
    located.iter().for_each(|it| points[it.0.index] = Some(*it));
    let point = |deed: &Deed<'_>| points[deed.index];
    let legs = case.journey.legs.iter().filter(|leg| leg.sole);
    let legs = legs.filter_map(|leg| too_fast(point(leg.shipment)?, point(leg.receipt)?));
    // Looking back over a bounded number of places keeps the check linear.
    const LOOK_BACK: usize = 50;
    let reached = located.iter().enumerate().filter_map(|(at, here)| {
        let before = || located[at.saturating_sub(LOOK_BACK)..at].iter().filter(|it| it.0.time < here.0.time);
        let out_of_reach = before().next().is_some() && before().all(|it| too_fast(*it, *here).is_some());
        before().next_back().filter(|_| out_of_reach && at <= LOOK_BACK).and_then(|it| too_fast(*it, *here))
    });
    let whole = whole_lot(case);
    let is_whole = |deed: &Deed<'_>| whole.is_some_and(|whole| amount(deed).is_some_and(|amount| amount >= whole));
    let pairs = located.windows(2).filter(|pair| is_whole(pair[0].0) && is_whole(pair[1].0));
    let pairs = pairs.filter_map(|pair| too_fast(pair[0], pair[1]));
    legs.chain(reached).chain(pairs).gathered()
}

fn amount(deed: &Deed<'_>) -> Option<f64> {
    deed.quantity.and_then(|quantity| quantity.amount)
}

/// All that came into being of the lot, if every origin and every event tells it in one unit.
fn whole_lot(case: &Case<'_>) -> Option<f64> {
    let named = || case.history.own.iter().filter(|deed| deed.scope == Scope::Lot && deed.via.is_none());
    let mut units = named().filter_map(|deed| deed.quantity).map(|quantity| quantity.uom.as_deref());
    let unit = units.next()?;
    let amounts: Option<Vec<f64>> = named().filter(|deed| deed.is_origin()).map(amount).collect();
    units
        .all(|it| it == unit)
        .then_some(amounts?)
        .filter(|amounts| !amounts.is_empty())
        .map(|amounts| amounts.iter().sum())
}

fn too_fast((from, start): Located<'_, '_>, (to, end): Located<'_, '_>) -> Option<Finding> {
    let km = kilometres(start, end);
    let hours = (to.time - from.time) as f64 / HOUR_MS;
    // Two places at the same moment are another finding.
    if hours <= 0.0 || km < NEAR_KM || km / hours <= FASTEST_KMH {
        return None;
    }
    Some(Finding::ImpossibleTravel { at: at(to), from: from.index, km, kmh: km / hours })
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    const HANOI: &str = "@geo:21.0278,105.8342";
    const SAIGON: &str = "@geo:10.7769,106.7009";

    #[test]
    fn a_thousand_kilometres_take_more_than_an_hour() {
        let story = |hour: &str| format!("1T8 commissioning active {HANOI}; 1T{hour} inspecting conformant {SAIGON}");
        check("serial", &story("9"), "impossible_travel");
        check("serial", &story("9:30"), "");
        check("lot", &story("9"), "impossible_travel");
        check("lot", &story("9:30"), "");
        check("serial", &format!("1T8 commissioning active {HANOI}; 1T11:30+09:00 inspecting conformant {SAIGON}"), "");
        check("serial", &format!("1T8 commissioning active {HANOI}; 1T9 inspecting conformant @B"), "");
    }

    #[test]
    fn near_places_may_be_minutes_apart() {
        check("serial", "1T8 commissioning active @geo:21.0,105.80; 1T8:01 inspecting conformant @geo:21.0,105.98", "");
        check(
            "serial",
            "1T8 commissioning active @geo:21.0,105.80; 1T8:01 inspecting conformant @geo:21.0,106.00",
            "impossible_travel",
        );
    }

    #[test]
    fn parts_of_a_lot_are_at_many_places() {
        check(
            "lot",
            &format!("1T8 commissioning active {HANOI}; 5T8 stocking active {HANOI}; 5T8:30 stocking active {SAIGON}"),
            "",
        );
        check(
            "serial",
            &format!("1T8 commissioning active {HANOI}; 5T8 stocking active {HANOI}; 5T8:30 stocking active {SAIGON}"),
            "impossible_travel",
        );
        check(
            "lot",
            &format!(
                "1T8 commissioning active {HANOI}; 5T8 shipping in_transit {HANOI}; 5T8:30 receiving active {SAIGON}"
            ),
            "impossible_travel",
        );
    }

    #[test]
    fn a_whole_lot_is_at_one_place() {
        let story = |q: &str| {
            format!(
                "1T8 commissioning active {HANOI} q=90; 5T8 stocking active {HANOI} q=90; 5T8:30 stocking active {SAIGON} q={q}"
            )
        };
        check("lot", &story("90"), "impossible_travel");
        check("lot", &story("40"), "");
    }

    #[test]
    fn places_are_found_in_master_data_and_containers() {
        check("serial", "1T8 commissioning active @A; 1T9 inspecting conformant @Z", "impossible_travel");
        check(
            "serial",
            &format!("1T8 commissioning active {HANOI}; 1T8:10 pack C1 -; 1T9 stocking active #C1 {SAIGON}"),
            "impossible_travel",
        );
        check("serial", &format!("1T8 commissioning active {HANOI}; 1T9 stocking active #C1 {SAIGON}"), "");
    }
}
