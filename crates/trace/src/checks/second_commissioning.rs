//! `second_commissioning`: one serial came into being twice. For a lot, several production runs are
//! lawful: `second_commissioning_lot` only notes them.

use super::{CLOCK_TOLERANCE_MS, Case, at, whereabouts};
use crate::finding::Finding;
use crate::history::{Deed, Scope};
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let single = case.is_single();
    let scope = if single { Scope::Item } else { Scope::Lot };
    let mut origins = case.history.own.iter().filter(|deed| deed.scope == scope && deed.is_origin());
    let Some(first) = origins.next() else { return Vec::new() };
    let second = origins.filter(|second| !is_same(first, second));
    let found = second.map(|second| match single {
        true => Finding::SecondCommissioning { at: at(second), first: first.index },
        false => Finding::SecondCommissioningLot { at: at(second), first: first.index },
    });
    found.gathered()
}

/// Two systems of one place may both record the making of a thing.
fn is_same(first: &Deed<'_>, second: &Deed<'_>) -> bool {
    second.time - first.time <= CLOCK_TOLERANCE_MS && !whereabouts::apart(first, second)
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_notes};

    #[test]
    fn a_serial_comes_into_being_once() {
        check("serial", "1T8 commissioning active @A; 5T8 commissioning active @A", "second_commissioning");
        check(
            "serial",
            "1T8 commissioning active @A; 1T8 commissioning active @B",
            "second_commissioning two_places_at_once",
        );
        check("serial", "1T8 make X1 @A; 5T8 commissioning active @A", "second_commissioning");
        check("serial", "1T8 commissioning active @A; 1T8 commissioning active @A", "");
        check("serial", "1T8 make X1 @A; 1T8:03 commissioning active @A", "");
        check("serial", "1T8 encoding ADD encoded @A; 2T8 commissioning active @A", "");
        check("serial", "1T8 commissioning active @A; 5T8 commissioning active #otherserial", "");
        check("serial", "1T8 commissioning active @A; 5T8 stocking OBSERVE active @A", "");
    }

    #[test]
    fn a_lot_may_be_made_in_several_runs() {
        check("lot", "1T8 commissioning active @A; 5T8 commissioning active @A", "");
        check_notes("lot", "1T8 commissioning active @A; 5T8 commissioning active @A", "second_commissioning_lot");
    }
}
