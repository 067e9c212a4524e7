//! `sources_disagree`: two sources contradict each other. That one tells less is no contradiction.
//!
//! | contradiction | example |
//! |---|---|
//! | one event, told differently | another place, state, amount or date |
//! | another date, lot or country of origin stated | expiry 2026-12-04 against 2026-12-14 |
//! | another origin of the lot | another day or place, or none of the same inputs |
//! | a state against a sale, of which only other sources tell a better one | recalled, but sold on |
//! | an event that another source declares wrong | a recall that "did not occur" |
//!
//! Amounts compare across units, countries by code, and a date with a date and time.

mod telling;

use epcis::event::local_name;
use gs1::list::Gather;

use self::telling::{contrast, differ, places};
use super::{Case, country, state, statement};
use crate::clock;
use crate::finding::{Contrast, Denial, Disagreement, Field, Finding, Saying};
use crate::history::{Deed, Scope, Telling, gravity, place_key};
use crate::report::Standing;

/// So far apart two captures of one making may be, ms.
const AROUND_MIDNIGHT_MS: i64 = 3_600_000;

/// Most disagreements of one report; there is one a field at most.
const MOST: usize = 12;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut about: Vec<Disagreement> = Vec::new();
    let told = &case.history.told;
    let mut is_own = vec![false; told.len()];
    case.history.own.iter().chain(&case.history.loose).for_each(|deed| is_own[deed.index] = true);
    for conflict in &case.history.conflicts {
        let (kept, other) = (told[conflict.kept].event, told[conflict.other].event);
        if is_own[conflict.kept] && differ(kept, other, &case.item.key) {
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
    let mut lots = statement::texts(case, &["lotNumber"]);
    lots.iter_mut().for_each(|it| it.value = local_name(&it.value).to_ascii_uppercase());
    about.extend(unequal(case, Field::Lot, &lots, Contrast::Texts));
    let mut countries = statement::texts(case, &["countryOfOrigin"]);
    countries.iter_mut().for_each(|it| it.value = country::code(&it.value));
    // A name that is not known may be that of any code.
    let known = |it: &statement::Statement<String>| it.value.len() == 2;
    if !countries.iter().all(|it| !known(it)) {
        countries.retain(known);
    }
    about.extend(unequal(case, Field::Origin, &countries, Contrast::Texts));
    about.extend(origins(case));
    about.extend(superseded(case));
    about.extend(denied(case, &is_own));
    gs1::order::sort_by_key(&mut about, |it| it.field);
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

/// Two sources, each with an origin of the lot, and none in common: on another day or at another place.
fn origins(case: &Case<'_>) -> Option<Disagreement> {
    if case.is_single() {
        return None;
    }
    let origins: Vec<&Deed<'_>> =
        case.history.own.iter().filter(|deed| deed.scope == Scope::Lot && deed.is_origin()).gathered();
    let by = |source: usize| {
        origins.iter().filter(move |deed| case.history.told[deed.index].sources.contains(&source)).gathered()
    };
    for one in 0..case.answers.len() {
        for other in one + 1..case.answers.len() {
            let (mine, theirs) = (by(one), by(other));
            let shared = mine.iter().any(|deed| theirs.iter().any(|it| it.index == deed.index));
            let (Some(first), Some(second)) = (mine.first(), theirs.first()) else { continue };
            if shared {
                continue;
            }
            let inputs = |deed: &Deed<'_>| gs1::sorted::Set::of(deed.event.inputs().map(place_key));
            let (used, other_used) = (inputs(first), inputs(second));
            let is_shared = used.iter().any(|input| other_used.contains(input));
            let from_others = !used.is_empty() && !other_used.is_empty() && !is_shared;
            let days = [first, second].map(|deed| clock::Timestamp(deed.time).vietnam_date());
            // One making that was captured twice around midnight is one day's.
            let around_midnight = (second.time - first.time).abs() <= AROUND_MIDNIGHT_MS;
            let (field, said) = if days[0] != days[1] && !around_midnight {
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

/// A state against a sale that one source tells and holds, and of which another source tells a better one later, or
/// that it is lifted.
fn superseded(case: &Case<'_>) -> Option<Disagreement> {
    let history = case.history;
    let of = |source: usize| state::of_source(history, &history.own, &history.loose, source, |_| false);
    let held = case.states.iter().filter(|state| gravity(state.disposition) >= state::AGAINST_SALE);
    held.filter(|state| state.deed.telling != Telling::Undated).find_map(|held| {
        (0..case.answers.len()).filter(|other| *other != held.source).find_map(|other| {
            let told = of(other);
            let word = || held.disposition.word().to_owned();
            let later = |deed: &Deed<'_>| deed.time > held.deed.time;
            let lifted = told.iter().find(|deed| later(deed) && deed.event.persistent.unset.contains(held.disposition));
            let (said, deed) = match lifted {
                Some(deed) => (Contrast::Lifted(word()), deed.index),
                None => {
                    let latest = state::latest(told.iter().copied(), other)?;
                    let better = gravity(latest.disposition) < state::AGAINST_SALE && later(latest.deed);
                    let states = [word(), latest.disposition.word().to_owned()];
                    (better.then_some(Contrast::States(states))?, latest.deed.index)
                }
            };
            let one = Saying { source: held.source, ..by_event(case, held.deed.index) };
            let other = Saying { source: other, ..by_event(case, deed) };
            Some(Disagreement { field: Field::State, said, one, other })
        })
    })
}

/// An event about the item that its own source tells and another source declares wrong.
fn denied(case: &Case<'_>, is_own: &[bool]) -> Option<Disagreement> {
    let told = &case.history.told;
    let about = case.history.denials.iter().filter(|denial| is_own[denial.kept]);
    // The gravest state is the one that matters, whatever order the sources are in.
    let worst = |denial: &crate::history::Conflict| {
        let event = told[denial.kept].event;
        let states = event.disposition.iter().chain(&event.persistent.set);
        (states.map(gravity).max().unwrap_or(0), told[denial.kept].time)
    };
    let denial = about.max_by_key(|denial| worst(denial))?;
    let event = told[denial.kept].event;
    let state = event.persistent.set.first().or(event.disposition.as_ref()).map(|it| it.word().to_owned());
    let how = match told[denial.other].standing {
        Standing::Withdrawn => Denial::DidNotOccur,
        _ => Denial::Wrong,
    };
    Some(Disagreement {
        field: Field::Occurrence,
        said: Contrast::Denied { state, denial: how },
        one: by_event(case, denial.kept),
        other: by_event(case, denial.other),
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
            "recalled sources_disagree",
        );
        check(
            "lot",
            "1T8 commissioning active @A; 2T8 other - - set=recalled || \
             1T8 commissioning active @A; 3T8 other - - unset=recalled",
            "recalled sources_disagree",
        );
        let both = "1T8 commissioning active @A; 2T8 other - - set=recalled";
        check("lot", &format!("{both} || {both}; 3T8 other - - unset=recalled"), "recalled sources_disagree");
        check("lot", &format!("{both}; 3T8 other - - unset=recalled || 1T8 commissioning active @A"), "");
        for state in ["destroyed", "stolen", "damaged"] {
            let finding = if state == "damaged" { "not_sellable" } else { state };
            check(
                "lot",
                &format!("1T8 commissioning active @A; 5T8 stocking active @A || 4T8 holding {state} @A"),
                &format!("{finding} sources_disagree"),
            );
        }
        check(
            "lot",
            "1T8 commissioning active @A; 4T8 holding recalled @A; 5T8 stocking active @A || 1T8 commissioning active @A",
            "",
        );
    }

    #[test]
    fn nobody_withdraws_what_another_source_tells() {
        let told = "1T8 commissioning active @A; 2T8 holding recalled @A id=e2";
        let denied = "recalled sources_disagree";
        check("lot", &format!("{told} || 2T8 holding recalled @A id=e2 wrong=did_not_occur"), denied);
        check("lot", &format!("{told} || 2T8 holding recalled #otherlot id=e2 wrong=did_not_occur"), denied);
        check("lot", &format!("{told} || 2T8 holding recalled @A id=e2 wrong=incorrect_data"), denied);
        check("lot", &format!("{told}; 2T8 holding recalled @A id=e2 wrong=did_not_occur"), "");
        check(
            "lot",
            &format!("{told} || 2T8 holding recalled @A id=e2 wrong=incorrect_data by=e3; 2T8 storing active @A id=e3"),
            denied,
        );
    }

    #[test]
    fn one_value_in_two_spellings_is_one_value() {
        let both = |one: &str, other: &str, expected: &str| {
            check(
                "lot",
                &format!("1T8 commissioning active @A {one} || 1T8 commissioning active @A {other}"),
                expected,
            );
        };
        both("q=500KGM", "q=500000GRM", "");
        both("q=500KGM", "q=500kgm", "");
        both("q=500KGM", "q=501KGM", "sources_disagree");
        both("x:countryOfOrigin=VN", "x:countryOfOrigin=vn", "");
        both("x:countryOfOrigin=VN", "x:countryOfOrigin=704", "");
        both("x:countryOfOrigin=CN", "x:countryOfOrigin=CHN", "");
        both("x:countryOfOrigin=CHN", "x:countryOfOrigin=VNM", "sources_disagree");
        both("x:countryOfOrigin=VN", "x:countryOfOrigin=https://example.org/voc/country/VN", "");
        both("x:countryOfOrigin=VN", "x:countryOfOrigin=CN", "sources_disagree");
        both("exp=2027-01-01", "exp=2027-01-01T00:00:00+07:00", "");
        both("exp=2027-01-01", "exp=2026-12-31T17:00:00Z", "");
        both("exp=2027-01-01", "exp=2027-01-01T17:00:00Z", "sources_disagree");
    }

    #[test]
    fn one_making_around_midnight_is_one() {
        check("lot", "2T0:30 commissioning active @A || 1T17:31+00:00 commissioning active @A", "");
        check("lot", "1T23:59 commissioning active @A || 2T0:01 commissioning active @A", "");
        check("lot", "1T23:59 commissioning active @A || 2T0:01 commissioning active @B", "sources_disagree");
        check("lot", "1T12 commissioning active @A || 2T12 commissioning active @A", "sources_disagree");
    }
}
