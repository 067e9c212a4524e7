//! `recorded_before_event`: an event was recorded more than five minutes before it happened.

use super::{CLOCK_TOLERANCE_MS, Case, at};
use crate::clock::{Timestamp, VIETNAM_OFFSET_MINUTES};
use crate::finding::Finding;
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let found = case.history.own.iter().filter_map(|deed| {
        let (happened, recorded) = (deed.event.time?.millis(), deed.event.record_time?.millis());
        if happened.saturating_sub(recorded) <= CLOCK_TOLERANCE_MS {
            return None;
        }
        let offset = deed.event.offset.map_or(VIETNAM_OFFSET_MINUTES, |offset| offset.minutes());
        Some(Finding::RecordedBeforeEvent { at: at(deed), recorded: Timestamp(recorded).at_offset(offset) })
    });
    found.gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check;

    #[test]
    fn five_minutes_are_tolerated() {
        check("serial", "1T8 commissioning active @A rec=1T7:54", "recorded_before_event");
        check("serial", "1T8 commissioning active @A rec=1T7:55", "");
        check("serial", "1T8 commissioning active @A rec=2T8", "");
        check("serial", "1T8 commissioning active @A rec=1T1:00+00:00", "");
    }
}
