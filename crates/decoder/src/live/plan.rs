//! What is done with a live frame: a rotation of steps within a time budget.
//!
//! ```text
//! frame ─▶ gate ─▶ the step that read something last ─▶ next steps of the rotation while credit lasts
//! ```
//!
//! Each frame brings credit, each step takes its time from it. The first step of a frame may cost
//! more than there is and leaves a debt, which the next frames pay by the gate alone; a further
//! step must fit.

use crate::step::Step;

/// Times the gate's own time that a frame may cost: the gate is the yardstick of the device's speed.
/// Measured on drawn films, 10 reads 49 of 76, 16 reads 53 and 22 reads 54; at 20 a frame takes less
/// than zxing-cpp's fast effort.
const GATE_TIMES: f64 = 20.0;

/// Least and largest milliseconds a frame brings: a fast phone stays cool, a slow one still reads
/// at ten frames a second.
const BUDGET_MS: (f64, f64) = (3.0, 24.0);

/// How much the newest measurement changes an expected time.
const NEWEST: f64 = 0.3;

/// Chooses steps; knows no clock: times come in.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    next: usize,
    gate_ms: f64,
    /// What each step is expected to cost for a million pixels.
    expected_ms: [f64; Step::ALL.len()],
    credit_ms: f64,
    /// Steps run in this frame.
    steps: usize,
    /// Steps run since something moved.
    since_moved: usize,
}

impl Plan {
    /// A frame begins, whose gate took `gate_ms`.
    pub fn begin(&mut self, gate_ms: f64, moved: bool) {
        self.gate_ms = mix(self.gate_ms, gate_ms);
        self.steps = 0;
        if moved {
            self.since_moved = 0;
        }
        let budget = (GATE_TIMES * self.gate_ms).clamp(BUDGET_MS.0, BUDGET_MS.1);
        self.credit_ms = (self.credit_ms + budget).min(budget);
    }

    /// Whether every step has looked twice at what has not moved since: noise had its chance.
    pub fn is_exhausted(&self) -> bool {
        self.since_moved >= 2 * Step::ROUND.len()
    }

    /// The next step of the rotation over `pixels`, if there is credit for it.
    pub fn next(&mut self, pixels: usize) -> Option<Step> {
        let step = Step::ROUND[self.next];
        let known = Step::ALL.into_iter().zip(self.expected_ms).find(|&(known, _)| known == step);
        let expected = known.map_or(0.0, |(_, ms)| ms) * pixels as f64 / 1e6;
        if self.credit_ms <= 0.0 || (self.steps > 0 && self.credit_ms < expected) {
            return None;
        }
        self.next = (self.next + 1) % Step::ROUND.len();
        Some(step)
    }

    /// A step over `pixels` ended after `ms`.
    pub fn ran(&mut self, step: Step, pixels: usize, ms: f64) {
        for (known, expected) in Step::ALL.into_iter().zip(&mut self.expected_ms) {
            if known == step {
                *expected = mix(*expected, ms * 1e6 / pixels.max(1) as f64);
            }
        }
        self.credit_ms -= ms;
        self.steps += 1;
        self.since_moved = self.since_moved.saturating_add(1);
    }

    /// Something besides the steps took `ms`.
    pub fn spend(&mut self, ms: f64) {
        self.credit_ms -= ms;
    }

    /// Forgets the scene, but not how fast the device is.
    pub fn reset(&mut self) {
        *self = Self { gate_ms: self.gate_ms, expected_ms: self.expected_ms, ..Self::default() };
    }
}

/// Follows a measurement; the first one counts in full.
fn mix(old: f64, new: f64) -> f64 {
    if old == 0.0 { new } else { old + NEWEST * (new - old) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A gate that brings a budget between the bounds.
    const GATE_MS: f64 = 0.25;

    /// Steps that run in each of `frames` frames when every step takes its time in `cost`.
    fn run(frames: usize, cost: impl Fn(Step) -> f64) -> Vec<Vec<Step>> {
        let mut plan = Plan::default();
        let frame = |_| {
            plan.begin(GATE_MS, true);
            let mut ran = Vec::new();
            while let Some(step) = plan.next(1_000_000) {
                assert!(ran.len() < 100);
                plan.ran(step, 1_000_000, cost(step));
                ran.push(step);
            }
            ran
        };
        (0..frames).map(frame).collect()
    }

    #[test]
    fn every_step_gets_its_turn_however_dear() {
        for cost in [0.5, 3.0, 50.0] {
            let ran = run(2000, |step| if step == Step::Bands { 10.0 * cost } else { cost }).concat();
            for step in Step::ALL {
                assert!(ran.contains(&step), "{step:?} at {cost} ms");
            }
        }
    }

    #[test]
    fn over_many_frames_the_budget_holds() {
        for cost in [1.0, 7.0, 50.0] {
            let steps = run(400, |_| cost).concat().len();
            let mean = steps as f64 * cost / 400.0;
            assert!(mean < 1.2 * GATE_TIMES * GATE_MS + cost / 100.0, "{mean} ms a frame at {cost} ms a step");
        }
    }

    #[test]
    fn what_does_not_move_is_exhausted_after_two_rounds() {
        let mut plan = Plan::default();
        plan.begin(0.25, true);
        for step in Step::ROUND.into_iter().chain(Step::ROUND) {
            assert!(!plan.is_exhausted());
            plan.ran(step, 1_000_000, 0.0);
        }
        assert!(plan.is_exhausted());
        plan.begin(0.25, true);
        assert!(!plan.is_exhausted());
    }
}
