//! Which containers held the item, and when.

use epcis::ItemKey;
use epcis::event::{Action, Epc, EventType, Quantity};
use gs1::list::Gather;
use gs1::sorted::Set;

use super::bounds::{LEVELS, THINGS};
use super::part::{Role, Scope, part};
use super::{Index, Told};

/// The time that the item spent in a container.
#[derive(Clone, Debug, PartialEq)]
pub struct Stay {
    /// The container as written.
    pub container: Epc,
    /// The number of its key, or its text.
    pub id: String,
    /// From when, ms since 1970 UTC.
    pub from: i64,
    /// Until when; none if nothing tells of the unpacking.
    pub until: Option<i64>,
    /// How finely the packing event names the item.
    pub scope: Scope,
    /// The packing event.
    pub packed: usize,
    /// 1 for a container of the item, 2 for a container of that one, and so on.
    pub level: u8,
}

impl Stay {
    pub(super) fn is(&self, epc: &Epc) -> bool {
        self.container.same(epc)
    }
}

/// Every stay of the item in a container, and of that container in another, at most three levels up.
pub(super) fn stays(item: &ItemKey, lots: &Set<String>, told: &[Told<'_>], index: &Index<'_>) -> Vec<Stay> {
    let names_item = |at: usize| match part(told[at].event, item, lots) {
        Some((Role::Child, scope, _)) => Some(scope),
        _ => None,
    };
    let named = |at: &&usize| part(told[**at].event, item, lots).is_some_and(|(_, scope, _)| scope != Scope::Class);
    let first = index.naming(item.id()).iter().filter(named).filter_map(|&at| told[at].time).min();
    // What is packed at an unknown time was packed after it was first heard of.
    let mut stays = of_thing(index.naming(item.id()), names_item, (i64::MIN, first, None), 1, told, index);
    let mut done = 0;
    while done < stays.len() && stays.len() < THINGS {
        let inner = stays[done].clone();
        done += 1;
        if inner.level >= LEVELS {
            continue;
        }
        let names_inner = |at: usize| told[at].event.children.iter().any(|epc| inner.is(epc)).then_some(inner.scope);
        let span = (inner.from, Some(inner.from), inner.until);
        for outer in of_thing(index.naming(&inner.id), names_inner, span, inner.level + 1, told, index) {
            let known = stays.iter().any(|stay| stay.is(&outer.container) && stay.from == outer.from);
            if !known && stays.len() < THINGS {
                stays.push(outer);
            }
        }
    }
    stays
}

/// Takes what an unpacking names out of a container; whether some of it is left for sure.
fn leaves_some(left: &mut [Quantity], out: &[Quantity]) -> bool {
    let unit = |it: &Quantity| it.uom.as_deref().unwrap_or_default().trim().to_ascii_uppercase();
    let mut some = false;
    for line in out {
        let Some(held) = left.iter_mut().find(|held| held.class.same(&line.class)) else { return false };
        let (Some(before), Some(taken)) = (held.amount, line.amount) else { return false };
        if unit(held) != unit(line) || taken <= 0.0 {
            return false;
        }
        held.amount = Some(before - taken);
        some |= before > taken;
    }
    some
}

/// The stays of one thing between two times; `unknown` stands for the time of a packing that cannot be read.
fn of_thing(
    events: &[usize],
    names: impl Fn(usize) -> Option<Scope>,
    (earliest, unknown, latest): (i64, Option<i64>, Option<i64>),
    level: u8,
    told: &[Told<'_>],
    index: &Index<'_>,
) -> Vec<Stay> {
    let mut packings: Vec<(i64, usize, Scope)> = Vec::new();
    for &at in events {
        let event = told[at].event;
        let packs = event.kind == EventType::Aggregation && matches!(event.action, Some(Action::Add | Action::Observe));
        let (true, Some(scope)) = (packs, names(at)) else { continue };
        packings.push((told[at].time.or(unknown).unwrap_or(earliest), at, scope));
    }
    // An observation inside a container only counts where no packing is told.
    gs1::order::sort_by_key(&mut packings, |&(time, at, _)| (time, told[at].event.action != Some(Action::Add), at));
    let mut stays: Vec<Stay> = Vec::new();
    for (time, at, scope) in packings {
        let Some(container) = told[at].event.parent.as_ref() else { continue };
        let running =
            |stay: &Stay| stay.is(container) && stay.from <= time && stay.until.is_none_or(|until| time <= until);
        if time < earliest || latest.is_some_and(|latest| time > latest) || stays.iter().any(running) {
            continue;
        }
        let id = container.key.as_ref().map_or(container.text.as_str(), ItemKey::id).to_owned();
        let mut left = told[at].event.child_quantities.clone();
        let unpackings = index.naming(&id).iter().filter_map(|&other| {
            let event = told[other].event;
            let ends = event.kind == EventType::Aggregation
                && event.action == Some(Action::Delete)
                && event.parent.as_ref().is_some_and(|parent| parent.same(container))
                && (names(other).is_some() || event.children.len() + event.child_quantities.len() == 0);
            let end = told[other].time.filter(|end| ends && *end >= time)?;
            Some((end, &event.child_quantities))
        });
        let mut unpackings: Vec<(i64, &Vec<Quantity>)> = unpackings.gathered();
        gs1::order::sort_by_key(&mut unpackings, |(end, _)| *end);
        let emptied = unpackings.iter().find(|(_, out)| !leaves_some(&mut left, out)).map(|(end, _)| *end);
        let until = match (emptied, latest) {
            (Some(end), Some(latest)) => Some(end.min(latest)),
            (end, latest) => end.or(latest),
        };
        stays.push(Stay { container: container.clone(), id, from: time, until, scope, packed: at, level });
        if stays.len() >= THINGS {
            break;
        }
    }
    stays
}
