//! Opening, the address, the stand's settings.

use super::super::{BrowserKind, Command, Mode, Opening, Origin, Panel, Place, Scanned, StandSettings, System, View};
use super::{Turn, live, look_up, screen};

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
    let (wipe_after_s, blind) = (settings.wipe_after_s, settings.blind);
    let before = std::mem::replace(&mut turn.state.machine.stand, settings);
    turn.state.machine.stand_faults.clear();
    if wipe_after_s > 0 {
        turn.state.memory.wipe_after_s = wipe_after_s;
    }
    if blind {
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
                screen::leave_report(turn);
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
