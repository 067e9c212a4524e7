//! `sources_disagree`: two sources contradict each other. That one tells less is no contradiction.
//!
//! | contradiction | example |
//! |---|---|
//! | one event, told differently | another place, state, amount or date |
//! | another date, lot or country of origin stated | expiry 2026-12-04 against 2026-12-14 |
//! | another origin of the lot | another day or place, or none of the same inputs |
//! | a state against a sale, that only events of other sources supersede | recalled, but sold on |

use std::collections::BTreeSet;

use epcis::event::{Epc, Quantity, local_name};
use epcis::time::Date;
use epcis::vocabulary::SourceDestType;
use epcis::{Event, ItemKey};

use super::{Case, finding, local_time, state, statement, whereabouts};
use crate::clock;
use crate::finding::{Evidence, Finding, FindingCode};
use crate::history::{Deed, Scope, gravity, place_key};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let own: BTreeSet<usize> = case.history.own.iter().map(|deed| deed.index).collect();
    for conflict in &case.history.conflicts {
        let told = &case.history.told;
        if own.contains(&conflict.kept) && differ(told[conflict.kept].event, told[conflict.other].event, &case.item.key)
        {
            let mut evidence = vec![Evidence::Event(conflict.kept), Evidence::Event(conflict.other)];
            evidence.extend(contrast(told[conflict.kept].event, told[conflict.other].event, &case.item.key));
            found.push(evidence);
        }
    }
    for names in
        [statement::EXPIRY, statement::BEST_BEFORE, &["productionDate"], &["harvestDateStart"], &["harvestDateEnd"]]
    {
        let stated = statement::dates(case, names);
        let values: Vec<_> = stated.iter().map(|it| (it.source, it.value)).collect();
        found.extend(unequal(&values, |one, other| [Evidence::Date(*one), Evidence::Date(*other)]));
    }
    for names in [&["lotNumber"][..], &["countryOfOrigin"]] {
        let stated = statement::texts(case, names);
        let values: Vec<_> = stated.iter().map(|it| (it.source, local_name(&it.value).to_ascii_uppercase())).collect();
        found.extend(unequal(&values, |one, other| [Evidence::Value(one.clone()), Evidence::Expected(other.clone())]));
    }
    found.extend(origins(case));
    found.extend(superseded(case));
    found.into_iter().map(|evidence| finding(FindingCode::SourcesDisagree, evidence)).collect()
}

/// The first two sources that differ, and what each of them states, in the same order.
fn unequal<T: PartialEq>(values: &[(usize, T)], both: fn(&T, &T) -> [Evidence; 2]) -> Option<Vec<Evidence>> {
    let (first, value) = values.first()?;
    let (other, theirs) = values.iter().find(|(_, other)| other != value)?;
    let mut evidence = vec![Evidence::Source(*first), Evidence::Source(*other)];
    evidence.extend(both(value, theirs));
    Some(evidence)
}

/// What two tellings of one event say, where a person can compare it: the amount, else the place, else a date or
/// text about the lot, else the time, else the state.
fn contrast(one: &Event, other: &Event, item: &ItemKey) -> Vec<Evidence> {
    let quantity = |event: &Event| {
        let quantity = named(event, item)?;
        Some(Evidence::Quantity { amount: quantity.amount?, uom: quantity.uom.clone() })
    };
    if amount(one, item) != amount(other, item)
        && let (Some(one), Some(other)) = (quantity(one), quantity(other))
    {
        return vec![one, other];
    }
    if let Some(places) = places(one, other) {
        return places.into();
    }
    let both = |name: &str| Some((one.ilmd_text(name)?.trim(), other.ilmd_text(name)?.trim())).filter(|(a, b)| a != b);
    let day = |text: &str| {
        let day = Date::parse(text).ok()?;
        Some(Evidence::Date(clock::Date { year: day.year(), month: day.month(), day: day.day() }))
    };
    let dates = ["itemExpirationDate", "bestBeforeDate"].into_iter().filter_map(both);
    if let Some((one, other)) = dates.filter_map(|(one, other)| day(one).zip(day(other))).next() {
        return vec![one, other];
    }
    if let Some((one, other)) = ["lotNumber", "countryOfOrigin"].into_iter().find_map(both) {
        return vec![Evidence::Value(one.to_owned()), Evidence::Expected(other.to_owned())];
    }
    let time = |event: &Event| {
        let offset = event.offset.map_or(clock::VIETNAM_OFFSET_MINUTES, |offset| offset.minutes());
        Some(clock::Timestamp(event.time?.millis()).at_offset(offset))
    };
    if let Some((one, other)) = time(one).zip(time(other)).filter(|(one, other)| one.utc != other.utc) {
        return vec![Evidence::Time(one), Evidence::Time(other)];
    }
    let state = |event: &Event| Some(event.disposition.as_ref()?.word().to_owned());
    match state(one).zip(state(other)) {
        Some((one, other)) if one != other => vec![Evidence::Disposition(one), Evidence::Disposition(other)],
        _ => Vec::new(),
    }
}

/// The places of two events, where they are different ones: where each was seen, else where things
/// are after it.
fn places(one: &Event, other: &Event) -> Option<[Evidence; 2]> {
    let [one, other] = [one, other].map(|event| event.read_point.as_ref().or(event.biz_location.as_ref()));
    let (one, other) = (one?, other?);
    whereabouts::different(one, other).then(|| [one, other].map(|place| Evidence::Place(place.text.clone())))
}

/// Whether two tellings of one event differ in a field that both state.
fn differ(one: &Event, other: &Event, item: &ItemKey) -> bool {
    let both = |a: Option<String>, b: Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let set = |event: &Event| {
        let words: Vec<&str> = event.persistent.set.iter().map(|it| it.word()).collect();
        (!words.is_empty()).then(|| words.join(","))
    };
    let destination = |event: &Event, role: &SourceDestType| {
        let mut ids: Vec<String> =
            event.destinations.iter().filter(|end| end.role == *role).map(|end| place_key(&end.id)).collect();
        ids.sort_unstable();
        (!ids.is_empty()).then(|| ids.join(","))
    };
    let roles = [SourceDestType::OwningParty, SourceDestType::PossessingParty, SourceDestType::Location];
    let ilmd = |event: &Event, name: &str| event.ilmd_text(name).map(|text| text.trim().to_owned());
    let time = |event: &Event| event.time.map(|time| time.millis().to_string());
    both(time(one), time(other))
        || both(
            one.disposition.as_ref().map(|it| it.word().to_owned()),
            other.disposition.as_ref().map(|it| it.word().to_owned()),
        )
        || both(
            one.biz_step.as_ref().map(|it| it.word().to_owned()),
            other.biz_step.as_ref().map(|it| it.word().to_owned()),
        )
        || places(one, other).is_some()
        || both(set(one), set(other))
        || roles.iter().any(|role| both(destination(one, role), destination(other, role)))
        || both(amount(one, item), amount(other, item))
        || ["itemExpirationDate", "bestBeforeDate", "lotNumber", "countryOfOrigin"]
            .iter()
            .any(|name| both(ilmd(one, name), ilmd(other, name)))
}

/// The amount of the item that an event names.
fn amount(event: &Event, item: &ItemKey) -> Option<String> {
    let quantity = named(event, item)?;
    Some(format!("{}{}", quantity.amount?, quantity.uom.as_deref().unwrap_or_default()))
}

/// The first quantity of the item in an event.
fn named<'a>(event: &'a Event, item: &ItemKey) -> Option<&'a Quantity> {
    let lists = [&event.quantities, &event.child_quantities, &event.input_quantities, &event.output_quantities];
    let names = |class: &Epc| class.key.as_ref().is_some_and(|key| key.may_be(item));
    lists.into_iter().flatten().find(|quantity| names(&quantity.class))
}

/// Two sources, each with an origin of the lot, and none in common: on another day or at another place.
fn origins(case: &Case<'_>) -> Option<Vec<Evidence>> {
    if case.is_single() {
        return None;
    }
    let origins: Vec<&Deed<'_>> =
        case.history.own.iter().filter(|deed| deed.scope == Scope::Lot && deed.is_origin()).collect();
    let by = |source: usize| {
        origins.iter().filter(move |deed| case.history.told[deed.index].sources.contains(&source)).collect::<Vec<_>>()
    };
    for one in 0..case.answers.len() {
        for other in one + 1..case.answers.len() {
            let (mine, theirs) = (by(one), by(other));
            let shared = mine.iter().any(|deed| theirs.iter().any(|it| it.index == deed.index));
            let (Some(first), Some(second)) = (mine.first(), theirs.first()) else { continue };
            let apart = local_time(first).date() != local_time(second).date() || whereabouts::apart(first, second);
            let inputs = |deed: &Deed<'_>| deed.event.inputs().map(place_key).collect::<BTreeSet<String>>();
            let (used, other_used) = (inputs(first), inputs(second));
            let from_others = !used.is_empty() && !other_used.is_empty() && used.is_disjoint(&other_used);
            if !shared && (apart || from_others) {
                let mut evidence = vec![Evidence::Event(first.index), Evidence::Event(second.index)];
                let (one, other) = (local_time(first), local_time(second));
                if one.date() != other.date() {
                    evidence.extend([Evidence::Date(one.date()), Evidence::Date(other.date())]);
                } else {
                    evidence.extend(places(first.event, second.event).into_iter().flatten());
                }
                return Some(evidence);
            }
        }
    }
    None
}

/// The last state that a source tells is against a sale, and only other sources tell of a later, better one.
fn superseded(case: &Case<'_>) -> Option<Vec<Evidence>> {
    let latest = state::latest(case.history.own.iter())?;
    let latest_gravity = gravity(latest.disposition);
    let told_by = |deed: &Deed<'_>, source: usize| case.history.told[deed.index].sources.contains(&source);
    (0..case.answers.len()).find_map(|source| {
        let own = state::latest(case.history.own.iter().filter(|deed| told_by(deed, source)))?;
        let grave = gravity(own.disposition);
        let worse = grave >= 4 && latest_gravity < 4 && own.deed.time < latest.deed.time;
        worse.then(|| vec![Evidence::Event(own.deed.index), Evidence::Event(latest.deed.index)])
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn one_event_told_differently_is_a_contradiction() {
        check("lot", "1T8 commissioning active @A || 1T8 commissioning active @B", "sources_disagree");
        check(
            "lot",
            "1T8 commissioning active @A; 2T8 storing active @A || 2T8 storing conformant @A",
            "sources_disagree",
        );
        check("lot", "1T8 commissioning active @A q=100 || 1T8 commissioning active @A q=80", "sources_disagree");
        check(
            "lot",
            "1T8 commissioning active @A exp=2027-01-01 || 1T8 commissioning active @A exp=2027-02-01",
            "sources_disagree",
        );
        check("lot", "1T8 commissioning active @A id=e1 || 3T8 commissioning active @A id=e1", "sources_disagree");
        check("lot", "1T8 commissioning active @A || 3T8 commissioning active @A", "sources_disagree");
        check("lot", "1T8 make X1 @A || 1T8 make X2 @A", "sources_disagree");
        check("lot", "1T8 make X1,X2 @A || 1T8 make X1 @A", "");
    }

    #[test]
    fn a_source_that_tells_less_does_not_contradict() {
        check("lot", "1T8 commissioning active @A; 2T8 storing active @A || 1T8 commissioning active @A", "");
        check("lot", "1T8 commissioning active @A exp=2027-01-01 || 1T8 commissioning active @A", "");
        check("lot", "1T8 commissioning active @A q=100 || 1T8 commissioning - -", "");
        check("lot", "1T8 commissioning active @A || ", "");
        check("lot", "1T8 commissioning active @A || 1T1:00+00:00 commissioning active @A", "");
        check("lot", "1T8 commissioning active @A || 5T8 holding recalled @A", "recalled");
    }

    #[test]
    fn a_state_against_a_sale_is_not_lifted_by_another_source() {
        check(
            "lot",
            "1T8 commissioning active @A; 5T8 stocking active @A || 4T8 holding recalled @A",
            "sources_disagree",
        );
        check(
            "lot",
            "1T8 commissioning active @A; 4T8 holding recalled @A; 5T8 stocking active @A || 1T8 commissioning active @A",
            "",
        );
    }
}
