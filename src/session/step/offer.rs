//! Several codes at once: each stands once, and the person chooses.

use super::super::{Command, Outlines, Scanned, SeenSymbol};
use super::Turn;

/// The person taps a number: more than nine codes are cut.
const MAX_CHOICES: usize = 9;

/// Each code once, in the order of the decoder; empty and oversized ones are left out.
pub(super) fn different_codes(symbols: Vec<SeenSymbol>) -> Vec<SeenSymbol> {
    let mut seen: Vec<SeenSymbol> = Vec::new();
    for symbol in symbols {
        let text = &symbol.scan.text;
        let fits = !text.is_empty() && text.len() <= Scanned::MAX_BYTES;
        if fits && seen.iter().all(|known| known.scan.text != *text) && seen.len() < MAX_CHOICES {
            seen.push(symbol);
        }
    }
    seen
}

/// Holds the picture still and lets the person choose, in this order; `still` says that the person gave the picture.
pub(super) fn choose(turn: &mut Turn<'_>, symbols: Vec<SeenSymbol>, (width, height): (u32, u32), still: bool) {
    turn.state.machine.hint = None;
    turn.state.machine.outlines =
        Outlines { width, height, corners: symbols.iter().map(|symbol| symbol.corners).collect(), still };
    turn.state.person.offered = symbols.into_iter().map(|symbol| symbol.scan).collect();
    turn.command(Command::PauseDecoding);
    if still {
        turn.command(Command::ShowPicture);
    }
    turn.signal();
}
