//! Notes about the merging: `event_corrected`, `event_withdrawn`, `event_flagged`, `other_item`, `stale_copy`.

use super::Case;
use crate::finding::Finding;
use crate::report::Standing;
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let events = |wanted: fn(Standing) -> bool| -> Vec<usize> {
        let told = case.history.told.iter().enumerate().filter(|(_, told)| wanted(told.standing));
        told.map(|(at, _)| at).take(20).gathered()
    };
    let stale = case.answers.iter().enumerate().filter_map(|(source, answer)| {
        // However young a copy is, a recall may have come since.
        let copied = answer.copied_at?.at_offset(crate::clock::VIETNAM_OFFSET_MINUTES);
        Some(Finding::StaleCopy { source, copied })
    });
    [
        Finding::EventCorrected { events: events(|standing| matches!(standing, Standing::Corrected(_))) },
        Finding::EventWithdrawn { events: events(|standing| standing == Standing::Withdrawn) },
        Finding::EventFlagged { events: events(|standing| standing == Standing::Flagged) },
        Finding::OtherItem { events: events(|standing| standing == Standing::OtherItem) },
    ]
    .into_iter()
    .filter(|finding| !finding.events().is_empty())
    .chain(stale)
    .gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::{check, check_notes};

    #[test]
    fn what_was_withdrawn_counts_for_nothing() {
        let wrong = "2T8 holding recalled @A id=e2; 2T8 holding recalled @A id=e2 wrong=did_not_occur";
        check("serial", &format!("1T8 commissioning active @A; {wrong}"), "");
        check_notes("serial", &format!("1T8 commissioning active @A; {wrong}"), "event_withdrawn");
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 holding recalled @A; 2T8 holding recalled @A wrong=did_not_occur",
            "",
        );
        check(
            "serial",
            "1T8 commissioning active @A; 2T8 holding recalled @A wrong=did_not_occur; 3T8 holding recalled @A",
            "recalled",
        );
    }

    #[test]
    fn what_was_corrected_is_replaced() {
        let story = "1T8 commissioning active @A id=e1 exp=2020-01-01; \
                     1T8 commissioning active @A id=e1 exp=2020-01-01 wrong=incorrect_data by=e2; \
                     1T8 commissioning active @A id=e2 exp=2027-01-01";
        check("lot", story, "");
        check_notes("lot", story, "event_corrected");
    }

    #[test]
    fn exact_duplicates_merge_and_other_items_do_not_count() {
        check("serial", "1T8 commissioning active @A; 1T8 commissioning active @A", "");
        check("serial", "1T8 commissioning active @A id=a; 1T8 commissioning active @A id=b rec=1T9", "");
        check_notes("serial", "1T8 commissioning active @A; 2T8 holding recalled #otherserial", "other_item");
    }
}
