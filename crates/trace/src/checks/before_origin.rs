//! `before_origin`: something happened to the item before it came into being.

use epcis::vocabulary::BizStep;
use gs1::list::Gather;

use super::{Case, at};
use crate::finding::Finding;
use crate::history::Scope;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let needed = if case.is_single() { Scope::Item } else { Scope::Lot };
    let own = || case.history.own.iter().filter(|deed| deed.via.is_none() && deed.scope == needed);
    let Some(origin) = own().find(|deed| deed.is_origin()) else { return Vec::new() };
    // A tag is written before the thing that bears it is commissioned.
    let before = own().filter(|deed| deed.time < origin.time && deed.step() != Some(&BizStep::Encoding));
    before.map(|deed| Finding::BeforeOrigin { at: at(deed), origin: origin.index }).gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn nothing_happens_before_the_origin() {
        check("serial", "1T8 inspecting conformant @A; 2T8 commissioning active @A", "before_origin");
        check("lot", "1T8 inspecting conformant @A; 2T8 make X1 @A", "before_origin");
        check("serial", "2T8 inspecting conformant @A; 2T8 commissioning active @A", "");
        check("lot", "1T8 commissioning active @A; 2T8 inspecting conformant @A; 3T8 commissioning active @A", "");
    }

    #[test]
    fn what_happens_to_inputs_lots_and_containers_does_not_count() {
        check("lot", "1T8 inspecting conformant #X1; 2T8 make X1 @A", "");
        check("serial+lot", "1T8 commissioning active #lot; 2T8 commissioning active @A", "");
        check("serial", "1T8 encoding encoded @A; 2T8 commissioning active @A", "");
        check("serial", "1T8 stocking active #C1; 2T8 commissioning active @A; 3T8 pack C1 @A", "");
    }

    #[test]
    fn the_order_is_that_of_utc_not_of_the_local_clock() {
        check("serial", "1T8 commissioning active @A; 1T3:30+02:00 inspecting conformant @A", "");
    }
}
