//! Merges what the sources tell into one list, in which every event counts at most once.
//!
//! | event | standing |
//! |---|---|
//! | declared wrong by its own source, a correction of that source was read | corrected |
//! | declared by its own source not to have occurred | withdrawn |
//! | declared wrong by its own source, in any other way | flagged |
//! | shares the identifier, or without one the content, of an event that its own source declared wrong | as that one |
//! | declared wrong by another source alone | counts; the denial is a disagreement |
//! | says the same as another | duplicate |
//! | shares identifier or frame with an event of another source, but differs | conflict; one counts |
//!
//! Source: EPCIS 2.0, section 7.4.1.2 (error declaration).

use std::cell::OnceCell;

use epcis::Event;
use epcis::vocabulary::ErrorReason;
use gs1::list::Gather;

use super::identity::{content, frame};
use super::index::Places;
use super::{Conflict, Told};
use crate::answer::Answer;
use crate::report::Standing;

pub(super) fn merge(answers: &[Answer]) -> Merged<'_> {
    let mut told = Vec::new();
    for (source, answer) in answers.iter().enumerate() {
        let events = answer.documents.iter().flat_map(|it| it.events.iter().map(|event| (event, &it.namespaces)));
        for (position, (event, namespaces)) in events.enumerate() {
            let time = event.time.or(event.record_time).map(|time| time.millis());
            let sources = vec![source];
            let standing = Standing::Counts;
            told.push(Told { source, position, event, namespaces, standing, sources, dissent: Vec::new(), time });
        }
    }
    let contents = Contents::new(&told);
    let denials = withdraw(&mut told, &contents);
    duplicates(&mut told, &contents);
    let conflicts = differing(&mut told, &contents);
    // What was denied may have been found to be a duplicate since: the one that is kept is denied.
    let kept = |denial: Conflict| match told[denial.kept].standing {
        Standing::Duplicate(kept) => Conflict { kept, ..denial },
        _ => denial,
    };
    let denials = denials.into_iter().map(kept).gathered();
    Merged { told, conflicts, denials }
}

/// What the sources tell, merged.
pub(super) struct Merged<'a> {
    pub(super) told: Vec<Told<'a>>,
    /// Events that sources tell differently.
    pub(super) conflicts: Vec<Conflict>,
    /// Events that count, and another source's declaration that they are wrong.
    pub(super) denials: Vec<Conflict>,
}

/// What each event says, written down when it is first compared.
struct Contents<'a> {
    texts: Vec<(&'a Event, OnceCell<String>)>,
    /// The place of the first event with the same identifier; its own without one.
    named: Vec<usize>,
    /// The place of the event that came first with the same words: a repository tells one event of item, lot and product.
    first: Vec<usize>,
}

impl<'a> Contents<'a> {
    fn new(told: &[Told<'a>]) -> Contents<'a> {
        let by_id = identified(told, |_| true);
        let first = |id| by_id.of(id).first().copied();
        let named = told.iter().enumerate();
        let named = named.map(|(at, one)| one.event.id.as_deref().and_then(first).unwrap_or(at)).gathered();
        let is_alike = |at: usize, known: usize| known == at || told[known].event.raw == told[at].event.raw;
        let first = named.iter().enumerate().map(|(at, known)| if is_alike(at, *known) { *known } else { at });
        let first = first.gathered();
        Contents { texts: told.iter().map(|one| (one.event, OnceCell::new())).gathered(), named, first }
    }

    fn of(&self, at: usize) -> &str {
        let (event, text) = &self.texts[self.first[at]];
        text.get_or_init(|| content(event))
    }
}

/// Events by their identifiers.
fn identified<'a>(told: &[Told<'a>], is_wanted: impl Fn(&Told<'_>) -> bool) -> Places<'a> {
    let wanted = told.iter().enumerate().filter(|(_, one)| is_wanted(one));
    Places::new(wanted.filter_map(|(at, one)| Some((one.event.id.as_deref()?, at))))
}

/// The times of events. Those that have a time of their own differ from all others in frame and content.
struct Times(Vec<Option<i64>>);

impl Times {
    fn of<'a>(events: impl Iterator<Item = &'a Event>) -> Times {
        let mut times = events.map(millis).gathered();
        gs1::order::sort(&mut times);
        Times(times)
    }

    /// Whether an event shares its time with another one.
    fn are_shared(&self, event: &Event) -> bool {
        let time = millis(event);
        let first = self.0.partition_point(|it| *it < time);
        self.0.get(first + 1) == Some(&time)
    }
}

fn millis(event: &Event) -> Option<i64> {
    event.time.map(|time| time.millis())
}

/// Most denials that are told of.
const MOST_DENIALS: usize = 100;

/// Takes back what its own source declares wrong. Gives the events that another source declares wrong.
fn withdraw(told: &mut [Told<'_>], contents: &Contents<'_>) -> Vec<Conflict> {
    if told.iter().all(|one| one.event.error.is_none()) {
        return Vec::new();
    }
    // A correction is an event of the same source that was read: it names things and a time.
    let is_correction =
        |one: &Told<'_>| one.event.error.is_none() && one.event.time.is_some() && one.event.items().next().is_some();
    let corrections = identified(told, is_correction);
    // What is declared wrong: the source and the place of the declaration, and what follows.
    let mut declarations: Vec<(usize, usize, Standing)> = Vec::new();
    for (at, one) in told.iter().enumerate() {
        let Some(error) = &one.event.error else { continue };
        let own = |id: &String| corrections.of(id).iter().rfind(|at| told[**at].source == one.source).copied();
        let correction = error.corrective_event_ids.iter().find_map(own);
        let standing = match correction {
            Some(correction) => Standing::Corrected(Some(correction)),
            None if error.reason == Some(ErrorReason::DidNotOccur) => Standing::Withdrawn,
            None => Standing::Flagged,
        };
        declarations.push((one.source, at, standing));
    }
    // By identifier, or without one by content.
    let declared = || declarations.iter().enumerate().map(|(place, &(_, at, _))| (place, at));
    let id = |at: usize| told[at].event.id.as_deref();
    let by_id = Places::new(declared().filter_map(|(place, at)| Some((id(at)?, place))));
    let unnamed = declared().filter(|(_, at)| id(*at).is_none());
    let by_content = Places::new(unnamed.map(|(place, at)| (contents.of(at), place)));
    let mut denials = Vec::new();
    for (at, one) in told.iter_mut().enumerate() {
        let mut places = one.event.id.as_deref().map_or(&[][..], |id| by_id.of(id));
        if places.is_empty() && !by_content.is_empty() {
            places = by_content.of(contents.of(at));
        }
        if places.is_empty() {
            continue;
        }
        let declared = || places.iter().map(|place| declarations[*place]);
        // A source that declares one event wrong more than once has taken it back, if any declaration does.
        let own = declared().filter(|(source, ..)| *source == one.source).map(|(.., standing)| standing);
        match own.min_by_key(|standing| force(*standing)) {
            Some(standing) => one.standing = standing,
            None => {
                let room = MOST_DENIALS.saturating_sub(denials.len());
                declared().take(room).map(|(_, other, _)| Conflict { kept: at, other }).gather_into(&mut denials);
            }
        }
    }
    // What its correction says is not to be had, if that is taken back itself, at whatever remove.
    let first: Vec<Standing> = told.iter().map(|one| one.standing).gathered();
    for one in told.iter_mut().filter(|one| matches!(one.standing, Standing::Corrected(_))) {
        if !ends_in_an_event_that_counts(one.standing, &first) {
            one.standing = Standing::Flagged;
        }
    }
    denials
}

/// Whether the way from correction to correction ends; one that leads back to itself does not.
fn ends_in_an_event_that_counts(mut standing: Standing, all: &[Standing]) -> bool {
    for _ in 0..all.len() {
        match standing {
            Standing::Corrected(Some(correction)) => standing = all[correction],
            standing => return standing == Standing::Counts,
        }
    }
    false
}

/// The order in which declarations of one source decide.
fn force(standing: Standing) -> u8 {
    match standing {
        Standing::Corrected(_) => 0,
        Standing::Withdrawn => 1,
        _ => 2,
    }
}

fn duplicates(told: &mut [Told<'_>], contents: &Contents<'_>) {
    let counts: Vec<usize> = (0..told.len()).filter(|at| told[*at].standing == Standing::Counts).gathered();
    // The event that is kept of those with the same words, by the place of the first of them.
    let mut kept_of: Vec<Option<usize>> = vec![None; told.len()];
    // Events with the same words count once.
    let mut once = Vec::new();
    for &at in &counts {
        let kept = &mut kept_of[contents.first[at]];
        if kept.is_none() {
            *kept = Some(at);
            once.push(at);
        }
    }
    // Other words may say the same.
    let times = Times::of(once.iter().map(|&at| told[at].event));
    let shared = || once.iter().copied().filter(|&at| times.are_shared(told[at].event));
    let alike = Places::new(shared().map(|at| (contents.of(at), at)));
    for at in shared() {
        kept_of[contents.first[at]] = alike.of(contents.of(at)).first().copied();
    }
    for at in counts {
        let kept = kept_of[contents.first[at]].unwrap_or(at);
        if kept != at {
            told[at].standing = Standing::Duplicate(kept);
            let source = told[at].source;
            add_source(&mut told[kept].sources, source);
        }
    }
}

/// Events that are one by identifier, or by frame from different sources, but do not say the same.
fn differing(told: &mut [Told<'_>], contents: &Contents<'_>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let counting = (0..told.len()).filter(|at| told[*at].standing == Standing::Counts);
    let mut named: Vec<(usize, usize)> = counting.map(|at| (contents.named[at], at)).gathered();
    gs1::order::sort(&mut named);
    let groups = named.chunk_by(|one, next| one.0 == next.0).filter(|group| group.len() > 1);
    let groups = groups.map(|group| group.iter().map(|it| it.1).gathered()).gathered();
    settle(told, contents, groups, &mut conflicts);
    let several_sources = told.iter().any(|one| one.source != told[0].source);
    if several_sources {
        let counting = || told.iter().enumerate().filter(|(_, one)| one.standing == Standing::Counts);
        let times = Times::of(counting().map(|(_, one)| one.event));
        let shared = counting().filter(|(_, one)| times.are_shared(one.event));
        let frames = shared.map(|(at, one)| (frame(one.event), at)).gathered();
        let by_frame = Places::new(frames.iter().map(|(frame, at)| (frame.as_str(), *at)));
        let mut groups = by_frame.groups().map(<[usize]>::to_vec).gathered();
        // One source may well tell two events with one frame, such as two readings of a sensor.
        groups.retain(|group| {
            let sources: Vec<usize> = group.iter().flat_map(|&at| told[at].sources.iter().copied()).gathered();
            let apart = |source| group.iter().filter(|&&at| told[at].sources.contains(source)).count() == 1;
            sources.iter().all(apart)
        });
        settle(told, contents, groups, &mut conflicts);
    }
    gs1::order::sort_by_key(&mut conflicts, |it| (it.kept, it.other));
    conflicts
}

/// Of each group the event counts that speaks of the gravest state, then the last recorded one, then
/// the one that says more: by what they say, never by the order in which they came.
fn settle(told: &mut [Told<'_>], contents: &Contents<'_>, groups: Vec<Vec<usize>>, conflicts: &mut Vec<Conflict>) {
    for group in groups {
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
                if !told[kept].sources.contains(&source) {
                    add_source(&mut told[kept].dissent, source);
                }
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
