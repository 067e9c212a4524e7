//! `event_after_end_of_life`: something happened to the item after it was decommissioned, destroyed or
//! used up. A lot has ended only when as much of it ended as ever came into being.

use epcis::event::{Action, EventType};
use epcis::vocabulary::{BizStep, Disposition};

use super::{Case, at};
use crate::finding::Finding;
use crate::history::{Deed, Role, Scope};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let single = case.is_single();
    let needed = if single { Scope::Item } else { Scope::Lot };
    let own = || case.history.own.iter().filter(|deed| deed.via.is_none() && deed.scope == needed);
    let end = if single { own().find(|deed| is_end(deed)) } else { end_of_lot(&case.history.own) };
    let Some(end) = end else { return Vec::new() };
    let after = own().find(|deed| deed.time > end.time && !is_end(deed) && !is_clearing_up(deed));
    let Some(after) = after else { return Vec::new() };
    vec![Finding::EventAfterEndOfLife { at: at(after), end: end.index }]
}

fn is_end(deed: &Deed<'_>) -> bool {
    let ended = matches!(deed.event.disposition, Some(Disposition::Destroyed | Disposition::Disposed));
    let end_step = matches!(deed.step(), Some(BizStep::Destroying | BizStep::Decommissioning));
    match deed.role {
        Role::Input => true,
        Role::Subject => {
            (deed.event.kind == EventType::Object && deed.event.action == Some(Action::Delete)) || ended || end_step
        }
        Role::Parent | Role::Child | Role::Output => ended && deed.role != Role::Output,
    }
}

/// Paperwork that follows the end: the state stays ended, or a container is emptied.
fn is_clearing_up(deed: &Deed<'_>) -> bool {
    let state = matches!(deed.event.disposition, Some(Disposition::Inactive | Disposition::Disposed));
    let emptied = deed.event.kind == EventType::Aggregation && deed.event.action == Some(Action::Delete);
    state || emptied
}

/// The event by which the whole of a lot had ended, if all amounts are told in one unit.
fn end_of_lot<'d, 'a>(deeds: &'d [Deed<'a>]) -> Option<&'d Deed<'a>> {
    let named = || deeds.iter().filter(|deed| deed.scope == Scope::Lot && deed.via.is_none());
    let amount = |deed: &Deed<'_>| deed.quantity.and_then(|quantity| Some((quantity.amount?, quantity.uom.clone())));
    let mut made = 0.0;
    let mut unit = None;
    for deed in named().filter(|deed| deed.is_origin()) {
        let (amount, uom) = amount(deed)?;
        if unit.get_or_insert_with(|| uom.clone()) != &uom {
            return None;
        }
        made += amount;
    }
    let unit = unit?;
    let mut ended = 0.0;
    for deed in named().filter(|deed| is_end(deed)) {
        let (amount, uom) = amount(deed)?;
        ended += if uom == unit { amount } else { return None };
        if made > 0.0 && ended >= made {
            return Some(deed);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn nothing_happens_to_a_serial_after_its_end() {
        let end = "1T8 commissioning active @A; 2T8 decommissioning DELETE inactive @A";
        check("serial", &format!("{end}; 3T8 stocking active @A"), "event_after_end_of_life");
        check("serial", &format!("{end}; 3T8 destroying destroyed @A"), "destroyed");
        check("serial", &format!("{end}; 1T9 stocking active @A"), "");
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 make serial>X1; 3T8 stocking active @A",
            "event_after_end_of_life",
        );
        check("serial", "1T8 commissioning active @A; 2T8 make serial>X1", "");
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 destroying destroyed @A; 3T8 shipping in_transit @A",
            "destroyed event_after_end_of_life",
        );
    }

    #[test]
    fn a_part_of_a_lot_may_end_before_the_rest() {
        check(
            "lot",
            "1T8 commissioning active @A q=100; 2T8 decommissioning DELETE inactive @A q=10; 3T8 stocking active @A q=90",
            "",
        );
        check(
            "lot",
            "1T8 commissioning active @A q=100; 2T8 decommissioning DELETE inactive @A q=100; 3T8 stocking active @A q=90",
            "event_after_end_of_life",
        );
        check("lot", "1T8 commissioning active @A; 2T8 decommissioning DELETE inactive @A; 3T8 stocking active @A", "");
    }
}
