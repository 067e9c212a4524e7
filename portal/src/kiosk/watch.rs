//! When a stand's browser is started again: a table over signs of life, with pauses that grow.
//!
//! | what is seen | what follows |
//! |---|---|
//! | no beat for 60 s | the browser is ended and started |
//! | the page let go of its line, and no beat for 15 s | the same: its renderer was killed |
//! | the browser has ended | it is started |
//! | five starts within ten minutes | a picture is shown for 30 s, then twice as long, up to ten minutes |
//!
//! Times are counted from the watchdog's own start and never run backwards.

use std::collections::VecDeque;
use std::time::Duration;

const SILENT: Duration = Duration::from_secs(60);
/// A machine that has just been switched on needs longer.
const FIRST: Duration = Duration::from_secs(120);
const LET_GO: Duration = Duration::from_secs(15);
const MOST_STARTS: usize = 5;
const SPAN: Duration = Duration::from_secs(600);
const REST: Duration = Duration::from_secs(30);
const LONGEST_REST: Duration = Duration::from_secs(600);

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Everything is as it should be.
    Nothing,
    /// End the browser if it runs, and start it with the page.
    Start,
    /// End the browser if it runs, and show the picture.
    Rest,
}

/// What is known about the browser.
#[derive(Debug, Default)]
pub struct Watch {
    starts: VecDeque<Duration>,
    total: u32,
    heard: Option<Duration>,
    let_go: Option<Duration>,
    rest_until: Option<Duration>,
    rests: u32,
}

impl Watch {
    /// The page says that it lives.
    pub fn beat(&mut self, now: Duration) {
        self.heard = Some(now);
        self.let_go = None;
    }

    /// The line that the page holds is cut.
    pub fn cut(&mut self, now: Duration) {
        self.let_go = Some(now);
    }

    /// How often the browser was started again.
    pub fn restarts(&self) -> u32 {
        self.total.saturating_sub(1)
    }

    /// What is to be done at `now`; `runs` says whether the browser, or the picture, is there.
    pub fn look(&mut self, now: Duration, runs: bool) -> Act {
        if let Some(until) = self.rest_until {
            if now < until {
                // A picture that ends is shown again with the next try.
                return Act::Nothing;
            }
            self.rest_until = None;
            self.starts.clear();
            return self.start(now);
        }
        let Some(started) = self.starts.back().copied() else { return self.start(now) };
        let since = |then: Duration| now.saturating_sub(then);
        let heard = self.heard.filter(|heard| *heard >= started);
        let silent = match heard {
            Some(heard) => since(heard) >= SILENT,
            None => since(started) >= FIRST,
        };
        let let_go = self.let_go.is_some_and(|cut| cut >= started && since(cut) >= LET_GO);
        if heard.is_some_and(|_| since(started) >= SPAN) {
            self.rests = 0;
        }
        if runs && !silent && !let_go {
            return Act::Nothing;
        }
        self.starts.retain(|start| since(*start) < SPAN);
        if self.starts.len() < MOST_STARTS {
            return self.start(now);
        }
        let pause = REST.saturating_mul(1 << self.rests.min(8)).min(LONGEST_REST);
        self.rests += 1;
        self.rest_until = Some(now + pause);
        Act::Rest
    }

    fn start(&mut self, now: Duration) -> Act {
        self.starts.push_back(now);
        self.total = self.total.saturating_add(1);
        self.let_go = None;
        Act::Start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// The seconds at which something was done until `until`, with beats and cuts at the given seconds.
    fn acts(until: u64, beats: impl Fn(u64) -> bool, cuts: &[u64], runs: impl Fn(u64) -> bool) -> Vec<(u64, Act)> {
        let mut watch = Watch::default();
        let mut done = Vec::new();
        for now in 0..until {
            if cuts.contains(&now) {
                watch.cut(s(now));
            }
            if beats(now) {
                watch.beat(s(now));
            }
            match watch.look(s(now), runs(now)) {
                Act::Nothing => {}
                act => done.push((now, act)),
            }
        }
        done
    }

    #[test]
    fn a_page_that_beats_is_left_alone() {
        assert_eq!(acts(4_000, |now| now % 10 == 5, &[], |_| true), [(0, Act::Start)]);
    }

    #[test]
    fn silence_a_killed_renderer_and_an_end_each_start_the_browser_again() {
        let until_100 = |now: u64| now < 100 && now % 10 == 5;
        assert_eq!(acts(160, until_100, &[], |_| true), [(0, Act::Start), (155, Act::Start)]);
        assert_eq!(acts(125, until_100, &[97], |_| true), [(0, Act::Start), (112, Act::Start)], "within 30 s");
        assert_eq!(acts(105, until_100, &[], |now| now != 103), [(0, Act::Start), (103, Act::Start)]);
        // A page that loads anew cuts its line and beats soon after.
        assert_eq!(acts(200, |now| now % 10 == 5, &[97], |_| true), [(0, Act::Start)]);
    }

    #[test]
    fn a_first_start_may_take_its_time() {
        assert_eq!(acts(130, |now| now >= 115 && now % 10 == 5, &[], |_| true), [(0, Act::Start)]);
        assert_eq!(acts(130, |_| false, &[], |_| true), [(0, Act::Start), (120, Act::Start)]);
    }

    #[test]
    fn a_browser_that_always_ends_is_given_longer_and_longer_rests() {
        let done = acts(4_000, |_| false, &[], |_| false);
        assert_eq!(
            done[..6],
            [(0, Act::Start), (1, Act::Start), (2, Act::Start), (3, Act::Start), (4, Act::Start), (5, Act::Rest)]
        );
        let rests: Vec<u64> = done.iter().filter(|(_, act)| *act == Act::Rest).map(|(at, _)| *at).collect();
        let pauses: Vec<u64> = rests.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert_eq!(pauses[..8], [35, 65, 125, 245, 485, 605, 605, 605]);
    }
}
