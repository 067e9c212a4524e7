//! What an event says about the item.

use epcis::event::{Action, Epc, EventType, Quantity};
use epcis::vocabulary::{BizStep, Disposition};
use epcis::{Event, ItemKey};
use gs1::list::Gather;
use gs1::sorted::Set;

use super::containment::Stay;
use super::part::{Role, Scope, is_member, part};
use super::{Index, Told};
use crate::report::Standing;

/// One event, and the item's part in it.
#[derive(Clone, Debug)]
pub struct Deed<'a> {
    /// Index of the event in [`History::told`](super::History::told).
    pub index: usize,
    /// The event.
    pub event: &'a Event,
    /// When it happened, ms since 1970 UTC.
    pub time: i64,
    /// How finely it names the item.
    pub scope: Scope,
    /// The item's part.
    pub role: Role,
    /// The amount of the item that it names.
    pub quantity: Option<&'a Quantity>,
    /// The container that the event names instead of the item.
    pub via: Option<&'a Epc>,
    /// How it is told.
    pub telling: Telling,
}

/// How a deed is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// At a known time; the time of recording stands for one that cannot be read.
    Dated,
    /// At a time that cannot be read.
    Undated,
    /// Its source declares it wrong, and no correction was read.
    Flagged,
    /// By another source, in another way than the event that counts.
    Another,
}

impl<'a> Deed<'a> {
    /// Whether the item came into being by this event.
    ///
    /// An object event with action ADD commissions its objects, whatever its step; the writing of a
    /// tag does not. Source: EPCIS 2.0, section 7.4.2; CBV 2.0, section 7.1.3.
    pub fn is_origin(&self) -> bool {
        if self.via.is_some() {
            return false;
        }
        let step = self.event.biz_step.as_ref();
        match self.role {
            Role::Output => true,
            Role::Subject => {
                let origin_step = matches!(step, Some(BizStep::Commissioning | BizStep::CreatingClassInstance));
                // Some systems write ADD on every event; a step that moves or keeps goods makes none.
                let made = match step {
                    None
                    | Some(BizStep::Other(_) | BizStep::Otherwise | BizStep::Assembling | BizStep::Repackaging) => true,
                    Some(_) => origin_step,
                };
                self.event.kind == EventType::Object
                    && self.event.action != Some(Action::Delete)
                    && ((self.event.action == Some(Action::Add) && made) || origin_step)
            }
            Role::Child | Role::Parent | Role::Input => false,
        }
    }

    /// Whether the event describes the state of the item afterwards: not of what was made from it.
    pub fn tells_state(&self) -> bool {
        self.role != Role::Input
    }

    /// The state that the event leaves the item in: as it says, and of a destruction without a word that it is destroyed.
    pub fn state(&self) -> Option<&'a Disposition> {
        const DESTROYED: &Disposition = &Disposition::Destroyed;
        let untold = || (self.event.biz_step == Some(BizStep::Destroying)).then_some(DESTROYED);
        self.event.disposition.as_ref().or_else(untold)
    }

    /// The states that the event tells of the item: the one that it is left in, and those that persist.
    pub fn states(&self) -> impl Iterator<Item = &'a Disposition> + use<'a> {
        self.state().into_iter().chain(&self.event.persistent.set)
    }

    /// The business step, if any.
    pub fn step(&self) -> Option<&BizStep> {
        self.event.biz_step.as_ref()
    }

    /// For equal times: what must come first comes first, whatever order the events came in.
    fn rank(&self) -> u8 {
        match (self.role, self.event.action) {
            _ if self.is_origin() => 0,
            (Role::Child | Role::Parent, Some(Action::Add)) => 1,
            (Role::Child | Role::Parent, Some(Action::Delete)) => 3,
            (Role::Input, _) | (Role::Subject, Some(Action::Delete)) => 4,
            _ => 2,
        }
    }
}

/// The states against a sale, the gravest highest; 0 for all others.
pub fn gravity(state: &Disposition) -> u8 {
    match state {
        Disposition::Recalled => 9,
        Disposition::Destroyed => 8,
        Disposition::Stolen => 7,
        Disposition::Expired => 6,
        Disposition::NoPedigreeMatch | Disposition::MismatchInstance | Disposition::MismatchClass => 5,
        Disposition::Damaged
        | Disposition::NonConformant
        | Disposition::NonSellableOther
        | Disposition::NeedsReplacement
        | Disposition::Returned
        | Disposition::Unavailable => 4,
        Disposition::RetailSold | Disposition::Dispensed => 3,
        _ => 0,
    }
}

/// What is told of an item.
pub(super) struct Own<'a> {
    /// What happened to it, in order of time.
    pub(super) deeds: Vec<Deed<'a>>,
    /// What has no place in that order.
    pub(super) loose: Vec<Deed<'a>>,
    /// Events about single members of its lot or class.
    pub(super) members: Vec<usize>,
}

/// Finds what is told of an item, alone or inside a container.
pub(super) fn own<'a>(
    item: &ItemKey,
    lots: &Set<String>,
    stays: &[Stay],
    told: &[Told<'a>],
    index: &Index<'a>,
) -> Own<'a> {
    let mut deeds: Vec<Deed<'a>> = Vec::new();
    let mut is_known = vec![false; told.len()];
    let mut members = Vec::new();
    let named = |at: usize| {
        let event = told[at].event;
        let (role, scope, quantity) = part(event, item, lots)?;
        let (time, telling) = timed(&told[at]);
        Some(Deed { index: at, event, time, scope, role, quantity, via: None, telling })
    };
    for &at in index.naming(item.id()) {
        match named(at) {
            Some(deed) => deeds.push(deed),
            None if is_about_member(told[at].event, item) => members.push(at),
            None => {}
        }
    }
    index.loose(item.id()).iter().filter_map(|at| named(*at)).gather_into(&mut deeds);
    deeds.iter().for_each(|deed| is_known[deed.index] = true);
    for stay in stays {
        for &at in index.naming(&stay.id).iter().chain(index.loose(&stay.id)) {
            let event = told[at].event;
            let (time, telling) = timed(&told[at]);
            let outside = time < stay.from || stay.until.is_some_and(|until| time > until);
            if (telling != Telling::Undated && outside) || is_known[at] {
                continue;
            }
            let Some(via) = event.items().find(|epc| stay.is(epc)) else { continue };
            let emptied = event.parent.as_ref().is_some_and(|parent| stay.is(parent));
            // A container that is packed or opened with other content says nothing about this item.
            let others = emptied && event.children.len() + event.child_quantities.len() > 0;
            if !others || event.action == Some(Action::Observe) {
                let (scope, role) = (stay.scope, Role::Subject);
                is_known[at] = true;
                deeds.push(Deed { index: at, event, time, scope, role, quantity: None, via: Some(via), telling });
            }
        }
    }
    // The source and position only order events that are equal in time and rank; no check depends on it.
    gs1::order::sort_by_key(&mut deeds, |deed| (deed.time, deed.rank(), deed.index));
    let (deeds, loose) = deeds.into_iter().partition(|deed| deed.telling == Telling::Dated);
    Own { deeds, loose, members }
}

/// When something happened, and how it is told.
fn timed(told: &Told<'_>) -> (i64, Telling) {
    let telling = match told.standing {
        Standing::Flagged => Telling::Flagged,
        Standing::Duplicate(_) => Telling::Another,
        _ if told.time.is_none() => Telling::Undated,
        _ => Telling::Dated,
    };
    (told.time.unwrap_or(i64::MIN), telling)
}

/// Whether an event is about a single member of the lot or class that `item` is.
fn is_about_member(event: &Event, item: &ItemKey) -> bool {
    let stated_lot = event.ilmd_text("lotNumber");
    let of_lot = item.lot().is_some() && item.serial().is_none() && stated_lot.as_deref().map(str::trim) == item.lot();
    let mut keys = event.items().filter_map(|epc| epc.key.as_ref());
    keys.any(|key| is_member(key, item) || (of_lot && key.gtin() == item.gtin()))
}
