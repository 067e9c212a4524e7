//! `not_all_read`: what the sources have, or may have, and was not read.

use super::{Case, notice_alike, unclear};
use crate::answer::Outcome;
use crate::finding::{Finding, Missed};
use crate::report::{NotAsked, Unavailable};
use crate::unread::{Bound, NotRead, Reason};
use gs1::list::Gather;

/// Most that is told of one source: whoever sends more faults than this has said enough.
const MOST: usize = 10;

/// Why a recall is not understood.
const MALFORMED: Reason = Reason::Unavailable(Unavailable::Malformed);

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut unread: Vec<Missed> = Vec::new();
    let unclear = unclear(case.history, &case.item.key);
    for (source, answer) in case.answers.iter().enumerate() {
        let silent = match answer.outcome {
            Outcome::Unavailable(why) => Some(Reason::Unavailable(why)),
            Outcome::NotAsked(NotAsked::Offline) => Some(Reason::Offline),
            Outcome::Asking | Outcome::Answered | Outcome::NotAsked(_) => None,
        };
        let is_told = answer.unread.iter().any(|note| matches!(note.what, NotRead::Source(_)));
        let silent =
            silent.filter(|_| !is_told).map(|why| Missed { source, what: NotRead::Source(why), at: String::new() });
        // What is grave comes first: a bound never hides it behind values.
        let mut notes: Vec<_> = answer.unread.iter().gathered();
        gs1::order::sort_by_key(&mut notes, |note| !note.is_grave());
        let notes = notes.into_iter().map(|note| Missed { source, what: note.what, at: note.at.clone() });
        let cut = case.history.cut.filter(|cut| *cut == source);
        let unclear = unclear.iter().filter(|it| case.history.told[it.event].source == source);
        let unclear = unclear.map(|it| Missed { source, what: NotRead::Notice(MALFORMED), at: it.said.clone() });
        let cut = cut.map(|_| Missed { source, what: NotRead::Cut(Bound::StepBack), at: String::new() });
        let alike = answer.recalls.iter().find_map(|notice| notice_alike(notice, &case.item.key));
        let alike = alike.map(|at| Missed { source, what: NotRead::Notice(MALFORMED), at });
        silent.into_iter().chain(cut).chain(unclear).chain(alike).chain(notes).take(MOST).gather_into(&mut unread);
    }
    if unread.is_empty() { Vec::new() } else { vec![Finding::NotAllRead { unread }] }
}
