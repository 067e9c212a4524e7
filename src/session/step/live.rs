//! The live camera, and whether the decoder runs.

use super::super::{
    CameraAbilities, CameraEvent, CameraState, Command, DecoderState, Mode, Notice, Outlines, Panel, View,
};
use super::Turn;
use crate::scan::{Hint, Waiting, hint_for};

/// The next product is read behind a report of this age: before, the one just read is being put away.
const BEHIND_MS: u64 = 2_000;
/// Failures of the decoder in a row after which only typing is offered.
const MAX_DECODER_FAILURES: u8 = 3;

pub(super) fn wanted(turn: &mut Turn<'_>) {
    turn.state.memory.camera_wanted = true;
    if matches!(turn.state.machine.camera, CameraState::Starting) {
        return;
    }
    turn.state.machine.camera = CameraState::Starting;
    let device = turn.state.machine.device.as_ref().map(|device| device.id.clone());
    turn.command(Command::StartCamera { device });
}

pub(super) fn unwanted(turn: &mut Turn<'_>) {
    turn.state.memory.camera_wanted = false;
    stop(turn);
}

/// Stops the camera without changing what the person wants.
pub(super) fn stop(turn: &mut Turn<'_>) {
    if matches!(turn.state.machine.camera, CameraState::Off) {
        return;
    }
    off(turn);
    turn.command(Command::StopCamera);
}

fn off(turn: &mut Turn<'_>) {
    let state = &mut *turn.state;
    state.machine.camera = CameraState::Off;
    state.person.torch = false;
    state.person.zoom = None;
    state.machine.hint = None;
    state.machine.outlines = Outlines::default();
    state.machine.decoder = match state.machine.decoder {
        DecoderState::Gone => DecoderState::Gone,
        _ => DecoderState::Idle,
    };
}

/// The scan view is shown again: the camera that was wanted comes back.
pub(super) fn resume(turn: &mut Turn<'_>) {
    turn.state.memory.reading_since_ms = turn.now_ms;
    match turn.state.machine.camera {
        CameraState::Running(_) => {
            turn.state.machine.decoder = reading_again(turn.state.machine.decoder);
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
    let Some(device) = turn.state.machine.devices.iter().find(|device| device.id == id) else {
        return;
    };
    turn.state.machine.device = Some(device.clone());
    turn.state.memory.device_chosen = true;
    turn.state.person.torch = false;
    turn.state.person.zoom = None;
    wanted(turn);
}

fn running(turn: &Turn<'_>) -> Option<CameraAbilities> {
    turn.state.machine.camera.abilities().cloned()
}

pub(super) fn torch(turn: &mut Turn<'_>) {
    if running(turn).is_some_and(|abilities| abilities.torch) {
        turn.state.person.torch = !turn.state.person.torch;
        turn.command(Command::Torch(turn.state.person.torch));
    }
}

pub(super) fn zoom(turn: &mut Turn<'_>, factor: f64) {
    let Some(range) = running(turn).and_then(|abilities| abilities.zoom) else {
        return;
    };
    if factor.is_finite() && range.min <= range.max {
        let factor = factor.clamp(range.min, range.max);
        turn.state.person.zoom = Some(factor);
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
            turn.state.person.zoom = None;
            turn.state.person.torch = false;
            turn.state.machine.devices.clone_from(&abilities.devices);
            chosen(turn, &abilities.device);
            turn.state.machine.camera = CameraState::Running(abilities);
            turn.state.memory.reading_since_ms = turn.now_ms;
            if reads(turn) {
                turn.state.machine.decoder = reading_again(turn.state.machine.decoder);
            } else {
                turn.command(Command::PauseDecoding);
            }
        }
        CameraEvent::Failed(error) => {
            off(turn);
            turn.state.machine.camera = CameraState::Failed(error);
        }
        CameraEvent::Listed(_) => {}
        CameraEvent::Refused { torch, zoom } => {
            turn.state.person.torch = torch.unwrap_or(turn.state.person.torch);
            turn.state.person.zoom = zoom.or(turn.state.person.zoom);
        }
        CameraEvent::Stopped => {
            if matches!(turn.state.machine.camera, CameraState::Running(_)) {
                off(turn);
            }
        }
    }
}

/// A camera runs: the one that was chosen is remembered, and one that gave way to another is not.
fn chosen(turn: &mut Turn<'_>, running: &str) {
    if !std::mem::take(&mut turn.state.memory.device_chosen) {
        return;
    }
    if turn.state.machine.device.as_ref().is_some_and(|device| device.id == running) {
        turn.save();
    } else {
        turn.state.machine.device = None;
    }
}

/// Whether codes in view are read: while the live picture is in front, and at a stand also behind a report.
pub(super) fn reads(turn: &Turn<'_>) -> bool {
    let (person, machine) = (&turn.state.person, &turn.state.machine);
    let behind = machine.mode == Mode::Kiosk && person.view == View::Report && person.panel == Panel::None;
    let settled_ms = turn.now_ms.saturating_sub(turn.state.memory.look_up_at_ms);
    person.is_in_front() || (behind && settled_ms >= BEHIND_MS)
}

/// The hint for this moment.
pub(super) fn hint(turn: &Turn<'_>) -> Option<Hint> {
    let torch_off = !turn.state.person.torch && running(turn).is_some_and(|abilities| abilities.torch);
    hint_for(
        turn.state.memory.look,
        Waiting { waited_ms: turn.now_ms.saturating_sub(turn.state.memory.reading_since_ms), torch_off },
    )
}

pub(super) fn decoder_failed(turn: &mut Turn<'_>) {
    turn.state.person.picture = Default::default();
    let failures = turn.state.memory.decoder_failures.saturating_add(1);
    turn.state.memory.decoder_failures = failures;
    let gone = failures >= MAX_DECODER_FAILURES;
    turn.state.machine.decoder = if gone { DecoderState::Gone } else { DecoderState::Restarting };
    turn.state.machine.notice = Some(if gone { Notice::DecoderGone } else { Notice::DecoderRestarting });
}

pub(super) fn decoder_restarted(turn: &mut Turn<'_>) {
    turn.state.machine.decoder = match turn.state.machine.camera {
        CameraState::Running(_) => DecoderState::Reading,
        _ => DecoderState::Idle,
    };
    turn.state.machine.notice = None;
}
