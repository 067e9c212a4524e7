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
