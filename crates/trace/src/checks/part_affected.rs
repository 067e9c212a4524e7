//! `part_affected`: a part of the lot is destroyed, damaged, returned, stolen or not conformant, or single members of
//! it are recalled or otherwise against a sale. It says nothing about the rest.

use super::{Case, amount, at, state};
use crate::finding::{Amount, Finding, Part};
use crate::history::gravity;

/// Most parts that are told of.
const MOST: usize = 5;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut parts: Vec<Part> = Vec::new();
    for (deed, quantity) in &case.parts {
        if let Some(state) = deed.states().max_by_key(|state| gravity(state)) {
            parts.push(Part { at: at(deed), state: state.word().to_owned(), amount: Some(amount::as_told(quantity)) });
        }
    }
    for &member in &case.history.members {
        let event = case.history.told[member].event;
        let states = event.disposition.iter().chain(&event.persistent.set);
        // A class is many lots: that one of them is recalled is told where the lot is scanned.
        let grave = states.filter(|state| gravity(state) >= state::AGAINST_SALE && case.item.key.lot().is_some());
        let count = event
            .epcs
            .iter()
            .chain(&event.children)
            .filter(|epc| epc.key.as_ref().is_some_and(|key| key.gtin() == case.item.key.gtin()))
            .count();
        if let Some(state) = grave.max_by_key(|state| gravity(state)) {
            let amount = (count > 0).then_some(Amount { amount: count as f64, uom: None });
            parts.push(Part { at: case.event(member), state: state.word().to_owned(), amount });
        }
    }
    parts.truncate(MOST);
    if parts.is_empty() { Vec::new() } else { vec![Finding::PartAffected { parts }] }
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_notes};

    const MADE: &str = "1T8 commissioning active @A q=500KGM";

    #[test]
    fn a_part_of_a_lot_says_nothing_about_the_rest() {
        for state in ["destroying destroyed", "inspecting damaged", "inspecting stolen", "holding non_conformant"] {
            check("lot", &format!("{MADE}; 2T8 {state} @A q=5KGM"), "");
            check_notes("lot", &format!("{MADE}; 2T8 {state} @A q=5KGM"), "part_affected");
        }
        check("lot", &format!("{MADE}; 2T8 inspecting returned @A q=5000GRM"), "");
        check("lot", &format!("{MADE}; 2T8 destroying destroyed @A q=500KGM"), "destroyed");
        check("lot", &format!("{MADE}; 2T8 destroying - @A q=500KGM"), "destroyed");
        check_notes("lot", &format!("{MADE}; 2T8 destroying - @A q=5KGM"), "part_affected");
        check("lot", &format!("{MADE}; 2T8 destroying destroyed @A"), "destroyed");
        check("lot", &format!("{MADE}; 2T8 destroying destroyed @A q=0.5TNE"), "destroyed");
        check("lot", "1T8 commissioning active @A; 2T8 destroying destroyed @A q=5KGM", "destroyed");
    }

    #[test]
    fn a_lot_that_two_sources_tell_of_is_one_lot() {
        let other = "1T8:20 commissioning active @A q=500KGM; 2T8 destroying destroyed @A q=500KGM";
        check("lot", &format!("{MADE} || {other}"), "destroyed");
        check(
            "lot",
            &format!("{MADE}; 1T8:01 commissioning active @A q=500KGM; 2T8 inspecting damaged @A q=500KGM"),
            "not_sellable",
        );
        check("lot", &format!("{MADE}; 1T14 commissioning active @A q=500KGM; 2T8 inspecting damaged @A q=500KGM"), "");
    }

    #[test]
    fn parts_make_a_whole() {
        let both = "2T8 destroying destroyed @A q=200KGM; 3T8 destroying destroyed @A q=300KGM";
        check("lot", &format!("{MADE}; {both}"), "destroyed");
    }

    #[test]
    fn a_recall_of_a_part_stays_a_recall() {
        check("lot", &format!("{MADE}; 2T8 holding recalled @A q=5KGM"), "recalled");
    }

    #[test]
    fn a_state_of_members_is_told() {
        check_notes("lot", &format!("{MADE}; 2T8 holding recalled #member"), "part_affected");
        check_notes("lot", &format!("{MADE}; 2T8 stocking active #member"), "!part_affected");
    }
}
