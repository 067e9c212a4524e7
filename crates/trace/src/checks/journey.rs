//! Shipments and receipts of the item, and which belong together.
//!
//! | receipt | meaning |
//! |---|---|
//! | a shipment before it names this place or party, or none that can be compared | they belong together |
//! | every open shipment names another place or party, and that one never gets it | wrong receiver |
//! | no shipment is open, and the item was elsewhere before | not shipped |

mod destination;

use epcis::event::Epc;
use epcis::vocabulary::{BizStep, Disposition};
use gs1::list::Gather;
use gs1::sorted::Set;

use self::destination::{Destinations, arrives};
use super::already_sold::is_return;
use super::{CLOCK_TOLERANCE_MS, whereabouts};
use crate::history::{Deed, History, Role, Scope, place_key};

/// How many shipments back a single thing's receipt is compared: a thing is not sent more often at once.
const LOOK_BACK: usize = 64;

/// A shipment and the receipt that belongs to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leg<'a> {
    pub(super) shipment: &'a Deed<'a>,
    pub(super) receipt: &'a Deed<'a>,
    /// No other shipment can have brought what was received.
    pub(super) sole: bool,
}

/// How shipments and receipts fit together.
#[derive(Clone, Debug, Default)]
pub struct Journey<'a> {
    pub(super) legs: Vec<Leg<'a>>,
    /// Receipts by another party or place than the shipment names.
    pub(super) misdelivered: Vec<Leg<'a>>,
    /// Receipts without a shipment.
    pub(super) unshipped: Vec<&'a Deed<'a>>,
    /// Shipments without a receipt.
    pub(super) open: Vec<&'a Deed<'a>>,
}

impl<'a> Journey<'a> {
    /// Follows a single thing, or the parts of a lot.
    pub(super) fn new(history: &'a History<'a>, single: bool) -> Journey<'a> {
        let needed = if single { Scope::Item } else { Scope::Lot };
        let deeds: Vec<&Deed<'_>> =
            history.own.iter().filter(|deed| deed.scope == needed && deed.role != Role::Input).gathered();
        // A single thing may be sent with its whole lot.
        let sent = history.own.iter().filter(|deed| deed.scope >= Scope::Lot && deed.role != Role::Input);
        let shipments = shipments(&sent.gathered());
        let mut state = State { places: Places::default(), sold: false, passed: 0 };
        let mut arrivals = Arrivals::new(&shipments, single);
        let mut journey = Journey::default();
        for receipt in deeds.iter().copied().filter(|deed| deed.step() == Some(&BizStep::Receiving)) {
            state.pass(&deeds, receipt.time);
            if let Some(leg) = arrivals.take(receipt) {
                journey.legs.push(leg);
            } else if !is_return(receipt) && !state.sold {
                match arrivals.open.last().copied() {
                    Some(at) => journey.misdelivered.push(Leg { shipment: shipments[at], receipt, sole: false }),
                    None if state.places.elsewhere(receipt) => journey.unshipped.push(receipt),
                    None => {}
                }
            }
        }
        // What stopped elsewhere on its way and still arrived was not misdelivered.
        let arrived = shipments.iter().zip(&arrivals.arrived);
        let waiting = arrived.filter(|(_, arrived)| arrived.is_none()).map(|(shipment, _)| *shipment).gathered();
        let mut waits = vec![false; history.told.len()];
        waiting.iter().for_each(|shipment| waits[shipment.index] = true);
        journey.misdelivered.retain(|leg| waits[leg.shipment.index]);
        journey.open = waiting.into_iter().filter(|shipment| is_shipping(shipment)).gathered();
        journey
    }
}

/// What happened before a receipt, carried along in order of time.
struct State<'a> {
    places: Places<'a>,
    sold: bool,
    passed: usize,
}

impl<'a> State<'a> {
    fn pass(&mut self, deeds: &[&'a Deed<'a>], until: i64) {
        while let Some(deed) = deeds.get(self.passed).filter(|deed| deed.time < until) {
            self.sold |= deed.event.disposition == Some(Disposition::RetailSold);
            self.places.add(deed);
            self.passed += 1;
        }
    }
}

/// The places where the thing was, by their GLN or their text.
#[derive(Default)]
struct Places<'a> {
    known: Vec<&'a Epc>,
    unknown: bool,
}

impl<'a> Places<'a> {
    fn add(&mut self, deed: &Deed<'a>) {
        // Two different places are enough: every third place differs from one of them.
        match whereabouts::place(deed) {
            None => self.unknown = true,
            Some(place) if self.known.len() < 2 && !self.known.iter().any(|known| is_same(known, place)) => {
                self.known.push(place)
            }
            Some(_) => {}
        }
    }

    /// Whether the thing was anywhere but where it is received.
    fn elsewhere(&self, receipt: &Deed<'_>) -> bool {
        let Some(here) = whereabouts::place(receipt) else { return false };
        self.unknown || self.known.iter().any(|known| !is_same(known, here))
    }
}

fn is_same(one: &Epc, other: &Epc) -> bool {
    place_key(one) == place_key(other)
}

/// Which shipments are on their way, and which have arrived.
struct Arrivals<'s, 'a> {
    shipments: &'s [&'a Deed<'a>],
    destinations: Destinations,
    single: bool,
    /// Shipments up to this one have been sent.
    sent: usize,
    /// Sent, and not received yet.
    open: Set<usize>,
    arrived: Vec<Option<&'a Deed<'a>>>,
}

impl<'s, 'a> Arrivals<'s, 'a> {
    fn new(shipments: &'s [&'a Deed<'a>], single: bool) -> Self {
        Arrivals {
            shipments,
            destinations: Destinations::new(shipments),
            single,
            sent: 0,
            open: Set::default(),
            arrived: vec![None; shipments.len()],
        }
    }

    /// Finds the shipments that a receipt belongs to, and takes them as arrived.
    fn take(&mut self, receipt: &'a Deed<'a>) -> Option<Leg<'a>> {
        while self.shipments.get(self.sent).is_some_and(|it| it.time <= receipt.time + CLOCK_TOLERANCE_MS) {
            self.open.insert(self.sent);
            self.sent += 1;
        }
        let fitting: Vec<usize> = match self.single {
            // One single thing arrives once.
            true => (self.sent.saturating_sub(LOOK_BACK)..self.sent)
                .filter(|&at| arrives(&self.shipments[at].event.destinations, receipt) != Some(false))
                .filter(|&at| self.arrived[at].is_none_or(|before| !whereabouts::apart(before, receipt)))
                .gathered(),
            false => self.destinations.take(receipt, self.sent),
        };
        let last = fitting.last().copied();
        for &at in &fitting {
            self.open.remove(&at);
            self.arrived[at] = Some(receipt);
        }
        let earlier = || self.destinations.earlier(receipt);
        let shipment = last.or_else(|| if self.single { None } else { earlier() });
        shipment.map(|at| Leg {
            shipment: self.shipments[at],
            receipt,
            sole: fitting.len() == 1 && (self.single || earlier() == last),
        })
    }
}

/// The events that set the item on its way, without those that were voided.
fn shipments<'a>(deeds: &[&'a Deed<'a>]) -> Vec<&'a Deed<'a>> {
    let mut shipments: Vec<&Deed<'_>> = Vec::new();
    for deed in deeds.iter().copied() {
        match deed.step() {
            Some(BizStep::VoidShipping) => {
                let voided = shipments.iter().rposition(|shipment| !whereabouts::apart(shipment, deed));
                voided.map(|at| shipments.remove(at));
            }
            Some(BizStep::Receiving | BizStep::Arriving | BizStep::Accepting | BizStep::Unloading) => {}
            _ if is_shipping(deed) || deed.event.disposition == Some(Disposition::InTransit) => shipments.push(deed),
            _ => {}
        }
    }
    shipments
}

fn is_shipping(deed: &Deed<'_>) -> bool {
    matches!(deed.step(), Some(BizStep::Shipping | BizStep::Consigning | BizStep::Departing))
}
