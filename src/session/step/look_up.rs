//! From a code to its report.

use std::sync::Arc;

use super::super::{
    CameraState, Command, DecoderState, LookUpEvent, Mode, Notice, Origin, Outlines, Panel, PictureState, Place,
    Progress, Reading, Scanned, ScannerSeen, View,
};
use super::meant::{self, Meant};
use super::public::is_public;
use super::{Turn, keep, live, offer, screen};
use crate::scan::{Burst, Doubt};
use trace::report::TraceReport;

/// Shows the report view and asks the sources.
pub(super) fn begin(turn: &mut Turn<'_>, scan: Scanned) {
    if turn.state.machine.mode == Mode::Kiosk && turn.state.machine.stand.opens_for(&scan.text) {
        screen::leave_report(turn);
        return screen::panel(turn, Panel::Diag);
    }
    turn.cancel();
    turn.hush();
    let state = &mut *turn.state;
    state.person.view = View::Report;
    state.memory.report_number = state.memory.report_number.wrapping_add(1);
    state.person.panel = Panel::None;
    state.person.report = None;
    state.person.unfolded = Default::default();
    state.person.served = None;
    state.person.notice = None;
    state.machine.hint = None;
    state.person.copy_by_hand = None;
    state.person.located = Default::default();
    state.person.offered.clear();
    state.person.beside.clear();
    state.machine.outlines = Outlines::default();
    state.person.picture = PictureState::None;
    state.machine.countdown_s = None;
    state.memory.touched_at_ms = turn.now_ms;
    state.person.trail.last_texts = vec![scan.text.clone()];
    state.person.trail.last_seen_ms = turn.now_ms;
    // An address that led here needs no new entry.
    state.person.trail.address_set = scan.origin == Origin::Link;
    // A stand reads the next product while a report stands.
    if matches!(state.machine.camera, CameraState::Running(_)) && state.machine.mode != Mode::Kiosk {
        if state.machine.decoder == DecoderState::Reading {
            state.machine.decoder = DecoderState::Idle;
        }
        turn.commands.push(Command::PauseDecoding);
    }
    let unanswered = matches!(state.machine.camera, CameraState::Starting | CameraState::Failed(_));
    if unanswered && state.machine.mode != Mode::Kiosk {
        // A permission that is given now must open nothing that nobody sees.
        live::stop(turn);
    }
    let by_machine = matches!(scan.origin, Origin::Camera | Origin::Picture | Origin::Wedge);
    turn.state.person.scanned = Some(scan);
    if by_machine {
        turn.signal();
    }
    ask(turn, false);
}

/// As [`begin`]; the codes `beside` it are offered with the report, and are as well known as the one reported.
pub(super) fn begin_with(turn: &mut Turn<'_>, scan: Scanned, beside: Vec<Scanned>) {
    begin(turn, scan);
    turn.state.person.trail.last_texts.extend(texts(&beside));
    turn.state.person.beside = beside;
}

/// Reports a code that stood beside the one reported, which takes its place there.
pub(super) fn beside(turn: &mut Turn<'_>, index: usize) {
    if turn.state.person.view != View::Report || index >= turn.state.person.beside.len() {
        return;
    }
    let mut beside = std::mem::take(&mut turn.state.person.beside);
    let scan = beside.remove(index);
    beside.extend(turn.state.person.scanned.take());
    begin_with(turn, scan, beside);
}

fn ask(turn: &mut Turn<'_>, fresh: bool) {
    let Some(scan) = turn.state.person.scanned.clone() else {
        return;
    };
    turn.state.memory.look_up_id = turn.state.memory.look_up_id.wrapping_add(1);
    turn.state.memory.look_up_at_ms = turn.now_ms;
    turn.state.person.progress = Progress::Asking;
    let id = turn.state.memory.look_up_id;
    turn.command(Command::LookUp { id, scan, fresh });
}

/// Asks the same sources again.
pub(super) fn again(turn: &mut Turn<'_>) {
    if turn.state.person.view != View::Report {
        return;
    }
    turn.cancel();
    turn.state.person.served = None;
    ask(turn, true);
}

pub(super) fn looked(turn: &mut Turn<'_>, id: u32, event: LookUpEvent) {
    let expected = turn.state.person.view == View::Report && id == turn.state.memory.look_up_id;
    if !expected {
        return;
    }
    match event {
        LookUpEvent::Partial(report) => {
            if turn.state.person.progress != Progress::Done {
                show(turn, report);
            }
        }
        LookUpEvent::Served(served) => turn.state.person.served = Some(served),
        LookUpEvent::Done(report) => {
            turn.state.person.progress = Progress::Done;
            turn.state.memory.touched_at_ms = turn.now_ms;
            show(turn, Arc::clone(&report));
            keep::remember(turn, &report);
        }
        LookUpEvent::NotLoaded => turn.state.person.progress = Progress::NotLoaded,
    }
}

fn show(turn: &mut Turn<'_>, report: Arc<TraceReport>) {
    let may_be_addressed = is_public(&report.carried);
    turn.state.person.report = Some(report);
    if turn.state.machine.mode == Mode::Page && may_be_addressed && !turn.state.person.trail.address_set {
        turn.state.person.trail.address_set = true;
        let to = screen::here(turn);
        turn.command(Command::Navigate { to, replace: false });
    }
}

pub(super) fn scan_again(turn: &mut Turn<'_>) {
    let was_report = turn.state.person.view == View::Report;
    screen::leave_report(turn);
    turn.state.person.panel = Panel::None;
    turn.state.memory.touched_at_ms = turn.now_ms;
    turn.state.person.trail.last_seen_ms = turn.now_ms;
    if was_report && turn.state.machine.mode == Mode::Page && turn.state.person.trail.address_set {
        turn.state.person.trail.address_set = false;
        turn.command(Command::Navigate { to: Place::Scan, replace: false });
    }
    live::resume(turn);
}

pub(super) fn typed_changed(turn: &mut Turn<'_>, text: String) {
    turn.state.memory.touched_at_ms = turn.now_ms;
    if text.len() > Scanned::MAX_BYTES {
        // The field keeps what it held: a text of a megabyte would only slow the page down.
        turn.state.person.notice = Some(Notice::TextTooLong);
    } else {
        turn.state.person.notice = None;
        turn.state.person.typed = text;
    }
}

pub(super) fn typed_sent(turn: &mut Turn<'_>) {
    let text = turn.state.person.typed.clone();
    typed(turn, text);
}

pub(super) fn typed(turn: &mut Turn<'_>, text: String) {
    // Spaces and line ends come with pasted text; within a code they have no meaning at its ends.
    let text = text.trim();
    if text.is_empty() {
        turn.state.person.notice = Some(Notice::TextEmpty);
    } else if text.len() > Scanned::MAX_BYTES {
        turn.state.person.notice = Some(Notice::TextTooLong);
    } else {
        begin(turn, Scanned::from_text(text, Origin::Typed));
    }
}

/// A scan wins over whatever a hand was typing. One that may lack a part is not looked up: what is shown must
/// not be taken for an answer to it.
pub(super) fn wedge(turn: &mut Turn<'_>, burst: Burst) {
    if !turn.state.machine.stand.opens_for(&burst.text) {
        turn.state.machine.scanner = Some(ScannerSeen::of(&burst));
    }
    let doubt = if burst.text.len() > Scanned::MAX_BYTES { Some(Doubt::TooLong) } else { burst.doubt };
    if burst.text.is_empty() || doubt.is_some_and(Doubt::forbids_reading) {
        scan_again(turn);
    } else {
        begin(turn, Scanned::from_text(&burst.text, Origin::Wedge));
        turn.state.person.typed.clear();
        turn.state.person.saw.clear();
    }
    turn.state.person.notice = doubt.map(Notice::Scanner);
}

pub(super) fn chosen(turn: &mut Turn<'_>, index: usize) {
    if index < turn.state.person.offered.len() {
        let offered = texts(&turn.state.person.offered);
        let scan = turn.state.person.offered.swap_remove(index);
        begin(turn, scan);
        // Those beside it are as well known as the chosen one.
        turn.state.person.trail.last_texts = offered;
    }
}

pub(super) fn choice_left(turn: &mut Turn<'_>) {
    turn.state.person.trail.last_texts = texts(&turn.state.person.offered);
    turn.state.person.trail.last_seen_ms = turn.now_ms;
    turn.state.person.offered.clear();
    turn.state.machine.outlines = Outlines::default();
    live::resume(turn);
}

fn texts(scans: &[Scanned]) -> Vec<String> {
    scans.iter().map(|scan| scan.text.clone()).collect()
}

pub(super) fn kept(turn: &mut Turn<'_>, id: u32) {
    let Some(kept) = turn.state.person.kept.iter().find(|kept| kept.id == id) else {
        return;
    };
    let scan = Scanned { aim: kept.aim, ..Scanned::from_text(&kept.text, Origin::History) };
    begin(turn, scan);
}

pub(super) fn picture_chosen(turn: &mut Turn<'_>) {
    turn.state.person.picture = PictureState::Reading;
    turn.state.person.notice = None;
    turn.state.memory.touched_at_ms = turn.now_ms;
    if turn.state.person.view == View::Report {
        scan_again(turn);
    }
}

pub(super) fn picture_read(turn: &mut Turn<'_>, reading: Reading) {
    if turn.state.person.picture != PictureState::Reading {
        return;
    }
    turn.state.person.picture = PictureState::None;
    turn.state.memory.decoder_failures = 0;
    let mut seen = offer::different_codes(reading.symbols);
    for symbol in &mut seen {
        symbol.scan.origin = Origin::Picture;
    }
    match meant::meant(seen, (reading.width as f32 / 2.0, reading.height as f32 / 2.0)) {
        None => {
            let foreign = reading.look.foreign.map(Notice::PictureForeign);
            turn.state.person.notice = Some(foreign.unwrap_or(Notice::PictureEmpty));
        }
        Some(Meant::One(symbol, beside)) => begin_with(turn, symbol.scan, beside),
        Some(Meant::Several(symbols)) => offer::choose(turn, symbols, (reading.width, reading.height), true),
    }
}

pub(super) fn picture_failed(turn: &mut Turn<'_>, notice: Notice) {
    turn.state.person.picture = PictureState::None;
    turn.state.person.notice = Some(notice);
}
