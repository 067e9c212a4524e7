//! Circuit breakers: a host that failed several times in a row is left in peace for a while.

use std::collections::BTreeMap;

use crate::clock::Timestamp;

/// Failures in a row that open the circuit.
const FAILURES: u8 = 3;

/// How long it stays open, ms: what a look-up asks at once does not all wait in vain, and whoever scans next, once the
/// host is back, is answered. A minute kept recalls from a whole queue at a stand whose portal had started anew.
const REST_MS: i64 = 3_000;

/// Most hosts that are remembered.
const HOSTS: usize = 64;

/// What is remembered of every host, over the look-ups of a session.
#[derive(Clone, Debug, Default)]
pub struct Breakers {
    hosts: BTreeMap<String, (u8, Timestamp)>,
}

impl Breakers {
    /// Whether the host may be asked. After its rest one question is let through to try it.
    pub(super) fn may_ask(&self, host: &str, now: Timestamp) -> bool {
        let resting = |(failures, last): &(u8, Timestamp)| {
            let passed = now.0.saturating_sub(last.0);
            *failures >= FAILURES && (0..REST_MS).contains(&passed)
        };
        !self.hosts.get(host).is_some_and(resting)
    }

    /// Remembers how a question ended.
    pub(super) fn tell(&mut self, host: &str, failed: bool, now: Timestamp) {
        if !failed {
            self.hosts.remove(host);
            return;
        }
        if self.hosts.len() >= HOSTS && !self.hosts.contains_key(host) {
            self.hosts.pop_first();
        }
        let (failures, last) = self.hosts.entry(host.to_owned()).or_insert((0, now));
        *failures = failures.saturating_add(1);
        *last = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_failures_in_a_row_give_a_short_rest() {
        let mut breakers = Breakers::default();
        for second in 0..3 {
            assert!(breakers.may_ask("a", Timestamp(second * 1000)));
            breakers.tell("a", true, Timestamp(second * 1000));
        }
        assert!(!breakers.may_ask("a", Timestamp(4_999)));
        assert!(breakers.may_ask("b", Timestamp(4_999)));
        assert!(breakers.may_ask("a", Timestamp(5_000)));
        breakers.tell("a", true, Timestamp(5_000));
        assert!(!breakers.may_ask("a", Timestamp(7_999)));
        breakers.tell("a", false, Timestamp(8_000));
        assert!(breakers.may_ask("a", Timestamp(8_000)));
    }
}
