//! `destroyed`: a single item was recorded as destroyed at any time, or the latest state of it, or of its lot, is that.

use epcis::vocabulary::Disposition;
use gs1::list::Gather;

use super::{Case, at};
use crate::finding::Finding;
use crate::history::{Deed, Role, Scope};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    // Nothing brings a destroyed thing back, whatever was recorded later.
    let deeds = case.history.own.iter().chain(&case.history.loose).filter(|_| case.is_single());
    let destroyed = deeds.filter(|deed| deed.scope == Scope::Item && is_destruction(deed));
    let states = case.states.iter().filter(|state| *state.disposition == Disposition::Destroyed);
    destroyed.chain(states.map(|state| state.deed)).map(|deed| Finding::Destroyed { at: at(deed) }).gathered()
}

fn is_destruction(deed: &Deed<'_>) -> bool {
    deed.role != Role::Input && deed.states().any(|state| *state == Disposition::Destroyed)
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn a_destroyed_item_stays_destroyed() {
        check("serial", "1T8 commissioning active @A; 2T8 destroying destroyed @A", "destroyed");
        check("serial", "1T8 commissioning active @A; 2T8 destroying DELETE - @A", "destroyed");
        check("serial", "1T8 commissioning active @A; 2T8 decommissioning DELETE inactive @A", "");
        check("serial", "1T8 commissioning active @A; 2T8 destroying destroyed #otherserial", "");
    }

    #[test]
    fn a_part_of_a_lot_may_be_destroyed_and_the_rest_sold() {
        check("lot", "1T8 commissioning active @A; 2T8 destroying destroyed @A; 3T8 stocking active @A", "");
        check("lot", "1T8 commissioning active @A; 2T8 destroying destroyed @A", "destroyed");
    }
}
