//! The live camera and the decoder's answers about it.

use super::super::{
    CameraAbilities, CameraEvent, CameraState, Command, DecoderState, Notice, Outlines, Panel, Reading, Scanned,
    SeenSymbol, View,
};
use super::{Turn, look_up, order};
use crate::scan::{Hint, Waiting, hint_for};

/// A code read is not read again before it has been out of view this long.
const SAME_CODE_MS: u64 = 2_500;
/// A code waits this long for one beside it that was seen but not confirmed: a label often bears two.
const NEIGHBOUR_MS: u64 = 400;
/// The person taps a number: more than nine codes are cut.
const MAX_CHOICES: usize = 9;
/// Failures of the decoder in a row after which only typing is offered.
const MAX_DECODER_FAILURES: u8 = 3;

pub(super) fn wanted(turn: &mut Turn<'_>) {
    turn.state.memory.camera_wanted = true;
    if matches!(turn.state.camera, CameraState::Starting) {
        return;
    }
    turn.state.camera = CameraState::Starting;
    let device = turn.state.preferences.device.clone();
    turn.command(Command::StartCamera { device });
}

pub(super) fn unwanted(turn: &mut Turn<'_>) {
    turn.state.memory.camera_wanted = false;
    stop(turn);
}

/// Stops the camera without changing what the person wants.
pub(super) fn stop(turn: &mut Turn<'_>) {
    if matches!(turn.state.camera, CameraState::Off) {
        return;
    }
    off(turn);
    turn.command(Command::StopCamera);
}

fn off(turn: &mut Turn<'_>) {
    let state = &mut *turn.state;
    state.camera = CameraState::Off;
    state.torch = false;
    state.zoom = None;
    state.hint = None;
    state.outlines = Outlines::default();
    state.decoder = match state.decoder {
        DecoderState::Gone => DecoderState::Gone,
        _ => DecoderState::Idle,
    };
}

/// The scan view is shown again: the camera that was wanted comes back.
pub(super) fn resume(turn: &mut Turn<'_>) {
    turn.state.memory.reading_since_ms = turn.now_ms;
    match turn.state.camera {
        CameraState::Running(_) => {
            turn.state.decoder = reading_again(turn.state.decoder);
            turn.command(Command::ResumeDecoding);
        }
        CameraState::Off if turn.state.memory.camera_wanted => wanted(turn),
        _ => {}
    }
}

fn reading_again(decoder: DecoderState) -> DecoderState {
    match decoder {
        DecoderState::Idle => DecoderState::Reading,
        other => other,
    }
}

pub(super) fn device(turn: &mut Turn<'_>, id: String) {
    let Some(abilities) = running(turn) else {
        return;
    };
    let Some(device) = abilities.devices.iter().find(|device| device.id == id) else {
        return;
    };
    turn.state.preferences.device_label = Some(device.label.clone());
    turn.state.preferences.device = Some(id);
    super::choose::save(turn);
    turn.state.torch = false;
    turn.state.zoom = None;
    wanted(turn);
}

fn running(turn: &Turn<'_>) -> Option<CameraAbilities> {
    match &turn.state.camera {
        CameraState::Running(abilities) => Some(abilities.clone()),
        _ => None,
    }
}

pub(super) fn torch(turn: &mut Turn<'_>) {
    if running(turn).is_some_and(|abilities| abilities.torch) {
        turn.state.torch = !turn.state.torch;
        turn.command(Command::Torch(turn.state.torch));
    }
}

pub(super) fn zoom(turn: &mut Turn<'_>, factor: f64) {
    let Some(range) = running(turn).and_then(|abilities| abilities.zoom) else {
        return;
    };
    if factor.is_finite() && range.min <= range.max {
        let factor = factor.clamp(range.min, range.max);
        turn.state.zoom = Some(factor);
        turn.command(Command::Zoom(factor));
    }
}

pub(super) fn focus(turn: &mut Turn<'_>, x: f64, y: f64) {
    let inside = |share: f64| (0.0..=1.0).contains(&share);
    if inside(x) && inside(y) && running(turn).is_some_and(|abilities| abilities.focus) {
        turn.command(Command::FocusAt { x, y });
    }
}

pub(super) fn event(turn: &mut Turn<'_>, event: CameraEvent) {
    match event {
        CameraEvent::Started(abilities) => {
            turn.state.zoom = abilities.zoom.map(|range| range.now);
            turn.state.torch = false;
            turn.state.camera = CameraState::Running(abilities);
            turn.state.memory.reading_since_ms = turn.now_ms;
            let in_front =
                turn.state.view == View::Scan && turn.state.panel == Panel::None && turn.state.choices.is_empty();
            if in_front {
                turn.state.decoder = reading_again(turn.state.decoder);
            } else {
                turn.command(Command::PauseDecoding);
            }
        }
        CameraEvent::Failed(error) => {
            off(turn);
            turn.state.camera = CameraState::Failed(error);
        }
        CameraEvent::Stopped => {
            if matches!(turn.state.camera, CameraState::Running(_)) {
                off(turn);
            }
        }
    }
}

pub(super) fn decoded(turn: &mut Turn<'_>, reading: Reading) {
    let live = turn.state.view == View::Scan
        && turn.state.panel == Panel::None
        && turn.state.choices.is_empty()
        && matches!(turn.state.camera, CameraState::Running(_));
    if !live {
        return;
    }
    turn.state.memory.decoder_failures = 0;
    turn.state.decoder = DecoderState::Reading;
    turn.state.memory.look = turn.state.memory.look.mixed_with(reading.look);
    let (width, height, unconfirmed) = (reading.width, reading.height, reading.unconfirmed);
    let waited_ms = |since_ms: u64| turn.now_ms.saturating_sub(since_ms);
    // What waited longer than its neighbour may take belongs to another view.
    let held = turn.state.memory.held.take().filter(|(since_ms, _)| waited_ms(*since_ms) < 2 * NEIGHBOUR_MS);
    let (since_ms, held) = held.unwrap_or((turn.now_ms, Vec::new()));
    let may_wait = unconfirmed > 0 && waited_ms(since_ms) < NEIGHBOUR_MS;
    let seen = different_codes(reading.symbols.into_iter().chain(held).collect());
    let repeated = |symbol: &SeenSymbol, turn: &Turn<'_>| {
        turn.state.memory.last_texts.contains(&symbol.scan.text)
            && turn.now_ms.saturating_sub(turn.state.memory.last_seen_ms) < SAME_CODE_MS
    };
    let same_in_view = seen.iter().any(|symbol| repeated(symbol, turn));
    let mut fresh: Vec<_> = seen.into_iter().filter(|symbol| !repeated(symbol, turn)).collect();
    if same_in_view {
        turn.state.memory.last_seen_ms = turn.now_ms;
        turn.state.memory.reading_since_ms = turn.now_ms;
    }
    if may_wait && !fresh.is_empty() {
        turn.state.memory.held = Some((since_ms, fresh));
        return;
    }
    match fresh.len() {
        0 => {
            turn.state.outlines = Outlines::default();
            turn.state.hint = if same_in_view { Some(Hint::SameCode) } else { hint(turn) };
        }
        1 => {
            let symbol = fresh.remove(0);
            look_up::begin(turn, symbol.scan);
        }
        _ => choose(turn, fresh, width, height),
    }
}

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

/// Holds the picture still and lets the person choose.
pub(super) fn choose(turn: &mut Turn<'_>, symbols: Vec<SeenSymbol>, width: u32, height: u32) {
    let symbols = order::in_reading_order(symbols);
    turn.state.hint = None;
    turn.state.outlines = Outlines { width, height, corners: symbols.iter().map(|symbol| symbol.corners).collect() };
    turn.state.choices = symbols.into_iter().map(|symbol| symbol.scan).collect();
    turn.command(Command::PauseDecoding);
    super::choose::signal(turn);
}

/// The hint for this moment.
pub(super) fn hint(turn: &Turn<'_>) -> Option<Hint> {
    let torch_off = !turn.state.torch && running(turn).is_some_and(|abilities| abilities.torch);
    hint_for(
        turn.state.memory.look,
        Waiting { waited_ms: turn.now_ms.saturating_sub(turn.state.memory.reading_since_ms), torch_off },
    )
}

pub(super) fn decoder_failed(turn: &mut Turn<'_>) {
    turn.state.picture = Default::default();
    let failures = turn.state.memory.decoder_failures.saturating_add(1);
    turn.state.memory.decoder_failures = failures;
    let gone = failures >= MAX_DECODER_FAILURES;
    turn.state.decoder = if gone { DecoderState::Gone } else { DecoderState::Restarting };
    turn.state.notice = Some(if gone { Notice::DecoderGone } else { Notice::DecoderRestarting });
}

pub(super) fn decoder_restarted(turn: &mut Turn<'_>) {
    turn.state.decoder = match turn.state.camera {
        CameraState::Running(_) => DecoderState::Reading,
        _ => DecoderState::Idle,
    };
    if matches!(turn.state.notice, Some(Notice::DecoderRestarting | Notice::DecoderGone)) {
        turn.state.notice = None;
    }
}
