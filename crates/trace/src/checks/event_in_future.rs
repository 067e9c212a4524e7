//! `event_in_future`: an event lies more than five minutes ahead of the time of the check.

use super::{CLOCK_TOLERANCE_MS, Case, at};
use crate::finding::Finding;
use gs1::list::Gather;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let latest = case.now.0.saturating_add(CLOCK_TOLERANCE_MS);
    let future = case.history.own.iter().filter(|deed| deed.event.time.is_some() && deed.time > latest);
    future.map(|deed| Finding::EventInFuture { at: at(deed) }).gathered()
}

#[cfg(test)]
mod tests {
    use crate::checks::story::check_at;

    #[test]
    fn the_time_is_compared_in_utc() {
        let now = "2026-11-10T08:00:00+07:00";
        check_at(now, "serial", "1T8 commissioning active @A; 11T8 inspecting conformant @A", "event_in_future");
        check_at(now, "serial", "1T8 commissioning active @A; 10T8:06 inspecting conformant @A", "event_in_future");
        check_at(now, "serial", "1T8 commissioning active @A; 10T8:04 inspecting conformant @A", "");
        check_at(now, "serial", "1T8 commissioning active @A; 10T9+09:00 inspecting conformant @A", "");
        check_at(now, "serial", "1T8 commissioning active @A; 11T8 inspecting conformant #otherserial", "");
    }
}
