//! `recalled_upstream`: a lot or serial that the item was made from is recalled, at most three levels back, by an
//! event about it or by a notice that was read.

use epcis::item::Level;
use epcis::vocabulary::Disposition;
use gs1::list::Gather;

use super::{Case, at, state};
use crate::finding::{At, Finding};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let inputs = case.history.inputs.iter();
    // What is said of a whole kind of product says nothing about the part of it that was used.
    let inputs = inputs.filter(|input| input.epc.key.as_ref().is_none_or(|key| key.level() != Level::Class));
    inputs
        .filter_map(|input| {
            let states = state::current(case.history, &input.deeds, &input.loose, state::By::Scope, |_| false);
            let by_event = states.into_iter().find(|state| *state.disposition == Disposition::Recalled);
            // A notice says of no event that the input is recalled: it became a part of the item by the link.
            let by_notice = || {
                let key = input.epc.key.as_ref()?;
                super::recalled::noticed(case, key).map(|_| At { event: input.link, time: None })
            };
            let at = by_event.map(|state| at(state.deed)).or_else(by_notice)?;
            Some(Finding::RecalledUpstream { input: input.epc.text.clone(), at })
        })
        .gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn a_recalled_input_counts_up_to_three_levels_back() {
        check("lot", "1T8 commissioning active #X1; 2T8 make X1 @A; 3T8 holding recalled #X1", "recalled_upstream");
        check("serial", "1T8 commissioning active #X1; 2T8 make X1 @A; 3T8 holding recalled #X1", "recalled_upstream");
        check("lot", "1T8 make X2>X1; 2T8 make X1 @A; 3T8 holding recalled #X2", "recalled_upstream");
        check("lot", "0T8 make X3>X2; 1T8 make X2>X1; 2T8 make X1 @A; 3T8 holding recalled #X3", "recalled_upstream");
        check("lot", "0T7 make X4>X3; 0T8 make X3>X2; 1T8 make X2>X1; 2T8 make X1 @A; 3T8 holding recalled #X4", "");
    }

    #[test]
    fn what_was_not_an_input_or_is_released_does_not_count() {
        check("lot", "1T8 commissioning active #X1; 2T8 make X1 @A; 3T8 holding recalled #X2", "");
        check("lot", "2T8 make X1 @A; 3T8 holding recalled #X1; 4T8 holding active #X1", "");
        check("lot", "1T8 make X1>X2; 2T8 make X1 @A; 3T8 holding recalled #X2", "");
        check("lot", "1T8 make X1>X2; 1T9 make X2>X1; 2T8 make X1 @A", "");
    }
}
