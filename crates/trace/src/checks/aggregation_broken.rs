//! `aggregation_broken`: packing and unpacking contradict each other.
//!
//! | what is told | broken, if |
//! |---|---|
//! | a single thing is packed while it is in another container | the other container is not in the new one |
//! | unpacked from a container | it was never packed into it, its history goes back to its origin, and every source answered |
//! | a single thing is unpacked from one container | it is in another one |
//! | more of a lot is unpacked than was packed into that container | always |

use epcis::event::{Action, EventType};
use gs1::list::Gather;
use gs1::sorted::Map;

use super::{Case, at};
use crate::finding::{Aggregation, Amount, At, Finding};
use crate::history::{Deed, Role, Scope, Stay};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let single = case.is_single();
    let needed = if single { Scope::Item } else { Scope::Lot };
    let stays: Vec<&Stay> = case.history.stays.iter().filter(|stay| stay.level == 1 && stay.scope == needed).gathered();
    let mut found = Vec::new();
    if single {
        for pair in stays.windows(2) {
            let overlap = pair[0].until.is_none_or(|until| until > pair[1].from);
            let nested =
                |outer: &Stay| case.history.stays.iter().any(|it| it.level > 1 && it.container.same(&outer.container));
            if overlap && !pair[0].container.same(&pair[1].container) && !nested(pair[0]) && !nested(pair[1]) {
                let containers = [&pair[0].container, &pair[1].container].map(|it| it.text.clone());
                found
                    .push(broken(case.event(pair[1].packed), Aggregation::InTwo { first: pair[0].packed, containers }));
            }
        }
    }
    let complete = case.all_answered() && case.history.own.iter().any(|deed| deed.scope == needed && deed.is_origin());
    for deed in case.history.own.iter().filter(|deed| deed.scope == needed && unpacks(deed)) {
        let Some(parent) = &deed.event.parent else { continue };
        let within = |stay: &&&Stay| stay.from <= deed.time && stay.until.is_none_or(|until| until >= deed.time);
        let was_in = stays.iter().any(|stay| stay.container.same(parent) && stay.from <= deed.time);
        let nested = case.history.stays.iter().any(|stay| stay.level > 1 && stay.container.same(parent));
        let in_another = single && stays.iter().filter(within).any(|stay| !stay.container.same(parent));
        if !was_in && !nested && (in_another || complete) {
            found.push(broken(at(deed), Aggregation::NeverPacked { container: parent.text.clone() }));
        }
    }
    if !single {
        found.extend(too_many(case));
    }
    found
}

fn broken(at: At, how: Aggregation) -> Finding {
    Finding::AggregationBroken { at, how }
}

fn unpacks(deed: &Deed<'_>) -> bool {
    deed.via.is_none()
        && deed.role == Role::Child
        && deed.event.kind == EventType::Aggregation
        && deed.event.action == Some(Action::Delete)
}

/// Amounts packed and unpacked so far; none once an amount is not told.
type Moved = Option<(f64, f64)>;

/// More of the lot came out of a container than was ever packed into it.
fn too_many(case: &Case<'_>) -> Vec<Finding> {
    let mut contents: Map<(String, Option<&str>), Moved> = Map::default();
    let mut found = Vec::new();
    let moves = case.history.own.iter().filter(|deed| {
        deed.role == Role::Child
            && deed.event.kind == EventType::Aggregation
            && deed.event.action != Some(Action::Observe)
    });
    for deed in moves {
        let (Some(parent), Some(quantity)) = (&deed.event.parent, deed.quantity) else { continue };
        let uom = quantity.uom.as_deref();
        let name = parent.key.as_ref().map_or_else(|| parent.text.clone(), ToString::to_string);
        let content = contents.get_or_insert_with((name, uom), || Some((0.0, 0.0)));
        let Some((packed, unpacked)) = content else { continue };
        match quantity.amount {
            None => *content = None,
            Some(amount) if deed.event.action == Some(Action::Add) => *packed += amount,
            Some(amount) => {
                *unpacked += amount;
                if *packed > 0.0 && *unpacked > *packed * 1.000_001 {
                    let [packed, unpacked] =
                        [*packed, *unpacked].map(|amount| Amount { amount, uom: uom.map(str::to_owned) });
                    found.push(broken(at(deed), Aggregation::TooMany { packed, unpacked }));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    const MADE: &str = "1T8 commissioning active @A";

    #[test]
    fn a_thing_is_in_one_container_at_a_time() {
        check("serial", &format!("{MADE}; 2T8 pack C1 -; 3T8 pack C2 -"), "aggregation_broken");
        check("serial", &format!("{MADE}; 2T8 pack C1 -; 3T8 unpack C1 -; 4T8 pack C2 -"), "");
        check("serial", &format!("{MADE}; 2T8 pack C1 -; 3T8 pack C1 -"), "");
        check("serial", &format!("{MADE}; 2T8 pack C1 -; 3T8 unpack-all C1 -; 4T8 pack C2 -"), "");
        check("serial", &format!("{MADE}; 2T8 pack C1 -; 3T8 pack C1 in C2; 4T8 pack C2 -"), "");
        check("lot", &format!("{MADE}; 2T8 pack C1 -; 3T8 pack C2 -"), "");
    }

    #[test]
    fn what_is_unpacked_was_packed() {
        check("serial", &format!("{MADE}; 2T8 unpack C1 -"), "aggregation_broken");
        check("lot", &format!("{MADE}; 2T8 pack C2 -; 3T8 unpack C1 -"), "aggregation_broken");
        check("serial", &format!("{MADE}; 2T8 pack C1 -; 3T8 unpack C2 -"), "aggregation_broken");
        check("serial", &format!("{MADE}; 2T8 pack C1 -; 2T8 unpack C1 -"), "");
        check("serial", "2T8 unpack C1 -; 3T8 stocking active @B", "");
    }

    #[test]
    fn no_more_comes_out_than_went_in() {
        check("lot", &format!("{MADE}; 2T8 pack C1 - q=24; 3T8 unpack C1 - q=30"), "aggregation_broken");
        check("lot", &format!("{MADE}; 2T8 pack C1 - q=24; 3T8 unpack C1 - q=24"), "");
        check("lot", &format!("{MADE}; 2T8 pack C1 - q=24; 2T9 pack C1 - q=6; 3T8 unpack C1 - q=30"), "");
        check("lot", &format!("{MADE}; 2T8 pack C1 - q=24; 3T8 unpack C1 - q=30KGM"), "");
    }
}
