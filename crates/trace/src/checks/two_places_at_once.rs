//! `two_places_at_once`: this serial was at two places at the same moment.

use super::{Case, at, whereabouts};
use crate::finding::Finding;
use crate::geo::kilometres;
use crate::history::{Deed, Scope};
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    if !case.is_single() {
        return Vec::new();
    }
    let timed = |deed: &&Deed<'_>| deed.scope == Scope::Item && deed.event.time.is_some() && !is_day_only(deed);
    let deeds: Vec<&Deed<'_>> = case.history.own.iter().filter(timed).gathered();
    let same_time = deeds.chunk_by(|one, other| one.time == other.time);
    let mut known = whereabouts::Coordinates::new(case);
    let found = same_time.filter_map(|at_once| {
        let first = at_once.first()?;
        let other = at_once.iter().find(|other| are_far_apart(&mut known, first, other))?;
        // A sensor's position may stand for a place that has no name.
        let place = |deed: &Deed<'_>| case.place(deed).unwrap_or_default();
        Some(Finding::TwoPlacesAtOnce { at: at(first), other: other.index, places: [place(first), place(other)] })
    });
    found.gathered()
}

/// Numbers of places may differ where the places are next door: coordinates decide, if both are known.
fn are_far_apart<'a>(known: &mut whereabouts::Coordinates<'a>, one: &Deed<'a>, other: &Deed<'a>) -> bool {
    match (known.of(one), known.of(other)) {
        (Some(one), Some(other)) => kilometres(one, other) >= 1.0,
        _ => whereabouts::apart(one, other),
    }
}

/// Midnight on the local clock to the second: the record knows the day only.
fn is_day_only(deed: &Deed<'_>) -> bool {
    let offset = deed.event.offset.map_or(0, |offset| i64::from(offset.minutes()) * 60_000);
    (deed.time + offset).rem_euclid(86_400_000) == 0
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn one_thing_is_at_one_place() {
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 stocking active @A; 2T8 stocking reserved @B",
            "two_places_at_once",
        );
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 stocking active @A; 2T9+08:00 stocking reserved @B",
            "two_places_at_once",
        );
        check("serial", "1T8 commissioning active @A; 2T8 stocking active @A; 2T8 stocking reserved @A", "");
        check("serial", "1T8 commissioning active @A; 2T8 stocking active @A; 2T8 stocking reserved @A/9", "");
        check("serial", "1T8 commissioning active @A; 2T8 stocking active @A; 2T8:01 stocking reserved @B", "");
        check("lot", "1T8 commissioning active @A; 2T8 stocking active @A; 2T8 stocking reserved @B", "");
    }

    #[test]
    fn a_record_that_knows_the_day_only_proves_nothing() {
        check("serial", "1T0 commissioning active @A; 1T0 stocking active @B", "");
    }
}
