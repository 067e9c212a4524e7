//! Opening, the address, panels.

use super::super::{
    BrowserKind, CameraState, Command, Mode, Opening, Origin, Panel, Person, Place, Progress, Scanned, StandSettings,
    System, View,
};
use super::{Turn, live, look_up};

/// Seconds of rest before a kiosk forgets its person, unless the configuration says otherwise.
const WIPE_AFTER_S: u16 = 45;

pub(super) fn opened(turn: &mut Turn<'_>, opening: Opening) {
    let state = &mut *turn.state;
    state.machine.mode = opening.mode;
    state.machine.lang = opening.lang;
    state.machine.theme = opening.theme;
    state.machine.browser = BrowserKind::from_user_agent(&opening.user_agent);
    state.machine.system = System::from_user_agent(&opening.user_agent);
    state.machine.online = opening.online;
    state.machine.visible = true;
    state.person.choices = opening.preferences.choices;
    state.machine.device = opening.preferences.device;
    state.memory.touched_at_ms = turn.now_ms;
    state.memory.wipe_after_s = match opening.wipe_after_s {
        _ if state.machine.stand.wipe_after_s > 0 => state.machine.stand.wipe_after_s,
        0 => WIPE_AFTER_S,
        seconds => seconds.clamp(10, 600),
    };
    if state.machine.mode == Mode::Kiosk {
        // A public stand keeps nothing of anybody, whatever the store says.
        state.person.choices.history = false;
        turn.command(Command::WakeLock(true));
    }
    if turn.state.person.choices.history {
        turn.command(Command::LoadHistory);
    }
    let starts_itself =
        !turn.state.machine.stand.blind && (turn.state.machine.mode == Mode::Kiosk || opening.camera_granted);
    if turn.state.machine.mode == Mode::Page && opening.place != Place::Scan {
        went(turn, opening.place);
    } else if starts_itself {
        live::wanted(turn);
    }
}

/// The stand is set anew; a camera that it no longer has is let go, and one that it has now is opened.
pub(super) fn stand(turn: &mut Turn<'_>, settings: StandSettings) {
    let before = std::mem::replace(&mut turn.state.machine.stand, settings);
    turn.state.machine.stand_faults.clear();
    if settings.wipe_after_s > 0 {
        turn.state.memory.wipe_after_s = settings.wipe_after_s;
    }
    if settings.blind {
        live::unwanted(turn);
    } else if before.blind {
        live::wanted(turn);
    }
}

/// The address changed, or named a place at the start.
pub(super) fn went(turn: &mut Turn<'_>, place: Place) {
    match place {
        Place::Scan => {
            turn.state.person.panel = Panel::None;
            if turn.state.person.view == View::Report {
                leave_report(turn);
                live::resume(turn);
            }
        }
        Place::About => turn.state.person.panel = Panel::About,
        Place::History => turn.state.person.panel = Panel::History,
        Place::Report(text) => {
            turn.state.person.panel = Panel::None;
            let shown = turn.state.person.scanned.as_ref().map(Scanned::permanent_text);
            if turn.state.person.view == View::Report && shown.as_deref() == Some(&text) {
                return;
            }
            look_up::begin(turn, Scanned::from_text(&text, Origin::Link));
        }
    }
}

/// Back to the scan view; the camera is the caller's business.
pub(super) fn leave_report(turn: &mut Turn<'_>) {
    let state = &mut *turn.state;
    if matches!(state.person.progress, Progress::Asking | Progress::Slow) {
        turn.commands.push(Command::CancelLookUp);
    }
    if state.person.speaking {
        state.person.speaking = false;
        turn.commands.push(Command::Hush);
    }
    // What outlives a report; everything else of the person goes with it.
    let Person { panel, torch, zoom, picture, choices, kept, trail, .. } = std::mem::take(&mut state.person);
    state.person = Person { panel, torch, zoom, picture, choices, kept, trail, ..Person::default() };
    state.machine.countdown_s = None;
    state.machine.outlines = Default::default();
    state.machine.hint = None;
    state.memory.reading_since_ms = turn.now_ms;
}

pub(super) fn panel(turn: &mut Turn<'_>, panel: Panel) {
    let before = std::mem::replace(&mut turn.state.person.panel, panel);
    if before == panel {
        return;
    }
    turn.state.memory.touched_at_ms = turn.now_ms;
    let live = matches!(turn.state.machine.camera, CameraState::Running(_)) && turn.state.person.is_scanning();
    if live {
        turn.command(if panel == Panel::None { Command::ResumeDecoding } else { Command::PauseDecoding });
    }
    if turn.state.machine.mode != Mode::Page {
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
    match (&turn.state.person.scanned, turn.state.person.trail.address_set) {
        (Some(scanned), true) if turn.state.person.view == View::Report => Place::Report(scanned.permanent_text()),
        _ => Place::Scan,
    }
}
