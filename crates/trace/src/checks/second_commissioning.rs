//! `second_commissioning`: one serial came into being twice. For a lot, several production runs are
//! lawful: `second_commissioning_lot` only notes them.

use super::{CLOCK_TOLERANCE_MS, Case, event_and_time, finding, whereabouts};
use crate::finding::{Evidence, Finding, FindingCode};
use crate::history::{Deed, Scope};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let (scope, code) = match case.is_single() {
        true => (Scope::Item, FindingCode::SecondCommissioning),
        false => (Scope::Lot, FindingCode::SecondCommissioningLot),
    };
    let mut origins = case.history.own.iter().filter(|deed| deed.scope == scope && deed.is_origin());
    let Some(first) = origins.next() else { return Vec::new() };
    let second = origins.filter(|second| !is_same(first, second));
    let evidence = |second| event_and_time(second).into_iter().chain([Evidence::Event(first.index)]);
    second.map(|second| finding(code, evidence(second))).collect()
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
