//! Which screen is in front: leaving a report, panels, and the place of what is shown.

use super::super::{CameraState, Command, Mode, Panel, Person, Place, View};
use super::Turn;

/// Back to the scan view; the camera is the caller's business.
pub(super) fn leave_report(turn: &mut Turn<'_>) {
    turn.cancel();
    turn.hush();
    let state = &mut *turn.state;
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
