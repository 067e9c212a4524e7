//! The history: off unless the person turns it on.

use super::super::{Command, Kept, Mode, Notice};
use super::Turn;
use super::public::is_public;
use trace::report::TraceReport;

/// Older reports are forgotten.
const MAX_KEPT: usize = 50;

pub(super) fn toggled(turn: &mut Turn<'_>) {
    if turn.state.machine.mode == Mode::Kiosk {
        return;
    }
    turn.state.person.choices.history = !turn.state.person.choices.history;
    turn.save();
    if turn.state.person.choices.history {
        turn.command(Command::LoadHistory);
    } else {
        all_deleted(turn);
    }
}

pub(super) fn loaded(turn: &mut Turn<'_>, kept: Vec<Kept>) {
    if !turn.state.person.choices.history {
        return;
    }
    turn.state.person.kept = kept;
    turn.state.person.kept.truncate(MAX_KEPT);
    let last = turn.state.person.kept.iter().map(|kept| kept.id).max();
    turn.state.memory.next_kept_id = last.map_or(0, |id| id.wrapping_add(1));
}

/// Keeps the entry of a finished report; the same code stands in the list once.
pub(super) fn remember(turn: &mut Turn<'_>, report: &TraceReport) {
    let on = turn.state.person.choices.history && turn.state.machine.mode != Mode::Kiosk;
    let Some(scanned) = turn.state.person.scanned.clone() else {
        return;
    };
    if !on || !is_public(&report.carried) {
        return;
    }
    let old: Vec<u32> =
        turn.state.person.kept.iter().filter(|kept| kept.text == scanned.text).map(|kept| kept.id).collect();
    for id in old {
        deleted(turn, id);
    }
    let kept = Kept {
        id: turn.state.memory.next_kept_id,
        text: scanned.text,
        aim: scanned.aim,
        title: report.product.name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
        verdict: report.verdict,
        read_at_ms: turn.now_ms,
    };
    turn.state.memory.next_kept_id = kept.id.wrapping_add(1);
    turn.state.person.kept.insert(0, kept.clone());
    turn.command(Command::RememberReport(kept));
    while turn.state.person.kept.len() > MAX_KEPT {
        if let Some(oldest) = turn.state.person.kept.pop() {
            turn.command(Command::ForgetReport(oldest.id));
        }
    }
}

pub(super) fn deleted(turn: &mut Turn<'_>, id: u32) {
    let before = turn.state.person.kept.len();
    turn.state.person.kept.retain(|kept| kept.id != id);
    if turn.state.person.kept.len() != before {
        turn.command(Command::ForgetReport(id));
    }
}

pub(super) fn all_deleted(turn: &mut Turn<'_>) {
    turn.state.person.kept.clear();
    turn.state.person.notice = Some(Notice::Forgotten);
    turn.command(Command::ForgetAll);
}
