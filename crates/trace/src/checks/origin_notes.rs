//! Notes about the ends of the history: `no_origin_event`, `step_back_missing`.

use super::Case;
use crate::finding::Finding;
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let history = case.history;
    let mut found = Vec::new();
    let named = history.named().next().is_some();
    if named && !history.named().any(|deed| deed.is_origin()) {
        found.push(Finding::NoOriginEvent {});
    }
    // What was made from a known input has its own step back; only the ends of the chain are missing.
    let missing = history.inputs.iter().filter(|input| input.deeds.is_empty());
    let inputs: Vec<String> = missing.map(|input| input.epc.text.clone()).gathered();
    if !inputs.is_empty() {
        found.push(Finding::StepBackMissing { inputs });
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check_notes;

    #[test]
    fn the_ends_of_the_history_are_noted() {
        check_notes("lot", "2T8 receiving in_progress @B", "no_origin_event");
        check_notes("lot", "2T8 make X1 @A", "step_back_missing");
        check_notes("lot", "1T8 make X2>X1; 2T8 make X1 @A", "step_back_missing");
        check_notes("lot", "1T8 commissioning active #X1; 2T8 make X1 @A", "!step_back_missing !no_origin_event");
    }
}
