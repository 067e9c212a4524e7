//! `stolen`: the latest disposition is `stolen`, or it persists.

use epcis::vocabulary::Disposition;
use gs1::list::Gather;

use super::{Case, at};
use crate::finding::Finding;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let states = case.states.iter().filter(|state| *state.disposition == Disposition::Stolen);
    states.map(|state| Finding::Stolen { at: at(state.deed) }).gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn what_was_found_again_is_not_stolen() {
        check("serial", "1T8 commissioning active @A; 2T8 other stolen @A", "stolen");
        check("serial", "1T8 commissioning active @A; 2T8 other stolen @A; 3T8 stocking sellable_accessible @A", "");
        check("serial", "1T8 commissioning active @A; 2T8 other - @A set=stolen; 3T8 stocking active @A", "stolen");
        check("lot", "1T8 commissioning active @A; 2T8 other stolen #serial", "");
    }
}
