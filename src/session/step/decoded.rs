//! The decoder's answers about the live picture.

use super::super::{CameraState, DecoderState, Outlines, Reading, SeenSymbol, View};
use super::meant::{self, Meant};
use super::{Turn, live, look_up, offer, screen};
use crate::scan::Hint;

/// A code read is not read again before it has been out of view this long.
const SAME_CODE_MS: u64 = 2_500;
/// A code waits this long for one beside it that was seen but not confirmed: a label often bears two.
const NEIGHBOUR_MS: u64 = 400;

pub(super) fn decoded(turn: &mut Turn<'_>, reading: Reading) {
    turn.state.memory.frame_ms = turn.now_ms;
    if !live::reads(turn) || !matches!(turn.state.machine.camera, CameraState::Running(_)) {
        return;
    }
    turn.state.memory.decoder_failures = 0;
    turn.state.machine.decoder = DecoderState::Reading;
    turn.state.memory.look = turn.state.memory.look.mixed_with(reading.look);
    let (width, height, unconfirmed) = (reading.width, reading.height, reading.unconfirmed);
    let waited_ms = |since_ms: u64| turn.now_ms.saturating_sub(since_ms);
    // What waited longer than its neighbour may take belongs to another view.
    let held = turn.state.person.trail.held.take().filter(|(since_ms, _)| waited_ms(*since_ms) < 2 * NEIGHBOUR_MS);
    let (since_ms, held) = held.unwrap_or((turn.now_ms, Vec::new()));
    let may_wait = unconfirmed > 0 && waited_ms(since_ms) < NEIGHBOUR_MS;
    let seen = offer::different_codes(reading.symbols.into_iter().chain(held).collect());
    let repeated = |symbol: &SeenSymbol, turn: &Turn<'_>| {
        turn.state.person.trail.last_texts.contains(&symbol.scan.text)
            && turn.now_ms.saturating_sub(turn.state.person.trail.last_seen_ms) < SAME_CODE_MS
    };
    let same_in_view = seen.iter().any(|symbol| repeated(symbol, turn));
    let fresh: Vec<_> = seen.into_iter().filter(|symbol| !repeated(symbol, turn)).collect();
    if same_in_view {
        turn.state.person.trail.last_seen_ms = turn.now_ms;
        turn.state.memory.reading_since_ms = turn.now_ms;
    }
    if may_wait && !fresh.is_empty() {
        turn.state.person.trail.held = Some((since_ms, fresh));
        return;
    }
    match meant::meant(fresh, (width as f32 / 2.0, height as f32 / 2.0)) {
        None => {
            turn.state.machine.outlines = Outlines::default();
            turn.state.machine.hint = if same_in_view { Some(Hint::SameCode) } else { live::hint(turn) };
        }
        Some(Meant::One(symbol, beside)) => look_up::begin_with(turn, symbol.scan, beside),
        Some(Meant::Several(symbols)) => {
            if turn.state.person.view == View::Report {
                screen::leave_report(turn);
            }
            offer::choose(turn, symbols, (width, height), false);
        }
    }
}
