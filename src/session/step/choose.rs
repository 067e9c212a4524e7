//! Choices of the person: language, theme, sound, sharing, reading aloud, place.

use super::super::{Command, Lang, Located, Notice, Theme};
use super::public::is_public;
use super::{Turn, screen};

pub(super) fn lang(turn: &mut Turn<'_>, lang: Lang) {
    turn.state.person.choices.lang = Some(lang);
    turn.state.memory.touched_at_ms = turn.now_ms;
    turn.hush();
    turn.save();
}

pub(super) fn theme(turn: &mut Turn<'_>, theme: Theme) {
    turn.state.person.choices.theme = Some(theme);
    turn.save();
}

pub(super) fn sound(turn: &mut Turn<'_>) {
    turn.state.person.choices.silent = !turn.state.person.choices.silent;
    turn.save();
}

/// A code that is not public is neither shared nor linked to.
fn is_shareable(turn: &Turn<'_>) -> bool {
    turn.state.person.report.as_ref().is_some_and(|report| is_public(&report.carried))
}

fn place_of_report(turn: &Turn<'_>) -> Option<super::super::Place> {
    let scanned = turn.state.person.scanned.as_ref()?;
    is_shareable(turn).then(|| super::super::Place::Report(scanned.permanent_text()))
}

pub(super) fn share(turn: &mut Turn<'_>, title: String) {
    if let Some(place) = place_of_report(turn) {
        turn.command(Command::Share { title, place });
    }
}

pub(super) fn copy_link(turn: &mut Turn<'_>) {
    let place = place_of_report(turn).unwrap_or_else(|| screen::here(turn));
    turn.command(Command::CopyLink(place));
}

pub(super) fn copy(turn: &mut Turn<'_>, text: String) {
    turn.command(Command::Copy(text));
}

pub(super) fn copied(turn: &mut Turn<'_>) {
    turn.state.person.copy_by_hand = None;
    turn.state.person.notice = Some(Notice::Copied);
}

pub(super) fn copy_failed(turn: &mut Turn<'_>, text: String) {
    turn.state.person.copy_by_hand = Some(text);
    turn.state.person.notice = Some(Notice::CopyByHand);
}

pub(super) fn speak(turn: &mut Turn<'_>, text: String) {
    if turn.state.person.speaking {
        turn.hush();
    } else if !text.is_empty() {
        turn.state.person.speaking = true;
        let lang = turn.state.lang().tag();
        turn.command(Command::Speak { text, lang });
    }
}

pub(super) fn speech_ended(turn: &mut Turn<'_>, spoken: bool) {
    turn.state.person.speaking = false;
    if !spoken {
        turn.state.person.notice = Some(Notice::NoVoice);
    }
}

/// A message longer than this is no message.
const MAX_SAW_BYTES: usize = 2_000;

pub(super) fn saw(turn: &mut Turn<'_>, text: String) {
    turn.state.memory.touched_at_ms = turn.now_ms;
    if text.len() <= MAX_SAW_BYTES {
        turn.state.person.saw = text;
    }
}

pub(super) fn place_wanted(turn: &mut Turn<'_>) {
    if turn.state.person.located != Located::Asking {
        turn.state.person.located = Located::Asking;
        turn.command(Command::Locate);
    }
}

pub(super) fn located(turn: &mut Turn<'_>, latitude: f64, longitude: f64) {
    let real = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    if turn.state.person.located != Located::Asking {
        return;
    }
    if real {
        turn.state.person.located = Located::At(latitude, longitude);
    } else {
        place_failed(turn);
    }
}

pub(super) fn place_failed(turn: &mut Turn<'_>) {
    if turn.state.person.located == Located::Asking {
        turn.state.person.located = Located::No;
        turn.state.person.notice = Some(Notice::NoPlace);
    }
}
