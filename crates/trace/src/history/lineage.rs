//! What the item was made from, what was made from it, and its lot.

use epcis::event::{Action, Epc, EventType, Quantity};
use epcis::{Event, ItemKey};
use gs1::list::Gather;
use gs1::sorted::Set;

use super::bounds::{LEVELS, THINGS};
use super::deed::{Deed, Own, Telling, own};
use super::part::{Role, Scope, part, scope};
use super::{Index, Told};

/// Most things that containers are found to hold: a pallet holds more cartons than are asked about.
const HELD: usize = 500;

/// An input of the item, or an output made from it.
#[derive(Clone, Debug)]
pub struct Relative<'a> {
    /// The identifier as written.
    pub epc: &'a Epc,
    /// The amount used or made, where it is told.
    pub quantity: Option<&'a Quantity>,
    /// The transformation that links them: index of its event.
    pub link: usize,
    /// 1 for an input of the item itself, 2 for an input of that one, and so on.
    pub level: u8,
    /// When it was used up, ms since 1970 UTC; none for what is held or made, or if that cannot be read.
    pub used: Option<i64>,
    /// What is told about it, the link left out, in order of time.
    pub deeds: Vec<Deed<'a>>,
    /// What is told about it and has no place in that order, as in [`History::loose`](super::History::loose).
    pub loose: Vec<Deed<'a>>,
}

/// The lots that the item is known to belong to.
///
/// For a serial: the lot of the code, of an event that names serial and lot together, and of the
/// master data of the events by which it came into being.
pub(super) fn lots(item: &ItemKey, told: &[Told<'_>], index: &Index<'_>) -> Set<String> {
    let mut lots: Set<String> = Set::of(item.lot().map(str::to_owned));
    if item.serial().is_none() {
        return lots;
    }
    let none = Set::default();
    for &at in index.naming(item.id()) {
        let event = told[at].event;
        let Some((role, Scope::Item, _)) = part(event, item, &none) else { continue };
        let keys = event.items().filter_map(|epc| epc.key.as_ref());
        let same = keys.filter(|key| scope(key, item, &none) == Some(Scope::Item));
        lots.add(same.filter_map(|key| key.lot()).map(str::to_owned));
        if matches!(role, Role::Subject | Role::Output) {
            lots.add(event.ilmd_text("lotNumber").map(|lot| lot.trim().to_owned()).filter(|lot| !lot.is_empty()));
        }
    }
    lots
}

/// What is followed from an item, and the event at which a bound ended that.
#[derive(Default)]
pub(super) struct Followed<'a> {
    pub(super) found: Vec<Relative<'a>>,
    pub(super) cut: Option<usize>,
    seen: Set<String>,
}

/// What the item was made from, level by level.
pub(super) fn inputs<'a>(item: &ItemKey, lots: &Set<String>, told: &[Told<'a>], index: &Index<'a>) -> Followed<'a> {
    let mut followed = Followed { seen: Set::of([item.to_string()]), ..Followed::default() };
    let makes_item = |at: usize| matches!(part(told[at].event, item, lots), Some((Role::Output, ..)));
    step_back(index.naming(item.id()), makes_item, 1, told, index, &mut followed);
    let mut done = 0;
    while done < followed.found.len() {
        let Relative { epc, level, .. } = followed.found[done];
        done += 1;
        if level >= LEVELS {
            continue;
        }
        let id = epc.key.as_ref().map_or(epc.text.as_str(), ItemKey::id);
        let makes = |at: usize| told[at].event.outputs().any(|output| output.same(epc));
        step_back(index.naming(id), makes, level + 1, told, index, &mut followed);
    }
    followed
}

fn step_back<'a>(
    events: &[usize],
    makes: impl Fn(usize) -> bool,
    level: u8,
    told: &[Told<'a>],
    index: &Index<'a>,
    followed: &mut Followed<'a>,
) {
    for &at in events.iter().filter(|at| makes(**at)) {
        for link in index.parts(at, told[at].event) {
            let event = told[link].event;
            let plain = event.inputs.iter().map(|epc| (epc, None));
            let amounts = event.input_quantities.iter().map(|it| (&it.class, Some(it)));
            for (epc, quantity) in plain.chain(amounts) {
                if followed.seen.contains(&super::identity::name(epc)) {
                    continue;
                }
                if followed.found.len() >= THINGS {
                    followed.cut = followed.cut.or(Some(link));
                    return;
                }
                followed.seen.insert(super::identity::name(epc));
                let (deeds, loose) = deeds(epc, link, told, index);
                let used = told[link].time;
                followed.found.push(Relative { epc, quantity, link, level, used, deeds, loose });
                // Who uses up a pallet uses up what is on it.
                let from = followed.found.len();
                held(epc, level, used.unwrap_or(i64::MAX), told, index, followed);
                followed.found[from..].iter_mut().for_each(|content| content.used = used);
            }
        }
    }
}

/// What was made from the item.
pub(super) fn outputs<'a>(
    item: &ItemKey,
    lots: &Set<String>,
    told: &[Told<'a>],
    index: &Index<'a>,
) -> Vec<Relative<'a>> {
    let mut found = Vec::new();
    let mut seen: Set<String> = Set::of([item.to_string()]);
    for &at in index.naming(item.id()) {
        if !matches!(part(told[at].event, item, lots), Some((Role::Input, scope, _)) if scope != Scope::Class) {
            continue;
        }
        for link in index.parts(at, told[at].event) {
            let event = told[link].event;
            let plain = event.outputs.iter().map(|epc| (epc, None));
            let amounts = event.output_quantities.iter().map(|it| (&it.class, Some(it)));
            for (epc, quantity) in plain.chain(amounts) {
                if found.len() < THINGS && seen.insert(super::identity::name(epc)) {
                    let (deeds, loose) = (Vec::new(), Vec::new());
                    found.push(Relative { epc, quantity, link, level: 1, used: None, deeds, loose });
                }
            }
        }
    }
    found
}

/// What a container holds, level by level.
pub(super) fn contents<'a>(item: &ItemKey, told: &[Told<'a>], index: &Index<'a>) -> Followed<'a> {
    let mut followed = Followed { seen: Set::of([item.to_string()]), ..Followed::default() };
    let parent = |event: &'a Event| event.parent.as_ref().filter(|epc| epc.key.as_ref() == Some(item));
    if let Some(epc) = index.naming(item.id()).iter().find_map(|&at| parent(told[at].event)) {
        held(epc, 0, i64::MAX, told, index, &mut followed);
    }
    followed
}

/// What is in a container at a time, and in the containers within it. `level` is the container's own.
fn held<'a>(
    container: &'a Epc,
    level: u8,
    time: i64,
    told: &[Told<'a>],
    index: &Index<'a>,
    followed: &mut Followed<'a>,
) {
    if level >= LEVELS {
        return;
    }
    let id = container.key.as_ref().map_or(container.text.as_str(), ItemKey::id);
    let about = |at: &&usize| {
        let event = told[**at].event;
        event.kind == EventType::Aggregation && event.parent.as_ref().is_some_and(|parent| parent.same(container))
    };
    let events: Vec<usize> = index.naming(id).iter().filter(about).copied().gathered();
    // A packing of unknown time may have come first, an unpacking of unknown time may never have been.
    let packed = |at: usize| told[at].time.unwrap_or(i64::MIN);
    // What names no content takes all of it out; an amount takes out so much.
    let unpacked = |epc: &Epc, quantity: Option<&Quantity>, from: i64| {
        let out = events.iter().filter(|&&at| {
            let when = told[at].time.filter(|it| *it >= from && *it <= time);
            told[at].event.action == Some(Action::Delete) && when.is_some()
        });
        let mut left = quantity.and_then(|quantity| quantity.amount);
        out.into_iter().any(|&at| {
            let event = told[at].event;
            if event.children.len() + event.child_quantities.len() == 0 || event.children.iter().any(|it| it.same(epc))
            {
                return true;
            }
            event.child_quantities.iter().filter(|it| it.class.same(epc)).any(|taken| match (&mut left, taken.amount) {
                (Some(left), Some(amount)) => {
                    *left -= amount;
                    *left <= 0.0
                }
                _ => true,
            })
        })
    };
    for &at in events.iter().filter(|&&at| packed(at) <= time) {
        let event = told[at].event;
        if !matches!(event.action, Some(Action::Add | Action::Observe)) {
            continue;
        }
        let plain = event.children.iter().map(|epc| (epc, None));
        let amounts = event.child_quantities.iter().map(|it| (&it.class, Some(it)));
        for (epc, quantity) in plain.chain(amounts) {
            let name = super::identity::name(epc);
            if followed.seen.contains(&name) || unpacked(epc, quantity, packed(at)) {
                continue;
            }
            if followed.found.len() >= HELD {
                followed.cut = followed.cut.or(Some(at));
                return;
            }
            followed.seen.insert(name);
            let (deeds, loose) = deeds(epc, at, told, index);
            followed.found.push(Relative { epc, quantity, link: at, level: level + 1, used: None, deeds, loose });
            held(epc, level + 1, time, told, index, followed);
        }
    }
}

/// What is told about a relative, besides the event that links it: in order of time, and without a place in it.
fn deeds<'a>(epc: &Epc, link: usize, told: &[Told<'a>], index: &Index<'a>) -> (Vec<Deed<'a>>, Vec<Deed<'a>>) {
    let Some(key) = &epc.key else {
        let deeds = index.naming(&epc.text).iter().filter(|at| **at != link).filter_map(|&at| {
            let (event, time) = (told[at].event, told[at].time?);
            let role = if event.outputs().any(|output| output.same(epc)) { Role::Output } else { Role::Subject };
            let telling = Telling::Dated;
            Some(Deed { index: at, event, time, scope: Scope::Item, role, quantity: None, via: None, telling })
        });
        return (deeds.gathered(), Vec::new());
    };
    let lots = lots(key, told, index);
    let stays = super::containment::stays(key, &lots, told, index);
    let Own { mut deeds, mut loose, .. } = own(key, &lots, &stays, told, index);
    // Other transformations that used up the same input are not its history before this item.
    let before = |deed: &Deed<'_>| deed.index != link && deed.role != Role::Input;
    deeds.retain(before);
    loose.retain(before);
    (deeds, loose)
}
