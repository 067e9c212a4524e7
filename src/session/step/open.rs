//! Opening, the address, panels.

use super::super::{
    BrowserKind, CameraState, Command, Mode, Opening, Origin, Panel, Place, Progress, Scanned, System, View,
};
use super::{Turn, look_up};

/// Seconds of rest before a kiosk forgets its person, unless the configuration says otherwise.
const WIPE_AFTER_S: u16 = 45;

pub(super) fn opened(turn: &mut Turn<'_>, opening: Opening) {
    let state = &mut *turn.state;
    state.mode = opening.mode;
    state.lang = opening.preferences.lang.unwrap_or(opening.lang);
    state.browser = BrowserKind::from_user_agent(&opening.user_agent);
    state.system = System::from_user_agent(&opening.user_agent);
    state.online = opening.online;
    state.visible = true;
    state.preferences = opening.preferences;
    state.memory.first_lang = opening.lang;
    state.memory.touched_at_ms = turn.now_ms;
    state.memory.wipe_after_s = match opening.wipe_after_s {
        0 => WIPE_AFTER_S,
        seconds => seconds.clamp(10, 600),
    };
    if state.mode == Mode::Kiosk {
        // A public stand keeps nothing of anybody, whatever the store says.
        state.preferences.history = false;
        turn.command(Command::WakeLock(true));
    }
    if turn.state.preferences.history {
        turn.command(Command::LoadHistory);
    }
    let starts_itself = turn.state.mode == Mode::Kiosk || opening.camera_granted;
    if turn.state.mode == Mode::Page && opening.place != Place::Scan {
        went(turn, opening.place);
    } else if starts_itself {
        super::live::wanted(turn);
    }
}

/// The address changed, or named a place at the start.
pub(super) fn went(turn: &mut Turn<'_>, place: Place) {
    match place {
        Place::Scan => {
            turn.state.panel = Panel::None;
            if turn.state.view == View::Report {
                leave_report(turn);
                super::live::resume(turn);
            }
        }
        Place::About => turn.state.panel = Panel::About,
        Place::History => turn.state.panel = Panel::History,
        Place::Report(text) => {
            turn.state.panel = Panel::None;
            let shown = turn.state.scanned.as_ref().map(Scanned::permanent_text);
            if turn.state.view == View::Report && shown.as_deref() == Some(&text) {
                return;
            }
            look_up::begin(turn, Scanned::from_text(&text, Origin::Link));
        }
    }
}

/// Back to the scan view; the camera is the caller's business.
pub(super) fn leave_report(turn: &mut Turn<'_>) {
    let state = &mut *turn.state;
    if matches!(state.progress, Progress::Asking | Progress::Slow) {
        turn.commands.push(Command::CancelLookUp);
    }
    if state.speaking {
        state.speaking = false;
        turn.commands.push(Command::Hush);
    }
    state.view = View::Scan;
    state.report = None;
    state.scanned = None;
    state.progress = Progress::Idle;
    state.notice = None;
    state.copy_by_hand = None;
    state.located = Default::default();
    state.saw.clear();
    state.typed.clear();
    state.letters = false;
    state.countdown_s = None;
    state.choices.clear();
    state.outlines = Default::default();
    state.hint = None;
    state.memory.reading_since_ms = turn.now_ms;
}

pub(super) fn panel(turn: &mut Turn<'_>, panel: Panel) {
    let before = std::mem::replace(&mut turn.state.panel, panel);
    if before == panel {
        return;
    }
    turn.state.memory.touched_at_ms = turn.now_ms;
    let live = matches!(turn.state.camera, CameraState::Running(_))
        && turn.state.view == View::Scan
        && turn.state.choices.is_empty();
    if live {
        turn.command(if panel == Panel::None { Command::ResumeDecoding } else { Command::PauseDecoding });
    }
    if turn.state.mode != Mode::Page {
        return;
    }
    let place = match panel {
        Panel::About => Some(Place::About),
        Panel::History => Some(Place::History),
        Panel::None if matches!(before, Panel::About | Panel::History) => Some(here(turn)),
        _ => None,
    };
    if let Some(to) = place {
        // One entry of the back button for panels, however many are opened one after the other.
        let replace = panel == Panel::None || matches!(before, Panel::About | Panel::History);
        turn.command(Command::Navigate { to, replace });
    }
}

/// The place of the view under the panels.
pub(super) fn here(turn: &Turn<'_>) -> Place {
    match (&turn.state.scanned, turn.state.memory.address_set) {
        (Some(scanned), true) if turn.state.view == View::Report => Place::Report(scanned.permanent_text()),
        _ => Place::Scan,
    }
}
