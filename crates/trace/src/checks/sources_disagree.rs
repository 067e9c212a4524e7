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

use super::{Case, local_time, state, statement, whereabouts};
use crate::clock;
use crate::finding::{Amount, Contrast, Disagreement, Field, Finding, Saying};
use crate::history::{Deed, Scope, gravity, place_key};

/// Most disagreements of one report; there is one a field at most.
const MOST: usize = 12;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut about: Vec<Disagreement> = Vec::new();
    let own: BTreeSet<usize> = case.history.own.iter().map(|deed| deed.index).collect();
    for conflict in &case.history.conflicts {
        let told = &case.history.told;
        let (kept, other) = (told[conflict.kept].event, told[conflict.other].event);
        if own.contains(&conflict.kept) && differ(kept, other, &case.item.key) {
            let (field, said) = contrast(case, kept, other);
            about.push(Disagreement {
                field,
                said,
                one: by_event(case, conflict.kept),
                other: by_event(case, conflict.other),
            });
        }
    }
    for (field, names) in [
        (Field::Expiry, statement::EXPIRY),
        (Field::BestBefore, statement::BEST_BEFORE),
        (Field::Produced, &["productionDate"]),
        (Field::Harvested, &["harvestDateStart"]),
        (Field::Harvested, &["harvestDateEnd"]),
    ] {
        about.extend(unequal(case, field, &statement::dates(case, names), Contrast::Dates));
    }
    for (field, names) in [(Field::Lot, &["lotNumber"]), (Field::Origin, &["countryOfOrigin"])] {
        let mut stated = statement::texts(case, names);
        stated.iter_mut().for_each(|it| it.value = local_name(&it.value).to_ascii_uppercase());
        about.extend(unequal(case, field, &stated, Contrast::Texts));
    }
    about.extend(origins(case));
    about.extend(superseded(case));
    about.sort_by_key(|it| it.field);
    about.dedup_by_key(|it| it.field);
    about.truncate(MOST);
    if about.is_empty() { Vec::new() } else { vec![Finding::SourcesDisagree { about }] }
}

/// The source that told of an event, and when that was.
fn by_event(case: &Case<'_>, index: usize) -> Saying {
    Saying { source: case.history.told[index].source, event: Some(index), time: case.event(index).time }
}

/// The first two sources that state different values, and what each of them states.
fn unequal<T: PartialEq + Clone>(
    case: &Case<'_>,
    field: Field,
    stated: &[statement::Statement<T>],
    said: fn([T; 2]) -> Contrast,
) -> Option<Disagreement> {
    let first = stated.first()?;
    let other = stated.iter().find(|other| other.value != first.value)?;
    let by = |it: &statement::Statement<T>| Saying {
        source: it.source,
        event: it.event,
        time: it.event.and_then(|event| case.event(event).time),
    };
    Some(Disagreement {
        field,
        said: said([first.value.clone(), other.value.clone()]),
        one: by(first),
        other: by(other),
    })
}

/// What two tellings of one event say, where a person can compare it: the amount, else the place, else a date or
/// text about the lot, else the time, else the state, the step, the receiver.
fn contrast(case: &Case<'_>, one: &Event, other: &Event) -> (Field, Contrast) {
    let item = &case.item.key;
    let quantity = |event: &Event| {
        let quantity = named(event, item)?;
        Some(Amount { amount: quantity.amount?, uom: quantity.uom.clone() })
    };
    if amount(one, item) != amount(other, item)
        && let (Some(one), Some(other)) = (quantity(one), quantity(other))
    {
        return (Field::Amount, Contrast::Amounts([one, other]));
    }
    if let Some(places) = places(one, other) {
        return (Field::Place, Contrast::Names(places.map(|place| case.name(place))));
    }
    let both = |name: &str| Some((one.ilmd_text(name)?.trim(), other.ilmd_text(name)?.trim())).filter(|(a, b)| a != b);
    let day = |text: &str| {
        let day = Date::parse(text).ok()?;
        Some(clock::Date { year: day.year(), month: day.month(), day: day.day() })
    };
    for (field, name) in [(Field::Expiry, "itemExpirationDate"), (Field::BestBefore, "bestBeforeDate")] {
        if let Some((one, other)) = both(name).and_then(|(one, other)| day(one).zip(day(other))) {
            return (field, Contrast::Dates([one, other]));
        }
    }
    for (field, name) in [(Field::Lot, "lotNumber"), (Field::Origin, "countryOfOrigin")] {
        if let Some((one, other)) = both(name) {
            return (field, Contrast::Texts([one.to_owned(), other.to_owned()]));
        }
    }
    let time = |event: &Event| {
        let offset = event.offset.map_or(clock::VIETNAM_OFFSET_MINUTES, |offset| offset.minutes());
        Some(clock::Timestamp(event.time?.millis()).at_offset(offset))
    };
    if let Some((one, other)) = time(one).zip(time(other)).filter(|(one, other)| one.utc != other.utc) {
        return (Field::Time, Contrast::Times([one, other]));
    }
    let words = |word: fn(&Event) -> String| [word(one), word(other)];
    let [one_state, other_state] = words(state_words);
    if one_state != other_state {
        return (Field::State, Contrast::States([one_state, other_state]));
    }
    let [one_step, other_step] = words(|event| event.biz_step.as_ref().map_or("", |it| it.word()).to_owned());
    if one_step != other_step {
        return (Field::Step, Contrast::Texts([one_step, other_step]));
    }
    let receiver = |event: &Event| event.destinations.first().map_or(String::new(), |end| case.name(&end.id));
    (Field::Receiver, Contrast::Names([receiver(one), receiver(other)]))
}

/// The states that an event tells: its disposition, else what it sets to persist.
fn state_words(event: &Event) -> String {
    let set = || event.persistent.set.first();
    event.disposition.as_ref().or_else(set).map_or("", |it| it.word()).to_owned()
}

/// The places of two events, where they are different ones: where each was seen, else where things
/// are after it.
fn places<'e>(one: &'e Event, other: &'e Event) -> Option<[&'e Epc; 2]> {
    let [one, other] = [one, other].map(|event| event.read_point.as_ref().or(event.biz_location.as_ref()));
    let (one, other) = (one?, other?);
    whereabouts::different(one, other).then_some([one, other])
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
fn origins(case: &Case<'_>) -> Option<Disagreement> {
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
            if shared {
                continue;
            }
            let inputs = |deed: &Deed<'_>| deed.event.inputs().map(place_key).collect::<BTreeSet<String>>();
            let (used, other_used) = (inputs(first), inputs(second));
            let from_others = !used.is_empty() && !other_used.is_empty() && used.is_disjoint(&other_used);
            let days = [local_time(first).date(), local_time(second).date()];
            let (field, said) = if days[0] != days[1] {
                (Field::Produced, Contrast::Dates(days))
            } else if let Some(places) = places(first.event, second.event) {
                (Field::Place, Contrast::Names(places.map(|place| case.name(place))))
            } else if from_others {
                let first_of = |deed: &Deed<'_>| deed.event.inputs().next().map_or(String::new(), |it| it.text.clone());
                (Field::Inputs, Contrast::Names([first_of(first), first_of(second)]))
            } else {
                continue;
            };
            let (one, other) = (by_event(case, first.index), by_event(case, second.index));
            return Some(Disagreement { field, said, one, other });
        }
    }
    None
}

/// The last state that a source tells is against a sale, and only other sources tell of a later, better one.
fn superseded(case: &Case<'_>) -> Option<Disagreement> {
    let latest = state::latest(case.history.own.iter())?;
    let latest_gravity = gravity(latest.disposition);
    let told_by = |deed: &Deed<'_>, source: usize| case.history.told[deed.index].sources.contains(&source);
    (0..case.answers.len()).find_map(|source| {
        let own = state::latest(case.history.own.iter().filter(|deed| told_by(deed, source)))?;
        let grave = gravity(own.disposition);
        let worse = grave >= 4 && latest_gravity < 4 && own.deed.time < latest.deed.time;
        let words = || [own.disposition.word().to_owned(), latest.disposition.word().to_owned()];
        let (one, other) = (by_event(case, own.deed.index), by_event(case, latest.deed.index));
        worse.then(|| Disagreement { field: Field::State, said: Contrast::States(words()), one, other })
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
