//! Which frames are worth decoding: an idle camera shall cost little battery.
//!
//! | seen | frames decoded |
//! |---|---|
//! | something read or moving within the last three seconds | every frame the decoder can take |
//! | nothing moved for longer | two a second |
//! | black, such as a phone lying on a table | one a second |

use super::look::FrameLook;

/// Decides for each frame whether it goes to the decoder.
#[derive(Clone, Copy, Debug, Default)]
pub struct FrameGate {
    active_until_ms: u64,
    last_passed_ms: u64,
}

/// Less change than this, in grey levels, is sensor noise.
const STILL: f32 = 1.5;
/// Darker than this no code can be told from its ground.
const BLACK: u8 = 12;
/// After the last movement the gate stays open this long.
const ACTIVE_MS: u64 = 3_000;
const STILL_EVERY_MS: u64 = 500;
const BLACK_EVERY_MS: u64 = 1_000;

impl FrameGate {
    /// A gate that is open at first.
    pub fn new(now_ms: u64) -> Self {
        Self { active_until_ms: now_ms + ACTIVE_MS, last_passed_ms: 0 }
    }

    /// Something was read or touched: stay open for a while.
    pub fn wake(&mut self, now_ms: u64) {
        self.active_until_ms = now_ms + ACTIVE_MS;
    }

    /// Whether the frame of this look goes to the decoder.
    pub fn passes(&mut self, look: FrameLook, now_ms: u64) -> bool {
        let black = look.brightness < BLACK;
        if look.motion > STILL && !black {
            self.wake(now_ms);
        }
        let every_ms = if black {
            BLACK_EVERY_MS
        } else if now_ms < self.active_until_ms {
            0
        } else {
            STILL_EVERY_MS
        };
        let passes = now_ms.saturating_sub(self.last_passed_ms) >= every_ms;
        if passes {
            self.last_passed_ms = now_ms;
        }
        passes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Frames that pass within ten seconds at 30 frames a second, after `from_ms`.
    fn passed(look: FrameLook, from_ms: u64) -> usize {
        let mut gate = FrameGate::new(0);
        (0..600)
            .map(|frame| frame * 1_000 / 30)
            .filter(|now_ms| gate.passes(look, *now_ms) && (from_ms..from_ms + 10_000).contains(now_ms))
            .count()
    }

    #[test]
    fn a_moving_picture_passes_frame_by_frame() {
        let moving = FrameLook { brightness: 100, motion: 5.0, ..FrameLook::default() };
        assert_eq!(passed(moving, 5_000), 300);
    }

    #[test]
    fn a_still_picture_passes_twice_a_second() {
        let still = FrameLook { brightness: 100, ..FrameLook::default() };
        assert!((18..=21).contains(&passed(still, 5_000)));
    }

    #[test]
    fn a_black_picture_passes_once_a_second() {
        let black = FrameLook { motion: 5.0, ..FrameLook::default() };
        assert!((9..=11).contains(&passed(black, 5_000)));
    }
}
