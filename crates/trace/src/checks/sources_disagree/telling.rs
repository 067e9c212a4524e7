//! Two tellings of one event: whether they differ, and in what a person can compare.

use epcis::event::{Epc, Quantity};
use epcis::vocabulary::SourceDestType;
use epcis::{Event, ItemKey};
use gs1::list::Gather;

use crate::checks::{Case, amount, country, whereabouts};
use crate::clock;
use crate::finding::{Contrast, Field};
use crate::history::place_key;

/// What two tellings of one event say, where a person can compare it: the amount, else the place, else a date or
/// text about the lot, else the time, else the state, the step, the receiver.
pub(super) fn contrast(case: &Case<'_>, one: &Event, other: &Event) -> (Field, Contrast) {
    let item = &case.item.key;
    if let (Some(one), Some(other)) = (named(one, item), named(other, item))
        && amount::differ(one, other)
    {
        return (Field::Amount, Contrast::Amounts([one, other].map(amount::as_told)));
    }
    if let Some(places) = places(one, other) {
        return (Field::Place, Contrast::Names(places.map(|place| case.name(place))));
    }
    let trimmed = |event: &Event, name: &str| Some(event.ilmd_text(name)?.trim().to_owned());
    let both = |name: &str| Some((trimmed(one, name)?, trimmed(other, name)?)).filter(|(a, b)| a != b);
    for (field, name) in [(Field::Expiry, "itemExpirationDate"), (Field::BestBefore, "bestBeforeDate")] {
        let days = both(name).and_then(|(one, other)| clock::day(&one).zip(clock::day(&other)));
        if let Some((one, other)) = days.filter(|(one, other)| one != other) {
            return (field, Contrast::Dates([one, other]));
        }
    }
    if let Some((one, other)) = both("lotNumber") {
        return (Field::Lot, Contrast::Texts([one.to_owned(), other.to_owned()]));
    }
    if let Some((one, other)) = both("countryOfOrigin").filter(|(one, other)| country::differ(one, other)) {
        return (Field::Origin, Contrast::Texts([one.to_owned(), other.to_owned()]));
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
pub(super) fn places<'e>(one: &'e Event, other: &'e Event) -> Option<[&'e Epc; 2]> {
    let [one, other] = [one, other].map(|event| event.read_point.as_ref().or(event.biz_location.as_ref()));
    let (one, other) = (one?, other?);
    whereabouts::different(one, other).then_some([one, other])
}

/// Whether two tellings of one event differ in a field that both state.
pub(super) fn differ(one: &Event, other: &Event, item: &ItemKey) -> bool {
    let both = |a: Option<String>, b: Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let set = |event: &Event| {
        let words: Vec<&str> = event.persistent.set.iter().map(|it| it.word()).gathered();
        (!words.is_empty()).then(|| words.join(","))
    };
    let destination = |event: &Event, role: &SourceDestType| {
        let mut ids: Vec<String> =
            event.destinations.iter().filter(|end| end.role == *role).map(|end| place_key(&end.id)).gathered();
        gs1::order::sort(&mut ids);
        (!ids.is_empty()).then(|| ids.join(","))
    };
    let roles = [SourceDestType::OwningParty, SourceDestType::PossessingParty, SourceDestType::Location];
    let ilmd = |event: &Event, name: &str| event.ilmd_text(name).map(|text| text.trim().to_owned());
    let date = |event: &Event, name: &str| {
        let text = ilmd(event, name)?;
        Some(clock::day(&text).map_or(text, |day| day.to_string()))
    };
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
        || matches!((named(one, item), named(other, item)), (Some(one), Some(other)) if amount::differ(one, other))
        || both(ilmd(one, "lotNumber"), ilmd(other, "lotNumber"))
        || matches!((ilmd(one, "countryOfOrigin"), ilmd(other, "countryOfOrigin")), (Some(one), Some(other)) if country::differ(&one, &other))
        || ["itemExpirationDate", "bestBeforeDate"].iter().any(|name| both(date(one, name), date(other, name)))
}

/// The first quantity of the item in an event.
fn named<'a>(event: &'a Event, item: &ItemKey) -> Option<&'a Quantity> {
    let lists = [&event.quantities, &event.child_quantities, &event.input_quantities, &event.output_quantities];
    let names = |class: &Epc| class.key.as_ref().is_some_and(|key| key.may_be(item));
    lists.into_iter().flatten().find(|quantity| names(&quantity.class))
}
