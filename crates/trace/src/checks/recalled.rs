//! `recalled`: the latest disposition of the item, its lot or its class is `recalled`, or `recalled`
//! persists, or a recall notice that was read says so of it.
//!
//! What happens to a single item does not lift the recall of its lot.

use epcis::vocabulary::Disposition;

use super::{Case, at, state};
use crate::finding::{Basis, Finding};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let deeds = &case.history.own;
    let states = state::latest_of_scopes(deeds).into_iter().chain(state::persistent(deeds.iter()));
    let mut found: Vec<Finding> = states
        .filter(|state| *state.disposition == Disposition::Recalled)
        .map(|state| Finding::Recalled { basis: Basis::Event(at(state.deed)) })
        .collect();
    for (source, answer) in case.answers.iter().enumerate() {
        let covers = |key| case.history.scope(key, &case.item.key).is_some();
        if answer.recalls.iter().any(|notice| notice.is_recalled && notice.items.iter().any(covers)) {
            found.push(Finding::Recalled { basis: Basis::Source(source) });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn the_latest_disposition_decides() {
        check("serial", "1T8 commissioning active @A; 9T8 holding recalled @B", "recalled");
        check(
            "serial",
            "1T8 commissioning active @A; 8T8 holding recalled @B; 9T8 stocking sellable_accessible @B",
            "",
        );
        check(
            "serial",
            "9T8 stocking sellable_accessible @B; 8T8 holding recalled @B; 1T8 commissioning active @A",
            "",
        );
        check("lot", "1T8 commissioning active @A; 9T8 holding recalled @B", "recalled");
        check("serial", "1T8 commissioning active @A; 9T8 holding recalled @B; 9T9 inspecting - @B", "recalled");
        check("serial", "1T8 commissioning active @A; 9T8 holding recalled @B; 9T8 stocking active @B", "recalled");
    }

    #[test]
    fn a_recall_that_persists_holds_until_it_is_unset() {
        check(
            "lot",
            "1T8 commissioning active @A; 8T8 other in_progress @B set=recalled; 9T8 stocking active @B",
            "recalled",
        );
        check("lot", "1T8 commissioning active @A; 7T8 other - @B set=recalled; 8T8 other - @B unset=recalled", "");
        check(
            "lot",
            "1T8 commissioning active @A; 8T8 other - @B set=recalled; 7T8 other - @B unset=recalled",
            "recalled",
        );
    }

    #[test]
    fn the_recall_of_the_lot_or_class_covers_the_item_and_never_the_reverse() {
        check(
            "serial+lot",
            "1T8 commissioning active @A; 8T8 holding recalled #lot; 9T8 stocking active @B",
            "recalled",
        );
        check(
            "serial",
            "1T8 commissioning active @A lot=L1; 8T8 holding recalled #lot; 9T8 stocking active @B",
            "recalled",
        );
        check("serial", "1T8 commissioning active @A; 8T8 holding recalled #lot", "");
        check("serial", "1T8 commissioning active @A; 8T8 holding recalled #class", "recalled");
        check("lot", "1T8 commissioning active @A; 8T8 holding recalled #serial", "");
        check("class", "8T8 holding recalled #lot", "");
        check("lot", "1T8 commissioning active @A; 8T8 holding recalled #otherlot", "");
    }

    #[test]
    fn a_container_hands_its_state_to_what_is_in_it() {
        check("serial", "1T8 commissioning active @A; 2T8 pack C1 @A; 3T8 holding recalled #C1", "recalled");
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 pack C1 @A; 3T8 unpack C1 active @A; 4T8 holding recalled #C1",
            "",
        );
        check(
            "serial",
            "1T8 commissioning active @A; 3T8 holding recalled @B; 4T8 pack C1 container_closed @B",
            "recalled",
        );
    }
}
