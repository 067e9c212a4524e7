//! How long the decoder may owe an answer before it is taken for dead: by its own pace, so that a hang is noticed soon
//! and a slow phone is not taken for one.

/// A decoder that has answered is not given up sooner than this.
const LEAST_MS: f64 = 2_000.0;
/// Before its first answer a decoder compiles what it runs, which takes a cheap phone seconds; longer is never.
const MOST_MS: f64 = 5_000.0;
/// So many times its slowest answer of late.
const TIMES: f64 = 4.0;
/// What an answer leaves of the slowest before it: one slow frame is forgotten after some dozens.
const FADING: f64 = 0.95;

/// A slow network needs its time to bring the decoder.
const LOADING_MS: f64 = 60_000.0;
/// A worker that loads gives a sign each second; so many seconds without one, and it is dead.
const SIGN_MS: f64 = 4_000.0;

/// One worker before it is ready: what it has said of itself, in milliseconds since it was started.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Start {
    /// `None` until its script runs, and for good where a script gives no signs: an older one.
    signed_ms: Option<f64>,
}

impl Start {
    /// It gave a sign.
    pub fn signed(&mut self, after_ms: f64) {
        self.signed_ms = Some(after_ms);
    }

    /// Whether it is to be given up. A device that is too busy to give signs gets twice the time after each of so many
    /// `failures` in a row.
    pub fn is_dead(self, after_ms: f64, failures: u32) -> bool {
        let silence_ms = SIGN_MS * f64::from(1_u32 << failures.min(4));
        after_ms > LOADING_MS || self.signed_ms.is_some_and(|signed_ms| after_ms - signed_ms > silence_ms)
    }
}

/// The pace of one worker.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Patience {
    /// `None` before the first answer.
    slowest_ms: Option<f64>,
}

impl Patience {
    /// An answer came `after_ms` after the one before, or after the worker began to owe one.
    pub fn answered(&mut self, after_ms: f64) {
        let before = self.slowest_ms.unwrap_or_default() * FADING;
        // What lasted longer was no reading: the camera gave nothing.
        self.slowest_ms = Some(before.max(after_ms.min(MOST_MS / TIMES)));
    }

    /// How long the worker may be silent now.
    pub fn limit_ms(self) -> f64 {
        self.slowest_ms.map_or(MOST_MS, |slowest| (slowest * TIMES).clamp(LEAST_MS, MOST_MS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(answers: &[f64], expected: f64) {
        let mut patience = Patience::default();
        answers.iter().for_each(|&after| patience.answered(after));
        let limit = patience.limit_ms();
        assert!((limit - expected).abs() < 1.0, "{answers:?}: {limit}");
    }

    #[track_caller]
    fn check_start(signs: &[f64], failures: u32, dies_ms: f64) {
        let mut start = Start::default();
        signs.iter().for_each(|&after| start.signed(after));
        assert!(!start.is_dead(dies_ms, failures), "{signs:?}: sooner");
        assert!(start.is_dead(dies_ms + 1.0, failures), "{signs:?}: later");
    }

    #[test]
    fn a_worker_that_dies_while_it_loads_is_given_up_by_its_signs() {
        check_start(&[0.0], 0, 4_000.0);
        check_start(&[0.0, 1_000.0, 2_000.0], 0, 6_000.0);
        // A slow network brings it in its own time, and not for ever.
        let signs: Vec<f64> = (0..60).map(|second| f64::from(second) * 1_000.0).collect();
        check_start(&signs, 0, 60_000.0);
        // Nothing is known of a script that is on its way.
        check_start(&[], 0, 60_000.0);
        check_start(&[0.0], 2, 16_000.0);
        check_start(&[0.0], 3, 32_000.0);
        check_start(&[0.0], 40, 60_000.0);
    }

    #[test]
    fn a_worker_is_given_up_by_its_own_pace() {
        check(&[], 5_000.0);
        check(&[40.0], 2_000.0);
        check(&[700.0], 2_800.0);
        check(&[700.0, 40.0], 2_660.0);
        check(&[6_000.0], 5_000.0);
        // The first frame of a cheap phone is forgotten in time.
        check(&[&[90_000.0][..], &[60.0; 20]].concat(), 2_000.0);
    }
}
