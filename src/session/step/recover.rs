//! What heals without a person: the camera that failed, the picture that stands still, the newer version.

use super::super::{CameraError, CameraEvent, CameraState, Command, Device, Mode};
use super::{Turn, live};

/// The first pause before a camera is tried again: nobody stands by at a stand, and a person may act first.
const KIOSK_PAUSE_MS: u64 = 1_000;
const PAUSE_MS: u64 = 3_000;
/// The longest pause between two tries.
const MAX_PAUSE_MS: u64 = 60_000;
/// A try changes for a moment what is shown: none begins so soon after a touch, lest a key moves below the finger.
const TOUCHED_MS: u64 = 2_000;
/// A stand's camera that has shown nothing to read for so long is opened anew: it may have frozen.
const RENEW_MS: u64 = 30 * 60_000;

/// News from the camera, and what they mean for the next try.
pub(super) fn event(turn: &mut Turn<'_>, event: CameraEvent) {
    match event {
        CameraEvent::Listed(devices) => return listed(turn, devices),
        // The next try waits longer than the last.
        CameraEvent::Failed(_) => {
            turn.state.memory.camera_tries = turn.state.memory.camera_tries.saturating_add(1);
            turn.state.memory.camera_failed_ms = turn.now_ms;
        }
        CameraEvent::Started(_) => turn.state.memory.camera_tries = 0,
        CameraEvent::Stopped | CameraEvent::Refused { .. } => {}
    }
    live::event(turn, event);
}

/// The cameras of the device are these now: one that was put back is tried at once.
fn listed(turn: &mut Turn<'_>, devices: Vec<Device>) {
    if turn.state.machine.devices == devices {
        return;
    }
    turn.state.machine.devices = devices;
    if let CameraState::Failed(error) = turn.state.machine.camera
        && may_try(turn, error)
    {
        live::wanted(turn);
    }
}

/// A second went by.
pub(super) fn tick(turn: &mut Turn<'_>) {
    let state = &*turn.state;
    let due = match state.machine.camera {
        CameraState::Failed(error) => {
            let waited_ms = turn.now_ms.saturating_sub(state.memory.camera_failed_ms);
            let touched_ms = turn.now_ms.saturating_sub(state.memory.touched_at_ms);
            let due_ms = pause_ms(state.machine.mode, state.memory.camera_tries);
            may_try(turn, error) && waited_ms >= due_ms && touched_ms >= TOUCHED_MS
        }
        CameraState::Running(_) => {
            let empty_ms = turn.now_ms.saturating_sub(state.memory.reading_since_ms);
            state.machine.mode == Mode::Kiosk && state.person.is_idle() && empty_ms >= RENEW_MS
        }
        CameraState::Off | CameraState::Starting => false,
    };
    if due {
        live::wanted(turn);
    }
}

/// A newer version waits. A stand takes it while nobody is there.
pub(super) fn update(turn: &mut Turn<'_>) {
    turn.state.machine.update = true;
    if turn.state.machine.mode == Mode::Kiosk && turn.state.person.is_idle() {
        turn.command(Command::ApplyUpdate);
    }
}

/// Whether a camera may be asked for without anybody's word. A stand may always: who set it up has agreed.
fn may_try(turn: &Turn<'_>, error: CameraError) -> bool {
    let state = &*turn.state;
    let heals = matches!(
        error,
        CameraError::Ended | CameraError::Frozen | CameraError::InUse | CameraError::Muted | CameraError::None
    );
    let kiosk = state.machine.mode == Mode::Kiosk;
    state.memory.camera_wanted && state.machine.visible && (kiosk || (heals && state.person.is_in_front()))
}

fn pause_ms(mode: Mode, tries: u8) -> u64 {
    let first = if mode == Mode::Kiosk { KIOSK_PAUSE_MS } else { PAUSE_MS };
    (first << tries.saturating_sub(1).min(6)).min(MAX_PAUSE_MS)
}
