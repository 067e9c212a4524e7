//! Which part the item has in an event, and how finely the event names it.

use epcis::event::{Epc, Quantity};
use epcis::{Event, ItemKey};
use gs1::sorted::Set;

/// How finely an event names the item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// It names only the kind of product.
    Class,
    /// It names the lot.
    Lot,
    /// It names the single item.
    Item,
}

/// As what the item takes part in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It is what the event is about.
    Subject,
    /// It is packed, unpacked or seen inside a container.
    Child,
    /// It is the container.
    Parent,
    /// It was used up.
    Input,
    /// It came into being.
    Output,
}

/// How finely `key` names the item; none if it names something else, or a member of the item's lot or class.
pub(super) fn scope(key: &ItemKey, item: &ItemKey, lots: &Set<String>) -> Option<Scope> {
    if key.id() != item.id() || (key.kind() != item.kind() && (key.gtin().is_none() || item.gtin().is_none())) {
        return None;
    }
    match (item.serial(), item.lot()) {
        (Some(serial), _) => match (key.serial(), key.lot()) {
            (Some(other), _) => (other == serial).then_some(Scope::Item),
            (None, Some(lot)) => lots.contains(lot).then_some(Scope::Lot),
            (None, None) => Some(Scope::Class),
        },
        (None, Some(item_lot)) => match (key.serial(), key.lot()) {
            (Some(_), _) => None,
            (None, Some(lot)) => (lot == item_lot).then_some(Scope::Lot),
            (None, None) => Some(Scope::Class),
        },
        (None, None) => {
            let single = item.level() == epcis::item::Level::Item;
            let bare = key.serial().is_none() && key.lot().is_none();
            bare.then_some(if single { Scope::Item } else { Scope::Class })
        }
    }
}

/// Whether `key` names a member of the lot or class that `item` is.
pub(super) fn is_member(key: &ItemKey, item: &ItemKey) -> bool {
    let same = key.id() == item.id() && key.gtin().is_some() && item.gtin().is_some();
    same && item.serial().is_none()
        && match item.lot() {
            Some(lot) => key.serial().is_some() && key.lot() == Some(lot),
            None => key.serial().is_some() || key.lot().is_some(),
        }
}

/// The item's part in an event, if the event names it.
pub(super) fn part<'a>(
    event: &'a Event,
    item: &ItemKey,
    lots: &Set<String>,
) -> Option<(Role, Scope, Option<&'a Quantity>)> {
    let epcs = |list: &'a [Epc]| list.iter().map(|epc| (epc, None));
    let quantities = |list: &'a [Quantity]| list.iter().map(|it| (&it.class, Some(it)));
    let mut best: Option<(Role, Scope, Option<&'a Quantity>)> = None;
    let mut look = |role: Role, epc: &'a Epc, quantity: Option<&'a Quantity>| {
        let Some(scope) = epc.key.as_ref().and_then(|key| scope(key, item, lots)) else { return };
        // An output is the item even where another part of its lot was used up for it.
        let better = best.is_none_or(|(known, known_scope, _)| (scope, role) > (known_scope, known));
        if better {
            best = Some((role, scope, quantity));
        }
    };
    for (role, list, amounts) in [
        (Role::Subject, &event.epcs, &event.quantities),
        (Role::Child, &event.children, &event.child_quantities),
        (Role::Input, &event.inputs, &event.input_quantities),
        (Role::Output, &event.outputs, &event.output_quantities),
    ] {
        for (epc, quantity) in epcs(list).chain(quantities(amounts)) {
            look(role, epc, quantity);
        }
    }
    if let Some(parent) = &event.parent {
        look(Role::Parent, parent, None);
    }
    best
}
