//! `not_sellable`: the latest state forbids a sale.

use epcis::vocabulary::Disposition;
use gs1::list::Gather;

use super::{Case, at, state};
use crate::finding::Finding;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let states = case.states.iter().filter(|state| {
        matches!(
            state.disposition,
            Disposition::Damaged
                | Disposition::NonConformant
                | Disposition::NonSellableOther
                | Disposition::NeedsReplacement
                | Disposition::Returned
                | Disposition::Unavailable
        )
    });
    let word = |state: &state::State<'_, '_>| state.disposition.word().to_owned();
    states.map(|state| Finding::NotSellable { at: at(state.deed), state: word(state) }).gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn only_the_latest_state_counts() {
        for state in ["damaged", "non_conformant", "non_sellable_other", "needs_replacement", "returned", "unavailable"]
        {
            check("serial", &format!("1T8 commissioning active @A; 2T8 inspecting {state} @A"), "not_sellable");
            check(
                "lot",
                &format!("1T8 commissioning active @A; 2T8 inspecting {state} @A; 3T8 stocking active @A"),
                "",
            );
        }
        for state in
            ["conformant", "reserved", "sellable_not_accessible", "mismatch_quantity", "https://example.vn/odd"]
        {
            check("serial", &format!("1T8 commissioning active @A; 2T8 inspecting {state} @A"), "");
        }
    }

    #[test]
    fn the_state_of_an_output_is_not_the_state_of_its_input() {
        check("lot", "1T8 commissioning active @A; 2T8 make lot>X1 damaged", "");
    }
}
