//! Merges what the sources tell into one list, in which every event counts at most once.
//!
//! | event | standing |
//! |---|---|
//! | declared wrong, `did_not_occur` or no correction named | withdrawn |
//! | declared wrong, a correction named | corrected |
//! | shares the identifier, or without one the content, of an event declared wrong | as that one |
//! | says the same as another | duplicate |
//! | shares identifier or frame with an event of another source, but differs | conflict; one counts |
//!
//! Source: EPCIS 2.0, section 7.4.1.2 (error declaration).

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use epcis::Event;
use epcis::vocabulary::ErrorReason;

use super::identity::{content, frame};
use super::{Conflict, Told};
use crate::answer::Answer;
use crate::report::Standing;

pub(super) fn merge(answers: &[Answer]) -> (Vec<Told<'_>>, Vec<Conflict>) {
    let mut told = Vec::new();
    for (source, answer) in answers.iter().enumerate() {
        let events = answer.documents.iter().flat_map(|it| it.events.iter().map(|event| (event, &it.namespaces)));
        for (position, (event, namespaces)) in events.enumerate() {
            let time = event.time.or(event.record_time).map(|time| time.millis());
            let sources = vec![source];
            told.push(Told { source, position, event, namespaces, standing: Standing::Counts, sources, time });
        }
    }
    let contents = Contents::new(&told);
    withdraw(&mut told, &contents);
    duplicates(&mut told, &contents);
    let conflicts = differing(&mut told, &contents);
    (told, conflicts)
}

/// What each event says, written down when it is first compared.
struct Contents<'a> {
    texts: Vec<(&'a Event, OnceCell<String>)>,
}

impl<'a> Contents<'a> {
    fn new(told: &[Told<'a>]) -> Contents<'a> {
        Contents { texts: told.iter().map(|one| (one.event, OnceCell::new())).collect() }
    }

    fn of(&self, at: usize) -> &str {
        let (event, text) = &self.texts[at];
        text.get_or_init(|| content(event))
    }
}

/// How many events that count share each time: events of different times differ in frame and content.
fn by_time(told: &[Told<'_>]) -> HashMap<Option<i64>, usize> {
    let mut counts = HashMap::with_capacity(told.len());
    for one in told.iter().filter(|one| one.standing == Standing::Counts) {
        *counts.entry(millis(one.event)).or_insert(0) += 1;
    }
    counts
}

fn millis(event: &Event) -> Option<i64> {
    event.time.map(|time| time.millis())
}

fn withdraw(told: &mut [Told<'_>], contents: &Contents<'_>) {
    let by_id: HashMap<&str, usize> = told
        .iter()
        .enumerate()
        .filter(|(_, one)| one.event.error.is_none())
        .filter_map(|(at, one)| Some((one.event.id.as_deref()?, at)))
        .collect();
    let mut wrong_ids: HashMap<&str, Standing> = HashMap::new();
    let mut wrong_contents: HashMap<&str, Standing> = HashMap::new();
    for (at, one) in told.iter().enumerate() {
        let Some(error) = &one.event.error else { continue };
        let correction = error.corrective_event_ids.iter().find_map(|id| by_id.get(id.as_str()).copied());
        let withdrawn = error.reason == Some(ErrorReason::DidNotOccur) || error.corrective_event_ids.is_empty();
        let standing = if withdrawn { Standing::Withdrawn } else { Standing::Corrected(correction) };
        match one.event.id.as_deref() {
            Some(id) => wrong_ids.insert(id, standing),
            None => wrong_contents.insert(contents.of(at), standing),
        };
    }
    if wrong_ids.is_empty() && wrong_contents.is_empty() {
        return;
    }
    for (at, one) in told.iter_mut().enumerate() {
        let by_id = one.event.id.as_deref().and_then(|id| wrong_ids.get(id));
        let by_content = || if wrong_contents.is_empty() { None } else { wrong_contents.get(contents.of(at)) };
        if let Some(standing) = by_id.or_else(by_content) {
            one.standing = *standing;
        }
    }
}

fn duplicates(told: &mut [Told<'_>], contents: &Contents<'_>) {
    let by_time = by_time(told);
    let mut first: HashMap<&str, usize> = HashMap::new();
    for at in 0..told.len() {
        if told[at].standing != Standing::Counts || by_time.get(&millis(told[at].event)).is_none_or(|count| *count < 2)
        {
            continue;
        }
        match first.get(contents.of(at)) {
            None => {
                first.insert(contents.of(at), at);
            }
            Some(&kept) => {
                told[at].standing = Standing::Duplicate(kept);
                let source = told[at].source;
                add_source(&mut told[kept].sources, source);
            }
        }
    }
}

/// Events that are one by identifier, or by frame from different sources, but do not say the same.
fn differing(told: &mut [Told<'_>], contents: &Contents<'_>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let groups_by_id = group(told, |one| one.event.id.as_deref().map(Cow::Borrowed));
    settle(told, contents, groups_by_id, &mut conflicts);
    let several_sources = told.iter().any(|one| one.source != told[0].source);
    if several_sources {
        let by_time = by_time(told);
        let shared = |event: &Event| by_time.get(&millis(event)).is_some_and(|count| *count > 1);
        let mut groups = group(told, |one| shared(one.event).then(|| Cow::Owned(frame(one.event))));
        // One source may well tell two events with one frame, such as two readings of a sensor.
        groups.retain(|_, group| {
            let sources: Vec<usize> = group.iter().flat_map(|&at| told[at].sources.iter().copied()).collect();
            let apart = |source| group.iter().filter(|&&at| told[at].sources.contains(source)).count() == 1;
            sources.iter().all(apart)
        });
        settle(told, contents, groups, &mut conflicts);
    }
    conflicts.sort_unstable_by_key(|it| (it.kept, it.other));
    conflicts
}

/// Events by what they share.
type Groups<'t> = BTreeMap<Cow<'t, str>, Vec<usize>>;

fn group<'t>(told: &[Told<'t>], key: impl Fn(&Told<'t>) -> Option<Cow<'t, str>>) -> Groups<'t> {
    let mut groups = Groups::new();
    for (at, one) in told.iter().enumerate().filter(|(_, one)| one.standing == Standing::Counts) {
        if let Some(key) = key(one) {
            groups.entry(key).or_default().push(at);
        }
    }
    groups.retain(|_, group| group.len() > 1);
    groups
}

/// Of each group the event counts that speaks of the gravest state, then the last recorded one, then
/// the one that says more: by what they say, never by the order in which they came.
fn settle(told: &mut [Told<'_>], contents: &Contents<'_>, groups: Groups<'_>, conflicts: &mut Vec<Conflict>) {
    for group in groups.into_values() {
        let rank = |at: usize| {
            let event = told[at].event;
            (gravity(event), event.record_time.map(|time| time.millis()), contents.of(at).len(), contents.of(at))
        };
        let Some(kept) = group.iter().copied().max_by(|a, b| rank(*a).cmp(&rank(*b))) else { continue };
        for other in group.into_iter().filter(|other| *other != kept) {
            let shared = told[other].sources.iter().any(|source| told[kept].sources.contains(source));
            told[other].standing = Standing::Duplicate(kept);
            if !shared {
                conflicts.push(Conflict { kept, other });
            }
            for source in told[other].sources.clone() {
                add_source(&mut told[kept].sources, source);
            }
        }
    }
}

fn gravity(event: &Event) -> u8 {
    let states = event.disposition.iter().chain(&event.persistent.set);
    states.map(super::deed::gravity).max().unwrap_or(0)
}

fn add_source(sources: &mut Vec<usize>, source: usize) {
    if let Err(place) = sources.binary_search(&source) {
        sources.insert(place, source);
    }
}
