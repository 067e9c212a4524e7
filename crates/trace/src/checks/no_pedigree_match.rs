//! `no_pedigree_match`: the latest state says that the item did not match its recorded history.

use epcis::vocabulary::Disposition;
use gs1::list::Gather;

use super::{Case, at};
use crate::finding::Finding;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let states = case.states.iter().filter(|state| {
        matches!(
            state.disposition,
            Disposition::NoPedigreeMatch | Disposition::MismatchInstance | Disposition::MismatchClass
        )
    });
    states.map(|state| Finding::NoPedigreeMatch { at: at(state.deed) }).gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn a_mismatch_of_item_or_class_counts_and_one_of_quantity_does_not() {
        check("serial", "1T8 commissioning active @A; 2T8 inspecting no_pedigree_match @A", "no_pedigree_match");
        check("serial", "1T8 commissioning active @A; 2T8 inspecting mismatch_instance @A", "no_pedigree_match");
        check("lot", "1T8 commissioning active @A; 2T8 inspecting mismatch_class @A", "no_pedigree_match");
        check("lot", "1T8 commissioning active @A; 2T8 inspecting mismatch_quantity @A", "");
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 inspecting no_pedigree_match @A; 3T8 inspecting conformant @A",
            "",
        );
    }
}
