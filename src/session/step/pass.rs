//! Time, visibility, network, and the kiosk's forgetting.

use super::super::{CameraState, Command, Mode, Person, Progress, View};
use super::{Turn, live, look_up, recover};
use trace::verdict::Verdict;

/// After this time without an answer the page says that it takes long.
const SLOW_MS: u64 = 4_000;
/// The live picture waits this long behind a report, so that the next scan starts at once.
const CAMERA_RESTS_MS: u64 = 60_000;
/// The kiosk's countdown is shown for this many seconds.
const COUNTDOWN_S: u16 = 15;

pub(super) fn hidden(turn: &mut Turn<'_>) {
    turn.state.machine.visible = false;
    turn.hush();
    if turn.state.machine.mode != Mode::Kiosk {
        live::stop(turn);
    }
}

pub(super) fn visible(turn: &mut Turn<'_>) {
    turn.state.machine.visible = true;
    if turn.state.machine.mode == Mode::Kiosk {
        turn.command(Command::WakeLock(true));
    }
    if turn.state.person.is_scanning() {
        live::resume(turn);
    }
}

pub(super) fn online(turn: &mut Turn<'_>, online: bool) {
    let came_back = online && !turn.state.machine.online;
    turn.state.machine.online = online;
    let unanswered = match turn.state.person.progress {
        Progress::NotLoaded => true,
        Progress::Done => {
            let verdict = turn.state.person.report.as_ref().map(|report| report.verdict);
            matches!(verdict, Some(Verdict::NotLookedUp | Verdict::Incomplete))
        }
        Progress::Idle | Progress::Asking | Progress::Slow => false,
    };
    if came_back && unanswered {
        look_up::again(turn);
    }
}

pub(super) fn tick(turn: &mut Turn<'_>) {
    let waited_ms = turn.now_ms.saturating_sub(turn.state.memory.look_up_at_ms);
    if turn.state.person.progress == Progress::Asking && waited_ms >= SLOW_MS {
        turn.state.person.progress = Progress::Slow;
    }
    if turn.state.person.is_in_front() && matches!(turn.state.machine.camera, CameraState::Running(_)) {
        // Gated frames bring no answer of the decoder, and yet a hint is due.
        let hint = live::hint(turn);
        if hint.is_some() {
            turn.state.machine.hint = hint;
        }
    }
    recover::tick(turn);
    if turn.state.machine.mode == Mode::Kiosk {
        kiosk(turn);
    } else if turn.state.person.view == View::Report && waited_ms >= CAMERA_RESTS_MS {
        live::stop(turn);
    }
}

/// Counts down while something of a person is there.
fn kiosk(turn: &mut Turn<'_>) {
    let state = &*turn.state;
    let asking = matches!(state.person.progress, Progress::Asking | Progress::Slow);
    if state.person == Person::default() || asking {
        turn.state.machine.countdown_s = None;
        return;
    }
    let rested_s = turn.now_ms.saturating_sub(state.memory.touched_at_ms) / 1_000;
    let left_s = u64::from(state.memory.wipe_after_s).saturating_sub(rested_s);
    let left_s = u16::try_from(left_s).unwrap_or(u16::MAX);
    if left_s == 0 {
        wipe(turn);
    } else {
        turn.state.machine.countdown_s = (left_s <= COUNTDOWN_S).then_some(left_s);
    }
}

pub(super) fn touched(turn: &mut Turn<'_>) {
    turn.state.memory.touched_at_ms = turn.now_ms;
    turn.state.machine.countdown_s = None;
}

/// Forgets the person: what was scanned, typed, chosen, allowed and set.
pub(super) fn wipe(turn: &mut Turn<'_>) {
    let zoom = turn.state.zoom();
    turn.cancel();
    turn.hush();
    let person = std::mem::take(&mut turn.state.person);
    if person.torch {
        turn.command(Command::Torch(false));
    }
    if let Some(own) = turn.state.zoom().filter(|own| zoom != Some(*own)) {
        turn.command(Command::Zoom(own));
    }
    turn.state.machine.outlines = Default::default();
    turn.state.machine.hint = None;
    turn.state.machine.countdown_s = None;
    turn.state.memory.touched_at_ms = turn.now_ms;
    turn.command(Command::Wipe);
    live::resume(turn);
}
