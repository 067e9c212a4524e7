//! Circuit breakers: a host that failed several times in a row is left in peace for a while.

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
    /// Those that failed last, the latest at the end.
    hosts: Vec<Host>,
}

#[derive(Clone, Debug)]
struct Host {
    name: String,
    /// In a row.
    failures: u8,
    last: Timestamp,
}

impl Breakers {
    /// Whether the host may be asked. After its rest one question is let through to try it.
    pub(super) fn may_ask(&self, host: &str, now: Timestamp) -> bool {
        let rests = |known: &Host| {
            let passed = now.0.saturating_sub(known.last.0);
            known.name == host && known.failures >= FAILURES && (0..REST_MS).contains(&passed)
        };
        !self.hosts.iter().any(rests)
    }

    /// Remembers how a question ended.
    pub(super) fn tell(&mut self, host: &str, failed: bool, now: Timestamp) {
        let known = self.hosts.iter().position(|known| known.name == host).map(|at| self.hosts.remove(at));
        if failed {
            if self.hosts.len() >= HOSTS {
                self.hosts.remove(0);
            }
            let before = known.map_or(0, |known| known.failures);
            self.hosts.push(Host { name: host.to_owned(), failures: before.saturating_add(1), last: now });
        }
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

    #[test]
    fn of_too_many_hosts_the_one_that_failed_longest_ago_is_forgotten() {
        let mut breakers = Breakers::default();
        for host in (0..=HOSTS).map(|host| host.to_string()) {
            for _ in 0..FAILURES {
                breakers.tell(&host, true, Timestamp(0));
            }
        }
        let asked = (0..=HOSTS).filter(|host| breakers.may_ask(&host.to_string(), Timestamp(1)));
        assert_eq!(asked.collect::<Vec<_>>(), [0]);
    }
}
