//! The state of a thing: what each source says of it last, and what it lets persist.
//!
//! Each source speaks for itself: a state against a sale is lifted only by the source that tells it.
//!
//! | what a source tells | its state |
//! |---|---|
//! | dispositions at known times | the latest; of two at one time the graver |
//! | `recalled` | holds until a later one of as much says that it may be sold; that goods are moved, returned, spoilt or destroyed lifts nothing |
//! | persistent dispositions | those set and not unset since |
//! | a state against a sale at a time that cannot be read | holds |
//! | `recalled`, `destroyed`, `stolen` in an event that it flagged wrong and did not correct | as any other |
//! | a state but `recalled` and `expired` of a part of the lot | none; the part is told |

use epcis::event::Quantity;
use epcis::vocabulary::Disposition;
use gs1::list::Gather;

use super::amount::{self, Kind, measure};
use super::{CLOCK_TOLERANCE_MS, whereabouts};
use crate::clock::Timestamp;
use crate::history::{Deed, History, Role, Scope, Telling, gravity};

/// A state, and the event that put the thing into it.
#[derive(Clone, Copy, Debug)]
pub(super) struct State<'d, 'a> {
    pub(super) disposition: &'a Disposition,
    pub(super) deed: &'d Deed<'a>,
    /// The source that tells it.
    pub(super) source: usize,
}

/// From here on a disposition speaks against a sale.
pub(super) const AGAINST_SALE: u8 = 4;

/// From here on a state stays though its source flagged the event, until that source corrects or withdraws it.
const STAYS_FLAGGED: u8 = 7;

/// Which dispositions are compared with each other: each scope has its own latest one, or all have one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// What happens to a single item says nothing about its lot.
    Scope,
    /// The latest of all.
    All,
}

/// What each source says last of a thing, and what it lets persist, whatever the other sources say.
pub(super) fn current<'d, 'a>(
    history: &History<'a>,
    deeds: &'d [Deed<'a>],
    loose: &'d [Deed<'a>],
    by: By,
    is_part: impl Fn(&Deed<'a>) -> bool,
) -> Vec<State<'d, 'a>> {
    let sources = history.told.iter().map(|told| told.source + 1).max().unwrap_or(0);
    let mut states: Vec<State<'d, 'a>> = Vec::new();
    for source in 0..sources {
        let told = of_source(history, deeds, loose, source, &is_part);
        match by {
            By::All => states.extend(of_order(&told, source)),
            By::Scope => {
                let of = |scope| told.iter().copied().filter(|deed| deed.scope == scope).gathered();
                let scopes = [Scope::Class, Scope::Lot, Scope::Item].into_iter();
                scopes.flat_map(|scope| of_order(&of(scope), source)).gather_into(&mut states);
            }
        }
        states.extend(persistent(told.iter().copied(), source));
        untimed(history, deeds, loose, source).filter(|state| !is_part(state.deed)).gather_into(&mut states);
    }
    states
}

/// The states that follow from the order of a source's deeds: the latest, and a recall that none of them lifts.
fn of_order<'d, 'a: 'd>(told: &[&'d Deed<'a>], source: usize) -> impl Iterator<Item = State<'d, 'a>> + use<'d, 'a> {
    let latest = latest(told.iter().copied(), source);
    let is_recall = |deed: &&&Deed<'a>| deed.state() == Some(&Disposition::Recalled);
    let holds = |recall: &&&Deed<'a>| !told.iter().any(|deed| lifts(deed, recall));
    let held = told.iter().filter(is_recall).filter(holds).max_by_key(|deed| deed.time);
    let held = held.and_then(|deed| Some(State { disposition: deed.state()?, deed, source }));
    let is_other = |held: &State<'d, 'a>| latest.is_none_or(|latest| latest.deed.index != held.deed.index);
    held.filter(is_other).into_iter().chain(latest)
}

/// Whether a deed lifts the recall of an earlier one: what says that the thing may be sold. An amount that is less than
/// the recalled one leaves the rest recalled, and the telling of how the thing came to be, late, is no release.
fn lifts(deed: &Deed<'_>, recall: &Deed<'_>) -> bool {
    let may_be_sold = matches!(
        deed.state(),
        Some(
            Disposition::Active
                | Disposition::Available
                | Disposition::Conformant
                | Disposition::SellableAccessible
                | Disposition::SellableNotAccessible
        )
    );
    let is_less = || match (named_amount(deed), named_amount(recall)) {
        (Some((kind, part)), Some((other, all))) => kind == other && amount::exceeds(kind, all, part),
        _ => false,
    };
    may_be_sold && deed.time > recall.time && !deed.is_origin() && !is_less()
}

/// The deeds by whose order a source's states follow each other.
pub(super) fn of_source<'d, 'a>(
    history: &History<'a>,
    deeds: &'d [Deed<'a>],
    loose: &'d [Deed<'a>],
    source: usize,
    is_part: impl Fn(&Deed<'a>) -> bool,
) -> Vec<&'d Deed<'a>> {
    let counts = |deed: &&Deed<'a>| {
        let grave = worst(deed);
        let tells = match deed.telling {
            Telling::Dated => tells(history, deed, source),
            Telling::Another => history.told[deed.index].source == source,
            Telling::Flagged => history.told[deed.index].source == source && grave >= STAYS_FLAGGED,
            Telling::Undated => false,
        };
        tells && deed.event.time.is_some() && deed.tells_state() && !(is_partial(grave) && is_part(deed))
    };
    deeds.iter().chain(loose).filter(counts).gathered()
}

/// Whether a source tells the event as it counts.
fn tells(history: &History<'_>, deed: &Deed<'_>, source: usize) -> bool {
    let told = &history.told[deed.index];
    told.sources.contains(&source) && !told.dissent.contains(&source)
}

/// The gravest state that an event tells.
fn worst(deed: &Deed<'_>) -> u8 {
    deed.states().map(gravity).max().unwrap_or(0)
}

/// Whether a state of so much gravity may be one of a part alone: all against a sale but a recall and the expiry.
fn is_partial(grave: u8) -> bool {
    grave >= AGAINST_SALE && grave != gravity(&Disposition::Recalled) && grave != gravity(&Disposition::Expired)
}

/// Whether the disposition is about the thing, not about the lid of its container.
fn is_about_thing(disposition: &Disposition) -> bool {
    !matches!(disposition, Disposition::ContainerClosed | Disposition::ContainerOpen)
}

/// The latest disposition of the deeds that is understood: a word of no list lifts nothing. Of two at the same time the
/// graver one counts.
pub(super) fn latest<'d, 'a: 'd>(deeds: impl Iterator<Item = &'d Deed<'a>>, source: usize) -> Option<State<'d, 'a>> {
    deeds
        .filter_map(|deed| Some(State { disposition: deed.state()?, deed, source }))
        .filter(|state| is_about_thing(state.disposition) && !matches!(state.disposition, Disposition::Other(_)))
        .max_by_key(|state| (state.deed.time, gravity(state.disposition)))
}

/// The persistent dispositions that were set and not unset since. At one time, setting comes last.
pub(super) fn persistent<'d, 'a: 'd>(deeds: impl Iterator<Item = &'d Deed<'a>>, source: usize) -> Vec<State<'d, 'a>> {
    let mut changes: Vec<(i64, bool, State<'d, 'a>)> = Vec::new();
    for deed in deeds {
        let persistent = &deed.event.persistent;
        let unset = persistent.unset.iter().filter(|_| deed.telling != Telling::Flagged);
        unset.map(|disposition| (deed.time, false, State { disposition, deed, source })).gather_into(&mut changes);
        persistent
            .set
            .iter()
            .map(|disposition| (deed.time, true, State { disposition, deed, source }))
            .gather_into(&mut changes);
    }
    gs1::order::sort_by_key(&mut changes, |(time, set, _)| (*time, *set));
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

/// States against a sale in events of a source whose time cannot be read: nobody can say that they are over.
fn untimed<'d, 'a>(
    history: &History<'a>,
    deeds: &'d [Deed<'a>],
    loose: &'d [Deed<'a>],
    source: usize,
) -> impl Iterator<Item = State<'d, 'a>> {
    let counts = move |deed: &&Deed<'a>| {
        let told = match deed.telling {
            Telling::Dated | Telling::Undated => tells(history, deed, source),
            Telling::Another => history.told[deed.index].source == source,
            Telling::Flagged => history.told[deed.index].source == source && worst(deed) >= STAYS_FLAGGED,
        };
        told && deed.event.time.is_none() && deed.tells_state()
    };
    let untimed: Vec<&'d Deed<'a>> = deeds.iter().chain(loose).filter(counts).gathered();
    untimed.into_iter().flat_map(move |deed| {
        let grave = deed.states().filter(|disposition| gravity(disposition) >= AGAINST_SALE);
        grave.map(move |disposition| State { disposition, deed, source })
    })
}

/// The amount of the lot that is known to be: all that came into being of it, else the most that is told of it.
pub(super) struct Whole {
    kind: Kind,
    amount: f64,
}

impl Whole {
    /// From the deeds that name the lot itself.
    pub(super) fn new(history: &History<'_>) -> Option<Whole> {
        let named = || history.own.iter().filter(|deed| deed.scope == Scope::Lot && deed.via.is_none());
        let mut whole: Option<Whole> = None;
        let origins: Vec<&Deed<'_>> = named().filter(|deed| deed.is_origin()).gathered();
        for (at, deed) in origins.iter().enumerate() {
            // Else a whole lot that two sources tell of would pass for half of two.
            if origins[..at].iter().any(|before| is_one_making(history, before, deed)) {
                continue;
            }
            let (kind, amount) = named_amount(deed)?;
            match &mut whole {
                None => whole = Some(Whole { kind, amount }),
                Some(known) if known.kind == kind => known.amount += amount,
                Some(_) => return None,
            }
        }
        if whole.is_none() {
            for (kind, amount) in named().filter_map(named_amount) {
                match &mut whole {
                    Some(known) if known.kind != kind => return None,
                    Some(known) if known.amount >= amount => {}
                    _ => whole = Some(Whole { kind, amount }),
                }
            }
        }
        whole
    }

    /// How much of it a quantity is, if it is less than all.
    pub(super) fn share(&self, quantity: &Quantity) -> Option<f64> {
        let (kind, amount) = measure(quantity)?;
        (kind == self.kind && amount::exceeds(kind, self.amount, amount)).then_some(amount)
    }
}

/// Whether two origins may be one making that was captured twice: within minutes, or by two sources on one day.
fn is_one_making(history: &History<'_>, one: &Deed<'_>, other: &Deed<'_>) -> bool {
    let sources = |deed: &Deed<'_>| &history.told[deed.index].sources;
    let apart = sources(one).iter().all(|source| !sources(other).contains(source));
    let day = |deed: &Deed<'_>| Timestamp(deed.time).vietnam_date();
    let close = (other.time - one.time).abs() <= CLOCK_TOLERANCE_MS;
    !whereabouts::apart(one, other) && (close || (apart && day(one) == day(other)))
}

/// The events that tell a state of a part of the lot only, and the amount that each of them names.
pub(super) fn parts<'d, 'a>(history: &'d History<'a>, whole: &Whole) -> Vec<(&'d Deed<'a>, &'a Quantity)> {
    let told = history.own.iter().chain(&history.loose);
    let told = told.filter(|deed| deed.scope == Scope::Lot && deed.tells_state() && is_partial(worst(deed)));
    let parts: Vec<(&Deed<'a>, &Quantity)> = told
        .filter_map(|deed| {
            // What an event names in several lines is their sum.
            let (kind, named) = named_amount(deed).or_else(|| measure(quantity(history, deed)?))?;
            let is_less = kind == whole.kind && amount::exceeds(kind, whole.amount, named);
            is_less.then_some((deed, quantity(history, deed)?))
        })
        .gathered();
    // Many parts make a whole.
    let amount = |(deed, quantity): &(&Deed<'_>, &Quantity)| named_amount(deed).or_else(|| measure(quantity));
    let sum: f64 = parts.iter().filter_map(amount).map(|(_, amount)| amount).sum();
    if amount::exceeds(whole.kind, whole.amount, sum) { parts } else { Vec::new() }
}

/// All that an event names of the item, in however many lines; none if a line cannot be compared with the others.
fn named_amount(deed: &Deed<'_>) -> Option<(Kind, f64)> {
    let first = deed.quantity?;
    let event = deed.event;
    let lists = [&event.quantities, &event.child_quantities, &event.input_quantities, &event.output_quantities];
    let list = lists.into_iter().find(|list| list.iter().any(|line| std::ptr::eq(line, first)))?;
    let (kind, mut sum) = (measure(first)?.0, 0.0);
    for line in list.iter().filter(|line| line.class.same(&first.class)) {
        let (other, amount) = measure(line)?;
        if other != kind {
            return None;
        }
        sum += amount;
    }
    Some((kind, sum))
}

/// The amount of the item that an event names, or that was packed into the container that it names.
pub(super) fn quantity<'a>(history: &History<'a>, deed: &Deed<'a>) -> Option<&'a Quantity> {
    let Some(via) = deed.via else { return deed.quantity };
    let stay = history.stays.iter().find(|stay| {
        stay.container.same(via)
            && stay.level == 1
            && stay.from <= deed.time
            && stay.until.is_none_or(|until| deed.time <= until)
    })?;
    let packing = history.own.iter().find(|packing| packing.index == stay.packed && packing.role == Role::Child)?;
    packing.quantity
}
