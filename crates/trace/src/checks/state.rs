//! The state of a thing: its latest disposition, and the dispositions that persist.

use epcis::vocabulary::Disposition;

use crate::history::{Deed, Scope};

/// A state, and the event that put the thing into it.
#[derive(Clone, Copy, Debug)]
pub(super) struct State<'d, 'a> {
    pub(super) disposition: &'a Disposition,
    pub(super) deed: &'d Deed<'a>,
}

/// Whether the disposition is about the thing, not about the lid of its container.
fn is_about_thing(disposition: &Disposition) -> bool {
    !matches!(disposition, Disposition::ContainerClosed | Disposition::ContainerOpen)
}

/// The latest disposition of each scope that the events name: of the class, the lot and the item.
/// Of two at the same time the graver one counts.
pub(super) fn latest_of_scopes<'d, 'a>(deeds: &'d [Deed<'a>]) -> Vec<State<'d, 'a>> {
    let scopes = [Scope::Class, Scope::Lot, Scope::Item];
    scopes.into_iter().filter_map(|scope| latest(deeds.iter().filter(|deed| deed.scope == scope))).collect()
}

/// The latest disposition over all scopes.
pub(super) fn latest<'d, 'a: 'd>(deeds: impl Iterator<Item = &'d Deed<'a>>) -> Option<State<'d, 'a>> {
    deeds
        .filter(|deed| deed.tells_state())
        .filter_map(|deed| Some(State { disposition: deed.event.disposition.as_ref()?, deed }))
        .filter(|state| is_about_thing(state.disposition))
        .max_by_key(|state| (state.deed.time, crate::history::gravity(state.disposition)))
}

/// The persistent dispositions that were set and not unset since. At one time, setting comes last.
pub(super) fn persistent<'d, 'a: 'd>(deeds: impl Iterator<Item = &'d Deed<'a>>) -> Vec<State<'d, 'a>> {
    let mut changes: Vec<(i64, bool, State<'d, 'a>)> = Vec::new();
    for deed in deeds.filter(|deed| deed.tells_state()) {
        let persistent = &deed.event.persistent;
        changes.extend(persistent.unset.iter().map(|disposition| (deed.time, false, State { disposition, deed })));
        changes.extend(persistent.set.iter().map(|disposition| (deed.time, true, State { disposition, deed })));
    }
    changes.sort_by_key(|(time, set, _)| (*time, *set));
    let mut held: Vec<State<'d, 'a>> = Vec::new();
    for (_, set, state) in changes {
        let known = held.iter().position(|held| held.disposition == state.disposition);
        match (set, known) {
            (true, None) => held.push(state),
            (false, Some(known)) => {
                held.remove(known);
            }
            _ => {}
        }
    }
    held
}

/// The latest disposition, then the persistent ones.
pub(super) fn states<'d, 'a>(deeds: &'d [Deed<'a>]) -> impl Iterator<Item = State<'d, 'a>> {
    latest(deeds.iter()).into_iter().chain(persistent(deeds.iter()))
}
