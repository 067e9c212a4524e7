//! Agreement over the frames of a film: what is read again is confirmed.

use std::collections::VecDeque;

use crate::symbol::Symbol;

/// Frames that a reading is remembered for: a third of a second at 30 frames a second.
const MEMORY: u32 = 10;

/// What was read in the last frames.
#[derive(Default)]
pub struct Film {
    frame: u32,
    seen: VecDeque<(u32, Symbol)>,
}

impl Film {
    /// Moves one frame's readings to `shown`, each with whether it is confirmed.
    pub fn agree(&mut self, found: &mut Vec<Symbol>, shown: &mut Vec<(Symbol, bool)>) {
        self.frame = self.frame.wrapping_add(1);
        let oldest = self.frame.saturating_sub(MEMORY);
        self.seen.retain(|(frame, _)| *frame >= oldest);
        for symbol in found.drain(..) {
            let same = |other: &Symbol| other.symbology == symbol.symbology && other.bytes == symbol.bytes;
            let again = self.seen.iter().any(|(_, other)| same(other));
            if !again {
                self.seen.push_back((self.frame, symbol.clone()));
            }
            shown.push((symbol, again));
        }
    }
}
