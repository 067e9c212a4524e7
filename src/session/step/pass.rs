//! Time, visibility, network, and the kiosk's forgetting.

use super::super::{CameraState, Command, Mode, Notice, Panel, Progress, View};
use super::{Turn, live, look_up, open};
use trace::verdict::Verdict;

/// After this time without an answer the page says that it takes long.
const SLOW_MS: u64 = 4_000;
/// The live picture waits this long behind a report, so that the next scan starts at once.
const CAMERA_RESTS_MS: u64 = 60_000;
/// The kiosk's countdown is shown for this many seconds.
const COUNTDOWN_S: u16 = 15;

pub(super) fn hidden(turn: &mut Turn<'_>) {
    turn.state.visible = false;
    if turn.state.speaking {
        turn.state.speaking = false;
        turn.command(Command::Hush);
    }
    if turn.state.mode != Mode::Kiosk {
        live::stop(turn);
    }
}

pub(super) fn visible(turn: &mut Turn<'_>) {
    turn.state.visible = true;
    if turn.state.mode == Mode::Kiosk {
        turn.command(Command::WakeLock(true));
    }
    if turn.state.view == View::Scan && turn.state.choices.is_empty() {
        live::resume(turn);
    }
}

pub(super) fn online(turn: &mut Turn<'_>, online: bool) {
    let came_back = online && !turn.state.online;
    turn.state.online = online;
    let unanswered = match turn.state.progress {
        Progress::NotLoaded => true,
        Progress::Done => turn.state.report.as_ref().is_some_and(|report| report.verdict == Verdict::NotLookedUp),
        Progress::Idle | Progress::Asking | Progress::Slow => false,
    };
    if came_back && unanswered {
        look_up::again(turn);
    }
}

pub(super) fn tick(turn: &mut Turn<'_>) {
    let waited_ms = turn.now_ms.saturating_sub(turn.state.memory.look_up_at_ms);
    if turn.state.progress == Progress::Asking && waited_ms >= SLOW_MS {
        turn.state.progress = Progress::Slow;
    }
    if turn.state.view == View::Scan
        && turn.state.panel == Panel::None
        && turn.state.choices.is_empty()
        && matches!(turn.state.camera, CameraState::Running(_))
    {
        // Gated frames bring no answer of the decoder, and yet a hint is due.
        let hint = live::hint(turn);
        if hint.is_some() {
            turn.state.hint = hint;
        }
    }
    if turn.state.mode == Mode::Kiosk {
        kiosk(turn);
    } else if turn.state.view == View::Report && waited_ms >= CAMERA_RESTS_MS {
        live::stop(turn);
    }
}

/// Counts down while something of a person is on the screen.
fn kiosk(turn: &mut Turn<'_>) {
    let state = &*turn.state;
    let asking = matches!(state.progress, Progress::Asking | Progress::Slow);
    let used = state.view == View::Report
        || state.panel != Panel::None
        || !state.choices.is_empty()
        || state.lang != state.memory.first_lang
        || state.preferences.theme != Default::default()
        || matches!(state.notice, Some(Notice::PictureEmpty | Notice::TextEmpty));
    if !used || asking {
        turn.state.countdown_s = None;
        return;
    }
    let rested_s = turn.now_ms.saturating_sub(state.memory.touched_at_ms) / 1_000;
    let left_s = u64::from(state.memory.wipe_after_s).saturating_sub(rested_s);
    let left_s = u16::try_from(left_s).unwrap_or(u16::MAX);
    if left_s == 0 {
        wipe(turn);
    } else {
        turn.state.countdown_s = (left_s <= COUNTDOWN_S).then_some(left_s);
    }
}

pub(super) fn touched(turn: &mut Turn<'_>) {
    turn.state.memory.touched_at_ms = turn.now_ms;
    turn.state.countdown_s = None;
}

/// Forgets the person: what was scanned, typed, chosen and allowed.
pub(super) fn wipe(turn: &mut Turn<'_>) {
    open::leave_report(turn);
    let state = &mut *turn.state;
    state.panel = Panel::None;
    state.lang = state.memory.first_lang;
    state.preferences.lang = None;
    state.preferences.theme = Default::default();
    state.preferences.silent = false;
    state.kept.clear();
    state.picture = Default::default();
    state.memory.last_texts.clear();
    state.memory.touched_at_ms = turn.now_ms;
    turn.command(Command::Wipe);
    live::resume(turn);
}
